/* SPDX-License-Identifier: GPL-3.0-or-later
 * Proving of a report, JSON or CSV, wherever it comes from, that it holds numbers, days and words
 * from the shelf only, that they fit together, and that no small group is broken out.
 *
 * It is read into a census, which has no room for text; what does not fit is named with its place.
 * Then it is written anew, and each byte has to be the same, but for blanks between what stands in
 * JSON. So nothing can hide in how a number or a letter is written.
 */
#ifndef ASKWELL_VERIFY_H
#define ASKWELL_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct vocabulary;

/* Checks the text of the report `path`; gives how many rows it has. Fault: 65, with the place. */
bool verify_text(const char *path, const char *text, size_t length, struct vocabulary *vocabulary,
                 size_t *rows, struct fault *fault);

#endif
