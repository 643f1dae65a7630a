/* SPDX-License-Identifier: GPL-3.0-or-later
 * A line that reads as it was written was not changed, whatever stands in it; only others are
 * taken apart.
 */
#include "care/sheet.h"

#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char explanation[] =
    "# Change words or a day, put an x into the brackets of what is done, take a line out to\n"
    "# drop it. A line without a number under Goals or Actions is a new one. The numbers stay\n"
    "# as they are. Nothing changes before you have seen what it comes to.\n";

static const char *const kinds[][2] = {
    {"goal", "Goals"},
    {"action", "Actions"},
    {"option", "Options"},
    {"choice", "What I chose"},
    {"insight", "What I see now"},
    {"topic", "What I brought"},
    {"measure", "How I will know"},
    {"strength", "What I can build on"},
    {"support", "Support"},
    {"learning", "What I am learning"},
    {"note", "In my own words"},
    {"agreement", "What we agreed"},
};
enum { kind_count = sizeof kinds / sizeof *kinds, task_kinds = 2 };

static bool is_task(const char *kind) {
    return kind && (strcmp(kind, "goal") == 0 || strcmp(kind, "action") == 0);
}

static void add_words(const char *text, struct bytes *out) {
    struct bytes shown = {0};
    text_show(text, strlen(text), TEXT_KEEP_LINES, &shown);
    for (const char *at = bytes_string(&shown); *at; at++)
        if (*at == '\n' || *at == '\\')
            bytes_text(out, *at == '\n' ? "\\n" : "\\\\");
        else
            bytes_char(out, *at);
    bytes_free(&shown);
}

static void add_line(const struct item *item, struct bytes *out) {
    bytes_format(out, "%s %lu ", is_task(item->kind) ? "[ ]" : "-", item->number);
    add_words(item->text, out);
    if (item->when && is_task(item->kind)) bytes_format(out, " (by %s)", item->when);
}

/* Which are on the sheet: what is open, of the kinds that a person says in words. */
static bool is_listed(const struct item *item) {
    for (size_t i = 0; i < kind_count; i++)
        if (strcmp(item->kind, kinds[i][0]) == 0) return hand_is_open(item);
    return false;
}

void sheet_write(const struct fold *fold, struct bytes *out) {
    bytes_text(out, explanation);
    for (size_t i = 0; i < kind_count; i++) {
        size_t count = 0;
        for (size_t k = 0; k < fold->item_count; k++) {
            const struct item *item = &fold->items[k];
            if (strcmp(item->kind, kinds[i][0]) != 0 || !is_listed(item)) continue;
            if (count++ == 0) bytes_format(out, "\n%s\n", kinds[i][1]);
            add_line(item, out);
            bytes_char(out, '\n');
        }
        if (!count && i < task_kinds) bytes_format(out, "\n%s\n", kinds[i][1]);
    }
}

/* What is known while reading. */
struct reading {
    const struct fold *fold;
    struct sheet *sheet;
    bool *seen;       /* of each item */
    const char *kind; /* of the heading above; or NULL */
    time_t now;
    long line;
    struct fault *fault;
};

static bool refuse(struct reading *reading, const char *remedy, const char *what) {
    fault_at(reading->fault, NULL, reading->line, 0);
    return fault_say(reading->fault, EX_DATAERR, remedy, "%s", what);
}

static struct sheet_change *add_change(struct sheet *sheet, const struct item *item,
                                       const char *state) {
    sheet->changes = memory_room(sheet->changes, sheet->count, sizeof *sheet->changes);
    struct sheet_change *change = &sheet->changes[sheet->count++];
    *change = (struct sheet_change){.item = item, .state = state};
    return change;
}

/* Reads `\n` and `\\` back. */
static char *words_of(const char *line, size_t length) {
    struct bytes words = {0};
    for (size_t i = 0; i < length; i++) {
        bool escaped = line[i] == '\\' && i + 1 < length && strchr("n\\", line[i + 1]);
        if (escaped) i++;
        bytes_char(&words, escaped && line[i] == 'n' ? '\n' : line[i]);
    }
    char *copy = memory_text(bytes_string(&words), words.length);
    bytes_free(&words);
    return copy;
}

