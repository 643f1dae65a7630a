/* SPDX-License-Identifier: GPL-3.0-or-later
 * A map in Mermaid's language, which many wikis draw.
 */
#ifndef ASKWELL_MAP_MERMAID_H
#define ASKWELL_MAP_MERMAID_H

#include "author/map.h"

struct bytes;

/* Adds the map as one flowchart. */
void map_mermaid(const struct map *map, struct bytes *out);

#endif
