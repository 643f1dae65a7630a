/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an owner does with single items between sessions: put one there, say what became of one.
 * Nothing is overwritten; each of these is an entry without a session.
 */
#ifndef ASKWELL_HAND_H
#define ASKWELL_HAND_H

#include "agenda/fold.h"

#include <stdbool.h>

struct bytes;
struct fault;

/* A goal or an action. Text that is NULL is not there. */
struct hand_item {
    const char *kind;
    const char *text;
    const char *who;  /* mentee or coach */
    const char *when; /* a day, 2026-11-24 */
    const char *know;
    const char *toward;
    const char *standard;
};

/* What became of one. */
struct hand_change {
    const char *state; /* done, carried, revised, dropped */
    const char *why;   /* "" and NULL: not said */
    const char *text;
    const char *when;
};

/* Begins the entry of an item, kept by the caller with journal_keep; gives its number. */
unsigned long hand_add(struct journal *journal, const struct hand_item *item);

/* The same for what became of the item that is entry `of`. */
unsigned long hand_change(struct journal *journal, unsigned long of,
                          const struct hand_change *change);

/* Gives the item that is meant by `word`: the number of its entry, or a beginning of its words that
 * no other one has; what is open is meant first, and among that a goal or an action. NULL with a
 * fault (65) that says which there are. */
const struct item *hand_find(const struct fold *fold, const char *word, struct fault *fault);

/* Is it neither done nor dropped? */
bool hand_is_open(const struct item *item);

/* Adds `[17] Walk to work`, in one line, at most about 60 columns of words. */
void hand_name(const struct item *item, struct bytes *out);

#endif
