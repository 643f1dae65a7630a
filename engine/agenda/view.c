/* SPDX-License-Identifier: GPL-3.0-or-later
 * Headings in the order a conversation comes to them; words as the mentee said them.
 */
#include "agenda/view.h"

#include "agenda/hours.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The kinds of item, with what stands over them. bank/bank.c lets questions keep all but actions.
 */
static const struct {
    const char *kind;
    const char *heading;
} headings[] = {
    {"topic", "What I brought"},
    {"goal", "Goals"},
    {"measure", "How I will know"},
    {"strength", "What I can build on"},
    {"insight", "What I see now"},
    {"option", "Options"},
    {"choice", "What I chose"},
    {"action", "Actions"},
    {"support", "Support"},
    {"learning", "What I am learning"},
    {"note", "In my own words"},
    {"agreement", "What we agreed"},
    {"evidence", "What was seen"},
    {"judgement", "What somebody made of it"},
    {"standard", "Standards"},
    {"hours", "Hours"},
    {"next", "When we meet next"}, /* its text is a day */
    {"exception", "Said without my leave, and why"},
};

/* What an action says beside itself. */
static const struct {
    const char *key;
    const char *label;
} details[] = {
    {"who", "who"},
    {"when", "by"},
    {"know", "how I will know"},
    {"support", "support"},
    {"account", "who hears of it"},
    {"toward", "toward"},
    {"standard", "standard"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void add_words(struct bytes *out, const char *text) {
    text_show(text, strlen(text), TEXT_KEEP_LINES, out);
}

/* What became of an action, with the mentee's reason. */
static void add_state(const struct item *item, struct bytes *out) {
    static const char *const carried = "carried on";
    const char *state = strcmp(item->state, "carried") == 0 ? carried : item->state;
    const char *why = entry_text(item->change, "why");
    const char *day = item_day(item);
    bytes_text(out, "  ");
    text_show(day, strnlen(day, day_size - 1), TEXT_ONE_LINE, out);
    bytes_text(out, ": ");
    add_words(out, state);
    if (why && *why) bytes_text(out, ", ");
    if (why && *why) add_words(out, why);
    bytes_char(out, '\n');
}

/* Gives what whoever made a promise is called where it was made. */
static const char *called(const struct session *session, const char *who) {
    if (!session) return who;
    if (session->coach && strcmp(who, "coach") == 0) return session->coach;
    if (session->mentee && strcmp(who, "mentee") == 0) return session->mentee;
    return who;
}

/* Is its text a day? */
static bool is_day(const struct item *item) {
    return strcmp(item->kind, "next") == 0;
}

/* Hours stand with the day of their session. */
static void add_text(const struct item *item, struct bytes *out) {
    double hours = 0;
    char day[day_size];
    bool is_hours = strcmp(item->kind, "hours") == 0;
    if (is_hours && hours_read(item->text, &hours))
        hours_show(hours, out);
    else if (!is_day(item) || !day_long(item->text, out))
        add_words(out, item->text);
    if (!is_hours) return;
    snprintf(day, sizeof day, "%s", item->session ? item->session->began : item->entry->at);
    bytes_text(out, ", ");
    if (!day_plain(day, out)) add_words(out, day);
}

/* Under the hours: what they come to each month, and in all. */
static void add_totals(const struct fold *fold, struct bytes *out) {
    struct hours hours = hours_of(fold, HOURS_KEPT);
    for (size_t i = 0; i < hours.month_count; i++) {
        bytes_text(out, "  ");
        if (!day_month(hours.months[i].month, out)) add_words(out, hours.months[i].month);
        bytes_text(out, ": ");
        hours_show(hours.months[i].hours, out);
        bytes_char(out, '\n');
    }
    if (hours.month_count) {
        bytes_text(out, "  in all: ");
        hours_show(hours.total, out);
        bytes_char(out, '\n');
    }
    hours_free(&hours);
}

bool view_detail(const struct item *item, size_t index, const char **label, const char **text) {
    if (index >= COUNT(details)) return false;
    const char *key = details[index].key;
    *label = details[index].label;
    *text = strcmp(key, "when") == 0 ? item->when : entry_text(item->entry, key);
    if (*text && strcmp(key, "who") == 0) *text = called(item->session, *text);
    return true;
}

/* Is it a day that has passed, or that is today? An action that is over is not due any more. */
static bool is_due(const struct item *item, const char *today) {
    return today && item->when && item_is_open(item) && strcmp(item->when, today) <= 0;
}

static void add_detail(const struct item *item, const char *label, const char *text,
                       const char *today, struct bytes *out) {
    bool due = text == item->when && is_due(item, today);
    if (due && strcmp(text, today) == 0) {
        bytes_text(out, "  due today\n");
        return;
    }
    bytes_format(out, "  %s%s ", due ? "was due" : label, due ? "" : ":");
    if (!day_long(text, out)) add_words(out, text);
    bytes_char(out, '\n');
}

static void add_name(const struct view *view, unsigned long number, struct bytes *out) {
    if (view->names) bytes_format(out, "  [%lu]", number);
}

static void add_item(const struct item *item, const struct view *view, struct bytes *out) {
    bytes_text(out, "- ");
    add_text(item, out);
    add_name(view, item->number, out);
    bytes_char(out, '\n');
    if (item->before) {
        bytes_format(out, "  until %.10s: ", item->change->at);
        if (!is_day(item) || !day_long(item->before, out)) add_words(out, item->before);
        bytes_char(out, '\n');
    }
    bool is_action = strcmp(item->kind, "action") == 0;
    const char *label = NULL;
    const char *text = NULL;
    for (size_t i = 0; is_action && view_detail(item, i, &label, &text); i++)
        if (text && *text) add_detail(item, label, text, view->today, out);
    bool settled = item->state && strcmp(item->state, "revised") != 0;
    if (item->state && (is_action || (view->names && settled))) add_state(item, out);
}

static void add_heading(struct bytes *out, const char *heading) {
    bytes_format(out, "\n%s\n", heading);
}

const char *view_heading(size_t index, const char **kind) {
    *kind = index < COUNT(headings) ? headings[index].kind : NULL;
    return index < COUNT(headings) ? headings[index].heading : NULL;
}

/* Open with a day, open without one, and over. */
static int rank(const struct item *item) {
    if (!item_is_open(item)) return 2;
    return item->when && *item->when ? 0 : 1;
}

static int by_day(const void *left, const void *right) {
    const struct item *a = *(const struct item *const *)left;
    const struct item *b = *(const struct item *const *)right;
    int order = rank(a) - rank(b);
    if (!order && rank(a) == 0) order = strcmp(a->when, b->when);
    return order ? order : (a > b) - (a < b);
}

/* Gives the wanted items of a kind in the order they came. */
static const struct item **items_of(const struct fold *fold, const struct excerpt *excerpt,
                                    const char *kind, size_t *count) {
    const struct item **items = memory_new((fold->item_count + 1) * sizeof *items);
    *count = 0;
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        if (strcmp(item->kind, kind) == 0 && excerpt_has_item(excerpt, fold, item))
            items[(*count)++] = item;
    }
    return items;
}

const struct item **view_items(const struct fold *fold, const struct excerpt *excerpt,
                               const char *kind) {
    size_t count = 0;
    const struct item **items = items_of(fold, excerpt, kind, &count);
    if (strcmp(kind, "action") == 0) qsort(items, count, sizeof(struct item *), by_day);
    return items;
}

static bool is_all(const struct excerpt *excerpt) {
    return !excerpt->session && !excerpt->since && !excerpt->goal;
}

static void add_items(const struct fold *fold, const struct view *view, struct bytes *out) {
    const struct excerpt *excerpt = &view->excerpt;
    bool all = is_all(excerpt);
    for (size_t i = 0; i < COUNT(headings); i++) {
        size_t count = 0;
        const char *kind = headings[i].kind;
        const struct item **items =
            view->today ? view_items(fold, excerpt, kind) : items_of(fold, excerpt, kind, &count);
        if (*items) add_heading(out, headings[i].heading);
        for (size_t j = 0; items[j]; j++)
            add_item(items[j], view, out);
        if (*items && all && strcmp(kind, "hours") == 0) add_totals(fold, out);
        free(items);
    }
}

static bool has_parked(const struct excerpt *excerpt, const struct parked *parked) {
    return !excerpt->goal && excerpt_has_entry(excerpt, parked->entry);
}

static void add_parked(const struct fold *fold, const struct view *view, struct bytes *out) {
    bool first = true;
    for (size_t i = 0; i < fold->parked_count; i++) {
        const struct parked *parked = &fold->parked[i];
        if (parked->taken_up || !has_parked(&view->excerpt, parked)) continue;
        if (first) add_heading(out, "Parked");
        first = false;
        bytes_text(out, "- ");
        add_words(out, parked->text);
        add_name(view, parked->number, out);
        bytes_char(out, '\n');
    }
}

static void add_sessions(const struct fold *fold, const struct view *view, struct bytes *out) {
    bool first = true;
    for (size_t i = 0; i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        if (!excerpt_has_session(&view->excerpt, session)) continue;
        if (first) add_heading(out, "Conversations");
        first = false;
        bytes_format(out, "- %.10s ", session->began);
        add_words(out, session->title);
        bytes_format(out, ", %zu answer%s, ", session->answers, session->answers == 1 ? "" : "s");
        add_words(out, session->ended ? session->ended : "not finished yet");
        if (view->names) {
            bytes_text(out, "\n  ");
            add_words(out, session->id);
        }
        bytes_char(out, '\n');
    }
}

/* What was asked, and what was answered: of a record apart, whose words stand nowhere else. */
static void add_answers(const struct fold *fold, struct bytes *out) {
    for (size_t i = 0; i < fold->answer_count; i++) {
        const char *asked = entry_text(fold->answers[i], "asked");
        const struct node *answer = entry_node(fold->answers[i], "answer");
        const struct node *line = answer && answer->kind == NODE_LIST ? answer->first : answer;
        bytes_char(out, '\n');
        add_words(out, asked ? asked : "");
        bytes_char(out, '\n');
        if (!answer) bytes_text(out, "- (said aloud)\n");
        for (; line; line = answer->kind == NODE_LIST ? line->next : NULL) {
            bytes_text(out, "- ");
            add_words(out, line->text);
            bytes_char(out, '\n');
        }
    }
}

void view_page(const struct fold *fold, const struct view *view, struct bytes *out) {
    bytes_text(out, fold->record ? "Record" : "Agenda");
    if (*fold->owner) bytes_text(out, " of ");
    add_words(out, fold->owner);
    if (fold->record) {
        bytes_text(out, ": ");
        add_words(out, fold->record);
    }
    bytes_char(out, '\n');
    size_t empty = out->length;
    if (fold->record) add_answers(fold, out);
    if (!fold->record) add_items(fold, view, out);
    add_parked(fold, view, out);
    if (!view->excerpt.session || view->names) add_sessions(fold, view, out);
    if (out->length == empty)
        bytes_text(out, !view->excerpt.since && !view->excerpt.goal
                            ? "\nNothing stands here yet.\n"
                            : "\nNothing of this stands here.\n");
}

void view_text(const struct fold *fold, const char *session, struct bytes *out) {
    struct view view = {.excerpt = {.session = session}};
    view_page(fold, &view, out);
}

static void set_text(struct value *map, const char *key, const char *text) {
    value_set(map, key, text ? value_string(text) : (struct value){0});
}

static struct value item_value(const struct item *item) {
    struct value map = value_map();
    value_set(&map, "entry", value_number((double)item->number));
    set_text(&map, "kind", item->kind);
    set_text(&map, "text", item->text);
    set_text(&map, "session", item->session ? item->session->id : NULL);
    double hours = 0;
    if (strcmp(item->kind, "hours") == 0 && hours_read(item->text, &hours))
        value_set(&map, "hours", value_number(hours));
    set_text(&map, "at", item->entry->at);
    for (size_t i = 0; i < COUNT(details); i++) {
        bool is_day = strcmp(details[i].key, "when") == 0;
        const char *text = is_day ? item->when : entry_text(item->entry, details[i].key);
        if (text) set_text(&map, details[i].key, text);
    }
    if (item->state) set_text(&map, "state", item->state);
    if (item->before) set_text(&map, "before", item->before);
    if (item->state) set_text(&map, "why", entry_text(item->change, "why"));
    if (item->state && entry_text(item->change, "day")) set_text(&map, "day", item_day(item));
    return map;
}

static struct value answer_value(const struct entry *entry) {
    struct value map = value_map();
    const struct node *answer = entry_node(entry, "answer");
    value_set(&map, "entry", value_number((double)entry->number));
    set_text(&map, "session", entry->session);
    set_text(&map, "at", entry->at);
    set_text(&map, "section", entry_text(entry, "section"));
    set_text(&map, "question", entry_text(entry, "question"));
    set_text(&map, "asked", entry_text(entry, "asked"));
    if (answer && answer->kind == NODE_LIST) {
        struct value lines = value_list();
        for (const struct node *line = answer->first; line; line = line->next)
            value_add(&lines, value_text(line->text, line->length));
        value_set(&map, "answer", lines);
    } else {
        set_text(&map, "answer", answer ? answer->text : NULL);
    }
    return map;
}

static struct value hours_value(const struct hours *hours) {
    struct value map = value_map();
    struct value months = value_list();
    for (size_t i = 0; i < hours->month_count; i++) {
        struct value month = value_map();
        set_text(&month, "month", hours->months[i].month);
        value_set(&month, "hours", value_number(hours->months[i].hours));
        value_add(&months, month);
    }
    value_set(&map, "months", months);
    value_set(&map, "total", value_number(hours->total));
    return map;
}

static struct value session_value(const struct session *session) {
    struct value map = value_map();
    set_text(&map, "session", session->id);
    set_text(&map, "flow", session->flow);
    set_text(&map, "title", session->title);
    if (session->mentee) set_text(&map, "mentee", session->mentee);
    if (session->coach) set_text(&map, "coach", session->coach);
    set_text(&map, "began", session->began);
    set_text(&map, "last", session->last_at);
    set_text(&map, "ended", session->ended);
    value_set(&map, "answers", value_number((double)session->answers));
    return map;
}

struct value view_value_of(const struct fold *fold, const struct excerpt *excerpt) {
    struct value map = value_map();
    struct value sessions = value_list();
    struct value items = value_list();
    struct value parked = value_list();
    struct value answers = value_list();
    for (size_t i = 0; i < fold->session_count; i++)
        if (excerpt_has_session(excerpt, &fold->sessions[i]))
            value_add(&sessions, session_value(&fold->sessions[i]));
    for (size_t i = 0; i < fold->item_count; i++)
        if (excerpt_has_item(excerpt, fold, &fold->items[i]))
            value_add(&items, item_value(&fold->items[i]));
    for (size_t i = 0; i < fold->parked_count; i++) {
        struct value topic = value_map();
        if (!has_parked(excerpt, &fold->parked[i])) continue;
        value_set(&topic, "entry", value_number((double)fold->parked[i].number));
        set_text(&topic, "text", fold->parked[i].text);
        value_set(&topic, "taken_up", value_bool(fold->parked[i].taken_up));
        value_add(&parked, topic);
    }
    for (size_t i = 0; i < fold->answer_count; i++)
        if (!excerpt->goal && excerpt_has_entry(excerpt, fold->answers[i]))
            value_add(&answers, answer_value(fold->answers[i]));
    set_text(&map, "owner", fold->owner);
    value_set(&map, "sessions", sessions);
    value_set(&map, "items", items);
    value_set(&map, "parked", parked);
    struct hours hours = hours_of(fold, HOURS_KEPT);
    if (hours.session_count) value_set(&map, "hours", hours_value(&hours));
    hours_free(&hours);
    if (fold->record) set_text(&map, "record", fold->record);
    value_set(&map, "answers", answers);
    return map;
}

struct value view_value(const struct fold *fold) {
    struct excerpt all = {0};
    return view_value_of(fold, &all);
}
