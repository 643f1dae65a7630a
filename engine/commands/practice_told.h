/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a trainee is told behind a session, and of all sessions.
 */
#ifndef ASKWELL_PRACTICE_TOLD_H
#define ASKWELL_PRACTICE_TOLD_H

#include "commands/practice_room.h"
#include "practice/progress.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* How a report is told, and where. */
struct telling {
    const char *output; /* a file; NULL for standard output */
    bool json;          /* the last of the JSON lines */
    bool html;
    bool brief; /* what can be read at a glance, where a person sits at a terminal */
};

/* Tells what was done in the session. False (74) where it could not be written. */
bool practice_tell(const struct practice_room *room, const struct telling *telling,
                   struct fault *fault);

/* Tells of all sessions that are kept, in lines no wider than `width`. False with a fault. */
bool practice_tell_log(enum progress_form form, const char *output, size_t width,
                       struct fault *fault);

#endif
