/* SPDX-License-Identifier: GPL-3.0-or-later
 * UTF-8 (RFC 3629), columns, wrapping and the cleaning of what is shown.
 */
#include "base/text.h"

#include "base/bytes.h"
#include "base/memory.h"

#include <ctype.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const char replacement[] = "\xEF\xBF\xBD";

const char *text_or(const char *text, const char *otherwise) {
    return text ? text : otherwise;
}

bool text_ends_with(const char *text, const char *ending) {
    size_t length = strlen(text);
    size_t tail = strlen(ending);
    return length > tail && strcmp(text + length - tail, ending) == 0;
}

size_t text_next(const char *text, size_t length, uint32_t *code) {
    const unsigned char *bytes = (const unsigned char *)text;
    if (length == 0) return 0;
    if (bytes[0] < 0x80) {
        *code = bytes[0];
        return 1;
    }
    size_t size = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || size > length) return 0;
    uint32_t value = bytes[0] & (0x7FU >> size);
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest[size] || value > 0x10FFFF || surrogate) return 0;
    *code = value;
    return size;
}

size_t text_put(uint32_t code, char *out) {
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(heads[length] | code);
    return length;
}

size_t text_plain(const char *text, size_t length) {
    size_t at = 0;
    while (at < length && text[at] >= ' ' && text[at] < '\177')
        at++;
    return at;
}

size_t text_valid(const char *text, size_t length) {
    for (size_t at = text_plain(text, length); at < length;
         at += text_plain(text + at, length - at)) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        if (size == 0) return at;
        at += size;
    }
    return length;
}

void text_repair(const char *text, size_t length, struct bytes *out) {
    while (length) {
        size_t good = text_valid(text, length);
        bytes_add(out, text, good);
        if (good == length) return;
        bytes_text(out, replacement);
        text += good + 1;
        length -= good + 1;
    }
}

bool text_is_control(uint32_t code) {
    if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return true;
    if (code == 0x200E || code == 0x200F || code == 0x061C) return true;
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x2028 || code == 0x2029;
}

void text_show(const char *text, size_t length, enum text_lines lines, struct bytes *out) {
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        if (size == 0) {
            bytes_text(out, replacement);
            at++;
            continue;
        }
        if (code == '\n' && lines == TEXT_KEEP_LINES)
            bytes_char(out, '\n');
        else if (code == '\n' || code == '\t')
            bytes_char(out, ' ');
        else if (text_is_control(code))
            bytes_text(out, replacement);
        else
            bytes_add(out, text + at, size);
        at += size;
    }
}

void text_use_locale(void) {
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    setlocale(LC_CTYPE, "C.UTF-8");
}

static size_t columns_of(uint32_t code) {
    if (code < 0x7F) return code >= 0x20;
    int columns = wcwidth((wchar_t)code);
    return columns > 0 ? (size_t)columns : 0;
}

size_t text_columns(const char *text, size_t length) {
    size_t columns = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        columns += size ? columns_of(code) : 1;
        at += size ? size : 1;
    }
    return columns;
}

/* Gives how many bytes of `text` fit into `width` columns, at least one character. */
static size_t fitting(const char *text, size_t length, size_t width) {
    size_t at = 0;
    size_t columns = 0;
    while (at < length) {
        uint32_t code = 0;
        size_t size = text_next(text + at, length - at, &code);
        if (size == 0) size = 1;
        columns += columns_of(code);
        if (columns > width && at) break;
        at += size;
    }
    return at;
}

/* Gives the bytes of the first line when `length` bytes, free of line feeds, are wrapped. */
static size_t first_line(const char *text, size_t length, size_t width) {
    size_t fits = fitting(text, length, width);
    if (fits == length || text[fits] == ' ') return fits;
    size_t end = fits;
    while (end > 0 && text[end - 1] != ' ')
        end--;
    return end ? end : fits;
}

/* Gives how far the lines below are indented when a line is wrapped: behind the mark of a list. */
static size_t hang_of(const char *text) {
    size_t blanks = strspn(text, " ");
    return strncmp(text + blanks, "- ", 2) == 0 ? blanks + 2 : blanks;
}

void text_wrap(const char *text, size_t width, size_t indent, struct bytes *out) {
    for (;;) {
        size_t length = strcspn(text, "\n");
        size_t hang = hang_of(text);
        size_t before = indent;
        size_t room = width ? width : 1;
        do {
            size_t line = first_line(text, length, room);
            size_t shown = line;
            while (shown && text[shown - 1] == ' ')
                shown--;
            if (shown) bytes_format(out, "%*s", (int)before, "");
            bytes_add(out, text, shown);
            bytes_char(out, '\n');
            while (line < length && text[line] == ' ')
                line++;
            text += line;
            length -= line;
            bool hangs = hang && hang < width / 2;
            before = hangs ? indent + hang : indent;
            room = hangs ? width - hang : room;
        } while (length);
        if (*text == '\0') return;
        text++;
        if (*text == '\0') return;
    }
}

static size_t smallest(size_t a, size_t b, size_t c) {
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Optimal string alignment: insert, drop, change, or swap two neighbours, each costing 1. */
static size_t distance(const char *a, const char *b) {
    size_t rows = strlen(a) + 1;
    size_t columns = strlen(b) + 1;
    size_t *table = memory_resize(NULL, rows * columns, sizeof *table);
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++) {
            size_t *cell = &table[i * columns + j];
            if (i == 0 || j == 0) {
                *cell = i + j;
                continue;
            }
            size_t change = cell[-(ptrdiff_t)columns - 1] + (a[i - 1] != b[j - 1]);
            *cell = smallest(cell[-(ptrdiff_t)columns] + 1, cell[-1] + 1, change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) {
                size_t swap = table[(i - 2) * columns + j - 2] + 1;
                if (swap < *cell) *cell = swap;
            }
        }
    }
    size_t answer = table[rows * columns - 1];
    free(table);
    return answer;
}

const char *text_nearest(const char *word, const char *const *words, size_t count) {
    enum { longest = 64 };
    size_t length = strlen(word);
    if (length > longest) return NULL;
    size_t best = length / 3 ? length / 3 : 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) > longest) continue;
        size_t far = distance(word, words[i]);
        if (far < best || (far == best && !nearest)) {
            best = far;
            nearest = words[i];
        }
    }
    return nearest;
}

bool text_slug(const char *name, char slug[64]) {
    size_t length = 0;
    while (*name == ' ')
        name++;
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c == ' ' && name[1 + strspn(name + 1, " ")] == '\0') break;
        if (length == 63 || c >= 0x80) return false;
        slug[length++] = c == ' ' ? '-' : (char)tolower(c);
    }
    slug[length] = '\0';
    return text_is_slug(slug);
}

bool text_is_slug(const char *slug) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    if (*slug == '-' || *slug == '_' || *slug == '\0') return false;
    size_t length = strlen(slug);
    return length < 64 && strspn(slug, letters) == length;
}
