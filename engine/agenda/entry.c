/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing entries. libyaml reads them back, but does not write them: its emitter costs 7
 * microseconds an entry, a tenth of a durable turn, to decide what is decided here by layout. A
 * scalar is plain where nothing in it could be taken for YAML, a block where it is several clean
 * lines, and quoted otherwise.
 */
#include "agenda/entry.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "base/text.h"
#include "base/tree.h"
#include "base/value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const deed_names[] = {
    [DEED_OPEN] = "open",     [DEED_BEGIN] = "begin",   [DEED_RESUME] = "resume",
    [DEED_PAUSE] = "pause",   [DEED_END] = "end",       [DEED_ANSWER] = "answer",
    [DEED_DRAFT] = "draft",   [DEED_SKIP] = "skip",     [DEED_GO] = "go",
    [DEED_BACK] = "back",     [DEED_REUSE] = "reuse",   [DEED_UNDO] = "undo",
    [DEED_PARK] = "park",     [DEED_MOVE] = "move",     [DEED_ITEM] = "item",
    [DEED_CHANGE] = "change", [DEED_NOTE] = "note",     [DEED_SHARE] = "share",
    [DEED_COPY] = "copy",     [DEED_ERASED] = "erased", [DEED_OTHER] = "other",
};

const char *deed_name(enum deed deed) {
    return deed_names[deed];
}

const struct node *entry_node(const struct entry *entry, const char *key) {
    return tree_get(entry->fields, key);
}

const char *entry_text(const struct entry *entry, const char *key) {
    return tree_text(entry->fields, key);
}

unsigned long entry_number(const struct entry *entry, const char *key) {
    const char *text = entry_text(entry, key);
    return text ? strtoul(text, NULL, 10) : 0;
}

void entry_free(struct entry *entry) {
    tree_free(entry->tree);
    *entry = (struct entry){0};
}

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

static void add_scalar(struct bytes *out, const char *text, size_t length) {
    if (is_plain(text, length) && !looks_typed(text, length))
        bytes_add(out, text, length);
    else if (length && is_block(text, length))
        add_block(out, text, length);
    else
        add_quoted(out, text, length);
    bytes_char(out, '\n');
}

void entry_begin(struct bytes *out, unsigned long number, const char *at, const char *session,
                 enum deed deed) {
    bytes_format(out, "---\nentry: %lu\nat: %s\n", number, at);
    bool ours = strspn(session, "0123456789abcdefTZ-") == strlen(session);
    if (*session && ours) bytes_format(out, "session: %s\n", session);
    if (!ours) entry_add_string(out, "session", session); /* a person has named it */
    bytes_format(out, "do: %s\n", deed_names[deed]);
}

void entry_add_text(struct bytes *out, const char *key, const char *text, size_t length) {
    bytes_text(out, key);
    bytes_text(out, ": ");
    add_scalar(out, text, length);
}

void entry_add_string(struct bytes *out, const char *key, const char *text) {
    if (text) entry_add_text(out, key, text, strlen(text));
}

void entry_add_number(struct bytes *out, const char *key, double number) {
    char text[32];
    value_number_text(number, text);
    bytes_format(out, "%s: %s\n", key, text);
}

void entry_begin_list(struct bytes *out, const char *key) {
    bytes_format(out, "%s:\n", key);
}

void entry_add_item(struct bytes *out, const char *text, size_t length) {
    bytes_text(out, "- ");
    add_scalar(out, text, length);
}

void entry_close(struct bytes *out, size_t start) {
    uint32_t sum = digest_crc32(0, out->data + start, out->length - start);
    bytes_format(out, "sum: %08x\n...\n", (unsigned)sum);
}
