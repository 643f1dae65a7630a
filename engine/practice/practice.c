/* SPDX-License-Identifier: GPL-3.0-or-later
 * The loop: what the mentee said is shown, the trainee types, it is kept, the mentee answers.
 */
#include "practice/practice.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/orders.h"
#include "practice/practising.h"
#include "practice/protocol.h"
#include "practice/report.h"

#include <string.h>

struct report practice_report(const struct practice_setup *setup, const struct encounter *encounter,
                              const struct measures *measures) {
    return (struct report){.encounter = encounter,
                           .measures = measures,
                           .title = setup->title,
                           .language = setup->language,
                           .coach = diary_coach,
                           .mentee = setup->mentee->name,
                           .place = "turn"};
}

void practice_say(const struct practising *practising, enum saying how, const char *text) {
    const struct practice_setup *setup = practising->setup;
    struct place place = {
        .title = setup->title, .owner = setup->mentee->name, .section = "", .coach = "you"};
    setup->front->say(setup->front, how, text, &place);
}

bool practice_ask(struct practising *practising, enum manner manner, struct reply *reply) {
    const struct practice_setup *setup = practising->setup;
    struct bytes quote = {0};
    const struct moment *last = encounter_last_turn(practising->encounter);
    if (last && setup->recalls && !practising->swapped) {
        if (*last->text)
            bytes_format(&quote, "%lu  You: %s", last->line, last->text);
        else
            bytes_format(&quote, "%lu  (You waited.)", last->line);
    }
    struct prompt prompt = {
        .manner = manner,
        .id = practising->swapped ? "coach" : "mentee",
        .quote = quote.length ? bytes_string(&quote) : NULL,
        .asked = practising->said.length ? bytes_string(&practising->said) : "…",
        .hint = manner == MANNER_SILENCE ? "silence; any key ends it" : "",
        .kind = KIND_TEXT,
        .by = practising->swapped ? "mentee" : "coach",
        .commands = orders,
        .command_count = ORDER_COUNT,
        .place = {.title = setup->title,
                  .owner = setup->mentee->name,
                  .section = "",
                  .coach = "you"},
    };
    *reply = (struct reply){.waited = -1, .thought = -1};
    bool good = setup->front->ask(setup->front, &prompt, reply, practising->fault);
    bytes_free(&quote);
    return good;
}

/* Says at once what the last turn was, where that is wanted. */
static void say_live(const struct practising *practising, size_t index) {
    const struct practice_setup *setup = practising->setup;
    if (!setup->live) return;
    struct measures none = {0};
    struct bytes text = {0};
    struct report report = practice_report(setup, practising->encounter, &none);
    struct heard heard = measure_turn(setup->yardstick, practising->encounter, index);
    report_turn(&report, index, &heard, setup->width, &text);
    if (text.length) practice_say(practising, SAY_NOTICE, bytes_string(&text));
    heard_free(&heard);
    bytes_free(&text);
}

static bool keep(struct practising *practising, const struct moment *coach) {
    struct diary_turn turn = {
        .turn = coach ? coach->line : 0,
        .section = coach ? coach->section : NULL,
        .coach = coach ? coach->text : "",
        .mentee = bytes_string(&practising->said),
        .waited = coach ? coach->waited : -1,
        .thought = coach ? coach->lasted : -1,
        .allowed = coach && coach->allowed,
    };
    return diary_keep_turn(practising->setup->diary, &turn, practising->fault);
}

static void name_stage(struct practising *practising, struct moment *coach) {
    struct protocol *protocol = practising->setup->protocol;
    if (!protocol || !*coach->text) return;
    size_t stage = protocol_hear(protocol, coach->text);
    if (stage == protocol_stages(protocol)) return;
    const char *name = protocol_stage(protocol, stage);
    coach->section = memory_text(name, strlen(name));
}

bool practice_turn(struct practising *practising, const char *coach, const struct reply *reply) {
    const struct practice_setup *setup = practising->setup;
    struct encounter *encounter = practising->encounter;
    struct response response = {0};
    size_t index = encounter->count;
    struct moment *moment = encounter_add(encounter, SPEAKER_COACH, coach);
    moment->line = ++practising->turns;
    moment->waited = reply->waited;
    moment->lasted =
        reply->waited >= 0 && reply->thought >= reply->waited ? reply->thought - reply->waited : -1;
    bytes_clear(&practising->said);
    if (!setup->mentee->answer(setup->mentee, encounter, false, &practising->said, &response,
                               practising->fault))
        return false;
    moment = &encounter->moments[index];
    moment->allowed = response.allowed;
    name_stage(practising, moment);
    if (!keep(practising, moment)) return false;
    say_live(practising, index);
    encounter_add(encounter, SPEAKER_MENTEE, bytes_string(&practising->said))->line =
        practising->turns;
    practising->over = response.left;
    return true;
}

