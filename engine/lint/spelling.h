/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a language writes its words: which endings are words of their own (don't is do and n't, and
 * n't is `not`) and what is short for what (gonna for going to).
 */
#ifndef ASKWELL_SPELLING_H
#define ASKWELL_SPELLING_H

#include "lint/words.h"

#include <stddef.h>
#include <stdint.h>

enum { spelling_endings = 16 };

/* Start with {0}. */
struct spelling {
    struct words words;
    size_t ending_count;
    struct {
        char *text;
        size_t length;
        uint32_t becomes;
    } endings[spelling_endings];
};

/* Gives the number of words that a written word stands for, and their numbers, which they get where
 * they have none; 0 where it is none that could be heard: it holds a blank, a sign or a capital,
 * stands for more than `room` words, or is a filler. */
size_t spelling_words(struct spelling *spelling, const char *text, size_t length, uint32_t *numbers,
                      size_t room);

/* Gives the place of the ending that the word has, or spelling_endings. */
size_t spelling_ending(const struct spelling *spelling, const char *text, size_t length);

void spelling_free(struct spelling *spelling);

#endif
