/* SPDX-License-Identifier: GPL-3.0-or-later
 * A persona is loaded, walked in its jail, and what its bank holds is held against what was said.
 */
#include "author/persona_check.h"

#include "base/bytes.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/flow.h"
#include "flow/source.h"
#include "flow/token.h"
#include "practice/persona.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Gives what the script begins with, and whether a bank stands in it. */
static bool begins_a_persona(const char *path, bool *has_bank) {
    struct bytes source = {0};
    struct fault ignored = {0};
    bool is_one = false;
    *has_bank = false;
    if (file_read(path, source_most, &source, &ignored)) {
        struct tokens tokens = tokens_of(bytes_string(&source), source.length);
        struct token token = token_next(&tokens, false);
        is_one = token_is(&token, "persona");
        while (is_one && token.kind != TOKEN_END && !token_is(&token, "}")) {
            *has_bank = *has_bank || token_is(&token, "bank");
            token = token_next(&tokens, false);
        }
    }
    bytes_free(&source);
    return is_one;
}

bool persona_check_is(const char *path) {
    bool has_bank = false;
    return begins_a_persona(path, &has_bank);
}

struct walking {
    const char *path;
    struct flow *jail;
    struct persona_bank *bank;
    struct findings *findings;
    struct persona_walk *walk;
};

static struct value setup_of(const struct walking *walking, uint64_t seed, unsigned sessions) {
    struct value setup = value_map();
    struct value topics = value_list();
    struct stock stock = persona_stock(walking->bank, seed);
    for (size_t i = 0; i < walking->bank->topic_count; i++)
        value_add(&topics, value_string(walking->bank->topics[i].id));
    value_set(&setup, "persona", value_bool(true));
    value_set(&setup, "seed", value_number((double)(seed % 1000000)));
    value_set(&setup, "sessions", value_number(sessions));
    value_set(&setup, "stock", stock_value(&stock));
    value_set(&setup, "topics", topics);
    stock_free(&stock);
    return setup;
}

/* The last few moves that led there. */
static void add_path(const struct value *path, struct bytes *out) {
    enum { most = 4 };
    if (!path || path->kind != VALUE_LIST || !path->count) return;
    size_t first = path->count > most ? path->count - most : 0;
    bytes_text(out, " (after ");
    for (size_t i = first; i < path->count; i++)
        bytes_format(out, "%s%s", i > first ? ", " : "",
                     path->items[i].kind == VALUE_TEXT ? path->items[i].text : "?");
    bytes_char(out, ')');
}

static void take_issue(const struct walking *walking, const struct value *message) {
    struct fault fault = {0};
    struct bytes what = {0};
    const char *text = value_get_text(message, "text");
    flow_explain(walking->jail, value_get_text(message, "part"),
                 (int)value_get_number(message, "line", 0), text ? text : "it stopped", &fault);
    bytes_text(&what, fault.what);
    add_path(value_get(message, "path"), &what);
    char remedy[sizeof fault.remedy];
    memcpy(remedy, fault.remedy, sizeof remedy);
    fault_say(&fault, EX_DATAERR, remedy, "%s", bytes_string(&what));
    findings_add(walking->findings, SEVERITY_ERROR, "persona", &fault);
    bytes_free(&what);
}

static void find(const struct walking *walking, enum severity severity, long line, long column,
                 const char *remedy, const char *what) {
    struct fault fault = {0};
    fault_at(&fault, walking->bank->path, line, column);
    fault_say(&fault, EX_DATAERR, remedy, "%s", what);
    findings_add(walking->findings, severity, "persona", &fault);
}

/* Every line is said in some session, and every group. */
static void judge_group(const struct walking *walking, const struct persona_group *group,
                        const struct value *times) {
    size_t said = 0;
    struct bytes what = {0};
    for (size_t i = 0; i < group->count; i++)
        said += times && i < times->count && times->items[i].number > 0;
    walking->walk->lines += group->count;
    walking->walk->said += said;
    if (!said) {
        bytes_format(&what, "nothing of `%s` is ever said", group->id);
        find(walking, SEVERITY_WARNING, group->line, group->column,
             "tell it in the script, or take it out", bytes_string(&what));
    }
    for (size_t i = 0; said && said < group->count && i < group->count; i++) {
        if (times && i < times->count && times->items[i].number > 0) continue;
        find(walking, SEVERITY_WARNING, group->lines[i].line, group->lines[i].column,
             "let the script come to it, or take it out", "this line is never said");
    }
    bytes_free(&what);
}

