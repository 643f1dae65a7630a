/* SPDX-License-Identifier: GPL-3.0-or-later
 * What hangs on a goal is told by agenda/excerpt; a standard is the one that an action says, or
 * that was chosen where the goal was set.
 */
#include "export/plan.h"

#include "agenda/excerpt.h"
#include "agenda/view.h"
#include "bank/standards.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What stands under a goal beside its actions. */
static const struct {
    const char *kind;
    const char *label;
    const char *key; /* as data */
} parts[] = {
    {"measure", "How I will know", "measures"},
    {"evidence", "What was seen", "evidence"},
    {"support", "Support", "support"},
    {"learning", "What I am learning", "learning"},
};

enum { part_count = sizeof parts / sizeof *parts };

struct plan {
    const struct fold *fold;
    struct journal *journal;
    struct standards *standards;
    const char *today;
    bool *placed; /* of each item: it stands under a goal */
    struct bytes *out;
};

static bool is_kind(const struct item *item, const char *kind) {
    return strcmp(item->kind, kind) == 0;
}

static bool is_over(const struct item *item) {
    return item->state && (strcmp(item->state, "done") == 0 || strcmp(item->state, "dropped") == 0);
}

static void show(const struct plan *plan, const char *words) {
    text_show(words, strlen(words), TEXT_KEEP_LINES, plan->out);
}

static void add_line(const struct plan *plan, const char *before, const char *label,
                     const char *text) {
    bytes_format(plan->out, "%s%s: ", before, label);
    if (!day_long(text, plan->out)) show(plan, text);
    bytes_char(plan->out, '\n');
}

static void add_end(const struct plan *plan, const char *before, const struct item *item) {
    const char *why = item->change ? entry_text(item->change, "why") : NULL;
    if (!item->change || !item->state || strcmp(item->state, "revised") == 0) return;
    bytes_text(plan->out, before);
    show(plan, strcmp(item->state, "carried") == 0 ? "carried on" : item->state);
    bytes_text(plan->out, ", ");
    char day[day_size] = "";
    const char *at = text_or(entry_text(item->change, "day"), item->change->at);
    memcpy(day, at, strnlen(at, day_size - 1));
    if (!day_plain(day, plan->out)) show(plan, day);
    if (why && *why) bytes_text(plan->out, ": ");
    if (why && *why) show(plan, why);
    bytes_char(plan->out, '\n');
}

/* The goal stands above, and the standard beside it, so neither is repeated. */
static void add_action(const struct plan *plan, const struct item *item, bool placed) {
    const char *label = NULL;
    const char *text = NULL;
    bytes_text(plan->out, "  - ");
    show(plan, item->text);
    bytes_char(plan->out, '\n');
    for (size_t i = 0; view_detail(item, i, &label, &text); i++) {
        bool above = placed && strcmp(label, "toward") == 0;
        if (!text || !*text || above) continue;
        if (strcmp(label, "standard") == 0) text = standards_label(plan->standards, text);
        bool due = text == item->when && item_is_open(item) && strcmp(text, plan->today) < 0;
        if (due) {
            bytes_text(plan->out, "    was due ");
            if (!day_long(text, plan->out)) show(plan, text);
            bytes_char(plan->out, '\n');
        } else {
            add_line(plan, "    ", label, text);
        }
    }
    add_end(plan, "    ", item);
}

/* A kind of item under a goal, or with `goal` NULL the actions that stand under none. */
static const struct item **items_under(const struct plan *plan, const struct excerpt *excerpt,
                                       const char *kind) {
    const struct item **items = view_items(plan->fold, excerpt, kind);
    size_t kept = 0;
    for (size_t i = 0; items[i]; i++) {
        bool *placed = &plan->placed[items[i] - plan->fold->items];
        if (*placed && !excerpt->goal) continue;
        if (excerpt->goal) *placed = true;
        items[kept++] = items[i];
    }
    items[kept] = NULL;
    return items;
}

static bool says_before(const struct item **actions, size_t index, const char *code) {
    for (size_t i = 0; i < index; i++) {
        const char *other = entry_text(actions[i]->entry, "standard");
        if (other && strcmp(other, code) == 0) return true;
    }
    return false;
}

static void add_standards(const struct plan *plan, const struct excerpt *excerpt,
                          const struct item **actions) {
    const struct item **chosen = items_under(plan, excerpt, "standard");
    for (size_t i = 0; chosen[i]; i++)
        add_line(plan, "  ", "Standard", standards_label(plan->standards, chosen[i]->text));
    for (size_t i = 0; !*chosen && actions[i]; i++) {
        const char *code = entry_text(actions[i]->entry, "standard");
        if (code && *code && !says_before(actions, i, code))
            add_line(plan, "  ", "Standard", standards_label(plan->standards, code));
    }
    free(chosen);
}

