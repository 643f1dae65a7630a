/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every entry of an agenda, told to its owner: all that is held, whatever became of it.
 */
#ifndef ASKWELL_CHRONICLE_H
#define ASKWELL_CHRONICLE_H

#include "agenda/excerpt.h"
#include "agenda/fold.h"
#include "base/value.h"

struct bytes;

/* Adds a paragraph for each entry of the excerpt, which has no goal, to `out` as plain lines,
 * unwrapped: number, when, in which conversation; what happened; every field that this did not
 * tell, by its name in the file; then whether it counts, was edited by hand, quotes words that have
 * changed since, and what its owner said may be known of it. */
void chronicle_text(const struct fold *fold, struct journal *journal, const struct excerpt *excerpt,
                    struct bytes *out);

/* Gives the same as data: owner, entries; of each its fields as they are kept, standing,
 * by_hand, sharing, and of a quote stale. The caller frees. */
struct value chronicle_value(const struct fold *fold, struct journal *journal,
                             const struct excerpt *excerpt);

#endif
