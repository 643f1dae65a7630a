/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries in their order: append one durably, read them from the first on.
 *
 * Opening puts aside an entry at the end that was cut off while it was written (next to the file,
 * under a name that ends in .cut), refuses damage in the middle at its line, and holds a lock on
 * `FILE.lock`.
 */
#ifndef ASKWELL_JOURNAL_H
#define ASKWELL_JOURNAL_H

#include "agenda/entry.h"
#include "agenda/keeper.h"
#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct gone;
struct journal;

enum { journal_format = 1 }; /* the number in the `open` entry that this askwell writes */

/* Opens the journal at `path`. What a person should know about it (an end put aside, entries edited
 * by hand) is added to `notes`, a sentence a line. The caller frees with journal_close. NULL with a
 * fault: 65 damaged, of a newer format, or open elsewhere, 66 not there, 74 cannot be written. */
struct journal *journal_open(const char *path, enum journal_access access,
                             const struct clock *clock, struct bytes *notes, struct fault *fault);

/* The same for two that a session is written into; both may be new. Each is locked before either is
 * read or changed. False with a fault, and nothing is open; 65 also where both are one file. */
bool journal_open_both(const char *const paths[2], const struct clock *clock,
                       struct journal *journals[2], struct bytes *notes, struct fault *fault);

/* The same with other keepers than plain files; the keepers, not open yet, are taken over. */
struct journal *journal_open_with(struct keeper *keeper, const struct clock *clock,
                                  struct bytes *notes, struct fault *fault);
bool journal_open_both_with(struct keeper *const keepers[2], const struct clock *clock,
                            struct journal *journals[2], struct bytes *notes, struct fault *fault);

/* Opens another one of the same person at `path`, sealed where `journal` is. */
struct journal *journal_open_beside(const struct journal *journal, const char *path,
                                    enum journal_access access, struct bytes *notes,
                                    struct fault *fault);

/* Opens one that is kept nowhere, for rehearsals. */
struct journal *journal_in_memory(const struct clock *clock);

/* Before closing, where the conversation was refused: takes the file away again if opening made it
 * and nothing but a beginning was kept. */
void journal_withdraw(struct journal *journal);

void journal_close(struct journal *journal);

size_t journal_count(const struct journal *journal);

/* Gives entry number `index`, from 0; it belongs to the journal and stays until that is closed. */
const struct entry *journal_entry(struct journal *journal, size_t index);

/* Gives the index of entry `number`, or journal_count where there is none. */
size_t journal_find(struct journal *journal, unsigned long number);

/* Begins an entry of `session` ("" for none) and gives where its fields go, with the entry_add
 * functions. Several may be begun one after the other before they are kept together. */
struct bytes *journal_begin(struct journal *journal, const char *session, enum deed deed);

/* Gives the number that the entry in hand will have. */
unsigned long journal_number(const struct journal *journal);

/* Lets the next entry have a number behind `number`; those between stand in another journal. */
void journal_number_past(struct journal *journal, unsigned long number);

/* Keeps what was begun: one write, one sync. False (74) where it is not saved, which is final:
 * nothing can be kept in this journal until it is opened again. In one that is only read it is kept
 * in memory. */
bool journal_keep(struct journal *journal, struct fault *fault);

/* Adds the whole text as it is kept to `out`, with comments that a person put between entries. */
bool journal_text(struct journal *journal, struct bytes *out, struct fault *fault);

/* Keeps `text` in place of all that was kept: this or that stands, whole. The entries in memory
 * stay as they were read; close it then. False (74) where the old text still stands. */
bool journal_replace(struct journal *journal, const struct bytes *text, struct fault *fault);

/* Keeps from here on no entry with the words `gone`, which are the caller's, as gone_withhold has
 * it; in memory they stay. NULL: keeps all again. */
void journal_withhold(struct journal *journal, const struct gone *gone);

/* Gives where it is kept, or NULL for one in memory. */
const char *journal_path(const struct journal *journal);

/* Gives what keeps it, or NULL for one in memory; it belongs to the journal. */
struct keeper *journal_keeper(struct journal *journal);

#endif