/* What was typed, as it may be shown and told. */
static void clean(const struct reply *reply, struct bytes *text) {
    enum { longest = 16384 };
    char number[32];
    const struct value *value = &reply->value;
    if (value->kind == VALUE_NUMBER) {
        value_number_text(value->number, number);
        bytes_text(text, number);
    }
    if (value->kind != VALUE_TEXT) return;
    size_t length = value->length < longest ? value->length : longest;
    text_show(value->text, length, TEXT_ONE_LINE, text);
    while (text->length && text->data[text->length - 1] == ' ')
        text->data[--text->length] = '\0';
}

/* Takes a line: a turn, or behind a slash something else. */
static bool take(struct practising *practising, const struct reply *reply) {
    struct bytes text = {0};
    clean(reply, &text);
    const char *line = bytes_string(&text);
    bool is_line = reply->kind == REPLY_LINE;
    bool good = true;
    if (reply->kind == REPLY_COMMAND || (is_line && line[0] == '/' && line[1] != '/'))
        good = practice_order(practising, line + (*line == '/'));
    else if (practising->swapped)
        good = chair_answer(practising, line + (is_line && *line == '/'));
    else
        good = practice_turn(practising, line + (is_line && *line == '/'), reply);
    bytes_free(&text);
    return good;
}

void practice_hear_again(struct practising *practising) {
    struct protocol *protocol = practising->setup->protocol;
    const struct encounter *encounter = practising->encounter;
    bytes_clear(&practising->said);
    if (protocol) protocol_restart(protocol);
    for (size_t i = 0; i < encounter->count; i++) {
        const struct moment *moment = &encounter->moments[i];
        if (moment->speaker == SPEAKER_MENTEE) {
            bytes_clear(&practising->said);
            bytes_text(&practising->said, moment->text);
        } else if (protocol) {
            protocol_hear(protocol, moment->text);
        }
    }
}

/* It was left: the mentee hears again what was said, and remembers. */
static bool go_on(struct practising *practising) {
    const struct practice_setup *setup = practising->setup;
    practising->turns = encounter_last_turn(practising->encounter)->line;
    practising->aside = *setup->aside;
    practising->forked = setup->forked;
    *setup->aside = (struct encounter){0};
    practice_hear_again(practising);
    practice_say(practising, SAY_NOTICE,
                 "Welcome back. This is where you left it; /rewind lists what you have said.");
    return setup->mentee->rewind(setup->mentee, practising->encounter, practising->fault);
}

static bool begin(struct practising *practising) {
    const struct practice_setup *setup = practising->setup;
    if (setup->about) practice_say(practising, SAY_LINE, setup->about);
    if (encounter_last_turn(practising->encounter)) return go_on(practising);
    practice_say(practising, SAY_NOTICE,
                 "You are the coach. Enter alone is a silence; /help says what else there is, and "
                 "/end closes.");
    if (!setup->mentee->begin(setup->mentee, &practising->said, practising->fault)) return false;
    if (practising->said.length)
        encounter_add(practising->encounter, SPEAKER_MENTEE, bytes_string(&practising->said));
    return keep(practising, NULL);
}

/* The mentee has the last word. */
static bool say_farewell(struct practising *practising) {
    const struct practice_setup *setup = practising->setup;
    struct response response = {0};
    struct bytes said = {0};
    bool good =
        practising->over || setup->mentee->answer(setup->mentee, practising->encounter, true, &said,
                                                  &response, practising->fault);
    if (practising->over) bytes_text(&said, bytes_string(&practising->said));
    if (good && said.length) practice_say(practising, SAY_LINE, bytes_string(&said));
    bytes_free(&said);
    return good;
}

static enum practice_end run(struct practising *practising) {
    bool good = begin(practising);
    bool left = false;
    while (good && !left && !practising->over && !practising->ended) {
        struct reply reply;
        good = practice_ask(practising, MANNER_WORDS, &reply);
        left = good && (reply.kind == REPLY_CLOSED || reply.kind == REPLY_INTERRUPT);
        if (left && reply.kind == REPLY_INTERRUPT) {
            value_free(&reply.value);
            return PRACTICE_INTERRUPTED;
        }
        if (good && !left) good = take(practising, &reply);
        value_free(&reply.value);
    }
    good = good && say_farewell(practising) &&
           diary_keep_end(practising->setup->diary, "finished", practising->fault);
    return good ? PRACTICE_ENDED : PRACTICE_FAILED;
}

enum practice_end practice_hold(const struct practice_setup *setup, struct encounter *encounter,
                                struct fault *fault) {
    struct practising practising = {.setup = setup, .fault = fault, .encounter = encounter};
    enum practice_end end = run(&practising);
    encounter_free(&practising.aside);
    bytes_free(&practising.said);
    bytes_free(&practising.chair_said);
    return end;
}
