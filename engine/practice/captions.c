/* SPDX-License-Identifier: GPL-3.0-or-later
 * Block by block; of a block what is above its times is a name, and what is below is said.
 */
#include "practice/captions.h"

#include "base/bytes.h"
#include "base/fault.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

struct captions {
    enum captions_format format;
    const char *file;
    struct speech_lines lines;
    struct speeches *speeches;
    struct fault *fault;
    /* the cue in hand */
    unsigned long line;
    double from;
    double to;
    size_t first; /* its first speech */
    struct bytes name;
    bool named; /* the speaker stands in a tag */
    struct bytes text;
};

static bool refuse(struct captions *captions, unsigned long line, const char *what,
                   const char *remedy) {
    fault_at(captions->fault, captions->file, (long)line, 0);
    return fault_say(captions->fault, EX_DATAERR, remedy, "%s", what);
}

static const char *arrow_in(const struct speech_lines *lines) {
    return memmem(lines->line, lines->length, "-->", 3);
}

/* Reads `00:01:02.500 --> 00:01:04.000 align:start`. */
static bool read_times(struct captions *captions, const char *arrow) {
    const struct speech_lines *lines = &captions->lines;
    const char *at = lines->line;
    const char *end = lines->line + lines->length;
    while (at < arrow && isspace((unsigned char)*at))
        at++;
    size_t begins = speech_time(at, (size_t)(arrow - at), &captions->from);
    at = arrow + 3;
    while (at < end && isspace((unsigned char)*at))
        at++;
    if (!begins || !speech_time(at, (size_t)(end - at), &captions->to))
        return refuse(captions, lines->number, "these times cannot be read",
                      "write them as 00:01:02.500 --> 00:01:04.000");
    if (captions->to < captions->from) captions->to = captions->from;
    captions->line = lines->number + 1;
    return true;
}

/* Adds what was gathered of the cue, if anything was. */
static void flush(struct captions *captions, bool loose) {
    const char *text = bytes_string(&captions->text);
    size_t length = captions->text.length;
    const char *name = captions->name.length ? bytes_string(&captions->name) : NULL;
    if (length && text[strspn(text, " \t")]) {
        struct speech *speech =
            speeches_add(captions->speeches, name, captions->name.length, text, length);
        speech->loose = loose && name;
        speech->line = captions->line;
    }
    bytes_clear(&captions->text);
}

static const struct {
    const char *name;
    const char *text;
} entities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},    {"&nbsp;", " "},
    {"&lrm;", ""},  {"&rlm;", ""}, {"&quot;", "\""}, {"&#39;", "'"},
};

/* Adds the character or the entity at `at`; gives its length in the file. */
static size_t add_character(struct bytes *out, const char *at, size_t left) {
    for (size_t i = 0; *at == '&' && i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);
        if (left < length || memcmp(at, entities[i].name, length) != 0) continue;
        bytes_text(out, entities[i].text);
        return length;
    }
    bytes_char(out, *at);
    return 1;
}

/* Takes <v.loud Ann Lee> as who speaks from here on. */
static void take_voice(struct captions *captions, const char *tag, size_t length) {
    size_t at = 0;
    while (at < length && !isspace((unsigned char)tag[at]))
        at++;
    flush(captions, false);
    bytes_clear(&captions->name);
    captions->named = true;
    while (at < length && isspace((unsigned char)tag[at]))
        at++;
    while (at < length)
        at += add_character(&captions->name, tag + at, length - at);
}

/* Gives the length of the tag at `at`, or 0 where it is none but a sign. */
static size_t tag_length(const char *at, size_t left) {
    if (left < 2 || *at != '<') return 0;
    if (!isalnum((unsigned char)at[1]) && at[1] != '/') return 0;
    const char *close = memchr(at, '>', left);
    return close ? (size_t)(close - at) + 1 : 0;
}

static bool is_voice(const char *tag, size_t length) {
    return length > 2 && (tag[1] == 'v' || tag[1] == 'V') && strchr(" .\t>", tag[2]);
}

/* Gives the length of {\an8}, the only thing in braces that captions hold. */
static size_t brace_length(const char *at, size_t left) {
    if (left < 2 || *at != '{' || at[1] != '\\') return 0;
    const char *close = memchr(at, '}', left);
    return close ? (size_t)(close - at) + 1 : 0;
}

