/* SPDX-License-Identifier: GPL-3.0-or-later
 * The books that a session is written into: the mentee's agenda; of two who coach each other the
 * agenda of each; and the records apart, for answers that are not for the agenda.
 *
 * Each step is written into one of them, and each is whole by itself. The numbers of the entries go
 * on from one book to the other, so that the order of a session is that of its numbers, whatever is
 * left of which book after a crash.
 */
#ifndef ASKWELL_BOOKS_H
#define ASKWELL_BOOKS_H

#include "agenda/ledger.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct talk_setup;

enum { books_people = 2, books_none = -1 };

struct book {
    struct journal *journal;
    size_t person; /* whose: 0 the first, 1 the second */
    char *record;  /* the name of a record apart; NULL: the agenda of that person */
    bool begun;    /* something is not kept yet */
};

struct books {
    struct book *list; /* the agendas first, by person */
    size_t count;
    size_t people; /* one or two */
    const char *names[books_people];
};

/* Takes the agendas of `setup`, which stay the caller's; books_close closes the records apart. */
struct books books_open(const struct talk_setup *setup);
void books_close(struct books *books);

/* Lets the second be the first, as in the session that is gone on with. */
void books_swap(struct books *books);

/* Gives the number of the record called `record` of `person`, or of the agenda where that is NULL;
 * books_none where it is not open. */
int books_find(const struct books *books, size_t person, const char *record);

/* Opens that record, made where it is new, beside the agenda of `person`. Fault: as journal_open.
 */
bool books_add(struct books *books, size_t person, const char *record, const struct clock *clock,
               struct bytes *notes, struct fault *fault);

/* Opens it for reading, whether it is among the books or not; empty where there is none that can be
 * read. The caller closes it with journal_close. */
struct journal *books_peek(const struct books *books, size_t person, const char *record,
                           const struct clock *clock);

/* Begins an entry in a book, as journal_begin. */
struct bytes *books_begin(struct books *books, int book, const char *session, enum deed deed);

/* Keeps what was begun, book by book. Fault: 74. */
bool books_keep(struct books *books, struct fault *fault);

/* Gives the ledger of `session` in all of them, which the caller frees. */
struct ledger books_ledger(const struct books *books, const char *session);

#endif
