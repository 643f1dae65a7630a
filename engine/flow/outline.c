/* SPDX-License-Identifier: GPL-3.0-or-later
 * Enough of Lua's lexical rules (Reference Manual 5.4, §3.1) to tell a word from a comment or a
 * string.
 */
#include "flow/outline.h"

#include <ctype.h>
#include <string.h>

struct reader {
    const char *at;
    const char *end;
};

static bool sees(const struct reader *reader, const char *text) {
    size_t length = strlen(text);
    return (size_t)(reader->end - reader->at) >= length && memcmp(reader->at, text, length) == 0;
}

/* At a `[`: gives the level of the long bracket that opens here, or -1. */
static long long_bracket(const struct reader *reader) {
    const char *at = reader->at + 1;
    long level = 0;
    while (at < reader->end && *at == '=') {
        at++;
        level++;
    }
    return at < reader->end && *at == '[' ? level : -1;
}

static void pass_long(struct reader *reader, long level) {
    reader->at += level + 2;
    for (; reader->at < reader->end; reader->at++) {
        if (*reader->at != ']') continue;
        const char *at = reader->at + 1;
        long seen = 0;
        while (at < reader->end && *at == '=') {
            at++;
            seen++;
        }
        if (seen == level && at < reader->end && *at == ']') {
            reader->at = at + 1;
            return;
        }
    }
}

static void pass_line(struct reader *reader) {
    while (reader->at < reader->end && *reader->at != '\n')
        reader->at++;
}

/* At a quote: passes the string and gives its bytes in `text` and `length`; escapes stay as
 * written. */
static void pass_string(struct reader *reader, const char **text, size_t *length) {
    char quote = *reader->at++;
    *text = reader->at;
    while (reader->at < reader->end && *reader->at != quote && *reader->at != '\n')
        reader->at += *reader->at == '\\' && reader->at + 1 < reader->end ? 2 : 1;
    *length = (size_t)(reader->at - *text);
    if (reader->at < reader->end) reader->at++;
}

static void add_once(struct value *names, const char *text, size_t length) {
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].length == length && memcmp(names->items[i].text, text, length) == 0)
            return;
    if (names->count < 100 && !memchr(text, '\\', length))
        value_add(names, value_text(text, length));
}

static bool pass_comment(struct reader *reader) {
    if (!sees(reader, "--")) return false;
    reader->at += 2;
    long level = sees(reader, "[") ? long_bracket(reader) : -1;
    if (level >= 0)
        pass_long(reader, level);
    else
        pass_line(reader);
    return true;
}

static void pass_blanks(struct reader *reader) {
    while (reader->at < reader->end) {
        if (isspace((unsigned char)*reader->at) || *reader->at == '(')
            reader->at++;
        else if (!pass_comment(reader))
            return;
    }
}

static void pass_name(struct reader *reader, struct value *names) {
    const char *start = reader->at;
    while (reader->at < reader->end && (isalnum((unsigned char)*reader->at) || *reader->at == '_'))
        reader->at++;
    bool is_section = reader->at - start == 7 && memcmp(start, "section", 7) == 0;
    if (!is_section) return;
    pass_blanks(reader);
    if (reader->at == reader->end || (*reader->at != '"' && *reader->at != '\'')) return;
    const char *text = NULL;
    size_t length = 0;
    pass_string(reader, &text, &length);
    add_once(names, text, length);
}

struct value outline_sections(const char *source, size_t length) {
    struct value names = value_list();
    struct reader reader = {source, source + length};
    const char *text = NULL;
    while (reader.at < reader.end) {
        char c = *reader.at;
        long level = c == '[' ? long_bracket(&reader) : -1;
        if (pass_comment(&reader)) continue;
        if (c == '"' || c == '\'')
            pass_string(&reader, &text, &length);
        else if (level >= 0)
            pass_long(&reader, level);
        else if (isalpha((unsigned char)c) || c == '_')
            pass_name(&reader, &names);
        else
            reader.at++;
    }
    return names;
}
