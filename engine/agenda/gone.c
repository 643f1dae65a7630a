/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finding words in what a flow wrote around them.
 */
#include "agenda/gone.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { shortest_near = 3, shortest_far = 16 };

struct said_words {
    char *text;
    size_t length;
    char *session;
    unsigned long list;
};

const char gone_mark[sizeof "…"] = "…";

void gone_add(struct gone *gone, const char *text, const char *session, unsigned long list) {
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        length--;
    if (!length || strcmp(text, gone_mark) == 0) return;
    gone->items = memory_room(gone->items, gone->count, sizeof *gone->items);
    gone->items[gone->count++] = (struct said_words){memory_text(text, length), length,
                                                     memory_text(session, strlen(session)), list};
}

void gone_copy(struct gone *to, const struct gone *from) {
    for (size_t i = 0; i < from->count; i++) {
        const struct said_words *said = &from->items[i];
        gone_add(to, said->text, said->session, said->list);
    }
}

void gone_free(struct gone *gone) {
    for (size_t i = 0; i < gone->count; i++) {
        free(gone->items[i].text);
        free(gone->items[i].session);
    }
    free(gone->items);
    *gone = (struct gone){0};
}

static bool is_far(const struct said_words *said) {
    return said->length >= shortest_far && memchr(said->text, ' ', said->length);
}

static bool is_near(const struct said_words *said, const char *session) {
    return *session && strcmp(said->session, session) == 0;
}

/* A number, yes and no are said by everybody. */
static bool is_common(const struct said_words *said) {
    return strspn(said->text, "0123456789.,-/: ") == said->length ||
           strcasecmp(said->text, "yes") == 0 || strcasecmp(said->text, "no") == 0;
}

/* Is it long enough to be taken out where it stands as words among others? */
static bool is_sure(const struct said_words *said, const char *session) {
    if (is_far(said)) return true;
    return is_near(said, session) && said->length >= shortest_near && !is_common(said);
}

static bool same(const struct said_words *said, const char *text) {
    return strcasecmp(said->text, text) == 0;
}

bool gone_has(const struct gone *gone, const char *text) {
    for (size_t i = 0; i < gone->count; i++)
        if (same(&gone->items[i], text)) return true;
    return false;
}

bool gone_is(const struct gone *gone, const char *text, const char *session) {
    for (size_t i = 0; i < gone->count; i++) {
        const struct said_words *said = &gone->items[i];
        if (same(said, text) && (is_near(said, session) || is_far(said))) return true;
    }
    return false;
}

bool gone_is_long(const struct gone *gone, const char *text) {
    for (size_t i = 0; i < gone->count; i++)
        if (same(&gone->items[i], text) && is_far(&gone->items[i])) return true;
    return false;
}

bool gone_is_line(const struct gone *gone, const struct entry *answer, const char *line) {
    for (size_t i = 0; i < gone->count; i++) {
        const struct said_words *said = &gone->items[i];
        bool goes =
            said->list == answer->number || (is_near(said, answer->session) && is_far(said));
        if (goes && same(said, line)) return true;
    }
    return false;
}

static bool is_letter(char c) {
    return isalnum((unsigned char)c);
}

/* Does a word begin and end where `length` bytes stand at `at` of `text`? */
static bool is_whole(const char *text, size_t at, size_t length) {
    bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(text[at]);
    bool ends =
        !text[at + length] || !is_letter(text[at + length]) || !is_letter(text[at + length - 1]);
    return begins && ends;
}

static bool is_quoted(const char *text, size_t at, size_t length) {
    static const char opening[] = "“";
    static const char closing[] = "”";
    size_t mark = sizeof opening - 1;
    return at >= mark && memcmp(text + at - mark, opening, mark) == 0 &&
           strncmp(text + at + length, closing, sizeof closing - 1) == 0;
}

/* Gives how many bytes at `at` are words to be taken out; the longest, 0 where there are none. */
static size_t length_at(const struct gone *gone, const char *text, size_t at, const char *session) {
    size_t longest = 0;
    for (size_t i = 0; i < gone->count; i++) {
        const struct said_words *said = &gone->items[i];
        if (said->length <= longest || strncasecmp(text + at, said->text, said->length) != 0)
            continue;
        bool sure = is_sure(said, session) && is_whole(text, at, said->length);
        if (sure || (is_near(said, session) && is_quoted(text, at, said->length)))
            longest = said->length;
    }
    return longest;
}

