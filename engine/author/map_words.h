/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words on a map, for people: clean of controls, in one line.
 */
#ifndef ASKWELL_MAP_WORDS_H
#define ASKWELL_MAP_WORDS_H

#include "author/map.h"

struct bytes;

/* Adds anybody's text as it may stand on a map, in one line. */
void map_words_show(const char *text, struct bytes *out);

/* Adds what is asked, said or done at a step: its wording as the bank has it, `{goal}` as it
 * stands. */
void map_words_of(const struct map_step *step, struct bytes *out);

/* Adds what there is to know beside it, or nothing: "2 of 6 such questions", "0 to 10". */
void map_words_beside(const struct map_step *step, struct bytes *out);

/* Adds the options that the bank has for it, one a line, at most `most` and then how many more. */
void map_words_options(const struct map_step *step, size_t most, struct bytes *out);

/* Adds how much was walked, as a sentence. */
void map_words_walked(const struct map *map, struct bytes *out);

/* Adds `text` cut to `columns` at the end of a word, with an ellipsis where something is missing.
 */
void map_words_short(const char *text, size_t columns, struct bytes *out);

#endif
