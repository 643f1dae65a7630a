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
 *         standard: cpsel-2014      a choice's too: the codes of a standard (bank/standard.h)
 *         least: 1  most: 5         how many lines a list takes
 *         needed: yes               asked for once more when Enter is pressed on nothing
 *         skip: 5                   what the flow gets when it is skipped or answered aloud; ""
 *                                   lets a choice from the flow's own list be left
 *         purpose: raise awareness  from the DfES list (see purpose_names in bank.c)
 *         keep: goal                the answer is also an item under this heading of the agenda
 *         revises: goal             that item is the one whose words fill {goal}, worded anew; with
 *                                   `last` the newest of that heading in an earlier session
 *         stage: goal               what part of a conversation it belongs to (stage_names in
 * bank.c) stance: own experience    what the mentee's yes to it lets the guide do (stance_names)
 *         allow: {closed: why}      a rule of `askwell check` that it may break, and the reason
 *         agrees: coach             whose yes it is to a changed ground rule, mentee or coach
 *         record: appraisal         its answer goes into a record of that name, not the agenda
 *         help: One dim line under the question.
 *     groups:                       asked by `ask_from`; each is one question with many wordings
 *       reflect:
 *         - What is already going well here?
 *       clarify:
 *         purpose: raise awareness
 *         ask: [the wordings]
 *     lines:                        said by `say`
 *       closing: "Good. {step}, by {by:date}."
 *       my-story:
 *         say: When I was new here I asked the caretaker.
 *         stance: own experience    and stage, allow
 *
 * An id like action-planning/step, of a question, a group or a line, words what the part
 * action-planning asks as `step` anew, for the conversation whose bank this is.
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
struct faults;
struct node;
struct standard;
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

/* A rule that may be broken here, and why. */
struct waiver {
    const char *rule;
    const char *reason;
};

/* What `askwell check` and a framework want to know of a question or a line. */
struct traits {
    const char *stage;  /* or NULL */
    const char *stance; /* or NULL */
    struct waiver *waivers;
    size_t waiver_count;
    long line; /* where its id stands in the bank */
    long column;
};

/* A line of the conversation; all of it belongs to the bank. */
struct line {
    const char *id;
    struct wording wording;
    struct traits traits;
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
    const char *revises; /* a placeholder, or `last` */
    const char *help;
    const char *low;
    const char *high;
    const char *skip;
    const char *agrees;         /* whose yes to a ground rule it is; or NULL */
    const char *record;         /* the record apart that its answer goes into */
    const struct node *options; /* a list or a map */
    const struct standard *standard;
    long from;
    long to;
    size_t least;
    size_t most;
    bool needed;
    struct traits traits;
    const struct bank *bank;
};

/* What `revises` says where it is the newest item of an earlier session. */
extern const char revises_last[];

enum { bank_largest = 256 << 20 };

/* Reads the bank in the file `path`. Gives a bank, which the caller frees, or NULL: 65 with
 * file:line:col where something in it is wrong, 66 where there is no such file. */
struct bank *bank_open(const char *path, struct fault *fault);
void bank_free(struct bank *bank);

/* The same, but does not stop at the first thing that is wrong: adds one fault for each question
 * and each line that is. */
struct bank *bank_open_all(const char *path, struct faults *faults);

/* Gives the question, the group or the line called `id`, or NULL. */
const struct question *bank_question(const struct bank *bank, const char *id);
const struct question *bank_group(const struct bank *bank, const char *id);
const struct line *bank_line(const struct bank *bank, const char *id);

enum bank_shelf { BANK_QUESTIONS, BANK_GROUPS, BANK_LINES };

/* An id as a bank has it: 64 bytes at most of a part's name, and of what stands behind it. */
struct bank_id {
    char text[2 * 64 + 2];
};

/* Gives the bank that words `id` of a part: `around`, the bank of the conversation which takes it
 * in, where that has part/id, or else the part's `own` (NULL stays NULL). Fills `found` with the id
 * that it stands under there. Without a part it is `around`. */
const struct bank *bank_wording(const struct bank *around, const struct bank *own, const char *part,
                                enum bank_shelf which, const char *id, struct bank_id *found);

/* Gives how many there are on a shelf, and each by its number from 0, as in the file. */
size_t bank_count(const struct bank *bank, enum bank_shelf which);
const struct question *bank_question_at(const struct bank *bank, size_t number);
const struct question *bank_group_at(const struct bank *bank, size_t number);
const struct line *bank_line_at(const struct bank *bank, size_t number);

/* Gives the `count` names that stages, stances, purposes, headings of the agenda or kinds have. */
enum bank_names { NAMES_STAGE, NAMES_STANCE, NAMES_PURPOSE, NAMES_KEEP, NAMES_KIND };
const char *const *bank_names(enum bank_names which, size_t *count);

/* Gives the id nearest to a mistyped one, or NULL. */
const char *bank_nearest(const struct bank *bank, enum bank_shelf which, const char *id);

const char *bank_name(const struct bank *bank);
const char *bank_path(const struct bank *bank);
const char *bank_language(const struct bank *bank); /* "en" where it says nothing */
const char *bank_about(const struct bank *bank);    /* NULL where it says nothing */
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
