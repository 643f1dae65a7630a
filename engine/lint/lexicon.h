/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wording of a language, as a YAML file that a linguist writes; no language is in the engine.
 *
 *     wording: en                    its name, the file's name without .yaml
 *     about: One line.
 *     endings: {"n't": not}          split off a word, and the word it is; don't is do not
 *     same: {gonna: going to}        one word that stands for up to four
 *     fillers: [um, uh]              left out wherever they stand
 *     joiners: [and, but]            a clause begins behind one
 *     abbreviations: [dr]            a dot behind one ends no sentence
 *     words:                         sets, used as <name> in patterns; a set may hold <another>
 *       wh: [what, how]              that stands above it
 *     openers: [okay, I mean]        patterns taken off where a sentence begins
 *     cues:
 *       tag:                         its name
 *         says: A tag presses for a yes.
 *         any: [patterns]            it fires where one of them fits in a sentence
 *         but: [patterns]            unless one of these fits in the same sentence
 *         request: new               each firing asks for one answer; `same`: this sentence asks
 *     rules:                         for the same as the one before it
 *       question:                    for each mode: form, lint, move
 *         - label: leading           the first rule that fits decides
 *           when: [tag]              one of these cues fires in the question; without it: always
 *           unless: [choice]         and none of these
 *     stages:                        what a coach says in plain words in each part of a
 *       support: [Who could help?]   conversation; the names are those of a bank's `stage:`
 *     learn:                         what `make weights` may give a weight
 *       words: [wh]                  the words of these sets, alone and in pairs
 *       common: [wh]                 words that are not about the topic
 *     weights:                       written by `make weights`; a mode that has some is decided by
 * them, move: cue tag: [10, -3, 0, 2]    and the rule that fits is one feature; one number for each
 * label
 *
 * How patterns are written stands in lint/pattern.h. Cues that every lexicon has, about the whole
 * turn: nothing-asked, one-asked, several-asked, question-mark.
 *
 * The question of a turn is its last sentence that asks, or else its last; one of up to two words
 * (`Right?`) goes with the sentence before it. Rules look there.
 */
#ifndef ASKWELL_LEXICON_H
#define ASKWELL_LEXICON_H

#include "lint/lint.h"
#include "lint/pattern.h"
#include "lint/spelling.h"
#include "lint/weights.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct tree;

enum { lexicon_cues = 192, lexicon_largest = 4 << 20 };

struct cue_set {
    uint64_t bits[lexicon_cues / 64];
};

/* The cues that are counted and not written. */
enum built_in_cue {
    CUE_NOTHING_ASKED,
    CUE_ONE_ASKED,
    CUE_SEVERAL_ASKED,
    CUE_QUESTION_MARK,
    CUE_BUILT_IN,
};

struct cue {
    const char *name;
    const char *says;  /* NULL for one that is counted */
    bool is_request;   /* each firing asks for an answer */
    bool is_continued; /* its sentence asks for the same as the one before */
};

struct rule {
    size_t label;
    const char *name;
    struct cue_set when;
    bool always;
    struct cue_set unless;
};

/* Something that is said in one part of a conversation. */
struct phrase {
    const char *stage;
    const char *text;
};

struct mode {
    struct rule *rules;
    size_t rule_count;
    struct weights weights;
};

/* Names and sentences belong to the tree of the file. */
struct lexicon {
    struct tree *tree;
    const char *name;
    struct spelling spelling;
    struct patterns openers;
    struct patterns patterns; /* of cues; an owner from lexicon_cues on is a `but:` */
    struct cue cues[lexicon_cues];
    size_t cue_count;
    struct mode modes[LINT_MODES];
    struct phrase *phrases;
    size_t phrase_count;
};

/* Reads the file `path`. Gives a lexicon, which the caller frees, or NULL: 65 with file:line:col
 * where something in it is wrong, 66 where there is no such file. */
struct lexicon *lexicon_open(const char *path, struct fault *fault);
void lexicon_free(struct lexicon *lexicon);

/* Gives the number of the cue called `name`, or lexicon_cues. */
size_t lexicon_cue(const struct lexicon *lexicon, const char *name);

static inline void cue_set_add(struct cue_set *set, size_t cue) {
    set->bits[cue / 64] |= UINT64_C(1) << (cue % 64);
}
static inline bool cue_set_has(const struct cue_set *set, size_t cue) {
    return set->bits[cue / 64] >> (cue % 64) & 1;
}

#endif
