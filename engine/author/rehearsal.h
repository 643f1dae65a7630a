/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation that is only tried: its agenda lies in a temporary folder and goes when it is
 * over. A transcript is rehearsed whole, by itself, to find out what really happens.
 */
#ifndef ASKWELL_REHEARSAL_H
#define ASKWELL_REHEARSAL_H

#include "base/bytes.h"
#include "base/clock.h"
#include "base/value.h"
#include "front/transcript.h"
#include "talk/talk.h"

#include <stdbool.h>
#include <stdint.h>

/* Plays `transcript` in `jail`, session after session, from `! crash` to `! talk`, and gives in
 * `happened` the lines as they came, text behind marks, which the caller frees: all of them, or
 * where this gives false those until the fault (65, 66, 74), such as a script that is wrong. */
bool rehearse(const struct transcript *transcript, struct flow *jail, struct value *happened,
              struct fault *fault);

/* Adds the transcript as it would have to be written: its opening, then what happened, with room to
 * breathe. */
void rehearsal_text(const struct transcript *transcript, const struct value *happened,
                    struct bytes *out);

/* The place of a rehearsal, for those who hold it themselves. */
struct rehearsal {
    struct clock clock;
    const char *owner; /* whose agenda; the caller's */
    const char *with;  /* whose is the second one, where two coach each other; or NULL */
    uint64_t seed;
    const struct talk_reload *reload; /* as in talk_setup; the caller's */
    struct bytes folder;
    struct bytes agenda;
    struct bytes second;
    struct bytes notebook;
    struct journal *journals[2]; /* while a session is entered; the second may be NULL */
    char *name;                  /* of the flow that is loaded */
};

/* Makes the folder; the caller removes it with rehearsal_end. Clock, owner, with,
 * seed and reload are the caller's to set. Fault: 74. */
bool rehearsal_begin(struct rehearsal *rehearsal, struct fault *fault);
void rehearsal_end(struct rehearsal *rehearsal);

/* Loads `flow`, a name on the shelf or a path, into `jail` and opens the agenda. Fault: as
 * flow_load. */
bool rehearsal_enter(struct rehearsal *rehearsal, const char *flow, struct flow *jail,
                     struct fault *fault);

/* Holds the session that was entered: an unfinished one is gone on with, unless `fresh`. */
enum talk_end rehearsal_hold(struct rehearsal *rehearsal, struct flow *jail, struct front *front,
                             bool fresh, struct fault *fault);

/* Closes the agenda. */
void rehearsal_leave(struct rehearsal *rehearsal);

#endif
