/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each fuzzer gives: the function that libFuzzer calls, and for chance.c its name and seeds.
 */
#ifndef ASKWELL_FUZZ_H
#define ASKWELL_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Reads one input. Whatever it holds, this comes back; what must never be true calls abort. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* For chance.c; each list ends in NULL. */
extern const char fuzz_noun[];           /* "banks" */
extern const unsigned fuzz_rounds;       /* how many inputs are made */
extern const char *const fuzz_seeds[];   /* good inputs to begin with */
extern const char *const fuzz_files[];   /* patterns of files that are seeds too */
extern const char *const fuzz_hostile[]; /* what is put in somewhere */

#endif
