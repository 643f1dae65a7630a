/* SPDX-License-Identifier: GPL-3.0-or-later
 * A practice session: the trainee is the coach and types, a mentee answers. Each turn is kept
 * before the next prompt.
 */
#ifndef ASKWELL_PRACTICE_H
#define ASKWELL_PRACTICE_H

#include "practice/diary.h"
#include "practice/encounter.h"
#include "practice/mentee.h"
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
    bool live;                 /* feedback behind each turn */
    bool recalls;              /* the trainee's last words stand above the answer, because the
                                  screen begins anew */
};

enum practice_end {
    PRACTICE_ENDED,       /* it came to its end */
    PRACTICE_INTERRUPTED, /* it was left */
    PRACTICE_FAILED,      /* with a fault */
};

/* Holds the session; `encounter` (empty at first) is what was said in the end, and the caller's. */
enum practice_end practice_hold(const struct practice_setup *setup, struct encounter *encounter,
                                struct fault *fault);

#endif
