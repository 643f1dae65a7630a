/* SPDX-License-Identifier: GPL-3.0-or-later
 * A written conversation that can be played: how flows are tested, and shown.
 *
 *     # a comment
 *     flow: first-step              which conversation; found like the argument of `askwell talk`
 *     owner: Maya
 *     with: Ben                     the other one, where two coach each other
 *     at: 2026-11-21T09:00:00Z      the clock stands still here
 *     seed: 7
 *
 *     == Goal clarification         the section begins; `· Ben` behind it: and his turn, of two
 *     | You said: “…”               what is quoted above a question
 *     ? What would you like …?      the question
 *     * an option                   of a choice; or a line given before, where a list goes on
 *     > I want …                    what is typed: an answer, a command, nothing
 *     + and …                       the next line of it, where it has more than one
 *     " Good.                       a line that is said
 *     - Parked.                     what askwell says about an answer or a command
 *     [ - see a physio              a line of a page: help, the agenda
 *     ! crash                       everything is dropped and started again from the disk
 *     ! wait 60                     the clock goes on by so many seconds; a silence lasts so long
 *     ! clear                       the words that a question begins with are wiped out
 *     ! pause                       the input ends here, and the session is taken up again
 *     ! agenda                      the agenda is shown, of two both
 *     ! record appraisal            the record of that name is shown
 *     ! talk mentor-coaching        the next session, of this conversation, begins
 *
 * Blank lines are for the eye. Playing compares every line with what really happens.
 */
#ifndef ASKWELL_TRANSCRIPT_H
#define ASKWELL_TRANSCRIPT_H

#include "base/bytes.h"
#include "base/clock.h"
#include "base/value.h"
#include "front/scribe.h"
#include "talk/front.h"

#include <stdint.h>

struct transcript {
    char *path;
    struct value head;    /* map: flow, owner, with, at, seed */
    struct bytes opening; /* the text before the first line that is played */
    struct value lines;   /* text: those that are played, without blanks and comments */
    long *numbers;        /* of each, in the file */
};

/* Reads a transcript. Fault: 65 with its line, 66. The caller frees with transcript_free. */
bool transcript_read(const char *path, struct transcript *transcript, struct fault *fault);

/* The same from text in memory, which is read no further than a NUL; `path` is what faults name. */
bool transcript_parse(const char *text, const char *path, struct transcript *transcript,
                      struct fault *fault);
void transcript_free(struct transcript *transcript);

/* The front that types what a transcript says and writes down what happens. */
struct player {
    struct front front; /* its close does nothing: the player lives longer than a session */
    const struct transcript *transcript;
    size_t next; /* the first line that was not typed or done */
    struct scribe scribe;
    bool cleared;        /* by `! clear`, for the question in hand */
    struct clock *clock; /* moved by `! wait` */
    const char *event;   /* what stopped the session: "crash", "pause"; NULL where nothing did */
    struct journal *journals[2]; /* for `! agenda`; the second may be NULL */
};

void player_begin(struct player *player, const struct transcript *transcript, struct clock *clock);

/* Ends the player and gives what happened, which the caller frees. */
struct value player_end(struct player *player);

/* Does what the transcript says between sessions, until something is to be typed or it is over.
 * Gives the flow that is to be talked next, or NULL. */
const char *player_between(struct player *player);

#endif
