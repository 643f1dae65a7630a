/* SPDX-License-Identifier: GPL-3.0-or-later
 * What goes with an entry that is erased, and the text of a journal without it.
 *
 * In the place of each entry that goes stands one that is `erased`, with the same number and no
 * content. With it go:
 *
 * - of an answer: the items made from it, what became of those, the lines and half-typed words of
 *   the same question, and what was answered there before and holds no more
 * - of an item: what became of it, and the answers that it came from where they are its words
 * - of a parked topic: its being taken up
 *
 * and the same words where a flow filled them in elsewhere, by the rule in gone.h.
 */
#ifndef ASKWELL_ERASING_H
#define ASKWELL_ERASING_H

#include "agenda/gone.h"
#include "agenda/journal.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct erasing;
struct fault;

/* Begins with nothing that goes; it points into the journal. The caller frees with erasing_free. */
struct erasing *erasing_open(struct journal *journal);
void erasing_free(struct erasing *erasing);

/* Lets entry `number` go. Fault (65): it is not there, is gone already, or holds no words. */
bool erasing_add(struct erasing *erasing, unsigned long number, struct fault *fault);

/* Lets all of a session go; 65 where there is none of this id. Or everything but whose agenda it
 * is.
 */
bool erasing_add_session(struct erasing *erasing, const char *session, struct fault *fault);
void erasing_add_all(struct erasing *erasing);

/* Lets these words go, too, that went from another journal of the same session. */
void erasing_add_gone(struct erasing *erasing, const struct gone *gone);

/* What is to become of an entry. */
enum fate {
    FATE_STAYS,
    FATE_GOES,
    FATE_CLEANED, /* words are taken out of it; known once erasing_text was called */
    FATE_ALIKE,   /* it stays, though it holds the same words or some of them; likewise */
};
enum fate erasing_fate(const struct erasing *erasing, size_t index);

/* Gives the words that go; they belong to the erasing. */
const struct gone *erasing_gone(const struct erasing *erasing);

/* Adds to `out` what `text`, all that the journal keeps, is without them; `at` is a stamp, of now.
 */
void erasing_text(struct erasing *erasing, const struct bytes *text, const char *at,
                  struct bytes *out);

/* Does all of it: the journal's text is kept anew. Fault: 74, and nothing has changed. */
bool erasing_run(struct erasing *erasing, const struct clock *clock, struct fault *fault);

#endif
