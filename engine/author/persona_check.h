/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a persona, found by practising with it a thousand times.
 */
#ifndef ASKWELL_PERSONA_CHECK_H
#define ASKWELL_PERSONA_CHECK_H

#include "author/finding.h"

#include <stdbool.h>
#include <stdint.h>

/* What was walked of one persona. */
struct persona_walk {
    unsigned sessions;
    unsigned long turns;
    size_t lines; /* of its bank */
    size_t said;  /* of them, in some session */
};

/* Is the script at `path` that of a persona, or of what personas take in? */
bool persona_check_is(const char *path);

/* Checks the persona whose script is at `path`, with its bank: adds to the findings. `sessions` is
 * how many are held. What personas take in is walked with those, so nothing is said of it alone. */
void persona_check(const char *path, uint64_t seed, unsigned sessions, struct findings *findings,
                   struct persona_walk *walk);

/* Adds one line that says how much was walked. */
void persona_check_tell(const char *name, const struct persona_walk *walk, struct bytes *out);

#endif
