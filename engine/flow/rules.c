/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each rule is a small machine that sees every step of a walk once.
 */
#include "flow/rules.h"

#include "base/memory.h"
#include "flow/run.h"

#include <stdlib.h>
#include <string.h>

enum form {
    FORM_ASKS,  /* `a` happens at least `least` and at most `most` times */
    FORM_FIRST, /* no `b` before an `a` */
    FORM_AFTER, /* each `a` has a `b` between it and the `a` before it */
    FORM_THEN,  /* after the last `a` comes a `b` */
    FORM_HAS,   /* each `a` is filled with every one of `fields` */
    FORM_FROM,  /* each `a` offers `least` things or more, `own` of them the mentee's */
};

static const char *const form_names[] = {
    [FORM_ASKS] = "asks", [FORM_FIRST] = "first", [FORM_AFTER] = "after",
    [FORM_THEN] = "then", [FORM_HAS] = "has",     [FORM_FROM] = "from",
};
enum { form_count = sizeof form_names / sizeof *form_names };

struct rule {
    enum form form;
    uint64_t a;
    uint64_t b;
    uint64_t unless;
    size_t least;
    size_t most;
    size_t own;
    bool same; /* b has the stance of the a that it comes before */
    const struct value *fields;
    size_t seen_a;      /* in this walk */
    bool seen_b;        /* since the last a */
    const char *stance; /* of the last b, or NULL */
    bool excused;
    int broken; /* the line, 0, or -1 */
};

struct rules {
    struct value setup;
    const struct value *marks;
    struct rule *rules;
    size_t count;
    struct value said; /* what the mentee has said in this walk: a list of texts */
};

static uint64_t bits_of(const struct value *rule, const char *key) {
    const struct value *list = value_get(rule, key);
    uint64_t bits = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        double number = list->items[i].number;
        if (number >= 0 && number < 64) bits |= (uint64_t)1 << (unsigned)number;
    }
    return bits;
}

static struct rule rule_of(const struct value *map) {
    const char *form = value_get_text(map, "form");
    struct rule rule = {.a = bits_of(map, "a"), .b = bits_of(map, "b")};
    while (rule.form < form_count - 1 && form && strcmp(form_names[rule.form], form) != 0)
        rule.form++;
    rule.unless = bits_of(map, "unless");
    rule.least = (size_t)value_get_number(map, "least", 0);
    rule.most = (size_t)value_get_number(map, "most", 1e9);
    rule.own = (size_t)value_get_number(map, "own", 0);
    rule.same = value_get(map, "same") != NULL;
    rule.fields = value_get(map, "fields");
    return rule;
}

struct rules *rules_of(const struct value *setup) {
    struct rules *rules = memory_new(sizeof *rules);
    rules->setup = value_copy(setup);
    rules->marks = value_get(&rules->setup, "marks");
    const struct value *list = value_get(&rules->setup, "rules");
    rules->count = list ? list->count : 0;
    rules->rules = memory_new((rules->count + 1) * sizeof *rules->rules);
    for (size_t i = 0; i < rules->count; i++)
        rules->rules[i] = rule_of(&list->items[i]);
    rules->said = value_list();
    return rules;
}

void rules_free(struct rules *rules) {
    if (!rules) return;
    value_free(&rules->said);
    value_free(&rules->setup);
    free(rules->rules);
    free(rules);
}

void rules_begin(struct rules *rules) {
    value_free(&rules->said);
    rules->said = value_list();
    for (size_t i = 0; i < rules->count; i++) {
        struct rule *rule = &rules->rules[i];
        rule->seen_a = 0;
        rule->seen_b = rule->excused = false;
        rule->broken = -1;
    }
}

/* An action that names nobody is the mentee's. */
static bool is_promise_of(const struct run *run, const char *who) {
    struct value said = {0};
    run_fill(run, "who", &said);
    bool names_nobody = said.kind != VALUE_TEXT || said.length == 0;
    bool good = strcmp(names_nobody ? "mentee" : said.text, who) == 0;
    value_free(&said);
    return good;
}

static bool has_leave(const struct rule *rule, const char *stance) {
    if (!rule->seen_b || !rule->same) return rule->seen_b;
    return stance && rule->stance && strcmp(stance, rule->stance) == 0;
}

