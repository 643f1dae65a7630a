/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading ahead and cutting at line ends.
 */
#include "front/reader.h"

#include "front/signals.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void give(struct reader *reader, size_t length, size_t and_end, struct bytes *line) {
    bytes_clear(line);
    if (reader->ahead.length == 0) return;
    bytes_add(line, reader->ahead.data, length);
    if (and_end && line->length && line->data[line->length - 1] == '\r')
        line->data[--line->length] = '\0';
    size_t rest = reader->ahead.length - length - and_end;
    memmove(reader->ahead.data, reader->ahead.data + length + and_end, rest);
    reader->ahead.length = rest;
}

enum read_line reader_take(struct reader *reader, struct bytes *line) {
    size_t seen = 0;
    for (;;) {
        size_t held = reader->ahead.length;
        const char *end = held > seen ? memchr(reader->ahead.data + seen, '\n', held - seen) : NULL;
        if (end) {
            give(reader, (size_t)(end - reader->ahead.data), 1, line);
            return READ_LINE;
        }
        if (held >= reader_longest || reader->ended) {
            give(reader, held, 0, line);
            return reader->ended ? READ_CLOSED : READ_LINE;
        }
        seen = held;
        enum waited_for event = signals_wait(reader->descriptor, reader->watch);
        if (event == WAITED_LEAVE) return READ_INTERRUPT;
        if (event == WAITED_CTRL_C) return READ_CTRL_C;
        if (event == WAITED_SAVED) return READ_SAVED;
        if (event != WAITED_INPUT) continue;
        char part[8192];
        ssize_t got = read(reader->descriptor, part, sizeof part);
        if (got > 0)
            bytes_add(&reader->ahead, part, (size_t)got);
        else if (got == 0 || errno != EINTR)
            reader->ended = true;
    }
}
