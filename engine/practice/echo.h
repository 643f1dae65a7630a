/* SPDX-License-Identifier: GPL-3.0-or-later
 * The mentee's own words, and where the coach says them back.
 *
 * The rule: five words or more in the same order as in an earlier turn of the mentee, or three of
 * which at least one is about the topic, or two side by side that both are. Words are compared as
 * they are spoken (lint/utterance.h); one is about the topic where the lexicon does not list it
 * among those that say nothing of it. Of several such runs the longest counts, and of these the
 * first. `my meetings` said back as `your meetings` is no run: it takes a second word of the
 * mentee's.
 */
#ifndef ASKWELL_ECHO_H
#define ASKWELL_ECHO_H

#include <stddef.h>
#include <stdint.h>

struct lexicon;

/* Words that the coach says back. */
struct quote {
    size_t from; /* bytes of the coach's turn; both 0 for none */
    size_t to;
    size_t moment; /* the mentee's turn in which they were first said */
};

/* All that the mentee has said so far. Start with {0}. */
struct echo {
    struct echo_word *words;
    size_t count;
    uint32_t *table; /* of pairs of words: the last place of each hash, and from there back */
    size_t room;
};

/* Hears turn `moment` of the mentee. */
void echo_hear(struct echo *echo, const struct lexicon *lexicon, size_t moment, const char *text);

/* Gives what a turn of the coach says back of all that was heard. */
struct quote echo_find(const struct echo *echo, const struct lexicon *lexicon, const char *text);

void echo_free(struct echo *echo);

#endif
