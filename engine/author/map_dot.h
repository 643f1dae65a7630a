/* SPDX-License-Identifier: GPL-3.0-or-later
 * A map in Graphviz's language, laid out for a page.
 */
#ifndef ASKWELL_MAP_DOT_H
#define ASKWELL_MAP_DOT_H

#include "author/map.h"

struct bytes;

/* Adds the map as one graph. */
void map_dot(const struct map *map, struct bytes *out);

#endif