bool gone_take_out(const struct gone *gone, const char *text, const char *session,
                   struct bytes *out) {
    bool found = false;
    for (size_t at = 0; text[at];) {
        size_t length = length_at(gone, text, at, session);
        if (length)
            bytes_text(out, gone_mark);
        else
            bytes_char(out, text[at]);
        found = found || length;
        at += length ? length : 1;
    }
    return found;
}

/* Counts the longer words of `text`, and those of them that `other` has too. */
static size_t count_words(const char *text, const char *other, size_t *common) {
    enum { shortest = 4, longest = 40 };
    size_t count = 0;
    *common = 0;
    while (*text) {
        char word[longest];
        size_t length = strcspn(text, " \n\t.,;:!?\"()/");
        if (length >= shortest && length < sizeof word) {
            memcpy(word, text, length);
            word[length] = '\0';
            count++;
            *common += strcasestr(other, word) != NULL;
        }
        text += length + (text[length] != '\0');
    }
    return count;
}

static bool resembles(const struct said_words *said, const char *text) {
    size_t common = 0;
    const char *found = said->length >= shortest_near ? strcasestr(text, said->text) : NULL;
    for (; found; found = strcasestr(found + 1, said->text))
        if (is_whole(text, (size_t)(found - text), said->length)) return true;
    size_t count = count_words(said->text, text, &common);
    return common >= 2 && 2 * common >= count;
}

bool gone_resembles(const struct gone *gone, const char *text) {
    for (size_t i = 0; i < gone->count; i++)
        if (resembles(&gone->items[i], text)) return true;
    return false;
}

/* How a field can hold words that a flow filled in. */
enum holding { HOLDS_NONE, HOLDS_PARTS, HOLDS_WHOLE };

static enum holding holding_of(const struct entry *entry, const char *key) {
    static const struct {
        const char *key;
        enum holding holding;
    } fields[] = {
        {"asked", HOLDS_PARTS}, {"quoted", HOLDS_PARTS},  {"toward", HOLDS_PARTS},
        {"know", HOLDS_WHOLE},  {"support", HOLDS_WHOLE}, {"account", HOLDS_WHOLE},
        {"why", HOLDS_WHOLE},   {"draft", HOLDS_PARTS},
    };
    if (entry->deed == DEED_CHANGE && strcmp(key, "text") == 0) return HOLDS_WHOLE;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].key, key) == 0) return fields[i].holding;
    return HOLDS_NONE;
}

/* Adds what the field is without the words; false where it has none of them. */
static bool clean_field(const struct gone *gone, const struct entry *entry,
                        const struct node *field, struct bytes *clean) {
    enum holding holding = holding_of(entry, field->key);
    if (field->kind != NODE_TEXT || holding == HOLDS_NONE) return false;
    if (gone_is(gone, field->text, entry->session)) {
        bytes_text(clean, gone_mark);
        return true;
    }
    return holding == HOLDS_PARTS && gone_take_out(gone, field->text, entry->session, clean);
}

static bool has_lines(const struct gone *gone, const struct entry *entry,
                      const struct node *field) {
    if (field->kind != NODE_LIST || strcmp(field->key, "answer") != 0) return false;
    for (const struct node *line = field->first; line; line = line->next)
        if (gone_is_line(gone, entry, line->text)) return true;
    return false;
}

static void add_list(const struct gone *gone, const struct entry *entry, const struct node *field,
                     struct bytes *out) {
    bool clean = has_lines(gone, entry, field);
    entry_begin_list(out, field->key);
    for (const struct node *line = field->first; line; line = line->next)
        if (!clean || !gone_is_line(gone, entry, line->text))
            entry_add_item(out, line->text, line->length);
}

/* Gives where line `wanted` begins, from 1. */
static size_t line_at(const char *text, size_t length, long wanted) {
    size_t at = 0;
    for (long line = 1; line < wanted && at < length; line++) {
        const char *end = memchr(text + at, '\n', length - at);
        at = end ? (size_t)(end - text) + 1 : length;
    }
    return at;
}

/* Gives where the lines of `field` end: where the next begins, or the closing line. */
static size_t end_of(const struct node *field, const char *text, size_t length) {
    if (field->next) return line_at(text, length, field->next->key_line);
    size_t at = line_at(text, length, field->key_line + 1);
    while (at < length && strncmp(text + at, "...", 3) != 0)
        at = line_at(text + at, length - at, 2) + at;
    return at;
}

