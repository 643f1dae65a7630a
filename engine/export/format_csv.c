/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table for a spreadsheet or a database (RFC 4180): a row for each item, for each topic that is
 * parked, and for each answer; of a list, for each of its lines.
 * csv.h tells what is done about formulas.
 */
#include "export/format.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/csv.h"
#include "base/tree.h"

#include <stdio.h>
#include <string.h>

enum column {
    DATE,
    KIND,
    TEXT,
    WHEN,
    STATE,
    WHY,
    ASKED,
    WHO,
    KNOW,
    SUPPORT,
    ACCOUNT,
    TOWARD,
    STANDARD,
    CONVERSATION,
    SESSION,
    ENTRY,
    ID,
    column_count
};

static const char *const columns[column_count] = {
    "date",    "kind",    "text",   "when",     "state",        "why",     "asked", "who", "know",
    "support", "account", "toward", "standard", "conversation", "session", "entry", "id",
};

struct row {
    const char *cells[column_count]; /* NULL: empty */
};

static void add_row(const struct row *row, struct bytes *out) {
    for (size_t i = 0; i < column_count; i++) {
        if (i) bytes_char(out, ',');
        if (row->cells[i] && *row->cells[i]) csv_cell(row->cells[i], out);
    }
    bytes_text(out, "\r\n");
}

/* What it takes to write one row after the other. */
struct table {
    const struct export *export;
    struct bytes *out;
    size_t session; /* of the last row; the next one is mostly of the same */
};

static const char *title_of(struct table *table, const char *session) {
    const struct fold *fold = &table->export->fold;
    for (size_t i = 0; i < fold->session_count; i++) {
        size_t at = (table->session + i) % fold->session_count;
        if (strcmp(fold->sessions[at].id, session) != 0) continue;
        table->session = at;
        return fold->sessions[at].title;
    }
    return NULL;
}

/* Adds the row with what is known of every entry, too. */
static void add_entry(struct table *table, const struct entry *entry, const struct row *said) {
    char number[32];
    char date[day_size] = "";
    struct row row = *said;
    snprintf(number, sizeof number, "%lu", entry->number);
    snprintf(date, sizeof date, "%s", entry->at);
    row.cells[DATE] = date;
    row.cells[ENTRY] = number;
    row.cells[SESSION] = entry->session;
    row.cells[CONVERSATION] = *entry->session ? title_of(table, entry->session) : NULL;
    add_row(&row, table->out);
}

static void add_item(struct table *table, const struct exported *thing) {
    static const enum column said[] = {WHO, WHEN, KNOW, SUPPORT, ACCOUNT, TOWARD, STANDARD};
    const struct item *item = thing->item;
    struct row row = {0};
    const char *label = NULL;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        view_detail(item, i, &label, &row.cells[said[i]]);
    row.cells[KIND] = item->kind;
    row.cells[TEXT] = item->text;
    row.cells[STATE] = item->state;
    row.cells[WHY] = item->change ? entry_text(item->change, "why") : NULL;
    row.cells[ID] = thing->id;
    add_entry(table, item->entry, &row);
}

static void add_parked(struct table *table, const struct parked *parked) {
    size_t place = journal_find(table->export->journal, parked->number);
    struct row row = {{[KIND] = "parked", [TEXT] = parked->text}};
    if (parked->taken_up) row.cells[STATE] = "taken up";
    add_entry(table, journal_entry(table->export->journal, place), &row);
}

static void add_answer(struct table *table, const struct entry *entry) {
    struct row row = {{[KIND] = "answer", [ASKED] = entry_text(entry, "asked")}};
    const struct node *answer = entry_node(entry, "answer");
    bool is_list = answer && answer->kind == NODE_LIST;
    if (!answer) row.cells[STATE] = "said aloud";
    const struct node *line = is_list ? answer->first : answer;
    do {
        row.cells[TEXT] = line ? line->text : NULL;
        add_entry(table, entry, &row);
        line = is_list && line ? line->next : NULL;
    } while (line);
}

static bool write_csv(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    const struct fold *fold = &export->fold;
    struct table table = {.export = export, .out = out};
    struct row head = {0};
    memcpy(head.cells, columns, sizeof columns);
    add_row(&head, out);
    for (size_t i = 0; i < export->count; i++)
        if (export_wants(export, export->things[i].item)) add_item(&table, &export->things[i]);
    for (size_t i = 0; i < fold->parked_count; i++)
        if (export_wants_parked(export, &fold->parked[i])) add_parked(&table, &fold->parked[i]);
    for (size_t i = 0; i < fold->answer_count; i++)
        if (export_wants_answer(export, fold->answers[i])) add_answer(&table, fold->answers[i]);
    return true;
}

const struct format format_csv = {.name = "csv",
                                  .ending = ".csv",
                                  .what = "a table, for a spreadsheet or a database",
                                  .write = write_csv};
