/* SPDX-License-Identifier: GPL-3.0-or-later
 * What kind of question or of move an utterance is, and why: by the rules, the cues and the weights
 * of a lexicon. The same words give the same verdict, always.
 */
#ifndef ASKWELL_LINT_H
#define ASKWELL_LINT_H

#include <stddef.h>

struct lexicon;

/* The modes, by which `lint_label_names` and lexicons speak of them. */
enum lint_mode {
    LINT_FORM,     /* open, closed; always one of them */
    LINT_QUESTION, /* the seven labels; the first that fits */
    LINT_MOVE,     /* question, reflection, input, other */
    LINT_MODES,
};

struct verdict {
    const char *label;
    const char *rule; /* the cue, or the feature that weighed most; belongs to the lexicon */
    const char *says; /* one sentence for people, or NULL */
    size_t from;      /* bytes of the utterance that it fired on; both 0 for none of them */
    size_t to;
};

/* Gives open or closed, of the last question in the text. */
struct verdict lint_form(const struct lexicon *lexicon, const char *text, size_t length);

/* Gives one of: not-a-question stacked advice judging-why leading closed open. */
struct verdict lint_question(const struct lexicon *lexicon, const char *text, size_t length);

/* Gives what the text does after `previous`, the other person's turn: question reflection input
 * other. */
struct verdict lint_move(const struct lexicon *lexicon, const char *previous,
                         size_t previous_length, const char *text, size_t length);

/* Gives the labels of a mode, in the order of the guide, ended by NULL; and its name. */
const char *const *lint_labels(enum lint_mode mode);
const char *lint_mode_name(enum lint_mode mode);

#endif