static void add_goal(const struct plan *plan, const struct item *goal) {
    struct excerpt excerpt = {0};
    excerpt_goal(&excerpt, plan->fold, plan->journal, goal);
    const struct item **actions = items_under(plan, &excerpt, "action");
    bytes_text(plan->out, "\nGoal: ");
    show(plan, goal->text);
    bytes_char(plan->out, '\n');
    add_end(plan, "  ", goal);
    add_standards(plan, &excerpt, actions);
    for (size_t i = 0; i < part_count; i++) {
        const struct item **items = items_under(plan, &excerpt, parts[i].kind);
        for (size_t j = 0; items[j]; j++)
            add_line(plan, "  ", parts[i].label, items[j]->text);
        free(items);
    }
    if (*actions) bytes_text(plan->out, "  What I will do:\n");
    for (size_t i = 0; actions[i]; i++)
        add_action(plan, actions[i], true);
    free(actions);
    excerpt_free(&excerpt);
}

static size_t add_goals(const struct plan *plan, bool over) {
    size_t count = 0;
    for (size_t i = 0; i < plan->fold->item_count; i++) {
        const struct item *item = &plan->fold->items[i];
        if (!is_kind(item, "goal") || is_over(item) != over) continue;
        add_goal(plan, item);
        count++;
    }
    return count;
}

static struct plan open_plan(const struct fold *fold, struct journal *journal, const char *today,
                             struct bytes *out) {
    return (struct plan){.fold = fold,
                         .journal = journal,
                         .standards = standards_open(),
                         .today = today,
                         .placed = memory_new(fold->item_count + 1),
                         .out = out};
}

static void close_plan(struct plan *plan) {
    standards_free(plan->standards);
    free(plan->placed);
}

void plan_text(const struct fold *fold, struct journal *journal, const char *today,
               struct bytes *out) {
    struct plan plan = open_plan(fold, journal, today, out);
    struct excerpt all = {0};
    bytes_text(out, "Learning plan");
    if (*fold->owner) bytes_text(out, " of ");
    show(&plan, fold->owner);
    bytes_char(out, '\n');
    size_t goals = add_goals(&plan, false);
    goals += add_goals(&plan, true);
    const struct item **others = items_under(&plan, &all, "action");
    if (*others) bytes_text(out, "\nWhat I will do beside that:\n");
    for (size_t i = 0; others[i]; i++)
        add_action(&plan, others[i], false);
    if (!goals && !*others)
        bytes_text(out,
                   "\nNo goal stands on this agenda yet; `askwell agenda add` puts one there.\n");
    free(others);
    close_plan(&plan);
}

static void set_text(struct value *map, const char *key, const char *text) {
    if (text && *text) value_set(map, key, value_string(text));
}

static struct value item_value(const struct plan *plan, const struct item *item) {
    static const char *const keys[] = {"who", "know", "support", "account", "toward"};
    struct value map = value_map();
    const char *code = entry_text(item->entry, "standard");
    value_set(&map, "entry", value_number((double)item->number));
    value_set(&map, "text", value_string(item->text));
    set_text(&map, "when", item->when);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        set_text(&map, keys[i], entry_text(item->entry, keys[i]));
    if (!code && is_kind(item, "standard")) code = item->text;
    set_text(&map, "standard", code);
    if (code) set_text(&map, "standard_title", standards_label(plan->standards, code));
    set_text(&map, "state", item->state);
    if (item->state) set_text(&map, "why", entry_text(item->change, "why"));
    return map;
}

static struct value list_value(const struct plan *plan, const struct excerpt *excerpt,
                               const char *kind) {
    struct value list = value_list();
    const struct item **items = items_under(plan, excerpt, kind);
    for (size_t i = 0; items[i]; i++)
        value_add(&list, item_value(plan, items[i]));
    free(items);
    return list;
}

static struct value goal_value(const struct plan *plan, const struct item *goal) {
    struct excerpt excerpt = {0};
    struct value map = item_value(plan, goal);
    excerpt_goal(&excerpt, plan->fold, plan->journal, goal);
    value_set(&map, "standards", list_value(plan, &excerpt, "standard"));
    for (size_t i = 0; i < part_count; i++)
        value_set(&map, parts[i].key, list_value(plan, &excerpt, parts[i].kind));
    value_set(&map, "actions", list_value(plan, &excerpt, "action"));
    excerpt_free(&excerpt);
    return map;
}

struct value plan_value(const struct fold *fold, struct journal *journal) {
    struct plan plan = open_plan(fold, journal, "", NULL);
    struct excerpt all = {0};
    struct value map = value_map();
    struct value goals = value_list();
    for (size_t i = 0; i < fold->item_count; i++)
        if (is_kind(&fold->items[i], "goal")) value_add(&goals, goal_value(&plan, &fold->items[i]));
    value_set(&map, "owner", value_string(fold->owner));
    value_set(&map, "goals", goals);
    value_set(&map, "other_actions", list_value(&plan, &all, "action"));
    close_plan(&plan);
    return map;
}
