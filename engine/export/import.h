/* SPDX-License-Identifier: GPL-3.0-or-later
 * What came back from another program: what was ticked off, dropped, opened again or given another
 * day there since the agenda was written for it.
 */
#ifndef ASKWELL_IMPORT_H
#define ASKWELL_IMPORT_H

#include "export/export.h"
#include "export/ticket.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct value;

struct step {
    const struct exported *thing; /* NULL: a task that the agenda does not have */
    const struct ticket *ticket;
    bool state; /* what became of it is another than on the agenda */
    bool when;  /* the day is another one */
    bool both;  /* and the agenda was changed, too, since it was written */
};

struct import {
    struct step *steps;
    size_t count;
};

/* Compares what came back with the agenda, and with what that was after `written` of its entries,
 * when the file was written; 0 where that is not known. Points into both; the caller frees with
 * import_free. */
struct import import_plan(const struct export *export, const struct tickets *tickets,
                          size_t written);
void import_free(struct import *import);

/* What is taken over, beside what was changed there alone. */
struct import_wish {
    bool new;         /* tasks that the agenda does not have, as actions of one's own */
    bool theirs;      /* what was changed on both sides, as it is there */
    const char *from; /* the name of the format */
};

/* Is it taken over? */
bool import_takes(const struct step *step, const struct import_wish *wish);

/* Adds a sentence about a step, without a line end. */
void import_tell(const struct step *step, const struct import_wish *wish, struct bytes *out);

/* Gives the same as data, which the caller frees. */
struct value import_value(const struct step *step, const struct import_wish *wish);

/* Writes what is taken over into the journal, which is open for appending, all of it or nothing.
 * False (74) with a fault. */
bool import_write(const struct import *import, const struct import_wish *wish,
                  struct journal *journal, struct fault *fault);

#endif
