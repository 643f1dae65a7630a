/* SPDX-License-Identifier: GPL-3.0-or-later
 * A task as another program gives it back.
 */
#ifndef ASKWELL_TICKET_H
#define ASKWELL_TICKET_H

#include "base/day.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum ticket_state { TICKET_OPEN, TICKET_DONE, TICKET_DROPPED };

struct ticket {
    char *id;
    char *text;
    enum ticket_state state;
    char when[day_size]; /* "" where it has no day */
    char day[day_size];  /* on which it was done; "" where that is not said */
};

struct tickets {
    struct ticket *items;
    size_t count;
};

/* Adds one with a copy of `id` and of `text`, which need no NUL; the rest is filled in by the
 * caller, until the next is added. */
struct ticket *tickets_add(struct tickets *tickets, const char *id, const char *text,
                           size_t length);
void tickets_free(struct tickets *tickets);

/* Fills `day` with the day that `when` is where askwell runs. */
void ticket_local_day(time_t when, char day[day_size]);

/* Gives the midnight with which `day` begins there, and its noon; -1 where it is none. */
time_t ticket_midnight(const char *day);
time_t ticket_noon(const char *day);

/* Does `text` begin with a day, as in 2026-11-24? */
bool ticket_begins_with_day(const char *text, size_t length);

#endif
