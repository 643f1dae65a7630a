/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where walks come: what stands behind an id, the places of the script where it is wanted, and the
 * ways from one place to the next. Each is kept once and has a number.
 */
#ifndef ASKWELL_PLACES_H
#define ASKWELL_PLACES_H

#include "base/value.h"
#include "flow/wish.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct known_thing;
struct known_site;
struct known_edge;

/* What home knows of an id. */
struct thing {
    enum wish_kind kind;
    char *part; /* in which it is wanted, "" for the conversation itself */
    char *id;
    bool known;
    bool own;  /* each answer gets words of its own */
    bool from; /* the flow offers the answers */
    bool open; /* which may be left, and the flow gets "" */
    uint64_t marks;
    struct value about; /* as home told it */
    const struct value *answers;
    const struct value *needs;
};

struct site {
    size_t thing;
    int line;
    char *section;
    unsigned times;
    struct value fills; /* list: the names of what fills it, as it was first met */
    const char **ways;  /* the name of each answer that was given */
    size_t way_count;
};

/* `nowhere` is the beginning as `from`, and the end as `to`. */
struct edge {
    size_t from;
    size_t way; /* the answer at `from` */
    size_t to;
    unsigned times;
};

static const size_t nowhere = SIZE_MAX;

struct places {
    struct thing *things;
    size_t thing_count;
    struct site *sites;
    size_t site_count;
    struct edge *edges;
    size_t edge_count;
    struct known_thing *known_things;
    struct known_site *known_sites;
    struct known_edge *known_edges;
};

/* Each gives the number, and whether it is new; a new one is empty but for what it was sought by.
 */
size_t places_thing(struct places *places, enum wish_kind kind, const char *part, const char *id,
                    bool *is_new);
size_t places_site(struct places *places, size_t thing, int line, bool *is_new);
size_t places_edge(struct places *places, size_t from, size_t way, size_t to, bool *is_new);

/* Keeps the name of an answer that was given at a site. */
void site_name_way(struct site *site, size_t way, const char *name);

/* Gives it, "" where there is none. */
const char *places_way(const struct places *places, size_t site, size_t way);

void places_free(struct places *places);

#endif
