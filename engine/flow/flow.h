/* SPDX-License-Identifier: GPL-3.0-or-later
 * A flow as the rest of askwell sees it: a process in a jail that is given a script and asked, wish
 * by wish, what comes next.
 */
#ifndef ASKWELL_FLOW_H
#define ASKWELL_FLOW_H

#include "flow/jail.h"
#include "flow/wish.h"

#include <stdbool.h>

struct bytes;
struct fault;
struct flow;

/* Forks the jail. Call it before anything of anyone's is read. The caller frees with flow_close,
 * which ends the process. NULL with a fault (71) where the system gives no process. */
struct flow *flow_fork(struct fault *fault);
void flow_close(struct flow *flow);

/* Hands over the script at `path`, which is read here; the first flow_next after flow_run tells
 * where it does not compile. Fault: 65 or 66. */
bool flow_load(struct flow *flow, const char *path, struct fault *fault);

/* Passes over what an earlier run still had to say, so that the jail can be given another script.
 * False where the jail is gone. */
bool flow_rest(struct flow *flow);

/* Runs the script from the top: the next flow_next gives its first wish. False where the jail is
 * gone. */
bool flow_run(struct flow *flow, struct fault *fault);

/* Sends the reply to the last wish, which was one that waits for it, and does not wait itself: the
 * flow can think while the disk writes. */
bool flow_answer(struct flow *flow, const struct value *reply, struct fault *fault);

/* Waits at most 1.5 s for the next wish, which the caller frees. A part that the script takes in is
 * found and handed over here, before its first wish where its name is written out. False with a
 * fault (65) at the author's line where the script is wrong or went past a limit; it is then at an
 * end until the next flow_run, or, after a limit, for good. */
bool flow_next(struct flow *flow, struct wish *wish, struct fault *fault);

/* Lets the jail walk the script by itself, by `setup` (see flow/walk.h). Its messages then come
 * with flow_hear; what it needs to know is told with flow_answer. False where the jail is gone. */
bool flow_walk(struct flow *flow, const struct value *setup, struct fault *fault);

/* Waits at most 1.5 s for the next message of a walk, a map that the caller frees. False with a
 * fault (65) where the script went past a limit; `message` then holds, where it is known, the path
 * that led there, and the jail is gone. */
bool flow_hear(struct flow *flow, struct value *message, struct fault *fault);

/* In what follows `part` is the name of a part that the script takes in, or NULL for the script
 * itself. */

/* Words a problem that the script ran into at `line`, as Lua or the words said it, for people. */
void flow_explain(const struct flow *flow, const char *part, int line, const char *message,
                  struct fault *fault);

/* Says where in the script: sets file, line, and the column of `word` in that line (NULL: its
 * start). */
void flow_fault_at(const struct flow *flow, const char *part, int line, const char *word,
                   struct fault *fault);

/* Gives the path and the source of what was loaded last. The source is NULL for a part that is not
 * there, and the path then where it is most likely to be written. */
const char *flow_path(const struct flow *flow, const char *part);
const struct bytes *flow_source(const struct flow *flow, const char *part);

/* Gives the name of each part that was asked for since, from 0; NULL behind the last. */
const char *flow_part(const struct flow *flow, size_t number);

unsigned long flow_digest(const struct flow *flow); /* CRC-32 of the script and of those parts */
const struct jail *flow_jail(struct flow *flow);    /* waits until the jail stands */

#endif
