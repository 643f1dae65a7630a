/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be seen in a script without running it: ids and parts that nobody knows, answers that
 * are compared with what they can never be, places that no walk came to, and what the author says
 * may be so.
 *
 * A comment `-- allow RULE: why` waives a rule: for the line it stands on or the one below it, and
 * above `flow { … }` for the whole script.
 */
#ifndef ASKWELL_SCRIPT_H
#define ASKWELL_SCRIPT_H

#include "author/finding.h"
#include "author/walks.h"
#include "bank/bank.h"

/* What is looked at. */
struct script {
    const char *path;
    const char *text;
    size_t length;
    const struct bank *bank;
};

/* Adds what is wrong without running it. */
void script_check(const struct script *script, struct findings *findings);

/* Adds the places that no walk came to; only warnings where it uses what it is given, because a
 * conversation around it may lead there. */
void script_unreached(const struct script *script, const struct walks *walks,
                      struct findings *findings);

/* Is `word` a name in it? */
bool script_names(const struct script *script, const char *word);

/* Gives how many places of the script want something, and how many of them a walk came to. */
size_t script_places(const struct script *script, const struct walks *walks, size_t *reached);

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

/* Gives the kind of question that is asked on this line, or whose answer a name on it holds, in a
 * few words for a remedy, or NULL: "`goal` is a text question, so its answer is words". The caller
 * frees. */
char *script_kinds_at(const struct script *script, int line);

/* Waives the findings that the script's comments allow. */
void script_waive(const struct script *script, struct findings *findings);

#endif
