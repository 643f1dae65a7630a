/* SPDX-License-Identifier: GPL-3.0-or-later
 * What of an agenda is wanted: of one session, from a day on, or all that hangs on one goal.
 *
 * On a goal hangs what says that it is toward it, and what was said in its session behind it and
 * before another goal: how it will be known, options, choices, actions. Where it was worded anew in
 * a later session, likewise there; and all of a session that has no goal of its own and whose
 * actions are toward this one. Hours and the next day hang on none.
 */
#ifndef ASKWELL_EXCERPT_H
#define ASKWELL_EXCERPT_H

#include "agenda/fold.h"

#include <stdbool.h>

struct fault;

/* Part of a session, by the numbers of its entries: above `from`, below `to`. */
struct stretch {
    const char *session; /* NULL: none */
    unsigned long from;
    unsigned long to;
};

/* Start with {0}: all is wanted. */
struct excerpt {
    const char *session;     /* its id; or NULL */
    const char *since;       /* a day, 2026-11-24; or NULL */
    const struct item *goal; /* with excerpt_goal; or NULL */
    struct stretch stretches[2];
    bool *toward; /* of each session of the fold: is all of it about the goal? */
};

/* Wants what hangs on `goal`, which is of `fold`. The caller frees with excerpt_free. */
void excerpt_goal(struct excerpt *excerpt, const struct fold *fold, struct journal *journal,
                  const struct item *goal);

void excerpt_free(struct excerpt *excerpt);

/* What became of an older promise in a session, or since a day, is wanted with it. */
bool excerpt_has_item(const struct excerpt *excerpt, const struct fold *fold,
                      const struct item *item);
bool excerpt_has_entry(const struct excerpt *excerpt, const struct entry *entry);
bool excerpt_has_session(const struct excerpt *excerpt, const struct session *session);

/* Gives the session that is meant by `word`: its id, a beginning of that which no other has, the
 * day it began, or `last`. Fault (65): there is none, or more than one. */
const struct session *excerpt_find_session(const struct fold *fold, const char *word,
                                           struct fault *fault);

#endif
