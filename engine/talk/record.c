/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each step of a session writes. agenda/entry.h tells what the entries mean.
 */
#include "talk/inside.h"

#include <stdio.h>
#include <string.h>

/* Begins an entry that says who did it; the fields go into what it gives. */
struct bytes *record_begin_in(struct talk *talk, int book, enum deed deed) {
    struct bytes *entry = books_begin(&talk->books, book, talk->session, deed);
    entry_add_string(entry, "by", talk_by(talk));
    return entry;
}

struct bytes *record_begin(struct talk *talk, enum deed deed) {
    return record_begin_in(talk, (int)talk->place.learner, deed);
}

bool record_keep(struct talk *talk) {
    return books_keep(&talk->books, talk->fault);
}

/* Gives the number of the entry in hand. */
static unsigned long number_in(const struct talk *talk, int book) {
    return journal_number(talk->books.list[book].journal);
}

void record_asked(struct bytes *entry, const struct talk *talk, const struct asking *asking) {
    if (*talk->place.section) entry_add_string(entry, "section", talk->place.section);
    entry_add_string(entry, "question", asking->id);
    if (asking->quote.length)
        entry_add_text(entry, "quoted", asking->quote.data, asking->quote.length);
    entry_add_text(entry, "asked", bytes_string(&asking->asked), asking->asked.length);
}

static void add_value(struct bytes *entry, const char *key, const struct value *value) {
    switch (value->kind) {
    case VALUE_TEXT:
        entry_add_text(entry, key, value->text, value->length);
        return;
    case VALUE_NUMBER:
        entry_add_number(entry, key, value->number);
        return;
    case VALUE_BOOL:
        entry_add_string(entry, key, value->truth ? "yes" : "no");
        return;
    case VALUE_LIST:
        entry_begin_list(entry, key);
        for (size_t i = 0; i < value->count; i++)
            entry_add_item(entry, value->items[i].text, value->items[i].length);
        return;
    case VALUE_NONE:
    case VALUE_MAP:
        return;
    }
}

static void add_seconds(struct bytes *entry, const char *key, double seconds) {
    if (seconds >= 0) bytes_format(entry, "%s: %.1f\n", key, seconds);
}

/* Gives the number of the item that this answer words anew, or 0. */
static unsigned long item_revised(const struct talk *talk, const struct asking *asking) {
    const struct question *question = asking->question;
    struct journal *journal = talk->books.list[asking->book].journal;
    const char *name = question->revises;
    if (!name) return 0;
    bool last = strcmp(name, revises_last) == 0;
    const char *words = last ? NULL : value_get_text(asking->fill, name);
    struct fold fold = last ? fold_before(journal, talk->session) : fold_open(journal);
    unsigned long number = 0;
    for (size_t i = fold.item_count; i-- > 0 && !number;) {
        const struct item *item = &fold.items[i];
        bool here = item->session && strcmp(item->session->flow, talk->setup->name) == 0;
        bool same = words && strcmp(item->text, words) == 0;
        if (strcmp(item->kind, question->keep) == 0 && (last ? here : same)) number = item->worded;
    }
    fold_free(&fold);
    return number;
}

/* The agenda keeps what was said, so a chosen option's label and not its key; a code with what a
 * crosswalk has beside it. */
static void add_choice(struct bytes *item, const struct asking *asking, const char *key) {
    const char *beside = judge_beside(asking->question, key);
    struct bytes text = {0};
    bytes_text(&text, options_label(&asking->options, key));
    if (beside) bytes_format(&text, "; beside it: %s", beside);
    entry_add_string(item, "text", bytes_string(&text));
    bytes_free(&text);
}

static void add_item(struct talk *talk, const struct asking *asking, unsigned long from,
                     const struct value *value) {
    char number[32];
    bool counts = value->kind == VALUE_NUMBER;
    if (counts) value_number_text(value->number, number);
    if (!counts && (value->kind != VALUE_TEXT || value->length == 0)) return;
    unsigned long revised = item_revised(talk, asking);
    struct bytes *item = record_begin_in(talk, asking->book, DEED_ITEM);
    entry_add_string(item, "kind", asking->question->keep);
    if (counts)
        entry_add_string(item, "text", number);
    else if (asking->question->kind == KIND_CHOICE)
        add_choice(item, asking, value->text);
    else
        entry_add_text(item, "text", value->text, value->length);
    if (asking->question->standard) entry_add_string(item, "standard", value->text);
    entry_add_number(item, "from", (double)from);
    if (revised) entry_add_number(item, "revises", (double)revised);
}

static void add_items(struct talk *talk, const struct asking *asking, unsigned long from,
                      const struct value *value) {
    if (!asking->question->keep) return;
    if (value->kind != VALUE_LIST) {
        add_item(talk, asking, from, value);
        return;
    }
    for (size_t i = 0; i < value->count; i++)
        add_item(talk, asking, from, &value->items[i]);
}

