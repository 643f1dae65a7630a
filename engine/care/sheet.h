/* SPDX-License-Identifier: GPL-3.0-or-later
 * What stands on an agenda as a sheet of plain lines to edit, and what was changed there.
 *
 *     Actions
 *     [ ] 40 Stand up, once (by 2030-01-07)
 *
 * A line is known by its number. Other words or another day revise it, `[x]` says that it is done,
 * a line that is gone was dropped, and one without a number under Goals or Actions is a new one.
 * What is over does not stand on the sheet. A line feed within words is written `\n`.
 */
#ifndef ASKWELL_SHEET_H
#define ASKWELL_SHEET_H

#include "agenda/fold.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct bytes;
struct fault;

/* One change; text is owned, NULL where nothing is to be said of it. */
struct sheet_change {
    const struct item *item; /* NULL: a new one */
    const char *kind;        /* of a new one */
    const char *state;       /* done, revised, dropped; NULL for a new one */
    char *text;
    char *when;
};

struct sheet {
    struct sheet_change *changes;
    size_t count;
};

/* Adds the sheet of what the fold has. */
void sheet_write(const struct fold *fold, struct bytes *out);

/* Reads it back, days as seen from `now`; sheet_free frees in either case. Fault: 65 with the line.
 */
bool sheet_read(const struct fold *fold, const char *text, time_t now, struct sheet *sheet,
                struct fault *fault);
void sheet_free(struct sheet *sheet);

/* Adds a sentence for each change. */
void sheet_tell(const struct sheet *sheet, struct bytes *out);

/* Keeps all of them, with one reason where there is one; gives them as data, which the caller
 * frees. Fault: 74. */
bool sheet_keep(const struct sheet *sheet, struct journal *journal, const char *why,
                struct value *kept, struct fault *fault);

#endif
