/* SPDX-License-Identifier: GPL-3.0-or-later
 * What else could have been said: one wording for a turn that asks for it, from the bank
 * `feedback`. The same turn in the same place gets the same one.
 *
 * The groups of that bank are named after the reason; those that end in -words quote the mentee as
 * {words} and are taken where there is something to quote:
 *
 *     input, advice, judging-why, leading, closed, stacked    what was unasked, or how it was asked
 *
 * For the third question without a reflection there are the lines in-a-row-1, in-a-row-2 ..., and
 * in-a-row-words-1 ... likewise.
 *
 * Of stacked questions the first one is taken, with the group `stacked` where none stands alone. A
 * question of the bank with the name of a cue is what a question becomes in which that cue fires;
 * {rest} is what follows the words that it fired on.
 */
#ifndef ASKWELL_SUGGEST_H
#define ASKWELL_SUGGEST_H

#include "practice/measure.h"

#include <stddef.h>

/* Fills instead, instead_why and instead_remark of turn `index`, the coach's, whose remarks are
 * known as those of the turns before it are; leaves them where there is no reason. */
void suggest(const struct yardstick *yardstick, const struct encounter *encounter,
             struct heard *turns, size_t index);

/* How many questions without a reflection are one too many. */
enum { suggest_in_a_row = 3 };

#endif
