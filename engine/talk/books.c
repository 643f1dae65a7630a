/* SPDX-License-Identifier: GPL-3.0-or-later
 * One numbering over several journals.
 */
#include "talk/books.h"

#include "agenda/beside.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "talk/talk.h"

#include <stdlib.h>
#include <string.h>

static void add(struct books *books, struct book book) {
    books->list = memory_resize(books->list, books->count + 1, sizeof *books->list);
    books->list[books->count++] = book;
}

/* What the agenda says of itself counts more than how it was asked for. */
static const char *owner_of(struct journal *journal, const char *otherwise) {
    const char *owner = NULL;
    for (size_t i = 0; i < journal_count(journal) && !owner; i++)
        if (journal_entry(journal, i)->deed == DEED_OPEN)
            owner = entry_text(journal_entry(journal, i), "owner");
    return text_or(owner, text_or(otherwise, ""));
}

struct books books_open(const struct talk_setup *setup) {
    struct books books = {.people = setup->second ? 2 : 1};
    add(&books, (struct book){.journal = setup->journal});
    books.names[0] = owner_of(setup->journal, setup->owner);
    if (!setup->second) return books;
    add(&books, (struct book){.journal = setup->second, .person = 1});
    books.names[1] = owner_of(setup->second, setup->with);
    return books;
}

void books_close(struct books *books) {
    for (size_t i = 0; i < books->count; i++) {
        if (books->list[i].record) journal_close(books->list[i].journal);
        free(books->list[i].record);
    }
    free(books->list);
    *books = (struct books){0};
}

void books_swap(struct books *books) {
    struct journal *first = books->list[0].journal;
    const char *name = books->names[0];
    books->list[0].journal = books->list[1].journal;
    books->list[1].journal = first;
    books->names[0] = books->names[1];
    books->names[1] = name;
}

int books_find(const struct books *books, size_t person, const char *record) {
    for (size_t i = 0; i < books->count; i++) {
        const struct book *book = &books->list[i];
        bool same = record ? book->record && strcmp(book->record, record) == 0 : !book->record;
        if (same && book->person == person) return (int)i;
    }
    return books_none;
}

bool books_add(struct books *books, size_t person, const char *record, const struct clock *clock,
               struct bytes *notes, struct fault *fault) {
    const struct journal *agenda = books->list[person].journal;
    struct bytes path = {0};
    bool good = true;
    if (journal_path(agenda)) {
        beside_record(journal_path(agenda), record, &path);
        good = beside_is_alone(bytes_string(&path), fault);
    }
    struct journal *journal = NULL;
    if (good && path.length)
        journal = journal_open_beside(agenda, bytes_string(&path), JOURNAL_CREATE, notes, fault);
    else if (good)
        journal = journal_in_memory(clock);
    bytes_free(&path);
    if (!journal) return false;
    add(books, (struct book){journal, person, memory_text(record, strlen(record)), false});
    return true;
}

struct journal *books_peek(const struct books *books, size_t person, const char *record,
                           const struct clock *clock) {
    const struct journal *agenda = books->list[person].journal;
    struct journal *journal = NULL;
    struct bytes path = {0};
    struct bytes notes = {0};
    struct fault ignored = {0};
    if (journal_path(agenda)) {
        beside_record(journal_path(agenda), record, &path);
        journal = journal_open_beside(agenda, bytes_string(&path), JOURNAL_READ, &notes, &ignored);
    }
    bytes_free(&path);
    bytes_free(&notes);
    return journal ? journal : journal_in_memory(clock);
}

struct bytes *books_begin(struct books *books, int book, const char *session, enum deed deed) {
    struct journal *journal = books->list[book].journal;
    for (size_t i = 0; i < books->count; i++)
        journal_number_past(journal, journal_number(books->list[i].journal));
    books->list[book].begun = true;
    return journal_begin(journal, session, deed);
}

bool books_keep(struct books *books, struct fault *fault) {
    bool good = true;
    for (size_t i = 0; good && i < books->count; i++) {
        if (!books->list[i].begun) continue;
        books->list[i].begun = false;
        good = journal_keep(books->list[i].journal, fault);
    }
    return good;
}

struct ledger books_ledger(const struct books *books, const char *session) {
    struct journal **journals = memory_resize(NULL, books->count, sizeof *journals);
    for (size_t i = 0; i < books->count; i++)
        journals[i] = books->list[i].journal;
    struct ledger ledger = ledger_open_all(journals, books->count, session);
    free(journals);
    return ledger;
}
