/* SPDX-License-Identifier: GPL-3.0-or-later
 * Days as people say them: tomorrow, friday, in two weeks, 24 November.
 */
#ifndef ASKWELL_DAY_H
#define ASKWELL_DAY_H

#include <stdbool.h>
#include <time.h>

struct bytes;

enum { day_size = 11 };

/* Reads a day from `text`, seen from the local day of `now`, into `out` as 2026-11-24. A weekday is
 * the next one after today, a day without a year the next one to come. Gives false where it is no
 * day. */
bool day_read(const char *text, time_t now, char out[day_size]);

/* Writes the local day of `now`, as 2026-11-24. */
void day_of(time_t now, char out[day_size]);

/* Adds 2026-11-24 as `Tuesday 24 November 2026` to `out`; false and nothing added where `day` is
 * none. */
bool day_long(const char *day, struct bytes *out);

/* The same as `24 November 2026`, without the day of the week. */
bool day_plain(const char *day, struct bytes *out);

/* Adds 2026-11 as `November 2026`, likewise. */
bool day_month(const char *month, struct bytes *out);

#endif
