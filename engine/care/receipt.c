/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries by their number, files by their name, and nothing that was said.
 */
#include "care/receipt.h"

#include "base/file.h"
#include "base/text.h"
#include "care/leftovers.h"

#include <string.h>

bool receipt_erase(struct journal *journal, struct erasing *erasing, const char *session,
                   const struct clock *clock, struct receipt *receipt, struct fault *fault) {
    *receipt = (struct receipt){.journal = journal, .erasing = erasing, .session = session};
    clock_stamp(clock_now(clock), receipt->at);
    return erasing_run(erasing, clock, fault);
}

static struct value numbers_of(const struct receipt *receipt, enum fate fate) {
    struct value numbers = value_list();
    for (size_t i = 0; i < journal_count(receipt->journal); i++)
        if (erasing_fate(receipt->erasing, i) == fate)
            value_add(&numbers, value_number((double)journal_entry(receipt->journal, i)->number));
    return numbers;
}

static void set_text(struct value *map, const char *key, const char *text) {
    if (text) value_set(map, key, value_string(text));
}

/* Copies that the agenda tells of, which are as they were when they were written. */
static struct value copies_of(const struct receipt *receipt) {
    struct value copies = value_list();
    for (size_t i = 0; i < journal_count(receipt->journal); i++) {
        const struct entry *entry = journal_entry(receipt->journal, i);
        if (entry->deed != DEED_COPY || erasing_fate(receipt->erasing, i) == FATE_GOES) continue;
        struct value copy = value_map();
        set_text(&copy, "at", entry->at);
        set_text(&copy, "what", entry_text(entry, "what"));
        set_text(&copy, "to", entry_text(entry, "to"));
        set_text(&copy, "with", entry_text(entry, "with"));
        value_add(&copies, copy);
    }
    return copies;
}

static bool is_listed(const struct value *files, const char *path) {
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].text, path) == 0) return true;
    return false;
}

/* A copy that was still being written when the power went has another name. */
static void add_unfinished(const struct entry *copy, struct value *files) {
    struct bytes name = {0};
    bytes_format(&name, "%s.new", text_or(entry_text(copy, "to"), ""));
    const char *path = bytes_string(&name);
    if (file_exists(path) && !is_listed(files, path)) value_add(files, value_string(path));
    bytes_free(&name);
}

/* Beside the agenda may lie ends that were cut off, damaged pieces, what was there before a copy
 * was put back, and what was written in an editor and never kept. The lock holds nothing. */
static struct value put_aside(const struct receipt *receipt) {
    struct value files = value_list();
    const char *path = journal_path(receipt->journal);
    struct leftovers left = path ? leftovers_of(path) : (struct leftovers){0};
    for (size_t i = 0; i < left.count; i++)
        if (!text_ends_with(left.paths[i], ".lock")) value_add(&files, value_string(left.paths[i]));
    leftovers_free(&left);
    for (size_t i = 0; i < journal_count(receipt->journal); i++) {
        const struct entry *entry = journal_entry(receipt->journal, i);
        if (entry->deed == DEED_COPY) add_unfinished(entry, &files);
    }
    return files;
}

/* Records apart are files of their own, and an erased agenda does not erase them. */
static struct value records_of(const struct receipt *receipt) {
    struct value records = value_list();
    for (size_t i = 0; i < journal_count(receipt->journal); i++) {
        const struct entry *entry = journal_entry(receipt->journal, i);
        const char *what = entry->deed == DEED_MOVE ? entry_text(entry, "what") : NULL;
        const char *record = entry_text(entry, "record");
        bool apart = what && record && strcmp(what, "apart") == 0;
        if (!apart || erasing_fate(receipt->erasing, i) != FATE_GOES) continue;
        struct value name = value_string(record);
        bool known = false;
        for (size_t k = 0; k < records.count; k++)
            known = known || value_equal(&records.items[k], &name);
        if (known)
            value_free(&name);
        else
            value_add(&records, name);
    }
    return records;
}

struct value receipt_value(const struct receipt *receipt) {
    struct value map = value_map();
    set_text(&map, "at", receipt->at);
    set_text(&map, "session", receipt->session);
    value_set(&map, "erased", numbers_of(receipt, FATE_GOES));
    value_set(&map, "redacted", numbers_of(receipt, FATE_CLEANED));
    value_set(&map, "alike", numbers_of(receipt, FATE_ALIKE));
    value_set(&map, "copies", copies_of(receipt));
    value_set(&map, "leftovers", put_aside(receipt));
    value_set(&map, "records", records_of(receipt));
    return map;
}

/* Adds `entry 3`, or `entries 3, 5 to 9`. */
static void add_numbers(const struct value *numbers, struct bytes *out) {
    bytes_text(out, numbers->count == 1 ? "entry " : "entries ");
    for (size_t i = 0; i < numbers->count;) {
        size_t last = i;
        while (last + 1 < numbers->count &&
               numbers->items[last + 1].number == numbers->items[last].number + 1)
            last++;
        bytes_format(out, "%s%.0f", i ? ", " : "", numbers->items[i].number);
        if (last > i + 1) bytes_format(out, " to %.0f", numbers->items[last].number);
        i = last > i + 1 ? last + 1 : i + 1;
    }
}

static void add_if_any(const struct value *numbers, const char *before, const char *behind,
                       struct bytes *out) {
    if (!numbers->count) return;
    bytes_text(out, before);
    add_numbers(numbers, out);
    bytes_text(out, behind);
}

static void add_shown(const char *text, struct bytes *out) {
    text_show(text, strlen(text), TEXT_ONE_LINE, out);
}

static void add_copies(const struct value *copies, struct bytes *out) {
    if (copies->count)
        bytes_text(out, "These copies are as they were when they were written. Where they hold it, "
                        "they are yours to delete, or to ask for:\n");
    for (size_t i = 0; i < copies->count; i++) {
        const char *with = value_get_text(&copies->items[i], "with");
        bytes_format(out, "- %.10s ", value_get_text(&copies->items[i], "at"));
        add_shown(text_or(value_get_text(&copies->items[i], "to"), "(nobody said where)"), out);
        if (with) bytes_text(out, ", with ");
        if (with) add_shown(with, out);
        bytes_char(out, '\n');
    }
}

static void add_names(const struct value *names, const char *heading, struct bytes *out) {
    if (names->count) bytes_text(out, heading);
    for (size_t i = 0; i < names->count; i++) {
        bytes_text(out, "- ");
        add_shown(names->items[i].text, out);
        bytes_char(out, '\n');
    }
}

void receipt_text(const struct receipt *receipt, struct bytes *out) {
    struct value all = receipt_value(receipt);
    const struct value *erased = value_get(&all, "erased");
    bytes_format(out, "Erased on %.10s at %.5s UTC: ", receipt->at, receipt->at + 11);
    if (erased->count)
        add_numbers(erased, out);
    else
        bytes_text(out, "nothing, because nothing was there");
    bytes_text(out, ".\n");
    add_if_any(value_get(&all, "redacted"), "The same words were taken out of ", ".\n", out);
    add_if_any(value_get(&all, "alike"), "Words like them still stand in ",
               ". Look there, and erase what shall go too.\n", out);
    add_copies(value_get(&all, "copies"), out);
    add_names(value_get(&all, "leftovers"),
              "These were put aside or not finished, and may hold it. Delete them too:\n", out);
    add_names(value_get(&all, "records"),
              "What was kept in a record apart is still there, in a file of its own:\n", out);
    value_free(&all);
}
