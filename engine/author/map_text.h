/* SPDX-License-Identifier: GPL-3.0-or-later
 * A map to be read: an outline of plain lines, for a terminal, a screen reader, or a page.
 */
#ifndef ASKWELL_MAP_TEXT_H
#define ASKWELL_MAP_TEXT_H

#include "author/map.h"

struct bytes;

/* Adds the outline, no line wider than `width` columns where a word allows it. */
void map_text(const struct map *map, size_t width, struct bytes *out);

#endif
