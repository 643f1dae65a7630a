/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a quote to its source, and from there to what stands in its place.
 */
#include "agenda/quote.h"

#include "agenda/fold.h"
#include "agenda/ledger.h"
#include "base/bytes.h"
#include "base/tree.h"

#include <string.h>

static bool is_text(const struct entry *entry, const char *key, const char *text) {
    const char *own = entry_text(entry, key);
    return own && strcmp(own, text) == 0;
}

bool quote_is(const struct entry *entry) {
    return entry->deed == DEED_MOVE && is_text(entry, "what", "replay");
}

size_t quote_line(const struct entry *entry, const char *words) {
    bool theirs = entry->deed == DEED_ITEM && entry_text(entry, "kind") &&
                  !is_text(entry, "kind", "exception"); /* that one is the guide's reason */
    if (theirs || entry->deed == DEED_CHANGE) return is_text(entry, "text", words);
    const struct node *answer = entry->deed == DEED_ANSWER ? entry_node(entry, "answer") : NULL;
    if (!answer) return 0;
    if (answer->kind == NODE_TEXT) return strcmp(answer->text, words) == 0;
    size_t line = 1;
    for (const struct node *node = answer->first; node; node = node->next, line++)
        if (strcmp(node->text, words) == 0) return line;
    return 0;
}

bool quote_is_from(const struct entry *entry, unsigned long answer) {
    if (entry->deed == DEED_ANSWER) return entry->number == answer;
    return entry->deed == DEED_ITEM && answer && entry_number(entry, "from") == answer;
}

void quote_add_words(struct bytes *out, const struct entry *entry) {
    const struct node *answer = entry_node(entry, "answer");
    if (!answer) {
        bytes_text(out, "(said aloud)");
    } else if (answer->kind == NODE_TEXT) {
        bytes_format(out, "“%s”", answer->text);
    } else {
        for (const struct node *line = answer->first; line; line = line->next)
            bytes_format(out, "%s“%s”", line == answer->first ? "" : ", ", line->text);
    }
}

static const struct entry *find_source(struct journal *journal, unsigned long number) {
    size_t place = journal_find(journal, number);
    if (place == journal_count(journal)) return NULL;
    const struct entry *entry = journal_entry(journal, place);
    bool says =
        entry->deed == DEED_ANSWER || entry->deed == DEED_ITEM || entry->deed == DEED_CHANGE;
    bool has_words = entry_node(entry, entry->deed == DEED_ANSWER ? "answer" : "text");
    return says && has_words ? entry : NULL;
}

/* Does `now` still say what was held up: the one text, the line `which` of a list, or all of it? */
static bool still_says(const struct entry *now, const struct entry *source,
                       const struct entry *move) {
    if (source->deed != DEED_ANSWER) return quote_line(now, entry_text(source, "text")) != 0;
    const struct node *answer = entry_node(source, "answer");
    if (answer->kind == NODE_TEXT) return quote_line(now, answer->text) != 0;
    unsigned long which = entry_number(move, "which");
    unsigned long line = 1;
    for (const struct node *node = answer->first; node; node = node->next, line++)
        if ((!which || line == which) && !quote_line(now, node->text)) return false;
    return true;
}

static bool holds(const struct record *record) {
    return record->standing == STANDS && !record->revised;
}

static bool is_same_question(const struct entry *a, const struct entry *b) {
    static const char *const keys[] = {"question", "asked"};
    for (size_t i = 0; i < 2; i++) {
        const char *text = entry_text(a, keys[i]);
        if (!text || !is_text(b, keys[i], text)) return false;
    }
    return true;
}

/* Gives the answer that stands in the place of `answer`: the one that revises it, through as many
 * as there are, or else the newest to the same question. */
static const struct entry *stands_for(const struct ledger *ledger, const struct entry *answer) {
    const struct entry *heir = NULL;
    unsigned long before = answer->number;
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        const struct entry *entry = record->entry;
        if (entry->deed != DEED_ANSWER || entry->number <= answer->number) continue;
        if (record->standing == TAKEN_BACK) continue;
        bool revises = entry_number(entry, "revises") == before;
        if (revises) before = entry->number;
        if (holds(record) && (revises || is_same_question(entry, answer))) heir = entry;
    }
    return heir;
}

/* Gives the change that last reworded an item, in whichever session, where `source` is that item or
 * an earlier change of it; or NULL. */
static const struct entry *reworded(struct journal *journal, const struct entry *source) {
    bool is_item = source->deed == DEED_ITEM;
    unsigned long item = is_item ? source->number : entry_number(source, "of");
    struct fold fold = fold_open(journal);
    const struct entry *change = NULL;
    for (size_t i = 0; i < fold.item_count; i++)
        if (fold.items[i].number == item && fold.items[i].change &&
            strcmp(fold.items[i].text, entry_text(source, "text")) != 0)
            change = fold.items[i].change;
    fold_free(&fold);
    return change;
}

struct quote quote_look(struct journal *journal, const struct entry *move) {
    struct quote quote = {.source = find_source(journal, entry_number(move, "of"))};
    quote.stale = !quote.source;
    if (!quote.source) return quote;
    bool is_item = quote.source->deed != DEED_ANSWER;
    struct ledger ledger = ledger_open(journal, quote.source->session);
    const struct record *record = ledger_find(&ledger, quote.source->number);
    const struct record *answer =
        is_item ? ledger_find(&ledger, entry_number(quote.source, "from")) : record;
    if (!holds(record)) {
        if (answer) quote.now = stands_for(&ledger, answer->entry);
        quote.stale = !quote.now || !still_says(quote.now, quote.source, move);
    }
    ledger_free(&ledger);
    if (!quote.stale && is_item && !quote.now) {
        quote.now = reworded(journal, quote.source);
        quote.stale = quote.now != NULL;
    }
    return quote;
}
