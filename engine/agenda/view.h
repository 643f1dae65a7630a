/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as a page to read, and as data.
 */
#ifndef ASKWELL_VIEW_H
#define ASKWELL_VIEW_H

#include "agenda/excerpt.h"
#include "agenda/fold.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Adds the agenda to `out` as plain lines, headings and what stands under them, unwrapped; of one
 * session where `session` is its id, of all where it is NULL; of a record apart, what was asked and
 * answered. */
void view_text(const struct fold *fold, const char *session, struct bytes *out);

/* A page that is made for somebody. */
struct view {
    struct excerpt excerpt;
    const char *today; /* 2026-11-24, by which actions are due; NULL: nothing is, and all stand in
                        * the order they came */
    bool names;        /* with the number of each entry, as [17], and the name of each session */
};

/* Adds what of the agenda is excerpt, likewise. What is due stands first among the actions. */
void view_page(const struct fold *fold, const struct view *view, struct bytes *out);

/* Gives the kind and the heading of number `index`, from 0, in the order of a page; NULL where
 * there are no more. */
const char *view_heading(size_t index, const char **kind);

/* Gives the items of `kind` that are excerpt, in the order of a page: actions that are open come
 * first, by their day. NULL behind the last one; the caller frees the array. */
const struct item **view_items(const struct fold *fold, const struct excerpt *excerpt,
                               const char *kind);

/* Gives what an action says beside itself and who hears of it: label and text of number `index`,
 * from 0; the text is NULL where it does not say that. False where there are no more. */
bool view_detail(const struct item *item, size_t index, const char **label, const char **text);

/* Gives the same as data: owner, sessions, items, parked, answers, and hours where any were kept;
 * of a record apart also record. The caller frees. */
struct value view_value(const struct fold *fold);

/* The same of what is excerpt. */
struct value view_value_of(const struct fold *fold, const struct excerpt *excerpt);

#endif
