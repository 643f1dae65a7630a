/* SPDX-License-Identifier: GPL-3.0-or-later
 * What earlier sessions tell: promises that are open, ground rules that stand, how many prompts
 * were needed; what became of a promise; and the mentee's words, shown again as they were said.
 *
 * Only what was there before this session began is told, so that running the flow again from the
 * top gives the same.
 */
#include "talk/inside.h"

#include "base/tree.h"

#include <string.h>

static void set_text(struct value *map, const char *key, const char *text) {
    value_set(map, key, value_string(text ? text : ""));
}

/* What was agreed and promised in one programme is not opened in another, unless the flow asks for
 * all: an outside coach's rules are no business of a mentor who reports. */
static bool is_of(const struct fold *fold, const struct item *item, const char *flow) {
    return !flow || strcmp(fold->sessions[item->session].flow, flow) == 0;
}

static void tell_commitments(const struct fold *fold, const char *flow, struct value *list) {
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        if (!item_is_open(item) || !is_of(fold, item, flow)) continue;
        const char *who = entry_text(item->entry, "who");
        struct value promise = value_map();
        value_set(&promise, "id", value_number((double)item->number));
        set_text(&promise, "what", item->text);
        set_text(&promise, "by", item->when);
        set_text(&promise, "who", who ? who : "mentee");
        set_text(&promise, "know", entry_text(item->entry, "know"));
        value_add(list, promise);
    }
}

static void tell_agreement(const struct fold *fold, const char *flow, struct value *list) {
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        bool stands = !item->state || strcmp(item->state, "dropped") != 0;
        if (strcmp(item->kind, "agreement") == 0 && stands && is_of(fold, item, flow))
            value_add(list, value_string(item->text));
    }
}

/* A session in which the mentee named three options or more was one that they steered. */
static double steered(const struct fold *fold) {
    enum { enough = 3 };
    double sessions = 0;
    for (size_t i = 0; i < fold->session_count; i++) {
        size_t options = 0;
        for (size_t k = 0; k < fold->item_count; k++)
            options += fold->items[k].session == i && strcmp(fold->items[k].kind, "option") == 0;
        sessions += fold->sessions[i].ended && options >= enough;
    }
    return sessions;
}

void known_tell(struct talk *talk, const struct wish *wish, struct value *value) {
    struct fold fold = fold_before(talk_agenda(talk), talk->session);
    const char *here = talk->setup->name;
    *value = value_list();
    if (strcmp(wish->id.text, "commitments") == 0) tell_commitments(&fold, here, value);
    if (strcmp(wish->id.text, "all commitments") == 0) tell_commitments(&fold, NULL, value);
    if (strcmp(wish->id.text, "agreement") == 0) tell_agreement(&fold, here, value);
    if (strcmp(wish->id.text, "prompts") == 0) *value = value_number(steered(&fold));
    fold_free(&fold);
}

/* The fields of a change as its entry has them; those that were left empty are left out. */
static struct value change_fields(const struct wish *wish) {
    static const struct {
        const char *name;
        const char *key;
    } texts[] = {{"why", "why"}, {"what", "text"}, {"by", "when"}};
    struct value fields = value_map();
    char number[32];
    value_number_text(value_get_number(&wish->fill, "of", 0), number);
    value_set(&fields, "of", value_string(number));
    value_set(&fields, "state", value_string(wish->id.text));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = value_get_text(&wish->fill, texts[i].name);
        if (text && *text) value_set(&fields, texts[i].key, value_string(text));
    }
    return fields;
}

static bool is_open(struct talk *talk, double number) {
    struct fold fold = fold_before(talk_agenda(talk), talk->session);
    bool found = false;
    for (size_t i = 0; i < fold.item_count; i++)
        found = found || ((double)fold.items[i].number == number && item_is_open(&fold.items[i]));
    fold_free(&fold);
    return found;
}

