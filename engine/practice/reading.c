/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which format it is, and whether it is text at all.
 */
#include "practice/reading.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "practice/captions.h"
#include "practice/recorded.h"
#include "practice/written.h"

#include <ctype.h>
#include <string.h>
#include <sysexits.h>

static long line_at(const char *text, size_t offset) {
    long line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

/* Refuses what is no text: another encoding, a NUL, a line without an end. */
static bool is_text(const char *name, const char *text, size_t length, struct fault *fault) {
    size_t good = text_valid(text, length);
    const char *nul = memchr(text, '\0', length);
    bool wide =
        length > 1 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
    if (good < length || wide) {
        fault_at(fault, name, line_at(text, good), 0);
        return fault_say(fault, EX_DATAERR, "save it as UTF-8", "this is not UTF-8%s",
                         wide ? ", but UTF-16" : "");
    }
    if (nul) {
        fault_at(fault, name, line_at(text, (size_t)(nul - text)), 0);
        return fault_say(fault, EX_DATAERR, "save it as plain text", "this is not text");
    }
    struct speech_lines lines = speech_lines_of(text, length);
    while (speech_next_line(&lines)) {
        if (lines.length <= speech_longest_line) continue;
        fault_at(fault, name, (long)lines.number, 0);
        return fault_say(fault, EX_DATAERR, "break it", "this line is longer than %d KiB",
                         speech_longest_line >> 10);
    }
    return true;
}

static bool is_webvtt(const char *text, size_t length) {
    struct speech_lines lines = speech_lines_of(text, length);
    return speech_next_line(&lines) && lines.length >= 6 && memcmp(lines.line, "WEBVTT", 6) == 0;
}

/* A number and times below it, or times, before anything else. */
static bool is_subrip(const char *text, size_t length) {
    struct speech_lines lines = speech_lines_of(text, length);
    double seconds = 0;
    while (speech_next_line(&lines)) {
        size_t digits = 0;
        if (speech_line_is_blank(&lines)) continue;
        size_t time = speech_time(lines.line, lines.length, &seconds);
        if (time) return memmem(lines.line, lines.length, "-->", 3) != NULL;
        while (digits < lines.length && isdigit((unsigned char)lines.line[digits]))
            digits++;
        if (!digits || digits < lines.length - (lines.line[lines.length - 1] == ' ')) return false;
    }
    return false;
}

static bool is_recorded(const char *text, size_t length) {
    struct speech_lines lines = speech_lines_of(text, length);
    while (speech_next_line(&lines) && (speech_line_is_blank(&lines) || *lines.line == '#'))
        continue;
    if (lines.length != 3 || memcmp(lines.line, "---", 3) != 0) return false;
    return speech_next_line(&lines) && lines.length > 6 && memcmp(lines.line, "entry:", 6) == 0;
}

bool reading_take(const char *name, const char *text, size_t length,
                  const struct reading_wish *wish, struct reading *reading, struct fault *fault) {
    struct speeches speeches = {0};
    reading->place = "line";
    bool good = is_text(name, text, length, fault);
    if (good && is_webvtt(text, length))
        good = captions_read(CAPTIONS_WEBVTT, name, text, length, &speeches, fault);
    else if (good && is_subrip(text, length))
        good = captions_read(CAPTIONS_SUBRIP, name, text, length, &speeches, fault);
    else if (good)
        written_read(text, length, &speeches);
    good = good && reading_join(name, &speeches, wish, reading, fault);
    speeches_free(&speeches);
    return good;
}

bool reading_open(const char *path, const struct reading_wish *wish, struct reading *reading,
                  struct fault *fault) {
    struct bytes text = {0};
    fault_at(fault, path, 0, 0);
    bool good = file_read(path, reading_largest, &text, fault);
    if (good && is_recorded(bytes_string(&text), text.length))
        good = recorded_read(path, wish->session, reading, fault);
    else if (good)
        good = reading_take(path, bytes_string(&text), text.length, wish, reading, fault);
    bytes_free(&text);
    return good;
}

void reading_free(struct reading *reading) {
    encounter_free(&reading->encounter);
    bytes_free(&reading->coach);
    bytes_free(&reading->mentee);
    bytes_free(&reading->title);
    bytes_free(&reading->language);
    bytes_free(&reading->notes);
}
