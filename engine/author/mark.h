/* SPDX-License-Identifier: GPL-3.0-or-later
 * A mark: what a rule of a framework speaks of, as {stage: agreement, answer: yes}. How it is
 * written is told at the head of author/framework.h.
 */
#ifndef ASKWELL_MARK_H
#define ASKWELL_MARK_H

#include "bank/bank.h"
#include "flow/wish.h"

struct bytes;
struct fault;
struct node;

/* A framework that is being read: what is wrong in it becomes a fault (65) with its place. */
struct reading {
    const char *path;
    struct fault *fault;
};

/* Says what is wrong at a node; gives false. */
bool reading_refuse(const struct reading *reading, const struct node *node, const char *remedy,
                    const char *what);

/* Is `word` one of those known? Where it is not a `noun`, says which ones are. */
bool reading_knows(const struct reading *reading, long line, long column, const char *noun,
                   const char *word, const char *const *known, size_t count);
bool reading_check_keys(const struct reading *reading, const struct node *map, const char *noun,
                        const char *const *known, size_t count);

/* Is this a mark that something can have? `same` is a stance only where `may_be_same`. */
bool mark_check(const struct reading *reading, const struct node *map, bool may_be_same);

/* Can a wish for `id` have it? `question` and `line` are the bank's, or NULL. What is answered and
 * whose promise it is shows when walking. */
bool mark_fits(const struct node *map, enum wish_kind kind, const char *id,
               const struct question *question, const struct line *line);

/* Adds "a question with `stage: agreement` that was answered “yes”". */
void mark_describe(const struct node *map, struct bytes *out);

#endif
