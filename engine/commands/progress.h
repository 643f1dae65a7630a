/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far a long work is, on standard error: a bar on a terminal; with ACCESSIBLE=1 or TERM=dumb
 * plain lines, `2000 of 10000`; nothing where it is no terminal, and nothing for what is done at
 * once.
 */
#ifndef ASKWELL_PROGRESS_H
#define ASKWELL_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
    const char *what; /* what is counted: agendas */
    size_t total;
    bool shown; /* on a terminal */
    bool plain;
    bool drawn;   /* a bar stands there now */
    double since; /* when it began, */
    double last;  /* and when something was shown last */
};

/* Begins; `what` stays the caller's. */
struct progress progress_begin(const char *what, size_t total);

/* Says that `done` of the total are done. */
void progress_step(struct progress *progress, size_t done);

/* Takes the bar away, before something else is said or at the end. */
void progress_clear(struct progress *progress);

#endif
