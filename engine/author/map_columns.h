/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation is long and thin and a sheet of paper is not, so its sections stand in columns.
 */
#ifndef ASKWELL_MAP_COLUMNS_H
#define ASKWELL_MAP_COLUMNS_H

#include "author/map.h"

/* How much of a step is shown in a picture. */
enum {
    map_line_columns = 34, /* of a line of its wording */
    map_words_most = 136,  /* columns of all of it */
    map_most_options = 6,
};

struct map_columns {
    size_t *of_section; /* from 0 */
    size_t count;
};

/* Gives each section its column; the caller frees with map_columns_free. */
struct map_columns map_columns_of(const struct map *map);
void map_columns_free(struct map_columns *columns);

#endif
