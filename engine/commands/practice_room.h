/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that a practice session is held with: who answers, what is measured with, where it is kept.
 */
#ifndef ASKWELL_PRACTICE_ROOM_H
#define ASKWELL_PRACTICE_ROOM_H

#include "base/bytes.h"
#include "practice/practice.h"

#include <stdbool.h>

struct clock;
struct fault;
struct flow;
struct persona;

/* What the trainee wished; text is the caller's. */
struct practice_wish {
    const char *persona; /* or NULL */
    const char *protocol;
    const char *seed;
    const char *program; /* a command that answers in place of a persona */
    double patience;     /* seconds; 0 for the usual */
    bool live;
    bool resume; /* the latest session that was left is gone on with */
};

/* Start with {0}, but for wish, jail, front and width; setup and encounter are whole once it is
 * open. */
struct practice_room {
    struct practice_wish wish;
    struct flow *jail;
    struct practice_setup setup;
    struct encounter encounter;
    struct encounter aside;
    struct persona *persona; /* NULL where another program answers */
    struct yardstick yardstick;
    struct bytes protocol; /* its name */
};

/* Opens it, with a new session or the one that is gone on with. False with a fault. */
bool practice_room_open(struct practice_room *room, const struct clock *clock, struct fault *fault);

/* Lets go what was opened, but neither the jail nor the front. */
void practice_room_close(struct practice_room *room);

#endif
