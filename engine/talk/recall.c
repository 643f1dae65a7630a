/* SPDX-License-Identifier: GPL-3.0-or-later
 * Matching by id and wording, in order first, then anywhere.
 */
#include "talk/recall.h"

#include "agenda/gone.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct recall recall_open(struct ledger ledger) {
    struct recall recall = {.ledger = ledger};
    recall.used = memory_new(recall.ledger.ordered + 1);
    recall.unused = recall.ledger.ordered;
    return recall;
}

void recall_close(struct recall *recall) {
    ledger_free(&recall->ledger);
    free(recall->revived);
    free(recall->used);
    free(recall->trail);
    *recall = (struct recall){0};
}

static const struct record *record_at(const struct recall *recall, size_t place) {
    return &recall->ledger.records[recall->ledger.order[place]];
}

static bool same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Is it something that the flow put there, and no question? */
static bool is_put(const struct record *record) {
    return record->entry->deed == DEED_ITEM || record->entry->deed == DEED_CHANGE;
}

static bool has_id(const struct record *record, const struct wanted *wanted) {
    return (int)record->book == wanted->book && !is_put(record) &&
           same(entry_text(record->entry, "question"), wanted->id);
}

/* Where words were erased since, only what is left of it can be the same. */
static bool same_field(const struct entry *entry, const char *key, const char *wanted) {
    const char *then = entry_text(entry, key);
    return then && gone_from(entry) ? gone_fits(then, wanted ? wanted : "") : same(then, wanted);
}

static bool has_wording(const struct record *record, const struct wanted *wanted) {
    return same_field(record->entry, "asked", wanted->asked) &&
           same_field(record->entry, "quoted", wanted->quoted);
}

/* A leap to another section that was set aside is not made again. */
static bool holds(const struct record *record) {
    if (record->standing == STANDS) return true;
    return record->standing == SET_ASIDE && record->entry->deed != DEED_GO;
}

typedef bool fits(const struct record *record, const void *wanted);

static const struct record *use(struct recall *recall, size_t place) {
    const struct record *record = record_at(recall, place);
    recall->used[place] = true;
    recall->unused--;
    if (record->standing == SET_ASIDE) {
        size_t count = recall->revived_count + 1;
        recall->revived = memory_resize(recall->revived, count, sizeof *recall->revived);
        recall->revived[recall->revived_count++] = record;
    }
    if (!is_put(record)) recall_step(recall, record->entry->number);
    return record;
}

static const struct record *take(struct recall *recall, fits *fits_wanted, const void *wanted) {
    if (!recall->unused) return NULL;
    size_t count = recall->ledger.ordered;
    while (recall->cursor < count && recall->used[recall->cursor])
        recall->cursor++;
    for (size_t place = recall->cursor; place < count; place++) {
        const struct record *record = record_at(recall, place);
        if (!recall->used[place] && holds(record) && fits_wanted(record, wanted))
            return use(recall, place);
    }
    return NULL;
}

static bool fits_question(const struct record *record, const void *wanted) {
    const struct wanted *question = wanted;
    return has_id(record, question) && has_wording(record, question);
}

const struct record *recall_take(struct recall *recall, const struct wanted *wanted) {
    return take(recall, fits_question, wanted);
}

struct put {
    int book;
    enum deed deed;
    const struct value *fields;
};

static bool fits_put(const struct record *record, const void *wanted) {
    const struct put *put = wanted;
    const struct value *fields = put->fields;
    if (record->entry->deed != put->deed || (int)record->book != put->book) return false;
    bool is_action = put->deed == DEED_ITEM && !value_get(fields, "kind");
    if (is_action && !same(entry_text(record->entry, "kind"), "action")) return false;
    for (size_t i = 0; i < fields->count; i++)
        if (!same_field(record->entry, fields->keys[i], fields->items[i].text)) return false;
    return true;
}

const struct record *recall_take_fields(struct recall *recall, int book, enum deed deed,
                                        const struct value *fields) {
    struct put put = {book, deed, fields};
    return take(recall, fits_put, &put);
}

static bool has_answer(const struct record *record) {
    return record->entry->deed == DEED_ANSWER && entry_node(record->entry, "answer");
}

/* The best first: opened and of this wording, opened, taken back, the newest of any standing. */
static int worth(const struct record *record, const struct wanted *wanted) {
    int worth = has_wording(record, wanted) ? 1 : 0;
    if (record->standing == OPENED) worth += 4;
    if (record->standing == TAKEN_BACK) worth += 2;
    return worth;
}

const struct record *recall_draft(const struct recall *recall, const struct wanted *wanted) {
    const struct record *best = NULL;
    for (size_t place = 0; recall->unused && place < recall->ledger.ordered; place++) {
        const struct record *record = record_at(recall, place);
        if (recall->used[place] || record->revised || !has_id(record, wanted)) continue;
        if (wanted->exact && !has_wording(record, wanted)) continue;
        if (!has_answer(record) && record->standing != OPENED) continue;
        if (!best || worth(record, wanted) >= worth(best, wanted)) best = record;
    }
    return best;
}

void recall_step(struct recall *recall, unsigned long number) {
    size_t length = recall->trail_length;
    if ((length & (length - 1)) == 0)
        recall->trail =
            memory_resize(recall->trail, length ? 2 * length : 1, sizeof *recall->trail);
    recall->trail[recall->trail_length++] = number;
}
