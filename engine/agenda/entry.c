/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries by their fields, and writing them. libyaml does not write them: its emitter costs 7
 * microseconds an entry, a tenth of a durable turn, to decide what is decided here by layout.
 */
#include "agenda/entry.h"

#include "agenda/scalar.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/tree.h"
#include "base/value.h"

#include <stdlib.h>
#include <string.h>

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

/* Reads `key:` at *at and what parts it from its value; gives the key, or NULL. */
static const char *read_key(struct tree *tree, const char **at, const char *end) {
    size_t length = strspn(*at, "abcdefghijklmnopqrstuvwxyz-");
    if (length == 0 || *at[0] == '-' || *at + length >= end || (*at)[length] != ':') return NULL;
    char *key = tree_room(tree, length);
    memcpy(key, *at, length);
    key[length] = '\0';
    *at += length + 1;
    return key;
}

static bool read_text(struct tree *tree, struct node *node, const char **at, const char *end) {
    const char *line_end = memchr(*at, '\n', (size_t)(end - *at));
    bool is_one_line = line_end && **at != '|';
    char *text = tree_room(tree, (size_t)((is_one_line ? line_end : end) - *at));
    if (!scalar_read(at, end, text, &node->length)) return false;
    text[node->length] = '\0';
    node->text = text;
    return true;
}

static bool read_list(struct tree *tree, struct node *list, const char **at, const char *end) {
    struct node *last = NULL;
    list->kind = NODE_LIST;
    for (++*at; end - *at > 2 && memcmp(*at, "- ", 2) == 0;) {
        *at += 2;
        last = tree_add(tree, list, last, NULL);
        if (!read_text(tree, last, at, end)) return false;
    }
    return last != NULL;
}

/* Reads the fields up to the line `...`, which ends the entry. */
static bool read_fields(struct tree *tree, const char *at, const char *end) {
    struct node *last = NULL;
    while (end - at > 4 || memcmp(at, "...\n", 4) != 0) {
        const char *key = read_key(tree, &at, end);
        if (!key || tree_get(tree_top(tree), key)) return false;
        last = tree_add(tree, NULL, last, key);
        if (*at == '\n' ? !read_list(tree, last, &at, end)
                        : *at++ != ' ' || !read_text(tree, last, &at, end))
            return false;
        if (end - at < 4) return false;
    }
    return last != NULL;
}

struct tree *entry_read(const char *text, size_t length) {
    static const char begins[] = "---\n";
    if (length < 8 || memcmp(text, begins, 4) != 0 || memcmp(text + length - 4, "...\n", 4) != 0)
        return NULL;
    size_t lines = 0;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(text + length - at))); at++)
        lines++;
    struct tree *tree = tree_new(length + lines * (sizeof(struct node) + 16));
    if (read_fields(tree, text + 4, text + length)) return tree;
    tree_free(tree);
    return NULL;
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
    scalar_write(out, text, length);
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
    scalar_write(out, text, length);
}

void entry_close(struct bytes *out, size_t start) {
    uint32_t sum = digest_crc32(0, out->data + start, out->length - start);
    bytes_format(out, "sum: %08x\n...\n", (unsigned)sum);
}
