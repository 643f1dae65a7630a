/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries under other numbers: what they say of each other by number goes with them.
 */
#ifndef ASKWELL_RENUMBER_H
#define ASKWELL_RENUMBER_H

#include "agenda/entry.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Gives the new number of the entry that was number `old`. */
typedef unsigned long renumber_of(const void *context, unsigned long old);

struct renumbering {
    renumber_of *of; /* NULL: all stay as they are */
    const void *context;
};

/* Is what stands under `key` in such an entry the number of another one, or a list of them? */
bool renumber_is_reference(const struct entry *entry, const char *key);

/* Adds the entry, which stands in `length` bytes of `text`, as number `number` of `session`. All
 * else stays byte for byte; one that was edited by hand has no sum, so that this is still seen. */
void renumber_entry(const struct renumbering *renumbering, const struct entry *entry,
                    const char *text, size_t length, unsigned long number, const char *session,
                    struct bytes *out);

/* Adds what the entry says, without its own number and sum, so that the same entry in another copy
 * gives the same bytes; `session` stands for its own. */
void renumber_content(const struct renumbering *renumbering, const struct entry *entry,
                      const char *session, struct bytes *out);

#endif
