/* SPDX-License-Identifier: GPL-3.0-or-later
 * A hash table of rows of weights.
 */
#include "lint/weights.h"

#include "base/memory.h"

#include <stdlib.h>

static size_t place_of(const struct weights *weights, uint64_t key) {
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (weights->room - 1);
}

static void put(struct weights *weights, size_t row) {
    size_t at = place_of(weights, weights->rows[row].key);
    while (weights->table[at])
        at = (at + 1) & (weights->room - 1);
    weights->table[at] = (uint32_t)row + 1;
}

/* Keeps the table at most half full. */
static void grow(struct weights *weights) {
    weights->room = weights->room ? 2 * weights->room : 64;
    free(weights->table);
    weights->table = memory_new(weights->room * sizeof *weights->table);
    weights->rows = memory_resize(weights->rows, weights->room / 2, sizeof *weights->rows);
    for (size_t i = 0; i < weights->count; i++)
        put(weights, i);
}

void weights_add(struct weights *weights, const struct weight_row *row) {
    if (2 * weights->count >= weights->room) grow(weights);
    weights->rows[weights->count] = *row;
    put(weights, weights->count++);
}

const struct weight_row *weights_find(const struct weights *weights, uint64_t key) {
    if (!weights->room) return NULL;
    for (size_t at = place_of(weights, key); weights->table[at];
         at = (at + 1) & (weights->room - 1))
        if (weights->rows[weights->table[at] - 1].key == key)
            return &weights->rows[weights->table[at] - 1];
    return NULL;
}

void weights_free(struct weights *weights) {
    free(weights->rows);
    free(weights->table);
    *weights = (struct weights){0};
}
