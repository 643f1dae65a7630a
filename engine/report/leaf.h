/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that a report can hold: a number, a day, or a word out of a table.
 *
 * A report is made of these and of nothing else. There is no text in one, and nowhere to put any: a
 * word is the number of a table and a place in it, and the tables are askwell's own and the
 * shelf's. So nothing that stands on an agenda can come into a report, whatever it says.
 */
#ifndef ASKWELL_LEAF_H
#define ASKWELL_LEAF_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct vocabulary;

enum leaf_table {
    LEAF_WHAT,           /* what is counted: enum census_what */
    LEAF_PROGRAMME,      /* the name of a conversation on the shelf */
    LEAF_STAGE,          /* a heading of the conversation `of` */
    LEAF_STANDARD,       /* a code */
    LEAF_STANDARD_TITLE, /* what people see of it */
};

enum leaf_kind { LEAF_NONE, LEAF_NUMBER, LEAF_DAY, LEAF_CODE };

struct leaf {
    enum leaf_kind kind;
    enum leaf_table table;
    unsigned long number; /* or a day, 20261124 */
    size_t index;
    size_t of;
};

struct leaf leaf_number(unsigned long number);
struct leaf leaf_day(unsigned long day);
struct leaf leaf_code(enum leaf_table table, size_t of, size_t index);

/* Adds it as it stands in a report; nothing where it is none. */
void leaf_write(const struct leaf *leaf, struct vocabulary *vocabulary, struct bytes *out);

/* Reads a number without a sign, at most 999,999,999 and without zeros before it; a day as
 * 2026-11-24. False where it is none. */
bool leaf_read_number(const char *text, unsigned long *number);
bool leaf_read_day(const char *text, unsigned long *day);

#endif
