/* SPDX-License-Identifier: GPL-3.0-or-later
 * All practice sessions of a trainee: hours, with whom, by which protocols, and how the measures
 * went. Text, JSON, CSV for a certificate, and a page tell the same.
 */
#ifndef ASKWELL_PROGRESS_H
#define ASKWELL_PROGRESS_H

#include "agenda/journal.h"
#include "practice/diary.h"
#include "practice/measure.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* One session; nothing but its counts where it was not measured. */
struct progress_item {
    struct journal *journal;
    struct diary_session session;
    struct tally tally;
    size_t words[2]; /* by enum speaker */
};

/* Start with {0}. */
struct progress {
    struct progress_item *items; /* the oldest first */
    size_t count;
};

/* Reads every session in the folder of the practice journals in which something was said, those
 * that cannot be read aside; where it is wanted each is measured by the wording of its language.
 * The caller frees with progress_free. Fault: 66 where there is no home folder. */
bool progress_read(bool measured, struct progress *progress, struct fault *fault);
void progress_free(struct progress *progress);

/* Gives the latest session that was left, with `persona` where that is not NULL; or NULL. */
const struct progress_item *progress_left(const struct progress *progress, const char *persona);

enum progress_form { PROGRESS_TEXT, PROGRESS_JSON, PROGRESS_CSV, PROGRESS_HTML };

/* Adds it to `out`; text is no wider than `width` columns. */
void progress_show(const struct progress *progress, enum progress_form form, size_t width,
                   struct bytes *out);

#endif
