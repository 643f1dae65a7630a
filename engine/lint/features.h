/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a linear model knows of an utterance: cues, words that say nothing about the topic, alone
 * and in pairs, and its shape. The tool that learns weights uses this same code.
 *
 * A feature's name, as it stands in a lexicon: `always`, `rule LABEL` (the first that fits), `cue
 * NAME` and `last NAME` (a cue, in the last sentence), `word W`, `pair W W`, `first W`, `end W`
 * (where the sentence begins and ends), and `shape NAME` with one of the names in features.c.
 */
#ifndef ASKWELL_FEATURES_H
#define ASKWELL_FEATURES_H

#include "lint/cues.h"
#include "lint/rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes;

enum { features_most = 512 };

struct feature {
    uint64_t key;
    uint32_t from; /* words [from, to) that it was found on */
    uint32_t to;
};

/* Gives each feature once. For moves all of the turn counts and `previous` is what was said before
 * it; otherwise the question counts and `previous` is NULL. `hit` is the rule that fits. */
size_t features_find(const struct lexicon *lexicon, enum lint_mode mode, const struct cues *cues,
                     const struct utterance *previous, const struct hit *hit,
                     struct feature list[features_most]);

/* Is it the feature `rule LABEL`? */
bool features_is_rule(uint64_t key);

/* Adds the name of a feature to `out`; gives the key of a name, or 0 where it is none. */
void features_name(const struct lexicon *lexicon, enum lint_mode mode, uint64_t key,
                   struct bytes *out);
uint64_t features_key(const struct lexicon *lexicon, enum lint_mode mode, const char *name);

/* Gives what the lexicon says to people about a feature, or NULL. */
const char *features_says(const struct lexicon *lexicon, uint64_t key);

#endif
