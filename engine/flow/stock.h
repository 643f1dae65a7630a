/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a persona has left to say: how many lines there are in each group of its bank, and which of
 * them were said. It knows their number and not their words, so it serves in the jail as well.
 *
 * Which line comes depends on the seed, the group, and how many of it came before; never on one
 * running stream. None comes twice before all of its group were said. A group that is told in order
 * (`held`) comes as it stands, and its last line stays.
 */
#ifndef ASKWELL_STOCK_H
#define ASKWELL_STOCK_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One group: of a topic, or of the whole where `topic` is "". */
struct shelf {
    char *topic;
    char *group;
    size_t count;
    size_t drawn; /* in all */
};

/* Start with {0}. */
struct stock {
    struct shelf *shelves;
    size_t count;
    uint64_t seed;
};

/* The group that is told in order, because each line goes on from the one before. */
extern const char stock_in_order[];

void stock_add(struct stock *stock, const char *topic, const char *group, size_t count);
void stock_free(struct stock *stock);

/* As plain data, {"": {"closed": 12}, "class": {"surface": 5}}, and back; the caller frees. */
struct value stock_value(const struct stock *stock);
struct stock stock_of(const struct value *value);

/* Puts everything back. */
void stock_refill(struct stock *stock);

/* Gives the group of this topic, or where that has none the one of the whole; NULL for neither. */
struct shelf *stock_find(const struct stock *stock, const char *topic, const char *group);

/* Gives how many lines of it were not said yet. */
size_t stock_left(const struct shelf *shelf);

/* Takes the next one; gives its number from 0. */
size_t stock_draw(const struct stock *stock, struct shelf *shelf);

/* The group with which a person brings up a topic unasked. */
extern const char stock_bridge[];

/* Gives a topic, other than `but`, that can still be brought up and of which something is left to
 * say then, or ""; which one is the seed's choice. */
const char *stock_other(const struct stock *stock, const char *but);

/* Was anything told of what is held back? */
bool stock_begun(const struct stock *stock);

#endif
