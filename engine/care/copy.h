/* SPDX-License-Identifier: GPL-3.0-or-later
 * A copy of an agenda for somebody else: what is ours, and nothing more.
 *
 * It is an agenda itself, with the same numbers. Of what counts without words stands what it is and
 * what became of it, with “…” for words; of what is not ours, its words are also taken out of the
 * questions that quote it. What was said about sharing, and that something was erased, is in it, so
 * that an older copy can be put right.
 */
#ifndef ASKWELL_COPY_H
#define ASKWELL_COPY_H

#include "agenda/erasing.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Adds the copy for `with` to `out`; `at` is a stamp, of now. Gives how many entries in it have
 * words. Fault: 74. */
bool copy_text(struct journal *journal, const char *with, const char *at, struct bytes *out,
               size_t *ours, struct fault *fault);

/* Writes it to the new file `path`, after the journal has an entry about it. Fault: 65 where there
 * is such a file, 74. */
bool copy_write(struct journal *journal, const char *with, const char *path,
                const struct clock *clock, size_t *ours, struct fault *fault);

/* Lets go, in the older copy that `erasing` is of, what is not ours any more by the newer one.
 * Entries that the older one has behind the newer one's last are left. */
void copy_withdraw(struct erasing *erasing, struct journal *older, struct journal *newer);

#endif
