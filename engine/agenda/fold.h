/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda folded from its entries: what holds now, without the flow or the bank that led to it.
 */
#ifndef ASKWELL_FOLD_H
#define ASKWELL_FOLD_H

#include "agenda/journal.h"
#include "agenda/ledger.h"

#include <stdbool.h>
#include <stddef.h>

/* All text belongs to the journal. */
struct session {
    const char *id;
    unsigned long first; /* its first entry */
    const char *title;
    const char *flow;
    const char *mentee;  /* what its flow calls the two: protégé, mentor; */
    const char *coach;   /* NULL where it says nothing of it */
    const char *began;   /* a stamp */
    const char *last_at; /* of its last entry */
    const char *ended;   /* how it ended; NULL while it is unfinished */
    size_t answers;      /* that stand */
    long seconds;        /* that it was held, without the time between a pause and going on */
};

struct item {
    unsigned long number;
    const char *kind;     /* goal, insight, option, choice, action, ... */
    const char *text;     /* as it was revised last */
    const char *before;   /* and before that, where it was worded anew; or NULL */
    unsigned long worded; /* the item that has this text: itself, or one that words it anew */
    const char *when;     /* the day of an action, likewise; or NULL */
    const struct entry *entry;
    const struct entry *change;    /* the last one, or the item that words it anew; or NULL */
    const char *state;             /* done, revised, carried, dropped; NULL where nothing changed */
    const struct session *session; /* NULL: put there between sessions */
};

struct parked {
    unsigned long number;
    const char *text;
    const struct entry *entry;
    bool taken_up;
};

struct fold {
    const char *owner;        /* "" where the journal does not say */
    const char *record;       /* the name of this record, where it is one apart; NULL: an agenda */
    struct session *sessions; /* in the order they began */
    size_t session_count;
    struct item *items;
    size_t item_count;
    struct parked *parked;
    size_t parked_count;
    const struct entry **answers; /* that stand, in their order */
    size_t answer_count;
    enum standing *standings; /* of each entry, by its place in the journal */
};

/* Folds the journal as it stands. It points into the journal; the caller frees with fold_free. */
struct fold fold_open(struct journal *journal);

/* The same of all that was before `session` began. */
struct fold fold_before(struct journal *journal, const char *session);

/* The same of the first `count` entries. */
struct fold fold_first(struct journal *journal, size_t count);

/* Is it an action that is neither done nor dropped? */
bool item_is_open(const struct item *item);

/* Gives the day (2026-11-24, and perhaps a time behind it) on which became of it what did: where
 * that was said later, as when a calendar came back, the day that was said. It must have a change.
 */
const char *item_day(const struct item *item);

void fold_free(struct fold *fold);

/* Gives the newest unfinished session, of the flow called `flow` where that is not NULL; or NULL.
 */
const struct session *fold_unfinished(const struct fold *fold, const char *flow);

#endif
