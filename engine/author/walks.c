/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parent's side of a walk: it answers what the jail asks about ids, and takes what it is told
 * only where it is as it should be.
 */
#include "author/walks.h"

#include "author/about.h"
#include "author/banks.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "flow/token.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum {
    most_paths = 600,
    most_all = 1024,
    most_told = 1000 * 1000, /* messages of one walk */
};

static char *copy(const char *text) {
    return memory_text(text ? text : "", text ? strlen(text) : 0);
}

/* The numbers that the script compares something with: `x < 5` and `x >= 5` part a scale at 5, as
 * `5 > x` and `5 <= x` do; `x <= 5` and `x > 5` behind it, `x == 5` at both. */
static void add_bounds(const struct token *sign, const struct token *number, bool mirrored,
                       struct value *bounds) {
    enum { most_bounds = 12 };
    if (number->kind != TOKEN_NUMBER || bounds->count >= most_bounds) return;
    double at = strtod(number->text, NULL);
    bool under = token_is(sign, mirrored ? ">" : "<") || token_is(sign, mirrored ? "<=" : ">=");
    bool over = token_is(sign, mirrored ? ">=" : "<=") || token_is(sign, mirrored ? "<" : ">");
    bool same = token_is(sign, "==") || token_is(sign, "~=");
    if (under || same) value_add(bounds, value_number(at));
    if (over || same) value_add(bounds, value_number(at + 1));
}

static struct value bounds_of(const struct bytes *source) {
    struct value bounds = value_list();
    struct tokens tokens = tokens_of(bytes_string(source), source->length);
    struct token before = {0};
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return bounds;
        add_bounds(&before, &token, false, &bounds);
        add_bounds(&token, &before, true, &bounds);
        before = token;
    }
}

/* Gives the kind whose name on the wire is under `do`, or WISH_END. */
static enum wish_kind kind_of(const struct value *message) {
    const char *name = value_get_text(message, "do");
    for (enum wish_kind kind = WISH_FLOW; name && kind < WISH_END; kind++)
        if (strcmp(wish_name(kind), name) == 0) return kind;
    return WISH_END;
}

/* Gives the bounds in a part's source, or the script's; each is looked through once. */
static const struct value *bounds_in(struct flow *flow, const char *part, struct value *known) {
    const struct value *bounds = value_get(known, part ? part : "");
    if (bounds) return bounds;
    const struct bytes *source = flow_source(flow, part);
    value_set(known, part ? part : "", source ? bounds_of(source) : value_list());
    return value_get(known, part ? part : "");
}

static bool tell_about(struct flow *flow, const struct walks_setup *setup, struct value *bounds,
                       const struct value *need, struct fault *fault) {
    const char *id = value_get_text(need, "id");
    const char *part = value_get_text(need, "part");
    struct value about = about_wish(setup->banks, part, setup->framework, kind_of(need),
                                    id ? id : "", bounds_in(flow, part, bounds));
    bool good = flow_answer(flow, &about, fault);
    value_free(&about);
    return good;
}

static void take_site(struct walks *walks, const struct value *message) {
    const struct value *fills = value_get(message, "fills");
    walks->sites = memory_room(walks->sites, walks->site_count, sizeof *walks->sites);
    walks->sites[walks->site_count++] = (struct walks_site){
        .kind = kind_of(message),
        .part = copy(value_get_text(message, "part")),
        .id = copy(value_get_text(message, "id")),
        .section = copy(value_get_text(message, "section")),
        .line = (int)value_get_number(message, "line", 0),
        .times = (unsigned)value_get_number(message, "times", 0),
        .fills = fills ? value_copy(fills) : value_list(),
    };
}

static bool is_site(const struct walks *walks, double number) {
    return number >= -1 && number < (double)walks->site_count;
}

static void take_edge(struct walks *walks, const struct value *message) {
    double from = value_get_number(message, "from", -1);
    double to = value_get_number(message, "to", -1);
    if (!is_site(walks, from) || !is_site(walks, to)) return;
    walks->edges = memory_room(walks->edges, walks->edge_count, sizeof *walks->edges);
    walks->edges[walks->edge_count++] =
        (struct walks_edge){(long)from, (long)to, copy(value_get_text(message, "answer")),
                            (unsigned)value_get_number(message, "times", 0)};
}

static void take_answer(struct walks *walks, const struct value *message) {
    double site = value_get_number(message, "site", -1);
    if (site < 0 || !is_site(walks, site)) return;
    walks->answers = memory_room(walks->answers, walks->answer_count, sizeof *walks->answers);
    walks->answers[walks->answer_count++] =
        (struct walks_answer){(size_t)site, copy(value_get_text(message, "answer")),
                              (unsigned)value_get_number(message, "times", 0)};
}

static void take_lines(struct walks *walks, const struct value *message) {
    const struct value *ran = value_get(message, "ran");
    if (!ran || (size_t)value_get_number(message, "first", 0) != walks->line_count) return;
    if (!ran->count || walks->line_count + ran->count > (1 << 21)) return;
    walks->lines =
        memory_resize(walks->lines, walks->line_count + ran->count, sizeof *walks->lines);
    for (size_t i = 0; i < ran->count; i++)
        walks->lines[walks->line_count++] = (long)ran->items[i].number;
}

