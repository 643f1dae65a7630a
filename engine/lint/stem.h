/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which words are forms of the same one: worry, worried, worrying. By Snowball (M. F. Porter, the
 * English algorithm of 2002 and its sisters), which takes endings off and knows no meaning.
 */
#ifndef ASKWELL_STEM_H
#define ASKWELL_STEM_H

#include <stddef.h>
#include <stdint.h>

struct stemmer;

/* Gives the stemmer of a language by its name ("en"), which the caller frees; NULL where Snowball
 * has none for it. */
struct stemmer *stem_open(const char *language);
void stem_close(struct stemmer *stemmer);

/* Gives the hash of the stem of a word in small letters; without a stemmer, of the word itself. */
uint32_t stem_hash(struct stemmer *stemmer, const char *word, size_t length);

#endif
