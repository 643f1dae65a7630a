/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each step of a session writes. agenda/entry.h tells what the entries mean.
 */
#include "talk/inside.h"

#include <string.h>

/* Begins an entry that says who did it; the fields go into what it gives. */
struct bytes *record_begin(struct talk *talk, enum deed deed) {
    struct bytes *entry = journal_begin(talk->setup->journal, talk->session, deed);
    entry_add_string(entry, "by", talk->by);
    return entry;
}

bool record_keep(struct talk *talk) {
    return journal_keep(talk->setup->journal, talk->fault);
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

/* The agenda keeps what was said, so a chosen option's label and not its key. */
static void add_item(struct talk *talk, const struct asking *asking, unsigned long from,
                     const struct value *value) {
    if (value->kind != VALUE_TEXT || value->length == 0) return;
    struct bytes *item = record_begin(talk, DEED_ITEM);
    entry_add_string(item, "kind", asking->question->keep);
    if (asking->question->kind == KIND_CHOICE)
        entry_add_string(item, "text", options_label(&asking->options, value->text));
    else
        entry_add_text(item, "text", value->text, value->length);
    entry_add_number(item, "from", (double)from);
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
    struct bytes *entry = record_begin(talk, DEED_ANSWER);
    unsigned long number = journal_number(talk->setup->journal);
    record_asked(entry, talk, asking);
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
    struct bytes *entry = record_begin(talk, DEED_SKIP);
    record_asked(entry, talk, asking);
    add_ties(entry, asking);
    recall_step(&talk->recall, journal_number(talk->setup->journal));
    return record_keep(talk);
}

bool record_draft(struct talk *talk, const struct asking *asking, const char *line, size_t length) {
    struct bytes *entry = record_begin(talk, DEED_DRAFT);
    record_asked(entry, talk, asking);
    entry_add_text(entry, "line", line, length);
    return record_keep(talk);
}

bool record_pause(struct talk *talk, const struct asking *asking, const struct value *draft) {
    struct bytes *entry = record_begin(talk, DEED_PAUSE);
    if (asking) record_asked(entry, talk, asking);
    if (draft->kind == VALUE_TEXT && draft->length)
        entry_add_text(entry, "draft", draft->text, draft->length);
    return record_keep(talk);
}

bool record_end(struct talk *talk, const char *how) {
    entry_add_string(record_begin(talk, DEED_END), "how", how);
    return record_keep(talk);
}

bool record_undo(struct talk *talk, unsigned long number) {
    entry_add_number(record_begin(talk, DEED_UNDO), "of", (double)number);
    return record_keep(talk);
}

bool record_back(struct talk *talk, unsigned long number) {
    entry_add_number(record_begin(talk, DEED_BACK), "to", (double)number);
    return record_keep(talk);
}

/* A list of entries' numbers, which need no quotes. */
static void add_numbers(struct bytes *entry, const char *key, const struct value *numbers) {
    entry_begin_list(entry, key);
    for (size_t i = 0; i < numbers->count; i++)
        bytes_format(entry, "- %s\n", numbers->items[i].text);
}

bool record_revived(struct talk *talk) {
    struct value *revived = &talk->recall.revived;
    if (revived->count == 0) return true;
    add_numbers(record_begin(talk, DEED_REUSE), "of", revived);
    value_free(revived);
    *revived = value_list();
    return record_keep(talk);
}

/* Gives the newest answer of this session that is this text, or 0. */
static unsigned long source_of(struct talk *talk, const struct value *text) {
    struct journal *journal = talk->setup->journal;
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
    struct bytes *entry = record_begin(talk, DEED_ITEM);
    unsigned long number = journal_number(talk->setup->journal);
    entry_add_string(entry, "kind", "action");
    for (size_t i = 0; i < fields->count; i++)
        entry_add_text(entry, fields->keys[i], fields->items[i].text, fields->items[i].length);
    if (from.count) add_numbers(entry, "from", &from);
    value_free(&from);
    return record_keep(talk) ? number : 0;
}
