/* SPDX-License-Identifier: GPL-3.0-or-later
 * Arrays by number, and uthash to find a number again.
 */
#include "flow/places.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define uthash_fatal(message) memory_none()
#include <uthash.h>

struct known_thing {
    size_t number;
    UT_hash_handle hh;
    char key[]; /* the kind, then the part, a NUL and the id */
};

struct site_key {
    size_t thing;
    size_t line;
};

struct known_site {
    struct site_key key;
    size_t number;
    UT_hash_handle hh;
};

struct edge_key {
    size_t from;
    size_t way;
    size_t to;
};

struct known_edge {
    struct edge_key key;
    size_t number;
    UT_hash_handle hh;
};

/* NOLINTBEGIN(clang-analyzer-*): the checker loses its way in uthash's macros */
size_t places_thing(struct places *places, enum wish_kind kind, const char *part, const char *id,
                    bool *is_new) {
    char key[320];
    size_t before = 2 + strnlen(part, 64);
    size_t length = strnlen(id, sizeof key - before); /* no honest id is as long */
    struct known_thing *known = NULL;
    key[0] = (char)kind;
    memcpy(key + 1, part, before - 2);
    key[before - 1] = '\0';
    memcpy(key + before, id, length);
    HASH_FIND(hh, places->known_things, key, before + length, known);
    *is_new = known == NULL;
    if (known) return known->number;
    size_t number = places->thing_count++;
    places->things = memory_room(places->things, number, sizeof *places->things);
    places->things[number] = (struct thing){
        .kind = kind, .part = memory_text(part, before - 2), .id = memory_text(id, length)};
    known = memory_new(sizeof *known + before + length);
    known->number = number;
    memcpy(known->key, key, before + length);
    HASH_ADD_KEYPTR(hh, places->known_things, known->key, before + length, known);
    return number;
}

size_t places_site(struct places *places, size_t thing, int line, bool *is_new) {
    struct site_key key = {thing, (size_t)line};
    struct known_site *known = NULL;
    HASH_FIND(hh, places->known_sites, &key, sizeof key, known);
    *is_new = known == NULL;
    if (known) return known->number;
    size_t number = places->site_count++;
    places->sites = memory_room(places->sites, number, sizeof *places->sites);
    places->sites[number] = (struct site){.thing = thing, .line = line, .fills = value_list()};
    known = memory_new(sizeof *known);
    known->key = key;
    known->number = number;
    HASH_ADD(hh, places->known_sites, key, sizeof key, known);
    return number;
}

size_t places_edge(struct places *places, size_t from, size_t way, size_t to, bool *is_new) {
    struct edge_key key = {from, way, to};
    struct known_edge *known = NULL;
    HASH_FIND(hh, places->known_edges, &key, sizeof key, known);
    *is_new = known == NULL;
    if (known) return known->number;
    size_t number = places->edge_count++;
    places->edges = memory_room(places->edges, number, sizeof *places->edges);
    places->edges[number] = (struct edge){from, way, to, 0};
    known = memory_new(sizeof *known);
    known->key = key;
    known->number = number;
    HASH_ADD(hh, places->known_edges, key, sizeof key, known);
    return number;
}

/* NOLINTEND(clang-analyzer-*) */

void site_name_way(struct site *site, size_t way, const char *name) {
    if (way >= site->way_count) {
        site->ways = memory_resize(site->ways, way + 1, sizeof *site->ways);
        while (site->way_count <= way)
            site->ways[site->way_count++] = "";
    }
    site->ways[way] = name;
}

const char *places_way(const struct places *places, size_t site, size_t way) {
    if (site == nowhere || way >= places->sites[site].way_count) return "";
    return places->sites[site].ways[way];
}

/* NOLINTBEGIN(clang-analyzer-*): likewise */
void places_free(struct places *places) {
    struct known_thing *thing = NULL;
    struct known_thing *next_thing = NULL;
    struct known_site *site = NULL;
    struct known_site *next_site = NULL;
    struct known_edge *edge = NULL;
    struct known_edge *next_edge = NULL;
    HASH_ITER(hh, places->known_things, thing, next_thing) {
        HASH_DEL(places->known_things, thing);
        free(thing);
    }
    HASH_ITER(hh, places->known_sites, site, next_site) {
        HASH_DEL(places->known_sites, site);
        free(site);
    }
    HASH_ITER(hh, places->known_edges, edge, next_edge) {
        HASH_DEL(places->known_edges, edge);
        free(edge);
    }
    for (size_t i = 0; i < places->thing_count; i++) {
        free(places->things[i].part);
        free(places->things[i].id);
        value_free(&places->things[i].about);
    }
    for (size_t i = 0; i < places->site_count; i++) {
        free(places->sites[i].section);
        value_free(&places->sites[i].fills);
        free(places->sites[i].ways);
    }
    free(places->things);
    free(places->sites);
    free(places->edges);
    *places = (struct places){0};
}
/* NOLINTEND(clang-analyzer-*) */
