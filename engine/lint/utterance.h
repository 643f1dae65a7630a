/* SPDX-License-Identifier: GPL-3.0-or-later
 * What somebody said in one turn, as words and sentences. Spoken words are made plain on the way:
 * small letters, fillers and notes in [brackets] left out, a word said twice or broken off (wh-
 * what) said once, don't as do and not, gonna as going and to.
 *
 * Of a very long turn only the end is read: the last question is the one that waits for an answer.
 */
#ifndef ASKWELL_UTTERANCE_H
#define ASKWELL_UTTERANCE_H

#include "lint/spelling.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { utterance_bytes = 4096, utterance_words = 2048 };

struct word {
    uint32_t number; /* 0 for a stranger */
    uint32_t hash;
    uint32_t stem; /* a number that forms of the same word share */
    uint32_t from; /* bytes of the text */
    uint32_t to;
    uint32_t pause; /* a comma, a dash or the like stands before it */
};

struct sentence {
    uint32_t first; /* words [first, end) */
    uint32_t start; /* the first behind openers such as `okay, so` */
    uint32_t end;
    uint32_t mark; /* it ends in a question mark */
};

/* All of it is in place, so it can lie on the stack; only as much of it is written as there are
 * words. */
struct utterance {
    const char *text; /* the caller's */
    size_t word_count;
    size_t sentence_count;
    struct word words[utterance_words];
    struct sentence sentences[utterance_words];
};

/* Reads a text; bytes that are not UTF-8, NUL and controls are gaps between words. Openers are not
 * taken off yet: every sentence starts at its first word. */
void utterance_read(const struct spelling *spelling, const char *text, size_t length,
                    struct utterance *utterance);

#endif
