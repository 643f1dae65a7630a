/* SPDX-License-Identifier: GPL-3.0-or-later
 * Many agendas, counted together.
 *
 * Rules: two files are copies of one agenda where they have its opening, or a session of the same
 * owner, in common; the one that went further counts. A conversation that fewer than five mentees
 * have held has no row of its own; all of these are `other`, with those that are not on the shelf;
 * and where that is fewer than five mentees still, what they did is in no count and no sum. guard.h
 * says what may stand beside a count that is shown.
 *
 * The hours a month are those since the month of the mentee's first session in the programme, until
 * the end of the time that is reported on, and for at most as many months as the programme has.
 */
#ifndef ASKWELL_GATHER_H
#define ASKWELL_GATHER_H

#include "base/clock.h"
#include "report/census.h"

#include <stdbool.h>

struct fault;
struct gathering;
struct vocabulary;

struct gather_time {
    const char *from; /* a day, 2026-11-24; or NULL */
    const char *until;
    const struct clock *clock;
};

/* The vocabulary and the clock stay the caller's. Free with gather_close. */
struct gathering *gather_open(struct vocabulary *vocabulary, const struct gather_time *time);
void gather_close(struct gathering *gathering);

/* Counts the agenda at `path`. False with a fault where it cannot be read, which is counted too;
 * the rest can go on. */
bool gather_add(struct gathering *gathering, const char *path, struct fault *fault);

/* Gives the report of all that was added; the caller frees with census_free. */
struct census gather_census(struct gathering *gathering);

#endif
