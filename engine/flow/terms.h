/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a programme asks for by the clock, read off the head of its script without running it: how
 * many hours a month, and for how many months. ACSA and the New Teacher Center: "Average of 3-6
 * hours/month for 2 years" is hours = "3-6", months = 24.
 */
#ifndef ASKWELL_TERMS_H
#define ASKWELL_TERMS_H

#include <stdbool.h>
#include <stddef.h>

enum { terms_hours_most = 99, terms_months_most = 120 };

struct terms {
    long low;    /* hours a month, from */
    long high;   /* to; the same where it is one number */
    long months; /* how long it goes on */
};

/* Reads `3-6` or `4` into low and high. False where it is neither, or more than terms_hours_most.
 */
bool terms_read_hours(const char *text, struct terms *terms);

/* Gives what stands in `flow { … }`; false where it does not say both, hours and months. */
bool terms_of(const char *source, size_t length, struct terms *terms);

#endif