bool known_settle(struct talk *talk, const struct wish *wish) {
    if (talk->passing) return true;
    if (!is_open(talk, value_get_number(&wish->fill, "of", 0)))
        return talk_refuse(talk, wish, "take it from each(commitments())",
                           "there is no such commitment to settle");
    struct value fields = change_fields(wish);
    bool good = recall_take_fields(&talk->recall, (int)talk->turn, DEED_CHANGE, &fields) != NULL;
    if (!good && record_revived(talk)) {
        struct bytes *entry = record_begin(talk, DEED_CHANGE);
        for (size_t i = 0; i < fields.count; i++)
            if (strcmp(fields.keys[i], "of") == 0)
                entry_add_number(entry, "of", value_get_number(&wish->fill, "of", 0));
            else
                entry_add_text(entry, fields.keys[i], fields.items[i].text, fields.items[i].length);
        good = record_keep(talk);
    }
    value_free(&fields);
    return good;
}

static bool says(const struct entry *entry, const char *words) {
    const struct node *answer = entry_node(entry, "answer");
    const char *kind = entry->deed == DEED_ITEM ? entry_text(entry, "kind") : NULL;
    bool theirs = kind && strcmp(kind, "exception") != 0; /* that one is the guide's reason */
    const char *text = theirs ? entry_text(entry, "text") : NULL;
    if (text && strcmp(text, words) == 0) return true;
    if (!answer || entry->deed != DEED_ANSWER) return false;
    if (answer->kind == NODE_TEXT) return strcmp(answer->text, words) == 0;
    for (const struct node *line = answer->first; line; line = line->next)
        if (strcmp(line->text, words) == 0) return true;
    return false;
}

/* Gives the newest entry of a session that says these words; `stands` tells whether it holds. */
static const struct entry *source_in(struct talk *talk, const char *session, const char *words,
                                     bool *stands) {
    const struct entry *found = NULL;
    struct ledger ledger = ledger_open(talk_agenda(talk), session);
    for (size_t i = ledger.count; i-- > 0 && !*stands;) {
        const struct record *record = &ledger.records[i];
        if (!says(record->entry, words)) continue;
        found = record->entry;
        *stands = record->standing == STANDS && !record->revised;
    }
    ledger_free(&ledger);
    return found;
}

/* The newest session first; words that hold are better than words that were withdrawn. */
static const struct entry *source_of(struct talk *talk, const char *words, bool *stands) {
    const struct entry *found = NULL;
    struct fold fold = fold_open(talk_agenda(talk));
    *stands = false;
    for (size_t i = fold.session_count; i-- > 0 && !*stands;) {
        const struct entry *here = source_in(talk, fold.sessions[i].id, words, stands);
        if (here && (!found || *stands)) found = here;
    }
    fold_free(&fold);
    return found;
}

static bool was_replayed(const struct talk *talk, unsigned long of, const char *how) {
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const char *what = entry_text(record->entry, "what");
        const char *end = entry_text(record->entry, "how");
        bool here = record->book == talk->turn && record->standing == STANDS;
        if (here && record->entry->deed == DEED_MOVE && what && end &&
            strcmp(what, "replay") == 0 && strcmp(end, how) == 0 &&
            entry_number(record->entry, "of") == of)
            return true;
    }
    return false;
}

bool known_replay(struct talk *talk, const struct wish *wish, struct value *value) {
    const char *words = value_get_text(&wish->fill, "words");
    bool stands = false;
    *value = value_bool(false);
    if (!words || !*words || talk->passing) return true; /* said aloud, or left: nothing to show */
    if (!record_revived(talk)) return false; /* an answer used again in this run holds */
    const struct entry *source = source_of(talk, words, &stands);
    if (!source)
        return talk_refuse(talk, wish, "give it an answer as it came, without changing it",
                           "these are not words that the mentee has said");
    if (!stands) return true; /* what was withdrawn is not held up to anybody */
    struct bytes quoted = {0};
    bytes_format(&quoted, "“%s”", words);
    talk_say_later(talk, SAY_QUOTE, bytes_string(&quoted));
    bytes_free(&quoted);
    *value = value_bool(true);
    if (was_replayed(talk, source->number, wish->id.text)) return true;
    struct bytes *entry = record_begin(talk, DEED_MOVE);
    entry_add_string(entry, "what", "replay");
    entry_add_number(entry, "of", (double)source->number);
    entry_add_string(entry, "how", wish->id.text);
    return record_keep(talk);
}
