/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the ways of a map are called: “yes”, “5 to 10”, “left open, one”, “any answer”.
 */
#ifndef ASKWELL_MAP_ANSWERS_H
#define ASKWELL_MAP_ANSWERS_H

#include "author/map.h"

/* Names the `count` ways that leave `step`, on memory of theirs, where the answer decides between
 * them, and gives whether it does. It does not where every way was gone with every answer. */
bool map_answers_name(const struct map_step *step, struct map_way *ways, size_t count);

#endif
