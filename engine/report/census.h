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
#ifndef ASKWELL_CENSUS_H
#define ASKWELL_CENSUS_H

#include "report/leaf.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct vocabulary;

enum census_what {
    CENSUS_REPORT, /* the number of this format */
    CENSUS_MADE,   /* days: when it was made, from which it counts, until which */
    CENSUS_FROM,
    CENSUS_UNTIL,
    CENSUS_FEWEST,   /* how many mentees a count comes from at least */
    CENSUS_AGENDAS,  /* that were given; the next four come to that */
    CENSUS_MENTEES,  /* that are counted */
    CENSUS_COPIES,   /* of an agenda that is counted, or left out, already */
    CENSUS_UNREAD,   /* that could not be read */
    CENSUS_LEFT_OUT, /* there is nothing to count, or too few others did the same */
    CENSUS_SESSIONS, /* the first that is a row, of a programme */
    CENSUS_FINISHED, /* of those, sessions that came to their end */
    CENSUS_HELD,     /* minutes: the hours that were noted, or how long it was held */
    CENSUS_PLANNED,  /* minutes that the conversation says it usually takes */
    CENSUS_BELOW,    /* mentees, by their hours a month against those of the programme */
    CENSUS_WITHIN,
    CENSUS_ABOVE,
    CENSUS_STAGE, /* sessions in which it was completed: something was answered in it, and then in
                   * a later one, or the session came to its end */
    CENSUS_GOALS,
    CENSUS_PROMISED, /* actions; and of these, as they stand now */
    CENSUS_DONE,
    CENSUS_REVISED,
    CENSUS_CARRIED,
    CENSUS_DROPPED,
    CENSUS_STANDARD, /* goals, of all programmes, that this standard was chosen for */
    CENSUS_WHATS,
};

enum { census_format = 1 };

/* Beside each count stands from at least how many mentees it comes, in fives; beside sessions,
 * below, within and above exactly how many, unless that would tell of a small group. */
struct census_row {
    enum census_what what;
    size_t programme; /* but for CENSUS_STANDARD */
    size_t index;     /* of the stage or the standard */
    unsigned long mentees;
    unsigned long value;
};

struct census {
    unsigned long head[CENSUS_SESSIONS]; /* by census_what; a day of 0 stands nowhere */
    struct census_row *rows;             /* in the order of programmes, then what, then index */
    size_t count;
};

enum census_column {
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
    census_columns,
};

const char *census_what_name(enum census_what what);
const char *census_column_name(enum census_column column);

/* Does the head have a day there? */
bool census_is_day(enum census_what what);

void census_add(struct census *census, struct census_row row);
void census_free(struct census *census);

/* Fills in what stands in each column of a row, and of a row of the head. */
void census_leaves(const struct census_row *row, struct vocabulary *vocabulary,
                   struct leaf leaves[census_columns]);
struct leaf census_head_leaf(const struct census *census, enum census_what what);

/* Each adds the report to `out`: as data, as a table, as a page to read. */
void census_json(const struct census *census, struct vocabulary *vocabulary, struct bytes *out);
void census_csv(const struct census *census, struct vocabulary *vocabulary, struct bytes *out);
void census_page(const struct census *census, struct vocabulary *vocabulary, struct bytes *out);

/* Adds one line of the table, with its line end. */
void census_csv_line(const struct leaf leaves[census_columns], struct vocabulary *vocabulary,
                     struct bytes *out);

#endif
