/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether the mentee had given leave for advice or an own story.
 *
 * The rule, after `persuade with permission` in the MITI 4.2: leave holds for a turn where the
 * coach asked for it in the turn before and the mentee said yes and not no, or where the mentee had
 * just asked for advice; and it goes on as long as the coach goes on without a question. Asked and
 * not waited for is not asked. What follows a yes is what leave was asked for: a statement that no
 * single rule has labelled becomes input there. Whoever keeps the encounter may know better:
 * moment.allowed. What asks, grants and refuses are the cues asks-leave, gives-leave, refuses-leave
 * and asks-advice of the lexicon; one that has none of them sees no leave.
 */
#ifndef ASKWELL_PERMISSION_H
#define ASKWELL_PERMISSION_H

#include "practice/encounter.h"
#include "practice/remark.h"

#include <stdbool.h>
#include <stddef.h>

struct lexicon;

/* What is known of the turns so far. Start with {0}. */
struct permission {
    bool asked;       /* in the coach's last turn */
    bool holds;       /* before the mentee's last turn, */
    const char *said; /* which is looked at only where it matters; NULL once it was */
};

/* Hears a turn of the mentee, whose text stays until the next call. */
void permission_hear(struct permission *permission, const char *text);

/* Marks the remarks of a turn of the coach that had leave, and takes note of what it asks. */
void permission_mark(struct permission *permission, const struct lexicon *lexicon,
                     const struct moment *moment, struct remarks *remarks);

#endif
