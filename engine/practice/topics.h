/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the words of a coach are about, of the topics of a persona's bank.
 *
 * The rule: a cue counts once, where its words stand side by side, in any of their forms. It weighs
 * as much as it is rare in what this person has to say: the number of its words times the logarithm
 * of all lines over those it stands in (Spärck Jones, A statistical interpretation of term
 * specificity, Journal of Documentation 28, 1972). So `to try` outweighs a Thursday that is in
 * every second line. Words of the lines that were told are cues too, each of a quarter of that
 * weight, so that whoever says a line back stays with it.
 */
#ifndef ASKWELL_TOPICS_H
#define ASKWELL_TOPICS_H

#include "bank/persona_bank.h"
#include "lint/lexicon.h"

#include <stddef.h>

struct topics;

/* Gives one, which the caller frees; lexicon and bank must stay. */
struct topics *topics_new(const struct lexicon *lexicon, const struct persona_bank *bank);
void topics_free(struct topics *topics);

/* Forgets all that was told. */
void topics_restart(struct topics *topics);

/* A line of topic number `topic` was told. */
void topics_tell(struct topics *topics, size_t topic, const char *line);

/* Adds to `met`, one for each topic of the bank, how much the words [from, to) of an utterance
 * speak of it. */
void topics_weigh(const struct topics *topics, const struct utterance *words, size_t from,
                  size_t to, unsigned *met);

/* Is the word about something, or one that stands in any sentence? */
bool topics_is_about(const struct lexicon *lexicon, const struct word *word);

#endif
