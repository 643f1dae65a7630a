/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation as a map: the steps in the order in which they come, and the ways between them
 * that walks took. A way has a name only where the answer decides where it leads.
 */
#ifndef ASKWELL_MAP_H
#define ASKWELL_MAP_H

#include "author/banks.h"
#include "author/script.h"
#include "author/walks.h"

#include <stdbool.h>
#include <stddef.h>

enum { map_begin = -1, map_end = -2 }; /* ends of a way that are no step */

/* A place that asks, says, shows or acts. */
struct map_step {
    enum wish_kind kind;
    char *id;
    char *section; /* "" before the first */
    int line;
    unsigned times;                  /* that walks came here; 0: none did */
    const struct question *question; /* WISH_ASK and WISH_DRAW, where the bank has it */
    const struct line *said;         /* WISH_SAY, where the bank has it */
    long drawn;                      /* WISH_DRAW: how many of the group; 0: as many as it takes */
    struct value fills;              /* list of the names that fill it */
    bool decides;                    /* its answer decides where it goes on */
    bool stops;                      /* walks came here and none went on: the script is wrong */
};

struct map_way {
    long from;
    long to;
    struct value answers; /* list of those that went this way, as walks name them */
    char *answer;         /* for people; "" where the answer does not decide */
    unsigned times;       /* 0: nobody went it, the one only stands behind the other */
    bool back;
};

struct map_section {
    const char *name;
    size_t first;
    size_t count;
};

struct map {
    char *name;
    char *title;
    const char *bank;
    long minutes; /* 0 where it does not say */
    unsigned walks;
    bool all;               /* every path was walked */
    struct map_step *steps; /* section by section */
    size_t step_count;
    struct map_way *ways; /* by the step they leave, then by the one they come to */
    size_t way_count;
    struct map_section *sections;
    size_t section_count;
};

/* Makes a map of what `walks` found in `script`, and of what they never came to; name, title and
 * minutes are the caller's to set, on memory that the map then owns. Questions and lines stay the
 * banks'. The caller frees with map_free. */
struct map *map_new(const struct script *script, struct banks *banks, const struct walks *walks);
void map_free(struct map *map);

/* Is it only said or shown, or tells whose turn it is? */
bool map_step_is_quiet(const struct map_step *step);

/* Gives the ways that leave step `from` or map_begin, and how many they are. */
const struct map_way *map_ways_from(const struct map *map, long from, size_t *count);

/* Where a way leads, as a number that grows down the map: the end comes last. */
size_t map_place(const struct map *map, long step);

#endif
