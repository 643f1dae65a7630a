/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be seen in a script without running it: ids and parts that nobody knows, answers that
 * are compared with what they can never be, and what it says of itself.
 */
#ifndef ASKWELL_SCRIPT_H
#define ASKWELL_SCRIPT_H

#include "author/finding.h"
#include "bank/bank.h"
#include "base/value.h"
#include "flow/wish.h"

/* What is looked at. */
struct script {
    const char *path;
    const char *text;
    size_t length;
    const struct bank *bank;
};

/* Adds what is wrong without running it. */
void script_check(const struct script *script, struct findings *findings);

/* Is `word` a name in it? */
bool script_names(const struct script *script, const char *word);

/* A place of the script where something is asked, said, shown, put on the agenda, or where a
 * section begins. */
struct script_use {
    enum wish_kind kind;
    int line;
    int last_line; /* where it ends: a walk tells of any line in between */
    long drawn;    /* how many of a group, where it is written out; else -1 */
    char id[80];   /* "action" for an action */
};

/* Gives them in the script's order; those whose id is not written out are left out. The caller
 * frees. */
struct script_use *script_uses(const struct script *script, size_t *count);

/* Adds every text that stands in quotes to the list `ids`: what may be an id. */
void script_texts(const struct script *script, struct value *ids);

/* Adds the name of every part that the script takes in to the list `names`. */
void script_parts(const struct script *script, struct value *names);

/* Gives what the script says of itself behind `key =`, such as its bank; the caller frees. NULL
 * where it does not. `line` and `column`, which may be NULL, are set to where. */
char *script_says(const struct script *script, const char *key, long *line, long *column);

#endif