/* What a step hangs on: the coach's own question that it answers, and the step that it revises. */
static void add_ties(struct bytes *entry, const struct asking *asking) {
    if (asking->move) entry_add_number(entry, "move", (double)asking->move);
    if (asking->draft && asking->draft->standing == OPENED)
        entry_add_number(entry, "revises", (double)asking->draft->entry->number);
}

bool record_answer(struct talk *talk, const struct asking *asking, const struct value *value,
                   bool aloud, const struct reply *reply) {
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_ANSWER);
    unsigned long number = number_in(talk, asking->book);
    record_asked(entry, talk, asking);
    entry_add_string(entry, "stance", asking->question->traits.stance);
    entry_add_string(entry, "agrees", asking->question->agrees);
    if (asking->question->kind == KIND_SCALE)
        bytes_format(entry, "scale: %ld to %ld\n", asking->question->from, asking->question->to);
    if (aloud)
        entry_add_string(entry, "aloud", "yes");
    else if (value->kind != VALUE_LIST || value->count)
        add_value(entry, "answer", value);
    add_ties(entry, asking);
    add_seconds(entry, "waited", reply->waited);
    add_seconds(entry, "thought", reply->thought);
    if (!aloud) add_items(talk, asking, number, value);
    recall_step(&talk->recall, number);
    return record_keep(talk);
}

bool record_skip(struct talk *talk, const struct asking *asking) {
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_SKIP);
    record_asked(entry, talk, asking);
    add_ties(entry, asking);
    recall_step(&talk->recall, number_in(talk, asking->book));
    return record_keep(talk);
}

bool record_draft(struct talk *talk, const struct asking *asking, const char *line, size_t length) {
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_DRAFT);
    record_asked(entry, talk, asking);
    entry_add_text(entry, "line", line, length);
    return record_keep(talk);
}

/* All books know of a pause; what was half typed, and at which question, only its own. */
bool record_pause(struct talk *talk, const struct asking *asking, const struct value *draft) {
    int own = asking ? asking->book : (int)talk->place.learner;
    struct bytes *entry = record_begin_in(talk, own, DEED_PAUSE);
    if (asking) record_asked(entry, talk, asking);
    if (draft->kind == VALUE_TEXT && draft->length)
        entry_add_text(entry, "draft", draft->text, draft->length);
    bool good = record_keep(talk);
    for (int i = 0; good && i < (int)talk->books.count; i++) {
        if (i == own) continue;
        record_begin_in(talk, i, DEED_PAUSE);
        good = record_keep(talk);
    }
    return good;
}

/* The first agenda comes last: as long as it has no end, the session is taken up again, and ends in
 * all of them. */
bool record_end(struct talk *talk, const char *how) {
    bool good = true;
    for (int i = (int)talk->books.count; good && i-- > 0;) {
        entry_add_string(record_begin_in(talk, i, DEED_END), "how", how);
        good = record_keep(talk);
    }
    return good;
}

static bool undo_in(struct talk *talk, size_t book, unsigned long number) {
    entry_add_number(record_begin_in(talk, (int)book, DEED_UNDO), "of", (double)number);
    return record_keep(talk);
}

/* An answer taken back may have led to what the flow put into another book: an action, or what
 * became of one. It is set aside there until the flow puts it there again. */
static bool set_put_aside(struct talk *talk, const struct ledger *ledger,
                          const struct record *undone) {
    bool good = true;
    size_t place = 0;
    if (ledger_is_own(undone->entry)) return true;
    while (&ledger->records[ledger->order[place]] != undone)
        place++;
    for (size_t book = 0; good && book < talk->books.count; book++) {
        unsigned long first = 0;
        for (size_t i = place + 1; book != undone->book && !first && i < ledger->ordered; i++) {
            const struct record *later = &ledger->records[ledger->order[i]];
            bool put = later->entry->deed == DEED_ITEM || later->entry->deed == DEED_CHANGE;
            if (put && later->book == book && later->standing == STANDS)
                first = later->entry->number;
        }
        if (!first) continue;
        entry_add_number(record_begin_in(talk, (int)book, DEED_BACK), "aside", (double)first);
        good = record_keep(talk);
    }
    return good;
}

/* What was set aside in other books when an answer was opened stands right before that; it is taken
 * back after it, so that no book counts what another one has opened. */
bool record_undo(struct talk *talk, unsigned long number) {
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    const struct record *undone = ledger_find(&ledger, number);
    if (undone && undone->ordered && !set_put_aside(talk, &ledger, undone)) {
        ledger_free(&ledger);
        return false;
    }
    bool good = undo_in(talk, undone ? undone->book : 0, number);
    bool back = undone && undone->entry->deed == DEED_BACK;
    for (size_t i = back ? (size_t)(undone - ledger.records) : 0; good && i-- > 0;) {
        const struct entry *entry = ledger.records[i].entry;
        if (entry->deed != DEED_BACK || !entry_number(entry, "aside")) break;
        if (ledger.records[i].standing == STANDS)
            good = undo_in(talk, ledger.records[i].book, entry->number);
    }
    ledger_free(&ledger);
    return good;
}

