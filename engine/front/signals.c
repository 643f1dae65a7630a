/* SPDX-License-Identifier: GPL-3.0-or-later
 * One flag for each signal, set by the handler and taken by the wait. ppoll lets the signals in
 * only while it waits, so none is missed between a look and the wait.
 */
#include "front/signals.h"

#include "base/watch.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH};
enum { noted_count = sizeof noted / sizeof *noted };

static volatile sig_atomic_t came[noted_count];
static sigset_t usual;

static void note(int number) {
    for (int i = 0; i < noted_count; i++)
        if (noted[i] == number) came[i] = 1;
}

void signals_begin(void) {
    struct sigaction action = {.sa_handler = note};
    sigset_t blocked;
    sigemptyset(&blocked);
    for (int i = 0; i < noted_count; i++) {
        sigaction(noted[i], &action, NULL);
        sigaddset(&blocked, noted[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &usual);
}

void signals_end(void) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int i = 0; i < noted_count; i++)
        sigaction(noted[i], &action, NULL);
    sigprocmask(SIG_SETMASK, &usual, NULL);
}

/* Takes the flag of the first signal that came; gives its index or -1. */
static int take(void) {
    for (int i = 0; i < noted_count; i++) {
        if (!came[i]) continue;
        came[i] = 0;
        return i;
    }
    return -1;
}

enum waited_for signals_wait(int descriptor, struct watch *watch) {
    static const enum waited_for meaning[] = {WAITED_CTRL_C, WAITED_LEAVE, WAITED_LEAVE,
                                              WAITED_RESIZED};
    for (;;) {
        struct pollfd both[] = {{.fd = descriptor, .events = POLLIN},
                                {.fd = watch ? watch_descriptor(watch) : -1, .events = POLLIN}};
        int ready = ppoll(both, 2, NULL, &usual);
        int signal_index = take();
        if (signal_index >= 0) return meaning[signal_index];
        if (ready > 0 && both[0].revents) return WAITED_INPUT;
        if (ready > 0 && watch_changed(watch)) return WAITED_SAVED;
    }
}
