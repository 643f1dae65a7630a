/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bar is drawn anew on its line a few times a second; plain lines come every few seconds, so that
 * a screen reader has time to say them.
 */
#include "commands/progress.h"

#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const double at_once = 0.5; /* seconds of work of which nothing is said */
static const double bar_every = 0.1;
static const double line_every = 2;

struct progress progress_begin(const char *what, size_t total) {
    const char *accessible = getenv("ACCESSIBLE");
    const char *terminal = getenv("TERM");
    bool plain =
        (accessible && strcmp(accessible, "1") == 0) || (terminal && strcmp(terminal, "dumb") == 0);
    return (struct progress){.what = what,
                             .total = total,
                             .shown = isatty(STDERR_FILENO),
                             .plain = plain,
                             .since = clock_seconds()};
}

static void draw(const struct progress *progress, size_t done) {
    enum { width = 30 };
    size_t full = done * width / progress->total;
    fprintf(stderr, "\r[%.*s%*s] %zu of %zu %s\033[K", (int)full, "##############################",
            (int)(width - full), "", done, progress->total, progress->what);
    fflush(stderr);
}

void progress_step(struct progress *progress, size_t done) {
    if (!progress->shown) return;
    double now = clock_seconds();
    double every = progress->plain ? line_every : bar_every;
    bool due =
        progress->last > 0 ? now - progress->last >= every : now - progress->since >= at_once;
    if (!due) return;
    progress->last = now;
    if (progress->plain) {
        fprintf(stderr, "%zu of %zu %s\n", done, progress->total, progress->what);
        return;
    }
    draw(progress, done);
    progress->drawn = true;
}

void progress_clear(struct progress *progress) {
    if (progress->drawn) fputs("\r\033[K", stderr);
    progress->drawn = false;
}
