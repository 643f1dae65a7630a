/* SPDX-License-Identifier: GPL-3.0-or-later
 * Signals as something to look at: a front asks whether one has come, and nothing happens behind
 * its back.
 */
#ifndef ASKWELL_SIGNALS_H
#define ASKWELL_SIGNALS_H

#include <stdbool.h>

struct watch;

/* Begins to note SIGINT, SIGTERM, SIGHUP and SIGWINCH instead of obeying them; they are blocked but
 * while signals_wait waits. */
void signals_begin(void);

/* Gives the signals their usual meaning back. */
void signals_end(void);

enum waited_for {
    WAITED_INPUT,   /* there is something to read, or the end of it */
    WAITED_CTRL_C,  /* SIGINT */
    WAITED_LEAVE,   /* SIGTERM or SIGHUP */
    WAITED_RESIZED, /* SIGWINCH */
    WAITED_SAVED,   /* a watched file has another content */
};

/* Waits for input on `descriptor`, for a signal, or for a save of what `watch` (may be NULL)
 * watches, without a time limit. */
enum waited_for signals_wait(int descriptor, struct watch *watch);

#endif
