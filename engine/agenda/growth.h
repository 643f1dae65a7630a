/* SPDX-License-Identifier: GPL-3.0-or-later
 * What changed over time: numbers given on a scale, actions promised and done, hours. Like who led
 * (agenda/direction.h) it is the mentee's own.
 */
#ifndef ASKWELL_GROWTH_H
#define ASKWELL_GROWTH_H

#include "agenda/fold.h"
#include "agenda/hours.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

struct growth_point {
    const struct entry *answer;
    double value;
};

/* The answers to one question, the earliest first. */
struct growth_series {
    const char *question; /* its id */
    double from;          /* the ends of the scale; 0 to 10 where an answer does not have them */
    double to;
    struct growth_point *points;
    size_t count;
};

/* The mentee's own actions. */
struct growth_month {
    char month[hours_month_size]; /* 2026-11 */
    size_t promised;
    size_t done;
};

struct growth {
    const struct fold *fold;
    struct growth_series *series; /* in the order in which they were first answered */
    size_t series_count;
    struct growth_month *months; /* those in which anything was, the earliest first */
    size_t month_count;
    struct hours hours; /* as they were said; where they never were, as long as each was held */
};

/* Folds it; points into the fold and the journal. The caller frees with growth_free. */
struct growth growth_open(const struct fold *fold, struct journal *journal);
void growth_free(struct growth *growth);

/* Gives the words of the question as they were asked last. */
const char *growth_asked(const struct growth_series *series);

/* Adds the name of a series, `step-confidence`, as people read it: Step confidence. */
void growth_name(const struct growth_series *series, struct bytes *out);

/* Adds in words how it went: `6 at first, 7 now; between 4 and 9`. */
void growth_course(const struct growth_series *series, struct bytes *out);

/* Adds all of it as plain lines, unwrapped; beside each number a bar, `bar` columns for the end of
 * the scale, 0 for none. */
void growth_text(const struct growth *growth, size_t bar, struct bytes *out);

/* Gives the same as data: owner, series, actions, hours. The caller frees. */
struct value growth_value(const struct growth *growth);

#endif
