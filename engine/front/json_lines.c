/* SPDX-License-Identifier: GPL-3.0-or-later
 * One JSON object a line each way. Out:
 *
 *     {"do":"say","how":"line","text":"Welcome."}
 *     {"do":"ask","turn":3,"question":"goal","asked":"…","kind":"text","section":"…","by":"mentee"}
 *
 * and with it "mentee":"protégé" and "coach":"mentor" where the conversation calls them so.
 *
 *     {"do":"error","turn":3,"text":"…"}
 *
 * In, for the question of that turn:
 *
 *     {"turn":3,"answer":"shorter meetings"}   text, number, true or false, a list of text, or ""
 * for aloud
 *     {"turn":3,"command":"back"}              any command, without its slash
 *     {"turn":3,"silence":12.5}                when "kind" is "silence": it was held so long
 *
 * Where two take turns, "learner" says whose turn it is, and "people" how long each had it.
 *
 * `waited` and `thought`, in seconds, may stand beside an answer. The turn must be that of the
 * question, so that an answer cannot land on another one. The end of input is a pause.
 */
#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/memory.h"
#include "front/fronts.h"
#include "front/reader.h"
#include "front/signals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

struct json_front {
    struct front front;
    struct reader reader;
    long turn;
};

static void set_text(struct value *map, const char *key, const char *text) {
    if (text && *text) value_set(map, key, value_string(text));
}

static bool send(const struct value *map) {
    struct bytes line = {0};
    json_write(map, JSON_LINE, &line);
    bytes_char(&line, '\n');
    bool good = fwrite(line.data, 1, line.length, stdout) == line.length && fflush(stdout) == 0;
    bytes_free(&line);
    return good;
}

/* Of two who take turns: who is the learner now, and how long each was it. */
static void set_people(struct value *map, const struct place *place) {
    if (!place->people) return;
    struct value list = value_list();
    for (size_t i = 0; i < 2; i++) {
        struct value person = value_map();
        value_set(&person, "name", value_string(place->people[i].name));
        value_set(&person, "minutes_used", value_number((double)place->people[i].minutes));
        value_add(&list, person);
    }
    set_text(map, "learner", place->owner);
    value_set(map, "people", list);
}

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    static const char *const names[] = {
        [SAY_LINE] = "line", [SAY_NOTICE] = "notice", [SAY_KEPT] = "kept",
        [SAY_PAGE] = "page", [SAY_QUOTE] = "quote",
    };
    (void)front;
    struct value map = value_map();
    value_set(&map, "do", value_string("say"));
    value_set(&map, "how", value_string(names[how]));
    set_text(&map, "section", place->section);
    if (place->people) set_text(&map, "learner", place->owner);
    value_set(&map, "text", value_string(text));
    send(&map);
    value_free(&map);
}

static struct value options_value(const struct options *options) {
    struct value list = value_list();
    for (size_t i = 0; i < options->count; i++) {
        struct value option = value_map();
        value_set(&option, "key", value_string(options->keys[i]));
        value_set(&option, "label", value_string(options->labels[i]));
        value_add(&list, option);
    }
    return list;
}

static void set_scale(struct value *map, const struct question *scale) {
    value_set(map, "from", value_number((double)scale->from));
    value_set(map, "to", value_number((double)scale->to));
    set_text(map, "low", scale->low);
    set_text(map, "high", scale->high);
}

static struct value prompt_value(const struct json_front *json, const struct prompt *prompt) {
    static const char *const manners[] = {[MANNER_SILENCE] = "silence", [MANNER_LONG] = "long"};
    struct value map = value_map();
    const struct place *place = &prompt->place;
    bool words = prompt->manner == MANNER_WORDS;
    value_set(&map, "do", value_string("ask"));
    value_set(&map, "turn", value_number((double)json->turn));
    value_set(&map, "kind",
              value_string(words ? kind_name(prompt->kind) : manners[prompt->manner]));
    set_text(&map, "question", prompt->id);
    set_text(&map, "quote", prompt->quote);
    set_text(&map, "asked", prompt->asked);
    set_text(&map, "hint", prompt->hint);
    set_text(&map, "help", prompt->help);
    if (prompt->options && prompt->options->count)
        value_set(&map, "options", options_value(prompt->options));
    if (prompt->scale) set_scale(&map, prompt->scale);
    if (prompt->lines) value_set(&map, "lines", value_copy(prompt->lines));
    bool doubled = prompt->draft && prompt->draft[0] == '/' && prompt->draft[1] == '/';
    set_text(&map, "draft", doubled ? prompt->draft + 1 : prompt->draft);
    set_text(&map, "before", prompt->before);
    set_text(&map, "section", place->section);
    value_set(&map, "section_number", value_number((double)place->section_number));
    value_set(&map, "section_count", value_number((double)place->section_count));
    value_set(&map, "minutes_used", value_number((double)place->minutes_used));
    if (place->minutes_planned)
        value_set(&map, "minutes_planned", value_number((double)place->minutes_planned));
    set_people(&map, place);
    set_text(&map, "by", prompt->by);
    set_text(&map, "mentee", place->mentee);
    set_text(&map, "coach", place->coach);
    return map;
}

