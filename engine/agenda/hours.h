/* SPDX-License-Identifier: GPL-3.0-or-later
 * How long the two have worked together: by session, by month, and in all. Programmes that count
 * ask for it (ACSA and the New Teacher Center: three to six hours a month for two years).
 */
#ifndef ASKWELL_HOURS_H
#define ASKWELL_HOURS_H

#include "agenda/fold.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

enum hours_from {
    HOURS_KEPT,     /* only what was kept under `keep: hours` */
    HOURS_WITH_TIME /* and where a session has none of that, how long it was held */
};

enum { hours_month_size = 8 };

struct hours_session {
    size_t session; /* index of it in the fold */
    double hours;
    bool kept; /* it was said; otherwise measured */
};

struct hours_month {
    char month[hours_month_size]; /* 2026-11, of the days when its sessions began */
    double hours;
};

struct hours {
    struct hours_session *sessions; /* those that have any, in their order */
    size_t session_count;
    struct hours_month *months; /* the earliest first */
    size_t month_count;
    double total;
};

/* Reads an item under `keep: hours`: 2.5, also with a comma. False where it is no number of hours.
 */
bool hours_read(const char *text, double *hours);

/* Counts the hours of all sessions; the caller frees with hours_free. */
struct hours hours_of(const struct fold *fold, enum hours_from from);
void hours_free(struct hours *hours);

/* Adds `1 hour`, `2.25 hours` to `out`. */
void hours_show(double hours, struct bytes *out);

#endif
