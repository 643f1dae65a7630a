/* SPDX-License-Identifier: GPL-3.0-or-later
 * A practice session: the trainee is the coach and types, a mentee answers. Each turn is kept
 * before the next prompt.
 */
#ifndef ASKWELL_PRACTICE_H
#define ASKWELL_PRACTICE_H

#include "practice/diary.h"
#include "practice/encounter.h"
#include "practice/mentee.h"
#include "practice/report.h"
#include "practice/yardstick.h"
#include "talk/front.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct protocol;

/* All but what is said to be NULL must be there, and stay. */
struct practice_setup {
    struct front *front;
    struct mentee *mentee;
    struct diary *diary;
    const struct yardstick *yardstick;
    struct protocol *protocol; /* or NULL */
    const char *title;         /* "A newly qualified teacher" */
    const char *about;         /* who this is, said before the first word; or NULL */
    const char *language;      /* of the conversation; or NULL */
    size_t width;              /* columns of what is read */
    unsigned fading;           /* how little /where tells: 0 all, 1 names, 2 one line */
    struct encounter *aside;   /* of a session gone on with: the way before the last going back, */
    unsigned long forked;      /* and where; aside is taken over, and may be empty */
    bool live;                 /* feedback behind each turn */
    bool recalls;              /* the trainee's last words stand above the answer, because the
                                  screen begins anew */
};

enum practice_end {
    PRACTICE_ENDED,       /* it came to its end */
    PRACTICE_INTERRUPTED, /* it was left */
    PRACTICE_FAILED,      /* with a fault */
};

/* Gives the report of a session, or of part of it. */
struct report practice_report(const struct practice_setup *setup, const struct encounter *encounter,
                              const struct measures *measures);

/* Holds the session; `encounter` (empty, or what was said of a session that is gone on with) is
 * what was said in the end, and the caller's. */
enum practice_end practice_hold(const struct practice_setup *setup, struct encounter *encounter,
                                struct fault *fault);

#endif
