/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words that are to stand nowhere any more, and taking them out of what else holds them.
 *
 * Questions quote what was said before, and actions repeat it. What a flow filled in is taken out
 * wherever it can only be those words; what is left instead is “…”. The rule, in bytes:
 *
 * - in the session where they were said: 3 or more that are no number, as whole words; any number
 *   of them between quotation marks, or as the whole of a field
 * - in other sessions: 16 or more, with a blank in them
 *
 * Capital letters make no difference, because flows can change them. What a person typed once more
 * is another answer and is left; gone_resembles finds it, so that it can be named.
 */
#ifndef ASKWELL_GONE_H
#define ASKWELL_GONE_H

#include "agenda/entry.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Start with {0}; gone_free frees what it holds. */
struct gone {
    struct said_words *items;
    size_t count;
};

extern const char gone_mark[sizeof "…"]; /* what stands there instead */

/* Adds words that were said in `session`; both are copied. Empty ones are left out. Where they are
 * a line of the list that answer number `list` is, that line goes; 0 for others. */
void gone_add(struct gone *gone, const char *text, const char *session, unsigned long list);
void gone_copy(struct gone *to, const struct gone *from);
void gone_free(struct gone *gone);

/* Are these the words, or some of them, whatever the session? */
bool gone_has(const struct gone *gone, const char *text);

/* Is `text`, which stands in `session`, just these words, by the rule above? */
bool gone_is(const struct gone *gone, const char *text, const char *session);

/* Would it be by the rule for other sessions, too? */
bool gone_is_long(const struct gone *gone, const char *text);

/* Is this line of the list that the answer is to be taken out of it? */
bool gone_is_line(const struct gone *gone, const struct entry *answer, const char *line);

/* Adds `text` to `out` with these words taken out; gives whether there were any. */
bool gone_take_out(const struct gone *gone, const char *text, const char *session,
                   struct bytes *out);

/* Does `text` hold the same words, or several of them? */
bool gone_resembles(const struct gone *gone, const char *text);

/* Adds the entry, which stands in `length` bytes of `text`, to `out` without these words: each line
 * that has none of them as it is. Gives whether there were any; where not, nothing is added. */
bool gone_rewrite(const struct gone *gone, const struct entry *entry, const char *text,
                  size_t length, struct bytes *out);

/* Adds the entry, which stands in `length` bytes of `text` as it was just written, as it may be
 * kept: without these words, or with no content where it is nothing but them. */
void gone_withhold(const struct gone *gone, const struct entry *entry, const char *text,
                   size_t length, struct bytes *out);

/* Was something taken out of this entry? */
bool gone_from(const struct entry *entry);

/* Is `now` what `then` was before words were taken out of it? */
bool gone_fits(const char *then, const char *now);

#endif
