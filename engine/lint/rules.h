/* SPDX-License-Identifier: GPL-3.0-or-later
 * The first rule of a mode that fits.
 */
#ifndef ASKWELL_RULES_H
#define ASKWELL_RULES_H

#include "lint/cues.h"

struct hit {
    const struct rule *rule;
    size_t cue;    /* the one that fired, or lexicon_cues where the rule holds always */
    uint32_t from; /* words [from, to) that it fired on */
    uint32_t to;
};

/* Gives the first rule that fits; its `rule` is NULL where none does. Of moves the whole turn
 * counts, otherwise the question. */
struct hit rules_first(const struct lexicon *lexicon, enum lint_mode mode, const struct cues *cues);

#endif