static void take_issue(struct walks *walks, const struct value *message) {
    const struct value *path = value_get(message, "path");
    walks->issues = memory_room(walks->issues, walks->issue_count, sizeof *walks->issues);
    walks->issues[walks->issue_count++] = (struct walks_issue){
        .what = copy(value_get_text(message, "what")),
        .part = copy(value_get_text(message, "part")),
        .line = (int)value_get_number(message, "line", 0),
        .id = copy(value_get_text(message, "id")),
        .text = copy(value_get_text(message, "text")),
        .times = (unsigned)value_get_number(message, "times", 0),
        .path = path && path->kind == VALUE_LIST ? value_copy(path) : value_list(),
    };
}

static void take_path(struct walks *walks, const struct value *message) {
    const struct value *path = value_get(message, "path");
    if (walks->ordinary.kind == VALUE_NONE && path && path->kind == VALUE_LIST)
        walks->ordinary = value_copy(path);
}

static void take_rule(struct walks *walks, const struct value *message) {
    double number = value_get_number(message, "rule", -1);
    if (number < 0 || number >= 64) return;
    struct walks_rule *rule = &walks->rules[(size_t)number];
    rule->met = (unsigned)value_get_number(message, "met", 0);
    rule->broken = (unsigned)value_get_number(message, "broken", 0);
}

static void take_done(struct walks *walks, const struct value *message) {
    const struct value *all = value_get(message, "all");
    walks->walks = (unsigned)value_get_number(message, "walks", 0);
    walks->all = all && all->truth;
    walks->done = true;
}

static bool take(struct flow *flow, const struct walks_setup *setup, struct value *bounds,
                 struct walks *walks, const struct value *message, struct fault *fault) {
    static const struct {
        const char *name;
        void (*take)(struct walks *, const struct value *);
    } known[] = {
        {"site", take_site},   {"edge", take_edge}, {"answer", take_answer}, {"lines", take_lines},
        {"issue", take_issue}, {"path", take_path}, {"rule", take_rule},     {"done", take_done},
    };
    const char *what = value_get_text(message, "walk");
    if (strcmp(what, "need") == 0) return tell_about(flow, setup, bounds, message, fault);
    if (strcmp(what, "progress") == 0 && setup->progress)
        setup->progress(setup->context, (unsigned)value_get_number(message, "walks", 0));
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(what, known[i].name) == 0) known[i].take(walks, message);
    return true;
}

/* What a script that went past a limit leaves is the way that led there. */
static void take_limit(struct walks *walks, const struct value *message,
                       const struct fault *fault) {
    const struct value *path = value_get(message, "path");
    walks->limit = *fault;
    walks->limit_way = path && path->kind == VALUE_LIST ? value_copy(path) : value_list();
}

static bool make(struct flow *flow, const struct walks_setup *setup, struct walks *walks,
                 struct fault *fault) {
    struct value order = value_map();
    struct value bounds = value_map();
    *walks = (struct walks){0};
    value_set(&order, "seed", value_number((double)(setup->seed & 0xFFFFFFFFFFFFF)));
    value_set(&order, "all", value_number(setup->most ? setup->most : most_all));
    value_set(&order, "most", value_number(setup->most ? setup->most : most_paths));
    if (setup->framework) framework_setup(setup->framework, &order);
    bool good = flow_walk(flow, &order, fault);
    for (size_t told = 0; good && !walks->done && told < most_told; told++) {
        struct value message = {0};
        good = flow_hear(flow, &message, fault);
        if (good) good = take(flow, setup, &bounds, walks, &message, fault);
        if (!good && fault->exit_code == EX_DATAERR) {
            take_limit(walks, &message, fault);
            walks->done = true;
            good = true;
        }
        value_free(&message);
    }
    value_free(&order);
    value_free(&bounds);
    return good;
}

bool walks_make(struct flow *flow, const struct walks_setup *setup, struct walks *walks,
                struct fault *fault) {
    struct walks_setup whole = *setup;
    if (!setup->banks) whole.banks = banks_around(flow, setup->bank);
    bool good = make(flow, &whole, walks, fault);
    if (!setup->banks) banks_free(whole.banks);
    return good;
}

void walks_free(struct walks *walks) {
    for (size_t i = 0; i < walks->site_count; i++) {
        free(walks->sites[i].part);
        free(walks->sites[i].id);
        free(walks->sites[i].section);
        value_free(&walks->sites[i].fills);
    }
    for (size_t i = 0; i < walks->edge_count; i++)
        free(walks->edges[i].answer);
    for (size_t i = 0; i < walks->answer_count; i++)
        free(walks->answers[i].answer);
    for (size_t i = 0; i < walks->issue_count; i++) {
        free(walks->issues[i].part);
        free(walks->issues[i].what);
        free(walks->issues[i].id);
        free(walks->issues[i].text);
        value_free(&walks->issues[i].path);
    }
    free(walks->sites);
    free(walks->edges);
    free(walks->answers);
    free(walks->issues);
    free(walks->lines);
    value_free(&walks->limit_way);
    value_free(&walks->ordinary);
    *walks = (struct walks){0};
}
