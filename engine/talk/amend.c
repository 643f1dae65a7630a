/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ground rules, changed only by both. A new wording is a proposal, an answer like any other, until
 * each side has said yes to it: to a question that says whose yes it is and that shows the words.
 * Then the change is written with the two answers. Of two who coach each other, both agendas get
 * it.
 */
#include "talk/inside.h"

#include "agenda/fold.h"

#include <string.h>

/* The answers in which the two agreed; 0: not, or not any more. */
struct yeses {
    unsigned long mentee;
    unsigned long coach;
};

static bool is_text(const struct entry *entry, const char *key, const char *text) {
    const char *own = entry_text(entry, key);
    return own && strcmp(own, text) == 0;
}

/* Is it a yes to these words? They stand in the question or above it. */
static bool agrees(const struct entry *entry, const char *words) {
    const char *asked = entry_text(entry, "asked");
    const char *quoted = entry_text(entry, "quoted");
    return entry->deed == DEED_ANSWER && is_text(entry, "answer", "yes") &&
           ((asked && strstr(asked, words)) || (quoted && strstr(quoted, words)));
}

/* Looks for them in the learner's agenda, where both are asked. */
static struct yeses yeses_to(const struct talk *talk, const char *words) {
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    struct yeses yeses = {0};
    for (size_t i = 0; i < ledger.count; i++) {
        const struct record *record = &ledger.records[i];
        bool counts = record->standing == STANDS && !record->revised && record->book == talk->turn;
        if (!counts || !agrees(record->entry, words)) continue;
        if (is_text(record->entry, "agrees", "mentee")) yeses.mentee = record->entry->number;
        if (is_text(record->entry, "agrees", "coach")) yeses.coach = record->entry->number;
    }
    ledger_free(&ledger);
    return yeses;
}

/* Gives the number of the rule in this agenda, as it stood before the session; or 0. */
static unsigned long rule_in(const struct talk *talk, size_t person, const char *rule) {
    struct fold fold = fold_before(talk->books.list[person].journal, talk->session);
    unsigned long number = 0;
    for (size_t i = 0; i < fold.item_count && !number; i++) {
        const struct item *item = &fold.items[i];
        bool stands = !item->state || strcmp(item->state, "dropped") != 0;
        if (stands && strcmp(item->kind, "agreement") == 0 && strcmp(item->text, rule) == 0 &&
            item->session && strcmp(item->session->flow, talk->setup->name) == 0)
            number = item->number;
    }
    fold_free(&fold);
    return number;
}

static void set_number(struct value *fields, const char *key, unsigned long number) {
    char text[32];
    value_number_text((double)number, text);
    if (number) value_set(fields, key, value_string(text));
}

/* What the entry says, all as text: of a change where there is a rule `of`, of an item where it is
 * new in this agenda. */
static struct value fields_of(unsigned long of, const char *words, const struct yeses *yeses) {
    struct value fields = value_map();
    set_number(&fields, "of", of);
    value_set(&fields, of ? "state" : "kind", value_string(of ? "revised" : "agreement"));
    value_set(&fields, "text", value_string(words));
    set_number(&fields, "mentee-yes", yeses->mentee);
    set_number(&fields, "coach-yes", yeses->coach);
    return fields;
}

static bool is_number(const char *key) {
    return strcmp(key, "of") == 0 || strcmp(key, "mentee-yes") == 0 ||
           strcmp(key, "coach-yes") == 0;
}

/* Writes it into the agenda of one, unless it is there already. */
static bool amend_in(struct talk *talk, size_t person, unsigned long of, const char *words,
                     const struct yeses *yeses) {
    enum deed deed = of ? DEED_CHANGE : DEED_ITEM;
    struct value fields = fields_of(of, words, yeses);
    bool good = recall_take_fields(&talk->recall, (int)person, deed, &fields) != NULL;
    if (!good && record_revived(talk)) {
        struct bytes *entry = books_begin(&talk->books, (int)person, talk->session, deed);
        entry_add_string(entry, "by", "both");
        for (size_t i = 0; i < fields.count; i++)
            if (is_number(fields.keys[i]))
                bytes_format(entry, "%s: %s\n", fields.keys[i], fields.items[i].text);
            else
                entry_add_text(entry, fields.keys[i], fields.items[i].text, fields.items[i].length);
        good = record_keep(talk);
    }
    value_free(&fields);
    return good;
}

/* The other's agenda has the rule where it was changed before; else it is new there. What it says
 * of the yeses is nothing but that there were two: they stand in the learner's. */
bool amend_rule(struct talk *talk, const struct wish *wish) {
    const struct yeses elsewhere = {0};
    const char *rule = value_get_text(&wish->fill, "rule");
    const char *words = value_get_text(&wish->fill, "words");
    if (talk->passing || !words) return true;
    if (!record_revived(talk)) return false; /* a yes used again in this run holds */
    unsigned long of = rule ? rule_in(talk, talk->turn, rule) : 0;
    if (rule && !of)
        return talk_refuse(talk, wish, "take it from each(agreement())",
                           "there is no such rule to change");
    struct yeses yeses = yeses_to(talk, words);
    if (!yeses.mentee || !yeses.coach)
        return talk_refuse(talk, wish,
                           "ask each for a yes to these words first, with `agrees: mentee` and "
                           "`agrees: coach` in the bank",
                           "a ground rule is changed by both, and here not both have agreed");
    bool good = amend_in(talk, talk->turn, of, words, &yeses);
    for (size_t i = 0; good && i < talk->books.people; i++)
        if (i != talk->turn)
            good = amend_in(talk, i, rule ? rule_in(talk, i, rule) : 0, words, &elsewhere);
    return good;
}
