/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be known of each entry, as its owner has said so far. Rules:
 *
 * - a `share` entry is about the entries `of`, or about the `whole` of a session, with what comes
 *   there later; what was said last holds, whichever of the two it was
 * - an item has the sharing of the answer it came `from`, the strictest where it came from several,
 *   unless something was said of the item itself; what became of an item has that of the item
 * - of what nothing was said, the words are the owner's alone, and it may be counted
 * - an answer given anew is new words: what was said of the earlier one does not hold for it
 */
#ifndef ASKWELL_SHARING_H
#define ASKWELL_SHARING_H

#include "agenda/journal.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct sharing_of_all;

/* The loosest first. */
enum sharing {
    SHARING_OURS,    /* stands in a copy for the coach */
    SHARING_COUNTED, /* stands in such a copy without its words */
    SHARING_UNSAID,  /* does not leave the agenda, but for being counted */
    SHARING_MINE,    /* is not even counted */
    SHARING_UNKEPT,  /* likewise, and its words are taken out of the agenda */
};

/* Gives the word for it: ours, counted, mine, unkept; `mine` also where nothing was said. */
const char *sharing_name(enum sharing sharing);

/* Reads such a word; false where it is none. */
bool sharing_read(const char *word, enum sharing *sharing);

/* May its words leave the agenda? May it be counted? */
bool sharing_shows(enum sharing sharing);
bool sharing_counts(enum sharing sharing);

/* Folds what was said about the entries of the journal, in one pass; it points into the journal.
 * The caller frees with sharing_free. */
struct sharing_of_all *sharing_open(struct journal *journal);
void sharing_free(struct sharing_of_all *all);

/* Gives what holds for the entry at `index` of the journal, from 0; or for the one that has this
 * number, SHARING_UNSAID where there is none. */
enum sharing sharing_at(const struct sharing_of_all *all, size_t index);
enum sharing sharing_of(const struct sharing_of_all *all, unsigned long number);

/* Gives what was said last of the whole of `session`. */
enum sharing sharing_of_session(const struct sharing_of_all *all, const char *session);

/* Adds to a `share` entry that was begun what sharing_say writes into one. */
void sharing_fill(struct bytes *share, enum sharing sharing, const unsigned long *numbers,
                  size_t count, const char *whole);

/* Begins and ends a `share` entry; kept by the caller, with journal_keep. It is about the `count`
 * entries `numbers`, or about the whole of the session `whole` where that is not NULL; written
 * during `session`, "" for none. */
void sharing_say(struct journal *journal, const char *session, enum sharing sharing,
                 const unsigned long *numbers, size_t count, const char *whole);

#endif