/* Says in each of the other books from where on it is set aside. That comes before the answer is
 * opened: where nothing more is written, all of it fits as before and is used again. */
static bool set_others_aside(struct talk *talk, const struct ledger *ledger, size_t place) {
    bool good = true;
    size_t own = ledger->records[ledger->order[place]].book;
    for (size_t book = 0; good && book < talk->books.count; book++) {
        unsigned long first = 0;
        for (size_t i = place + 1; book != own && !first && i < ledger->ordered; i++) {
            const struct record *later = &ledger->records[ledger->order[i]];
            bool counts = later->standing != TAKEN_BACK && !ledger_is_own(later->entry);
            if (later->book == book && counts) first = later->entry->number;
        }
        if (!first) continue;
        entry_add_number(record_begin_in(talk, (int)book, DEED_BACK), "aside", (double)first);
        good = record_keep(talk);
    }
    return good;
}

bool record_back(struct talk *talk, unsigned long number) {
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    const struct record *record = ledger_find(&ledger, number);
    int book = record ? (int)record->book : 0;
    bool good = true;
    for (size_t i = 0; i < ledger.ordered; i++) {
        const struct record *opened = &ledger.records[ledger.order[i]];
        if (opened->entry->number != number || ledger_is_own(opened->entry)) continue;
        good = set_others_aside(talk, &ledger, i);
        break;
    }
    ledger_free(&ledger);
    if (!good) return false;
    entry_add_number(record_begin_in(talk, book, DEED_BACK), "to", (double)number);
    return record_keep(talk);
}

/* A list of entries' numbers, which need no quotes. */
static void add_numbers(struct bytes *entry, const char *key, const struct value *numbers) {
    entry_begin_list(entry, key);
    for (size_t i = 0; i < numbers->count; i++)
        bytes_format(entry, "- %s\n", numbers->items[i].text);
}

static bool record_revived_in(struct talk *talk, size_t book) {
    struct recall *recall = &talk->recall;
    struct value numbers = value_list();
    for (size_t i = 0; i < recall->revived_count; i++) {
        char number[32];
        if (recall->revived[i]->book != book) continue;
        snprintf(number, sizeof number, "%lu", recall->revived[i]->entry->number);
        value_add(&numbers, value_string(number));
    }
    if (numbers.count) add_numbers(record_begin_in(talk, (int)book, DEED_REUSE), "of", &numbers);
    value_free(&numbers);
    return record_keep(talk);
}

bool record_revived(struct talk *talk) {
    bool good = true;
    for (size_t i = 0; good && talk->recall.revived_count && i < talk->books.count; i++)
        good = record_revived_in(talk, i);
    talk->recall.revived_count = 0;
    return good;
}

/* The agenda says that there is a record apart, so that it is found again, and no more. */
bool record_apart(struct talk *talk, const char *record) {
    struct bytes *entry = record_begin_in(talk, (int)talk->turn, DEED_MOVE);
    entry_add_string(entry, "what", "apart");
    entry_add_string(entry, "record", record);
    return record_keep(talk);
}

/* Gives the newest answer of this session that is this text, or 0. */
static unsigned long source_of(struct talk *talk, const struct value *text) {
    struct journal *journal = talk->books.list[talk->turn].journal;
    for (size_t i = journal_count(journal); i-- > 0;) {
        const struct entry *entry = journal_entry(journal, i);
        const char *answer = entry_text(entry, "answer");
        bool same = entry->deed == DEED_ANSWER && answer && strcmp(answer, text->text) == 0;
        if (same && strcmp(entry->session, talk->session) == 0) return entry->number;
    }
    return 0;
}

/* Keeps an action with the answers that its words came from; gives its entry's number, 0 where it
 * could not be saved. */
unsigned long record_action(struct talk *talk, const struct value *fields) {
    struct value from = value_list();
    char text[32];
    for (size_t i = 0; i < fields->count; i++) {
        unsigned long source = source_of(talk, &fields->items[i]);
        value_number_text((double)source, text);
        if (source) value_add(&from, value_string(text));
    }
    int book = (int)talk->turn;
    struct bytes *entry = record_begin_in(talk, book, DEED_ITEM);
    unsigned long number = number_in(talk, book);
    entry_add_string(entry, "kind", "action");
    for (size_t i = 0; i < fields->count; i++)
        entry_add_text(entry, fields->keys[i], fields->items[i].text, fields->items[i].length);
    if (from.count) add_numbers(entry, "from", &from);
    value_free(&from);
    return record_keep(talk) ? number : 0;
}
