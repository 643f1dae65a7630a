/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two ways from the turn at which they part, turn by turn.
 */
#include "base/bytes.h"
#include "base/text.h"
#include "practice/practising.h"

#include <stdbool.h>
#include <string.h>

enum { gap = 3, narrowest = 64 };

/* One turn of a way as lines of `width` columns; empty behind its last. */
static void add_turn(const struct encounter *way, unsigned long turn, const char *mentee,
                     size_t width, struct bytes *out) {
    for (size_t i = 0; i < way->count; i++) {
        const struct moment *moment = &way->moments[i];
        struct bytes line = {0};
        if (moment->line != turn) continue;
        bool silent = !*moment->text;
        if (moment->speaker == SPEAKER_COACH)
            bytes_format(&line, "%lu  You: %s", turn, silent ? "(silence)" : moment->text);
        else
            bytes_format(&line, "%s: %s", mentee, moment->text);
        text_wrap(bytes_string(&line), width, 0, out);
        bytes_free(&line);
    }
}

static unsigned long last_turn(const struct encounter *way) {
    return way->count ? way->moments[way->count - 1].line : 0;
}

/* Adds the lines of two texts beside each other. */
static void add_beside(const char *left, const char *right, size_t column, struct bytes *out) {
    while (*left || *right) {
        size_t left_length = strcspn(left, "\n");
        size_t right_length = strcspn(right, "\n");
        size_t taken = text_columns(left, left_length);
        bytes_add(out, left, left_length);
        if (right_length) bytes_format(out, "%*s", (int)(column > taken ? column - taken : 1), "");
        bytes_add(out, right, right_length);
        bytes_char(out, '\n');
        left += left_length + (left[left_length] == '\n');
        right += right_length + (right[right_length] == '\n');
    }
}

static void add_below(const struct encounter *way, const char *heading, unsigned long forked,
                      const char *mentee, size_t width, struct bytes *out) {
    bytes_format(out, "%s\n", heading);
    for (unsigned long turn = forked; turn <= last_turn(way); turn++)
        add_turn(way, turn, mentee, width, out);
}

void compare_ways(const struct encounter *before, const struct encounter *now, unsigned long forked,
                  const char *mentee, size_t width, struct bytes *out) {
    if (width < narrowest) {
        add_below(before, "Before", forked, mentee, width, out);
        bytes_char(out, '\n');
        add_below(now, "Now", forked, mentee, width, out);
        return;
    }
    size_t half = (width - gap) / 2;
    unsigned long last = last_turn(before) > last_turn(now) ? last_turn(before) : last_turn(now);
    add_beside("Before\n", "Now\n", half + gap, out);
    for (unsigned long turn = forked; turn <= last; turn++) {
        struct bytes left = {0};
        struct bytes right = {0};
        add_turn(before, turn, mentee, half, &left);
        add_turn(now, turn, mentee, half, &right);
        bytes_char(out, '\n');
        add_beside(bytes_string(&left), bytes_string(&right), half + gap, out);
        bytes_free(&left);
        bytes_free(&right);
    }
}
