/* SPDX-License-Identifier: GPL-3.0-or-later
 * The individual learning plan: each goal with its standards, how it will be known, what was seen
 * of it, and the actions toward it with their days and support.
 */
#ifndef ASKWELL_PLAN_H
#define ASKWELL_PLAN_H

#include "agenda/fold.h"
#include "base/value.h"

struct bytes;
struct journal;

/* Adds the plan to `out` as plain lines, unwrapped: goals that are open first, then actions that
 * are toward none of them. `today`, as 2026-11-24, is the day by which actions are due. */
void plan_text(const struct fold *fold, struct journal *journal, const char *today,
               struct bytes *out);

/* Gives the same as data: owner, goals, other_actions. The caller frees. */
struct value plan_value(const struct fold *fold, struct journal *journal);

#endif
