/* SPDX-License-Identifier: GPL-3.0-or-later
 * A question bank: every sentence that a conversation says to a person.
 *
 *     bank: first-step              its name, the file's name without .yaml
 *     language: en
 *     about: One line that tells what the conversation is for.
 *     unsaid: what you said aloud   stands in a placeholder whose answer was not written down
 *     yes: [yes, y]  no: [no, n]    the words that count, where English ones do not
 *     questions:                    asked by `ask`
 *       goal:
 *         ask: What would you like to be different three months from now?
 *         or: [other wordings]      offered by /another
 *         quote: "You said: “{goal}”"   shown above the question; left out when {goal} is empty
 *         kind: text                text · scale · yesno · choice · list · date
 *         from: 0  to: 10           a scale's ends, whole numbers
 *         low: not at all           what its ends mean
 *         high: completely
 *         options: {key: words}     a choice's; without it they come from the flow's `from =`
 *         least: 1  most: 5         how many lines a list takes
 *         needed: yes               the words are asked for once more when Enter is pressed on
 * nothing skip: 5                   what the flow gets when it is skipped or answered aloud
 *         purpose: raise awareness  from the DfES list (see purpose_names in bank.c)
 *         keep: goal                the answer is also an item under this heading of the agenda
 *         help: One dim line under the question.
 *     groups:                       asked by `ask_from`; each is one question with many wordings
 *       reflect:
 *         - What is already going well here?
 *       clarify:
 *         purpose: raise awareness
 *         ask: [the wordings]
 *     lines:                        said by `say`
 *       closing: "Good. {step}, by {by:date}."
 *
 * `{name}` is filled by the flow, `{name:date}` shows 2026-11-24 as Tuesday 24 November, `{{` is a
 * brace.
 */
#ifndef ASKWELL_BANK_H
#define ASKWELL_BANK_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct node;
struct bank;

enum question_kind {
    KIND_TEXT,
    KIND_SCALE,
    KIND_YESNO,
    KIND_CHOICE,
    KIND_LIST,
    KIND_DATE,
};

/* A wording and where it stands in the bank. */
struct wording {
    const char *text;
    long line;
    long column;
};

/* A question as the bank has it; all of it belongs to the bank. NULL where a key is absent. */
struct question {
    const char *id;
    bool is_group;
    struct wording *wordings; /* the first is the usual one of a question */
    size_t wording_count;
    enum question_kind kind;
    const char *quote;
    const char *purpose;
    const char *keep;
    const char *help;
    const char *low;
    const char *high;
    const char *skip;
    const struct node *options; /* a list or a map */
    long from;
    long to;
    size_t least;
    size_t most;
    bool needed;
    const struct bank *bank;
};

enum { bank_largest = 256 << 20 };

/* Reads the bank in the file `path`. Gives a bank, which the caller frees, or NULL: 65 with
 * file:line:col where something in it is wrong, 66 where there is no such file. */
struct bank *bank_open(const char *path, struct fault *fault);
void bank_free(struct bank *bank);

/* Gives the question, the group or the line called `id`, or NULL. */
const struct question *bank_question(const struct bank *bank, const char *id);
const struct question *bank_group(const struct bank *bank, const char *id);
const char *bank_line(const struct bank *bank, const char *id);

enum bank_shelf { BANK_QUESTIONS, BANK_GROUPS, BANK_LINES };

/* Gives the id nearest to a mistyped one, or NULL. */
const char *bank_nearest(const struct bank *bank, enum bank_shelf which, const char *id);

const char *bank_name(const struct bank *bank);
const char *bank_path(const struct bank *bank);
const char *bank_about(const struct bank *bank); /* NULL where it says nothing */
const char *bank_unsaid(const struct bank *bank);
unsigned long bank_digest(const struct bank *bank);   /* CRC-32 of the file */
const struct node *bank_yes(const struct bank *bank); /* NULL: English */
const struct node *bank_no(const struct bank *bank);

/* Gives the kind's name as banks write it. */
const char *kind_name(enum question_kind kind);

/* Fills the placeholders of `template` from the map `fill` (NULL: none) into `out`: text and
 * numbers byte for byte, a list joined with "; ". An empty or missing answer becomes the bank's
 * `unsaid` words and sets *unsaid, which may be NULL. Gives false and the placeholder's name in
 * `missing` (64 bytes) where the flow never filled it. */
bool bank_render(const struct bank *bank, const char *template, const struct value *fill,
                 struct bytes *out, bool *unsaid, char missing[64]);

#endif
