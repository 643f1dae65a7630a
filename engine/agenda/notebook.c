/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notes, sorted by whom they are about. What was noted is shown, never run.
 */
#include "agenda/notebook.h"

#include "base/bytes.h"
#include "base/csv.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct notes {
    const struct entry **items;
    size_t count;
};

void notebook_begin(struct journal *notebook) {
    if (journal_count(notebook)) return;
    struct bytes *open = journal_begin(notebook, "", DEED_OPEN);
    entry_add_number(open, "format", journal_format);
    entry_add_string(open, "record", "notebook"); /* so that nobody takes it for an agenda */
}

static const char *about_of(const struct entry *note) {
    return text_or(entry_text(note, "about"), "");
}

static int by_mentee(const void *a, const void *b) {
    const struct entry *left = *(const struct entry *const *)a;
    const struct entry *right = *(const struct entry *const *)b;
    int order = strcasecmp(about_of(left), about_of(right));
    if (order) return order;
    order = strcmp(left->at, right->at);
    return order ? order : (left->number > right->number) - (left->number < right->number);
}

/* Gives the notes that are wanted; the caller frees the items. */
static struct notes notes_of(struct journal *notebook, const struct notebook_wish *wish) {
    struct notes notes = {0};
    for (size_t i = 0; i < journal_count(notebook); i++) {
        const struct entry *note = journal_entry(notebook, i);
        if (note->deed != DEED_NOTE || !entry_text(note, "text")) continue;
        if (wish->about && strcasecmp(about_of(note), wish->about) != 0) continue;
        if (wish->since && strncmp(note->at, wish->since, day_size - 1) < 0) continue;
        notes.items = memory_room(notes.items, notes.count, sizeof(const struct entry *));
        notes.items[notes.count++] = note;
    }
    if (notes.count) qsort(notes.items, notes.count, sizeof(const struct entry *), by_mentee);
    return notes;
}

static bool is_first_about(const struct notes *notes, size_t index) {
    return index == 0 ||
           strcasecmp(about_of(notes->items[index - 1]), about_of(notes->items[index])) != 0;
}

static void add_shown(const char *text, enum text_lines lines, struct bytes *out) {
    text_show(text, strlen(text), lines, out);
}

static void add_day(const char *stamp, struct bytes *out) {
    char day[day_size];
    snprintf(day, sizeof day, "%s", stamp);
    if (!day_plain(day, out)) add_shown(day, TEXT_ONE_LINE, out);
}

void notebook_text(struct journal *notebook, const struct notebook_wish *wish, struct bytes *out) {
    struct notes notes = notes_of(notebook, wish);
    for (size_t i = 0; i < notes.count; i++) {
        const struct entry *note = notes.items[i];
        const char *section = entry_text(note, "section");
        if (is_first_about(&notes, i)) {
            bytes_text(out, i ? "\n" : "");
            add_shown(*about_of(note) ? about_of(note) : "About nobody in particular",
                      TEXT_ONE_LINE, out);
            bytes_char(out, '\n');
        }
        bytes_text(out, "- ");
        add_day(note->at, out);
        if (section) bytes_text(out, ", ");
        if (section) add_shown(section, TEXT_ONE_LINE, out);
        bytes_text(out, ": ");
        add_shown(entry_text(note, "text"), TEXT_KEEP_LINES, out);
        bytes_char(out, '\n');
    }
    if (notes.count == 0) bytes_text(out, "Nothing is noted here.\n");
    free(notes.items);
}

/* Whatever means something in Markdown stands behind a backslash. */
static void add_plain(const char *text, struct bytes *out) {
    struct bytes shown = {0};
    text_show(text, strlen(text), TEXT_ONE_LINE, &shown);
    for (const char *at = bytes_string(&shown); *at; at++) {
        if (strchr("\\`*_{}[]<>()#+-.!|&~=:$^\"'@", *at)) bytes_char(out, '\\');
        bytes_char(out, *at);
    }
    bytes_free(&shown);
}

/* The lines of a note stay lines. */
static void add_plain_lines(const char *text, struct bytes *out) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_text(text, length);
        add_plain(line, out);
        free(line);
        text += length + (text[length] == '\n');
        if (*text) bytes_text(out, "\\\n  ");
    }
}

void notebook_markdown(struct journal *notebook, const struct notebook_wish *wish,
                       struct bytes *out) {
    struct notes notes = notes_of(notebook, wish);
    bytes_text(out, "# Notebook\n");
    for (size_t i = 0; i < notes.count; i++) {
        const struct entry *note = notes.items[i];
        const char *section = entry_text(note, "section");
        if (is_first_about(&notes, i)) {
            bytes_text(out, "\n## ");
            add_plain(*about_of(note) ? about_of(note) : "About nobody in particular", out);
            bytes_text(out, "\n\n");
        }
        bytes_text(out, "- ");
        add_day(note->at, out);
        if (section) bytes_text(out, ", ");
        if (section) add_plain(section, out);
        bytes_text(out, ": ");
        add_plain_lines(entry_text(note, "text"), out);
        bytes_char(out, '\n');
    }
    free(notes.items);
}

void notebook_csv(struct journal *notebook, const struct notebook_wish *wish, struct bytes *out) {
    struct notes notes = notes_of(notebook, wish);
    bytes_text(out, "date,about,section,text\r\n");
    for (size_t i = 0; i < notes.count; i++) {
        const struct entry *note = notes.items[i];
        bytes_format(out, "%.10s,", note->at);
        csv_cell(about_of(note), out);
        bytes_char(out, ',');
        csv_cell(text_or(entry_text(note, "section"), ""), out);
        bytes_char(out, ',');
        csv_cell(entry_text(note, "text"), out);
        bytes_text(out, "\r\n");
    }
    free(notes.items);
}

struct value notebook_value(struct journal *notebook, const struct notebook_wish *wish) {
    struct notes notes = notes_of(notebook, wish);
    struct value list = value_list();
    for (size_t i = 0; i < notes.count; i++) {
        const struct entry *note = notes.items[i];
        struct value map = value_map();
        value_set(&map, "at", value_string(note->at));
        value_set(&map, "about", value_string(about_of(note)));
        if (*note->session) value_set(&map, "session", value_string(note->session));
        if (entry_text(note, "section"))
            value_set(&map, "section", value_string(entry_text(note, "section")));
        value_set(&map, "text", value_string(entry_text(note, "text")));
        value_add(&list, map);
    }
    free(notes.items);
    return list;
}
