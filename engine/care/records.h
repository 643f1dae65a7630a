/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an agenda tells of other files that are its owner's: its records apart, and copies.
 */
#ifndef ASKWELL_RECORDS_H
#define ASKWELL_RECORDS_H

#include "agenda/journal.h"

#include <stddef.h>

/* Names, each once, in the order of the agenda; they belong to the journal. */
struct records {
    const char **names;
    size_t count;
};

/* Gives the names of the records apart that it tells of. The caller frees. */
struct records records_of(struct journal *journal);

/* Gives where copies of it were written to. The caller frees. */
struct records records_copies(struct journal *journal);

void records_free(struct records *records);

#endif
