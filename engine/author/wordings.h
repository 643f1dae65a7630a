/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a bank says, judged as a coach would hear it; what nobody ever asks; and what a bank of
 * another language lacks.
 */
#ifndef ASKWELL_WORDINGS_H
#define ASKWELL_WORDINGS_H

#include "author/finding.h"
#include "bank/bank.h"
#include "lint/lexicon.h"

/* A question of more words than this cannot be said without a breath: at 150 words a minute it
 * takes eleven seconds. Ours. */
enum { wordings_longest = 28 };

/* Judges each wording and each line. */
void wordings_check(const struct bank *bank, const struct lexicon *lexicon,
                    struct findings *findings);

/* Adds the questions, groups and lines that are not among `used`, a list of texts. */
void wordings_unused(const struct bank *bank, const struct value *used, struct findings *findings);

/* Adds what `bank` lacks of `original`, the bank that it words in another language, and where a
 * question differs in more than its words. */
void wordings_compare(const struct bank *bank, const struct bank *original,
                      struct findings *findings);

#endif
