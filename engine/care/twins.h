/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two copies of one agenda, held beside each other entry by entry.
 *
 * An entry is the same in both where it says the same, whatever number it has: its own number and
 * those of others that it names are seen through. So copies that were brought together once are
 * still known. Where one of the two was erased, had words taken out, or was edited by hand, it is
 * known by its time and session.
 */
#ifndef ASKWELL_TWINS_H
#define ASKWELL_TWINS_H

#include "agenda/journal.h"
#include "care/draft.h"
#include "care/renumber.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* One of the two copies. */
struct copy {
    struct journal *journal;
    const struct bytes *text;
    struct draft_range *ranges; /* of each entry */
    size_t count;
};

/* How the two differ that are the same entry. */
enum likeness {
    LIKE_NOTHING, /* it is another entry */
    LIKE_SAME,
    LIKE_GONE_HERE,    /* erased, or words taken out, in the first copy */
    LIKE_GONE_THERE,   /* likewise in the second */
    LIKE_EDITED_HERE,  /* edited by hand in the first copy, as it was in the second */
    LIKE_EDITED_THERE, /* the other way round */
};

struct twins {
    struct copy here;
    struct copy there;
    size_t *found;           /* of each entry there: which it is here, from 1; 0: it is new */
    size_t *found_by;        /* of each entry here: which it is there, from 1; 0: it is not */
    enum likeness *likeness; /* of each entry there to the one that it is here */
    size_t common;           /* how many entries both begin with */
};

/* Takes over nothing: journals and texts stay the caller's, and must stay. The caller frees with
 * twins_free. */
struct twins twins_open(struct journal *here, const struct bytes *here_text, struct journal *there,
                        const struct bytes *there_text);
void twins_free(struct twins *twins);

/* Adds the session's name without what a merge has put behind it. */
void twins_session(const char *session, struct bytes *out);

#endif
