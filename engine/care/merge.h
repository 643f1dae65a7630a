/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two copies of an agenda that went their own ways become one, in which nothing is lost:
 *
 * - what the second one has and the first has not follows behind the first one's entries, under
 *   numbers of its own; what entries say of each other goes with them
 * - a conversation that was continued in both is kept as two, the second under a name of its own
 * - an item that was changed in both has both changes, and the later one holds
 * - what was erased in either is erased in both, with what the other made of it since; of two words
 *   about what may be known of an entry the stricter holds
 * - what was edited by hand in one of them is as it was edited; in both, it is there twice
 *
 * Doing it again changes nothing, and the other way round it gives the same in another order.
 */
#ifndef ASKWELL_MERGE_H
#define ASKWELL_MERGE_H

#include "agenda/journal.h"
#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>

enum merge_kind {
    MERGE_SESSION, /* it was continued in both */
    MERGE_ITEM,    /* it was changed in both */
    MERGE_SHARING, /* of one entry both say what may be known */
    MERGE_EDITED,  /* an entry was edited by hand */
};

/* Something of which the two say different things; both are kept. */
struct merge_conflict {
    enum merge_kind kind;
    unsigned long entry; /* in the text that came out; of a session the first that was added */
    char *sentence;      /* what it is, and what holds */
};

struct merge {
    struct bytes text; /* of the agenda as it is to be */
    size_t added;      /* entries that are new in it */
    size_t sessions;   /* how many conversations they are of, or go on with */
    size_t gone;       /* entries that go because the other copy has them erased */
    struct merge_conflict *conflicts;
    size_t conflict_count;
};

/* Brings the agenda `there` into the agenda `here`; their texts are what the journals keep, and
 * `here` is what is changed, in `merge->text` alone. The caller frees with merge_free. Fault: 65
 * where they are of different people, or one is a record and the other is not. */
bool merge_copies(struct journal *here, const struct bytes *here_text, struct journal *there,
                  const struct bytes *there_text, const struct clock *clock, struct merge *merge,
                  struct fault *fault);

const char *merge_kind_name(enum merge_kind kind);

void merge_free(struct merge *merge);

#endif
