/* SPDX-License-Identifier: GPL-3.0-or-later
 * What holds in a session, after all going back, taking back and setting aside.
 *
 * Rules, in the order they are applied:
 *
 * - undo: the entry it names does not count, nor what came with it; undoing an undo restores it.
 *   What the flow had put there behind that entry, an action, a ground rule of both, or what became
 *   of one, is set aside
 * - answer, skip, go, action, change: holds, at the end of the order, or in the place of the one it
 *   revises
 * - back: the entry `to` is opened; everything later in the order is set aside, but for answers to
 *   the coach's own questions, which hang on nothing; one of those is opened alone. Without `to`
 * the entry `aside` is set aside, and what is later in its own journal: so a journal knows by
 * itself what was opened in another one
 * - reuse: the entries it names hold again
 *
 * Other entries hold unless undone. An item made from an answer holds while that answer does.
 */
#ifndef ASKWELL_LEDGER_H
#define ASKWELL_LEDGER_H

#include "agenda/journal.h"

#include <stdbool.h>
#include <stddef.h>

enum standing {
    STANDS,    /* it holds */
    SET_ASIDE, /* something before it was opened again; it may be used again as it is */
    OPENED,    /* it is to be answered anew */
    TAKEN_BACK /* undone */
};

struct record {
    const struct entry *entry;
    size_t book; /* in which of the journals it stands */
    enum standing standing;
    bool ordered; /* it has a place in `order` */
    bool revised; /* it was opened and has been answered anew */
};

struct ledger {
    struct record *records; /* every entry of the session, by its number */
    size_t count;
    size_t *order; /* indexes of records: the steps of the conversation, in its order */
    size_t ordered;
};

/* The question's id in answers to the coach's own questions. */
extern const char ledger_own_question[];

/* Makes the ledger of `session`; it points into the journal. The caller frees with ledger_free. */
struct ledger ledger_open(struct journal *journal, const char *session);
void ledger_free(struct ledger *ledger);

/* The same of the `count` entries of one session, in their order. */
struct ledger ledger_of(const struct entry *const *entries, size_t count);

/* The same of a session that is written into several journals, whose numbers go on from one to the
 * other: their order is that of the session. What an entry says of another one is always of the
 * same journal. */
struct ledger ledger_open_all(struct journal *const *journals, size_t count, const char *session);

/* Gives the record of entry `number`, or NULL where the session has none. */
struct record *ledger_find(const struct ledger *ledger, unsigned long number);

/* Is the entry an answer to a question that the coach put in own words, or to a topic taken up? */
bool ledger_is_own(const struct entry *entry);

#endif
