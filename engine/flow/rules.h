/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rules of a framework, proved or broken along one walk. author/framework.h tells how they are
 * written; here they are plain data.
 *
 * A mark stands for what a rule speaks of ("a question of the stage agreement", "an answer of yes
 * to it"). The parent knows which marks a question can have; what was answered decides which it
 * has.
 */
#ifndef ASKWELL_RULES_H
#define ASKWELL_RULES_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct run;

/* What happened at one step of a walk. */
struct happening {
    uint64_t marks;     /* that its question, line, section or action can have */
    const char *stance; /* of its question or line, or NULL; it outlives the walk */
    const char *answer; /* "given", "left", or an option's key; NULL where nothing is asked */
    const struct value *words; /* the answer itself, or NULL */
    const struct run *run;     /* with the wish in hand */
    int line;
};

struct rules;

/* Makes the rules out of `setup`: {"marks":[{"answer":"yes"},{"who":"coach"},{}…],"rules":[{…}…]}.
 * The caller frees with rules_free; NULL where it is not so. */
struct rules *rules_of(const struct value *setup);
void rules_free(struct rules *rules);

/* A walk begins, something happens, it ends. */
void rules_begin(struct rules *rules);
void rules_happen(struct rules *rules, const struct happening *happening);
void rules_end(struct rules *rules);

size_t rules_count(const struct rules *rules);

/* Gives the author's line where rule number `rule` was broken in this walk, 0 where it was broken
 * by what did not happen, or -1 where it held. */
int rules_broken(const struct rules *rules, size_t rule);

/* Did this walk come to what the rule is about? */
bool rules_met(const struct rules *rules, size_t rule);

#endif
