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

struct record *ledger_find(const struct ledger *ledger, unsigned long number) {
    size_t low = 0;
    size_t high = ledger->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ledger->records[middle].entry->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < ledger->count && ledger->records[low].entry->number == number;
    return found ? &ledger->records[low] : NULL;
}

/* From the last to the first, so that an undo that is itself undone is passed over. */
static void take_back(struct ledger *ledger) {
    for (size_t i = ledger->count; i-- > 0;) {
        struct record *record = &ledger->records[i];
        if (record->entry->deed != DEED_UNDO || record->standing == TAKEN_BACK) continue;
        struct record *undone = ledger_find(ledger, entry_number(record->entry, "of"));
        if (undone && undone < record) undone->standing = TAKEN_BACK;
    }
}

/* What the flow puts on the agenda by itself: an action, or what became of one. */
static bool is_put(const struct entry *entry) {
    if (entry->deed == DEED_ITEM) {
        const char *kind = entry_text(entry, "kind");
        return kind && strcmp(kind, "action") == 0;
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
    struct record *before = revised ? ledger_find(ledger, revised) : NULL;
    if (before && record->standing != TAKEN_BACK) before->revised = true;
    size_t place = before && before->ordered ? place_of(ledger, before) + 1 : ledger->ordered;
    if (place > ledger->ordered) place = ledger->ordered;
    memmove(&ledger->order[place + 1], &ledger->order[place],
            (ledger->ordered - place) * sizeof *ledger->order);
    ledger->order[place] = index;
    ledger->ordered++;
    record->ordered = true;
}

static void open_again(struct ledger *ledger, unsigned long number) {
    struct record *opened = ledger_find(ledger, number);
    if (!opened || !opened->ordered || opened->standing == TAKEN_BACK) return;
    opened->standing = OPENED;
    if (ledger_is_own(opened->entry)) return;
    for (size_t i = place_of(ledger, opened) + 1; i < ledger->ordered; i++) {
        struct record *later = &ledger->records[ledger->order[i]];
        bool own = ledger_is_own(later->entry);
        /* what was answered anew stays opened: an old answer does not come back in place of the new
         */
        if (!own && !later->revised && later->standing != TAKEN_BACK) later->standing = SET_ASIDE;
    }
}

/* An answer taken back is given anew, perhaps another; what the flow put there because of it is set
 * aside until the flow puts the same there again. */
static void unsettle(struct ledger *ledger, unsigned long number) {
    const struct record *undone = ledger_find(ledger, number);
    if (!undone || !undone->ordered) return;
    if (is_put(undone->entry) || ledger_is_own(undone->entry)) return;
    for (size_t i = place_of(ledger, undone) + 1; i < ledger->ordered; i++) {
        struct record *later = &ledger->records[ledger->order[i]];
        if (is_put(later->entry) && later->standing == STANDS) later->standing = SET_ASIDE;
    }
}

static void use_again(struct ledger *ledger, const struct node *numbers) {
    const struct node *number = numbers && numbers->kind == NODE_LIST ? numbers->first : NULL;
    for (; number; number = number->next) {
        struct record *record = ledger_find(ledger, strtoul(number->text, NULL, 10));
        if (record && record->standing == SET_ASIDE) record->standing = STANDS;
    }
}

/* An item made from an answer shares its fate. */
static void follow_answers(struct ledger *ledger) {
    for (size_t i = 0; i < ledger->count; i++) {
        struct record *item = &ledger->records[i];
        if (item->entry->deed != DEED_ITEM || item->ordered) continue;
        struct record *source = ledger_find(ledger, entry_number(item->entry, "from"));
        if (source && item->standing != TAKEN_BACK) item->standing = source->standing;
    }
}

struct ledger ledger_open(struct journal *journal, const char *session) {
    struct ledger ledger = {0};
    size_t total = journal_count(journal);
    ledger.records = memory_resize(NULL, total, sizeof *ledger.records);
    for (size_t i = 0; i < total; i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (strcmp(entry->session, session) == 0)
            ledger.records[ledger.count++] = (struct record){.entry = entry};
    }
    ledger.order = memory_resize(NULL, ledger.count + 1, sizeof *ledger.order);
    take_back(&ledger);
    for (size_t i = 0; i < ledger.count; i++) {
        const struct record *record = &ledger.records[i];
        const struct entry *entry = record->entry;
        if (is_step(entry)) add_step(&ledger, i);
        if (record->standing == TAKEN_BACK) continue;
        if (entry->deed == DEED_BACK) open_again(&ledger, entry_number(entry, "to"));
        if (entry->deed == DEED_UNDO) unsettle(&ledger, entry_number(entry, "of"));
        if (entry->deed == DEED_REUSE) use_again(&ledger, entry_node(entry, "of"));
    }
    follow_answers(&ledger);
    return ledger;
}

void ledger_free(struct ledger *ledger) {
    free(ledger->records);
    free(ledger->order);
    *ledger = (struct ledger){0};
}
