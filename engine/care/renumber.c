/* SPDX-License-Identifier: GPL-3.0-or-later
 * Line by line, because an entry has its keys at the beginning of lines and nothing else there but
 * the lines of a list.
 */
#include "care/renumber.h"

#include "agenda/scalar.h"
#include "base/bytes.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

bool renumber_is_reference(const struct entry *entry, const char *key) {
    static const char *const keys[] = {"of", "from", "revises", "aside", "move"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0) return true;
    return entry->deed == DEED_BACK && strcmp(key, "to") == 0;
}

/* Gives the number that `text` is, or 0. */
static unsigned long number_in(const char *text, size_t length) {
    unsigned long number = 0;
    if (length == 0 || length > 18) return 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') return 0;
        number = 10 * number + (unsigned long)(text[i] - '0');
    }
    return number;
}

static unsigned long new_number(const struct renumbering *renumbering, unsigned long old) {
    unsigned long number =
        renumbering && renumbering->of ? renumbering->of(renumbering->context, old) : old;
    return number ? number : old;
}

/* Adds the line with the number in it made anew, where it is one; otherwise as it is. */
static void add_reference(const struct renumbering *renumbering, const char *line, size_t length,
                          size_t before, struct bytes *out) {
    size_t end = length;
    while (end > before && (line[end - 1] == '\n' || line[end - 1] == '\r'))
        end--;
    unsigned long old = number_in(line + before, end - before);
    bytes_add(out, line, before);
    if (old)
        bytes_format(out, "%lu", new_number(renumbering, old));
    else
        bytes_add(out, line + before, end - before);
    bytes_add(out, line + end, length - end);
}

static bool has_key(const char *line, size_t length, const char *key) {
    size_t key_length = strlen(key);
    return length > key_length && memcmp(line, key, key_length) == 0 && line[key_length] == ':';
}

/* Gives the length of the key at the beginning of the line, 0 where there is none. */
static size_t key_length(const char *line, size_t length) {
    size_t at = 0;
    while (at < length && line[at] != ':' && line[at] != ' ' && line[at] != '\n')
        at++;
    return at < length && line[at] == ':' ? at : 0;
}

static void add_line(const struct renumbering *renumbering, const struct entry *entry,
                     const char *line, size_t length, bool *in_list, struct bytes *out) {
    char key[16] = "";
    size_t key_end = key_length(line, length);
    if (key_end && key_end < sizeof key) memcpy(key, line, key_end);
    bool refers = renumber_is_reference(entry, key);
    if (*in_list && length > 2 && memcmp(line, "- ", 2) == 0) {
        add_reference(renumbering, line, length, 2, out);
    } else if (refers && length > key_end + 2 && line[key_end + 1] == ' ') {
        add_reference(renumbering, line, length, key_end + 2, out);
        *in_list = false;
    } else {
        bytes_add(out, line, length);
        *in_list = refers;
    }
}

/* As entry_begin has it. */
static void add_session(const char *session, struct bytes *out) {
    bool ours = strspn(session, "0123456789abcdefTZ-") == strlen(session);
    if (*session && ours)
        bytes_format(out, "session: %s\n", session);
    else if (*session)
        entry_add_string(out, "session", session);
}

/* Does every field stand at the beginning of a line? Who edits by hand may lay it out in another
 * way. */
static bool is_in_lines(const struct entry *entry, const char *text, size_t length) {
    bool all = true;
    for (const struct node *field = entry->fields->first; field && all; field = field->next) {
        all = false;
        for (size_t at = 0; at < length && !all;) {
            const char *end = memchr(text + at, '\n', length - at);
            all = has_key(text + at, length - at, field->key);
            at = end ? (size_t)(end - text) + 1 : length;
        }
    }
    return all;
}

static void add_key(const char *key, struct bytes *out) {
    struct bytes shown = {0};
    text_show(key, strlen(key), TEXT_ONE_LINE, &shown);
    scalar_write(out, bytes_string(&shown), shown.length);
    out->data[out->length - 1] = ':'; /* where its line ended */
    bytes_free(&shown);
}

static void add_value(const struct renumbering *renumbering, const struct node *node, bool refers,
                      struct bytes *out) {
    unsigned long old = refers ? number_in(node->text, node->length) : 0;
    if (old)
        bytes_format(out, "%lu\n", new_number(renumbering, old));
    else
        scalar_write(out, node->text, node->length);
}

/* Writes it as askwell lays entries out. It stays one that was edited by hand: it has no sum. */
static void add_anew(const struct renumbering *renumbering, const struct entry *entry,
                     unsigned long number, const char *session, struct bytes *out) {
    static const char *const own[] = {"entry", "session", "sum"};
    bytes_format(out, "---\nentry: %lu\n", number);
    add_session(session, out);
    for (const struct node *field = entry->fields->first; field; field = field->next) {
        bool is_own = false;
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            is_own = is_own || strcmp(field->key, own[i]) == 0;
        if (is_own) continue;
        bool refers = renumber_is_reference(entry, field->key);
        add_key(field->key, out);
        bytes_char(out, field->kind == NODE_TEXT ? ' ' : '\n');
        if (field->kind == NODE_TEXT) add_value(renumbering, field, refers, out);
        for (const struct node *item = field->first; item; item = item->next) {
            bytes_text(out, "- ");
            add_value(renumbering, item, refers, out);
        }
    }
    bytes_text(out, "...\n");
}

void renumber_entry(const struct renumbering *renumbering, const struct entry *entry,
                    const char *text, size_t length, unsigned long number, const char *session,
                    struct bytes *out) {
    bool other_session = strcmp(session, entry->session) != 0;
    bool in_list = false;
    size_t start = out->length;
    if (entry->by_hand && !is_in_lines(entry, text, length)) {
        add_anew(renumbering, entry, number, session, out);
        return;
    }
    for (size_t at = 0; at < length;) {
        const char *line = text + at;
        const char *end = memchr(line, '\n', length - at);
        size_t size = end ? (size_t)(end - line) + 1 : length - at;
        at += size;
        if (has_key(line, size, "entry"))
            bytes_format(out, "entry: %lu\n", number);
        else if (has_key(line, size, "session") && other_session)
            add_session(session, out);
        else if (!has_key(line, size, "sum") && !(size >= 3 && memcmp(line, "...", 3) == 0))
            add_line(renumbering, entry, line, size, &in_list, out);
    }
    if (entry->by_hand)
        bytes_text(out, "...\n");
    else
        entry_close(out, start);
}

static void add_part(const struct renumbering *renumbering, const struct node *node, bool refers,
                     struct bytes *out) {
    unsigned long old = refers ? number_in(node->text, node->length) : 0;
    if (old)
        bytes_format(out, "#%lu", new_number(renumbering, old));
    else
        bytes_format(out, "%zu:", node->length);
    if (!old) bytes_add(out, node->text, node->length);
}

void renumber_content(const struct renumbering *renumbering, const struct entry *entry,
                      const char *session, struct bytes *out) {
    static const char *const own[] = {"entry", "at", "session", "sum"};
    bytes_format(out, "%s %s\n", entry->at, session);
    for (const struct node *field = entry->fields->first; field; field = field->next) {
        bool is_own = false;
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            is_own = is_own || strcmp(field->key, own[i]) == 0;
        if (is_own) continue;
        bool refers = renumber_is_reference(entry, field->key);
        bytes_format(out, "%s ", field->key);
        if (field->kind == NODE_TEXT) add_part(renumbering, field, refers, out);
        for (const struct node *item = field->first; item; item = item->next)
            add_part(renumbering, item, refers, out);
        bytes_char(out, '\n');
    }
}
