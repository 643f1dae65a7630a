/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between the jail, which says what to tell, and the bank, which has the words. What comes from the
 * jail is taken for hostile: a group that is none is a fault at its line, and a turn holds so many
 * lines and no more.
 */
#include "practice/persona.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "flow/flow.h"
#include "practice/hearing.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { most_lines = 6 }; /* of one turn; people stop there */

struct persona {
    struct flow *flow;
    struct persona_bank *bank;
    struct lexicon *lexicon;
    struct hearing *hearing;
    struct stock stock;
    struct value about;
};

struct stock persona_stock(const struct persona_bank *bank, uint64_t seed) {
    struct stock stock = {.seed = seed};
    for (size_t i = 0; i < bank->group_count; i++)
        stock_add(&stock, bank->groups[i].topic, bank->groups[i].id, bank->groups[i].count);
    return stock;
}

struct shelf *persona_shelf(const struct stock *stock, const struct persona_bank *bank,
                            const char *topic, const char *group, struct bytes *why) {
    struct shelf *shelf = stock_find(stock, topic, group);
    if (shelf) return shelf;
    const char *near = persona_bank_nearest(bank, group);
    bytes_format(why, "there is no group `%s`", group);
    if (*topic) bytes_format(why, " in the topic `%s` or for all of them", topic);
    if (near && strcmp(near, group) != 0)
        bytes_format(why, "; did you mean `%s`?", near);
    else
        bytes_format(why, "; write it under `groups:` in %s", bank->path);
    return NULL;
}

/* The first wish says who it is. */
static bool take_about(struct flow *flow, struct value *about, struct fault *fault) {
    struct wish wish = {0};
    if (!flow_run(flow, fault) || !flow_next(flow, &wish, fault)) return false;
    bool good = wish.kind == WISH_PERSONA;
    if (good) {
        *about = wish.fill;
        wish.fill = (struct value){0};
    } else {
        flow_fault_at(flow, NULL, wish.line, NULL, fault);
        fault_say(fault, EX_DATAERR,
                  "a persona begins with persona { title = \"…\", bank = \"…\" }",
                  "this is a conversation, and no persona");
    }
    wish_free(&wish);
    return good;
}

struct persona_bank *persona_load(struct flow *flow, const char *path, struct value *about,
                                  struct fault *fault) {
    struct bytes bank_path = {0};
    struct persona_bank *bank = NULL;
    struct fault own = {0};
    *about = (struct value){0};
    if (!flow_load(flow, path, fault) || !take_about(flow, about, fault)) return NULL;
    const char *name = value_get_text(about, "bank");
    if (shelf_find(SHELF_LINES, name ? name : "", path, &bank_path, &own)) {
        bank = persona_bank_open(bytes_string(&bank_path), fault);
    } else {
        flow_fault_at(flow, NULL, 1, name, &own);
        *fault = own;
    }
    bytes_free(&bank_path);
    if (!bank) value_free(about);
    return bank;
}

static struct lexicon *open_lexicon(const char *language, struct fault *fault) {
    struct bytes path = {0};
    struct lexicon *lexicon = NULL;
    if (shelf_find(SHELF_WORDINGS, language, NULL, &path, fault))
        lexicon = lexicon_open(bytes_string(&path), fault);
    bytes_free(&path);
    return lexicon;
}

struct persona *persona_open(struct flow *flow, const char *name, uint64_t seed,
                             struct fault *fault) {
    struct bytes path = {0};
    struct persona *persona = memory_new(sizeof *persona);
    persona->flow = flow;
    if (shelf_find(SHELF_PERSONAS, name, NULL, &path, fault))
        persona->bank = persona_load(flow, bytes_string(&path), &persona->about, fault);
    if (persona->bank) persona->lexicon = open_lexicon(persona->bank->language, fault);
    bytes_free(&path);
    if (!persona->bank || !persona->lexicon) {
        persona_free(persona);
        return NULL;
    }
    persona->stock = persona_stock(persona->bank, seed);
    persona->hearing = hearing_new(persona->lexicon, persona->bank);
    return persona;
}

void persona_free(struct persona *persona) {
    if (!persona) return;
    hearing_free(persona->hearing);
    lexicon_free(persona->lexicon);
    persona_bank_free(persona->bank);
    stock_free(&persona->stock);
    value_free(&persona->about);
    free(persona);
}

