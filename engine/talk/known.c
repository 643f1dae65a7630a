/* SPDX-License-Identifier: GPL-3.0-or-later
 * What earlier sessions tell: promises that are open, ground rules that stand, how many prompts
 * were needed; and what became of a promise.
 *
 * Only what was there before this session began is told, so that running the flow again from the
 * top gives the same. Of two who coach each other it is always about the one whose turn it is.
 */
#include "talk/inside.h"

#include "agenda/direction.h"

#include <string.h>

static void set_text(struct value *map, const char *key, const char *text) {
    value_set(map, key, value_string(text ? text : ""));
}

static struct journal *agenda_of_turn(const struct talk *talk) {
    return talk->books.list[talk->turn].journal;
}

/* What was agreed and promised in one programme is not opened in another, unless the flow asks for
 * all: an outside coach's rules are no business of a mentor who reports. */
static bool is_of(const struct item *item, const char *flow) {
    return !flow || (item->session && strcmp(item->session->flow, flow) == 0);
}

/* What the flow has for a promise: its entry's number, and whose it is where there are two. */
static double name_promise(const struct talk *talk, unsigned long number) {
    return (double)number * (double)talk->books.people + (double)talk->turn;
}

static void tell_commitments(const struct talk *talk, const struct fold *fold, const char *flow,
                             struct value *list) {
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        if (!item_is_open(item) || !is_of(item, flow)) continue;
        const char *who = entry_text(item->entry, "who");
        struct value promise = value_map();
        value_set(&promise, "id", value_number(name_promise(talk, item->number)));
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
        if (strcmp(item->kind, "agreement") == 0 && stands && is_of(item, flow))
            value_add(list, value_string(item->text));
    }
}

/* Gives in how many earlier sessions the mentee led. Those do not change any more, so it is the
 * same number whenever this session is resumed or goes back. */
static double led(const struct talk *talk) {
    struct directions directions = directions_open(agenda_of_turn(talk), talk->session);
    size_t sessions = directions_led(&directions);
    directions_free(&directions);
    return (double)sessions;
}

void known_tell(struct talk *talk, const struct wish *wish, struct value *value) {
    struct fold fold = fold_before(agenda_of_turn(talk), talk->session);
    const char *here = talk->setup->name;
    *value = value_list();
    if (strcmp(wish->id.text, "commitments") == 0) tell_commitments(talk, &fold, here, value);
    if (strcmp(wish->id.text, "all commitments") == 0) tell_commitments(talk, &fold, NULL, value);
    if (strcmp(wish->id.text, "agreement") == 0) tell_agreement(&fold, here, value);
    if (strcmp(wish->id.text, "prompts") == 0) *value = value_number(led(talk));
    fold_free(&fold);
}

/* The fields of a change as its entry has them; those that were left empty are left out. */
static struct value change_fields(const struct wish *wish, unsigned long of) {
    static const struct {
        const char *name;
        const char *key;
    } texts[] = {{"why", "why"}, {"what", "text"}, {"by", "when"}};
    struct value fields = value_map();
    char number[32];
    value_number_text((double)of, number);
    value_set(&fields, "of", value_string(number));
    value_set(&fields, "state", value_string(wish->id.text));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = value_get_text(&wish->fill, texts[i].name);
        if (text && *text) value_set(&fields, texts[i].key, value_string(text));
    }
    return fields;
}

/* Gives the number of the learner's open promise that the flow means, or 0. */
static unsigned long promise_of(struct talk *talk, const struct wish *wish) {
    double named = value_get_number(&wish->fill, "of", 0);
    struct fold fold = fold_before(agenda_of_turn(talk), talk->session);
    unsigned long found = 0;
    for (size_t i = 0; i < fold.item_count && !found; i++)
        if (name_promise(talk, fold.items[i].number) == named && item_is_open(&fold.items[i]))
            found = fold.items[i].number;
    fold_free(&fold);
    return found;
}

bool known_settle(struct talk *talk, const struct wish *wish) {
    if (talk->passing) return true;
    unsigned long number = promise_of(talk, wish);
    if (!number)
        return talk_refuse(talk, wish, "take it from each(commitments())",
                           "there is no such commitment to settle");
    int book = (int)talk->turn;
    struct value fields = change_fields(wish, number);
    bool good = recall_take_fields(&talk->recall, book, DEED_CHANGE, &fields) != NULL;
    if (!good && record_revived(talk)) {
        struct bytes *entry = record_begin_in(talk, book, DEED_CHANGE);
        for (size_t i = 0; i < fields.count; i++)
            if (strcmp(fields.keys[i], "of") == 0)
                entry_add_number(entry, "of", (double)number);
            else
                entry_add_text(entry, fields.keys[i], fields.items[i].text, fields.items[i].length);
        good = record_keep(talk);
    }
    value_free(&fields);
    return good;
}
