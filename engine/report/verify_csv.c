/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report as CSV: line by line, each read, understood, and written anew.
 */
#include "report/verify_inside.h"

#include "base/bytes.h"
#include "base/csv.h"
#include "base/text.h"

#include <string.h>

/* The columns of a line, taken out of their quotes, and where each begins. */
struct line {
    struct bytes cells[census_columns];
    long columns[census_columns];
    size_t count;
};

static void line_free(struct line *line) {
    for (size_t i = 0; i < census_columns; i++)
        bytes_free(&line->cells[i]);
}

/* An apostrophe before what a spreadsheet would take for a formula is no part of it. */
static void end_cell(struct bytes *cell, bool quoted) {
    const char *rest = cell->length > 1 ? cell->data + 1 : "";
    bool kept = quoted && *rest && cell->data[0] == '\'' && csv_needs_apostrophe(rest);
    if (!kept) return;
    memmove(cell->data, cell->data + 1, cell->length);
    cell->length--;
}

/* Gives the length of the line with its end; its cells are in `line`. */
static size_t read_line(const char *text, size_t length, struct line *line) {
    bool quoted = false;
    bool had_quotes = false;
    size_t at = 0;
    size_t cell = 0;
    line->columns[0] = 1;
    for (; at < length && (quoted || text[at] != '\n'); at++) {
        if (text[at] == '"' && quoted && at + 1 < length && text[at + 1] == '"') {
            at++;
        } else if (text[at] == '"') {
            quoted = !quoted;
            had_quotes = true;
            continue;
        } else if (text[at] == ',' && !quoted) {
            if (cell < census_columns) end_cell(&line->cells[cell], had_quotes);
            had_quotes = false;
            if (++cell < census_columns) line->columns[cell] = (long)at + 2;
            continue;
        }
        if (cell < census_columns) bytes_char(&line->cells[cell], text[at]);
    }
    if (cell < census_columns) end_cell(&line->cells[cell], had_quotes);
    line->count = cell + 1;
    return at + (at < length);
}

static bool refuse_cell(struct verifying *verifying, const struct line *line, size_t cell) {
    verifying->column = line->columns[cell];
    if (line->cells[cell].length)
        return verify_refuse_word(verifying, bytes_string(&line->cells[cell]));
    return verify_refuse(verifying, "`%s` is missing",
                         census_column_name((enum census_column)cell));
}

static bool take_heading(struct verifying *verifying, const struct line *line) {
    for (size_t i = 0; i < census_columns; i++)
        if (strcmp(bytes_string(&line->cells[i]), census_column_name((enum census_column)i)) != 0)
            return refuse_cell(verifying, line, i);
    return true;
}

/* A row of the head has a value, and all else is empty. */
static bool take_head(struct verifying *verifying, const struct line *line, enum census_what what) {
    for (size_t i = 1; i < COLUMN_VALUE; i++)
        if (line->cells[i].length) return refuse_cell(verifying, line, i);
    verifying->column = line->columns[COLUMN_VALUE];
    return verify_head(verifying, what, bytes_string(&line->cells[COLUMN_VALUE]));
}

static bool take_line(struct verifying *verifying, const struct line *line) {
    const char *texts[census_columns] = {NULL};
    enum census_column wrong = COLUMN_WHAT;
    for (size_t i = 0; i < census_columns; i++) {
        if (line->cells[i].length) texts[i] = bytes_string(&line->cells[i]);
        bool whole = strlen(bytes_string(&line->cells[i])) == line->cells[i].length;
        if (!whole) return refuse_cell(verifying, line, i);
    }
    enum census_what what = verify_what(text_or(texts[COLUMN_WHAT], ""));
    if (what < CENSUS_SESSIONS) return take_head(verifying, line, what);
    return verify_row(verifying, texts, &wrong) || refuse_cell(verifying, line, wrong);
}

/* Is it written as askwell writes it? */
static bool check_bytes(struct verifying *verifying, const char *text, size_t length) {
    struct bytes anew = {0};
    size_t at = 0;
    census_csv(&verifying->census, verifying->vocabulary, &anew);
    verifying->line = verifying->column = 1;
    while (at < length && at < anew.length && text[at] == anew.data[at]) {
        verifying->column = text[at] == '\n' ? 1 : verifying->column + 1;
        verifying->line += text[at] == '\n';
        at++;
    }
    bool same = at == length && at == anew.length;
    bytes_free(&anew);
    return same || verify_refuse(verifying, "askwell would write this in another way");
}

bool verify_csv(struct verifying *verifying, const char *text, size_t length) {
    bool good = true;
    size_t at = 0;
    for (verifying->line = 1; good && (at < length || verifying->line == 1); verifying->line++) {
        struct line line = {0};
        at += read_line(text + at, length - at, &line);
        verifying->column = 1;
        if (line.count != census_columns)
            good = verify_refuse(verifying, "this line has %zu columns, and a report has %d",
                                 line.count, census_columns);
        else
            good =
                verifying->line == 1 ? take_heading(verifying, &line) : take_line(verifying, &line);
        line_free(&line);
    }
    return good && check_bytes(verifying, text, length);
}
