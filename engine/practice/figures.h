/* SPDX-License-Identifier: GPL-3.0-or-later
 * The measures as people read them, one line each; text and page show the same ones.
 */
#ifndef ASKWELL_FIGURES_H
#define ASKWELL_FIGURES_H

#include "practice/report.h"

#include <stddef.h>

struct figure {
    const char *name;
    char *value;
    char *uncontested; /* the same without contested turns; NULL where that changes nothing */
};

/* Start with {0}. */
struct figures {
    struct figure *items;
    size_t count;
};

/* Makes the figures of a report; the caller frees with figures_free. */
struct figures figures_make(const struct report *report);
void figures_free(struct figures *figures);

/* Adds seconds as people say them: `0.8 s`, `12 s`, `1 min 5 s`; and a clock's: `1:02:05`. */
struct bytes;
void figures_seconds(double seconds, struct bytes *out);
void figures_clock(double seconds, struct bytes *out);

/* Adds one line that says how much is in the conversation. */
void figures_summary(const struct report *report, struct bytes *out);

/* What the two are called. */
const char *report_coach(const struct report *report);
const char *report_mentee(const struct report *report);

#endif
