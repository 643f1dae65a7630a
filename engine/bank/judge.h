/* SPDX-License-Identifier: GPL-3.0-or-later
 * Accepting or refusing an answer. Every front takes and refuses the same answers, because all of
 * them ask here.
 */
#ifndef ASKWELL_JUDGE_H
#define ASKWELL_JUDGE_H

#include "bank/bank.h"

#include <time.h>

enum { answer_longest = 16384 }; /* bytes of one line of an answer */

/* The options of a choice as they are offered: from the bank, or from the flow's `from =`. */
struct options {
    const char **keys; /* what the flow gets */
    const char **labels;
    size_t count;
};

/* Gives the options of `question` filled with `fill`; they point into the bank and `fill`, and the
 * caller frees with options_free. None where it is no choice. */
struct options options_of(const struct question *question, const struct value *fill);

/* Gives those of `all` that are offered at once; the caller frees with options_free. Of a standard
 * whose codes open into others that is its first codes, or what stands under `within`, which is one
 * of them, with it; otherwise all. */
struct options options_offered(const struct question *question, const struct options *all,
                               const char *within);
void options_free(struct options *options);

/* Gives the label of the option whose key is `key`, or `key` itself where there is none. */
const char *options_label(const struct options *options, const char *key);

/* Gives the kind that is really asked: a choice without options is an open text. */
enum question_kind judged_kind(const struct question *question, const struct options *options);

/* Judges one typed answer, or for a list one line of it. Gives true and the value for the flow in
 * `out`, which the caller frees; or false and a kind sentence in `why`. `now` is for days. */
bool judge(const struct question *question, const struct options *options, const char *text,
           size_t length, time_t now, struct value *out, struct bytes *why);

/* Judges what was typed where only `offered` of `all` are shown: numbers are theirs, and the words
 * or the code of any will do. Gives WITHIN with the code in `out` where one was chosen that opens
 * into others. */
enum judged { JUDGED_REFUSED, JUDGED_GOOD, JUDGED_WITHIN };
enum judged judge_offered(const struct question *question, const struct options *all,
                          const struct options *offered, const char *text, size_t length,
                          time_t now, struct value *out, struct bytes *why);

/* Gives what a crosswalk has beside the code `key` of the question's standard, or NULL. */
const char *judge_beside(const struct question *question, const char *key);

/* Judges a whole list of `lines` the same way. */
bool judge_list(const struct question *question, const struct value *lines, struct value *out,
                struct bytes *why);

/* Is it a choice from what the flow offers that may be left open? The bank says so with `skip: ""`,
 * and the flow then gets "". */
bool judge_leaves_open(const struct question *question);

/* What the flow gets where nothing was written down: the bank's `skip`, else "" for words and days,
 * or an empty list. Gives false and a kind sentence where the flow cannot go on without an answer.
 */
bool judge_blank(const struct question *question, const struct options *options, time_t now,
                 struct value *out, struct bytes *why);

/* Gives the words for an answer as it is kept: an option's label for its key, the bank's own word
 * for yes or no; other answers as they are. */
const char *judge_word(const struct question *question, const struct options *options,
                       const char *kept);

/* Adds what may be answered, in a few words ("0 to 10", "yes or no"), or nothing for open text. */
void judge_hint(const struct question *question, const struct options *options, struct bytes *out);

#endif
