/* SPDX-License-Identifier: GPL-3.0-or-later
 * One sitting of a session, as several commands hold it: which flow, whose agenda, through which
 * front.
 */
#ifndef ASKWELL_SITTING_H
#define ASKWELL_SITTING_H

#include "agenda/journal.h"
#include "commands/command.h"
#include "commands/keyring.h"
#include "talk/talk.h"

#include <stdbool.h>
#include <stdint.h>

struct bytes;

struct sitting {
    const char *flow;       /* a name on the shelf or a path */
    const char *agenda;     /* a path; or NULL */
    const char *owner;      /* as typed; or NULL */
    const char *second;     /* the path of the other agenda, where two coach each other; or NULL */
    const char *with;       /* or the name of its owner, as typed; or NULL */
    const char *notebook;   /* a path; NULL: the coach's own, in the data folder */
    struct keyring keyring; /* of sealed agendas */
    const char *seed;       /* as typed; NULL: from the system */
    const char *record;     /* the path of a transcript to be written; or NULL */
    bool updates;           /* a transcript that is there already is written anew */
    bool fresh;             /* a new session even where one is unfinished */
    bool json;              /* as data */
    struct clock *clock;
    const struct talk_reload *reload; /* as in talk_setup */
    uint64_t seed_read;               /* by sitting_load */
};

/* Reads the options of a command, those whose letters are in `allowed`: a for --agenda, f --for, s
 * --seed, n --new, j --json, r --record, u --update, w --with and a second --agenda, k --key. Gives
 * the index of the first argument behind them in the sorted argv; or 0 after saying what is wrong,
 * where the exit code is to be 64. */
int sitting_options(const struct command_of_program *command, int argc, char **argv,
                    const char *allowed, struct sitting *sitting);

/* Adds the path of the agenda: sitting->agenda, or the file for sitting->owner in the data folder.
 * Fault: 65 where the owner's name cannot be a file's. */
bool sitting_agenda_path(const struct sitting *sitting, struct bytes *path, struct fault *fault);

/* Opens the agendas for appending, made where they are new; without a path and an owner, one in
 * memory. The second is NULL where there is one mentee. The caller frees with sitting_close, also
 * where this gives false. */
bool sitting_open(const struct sitting *sitting, struct journal *journals[2], struct bytes *notes,
                  struct fault *fault);
void sitting_close(struct journal *journals[2]);

/* Lets `scratch`, the path of a file for long answers, lie in memory where the agenda is sealed; it
 * is empty where the system has no such place. file_leave_memory ends it. */
void sitting_scratch(const struct journal *journal, struct bytes *scratch);

/* Loads the flow into `jail`; before the agenda is opened where it can be, so that a name that was
 * mistyped makes no agenda. Fault: 64 for the seed, 65, 66. */
bool sitting_load(struct sitting *sitting, struct flow *jail, struct fault *fault);

/* Holds the session of the flow that was loaded. */
enum talk_end sitting_hold(const struct sitting *sitting, struct flow *jail,
                           struct journal *const journals[2], struct front *front,
                           struct fault *fault);

/* Gives the exit code of an end, after reporting the fault where it failed. */
int sitting_exit(enum talk_end end, const struct fault *fault);

#endif