/* Takes away the marks that ask for an answer that was not given, or for another's promise. */
static uint64_t marks_that_hold(const struct rules *rules, const struct happening *happening) {
    uint64_t marks = happening->marks;
    for (size_t i = 0; rules->marks && i < rules->marks->count && i < 64; i++) {
        uint64_t bit = (uint64_t)1 << i;
        const struct value *mark = &rules->marks->items[i];
        const char *wanted = marks & bit ? value_get_text(mark, "answer") : NULL;
        const char *who = marks & bit ? value_get_text(mark, "who") : NULL;
        if (who && !is_promise_of(happening->run, who)) marks &= ~bit;
        if (!wanted) continue;
        const char *answer = happening->answer ? happening->answer : "";
        bool given = strcmp(wanted, "given") == 0 && *answer && strcmp(answer, "left") != 0;
        if (!given && strcmp(wanted, answer) != 0) marks &= ~bit;
    }
    return marks;
}

static bool was_said(const struct rules *rules, const struct value *text) {
    for (size_t i = 0; i < rules->said.count; i++)
        if (value_equal(&rules->said.items[i], text)) return true;
    return false;
}

static bool offers_enough(const struct rules *rules, const struct rule *rule,
                          const struct run *run) {
    struct value from = {0};
    size_t own = 0;
    run_fill(run, "from", &from);
    for (size_t i = 0; rule->own && i < from.count; i++)
        own += was_said(rules, &from.items[i]);
    bool good = from.count >= rule->least && own >= rule->own;
    value_free(&from);
    return good;
}

static bool has_fields(const struct rule *rule, const struct run *run) {
    for (size_t i = 0; rule->fields && i < rule->fields->count; i++)
        if (!run_fill(run, rule->fields->items[i].text, NULL)) return false;
    return true;
}

static void judge_a(struct rules *rules, struct rule *rule, const struct happening *happening) {
    bool good = true;
    if (rule->form == FORM_AFTER) good = has_leave(rule, happening->stance);
    if (rule->form == FORM_HAS) good = has_fields(rule, happening->run);
    if (rule->form == FORM_FROM) good = offers_enough(rules, rule, happening->run);
    if (rule->form == FORM_ASKS) good = rule->seen_a < rule->most;
    if (!good && rule->broken < 0 && !rule->excused) rule->broken = happening->line;
    rule->seen_a++;
    rule->seen_b = false;
}

static void remember(struct rules *rules, const struct value *words) {
    if (!words) return;
    if (words->kind == VALUE_TEXT) value_add(&rules->said, value_copy(words));
    for (size_t i = 0; words->kind == VALUE_LIST && i < words->count; i++)
        remember(rules, &words->items[i]);
}

void rules_happen(struct rules *rules, const struct happening *happening) {
    uint64_t marks = marks_that_hold(rules, happening);
    for (size_t i = 0; marks && i < rules->count; i++) {
        struct rule *rule = &rules->rules[i];
        if (marks & rule->unless) rule->excused = true;
        bool too_soon = rule->form == FORM_FIRST && (marks & rule->b) && !rule->seen_a;
        if (too_soon && !(marks & rule->a) && rule->broken < 0 && !rule->excused)
            rule->broken = happening->line;
        if (marks & rule->a) judge_a(rules, rule, happening);
        if (!(marks & rule->b)) continue;
        rule->seen_b = true;
        rule->stance = happening->stance;
    }
    remember(rules, happening->words);
}

void rules_end(struct rules *rules) {
    for (size_t i = 0; i < rules->count; i++) {
        struct rule *rule = &rules->rules[i];
        bool missing = rule->form == FORM_ASKS && rule->seen_a < rule->least;
        missing = missing || (rule->form == FORM_THEN && rule->seen_a && !rule->seen_b);
        if (missing && rule->broken < 0 && !rule->excused) rule->broken = 0;
    }
}

size_t rules_count(const struct rules *rules) {
    return rules->count;
}

int rules_broken(const struct rules *rules, size_t rule) {
    return rules->rules[rule].broken;
}

bool rules_met(const struct rules *rules, size_t rule) {
    return rules->rules[rule].seen_a > 0;
}
