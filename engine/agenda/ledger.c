/* SPDX-License-Identifier: GPL-3.0-or-later
 * One pass for what is undone, one for what holds.
 */
#include "agenda/ledger.h"

#include "base/memory.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

const char ledger_own_question[] = "own";

bool ledger_is_own(const struct entry *entry) {
    const char *question = entry_text(entry, "question");
    bool step = entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP;
    return step && question && strcmp(question, ledger_own_question) == 0;
}

/* Gives the index of the first record with this number or a later one. */
static size_t first_from(const struct ledger *ledger, unsigned long number) {
    size_t low = 0;
    size_t high = ledger->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ledger->records[middle].entry->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct record *ledger_find(const struct ledger *ledger, unsigned long number) {
    size_t first = first_from(ledger, number);
    bool found = first < ledger->count && ledger->records[first].entry->number == number;
    return found ? &ledger->records[first] : NULL;
}

/* The same in the journal where `near` stands: an entry that a person wrote into one by hand may
 * have a number that the other has too. */
static struct record *find_beside(const struct ledger *ledger, const struct record *near,
                                  unsigned long number) {
    for (size_t i = first_from(ledger, number); i < ledger->count; i++) {
        struct record *record = &ledger->records[i];
        if (record->entry->number != number) return NULL;
        if (record->book == near->book) return record;
    }
    return NULL;
}

/* From the last to the first, so that an undo that is itself undone is passed over. */
static void take_back(struct ledger *ledger) {
    for (size_t i = ledger->count; i-- > 0;) {
        struct record *record = &ledger->records[i];
        if (record->entry->deed != DEED_UNDO || record->standing == TAKEN_BACK) continue;
        struct record *undone = find_beside(ledger, record, entry_number(record->entry, "of"));
        if (undone && undone < record) undone->standing = TAKEN_BACK;
    }
}

/* What the flow puts on the agenda by itself: an action, a ground rule that both have said yes to,
 * or what became of one. */
static bool is_put(const struct entry *entry) {
    if (entry->deed == DEED_ITEM) {
        const char *kind = entry_text(entry, "kind");
        const char *by = entry_text(entry, "by");
        return (kind && strcmp(kind, "action") == 0) || (by && strcmp(by, "both") == 0);
    }
    return entry->deed == DEED_CHANGE && *entry->session;
}

static bool is_step(const struct entry *entry) {
    return entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP || entry->deed == DEED_GO ||
           is_put(entry);
}

/* Gives where `record` stands in the order, or `ordered` where it does not. */
static size_t place_of(const struct ledger *ledger, const struct record *record) {
    size_t place = ledger->ordered;
    while (place > 0 && &ledger->records[ledger->order[place - 1]] != record)
        place--;
    return place ? place - 1 : ledger->ordered;
}

static void add_step(struct ledger *ledger, size_t index) {
    struct record *record = &ledger->records[index];
    unsigned long revised = entry_number(record->entry, "revises");
    struct record *before = revised ? find_beside(ledger, record, revised) : NULL;
    if (before && record->standing != TAKEN_BACK) before->revised = true;
    size_t place = before && before->ordered ? place_of(ledger, before) + 1 : ledger->ordered;
    if (place > ledger->ordered) place = ledger->ordered;
    memmove(&ledger->order[place + 1], &ledger->order[place],
            (ledger->ordered - place) * sizeof *ledger->order);
    ledger->order[place] = index;
    ledger->ordered++;
    record->ordered = true;
}

static void set_aside(struct record *record) {
    bool own = ledger_is_own(record->entry);
    /* what was answered anew stays opened: an old answer does not come back in place of the new */
    if (!own && !record->revised && record->standing != TAKEN_BACK) record->standing = SET_ASIDE;
}

static void open_again(struct ledger *ledger, const struct record *back) {
    struct record *opened = find_beside(ledger, back, entry_number(back->entry, "to"));
    if (!opened || !opened->ordered || opened->standing == TAKEN_BACK) return;
    opened->standing = OPENED;
    if (ledger_is_own(opened->entry)) return;
    for (size_t i = place_of(ledger, opened) + 1; i < ledger->ordered; i++)
        set_aside(&ledger->records[ledger->order[i]]);
}

/* Something was opened in another journal, and this one has only what came after it. */
static void put_aside(struct ledger *ledger, const struct record *back) {
    struct record *first = find_beside(ledger, back, entry_number(back->entry, "aside"));
    if (!first || !first->ordered) return;
    for (size_t i = place_of(ledger, first); i < ledger->ordered; i++) {
        struct record *later = &ledger->records[ledger->order[i]];
        if (later->book == back->book) set_aside(later);
    }
}

/* An answer taken back is given anew, perhaps another; what the flow put there because of it is set
 * aside until the flow puts the same there again. */
static void unsettle(struct ledger *ledger, const struct record *undo) {
    const struct record *undone = find_beside(ledger, undo, entry_number(undo->entry, "of"));
    if (!undone || !undone->ordered) return;
    if (is_put(undone->entry) || ledger_is_own(undone->entry)) return;
    for (size_t i = place_of(ledger, undone) + 1; i < ledger->ordered; i++) {
        struct record *later = &ledger->records[ledger->order[i]];
        bool put = is_put(later->entry) && later->book == undone->book;
        if (put && later->standing == STANDS) later->standing = SET_ASIDE;
    }
}

static void use_again(struct ledger *ledger, const struct record *reuse) {
    const struct node *numbers = entry_node(reuse->entry, "of");
    const struct node *number = numbers && numbers->kind == NODE_LIST ? numbers->first : NULL;
    for (; number; number = number->next) {
        struct record *record = find_beside(ledger, reuse, strtoul(number->text, NULL, 10));
        if (record && record->standing == SET_ASIDE) record->standing = STANDS;
    }
}

/* An item made from an answer shares its fate. */
static void follow_answers(struct ledger *ledger) {
    for (size_t i = 0; i < ledger->count; i++) {
        struct record *item = &ledger->records[i];
        if (item->entry->deed != DEED_ITEM || item->ordered) continue;
        struct record *source = find_beside(ledger, item, entry_number(item->entry, "from"));
        if (source && item->standing != TAKEN_BACK) item->standing = source->standing;
    }
}

static void take_records(struct ledger *ledger, struct journal *journal, size_t book,
                         const char *session) {
    size_t total = journal_count(journal);
    ledger->records =
        memory_resize(ledger->records, ledger->count + total, sizeof *ledger->records);
    for (size_t i = 0; i < total; i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (strcmp(entry->session, session) == 0)
            ledger->records[ledger->count++] = (struct record){.entry = entry, .book = book};
    }
}

static int by_number(const void *a, const void *b) {
    const struct record *left = a;
    const struct record *right = b;
    if (left->entry->number != right->entry->number)
        return left->entry->number < right->entry->number ? -1 : 1;
    return left->book < right->book ? -1 : left->book > right->book;
}

/* From the records in their order to what holds. */
static void settle(struct ledger *ledger) {
    ledger->order = memory_resize(NULL, ledger->count + 1, sizeof *ledger->order);
    take_back(ledger);
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        enum deed deed = record->entry->deed;
        if (is_step(record->entry)) add_step(ledger, i);
        if (record->standing == TAKEN_BACK) continue;
        if (deed == DEED_BACK) open_again(ledger, record);
        if (deed == DEED_BACK) put_aside(ledger, record);
        if (deed == DEED_UNDO) unsettle(ledger, record);
        if (deed == DEED_REUSE) use_again(ledger, record);
    }
    follow_answers(ledger);
}

struct ledger ledger_of(const struct entry *const *entries, size_t count) {
    struct ledger ledger = {.count = count};
    ledger.records = memory_resize(NULL, count, sizeof *ledger.records);
    for (size_t i = 0; i < count; i++)
        ledger.records[i] = (struct record){.entry = entries[i]};
    settle(&ledger);
    return ledger;
}

struct ledger ledger_open_all(struct journal *const *journals, size_t count, const char *session) {
    struct ledger ledger = {0};
    for (size_t i = 0; i < count; i++)
        take_records(&ledger, journals[i], i, session);
    if (count > 1) qsort(ledger.records, ledger.count, sizeof *ledger.records, by_number);
    settle(&ledger);
    return ledger;
}

struct ledger ledger_open(struct journal *journal, const char *session) {
    return ledger_open_all(&journal, 1, session);
}

void ledger_free(struct ledger *ledger) {
    free(ledger->records);
    free(ledger->order);
    *ledger = (struct ledger){0};
}
