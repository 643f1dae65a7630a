/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of a practice session share. Nobody but practice.c, orders.c, guide.c and chair.c
 * includes this.
 */
#ifndef ASKWELL_PRACTISING_H
#define ASKWELL_PRACTISING_H

#include "base/bytes.h"
#include "practice/practice.h"

struct practising {
    const struct practice_setup *setup;
    struct fault *fault;
    struct encounter *encounter; /* the way that is gone */
    struct encounter aside;      /* the way before the last going back; empty where there is none */
    unsigned long turns;         /* of the coach, on this way */
    unsigned long forked;        /* the turn at which the two ways part */
    struct bytes said;           /* the mentee's last words */
    unsigned asked_where;        /* one behind the other, at one stage */
    size_t asked_at;             /* that stage */
    bool swapped;                /* the trainee is in the mentee's chair */
    size_t chair_stage;          /* what is asked there next */
    size_t chair_question;
    struct bytes chair_said; /* what the trainee said there last */
    bool over;               /* the mentee has gone */
    bool ended;              /* the trainee has closed it */
};

/* practice.c */
void practice_say(const struct practising *practising, enum saying how, const char *text);
bool practice_turn(struct practising *practising, const char *coach, const struct reply *reply);
/* Takes up the way that is gone as if it were gone just now: what is said last, and which stage. */
void practice_hear_again(struct practising *practising);
/* Asks, and gives the front's reply; the caller frees its value. */
bool practice_ask(struct practising *practising, enum manner manner, struct reply *reply);

/* orders.c: does what a line behind a slash says. */
bool practice_order(struct practising *practising, const char *line);

/* guide.c */
void guide_where(struct practising *practising, bool more, struct bytes *out);
void guide_hint(const struct practising *practising, struct bytes *out);

/* compare.c: two ways, side by side where `width` allows it. */
void compare_ways(const struct encounter *before, const struct encounter *now, unsigned long forked,
                  const char *mentee, size_t width, struct bytes *out);

/* chair.c: the trainee in the mentee's chair. */
bool chair_swap(struct practising *practising);
bool chair_answer(struct practising *practising, const char *text);

#endif
