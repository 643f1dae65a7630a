/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a persona gets to know of the coach's turn: plain facts, and none of the words.
 */
#ifndef ASKWELL_HEARD_H
#define ASKWELL_HEARD_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

/* By what the coach did last; heard_move_names has their names. */
enum heard_move {
    HEARD_OPEN,
    HEARD_CLOSED,
    HEARD_LEADING,
    HEARD_ADVICE, /* to do something, asked or told */
    HEARD_JUDGING_WHY,
    HEARD_STACKED,
    HEARD_REFLECTION,
    HEARD_INFORMATION, /* facts, an own story */
    HEARD_LEAVE,       /* may I tell you something? */
    HEARD_SILENCE,
    HEARD_OTHER, /* greetings, thanks, mm-hm */
    HEARD_END,   /* the session is over; what is told now is the last of it */
    HEARD_MOVES,
};

extern const char *const heard_move_names[HEARD_MOVES + 1]; /* ended by NULL */

struct impression {
    enum heard_move move;
    const char *topic; /* in hand, "" for none so far */
    const char *under; /* beneath an aside, where the talk is; otherwise the same */
    const char *other; /* another topic that can be brought up; or "" */
    bool besides;      /* an open question stands beside the aside */
    bool turned;       /* the topic is in hand only since this turn */
    bool fact;         /* closed: it asks when, who, how many, and not whether */
    bool nod;          /* other: a word or two that only say: go on */
    bool begun;        /* something of what is held back was told */
    bool allowed;      /* leave for advice or an own story was asked and given just before */
    unsigned mine;     /* how many of a hundred of its words about something are the mentee's */
    unsigned again;    /* how many turns before it, one behind the other, made the same move */
    unsigned words;
    unsigned turn; /* from 1 */
};

/* Gives it as the map that the persona sees; the caller frees. */
struct value heard_value(const struct impression *heard);

#endif
