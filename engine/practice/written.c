/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line is one who speaks, a time, or words.
 */
#include "practice/written.h"

#include "base/bytes.h"

#include <ctype.h>
#include <string.h>

/* What is left of a line while it is read. */
struct rest {
    const char *at;
    size_t left;
};

struct times {
    double from;
    double to;
};

static void skip(struct rest *rest, size_t length) {
    rest->at += length;
    rest->left -= length;
}

static void skip_blanks(struct rest *rest) {
    while (rest->left && isspace((unsigned char)*rest->at))
        skip(rest, 1);
}

static void skip_dash(struct rest *rest) {
    static const char *const dashes[] = {"-->", "\xE2\x80\x93", "-"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t length = strlen(dashes[i]);
        if (rest->left < length || memcmp(rest->at, dashes[i], length) != 0) continue;
        skip(rest, length);
        return;
    }
}

/* Takes `12:30`, `[0:12]`, `(0:12 - 0:20)` off the beginning; false where there is none. */
static bool take_times(struct rest *rest, struct times *times) {
    struct rest now = *rest;
    double from = -1;
    double to = -1;
    skip_blanks(&now);
    bool bracket = now.left && (*now.at == '[' || *now.at == '(');
    if (bracket) skip(&now, 1);
    size_t length = speech_time(now.at, now.left, &from);
    if (!length) return false;
    skip(&now, length);
    struct rest second = now;
    skip_blanks(&second);
    size_t before = second.left;
    skip_dash(&second);
    bool dashed = second.left < before;
    skip_blanks(&second);
    length = dashed ? speech_time(second.at, second.left, &to) : 0;
    if (length) {
        skip(&second, length);
        now = second;
    }
    if (bracket && (!now.left || (*now.at != ']' && *now.at != ')'))) return false;
    if (bracket) skip(&now, 1);
    if (now.left && !isspace((unsigned char)*now.at) && *now.at != ':') return false;
    skip_blanks(&now);
    *rest = now;
    *times = (struct times){from, to >= from ? to : -1};
    return true;
}

/* Finds a time that stands behind a name: `Ann Lee (10:02)`, `Ann Lee  0:05:`; the name's length is
 * in *name. What follows the time is left in `rest`. */
static bool take_name_and_times(struct rest *rest, size_t *name, struct times *times) {
    for (size_t at = 1; at < rest->left && at < 64; at++) {
        if (!strchr(" [(", rest->at[at]) || rest->at[at - 1] == ' ') continue;
        struct rest behind = {rest->at + at, rest->left - at};
        if (!take_times(&behind, times)) continue;
        if (behind.left && *behind.at != ':') return false;
        if (behind.left) skip(&behind, 1);
        *name = at;
        *rest = behind;
        return true;
    }
    return false;
}

struct writing_down {
    struct speeches *speeches;
    struct times times; /* of what follows */
};

static void add(struct writing_down *down, unsigned long line, const char *name, size_t length,
                struct rest text, bool loose) {
    struct speech *speech = speeches_add(down->speeches, name, length, text.at, text.left);
    speech->line = line;
    speech->loose = loose;
    speech->from = down->times.from;
    speech->to = down->times.to;
    down->times = (struct times){-1, -1};
}

/* Finds the name in what stands above somebody's words, `[Ann Lee]`; false where it is none. */
static bool find_heading(const char *text, size_t length, struct rest *name) {
    struct bytes line = {0};
    const char *found = NULL;
    bytes_add(&line, text, length);
    bytes_text(&line, ": ");
    bool is_name = speech_name(line.data, line.length, &found, &name->left) > 0;
    if (is_name) name->at = text + (found - line.data);
    bytes_free(&line);
    return is_name;
}

static void read_line(struct writing_down *down, const struct speech_lines *lines) {
    struct rest rest = {lines->line, lines->length};
    const char *name = NULL;
    size_t length = 0;
    skip_blanks(&rest);
    bool timed = take_times(&rest, &down->times);
    if (timed && rest.left && *rest.at == ':') skip(&rest, 1);
    skip_blanks(&rest);
    if (!rest.left) return;
    struct rest whole = rest;
    struct rest heading = {0};
    bool headed = take_name_and_times(&rest, &length, &down->times);
    if (headed && find_heading(whole.at, length, &heading)) {
        add(down, lines->number, heading.at, heading.left, rest, true);
        return;
    }
    size_t behind = speech_name(whole.at, whole.left, &name, &length);
    skip(&whole, behind);
    if (behind)
        add(down, lines->number, name, length, whole, !timed);
    else if (down->speeches->count)
        add(down, lines->number, NULL, 0, whole, false);
}

void written_read(const char *text, size_t length, struct speeches *speeches) {
    struct speech_lines lines = speech_lines_of(text, length);
    struct writing_down down = {.speeches = speeches, .times = {-1, -1}};
    while (speech_next_line(&lines))
        if (!speech_line_is_blank(&lines) && *lines.line != '#') read_line(&down, &lines);
}
