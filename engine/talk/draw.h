/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which wording of a question or a group is asked. It depends on the session's seed, the group, how
 * many were drawn from it, and what this mentee was asked in earlier sessions; never on a running
 * stream, so the same session run again draws the same.
 */
#ifndef ASKWELL_DRAW_H
#define ASKWELL_DRAW_H

#include "agenda/ledger.h"
#include "bank/bank.h"

#include <stdint.h>

struct fault;

/* Reads a seed as it is written down. Fault: 64. */
bool draw_seed(const char *text, uint64_t *seed, struct fault *fault);

/* Gives a seed from the system, for a session that need not be repeated; short enough to be written
 * down all the same. */
uint64_t draw_any_seed(void);

/* How often each wording of `group` was asked before `session` began, also where /another set it
 * aside then; the caller frees. The array has group->wording_count numbers. */
unsigned *draw_history(struct journal *journal, const char *session, const struct question *group);

/* Gives the index of the wording to ask. `drawn` is how many of this group came before in this run;
 * past the last one it begins again, because a mentee who wants to stay with something is not
 * stopped by the length of a list. `passed` tells, for each wording, whether /another set it aside;
 * `history` may be NULL. A question that is no group keeps its order, so its first wording is the
 * usual one. */
size_t draw(const struct question *question, uint64_t seed, size_t drawn, const unsigned *history,
            const bool *passed);

#endif
