/* SPDX-License-Identifier: GPL-3.0-or-later
 * A live session that is written down as a transcript. It is a rehearsal: what is said stands in
 * the transcript and on no agenda.
 */
#ifndef ASKWELL_RECORDING_H
#define ASKWELL_RECORDING_H

#include "talk/talk.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct recording {
    const char *path; /* of the transcript, whose name ends in .talk */
    bool replaces;    /* one that is there already */
    const char *owner;
    const char *with; /* the other one, where two coach each other; or NULL */
    uint64_t seed;
    char **flows; /* one after the other, each once the one before is finished */
    size_t flow_count;
};

/* Holds the sessions with the person at the terminal, or on plain lines, and writes the transcript,
 * also where the end is a pause or a fault. Fault: 64 where the transcript is there already or is
 * no transcript's name, and those of a session. */
enum talk_end recording_hold(const struct recording *recording, struct flow *jail,
                             struct fault *fault);

#endif
