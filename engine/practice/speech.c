/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines, names and times, as transcripts have them.
 */
#include "practice/speech.h"

#include "base/memory.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { longest_name = 48, most_name_words = 4 };

static void trim(const char **text, size_t *length) {
    while (*length && isspace((unsigned char)**text)) {
        ++*text;
        --*length;
    }
    while (*length && isspace((unsigned char)(*text)[*length - 1]))
        --*length;
}

struct speech *speeches_add(struct speeches *speeches, const char *name, size_t name_length,
                            const char *text, size_t length) {
    if (name) trim(&name, &name_length);
    trim(&text, &length);
    speeches->items = memory_room(speeches->items, speeches->count, sizeof *speeches->items);
    struct speech *speech = &speeches->items[speeches->count++];
    *speech = (struct speech){.text = memory_text(text, length), .from = -1, .to = -1};
    if (name && name_length) speech->name = memory_text(name, name_length);
    return speech;
}

void speeches_free(struct speeches *speeches) {
    for (size_t i = 0; i < speeches->count; i++) {
        free(speeches->items[i].name);
        free(speeches->items[i].text);
    }
    free(speeches->items);
    *speeches = (struct speeches){0};
}

/* Gives whether these bytes could be a name: a few words of letters, digits and what names hold. */
static bool is_name(const char *text, size_t length) {
    size_t words = 1;
    if (!length || length > longest_name || text[0] == ' ') return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == ' ') words++;
        if (c < 0x80 && !isalnum(c) && !strchr(" '-._()@", c)) return false;
    }
    return words <= most_name_words;
}

size_t speech_name(const char *line, size_t length, const char **name, size_t *name_length) {
    size_t from = 0;
    while (from < length && strchr(">- \t", line[from]))
        from++;
    const char *colon = memchr(line + from, ':', length - from);
    if (!colon) return 0;
    size_t to = (size_t)(colon - line);
    size_t behind = to + 1;
    if (behind < length && !isspace((unsigned char)line[behind])) return 0;
    while (behind < length && isspace((unsigned char)line[behind]))
        behind++;
    *name = line + from;
    *name_length = to - from;
    trim(name, name_length);
    bool bracketed = *name_length > 2 && (**name == '[' || **name == '(') &&
                     strchr("])", (*name)[*name_length - 1]);
    if (bracketed) {
        ++*name;
        *name_length -= 2;
    }
    return is_name(*name, *name_length) ? behind : 0;
}

/* Gives how many digits stand at `at`, and their number. */
static size_t read_digits(const char *text, size_t length, size_t at, double *number) {
    size_t first = at;
    *number = 0;
    for (; at < length && isdigit((unsigned char)text[at]) && at - first < 9; at++)
        *number = *number * 10 + (text[at] - '0');
    return at - first;
}

size_t speech_time(const char *text, size_t length, double *seconds) {
    double parts[3] = {0};
    size_t count = 0;
    size_t at = 0;
    for (; count < 3; count++) {
        if (count && (at >= length || text[at] != ':')) break;
        size_t digits = read_digits(text, length, at + (count > 0), &parts[count]);
        bool good = count ? digits == 2 && parts[count] < 60 : digits > 0 && digits < 6;
        if (!good) return 0;
        at += digits + (count > 0);
    }
    if (count < 2) return 0;
    *seconds = count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
    if (at + 1 < length && (text[at] == '.' || text[at] == ',') &&
        isdigit((unsigned char)text[at + 1])) {
        double unit = 0.1;
        for (at++; at < length && isdigit((unsigned char)text[at]); at++, unit /= 10)
            *seconds += unit * (text[at] - '0');
    }
    return at;
}

struct speech_lines speech_lines_of(const char *text, size_t length) {
    bool marked = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    return (struct speech_lines){.at = text + (marked ? 3 : 0), .end = text + length};
}

bool speech_next_line(struct speech_lines *lines) {
    if (lines->at == lines->end) return false;
    size_t left = (size_t)(lines->end - lines->at);
    size_t length = 0;
    while (length < left && lines->at[length] != '\n' && lines->at[length] != '\r')
        length++;
    lines->line = lines->at;
    lines->length = length;
    lines->number++;
    bool both = length + 1 < left && lines->at[length] == '\r' && lines->at[length + 1] == '\n';
    lines->at += length + (length < left) + both;
    return true;
}

bool speech_line_is_blank(const struct speech_lines *lines) {
    for (size_t i = 0; i < lines->length; i++)
        if (!isspace((unsigned char)lines->line[i])) return false;
    return true;
}
