/* SPDX-License-Identifier: GPL-3.0-or-later
 * An agenda as other programs are given it: what stands on it, each with a name of its own that
 * stays the same in every export, and so can be found again when it comes back.
 */
#ifndef ASKWELL_EXPORT_H
#define ASKWELL_EXPORT_H

#include "agenda/fold.h"
#include "base/day.h"
#include "base/uuid.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Something on the agenda. */
struct exported {
    const struct item *item;
    /* Made of when and where it was said and of the words, so that it outlives numbers given anew
     * and neighbours taken out; or what another program that it came from calls it. */
    const char *id;
    char uuid[uuid_size]; /* the same where the id is one; else made from it */
};

struct export {
    struct journal *journal;
    struct fold fold;
    const char *session; /* only what is of this one; NULL: of all, and of none */
    const char *since;   /* only what came or changed from this day on, as 2026-11-24; or NULL */
    struct exported *things; /* every item, in the order of the agenda, wanted or not */
    size_t count;
    struct exported_name *names; /* what has which id, by the name */
    struct exported_name *room;  /* where those are */
};

/* Prepares what stands in `journal`, which it points into; `session` and `since` may be NULL. The
 * caller frees with export_close. */
struct export export_open(struct journal *journal, const char *session, const char *since);
void export_close(struct export *export);

/* Is it of the session and the days that are wanted? */
bool export_wants(const struct export *export, const struct item *item);
bool export_wants_answer(const struct export *export, const struct entry *answer);
bool export_wants_session(const struct export *export, const struct session *session);
bool export_wants_parked(const struct export *export, const struct parked *parked);

/* Gives what has this id, whatever case a UUID came back in; or NULL. */
const struct exported *export_find(const struct export *export, const char *id);

/* Writes the day on which an action was done, as 2026-11-24: the one that was given, or else the
 * one on which it was said. False where it is not done. */
bool export_done_day(const struct item *item, char out[day_size]);

/* Is this what became of it last: done, dropped, ...? */
bool export_is(const struct item *item, const char *state);

/* Adds `text` as a line of a list that people keep in another program: line feeds and tabs are
 * spaces, and what would command a terminal or turn the reading around is U+FFFD. */
void export_line(const char *text, struct bytes *out);

#endif
