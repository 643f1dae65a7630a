/* SPDX-License-Identifier: GPL-3.0-or-later
 * Both ways. Nothing is read here that was not written here, byte for byte the same layout: so the
 * reader needs to know three kinds of scalar and none of the rest of YAML.
 */
#include "agenda/scalar.h"

#include "base/bytes.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

/* Other readers of YAML would take these for numbers, dates, yes or no, or nothing. */
static bool looks_typed(const char *text, size_t length) {
    static const char *const words[] = {"yes", "no",   "on", "off", "true", "false",
                                        "y",   "null", "n",  "~",   ".inf", ".nan"};
    if (strchr("0123456789+-.", *text)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(words[i], text, length) == 0) return true;
    return false;
}

/* Is every character one that may stand unquoted on any line of YAML? */
static bool is_printable(const char *text, size_t length, bool lines) {
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        if (size == 0 || code == 0xFEFF || code >= 0xFFFE) return false;
        if (text_is_control(code) && !(lines && code == '\n')) return false;
        at += size;
    }
    return true;
}

static bool is_plain(const char *text, size_t length) {
    if (length == 0 || strchr(" !\"#%&'*,-:>?@[]`{|}=<", *text)) return false;
    if (text[length - 1] == ' ' || text[length - 1] == ':') return false;
    for (size_t i = 0; i + 1 < length; i++)
        if ((text[i] == ':' && text[i + 1] == ' ') || (text[i] == ' ' && text[i + 1] == '#'))
            return false;
    return is_printable(text, length, false);
}

/* Several lines that a block can hold as they are: none begins or ends with a blank, the first and
 * the last are not empty, and at most one line feed ends the text. */
static bool is_block(const char *text, size_t length) {
    if (!memchr(text, '\n', length) || !is_printable(text, length, true)) return false;
    if (text[0] == '\n' || text[0] == ' ' || text[length - 1] == ' ') return false;
    for (size_t i = 1; i < length; i++)
        if (text[i - 1] == '\n' && (text[i] == ' ' || text[i] == '\n')) return false;
    return !memmem(text, length, " \n", 2);
}

static void add_block(struct bytes *out, const char *text, size_t length) {
    bytes_text(out, text[length - 1] == '\n' ? "|" : "|-");
    while (length) {
        const char *end = memchr(text, '\n', length);
        size_t line = end ? (size_t)(end - text) : length;
        bytes_text(out, "\n  ");
        bytes_add(out, text, line);
        line += end != NULL;
        text += line;
        length -= line;
    }
}

/* Double quotes hold anything; what is no character at all becomes U+FFFD before it comes here. */
static void add_quoted(struct bytes *out, const char *text, size_t length) {
    bytes_char(out, '"');
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        if (size == 0) {
            bytes_text(out, "\\uFFFD");
            size = 1;
        } else if (code == '"' || code == '\\') {
            bytes_char(out, '\\');
            bytes_char(out, (char)code);
        } else if (code == '\n') {
            bytes_text(out, "\\n");
        } else if (code == '\t') {
            bytes_text(out, "\\t");
        } else if (text_is_control(code) || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF) {
            bytes_format(out, code < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)code);
        } else {
            bytes_add(out, text + at, size);
        }
        at += size;
    }
    bytes_char(out, '"');
}

void scalar_write(struct bytes *out, const char *text, size_t length) {
    if (is_plain(text, length) && !looks_typed(text, length))
        bytes_add(out, text, length);
    else if (length && is_block(text, length))
        add_block(out, text, length);
    else
        add_quoted(out, text, length);
    bytes_char(out, '\n');
}

static bool read_plain(const char *from, size_t size, char *text, size_t *length) {
    if (!is_plain(from, size)) return false;
    memcpy(text, from, size);
    *length = size;
    return true;
}

/* Gives the value of `count` hexadecimal digits, or UINT32_MAX. */
static uint32_t read_hex(const char *from, const char *end, size_t count) {
    uint32_t code = 0;
    if ((size_t)(end - from) < count) return UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        static const char digits[] = "0123456789ABCDEF";
        const char *digit = from[i] ? strchr(digits, from[i]) : NULL;
        if (!digit) return UINT32_MAX;
        code = code * 16 + (uint32_t)(digit - digits);
    }
    return code;
}

/* Reads what stands behind a backslash; gives how many bytes that was, or 0. */
static size_t read_escape(const char *from, const char *end, char *text, size_t *length) {
    static const char letters[] = "\"\\nt";
    static const char meanings[] = "\"\\\n\t";
    const char *letter = from < end && *from ? strchr(letters, *from) : NULL;
    if (letter) {
        text[(*length)++] = meanings[letter - letters];
        return 1;
    }
    size_t digits = from < end && *from == 'x' ? 2 : from < end && *from == 'u' ? 4 : 0;
    uint32_t code = digits ? read_hex(from + 1, end, digits) : UINT32_MAX;
    if (code == UINT32_MAX || (code >= 0xD800 && code < 0xE000)) return 0;
    *length += text_put(code, text + *length);
    return 1 + digits;
}

static bool read_quoted(const char *from, size_t size, char *text, size_t *length) {
    const char *end = from + size - 1;
    if (size < 2 || *end != '"') return false;
    *length = 0;
    for (from++; from < end;) {
        uint32_t code = 0;
        size_t taken = text_next(from, (size_t)(end - from), &code);
        if (taken == 0 || text_is_control(code) || code == '"') return false;
        if (code == 0xFEFF || code == 0xFFFE || code == 0xFFFF) return false;
        if (code == '\\') {
            taken = read_escape(from + 1, end, text, length);
            if (!taken) return false;
            from += 1 + taken;
            continue;
        }
        memcpy(text + *length, from, taken);
        *length += taken;
        from += taken;
    }
    return true;
}

/* Reads the lines of a block, which are indented by two blanks; `kept` is its last line end. */
static bool read_block(const char **at, const char *end, bool kept, char *text, size_t *length) {
    *length = 0;
    while (end - *at > 2 && memcmp(*at, "  ", 2) == 0) {
        const char *line = *at + 2;
        const char *line_end = memchr(line, '\n', (size_t)(end - line));
        if (!line_end) return false;
        if (*length) text[(*length)++] = '\n';
        memcpy(text + *length, line, (size_t)(line_end - line));
        *length += (size_t)(line_end - line);
        *at = line_end + 1;
    }
    if (kept && *length) text[(*length)++] = '\n';
    return *length && is_block(text, *length);
}

bool scalar_read(const char **at, const char *end, char *text, size_t *length) {
    const char *from = *at;
    const char *line_end = memchr(from, '\n', (size_t)(end - from));
    if (!line_end) return false;
    size_t size = (size_t)(line_end - from);
    *at = line_end + 1;
    if (size == 1 && *from == '|') return read_block(at, end, true, text, length);
    if (size == 2 && memcmp(from, "|-", 2) == 0) return read_block(at, end, false, text, length);
    if (size && *from == '"') return read_quoted(from, size, text, length);
    return read_plain(from, size, text, length);
}
