/* SPDX-License-Identifier: GPL-3.0-or-later
 * From rows to JSON and CSV. Every word goes through leaf_write.
 */
#include "report/census.h"

#include "base/bytes.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/value.h"
#include "report/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[CENSUS_WHATS] = {
    [CENSUS_REPORT] = "report",     [CENSUS_MADE] = "made",
    [CENSUS_FROM] = "from",         [CENSUS_UNTIL] = "until",
    [CENSUS_FEWEST] = "fewest",     [CENSUS_AGENDAS] = "agendas",
    [CENSUS_MENTEES] = "mentees",   [CENSUS_COPIES] = "copies",
    [CENSUS_UNREAD] = "unread",     [CENSUS_LEFT_OUT] = "left-out",
    [CENSUS_SESSIONS] = "sessions", [CENSUS_FINISHED] = "finished",
    [CENSUS_HELD] = "minutes-held", [CENSUS_PLANNED] = "minutes-planned",
    [CENSUS_BELOW] = "below",       [CENSUS_WITHIN] = "within",
    [CENSUS_ABOVE] = "above",       [CENSUS_STAGE] = "stage",
    [CENSUS_GOALS] = "goals",       [CENSUS_PROMISED] = "promised",
    [CENSUS_DONE] = "done",         [CENSUS_REVISED] = "revised",
    [CENSUS_CARRIED] = "carried",   [CENSUS_DROPPED] = "dropped",
    [CENSUS_STANDARD] = "standard",
};

static const char *const columns[census_columns] = {
    "what", "programme", "stage", "title", "standard", "low", "high", "months", "mentees", "value",
};

const char *census_what_name(enum census_what what) {
    return names[what];
}

const char *census_column_name(enum census_column column) {
    return columns[column];
}

bool census_is_day(enum census_what what) {
    return what == CENSUS_MADE || what == CENSUS_FROM || what == CENSUS_UNTIL;
}

void census_add(struct census *census, struct census_row row) {
    census->rows = memory_room(census->rows, census->count, sizeof *census->rows);
    census->rows[census->count++] = row;
}

void census_free(struct census *census) {
    free(census->rows);
    *census = (struct census){0};
}

void census_leaves(const struct census_row *row, struct vocabulary *vocabulary,
                   struct leaf leaves[census_columns]) {
    memset(leaves, 0, census_columns * sizeof *leaves);
    leaves[COLUMN_WHAT] = leaf_code(LEAF_WHAT, 0, row->what);
    if (row->what != CENSUS_STANDARD)
        leaves[COLUMN_PROGRAMME] = leaf_code(LEAF_PROGRAMME, 0, row->programme);
    if (row->what == CENSUS_STAGE) {
        leaves[COLUMN_STAGE] = leaf_number(row->index + 1);
        leaves[COLUMN_TITLE] = leaf_code(LEAF_STAGE, row->programme, row->index);
    }
    if (row->what == CENSUS_STANDARD) {
        leaves[COLUMN_STANDARD] = leaf_code(LEAF_STANDARD, 0, row->index);
        leaves[COLUMN_TITLE] = leaf_code(LEAF_STANDARD_TITLE, 0, row->index);
    }
    bool timed = row->what >= CENSUS_BELOW && row->what <= CENSUS_ABOVE;
    const struct terms *terms = timed ? vocabulary_terms(vocabulary, row->programme) : NULL;
    if (terms) {
        leaves[COLUMN_LOW] = leaf_number((unsigned long)terms->low);
        leaves[COLUMN_HIGH] = leaf_number((unsigned long)terms->high);
        leaves[COLUMN_MONTHS] = leaf_number((unsigned long)terms->months);
    }
    leaves[COLUMN_MENTEES] = leaf_number(row->mentees);
    leaves[COLUMN_VALUE] = leaf_number(row->value);
}

struct leaf census_head_leaf(const struct census *census, enum census_what what) {
    unsigned long number = census->head[what];
    if (!census_is_day(what)) return leaf_number(number);
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

void census_json(const struct census *census, struct vocabulary *vocabulary, struct bytes *out) {
    struct value whole = value_map();
    struct value rows = value_list();
    for (size_t i = 0; i < CENSUS_SESSIONS; i++) {
        struct leaf leaf = census_head_leaf(census, (enum census_what)i);
        set(&whole, names[i], &leaf, vocabulary);
    }
    for (size_t i = 0; i < census->count; i++) {
        struct leaf leaves[census_columns];
        struct value row = value_map();
        census_leaves(&census->rows[i], vocabulary, leaves);
        for (size_t k = 0; k < census_columns; k++)
            set(&row, columns[k], &leaves[k], vocabulary);
        value_add(&rows, row);
    }
    value_set(&whole, "rows", rows);
    json_write(&whole, JSON_PRETTY, out);
    bytes_char(out, '\n');
    value_free(&whole);
}

void census_csv_line(const struct leaf leaves[census_columns], struct vocabulary *vocabulary,
                     struct bytes *out) {
    for (size_t i = 0; i < census_columns; i++) {
        struct bytes text = {0};
        leaf_write(&leaves[i], vocabulary, &text);
        if (i) bytes_char(out, ',');
        if (text.length) csv_word(bytes_string(&text), out);
        bytes_free(&text);
    }
    bytes_char(out, '\n');
}

void census_csv(const struct census *census, struct vocabulary *vocabulary, struct bytes *out) {
    struct leaf leaves[census_columns];
    for (size_t i = 0; i < census_columns; i++)
        bytes_format(out, "%s%s", i ? "," : "", columns[i]);
    bytes_char(out, '\n');
    for (size_t i = 0; i < CENSUS_SESSIONS; i++) {
        memset(leaves, 0, sizeof leaves);
        leaves[COLUMN_WHAT] = leaf_code(LEAF_WHAT, 0, i);
        leaves[COLUMN_VALUE] = census_head_leaf(census, (enum census_what)i);
        if (leaves[COLUMN_VALUE].kind != LEAF_NONE) census_csv_line(leaves, vocabulary, out);
    }
    for (size_t i = 0; i < census->count; i++) {
        census_leaves(&census->rows[i], vocabulary, leaves);
        census_csv_line(leaves, vocabulary, out);
    }
}