static bool holds(const struct gone *gone, const struct entry *entry, const struct node *field) {
    struct bytes clean = {0};
    bool found = clean_field(gone, entry, field, &clean) || has_lines(gone, entry, field);
    bytes_free(&clean);
    return found;
}

/* Has each field lines of its own? A person may have written several into one. */
static bool has_own_lines(const struct entry *entry) {
    long line = 1;
    for (const struct node *field = entry->fields->first; field; field = field->next) {
        if (field->key_line <= line || field->key_column != 1) return false;
        line = field->key_line;
    }
    return true;
}

static void add_field(const struct gone *gone, const struct entry *entry, const struct node *field,
                      struct bytes *out) {
    struct bytes clean = {0};
    if (field->kind == NODE_LIST)
        add_list(gone, entry, field, out);
    else if (clean_field(gone, entry, field, &clean))
        entry_add_text(out, field->key, clean.data, clean.length);
    else
        entry_add_text(out, field->key, field->text, field->length);
    bytes_free(&clean);
}

static void rewrite(const struct gone *gone, const struct entry *entry, const char *text,
                    size_t length, struct bytes *out) {
    size_t start = out->length;
    bool own_lines = has_own_lines(entry);
    bytes_text(out, "---\n");
    for (const struct node *field = entry->fields->first; field; field = field->next) {
        size_t at = line_at(text, length, field->key_line);
        if (strcmp(field->key, "sum") == 0 || strcmp(field->key, "redacted") == 0) continue;
        if (own_lines && !holds(gone, entry, field))
            bytes_add(out, text + at, end_of(field, text, length) - at);
        else
            add_field(gone, entry, field, out);
    }
    entry_add_string(out, "redacted", "words");
    if (entry->by_hand)
        bytes_text(out, "...\n"); /* without a sum it stays one that was edited by hand */
    else
        entry_close(out, start);
}

bool gone_rewrite(const struct gone *gone, const struct entry *entry, const char *text,
                  size_t length, struct bytes *out) {
    struct fault fault = {0};
    const struct node *field = entry->fields->first;
    while (field && !holds(gone, entry, field))
        field = field->next;
    if (!field) return false;
    /* an entry as it is read at other times does not know where in the text its fields stand */
    struct tree *placed = tree_read("", text, length, &fault);
    struct entry again = *entry;
    if (placed) again.fields = tree_top(placed);
    rewrite(gone, &again, text, length, out);
    tree_free(placed);
    return true;
}

/* Is all that somebody said in this entry just these words? One word alone may be said again. */
static bool is_nothing_else(const struct gone *gone, const struct entry *entry) {
    static const char *const said_in[] = {"answer", "text", "line"};
    for (size_t i = 0; i < sizeof said_in / sizeof *said_in; i++) {
        const char *text = entry_text(entry, said_in[i]);
        bool again = entry->deed == DEED_ANSWER && text && !strchr(text, ' ');
        for (size_t k = 0; text && !again && k < gone->count; k++)
            if (same(&gone->items[k], text) && is_sure(&gone->items[k], entry->session))
                return true;
    }
    return false;
}

void gone_withhold(const struct gone *gone, const struct entry *entry, const char *text,
                   size_t length, struct bytes *out) {
    size_t start = out->length;
    if (is_nothing_else(gone, entry)) {
        entry_begin(out, entry->number, entry->at, entry->session, DEED_ERASED);
        entry_close(out, start);
    } else if (!gone_rewrite(gone, entry, text, length, out)) {
        bytes_add(out, text, length);
    }
}

bool gone_from(const struct entry *entry) {
    return entry_text(entry, "redacted") != NULL;
}

/* Each “…” stands for as little as it can; only the last one that was passed is tried again. */
bool gone_fits(const char *then, const char *now) {
    const size_t length = sizeof gone_mark - 1;
    const char *passed = NULL;
    const char *from = NULL;
    while (*now || *then) {
        if (strncmp(then, gone_mark, length) == 0) {
            passed = then += length;
            from = now;
        } else if (*now && *then == *now) {
            then++;
            now++;
        } else if (passed && *from) {
            then = passed;
            now = ++from;
        } else {
            return false;
        }
    }
    return true;
}
