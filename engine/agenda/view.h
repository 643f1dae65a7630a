/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a page to read, and as data.
 */
#ifndef ASKWELL_VIEW_H
#define ASKWELL_VIEW_H

#include "agenda/fold.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Adds the agenda to `out` as plain lines, headings and what stands under them, unwrapped; of one
 * session where `session` is its id, of all where it is NULL; of a record apart, what was asked and
 * answered. */
void view_text(const struct fold *fold, const char *session, struct bytes *out);

/* Gives what an action says beside itself and who hears of it: label and text of number `index`,
 * from 0; the text is NULL where it does not say that. False where there are no more. */
bool view_detail(const struct item *item, size_t index, const char **label, const char **text);

/* Gives the same as data: owner, sessions, items, parked, answers, and hours where any were kept;
 * of a record apart also record. The caller frees. */
struct value view_value(const struct fold *fold);

#endif