/* Finds the group that a wish names, and in what topic; a topic that is none is a mistake too. */
static struct shelf *shelf_of(struct persona *persona, const struct wish *wish,
                              struct fault *fault) {
    struct bytes why = {0};
    struct shelf *shelf = NULL;
    const char *named = value_get_text(&wish->fill, "topic");
    const char *topic = named ? named : hearing_topic(persona->hearing);
    if (named && *named && !persona_bank_has_topic(persona->bank, named))
        bytes_format(&why, "there is no topic `%s`; write it under `topics:` in %s", named,
                     persona->bank->path);
    else
        shelf = persona_shelf(&persona->stock, persona->bank, topic, wish->id.text, &why);
    if (!shelf) flow_explain(persona->flow, wish_part(wish), wish->line, bytes_string(&why), fault);
    bytes_free(&why);
    return shelf;
}

/* A topic need not have every group that others have; of one that it has not, nothing is left. */
static bool left(struct persona *persona, const struct wish *wish, struct fault *fault) {
    struct fault own = {0};
    struct shelf *shelf = shelf_of(persona, wish, &own);
    bool known = shelf != NULL;
    known = known || wish_part(wish); /* which is written for banks that have it and others */
    for (size_t i = 0; i < persona->bank->group_count; i++)
        known = known || strcmp(persona->bank->groups[i].id, wish->id.text) == 0;
    if (!known) {
        *fault = own;
        return false;
    }
    struct value count = value_number(shelf ? (double)stock_left(shelf) : 0);
    return flow_answer(persona->flow, &count, fault);
}

static bool tell(struct persona *persona, const struct wish *wish, struct bytes *said,
                 struct answer *answer, struct fault *fault) {
    struct shelf *shelf = shelf_of(persona, wish, fault);
    const char *named = value_get_text(&wish->fill, "topic");
    if (!shelf) return false;
    if (answer->count == most_lines) {
        flow_fault_at(persona->flow, wish_part(wish), wish->line, NULL, fault);
        return fault_say(fault, EX_DATAERR, "let hear() come between them",
                         "%d lines are told in one turn, and nobody speaks that long", most_lines);
    }
    struct told *told = &answer->told[answer->count++];
    told->group = persona_bank_group(persona->bank, shelf->topic, shelf->group);
    told->line = stock_draw(&persona->stock, shelf);
    answer->trust = (int)value_get_number(&wish->fill, "trust", 0);
    const char *line = told->group->lines[told->line].text;
    if (said->length) bytes_char(said, ' ');
    bytes_text(said, line);
    hearing_told(persona->hearing, told->group->topic, line);
    if (named) hearing_turn_to(persona->hearing, named);
    return true;
}

/* Goes on until the persona listens again, or has gone. */
static bool go_on(struct persona *persona, struct bytes *said, struct answer *answer,
                  struct fault *fault) {
    for (;;) {
        struct wish wish = {0};
        if (!flow_next(persona->flow, &wish, fault)) return false;
        enum wish_kind kind = wish.kind;
        bool good = true;
        if (kind == WISH_TELL) good = tell(persona, &wish, said, answer, fault);
        if (kind == WISH_LEFT) good = left(persona, &wish, fault);
        wish_free(&wish);
        answer->left = kind == WISH_END;
        if (!good || kind == WISH_HEAR || kind == WISH_END) return good;
    }
}

static void note_answer(struct persona *persona, const struct bytes *said, size_t before,
                        const struct answer *answer) {
    bool refuses = false;
    for (size_t i = 0; i < answer->count; i++)
        refuses = refuses || strcmp(answer->told[i].group->id, "refuse") == 0;
    hearing_answered(persona->hearing, bytes_string(said) + before, !refuses);
}

bool persona_begin(struct persona *persona, struct bytes *said, struct answer *answer,
                   struct fault *fault) {
    size_t before = said->length;
    *answer = (struct answer){.heard = {.topic = "", .under = "", .other = ""}};
    stock_refill(&persona->stock);
    hearing_restart(persona->hearing);
    if (!flow_run(persona->flow, fault) || !go_on(persona, said, answer, fault)) return false;
    note_answer(persona, said, before, answer);
    return true;
}

bool persona_answer(struct persona *persona, const char *coach, struct bytes *said,
                    struct answer *answer, struct fault *fault) {
    struct bytes own = {0};
    *answer = (struct answer){0};
    hearing_listen(persona->hearing, coach, &answer->heard);
    answer->heard.other = stock_other(&persona->stock, answer->heard.under);
    answer->heard.begun = stock_begun(&persona->stock);
    struct value heard = heard_value(&answer->heard);
    bool good = flow_answer(persona->flow, &heard, fault) && go_on(persona, &own, answer, fault);
    value_free(&heard);
    if (good) {
        note_answer(persona, &own, 0, answer);
        bytes_add(said, bytes_string(&own), own.length);
    }
    bytes_free(&own);
    return good;
}

const struct persona_bank *persona_bank(const struct persona *persona) {
    return persona->bank;
}

const char *persona_title(const struct persona *persona) {
    const char *title = value_get_text(&persona->about, "title");
    return title ? title : "";
}
