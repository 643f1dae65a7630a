/* SPDX-License-Identifier: GPL-3.0-or-later
 * An answer belongs to the question as it was worded. While a flow runs again from the top, recall
 * finds for each of its questions what has been answered already.
 */
#ifndef ASKWELL_RECALL_H
#define ASKWELL_RECALL_H

#include "agenda/ledger.h"
#include "base/value.h"

#include <stdbool.h>

/* A question as it is put: two are the same when all four are. */
struct wanted {
    int book; /* where its answer stands, by its number in the ledger; negative: nowhere */
    const char *id;
    const char *quoted; /* "" where nothing is quoted above it */
    const char *asked;
    bool exact; /* of a group, where another wording is another question */
};

struct recall {
    struct ledger ledger;
    bool *used;    /* for each place in the ledger's order */
    size_t cursor; /* the first place that may be unused */
    size_t unused;
    const struct record **revived; /* that were set aside and are used again */
    size_t revived_count;
    unsigned long *trail; /* numbers of the steps of this run so far */
    size_t trail_length;
};

/* Begins a run over what `ledger` holds, and takes it over; the caller frees with recall_close. */
struct recall recall_open(struct ledger ledger);
void recall_close(struct recall *recall);

/* Gives the record that answers this question, and counts it as used: the next one in order with
 * this id and wording, or else one set aside that has both. NULL where it must be asked. */
const struct record *recall_take(struct recall *recall, const struct wanted *wanted);

/* The same for an item (an action where the fields have no `kind`) or what became of one
 * (DEED_CHANGE) with these fields, all text, in that book. */
const struct record *recall_take_fields(struct recall *recall, int book, enum deed deed,
                                        const struct value *fields);

/* Gives a record whose answer may be offered to begin with, because it once answered this question,
 * or one of this id; or NULL. */
const struct record *recall_draft(const struct recall *recall, const struct wanted *wanted);

/* Tells of a step that was just made and is kept as entry `number`. */
void recall_step(struct recall *recall, unsigned long number);

#endif
