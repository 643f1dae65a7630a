/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a conversation went another way than its transcript says.
 */
#ifndef ASKWELL_DIFFERENCE_H
#define ASKWELL_DIFFERENCE_H

#include "base/value.h"
#include "front/transcript.h"

struct bytes;

/* Adds the differences to `out` as a unified diff, cleaned for a terminal: `-` as it is written,
 * `+` as it happened, three lines around them, and above each place `@@ FILE:LINE @@` and its
 * section. Nothing is added where there are none. */
void difference_text(const struct transcript *transcript, const struct value *happened,
                     struct bytes *out);

/* Gives the same as data, a list of maps: `line` in the file, and the lines `written` and
 * `happened` there. The caller frees. */
struct value difference_value(const struct transcript *transcript, const struct value *happened);

#endif