/* Takes ` (by friday)` from the end of the words. False where it is there and is no day. */
static bool take_day(struct reading *reading, const char *words, size_t *length,
                     char day[day_size]) {
    static const char opening[] = " (by ";
    char said[64];
    day[0] = '\0';
    if (!*length || words[*length - 1] != ')') return true;
    size_t at = *length;
    while (at > 0 && strncmp(words + at, opening, sizeof opening - 1) != 0)
        at--;
    size_t begin = at + sizeof opening - 1;
    if (!at || *length - 1 - begin >= sizeof said) return true;
    memcpy(said, words + begin, *length - 1 - begin);
    said[*length - 1 - begin] = '\0';
    *length = at;
    if (day_read(said, reading->now, day)) return true;
    return refuse(reading, "say tomorrow, friday, in two weeks, 24 November or 2026-11-24",
                  "this is no day");
}

static const struct item *find(struct reading *reading, unsigned long number, size_t *index) {
    for (*index = 0; *index < reading->fold->item_count; ++*index)
        if (reading->fold->items[*index].number == number &&
            is_listed(&reading->fold->items[*index]))
            return &reading->fold->items[*index];
    return NULL;
}

/* A line with a number: `words` is what stands behind it. */
static bool take_known(struct reading *reading, unsigned long number, bool done, const char *words,
                       size_t length) {
    char day[day_size] = "";
    size_t index = 0;
    struct bytes was = {0};
    struct bytes is = {0};
    const struct item *item = find(reading, number, &index);
    if (!item)
        return refuse(reading, "leave the numbers as they are", "nothing here has this number");
    if (reading->seen[index])
        return refuse(reading, "leave one of them", "this number stands here twice");
    reading->seen[index] = true;
    add_line(item, &was);
    bytes_format(&is, "%s %lu ", is_task(item->kind) ? "[ ]" : "-", number);
    bytes_add(&is, words, length);
    bool same = strcmp(bytes_string(&was), bytes_string(&is)) == 0;
    bytes_free(&was);
    bytes_free(&is);
    if (done && !is_task(item->kind))
        return refuse(reading, "take the x out", "only goals and actions are done");
    if (!same) {
        if (is_task(item->kind) && !take_day(reading, words, &length, day)) return false;
        if (!length)
            return refuse(reading, "take the whole line out to drop it", "no words are left");
        char *text = words_of(words, length);
        bool reworded = strcmp(text, item->text) != 0;
        bool other_day = *day && strcmp(day, item->when ? item->when : "") != 0;
        if (reworded || other_day) {
            struct sheet_change *change = add_change(reading->sheet, item, "revised");
            if (reworded) change->text = memory_text(text, strlen(text));
            if (other_day) change->when = memory_text(day, strlen(day));
        }
        free(text);
    }
    if (done) add_change(reading->sheet, item, "done");
    return true;
}

static bool take_new(struct reading *reading, const char *words, size_t length) {
    char day[day_size] = "";
    if (!is_task(reading->kind))
        return refuse(reading, "put it under Goals or Actions, or take it out",
                      "this line has no number");
    if (!take_day(reading, words, &length, day)) return false;
    if (!length) return true;
    struct sheet_change *change = add_change(reading->sheet, NULL, NULL);
    change->kind = reading->kind;
    change->text = words_of(words, length);
    if (*day) change->when = memory_text(day, strlen(day));
    return true;
}

static bool take_heading(struct reading *reading, const char *line, size_t length) {
    for (size_t i = 0; i < kind_count; i++) {
        if (strlen(kinds[i][1]) != length || strncmp(kinds[i][1], line, length) != 0) continue;
        reading->kind = kinds[i][0];
        return true;
    }
    return false;
}

