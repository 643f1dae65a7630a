/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the parts of a merge share; nothing outside of care/merge*.c uses it.
 */
#ifndef ASKWELL_MERGING_H
#define ASKWELL_MERGING_H

#include "care/merge.h"
#include "care/twins.h"

struct merging {
    struct twins twins;
    unsigned long *numbers; /* of each entry there: its number in what comes out */
    char **sessions;        /* of each new entry there: its session in what comes out */
    unsigned long last;     /* number of the newest entry that comes out */
    const struct clock *clock;
    struct merge *merge;
};

/* Remembers something of which the two say different things; `sentence` is copied. */
void merging_conflict(struct merging *merging, enum merge_kind kind, unsigned long entry,
                      const char *sentence);

/* Gives each new entry its session, and says which conversations are two now. */
void merging_name_sessions(struct merging *merging);

/* A copy without what the other has erased. */
struct cleaned {
    struct bytes text;
    struct journal *journal;
    size_t gone; /* how many entries the other had erased */
};

/* Gives both copies so; merging_clean_free frees each, also after a fault. */
bool merging_clean(const struct twins *twins, const struct clock *clock, struct cleaned *here,
                   struct cleaned *there, struct fault *fault);
void merging_clean_free(struct cleaned *cleaned);

/* Adds entries to `text` where the one that comes last is not the one that is to hold. */
bool merging_settle(struct merging *merging, struct bytes *text, struct fault *fault);

/* The renumber_of of entries there; the context is the merging. */
unsigned long merging_number(const void *context, unsigned long old);

#endif