static void complain(const struct json_front *json, const char *text) {
    struct value map = value_map();
    value_set(&map, "do", value_string("error"));
    value_set(&map, "turn", value_number((double)json->turn));
    value_set(&map, "text", value_string(text));
    send(&map);
    value_free(&map);
}

static bool is_answer(const struct value *answer) {
    if (!answer || answer->kind == VALUE_NONE || answer->kind == VALUE_MAP) return false;
    for (size_t i = 0; i < answer->count; i++)
        if (answer->items[i].kind != VALUE_TEXT) return false;
    return true;
}

/* Takes what was sent for this turn; gives NULL, or the sentence that says what is wrong with it.
 */
static const char *take(const struct json_front *json, const struct value *map,
                        const struct prompt *prompt, struct reply *reply) {
    if (map->kind != VALUE_MAP) return "send an object, such as {\"turn\":1,\"answer\":\"…\"}";
    if (value_get_number(map, "turn", -1) != (double)json->turn)
        return "this is not the turn that is asked; nothing was taken";
    reply->waited = value_get_number(map, "waited", -1);
    reply->thought = value_get_number(map, "thought", -1);
    if (prompt->manner == MANNER_SILENCE) {
        reply->thought = value_get_number(map, "silence", -1);
        return NULL;
    }
    const struct value *answer = value_get(map, "answer");
    const char *command = value_get_text(map, "command");
    if (command) {
        reply->kind = REPLY_COMMAND;
        reply->value = value_string(command[0] == '/' ? command + 1 : command);
        return NULL;
    }
    if (!is_answer(answer)) return "an answer is text, a number, true or false, or a list of text";
    reply->kind = REPLY_ANSWER;
    reply->value = value_copy(answer);
    return NULL;
}

static bool take_line(const struct json_front *json, const struct bytes *line,
                      const struct prompt *prompt, struct reply *reply) {
    struct value map = {0};
    struct fault problem = {0};
    struct bytes sentence = {0};
    const char *wrong = NULL;
    if (json_read(bytes_string(line), line->length, &map, &problem)) {
        wrong = take(json, &map, prompt, reply);
    } else {
        fault_write(&problem, &sentence);
        wrong = bytes_string(&sentence);
    }
    if (wrong) complain(json, wrong);
    value_free(&map);
    bytes_free(&sentence);
    return wrong == NULL;
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct json_front *json = (struct json_front *)front;
    json->turn++;
    struct value map = prompt_value(json, prompt);
    bool good = send(&map);
    value_free(&map);
    if (!good)
        return fault_say(fault, EX_IOERR, "everything answered is kept",
                         "nobody reads what is asked any more");
    struct bytes line = {0};
    enum read_line got = READ_LINE;
    bool taken = false;
    while (!taken && got == READ_LINE) {
        got = reader_take(&json->reader, &line);
        if (got == READ_LINE) taken = take_line(json, &line, prompt, reply);
    }
    bytes_free(&line);
    if (!taken) {
        reply->kind = got == READ_CLOSED ? REPLY_CLOSED : REPLY_INTERRUPT;
        reply->value = value_string("");
    }
    return true;
}

static void close_json(struct front *front) {
    struct json_front *json = (struct json_front *)front;
    signals_end();
    bytes_free(&json->reader.ahead);
    free(json);
}

struct front *front_json(void) {
    struct json_front *json = memory_new(sizeof *json);
    json->front = (struct front){say, ask, close_json};
    json->reader.descriptor = STDIN_FILENO;
    signals_begin();
    return &json->front;
}
