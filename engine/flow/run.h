/* SPDX-License-Identifier: GPL-3.0-or-later
 * One run of a flow in a Lua state, wish by wish. This is what the jail's process holds; it talks
 * to nobody. The source is compiled once and can be run from the top many times.
 */
#ifndef ASKWELL_RUN_H
#define ASKWELL_RUN_H

#include "flow/wish.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    run_instructions = 20 * 1000 * 1000, /* of Lua's machine, in one run from the top */
    run_memory = 64 << 20,               /* bytes that Lua may hold */
};

struct run;

/* What happens when a flow goes past a limit: called with the sentence, the part that runs (NULL:
 * the conversation itself) and the author's line, and must not return, because Lua 5.4.4 is not
 * safe after its allocator has said no. `line` is 0 where unknown. */
typedef void run_stop(void *context, const char *sentence, const char *part, int line);

/* Where it is now, roughly, for a parent that watches from outside. */
struct run_now {
    int part; /* the number of the part as they were asked for, from 1; 0: the conversation itself
               */
    int line;
};

/* Gives a fresh state without a flow; the caller frees. `now` (may be NULL) is kept where it runs.
 * NULL where Lua has no memory to start. */
struct run *run_new(run_stop *on_limit, void *context, volatile struct run_now *now);
void run_free(struct run *run);

/* Compiles `source`. Gives WISH_END for good, or WISH_FAULT, which the next first step gives as
 * well. */
enum wish_kind run_load(struct run *run, const char *source, size_t length);

/* Begins from the top; the next run_step goes to the first wish. */
void run_start(struct run *run);

/* Goes on to the next wish, the last one answered by `reply` (plain data that is copied into Lua;
 * NULL for nothing). Gives the wish's kind; the rest of it with run_wish, or cheaply with run_id.
 * The reply to a WISH_PART is the part's source, which stays with the run until the next run_load.
 */
enum wish_kind run_step(struct run *run, const struct value *reply);

/* Gives the id of the wish in hand; valid until the next step. */
const char *run_id(const struct run *run);

/* Gives the author's line of the wish in hand, and the part that it stands in, or NULL. */
int run_line(const struct run *run);
const char *run_part(const struct run *run);

/* Looks whether the wish in hand has something under `name`, and copies it into `value` (NULL: not
 * wanted), which the caller frees. */
bool run_fill(const struct run *run, const char *name, struct value *value);

/* Adds the names of all that fills the wish in hand to the list `names`. */
void run_fill_names(const struct run *run, struct value *names);

/* Fills `wish` with the wish in hand; the caller frees with wish_free. */
void run_wish(struct run *run, struct wish *wish);

/* How often each line ran since run_watch_lines, for lines 0 to `count` - 1. A line of which
 * `holds_code` is false has nothing to run, as far as the functions that were entered tell. */
struct run_lines {
    const unsigned *ran;
    const bool *holds_code;
    size_t count;
};

/* Counts lines from the next run_start on, which slows a run down. */
void run_watch_lines(struct run *run);
struct run_lines run_lines(const struct run *run);

#endif
