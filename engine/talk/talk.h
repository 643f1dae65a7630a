/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session: a flow is run, its questions are put through a front, and what is answered is kept in
 * a journal before the next prompt.
 */
#ifndef ASKWELL_TALK_H
#define ASKWELL_TALK_H

#include "agenda/fold.h"
#include "base/clock.h"
#include "flow/flow.h"
#include "talk/front.h"

#include <stdbool.h>
#include <stdint.h>

/* For a conversation whose script and bank are being written: saved, they are taken up at the
 * question that is open. */
struct talk_reload {
    struct watch *watch;  /* told by the talk what to watch */
    struct flow **spares; /* jails without a script; which is which changes with each save */
    size_t spare_count;
};

struct talk_setup {
    struct flow *flow; /* with the script loaded */
    const char *name;  /* the flow's name in the agenda */
    struct journal *journal;
    struct journal *second; /* of the other one, where two coach each other; or NULL */
    struct front *front;
    const struct clock *clock;
    const char *owner;                /* whose agenda; written when the journal is new */
    const char *with;                 /* whose is the second one, likewise */
    const char *notebook;             /* where the coach's notes go; NULL: nowhere */
    uint64_t seed;                    /* of a new session */
    bool fresh;                       /* begin a new session even where one is unfinished */
    const struct talk_reload *reload; /* NULL: script and bank stay as they are */
};

enum talk_end {
    TALK_FINISHED,
    TALK_PAUSED,
    TALK_INTERRUPTED,
    TALK_FAILED, /* the fault tells; everything answered is kept */
};

/* Holds the session to its end, going on with the newest unfinished one of this flow where there is
 * one. */
enum talk_end talk_hold(const struct talk_setup *setup, struct fault *fault);

#endif
