/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of an agenda as it would be, read like one that is kept, before anything is written.
 */
#ifndef ASKWELL_DRAFT_H
#define ASKWELL_DRAFT_H

#include "agenda/journal.h"

struct bytes;
struct fault;

/* Gives a journal of `text`, which is copied; `path` is for sentences. The caller frees with
 * journal_close. Fault: 65, as journal_open. */
struct journal *draft_open(const struct bytes *text, const char *path, const struct clock *clock,
                           struct fault *fault);

/* Where an entry stands in a text. */
struct draft_range {
    size_t from;
    size_t length;
};

/* Gives where each entry of `text` stands, in their order; damage is passed over. The caller
 * frees. */
struct draft_range *draft_ranges(const struct bytes *text, size_t *count);

#endif
