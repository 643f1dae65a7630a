/* SPDX-License-Identifier: GPL-3.0-or-later
 * The coach's notebook: notes, and how long each sitting was. It is a journal of its own; nothing
 * that stands on a mentee's agenda gets into it.
 *
 * A sitting is an `end` entry: about whom, with whom where two coach each other, flow, began (a
 * stamp), minutes, how (over, paused).
 */
#ifndef ASKWELL_NOTEBOOK_H
#define ASKWELL_NOTEBOOK_H

#include "agenda/journal.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Begins the first entry where the notebook is new; kept by the caller. */
void notebook_begin(struct journal *notebook);

/* What is wanted of a notebook; NULL: all. */
struct notebook_wish {
    const char *about; /* whom, whatever their capital letters */
    const char *since; /* a day, 2026-11-24 */
    bool names;        /* hours tell the mentees' names; otherwise each has a number */
};

/* Each adds the notes, by mentee and then by date: to read on a screen, as Markdown, as a table; or
 * gives them as data, which the caller frees. */
void notebook_text(struct journal *notebook, const struct notebook_wish *wish, struct bytes *out);
void notebook_markdown(struct journal *notebook, const struct notebook_wish *wish,
                       struct bytes *out);
void notebook_csv(struct journal *notebook, const struct notebook_wish *wish, struct bytes *out);
struct value notebook_value(struct journal *notebook, const struct notebook_wish *wish);

/* The same of the hours: each sitting, and what they come to by month, by programme and in all. */
void notebook_hours_text(struct journal *notebook, const struct notebook_wish *wish,
                         struct bytes *out);
void notebook_hours_csv(struct journal *notebook, const struct notebook_wish *wish,
                        struct bytes *out);
struct value notebook_hours_value(struct journal *notebook, const struct notebook_wish *wish);

#endif
