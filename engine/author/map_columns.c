/* SPDX-License-Identifier: GPL-3.0-or-later
 * Heights are estimated as Graphviz will need them, near enough to choose by.
 */
#include "author/map_columns.h"

#include "author/map_words.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    points_line = 16,
    points_step = 44, /* its margins and the way to the next */
    points_section = 30,
    points_wide = 330, /* of a column */
    page_short = 540,  /* of A4, margins taken off */
    page_long = 790,
    page_tries = 64,
};

static size_t lines_of(const struct map_step *step) {
    struct bytes words = {0};
    map_words_of(step, &words);
    size_t length = text_columns(bytes_string(&words), words.length);
    bytes_clear(&words);
    if (length > map_words_most) length = map_words_most;
    map_words_options(step, map_most_options, &words);
    size_t lines = 1 + length / map_line_columns;
    for (size_t i = 0; i < words.length; i++)
        lines += words.data[i] == '\n';
    bytes_clear(&words);
    map_words_beside(step, &words);
    lines += words.length > 0;
    bytes_free(&words);
    return lines;
}

static double height_of(const struct map *map, const struct map_section *section) {
    double height = points_section;
    for (size_t i = 0; i < section->count; i++)
        height += points_step + points_line * (double)lines_of(&map->steps[section->first + i]);
    return height;
}

/* Fills columns up to `most` points each; gives how many that takes, and in `highest` the highest.
 */
static size_t fill_columns(const double *heights, size_t count, double most, size_t *column,
                           double *highest) {
    size_t columns = 0;
    double height = 0;
    *highest = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && height + heights[i] > most) {
            columns++;
            height = 0;
        }
        height += heights[i];
        if (height > *highest) *highest = height;
        column[i] = columns;
    }
    return columns + 1;
}

/* How large the print comes out on a sheet, upright or across. */
static double print_size(double wide, double high) {
    double upright = fmin(page_short / wide, page_long / high);
    double across = fmin(page_long / wide, page_short / high);
    return fmax(upright, across);
}

/* Of all fillings with even columns, the one that prints largest. */
struct map_columns map_columns_of(const struct map *map) {
    size_t count = map->section_count;
    struct map_columns columns = {.count = 1};
    double *heights = memory_new((count + 1) * sizeof *heights);
    size_t *tried = memory_new((count + 1) * sizeof *tried);
    double all = 0;
    double best = 0;
    columns.of_section = memory_new((count + 1) * sizeof *columns.of_section);
    for (size_t i = 0; i < count; i++)
        all += heights[i] = height_of(map, &map->sections[i]);
    for (size_t steps = 1; count && steps <= page_tries; steps++) {
        double highest = 0;
        size_t taken =
            fill_columns(heights, count, all * (double)steps / page_tries, tried, &highest);
        double size = print_size((double)taken * points_wide, highest + points_step);
        if (size <= best) continue;
        best = size;
        columns.count = taken;
        memcpy(columns.of_section, tried, count * sizeof *tried);
    }
    free(heights);
    free(tried);
    return columns;
}

void map_columns_free(struct map_columns *columns) {
    free(columns->of_section);
    *columns = (struct map_columns){0};
}
