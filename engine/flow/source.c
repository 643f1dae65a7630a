/* SPDX-License-Identifier: GPL-3.0-or-later
 * Character by character; some that cannot stay cannot be seen, so it is said which one it is.
 */
#include "flow/source.h"

#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

size_t source_mark(const char *source, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF";
    return length >= 3 && memcmp(source, mark, 3) == 0 ? 3 : 0;
}

static bool refuse(struct source_problem *problem, int line, const char *what) {
    problem->line = line;
    snprintf(problem->what, sizeof problem->what, "%s", what);
    return false;
}

static bool refuse_character(struct source_problem *problem, int line, size_t character,
                             const uint32_t *code) {
    problem->line = line;
    if (code)
        snprintf(problem->what, sizeof problem->what,
                 "character %zu of this line is a control character (U+%04X); take it out",
                 character, (unsigned)*code);
    else
        snprintf(problem->what, sizeof problem->what,
                 "character %zu of this line is not UTF-8; save the file as UTF-8", character);
    return false;
}

bool source_check(const char *source, size_t length, struct source_problem *problem) {
    int line = 1;
    size_t line_start = 0;
    size_t character = 1;
    if (length > source_most) return refuse(problem, 0, "a conversation has at most 1 MiB of text");
    for (size_t at = 0; at < length; character++) {
        uint32_t code = 0;
        size_t size = text_next(source + at, length - at, &code);
        if (size == 0) return refuse_character(problem, line, character, NULL);
        if (code == 0 || (text_is_control(code) && code != '\n' && code != '\t' && code != '\r'))
            return refuse_character(problem, line, character, &code);
        at += size;
        if (code == '\n') {
            line++;
            line_start = at;
            character = 0;
        }
        if (at - line_start > source_line_most)
            return refuse(problem, line, "this line is longer than 4000 bytes; break it up");
    }
    return true;
}
