/* SPDX-License-Identifier: GPL-3.0-or-later
 * Time, as something handed in: a real session reads the system's clock, a transcript one that
 * stands still until the transcript moves it.
 */
#ifndef ASKWELL_CLOCK_H
#define ASKWELL_CLOCK_H

#include <time.h>

struct clock {
    time_t fixed; /* seconds since 1970, or 0 for the system's clock */
};

/* Gives the seconds since 1970 on this clock. */
time_t clock_now(const struct clock *clock);

/* Gives seconds from a point that does not jump; for measuring how long something takes. */
double clock_seconds(void);

enum { clock_stamp_size = 21 };

/* Writes `when` as 2026-11-21T18:51:02Z, with its NUL. */
void clock_stamp(time_t when, char out[clock_stamp_size]);

/* Reads such a stamp; gives -1 where `stamp` is none. */
time_t clock_read_stamp(const char *stamp);

#endif
