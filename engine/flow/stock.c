/* SPDX-License-Identifier: GPL-3.0-or-later
 * A shuffle by hash for each round through a group, so that the same seed tells the same lines in
 * whatever order the groups are asked for.
 */
#include "flow/stock.h"

#include "base/digest.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const char stock_in_order[] = "held";
const char stock_bridge[] = "bridge";

void stock_add(struct stock *stock, const char *topic, const char *group, size_t count) {
    stock->shelves = memory_room(stock->shelves, stock->count, sizeof *stock->shelves);
    stock->shelves[stock->count++] = (struct shelf){.topic = memory_text(topic, strlen(topic)),
                                                    .group = memory_text(group, strlen(group)),
                                                    .count = count};
}

void stock_free(struct stock *stock) {
    for (size_t i = 0; i < stock->count; i++) {
        free(stock->shelves[i].topic);
        free(stock->shelves[i].group);
    }
    free(stock->shelves);
    *stock = (struct stock){0};
}

static struct value *topic_in(struct value *map, const char *topic) {
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i], topic) == 0) return &map->items[i];
    value_set(map, topic, value_map());
    return &map->items[map->count - 1];
}

struct value stock_value(const struct stock *stock) {
    struct value map = value_map();
    for (size_t i = 0; i < stock->count; i++) {
        const struct shelf *shelf = &stock->shelves[i];
        value_set(topic_in(&map, shelf->topic), shelf->group, value_number((double)shelf->count));
    }
    return map;
}

struct stock stock_of(const struct value *value) {
    struct stock stock = {0};
    for (size_t i = 0; value && value->kind == VALUE_MAP && i < value->count; i++) {
        const struct value *groups = &value->items[i];
        for (size_t k = 0; groups->kind == VALUE_MAP && k < groups->count; k++)
            stock_add(&stock, value->keys[i], groups->keys[k], (size_t)groups->items[k].number);
    }
    return stock;
}

void stock_refill(struct stock *stock) {
    for (size_t i = 0; i < stock->count; i++)
        stock->shelves[i].drawn = 0;
}

struct shelf *stock_find(const struct stock *stock, const char *topic, const char *group) {
    struct shelf *found = NULL;
    for (size_t i = 0; i < stock->count; i++) {
        struct shelf *shelf = &stock->shelves[i];
        if (strcmp(shelf->group, group) != 0) continue;
        if (*shelf->topic && strcmp(shelf->topic, topic) == 0) return shelf;
        if (!*shelf->topic) found = shelf;
    }
    return found;
}

size_t stock_left(const struct shelf *shelf) {
    return shelf->drawn < shelf->count ? shelf->count - shelf->drawn : 0;
}

/* The finalizer of MurmurHash3 (Austin Appleby, public domain). */
static uint64_t mixed(uint64_t hash) {
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 33;
}

static uint64_t rank_of(const struct stock *stock, const struct shelf *shelf, size_t index) {
    uint32_t sum = digest_crc32(0, shelf->topic, strlen(shelf->topic) + 1);
    sum = digest_crc32(sum, shelf->group, strlen(shelf->group));
    return mixed(stock->seed ^ mixed((uint64_t)sum << 32 | (index + 1)));
}

/* The number of the line whose rank has `place` smaller ones below it. */
static size_t at_place(const struct stock *stock, const struct shelf *shelf, size_t place) {
    for (size_t i = 0; i < shelf->count; i++) {
        uint64_t rank = rank_of(stock, shelf, i);
        size_t below = 0;
        for (size_t k = 0; k < shelf->count; k++) {
            uint64_t other = rank_of(stock, shelf, k);
            below += other < rank || (other == rank && k < i);
        }
        if (below == place) return i;
    }
    return 0;
}

size_t stock_draw(const struct stock *stock, struct shelf *shelf) {
    size_t drawn = shelf->drawn++;
    if (!shelf->count) return 0;
    if (strcmp(shelf->group, stock_in_order) == 0)
        return drawn < shelf->count ? drawn : shelf->count - 1;
    return at_place(stock, shelf, drawn % shelf->count);
}

/* Is there anything of its topic left to say once it was brought up? */
static bool has_more(const struct stock *stock, const struct shelf *bridge) {
    for (size_t i = 0; i < stock->count; i++) {
        const struct shelf *shelf = &stock->shelves[i];
        if (shelf != bridge && strcmp(shelf->topic, bridge->topic) == 0 && stock_left(shelf))
            return true;
    }
    return false;
}

const char *stock_other(const struct stock *stock, const char *but) {
    const char *other = "";
    uint64_t highest = 0;
    for (size_t i = 0; i < stock->count; i++) {
        const struct shelf *shelf = &stock->shelves[i];
        bool fits = *shelf->topic && strcmp(shelf->topic, but) != 0 &&
                    strcmp(shelf->group, stock_bridge) == 0 && stock_left(shelf);
        uint64_t rank = fits ? rank_of(stock, shelf, shelf->count) : 0;
        if (rank <= highest || !has_more(stock, shelf)) continue;
        highest = rank;
        other = shelf->topic;
    }
    return other;
}

bool stock_begun(const struct stock *stock) {
    for (size_t i = 0; i < stock->count; i++)
        if (stock->shelves[i].drawn && strcmp(stock->shelves[i].group, stock_in_order) == 0)
            return true;
    return false;
}
