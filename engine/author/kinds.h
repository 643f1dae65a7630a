/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers, and what a script does with them: a scale is no text, and a choice has its options.
 */
#ifndef ASKWELL_KINDS_H
#define ASKWELL_KINDS_H

#include "author/row.h"

/* Adds where an answer is compared with what it can never be, or always counts as yes. */
void kinds_check(const struct script *script, const struct row *row, struct findings *findings);

/* Gives the kind of question that is asked on this line, or whose answer a name on it holds, in a
 * few words for a remedy, or NULL: "`goal` is a text question, so its answer is words". The caller
 * frees. */
char *kinds_at(const struct script *script, int line);

#endif