static bool take_line(struct reading *reading, const char *line, size_t length) {
    while (length && isspace((unsigned char)line[length - 1]))
        length--;
    if (!length || *line == '#' || take_heading(reading, line, length)) return true;
    if (text_valid(line, length) != length)
        return refuse(reading, "save it as UTF-8", "some of this is no text");
    const char *at = line;
    const char *end = line + length;
    bool boxed = length >= 3 && at[0] == '[' && at[2] == ']';
    bool done = boxed && (at[1] == 'x' || at[1] == 'X');
    if (boxed && !done && at[1] != ' ')
        return refuse(reading, "put an x or a blank there", "this box is neither empty nor ticked");
    at += boxed ? 3 : *at == '-' ? 1 : 0;
    while (at < end && *at == ' ')
        at++;
    const char *digits = at;
    while (at < end && isdigit((unsigned char)*at))
        at++;
    bool numbered = (boxed || *line == '-') && at > digits && (at == end || *at == ' ');
    if (!numbered) {
        if (done) return refuse(reading, "take the x out", "a new line cannot be done already");
        return take_new(reading, digits, (size_t)(end - digits));
    }
    unsigned long number = strtoul(digits, NULL, 10);
    at += at < end;
    return take_known(reading, number, done, at, (size_t)(end - at));
}

bool sheet_read(const struct fold *fold, const char *text, time_t now, struct sheet *sheet,
                struct fault *fault) {
    struct reading reading = {.fold = fold, .sheet = sheet, .now = now, .fault = fault};
    reading.seen = memory_new(fold->item_count + 1);
    *sheet = (struct sheet){0};
    bool good = true;
    while (good && *text) {
        size_t length = strcspn(text, "\n");
        reading.line++;
        good = take_line(&reading, text, length);
        text += length + (text[length] != '\0');
    }
    for (size_t i = 0; good && i < fold->item_count; i++)
        if (is_listed(&fold->items[i]) && !reading.seen[i])
            add_change(sheet, &fold->items[i], "dropped");
    free(reading.seen);
    return good;
}

void sheet_free(struct sheet *sheet) {
    for (size_t i = 0; i < sheet->count; i++) {
        free(sheet->changes[i].text);
        free(sheet->changes[i].when);
    }
    free(sheet->changes);
    *sheet = (struct sheet){0};
}

static void tell(const struct sheet_change *change, struct bytes *out) {
    if (!change->item) {
        bytes_format(out, "New %s: ", change->kind);
        text_show(change->text, strlen(change->text), TEXT_ONE_LINE, out);
    } else {
        bool done = strcmp(change->state, "done") == 0;
        bytes_text(out, done                                    ? "Done: "
                        : strcmp(change->state, "dropped") == 0 ? "Dropped: "
                                                                : "Revised: ");
        hand_name(change->item, out);
        if (change->text) bytes_text(out, ", now “");
        if (change->text) text_show(change->text, strlen(change->text), TEXT_ONE_LINE, out);
        if (change->text) bytes_text(out, "”");
    }
    if (change->when) bytes_text(out, ", by ");
    if (change->when) day_long(change->when, out);
    bytes_char(out, '\n');
}

void sheet_tell(const struct sheet *sheet, struct bytes *out) {
    for (size_t i = 0; i < sheet->count; i++)
        tell(&sheet->changes[i], out);
}

static void set_text(struct value *map, const char *key, const char *text) {
    if (text) value_set(map, key, value_string(text));
}

bool sheet_keep(const struct sheet *sheet, struct journal *journal, const char *why,
                struct value *kept, struct fault *fault) {
    *kept = value_list();
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_change *change = &sheet->changes[i];
        const struct hand_item item = {
            .kind = change->kind, .text = change->text, .when = change->when};
        const struct hand_change settled = {change->state, why, change->text, change->when};
        unsigned long number = change->item ? hand_change(journal, change->item->number, &settled)
                                            : hand_add(journal, &item);
        struct value map = value_map();
        value_set(&map, "entry", value_number((double)number));
        if (change->item) value_set(&map, "of", value_number((double)change->item->number));
        set_text(&map, "kind", change->kind);
        set_text(&map, "state", change->state);
        set_text(&map, "text", change->text);
        set_text(&map, "when", change->when);
        value_add(kept, map);
    }
    return journal_keep(journal, fault);
}
