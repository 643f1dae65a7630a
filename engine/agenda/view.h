/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a page to read, and as data.
 */
#ifndef ASKWELL_VIEW_H
#define ASKWELL_VIEW_H

#include "agenda/fold.h"
#include "base/value.h"

struct bytes;

/* Adds the agenda to `out` as plain lines, headings and what stands under them, unwrapped; of one
 * session where `session` is its id, of all where it is NULL; of a record apart, what was asked and
 * answered. */
void view_text(const struct fold *fold, const char *session, struct bytes *out);

/* Gives the same as data: owner, sessions, items, parked, and hours where any were kept; of a
 * record apart also record, answers. The caller frees. */
struct value view_value(const struct fold *fold);

#endif
