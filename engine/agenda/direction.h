/* SPDX-License-Identifier: GPL-3.0-or-later
 * Growing self-direction: who set the topic of a session, whose the options were, and how many
 * prompts it took until they were there. "Growing self direction, an evolving process in which the
 * learner takes increasing responsibility" is one of the ten principles of the DfES framework
 * (004).
 *
 * All of it is folded from the journal: who typed an answer (`by`), what leave was given before it
 * (`stance`, and the move `offer`), and in which section it stands. It is the mentee's own and for
 * nobody else: it belongs on no page that is read in a session, in no copy that is handed on and in
 * no notebook of a coach.
 */
#ifndef ASKWELL_DIRECTION_H
#define ASKWELL_DIRECTION_H

#include "agenda/fold.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

enum whose { WHOSE_UNKNOWN, WHOSE_MENTEE, WHOSE_COACH };

/* What one session tells. */
struct direction {
    enum whose topic; /* who put the topic into words; where there is none, the goal */
    size_t own;       /* options that the mentee named */
    size_t given;     /* options that the coach typed, or that were named after the coach's advice,
                       * own story or direction in the same section */
    size_t prompts;   /* questions put in the sections where options came up, until the last of
                       * them was there: asked, drawn, put anew with /another, the coach's own */
};

struct directions {
    struct fold fold; /* its sessions are those told of, in their order */
    struct direction *list;
};

/* Folds all sessions of the journal, or those before the one called `session` began where that is
 * not NULL. It points into the journal; the caller frees with directions_free. */
struct directions directions_open(struct journal *journal, const char *session);
void directions_free(struct directions *directions);

/* Did the mentee lead in session number `index`? So it is where it was finished, the topic was the
 * mentee's, at least three options were and more than the coach's, and each prompt brought one of
 * the mentee's on average. The figures are askwell's own. */
bool direction_is_led(const struct directions *directions, size_t index);

/* Gives in how many sessions the mentee led: one prompt fewer is offered for each. */
size_t directions_led(const struct directions *directions);

/* Adds it to `out` as plain lines to the mentee, unwrapped. */
void directions_text(const struct directions *directions, struct bytes *out);

/* Gives the same as data: owner, led, sessions; of each its session, flow, title, began, finished,
 * topic (mentee, coach or null), own, given, prompts, led. The caller frees. */
struct value directions_value(const struct directions *directions);

#endif
