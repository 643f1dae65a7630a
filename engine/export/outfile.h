/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file that an agenda is written into. The agenda knows of it, so that its owner can, too.
 */
#ifndef ASKWELL_OUTFILE_H
#define ASKWELL_OUTFILE_H

#include "agenda/journal.h"

#include <stdbool.h>

struct bytes;
struct fault;

/* Writes `text` as `path`, mode 0600, whole or not at all, and says in the journal, which is open
 * for appending, that this copy in `format` is there. What stands at `path` already is replaced
 * only where it is such a copy as it was written, or where `anyway`; the agenda itself never is.
 * Fault: 65 where something else stands there, 73 where nothing can, 74. */
bool outfile_write(struct journal *journal, const char *path, const char *format,
                   const struct bytes *text, bool anyway, struct fault *fault);

/* Gives the place in the journal of the newest copy in `format`, one at `path` before all others;
 * or journal_count where there is none. */
size_t outfile_newest(struct journal *journal, const char *path, const char *format);

#endif
