/* SPDX-License-Identifier: GPL-3.0-or-later
 * From rows to JSON and CSV. Every word goes through leaf_write.
 */
#include "report/sheet.h"

#include "base/bytes.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/value.h"
#include "report/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[SHEET_WHATS] = {
    [SHEET_REPORT] = "report",     [SHEET_MADE] = "made",
    [SHEET_FROM] = "from",         [SHEET_UNTIL] = "until",
    [SHEET_FEWEST] = "fewest",     [SHEET_AGENDAS] = "agendas",
    [SHEET_MENTEES] = "mentees",   [SHEET_COPIES] = "copies",
    [SHEET_UNREAD] = "unread",     [SHEET_LEFT_OUT] = "left-out",
    [SHEET_SESSIONS] = "sessions", [SHEET_FINISHED] = "finished",
    [SHEET_HELD] = "minutes-held", [SHEET_PLANNED] = "minutes-planned",
    [SHEET_BELOW] = "below",       [SHEET_WITHIN] = "within",
    [SHEET_ABOVE] = "above",       [SHEET_STAGE] = "stage",
    [SHEET_GOALS] = "goals",       [SHEET_PROMISED] = "promised",
    [SHEET_DONE] = "done",         [SHEET_REVISED] = "revised",
    [SHEET_CARRIED] = "carried",   [SHEET_DROPPED] = "dropped",
    [SHEET_STANDARD] = "standard",
};

static const char *const columns[sheet_columns] = {
    "what", "programme", "stage", "title", "standard", "low", "high", "months", "mentees", "value",
};

const char *sheet_what_name(enum sheet_what what) {
    return names[what];
}

const char *sheet_column_name(enum sheet_column column) {
    return columns[column];
}

bool sheet_is_day(enum sheet_what what) {
    return what == SHEET_MADE || what == SHEET_FROM || what == SHEET_UNTIL;
}

void sheet_add(struct sheet *sheet, struct sheet_row row) {
    sheet->rows = memory_room(sheet->rows, sheet->count, sizeof *sheet->rows);
    sheet->rows[sheet->count++] = row;
}

void sheet_free(struct sheet *sheet) {
    free(sheet->rows);
    *sheet = (struct sheet){0};
}

void sheet_leaves(const struct sheet_row *row, struct vocabulary *vocabulary,
                  struct leaf leaves[sheet_columns]) {
    memset(leaves, 0, sheet_columns * sizeof *leaves);
    leaves[COLUMN_WHAT] = leaf_code(LEAF_WHAT, 0, row->what);
    if (row->what != SHEET_STANDARD)
        leaves[COLUMN_PROGRAMME] = leaf_code(LEAF_PROGRAMME, 0, row->programme);
    if (row->what == SHEET_STAGE) {
        leaves[COLUMN_STAGE] = leaf_number(row->index + 1);
        leaves[COLUMN_TITLE] = leaf_code(LEAF_STAGE, row->programme, row->index);
    }
    if (row->what == SHEET_STANDARD) {
        leaves[COLUMN_STANDARD] = leaf_code(LEAF_STANDARD, 0, row->index);
        leaves[COLUMN_TITLE] = leaf_code(LEAF_STANDARD_TITLE, 0, row->index);
    }
    bool timed = row->what >= SHEET_BELOW && row->what <= SHEET_ABOVE;
    const struct terms *terms = timed ? vocabulary_terms(vocabulary, row->programme) : NULL;
    if (terms) {
        leaves[COLUMN_LOW] = leaf_number((unsigned long)terms->low);
        leaves[COLUMN_HIGH] = leaf_number((unsigned long)terms->high);
        leaves[COLUMN_MONTHS] = leaf_number((unsigned long)terms->months);
    }
    leaves[COLUMN_MENTEES] = leaf_number(row->mentees);
    leaves[COLUMN_VALUE] = leaf_number(row->value);
}

struct leaf sheet_head_leaf(const struct sheet *sheet, enum sheet_what what) {
    unsigned long number = sheet->head[what];
    if (!sheet_is_day(what)) return leaf_number(number);
    return number ? leaf_day(number) : (struct leaf){0};
}

static void set(struct value *map, const char *key, const struct leaf *leaf,
                struct vocabulary *vocabulary) {
    struct bytes text = {0};
    if (leaf->kind == LEAF_NONE) return;
    leaf_write(leaf, vocabulary, &text);
    value_set(map, key,
              leaf->kind == LEAF_NUMBER ? value_number((double)leaf->number)
                                        : value_string(bytes_string(&text)));
    bytes_free(&text);
}

void sheet_json(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out) {
    struct value whole = value_map();
    struct value rows = value_list();
    for (size_t i = 0; i < SHEET_SESSIONS; i++) {
        struct leaf leaf = sheet_head_leaf(sheet, (enum sheet_what)i);
        set(&whole, names[i], &leaf, vocabulary);
    }
    for (size_t i = 0; i < sheet->count; i++) {
        struct leaf leaves[sheet_columns];
        struct value row = value_map();
        sheet_leaves(&sheet->rows[i], vocabulary, leaves);
        for (size_t k = 0; k < sheet_columns; k++)
            set(&row, columns[k], &leaves[k], vocabulary);
        value_add(&rows, row);
    }
    value_set(&whole, "rows", rows);
    json_write(&whole, JSON_PRETTY, out);
    bytes_char(out, '\n');
    value_free(&whole);
}

/* A title may have a comma, and a spreadsheet must not take one for a formula. */
static void add_cell(const char *text, struct bytes *out) {
    bool plain = text[strcspn(text, "\",\r\n")] == '\0' && !strchr("=+-@\t'", *text);
    if (plain) {
        bytes_text(out, text);
        return;
    }
    bytes_text(out, strchr("=+-@\t\r\n'", *text) ? "\"'" : "\"");
    for (; *text; text++) {
        if (*text == '"') bytes_char(out, '"');
        bytes_char(out, *text);
    }
    bytes_char(out, '"');
}

void sheet_csv_line(const struct leaf leaves[sheet_columns], struct vocabulary *vocabulary,
                    struct bytes *out) {
    for (size_t i = 0; i < sheet_columns; i++) {
        struct bytes text = {0};
        leaf_write(&leaves[i], vocabulary, &text);
        if (i) bytes_char(out, ',');
        if (text.length) add_cell(bytes_string(&text), out);
        bytes_free(&text);
    }
    bytes_char(out, '\n');
}

void sheet_csv(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out) {
    struct leaf leaves[sheet_columns];
    for (size_t i = 0; i < sheet_columns; i++)
        bytes_format(out, "%s%s", i ? "," : "", columns[i]);
    bytes_char(out, '\n');
    for (size_t i = 0; i < SHEET_SESSIONS; i++) {
        memset(leaves, 0, sizeof leaves);
        leaves[COLUMN_WHAT] = leaf_code(LEAF_WHAT, 0, i);
        leaves[COLUMN_VALUE] = sheet_head_leaf(sheet, (enum sheet_what)i);
        if (leaves[COLUMN_VALUE].kind != LEAF_NONE) sheet_csv_line(leaves, vocabulary, out);
    }
    for (size_t i = 0; i < sheet->count; i++) {
        sheet_leaves(&sheet->rows[i], vocabulary, leaves);
        sheet_csv_line(leaves, vocabulary, out);
    }
}
