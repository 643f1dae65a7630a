/* SPDX-License-Identifier: GPL-3.0-or-later
 * A framework: what a way of coaching holds to, as rules that walks can prove or break.
 *
 *     framework: mentor-coaching    its name, the file's name without .yaml
 *     source: 003_….txt             the document that the sentences are from
 *     about: One line that tells whose way this is.
 *     rules:
 *       agreement-first:
 *         says: the source's own sentence
 *         source: 004_….txt             where it is from another document
 *         first: {stage: agreement}       no `then` before a `first`
 *         then: {stage: exploration}
 *       topic:
 *         says: …
 *         asks: {stage: topic}            on every path, `least` times (1) to `most` times
 *         unless: {answer: stop}          a path on which this happens is excused
 *       appraisal:
 *         never: {stage: appraisal}
 *       permission:
 *         each: {word: say, stance: any}
 *         after: {stance: same, answer: yes}      between it and the one before
 *       accepted:
 *         each: {word: action}
 *         then: {id: accept}              after the last one
 *       whole-actions:
 *         each: {word: action}
 *         has: [what, by, know]           filled by the flow
 *       own-option:
 *         each: {keep: choice}
 *         from: 3                         so many to choose from
 *         own: 1                          so many of them in the mentee's words
 *
 * A rule speaks of what happens by: word (ask, say, action, show, section, turn, replay,
 * settle, amend, commitments, agreement), id (of replay and settle: to what end, what became of
 * it), stage, stance, keep, kind, purpose, quote, offers (an option's key, chosen or not), answer
 * (given, left, yes, no, an option's key; of commitments and agreement: none, some), who (of an
 * action: coach, or mentee, who is meant where nobody is named); all that are given must fit.
 * Several in a list: any of them. `any` fits every stage, stance, keep and purpose, but not where
 * there is none; for a quote it is the only word. `same`, behind `after`, is the stance of what
 * needs leave.
 */
#ifndef ASKWELL_FRAMEWORK_H
#define ASKWELL_FRAMEWORK_H

#include "bank/bank.h"
#include "base/value.h"
#include "flow/wish.h"

struct bytes;
struct fault;
struct framework;

/* A rule as people read it. */
struct framework_rule {
    const char *name;
    const char *says;
    const char *source;
    long line; /* in the framework's file */
};

/* Reads the file `path`. Gives a framework, which the caller frees, or NULL with a fault: 65, 66.
 */
struct framework *framework_open(const char *path, struct fault *fault);
void framework_free(struct framework *framework);

const char *framework_name(const struct framework *framework);
size_t framework_count(const struct framework *framework);
struct framework_rule framework_rule(const struct framework *framework, size_t number);

/* Adds to the setup of a walk the marks and the rules, as flow/rules.h takes them. */
void framework_setup(const struct framework *framework, struct value *setup);

/* Gives the list of marks that a wish for `id` may have; `question` and `line` are the bank's, or
 * NULL. The caller frees. */
struct value framework_marks(const struct framework *framework, enum wish_kind kind, const char *id,
                             const struct question *question, const struct line *line);

/* Adds in words what went wrong where rule `number` is broken, `id` (or "") being what broke it. */
void framework_explain(const struct framework *framework, size_t number, struct bytes *out);

#endif