static void add_words(struct captions *captions, const char *at, size_t left) {
    while (left) {
        size_t length = tag_length(at, left);
        if (length && is_voice(at, length)) take_voice(captions, at + 1, length - 2);
        if (!length) length = brace_length(at, left);
        if (!length) length = add_character(&captions->text, at, left);
        at += length;
        left -= length;
    }
}

/* Gives how much markup stands at the beginning that says nothing of who speaks. */
static size_t skip_markup(const char *at, size_t left) {
    size_t skipped = 0;
    for (size_t length = 1; length; skipped += length) {
        length = tag_length(at + skipped, left - skipped);
        if (length && is_voice(at + skipped, length)) return skipped;
        if (!length) length = brace_length(at + skipped, left - skipped);
    }
    return skipped;
}

/* A line of what is said; a name before a colon begins a speech of its own. */
static void add_line(struct captions *captions) {
    size_t skipped = skip_markup(captions->lines.line, captions->lines.length);
    const char *at = captions->lines.line + skipped;
    size_t left = captions->lines.length - skipped;
    const char *name = NULL;
    size_t name_length = 0;
    size_t behind = captions->named ? 0 : speech_name(at, left, &name, &name_length);
    if (behind) {
        flush(captions, true);
        captions->line = captions->lines.number;
        bytes_clear(&captions->name);
        bytes_add(&captions->name, name, name_length);
    }
    if (captions->text.length) bytes_char(&captions->text, ' ');
    add_words(captions, at + behind, left - behind);
}

/* Only the first of several speakers of a cue is known to begin with it, and only the last to end.
 */
static void set_times(struct captions *captions) {
    struct speeches *speeches = captions->speeches;
    if (captions->first == speeches->count) return;
    speeches->items[captions->first].from = captions->from;
    speeches->items[speeches->count - 1].to = captions->to;
}

static void read_cue(struct captions *captions) {
    captions->first = captions->speeches->count;
    captions->named = false;
    bytes_clear(&captions->name);
    while (speech_next_line(&captions->lines) && !speech_line_is_blank(&captions->lines))
        add_line(captions);
    flush(captions, !captions->named);
    set_times(captions);
}

static void skip_block(struct captions *captions) {
    while (speech_next_line(&captions->lines) && !speech_line_is_blank(&captions->lines))
        continue;
}

static bool begins_with(const struct speech_lines *lines, const char *word) {
    size_t length = strlen(word);
    return lines->length >= length && memcmp(lines->line, word, length) == 0 &&
           (lines->length == length || isspace((unsigned char)lines->line[length]));
}

static bool is_aside(const struct captions *captions) {
    const struct speech_lines *lines = &captions->lines;
    return captions->format == CAPTIONS_WEBVTT &&
           (begins_with(lines, "NOTE") || begins_with(lines, "STYLE") ||
            begins_with(lines, "REGION") || begins_with(lines, "WEBVTT"));
}

/* Reads the block whose first line is in hand: times, or a name with times below it. */
static bool read_block(struct captions *captions) {
    const char *arrow = arrow_in(&captions->lines);
    unsigned long first = captions->lines.number;
    bool more = true;
    if (!arrow) {
        more = speech_next_line(&captions->lines) && !speech_line_is_blank(&captions->lines);
        arrow = more ? arrow_in(&captions->lines) : NULL;
    }
    if (!arrow)
        return refuse(captions, first, "there is no time above these words",
                      "write one, as in 00:01:02.500 --> 00:01:04.000, or leave them out");
    if (!read_times(captions, arrow)) return false;
    read_cue(captions);
    return true;
}

bool captions_read(enum captions_format format, const char *name, const char *text, size_t length,
                   struct speeches *speeches, struct fault *fault) {
    struct captions captions = {.format = format,
                                .file = name,
                                .lines = speech_lines_of(text, length),
                                .speeches = speeches,
                                .fault = fault};
    bool good = true;
    while (good && speech_next_line(&captions.lines)) {
        if (speech_line_is_blank(&captions.lines)) continue;
        if (is_aside(&captions))
            skip_block(&captions);
        else
            good = read_block(&captions);
    }
    bytes_free(&captions.name);
    bytes_free(&captions.text);
    return good;
}
