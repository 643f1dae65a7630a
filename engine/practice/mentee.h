/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who answers in a practice session: a persona in the jail, or another program. The session knows
 * no difference.
 */
#ifndef ASKWELL_MENTEE_H
#define ASKWELL_MENTEE_H

#include "practice/encounter.h"

#include <stdbool.h>

struct bytes;
struct fault;
struct persona;

/* How a turn was answered. */
struct response {
    bool left;    /* the mentee has gone */
    bool allowed; /* leave for what the coach just said was asked and given before */
};

struct mentee {
    const char *name; /* what the mentee is called; valid until close */
    /* Begins from the top; adds to `said` what the mentee says first, if anything. */
    bool (*begin)(struct mentee *mentee, struct bytes *said, struct fault *fault);
    /* Adds to `said` the answer to the coach's turn, which is the last of `so_far` ("" for a
     * silence). `ends` where the session is over and this is the farewell. */
    bool (*answer)(struct mentee *mentee, const struct encounter *so_far, bool ends,
                   struct bytes *said, struct response *response, struct fault *fault);
    /* Goes back to where only `kept` had been said. */
    bool (*rewind)(struct mentee *mentee, const struct encounter *kept, struct fault *fault);
    /* Adds what can be told of the mentee when all is over, a sentence a line. */
    void (*debrief)(struct mentee *mentee, struct bytes *out);
    void (*close)(struct mentee *mentee);
};

/* Gives the persona as a mentee; closing it leaves the persona as it is. */
struct mentee *mentee_of_persona(struct persona *persona);

#endif
