/* SPDX-License-Identifier: GPL-3.0-or-later
 * One agenda in numbers: what its owner lets be counted, and nothing else of it.
 *
 * A session counts unless its owner said that it is mine or unkept; so does what was put on the
 * agenda in it, and a stage counts by the answers in it that count.
 */
#ifndef ASKWELL_TALLY_H
#define ASKWELL_TALLY_H

#include "agenda/journal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vocabulary;

struct tally_session {
    uint64_t key; /* of this session in this agenda; the same in each copy of it */
    size_t programme;
    bool counted; /* it began in the time that is reported on */
    bool finished;
    long month; /* in which it began, counted through the years */
    long held;  /* minutes: kept hours where it has any, else how long it was held */
    long planned;
    uint64_t stages; /* those completed, a bit each */
};

enum tally_state { TALLY_OPEN, TALLY_DONE, TALLY_REVISED, TALLY_CARRIED, TALLY_DROPPED };

/* A goal, an action, or a standard chosen for a goal. */
struct tally_item {
    size_t programme;
    bool is_goal;
    bool is_action;
    enum tally_state state;
    size_t standard; /* or VOCABULARY_NONE */
};

struct tally {
    uint64_t key;     /* of the agenda: the same in each copy of it */
    unsigned long at; /* its newest entry's number: of two copies, the one that went further */
    bool apart;       /* it is no agenda: a record apart, or a notebook */
    struct tally_session *sessions;
    size_t session_count;
    struct tally_item *items;
    size_t item_count;
};

/* Counts what is in the journal. `from` and `until` are days, 2026-11-24, or NULL. The caller frees
 * with tally_free. */
struct tally tally_of(struct journal *journal, struct vocabulary *vocabulary, const char *from,
                      const char *until);
void tally_free(struct tally *tally);

#endif
