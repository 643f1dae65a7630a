/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be counted in a conversation. The same conversation gives the same figures, always.
 */
#ifndef ASKWELL_MEASURE_H
#define ASKWELL_MEASURE_H

#include "practice/echo.h"
#include "practice/encounter.h"
#include "practice/remark.h"

#include <stdbool.h>
#include <stddef.h>

struct yardstick;

/* One turn of the conversation, as it was heard. */
struct heard {
    struct remarks remarks; /* of a coach's turn; of a mentee's only the words are counted */
    struct quote quote;
    char *instead;           /* what else could have been said; or NULL */
    const char *instead_why; /* the rule for it, a name: closed, stacked, advice ... */
    size_t instead_remark;   /* which remark it is about */
};

/* Counts of what the coach did. */
struct tally {
    size_t turns; /* of the coach in which something was said */
    size_t moves[MOVES];
    size_t open; /* open + closed are all questions */
    size_t closed;
    size_t labels[16];    /* by the numbers of remark_labels */
    size_t input_allowed; /* input and advice in a question, with leave and without */
    size_t input_unasked;
    size_t quoting; /* turns that say the mentee's words back */
};

/* Silences whose length is known, in seconds. */
struct silences {
    size_t count;
    size_t held; /* of them three seconds or longer */
    double median;
    double longest;
};

/* A stage of the protocol, in the order in which they were reached. */
struct stage_reached {
    const char *name; /* belongs to the encounter */
    size_t first;     /* the turn it begins with */
    size_t turns;
};

/* Start with {0}. */
struct measures {
    struct heard *turns; /* one for each moment of the encounter */
    size_t count;
    struct tally all;
    struct tally uncontested; /* without the turns whose labels are contested */
    size_t contested;         /* how many those are */
    size_t words[2];          /* by enum speaker */
    struct silences before;   /* the coach's, before speaking: after the mentee has ended */
    struct silences after;    /* before the mentee speaks: after the coach has ended */
    struct stage_reached *stages;
    size_t stage_count;
    double seconds; /* all of it; negative where no times are known */
};

/* Measures all of an encounter. Points into it; the caller frees with measures_free. */
struct measures measures_take(const struct yardstick *yardstick, const struct encounter *encounter);
void measures_free(struct measures *measures);

/* Measures only turn `index`, as measures_take would, for feedback at once; what it gives is freed
 * with heard_free. */
struct heard measure_turn(const struct yardstick *yardstick, const struct encounter *encounter,
                          size_t index);
void heard_free(struct heard *heard);

#endif
