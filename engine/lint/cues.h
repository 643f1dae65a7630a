/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which cues of a lexicon fire in an utterance, where, and what is asked in it.
 */
#ifndef ASKWELL_CUES_H
#define ASKWELL_CUES_H

#include "lint/lexicon.h"
#include "lint/utterance.h"

#include <stddef.h>
#include <stdint.h>

enum { cues_most = 512 };

struct firing {
    uint32_t cue;
    uint32_t sentence;
    uint32_t from; /* words [from, to) */
    uint32_t to;
};

/* All of it is in place, so it can lie on the stack. */
struct cues {
    struct utterance utterance;
    size_t count;
    struct firing list[cues_most];
    size_t requests;         /* how many answers are asked for */
    size_t question_first;   /* the sentences [first, end) of the question */
    size_t question_end;     /* both 0 where nothing was said */
    struct cue_set turn;     /* which fire anywhere, */
    struct cue_set question; /* in the question, */
    struct cue_set last;     /* and in the last sentence */
};

void cues_find(const struct lexicon *lexicon, const char *text, size_t length, struct cues *cues);

/* Gives the last firing of a cue in the sentences [first, end), or NULL. */
const struct firing *cues_firing(const struct cues *cues, size_t cue, size_t first, size_t end);

#endif
