/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a walk needs to know of a question: the answers that somebody could give to it, made from
 * its kind; and how a person would type them.
 */
#ifndef ASKWELL_ABOUT_H
#define ASKWELL_ABOUT_H

#include "author/framework.h"
#include "bank/bank.h"
#include "base/value.h"
#include "flow/wish.h"

struct banks;
struct bytes;

/* Gives what flow/walk.h wants to know of a wish for `id` in `part` (NULL: in the conversation
 * itself), nothing where no bank has it; the caller frees. `framework` may be NULL. `bounds` is a
 * list of the numbers that the script compares with, so that a scale is answered on both sides of
 * each. */
struct value about_wish(struct banks *banks, const char *part, const struct framework *framework,
                        enum wish_kind kind, const char *id, const struct value *bounds);

/* Adds the names of the placeholders of `template` to the list `names`, each once. */
void about_needs(const char *template, struct value *names);

/* Adds one step of a walk's path as lines `> …` of a transcript; `banks` has the bank of the part
 * that it is a step of. */
void about_typed(struct banks *banks, const struct value *step, struct bytes *out);

#endif
