/* SPDX-License-Identifier: GPL-3.0-or-later
 * A map as data, for other programs.
 */
#ifndef ASKWELL_MAP_VALUE_H
#define ASKWELL_MAP_VALUE_H

#include "author/map.h"

/* Gives the map as a value that the caller frees: `flow`, `title`, `minutes`, `bank`, `walks`,
 * `all`, `steps` (number, do, id, line, section, times, reached, wording …) and `ways` (from, to,
 * times, answers, answer where it decides, back). A way begins at "begin" or a number, and leads to
 * a number or "end". */
struct value map_value(const struct map *map);

#endif