static unsigned second_of(const struct value *message, const char *key, size_t index) {
    const struct value *list = value_get(message, key);
    return list && index < list->count ? (unsigned)list->items[index].number : 0;
}

static void judge_course(const struct walking *walking, const struct value *message) {
    const struct {
        bool wrong;
        const char *what;
        const char *remedy;
    } rules[] = {
        {2 * second_of(message, "good", 1) < second_of(message, "good", 0),
         "what is held back does not come to most who ask openly, say back and wait",
         "let less trust be enough for it, or let listening win more"},
        {second_of(message, "bad", 1) > 0,
         "what is held back comes to somebody who asks closed questions, advises and blames",
         "let it take more trust, or listening"},
        {value_get_number(message, "lost", 0) < 1, "trust is never lost",
         "let advice without leave or blame cool()"},
        {value_get_number(message, "won", 0) < 1, "trust is never won", "let listening warm()"},
        {value_get_number(message, "regained", 0) < 1, "trust that was lost is never won back",
         "let listening win it back"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].wrong) find(walking, SEVERITY_ERROR, 1, 1, rules[i].remedy, rules[i].what);
}

static void take_done(const struct walking *walking, const struct value *message) {
    const struct value *said = value_get(message, "said");
    walking->walk->sessions = (unsigned)value_get_number(message, "sessions", 0);
    walking->walk->turns = (unsigned long)value_get_number(message, "turns", 0);
    for (size_t i = 0; i < walking->bank->group_count; i++) {
        const struct persona_group *group = &walking->bank->groups[i];
        judge_group(walking, group, value_get(value_get(said, group->topic), group->id));
    }
    judge_course(walking, message);
}

/* Where the walk itself went wrong, what was never said tells nothing more. */
static void walk_persona(const struct walking *walking, uint64_t seed, unsigned sessions) {
    struct fault fault = {0};
    struct value setup = setup_of(walking, seed, sessions);
    bool good = flow_walk(walking->jail, &setup, &fault);
    bool stumbled = false;
    value_free(&setup);
    while (good) {
        struct value message = {0};
        good = flow_hear(walking->jail, &message, &fault);
        const char *what = good ? text_or(value_get_text(&message, "walk"), "") : "";
        bool done = strcmp(what, "done") == 0;
        if (good && strcmp(what, "issue") == 0) {
            take_issue(walking, &message);
            stumbled = true;
        }
        if (done && !stumbled) take_done(walking, &message);
        value_free(&message);
        if (done) return;
    }
    findings_add(walking->findings, SEVERITY_ERROR, "persona", &fault);
}

static void check_name(const struct walking *walking) {
    struct bytes what = {0};
    char *name = shelf_name(SHELF_LINES, walking->bank->path);
    bytes_format(&what, "this bank calls itself %s", walking->bank->id);
    if (strcmp(name, walking->bank->id) != 0)
        find(walking, SEVERITY_ERROR, 1, 1, "let `persona:` be the name of its file",
             bytes_string(&what));
    bytes_free(&what);
    free(name);
}

void persona_check(const char *path, uint64_t seed, unsigned sessions, struct findings *findings,
                   struct persona_walk *walk) {
    struct fault fault = {0};
    struct value about = {0};
    struct walking walking = {.path = path, .findings = findings, .walk = walk};
    bool has_bank = false;
    *walk = (struct persona_walk){0};
    if (begins_a_persona(path, &has_bank) && !has_bank) return;
    walking.jail = flow_fork(&fault);
    if (walking.jail) walking.bank = persona_load(walking.jail, path, &about, &fault);
    if (walking.bank) {
        check_name(&walking);
        walk_persona(&walking, seed, sessions);
    } else {
        findings_add(findings, SEVERITY_ERROR, "persona", &fault);
    }
    value_free(&about);
    persona_bank_free(walking.bank);
    flow_close(walking.jail);
}

void persona_check_tell(const char *name, const struct persona_walk *walk, struct bytes *out) {
    bytes_format(out, "%s: %u sessions, %lu turns, %zu of %zu lines said", name, walk->sessions,
                 walk->turns, walk->said, walk->lines);
}
