/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines from a descriptor, for the fronts that have no line editor.
 */
#ifndef ASKWELL_READER_H
#define ASKWELL_READER_H

#include "base/bytes.h"

#include <stdbool.h>

struct watch;

struct reader {
    int descriptor;
    struct bytes ahead; /* read, but not yet given */
    bool ended;
    struct watch *watch; /* files whose saving ends the wait; or NULL */
};

enum read_line {
    READ_LINE,
    READ_CLOSED,    /* no more; what stood without a line end is given */
    READ_INTERRUPT, /* SIGTERM, SIGHUP, or Ctrl-C a second time */
    READ_CTRL_C,    /* Ctrl-C once: what is typed is still there */
    READ_SAVED,     /* a watched file was saved: the same */
};

/* Waits for a line and gives it in `line`, without its end, which may be CR LF. Of a line longer
 * than `reader_longest` bytes, that many are given and the rest follows as the next. */
enum { reader_longest = 1 << 20 };
enum read_line reader_take(struct reader *reader, struct bytes *line);

#endif
