/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quotes of the mentee's words, and whether the words are still theirs. A quote is a move `replay`
 * that names the entry whose words were held up (`of`), and where that was one line of a list,
 * which
 * (`which`, from 1). It holds no words itself, so that words which are taken out are gone from it
 * too.
 */
#ifndef ASKWELL_QUOTE_H
#define ASKWELL_QUOTE_H

#include "agenda/journal.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* What has become of the words of a quote; all of it belongs to the journal. */
struct quote {
    const struct entry *source; /* whose words were held up; NULL where they were taken out */
    const struct entry *now;    /* the answer or change that stands in its place; or NULL */
    bool stale;                 /* they are not what stands now */
};

/* Is the entry a quote? */
bool quote_is(const struct entry *entry);

/* Looks after the words of the quote `move`, which stands in this journal. They are stale once
 * their answer was given anew in other words, taken back or set aside, once what they stand on the
 * agenda for was reworded by a change, or once they were taken out of the journal. */
struct quote quote_look(struct journal *journal, const struct entry *move);

/* Gives the line, from 1, of the entry that is these words, the mentee's own, byte for byte; 0
 * where it has none. Of one text it is 1. */
size_t quote_line(const struct entry *entry, const char *words);

/* Was the item `entry` made from the answer with this number, or is it that answer? */
bool quote_is_from(const struct entry *entry, unsigned long answer);

/* Adds the words of an answer in quotation marks, or that it was said aloud. */
void quote_add_words(struct bytes *out, const struct entry *entry);

#endif
