/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report: what is counted, a row each. It holds no text; leaf.h says why.
 *
 * As CSV it has the columns below; its head stands first, a row for each thing. As JSON the head is
 * keys of their own, and `rows` is a list of maps with those columns that are not empty:
 *
 *     {"report": 1, "made": "2026-11-24", "fewest": 5, "agendas": 12, "mentees": 12, "copies": 0,
 *      "unread": 0, "left-out": 0, "rows": [
 *       {"what": "sessions", "programme": "first-step", "mentees": 12, "value": 40}, …
 */
#ifndef ASKWELL_SHEET_H
#define ASKWELL_SHEET_H

#include "report/leaf.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct vocabulary;

enum sheet_what {
    SHEET_REPORT, /* the number of this format */
    SHEET_MADE,   /* days: when it was made, from which it counts, until which */
    SHEET_FROM,
    SHEET_UNTIL,
    SHEET_FEWEST,   /* how many mentees a count comes from at least */
    SHEET_AGENDAS,  /* that were given; the next four come to that */
    SHEET_MENTEES,  /* that are counted */
    SHEET_COPIES,   /* of an agenda that is counted, or left out, already */
    SHEET_UNREAD,   /* that could not be read */
    SHEET_LEFT_OUT, /* there is nothing to count, or too few others did the same */
    SHEET_SESSIONS, /* the first that is a row, of a programme */
    SHEET_FINISHED, /* of those, sessions that came to their end */
    SHEET_HELD,     /* minutes: the hours that were noted, or how long it was held */
    SHEET_PLANNED,  /* minutes that the conversation says it usually takes */
    SHEET_BELOW,    /* mentees, by their hours a month against those of the programme */
    SHEET_WITHIN,
    SHEET_ABOVE,
    SHEET_STAGE, /* sessions in which it was completed: something was answered in it, and then in a
                  * later one, or the session came to its end */
    SHEET_GOALS,
    SHEET_PROMISED, /* actions; and of these, as they stand now */
    SHEET_DONE,
    SHEET_REVISED,
    SHEET_CARRIED,
    SHEET_DROPPED,
    SHEET_STANDARD, /* goals, of all programmes, that this standard was chosen for */
    SHEET_WHATS,
};

enum { sheet_format = 1 };

/* Beside each count stands from at least how many mentees it comes, in fives; beside sessions,
 * below, within and above exactly how many, unless that would tell of a small group. */
struct sheet_row {
    enum sheet_what what;
    size_t programme; /* but for SHEET_STANDARD */
    size_t index;     /* of the stage or the standard */
    unsigned long mentees;
    unsigned long value;
};

struct sheet {
    unsigned long head[SHEET_SESSIONS]; /* by sheet_what; a day of 0 stands nowhere */
    struct sheet_row *rows;             /* in the order of programmes, then what, then index */
    size_t count;
};

enum sheet_column {
    COLUMN_WHAT,
    COLUMN_PROGRAMME,
    COLUMN_STAGE, /* its number, from 1 */
    COLUMN_TITLE, /* of the stage or the standard, as the shelf has it */
    COLUMN_STANDARD,
    COLUMN_LOW, /* the hours a month that the programme asks for, from and to, */
    COLUMN_HIGH,
    COLUMN_MONTHS, /* and for how many months */
    COLUMN_MENTEES,
    COLUMN_VALUE,
    sheet_columns,
};

const char *sheet_what_name(enum sheet_what what);
const char *sheet_column_name(enum sheet_column column);

/* Does the head have a day there? */
bool sheet_is_day(enum sheet_what what);

void sheet_add(struct sheet *sheet, struct sheet_row row);
void sheet_free(struct sheet *sheet);

/* Fills in what stands in each column of a row, and of a row of the head. */
void sheet_leaves(const struct sheet_row *row, struct vocabulary *vocabulary,
                  struct leaf leaves[sheet_columns]);
struct leaf sheet_head_leaf(const struct sheet *sheet, enum sheet_what what);

/* Each adds the report to `out`: as data, as a table, as a page to read. */
void sheet_json(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out);
void sheet_csv(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out);
void sheet_page(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out);

/* Adds one line of the table, with its line end. */
void sheet_csv_line(const struct leaf leaves[sheet_columns], struct vocabulary *vocabulary,
                    struct bytes *out);

#endif
