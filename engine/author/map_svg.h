/* SPDX-License-Identifier: GPL-3.0-or-later
 * A map as a picture, drawn by Graphviz.
 */
#ifndef ASKWELL_MAP_SVG_H
#define ASKWELL_MAP_SVG_H

#include "author/map.h"

#include <stdbool.h>

struct bytes;
struct fault;

/* Adds the map as SVG with a title and a description. Fault: 69 where the machine has no `dot` or
 * it does not do its work, 71 where the system gives no process. */
bool map_svg(const struct map *map, struct bytes *out, struct fault *fault);

#endif
