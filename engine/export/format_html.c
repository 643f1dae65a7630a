/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda as one page in HTML, to keep and to print: it holds all it needs, asks for nothing
 * from outside and runs nothing. A policy in its head forbids both, should words ever slip through.
 *
 * Who led (agenda/direction.h) does not stand on it: a page is a copy that may be handed on.
 */
#include "export/format.h"

#include "agenda/growth.h"
#include "agenda/view.h"
#include "bank/standards.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/html.h"
#include "base/text.h"
#include "base/tree.h"
#include "export/plot.h"
#include "export/style.h"

#include <stdlib.h>
#include <string.h>

/* What it takes to write a page. */
struct page {
    const struct export *export;
    struct excerpt excerpt;
    struct growth growth;
    struct standards *standards;
    struct bytes *out;
};

static void add(const struct page *page, const char *text) {
    bytes_text(page->out, text);
}

static void add_words(const struct page *page, const char *words) {
    html_string(page->out, words);
}

static void add_day(const struct page *page, const char *at) {
    char day[day_size] = "";
    struct bytes words = {0};
    memcpy(day, at, strnlen(at, day_size - 1));
    add_words(page, day_plain(day, &words) ? bytes_string(&words) : day);
    bytes_free(&words);
}

/* The mentee's words may be of any language, and run either way. */
static void add_said(const struct page *page, const char *words) {
    add(page, "<p class=\"words\" dir=\"auto\">");
    add_words(page, words);
    add(page, "</p>\n");
}

static void begin_section(const struct page *page, const char *id, const char *heading) {
    bytes_format(page->out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
    add_words(page, heading);
    add(page, "</h2>\n");
}

static void end_section(const struct page *page) {
    add(page, "</section>\n");
}

static void add_detail(const struct page *page, const char *label, const char *text) {
    struct bytes day = {0};
    bool is_standard = strcmp(label, "standard") == 0;
    if (is_standard) text = standards_label(page->standards, text);
    if (day_long(text, &day)) text = bytes_string(&day);
    bytes_format(page->out, "<dt>%s</dt><dd dir=\"auto\">", label);
    add_words(page, text);
    add(page, "</dd>\n");
    bytes_free(&day);
}

static void add_details(const struct page *page, const struct item *item) {
    const char *label = NULL;
    const char *text = NULL;
    bool any = false;
    for (size_t i = 0; view_detail(item, i, &label, &text); i++) {
        if (!text || !*text) continue;
        if (!any) add(page, "<dl>\n");
        any = true;
        add_detail(page, label, text);
    }
    if (any) add(page, "</dl>\n");
}

static void add_before(const struct page *page, const char *before, const char *until) {
    add(page, "<p class=\"about\">until ");
    add_day(page, until);
    add(page, ": <q dir=\"auto\">");
    add_words(page, before);
    add(page, "</q></p>\n");
}

/* What became of it: a word first, so that nothing hangs on a colour. */
static void add_state(const struct page *page, const struct item *item) {
    static const struct {
        const char *state;
        const char *shown;
    } states[] = {{"done", "Done"}, {"carried", "Carried on"}, {"dropped", "Let go"}};
    const struct entry *change = item->change;
    if (!change) return;
    if (item->before) add_before(page, item->before, change->at);
    const char *why = entry_text(change, "why");
    const char *shown = item->state;
    if (!shown || strcmp(shown, "revised") == 0) return;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(item->state, states[i].state) == 0) shown = states[i].shown;
    add(page, "<p class=\"about\"><b>");
    add_words(page, shown);
    add(page, "</b>, ");
    add_day(page, text_or(entry_text(change, "day"), change->at));
    if (why && *why) {
        add(page, ": <span class=\"words\" dir=\"auto\">");
        add_words(page, why);
        add(page, "</span>");
    }
    add(page, "</p>\n");
}

static void add_item(const struct page *page, const struct item *item) {
    struct bytes day = {0};
    double hours = 0;
    bool is_day = strcmp(item->kind, "next") == 0 && day_long(item->text, &day);
    bool is_hours = strcmp(item->kind, "hours") == 0 && hours_read(item->text, &hours);
    if (is_hours) hours_show(hours, &day);
    bytes_format(page->out, "<li data-entry=\"%lu\">", item->number);
    add_said(page, is_day || is_hours ? bytes_string(&day) : item->text);
    if (is_hours) {
        add(page, "<p class=\"about\">");
        add_day(page, item->session ? item->session->began : item->entry->at);
        add(page, "</p>\n");
    }
    if (strcmp(item->kind, "action") == 0) add_details(page, item);
    add_state(page, item);
    add(page, "</li>\n");
    bytes_free(&day);
}

/* Open actions come first. */
static void add_actions(const struct page *page, const struct item **items) {
    size_t i = 0;
    if (item_is_open(items[0])) {
        add(page, "<h3>Still to do</h3>\n<ul class=\"items action\">\n");
        for (; items[i] && item_is_open(items[i]); i++)
            add_item(page, items[i]);
        add(page, "</ul>\n");
    }
    if (!items[i]) return;
    add(page, "<h3>Done, or let go</h3>\n<ul class=\"items action\">\n");
    for (; items[i]; i++)
        add_item(page, items[i]);
    add(page, "</ul>\n");
}

static void add_items(const struct page *page, const char *kind, const char *heading) {
    const struct item **items = view_items(&page->export->fold, &page->excerpt, kind);
    if (*items) {
        begin_section(page, kind, heading);
        if (strcmp(kind, "action") == 0) {
            add_actions(page, items);
        } else {
            bytes_format(page->out, "<ul class=\"items %s\">\n", kind);
            for (size_t i = 0; items[i]; i++)
                add_item(page, items[i]);
            add(page, "</ul>\n");
        }
        end_section(page);
    }
    free(items);
}

static bool has_items(const struct page *page, const char *kind) {
    const struct item **items = view_items(&page->export->fold, &page->excerpt, kind);
    bool any = *items != NULL;
    free(items);
    return any;
}

static bool shows_parked(const struct page *page, const struct parked *parked) {
    return !parked->taken_up && export_wants_parked(page->export, parked);
}

static bool has_parked(const struct page *page) {
    const struct fold *fold = &page->export->fold;
    for (size_t i = 0; i < fold->parked_count; i++)
        if (shows_parked(page, &fold->parked[i])) return true;
    return false;
}

static void add_parked(const struct page *page) {
    const struct fold *fold = &page->export->fold;
    if (!has_parked(page)) return;
    begin_section(page, "parked", "Put aside for another time");
    add(page, "<ul class=\"items\">\n");
    for (size_t i = 0; i < fold->parked_count; i++) {
        if (!shows_parked(page, &fold->parked[i])) continue;
        bytes_format(page->out, "<li data-entry=\"%lu\">", fold->parked[i].number);
        add_said(page, fold->parked[i].text);
        add(page, "</li>\n");
    }
    add(page, "</ul>\n");
    end_section(page);
}

/* A picture shows a part of a year badly, so one of a single conversation has none. */
static bool has_growth(const struct page *page) {
    return page->growth.series_count && !page->excerpt.session && !page->excerpt.since;
}

static void add_number(const struct page *page, double number) {
    char text[32];
    value_number_text(number, text);
    add(page, text);
}

static void add_series(const struct page *page, size_t index) {
    const struct growth_series *series = &page->growth.series[index];
    struct bytes name = {0};
    growth_name(series, &name);
    add(page, "<figure>\n<figcaption><h3>");
    add_words(page, bytes_string(&name));
    add(page, "</h3><span dir=\"auto\">");
    add_words(page, growth_asked(series));
    add(page, "</span></figcaption>\n");
    plot_add(series, index, page->out);
    add(page, "<table>\n<caption>");
    add_words(page, bytes_string(&name));
    add(page, ", from ");
    add_number(page, series->from);
    add(page, " to ");
    add_number(page, series->to);
    add(page, "</caption>\n<thead><tr><th scope=\"col\">Day</th>"
              "<th scope=\"col\" class=\"figure\">Number</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < series->count; i++) {
        add(page, "<tr><th scope=\"row\">");
        add_day(page, series->points[i].answer->at);
        add(page, "</th><td class=\"figure\">");
        add_number(page, series->points[i].value);
        add(page, "</td></tr>\n");
    }
    add(page, "</tbody>\n</table>\n</figure>\n");
    bytes_free(&name);
}

static void add_month(const struct page *page, const struct growth_month *month) {
    struct bytes words = {0};
    add(page, "<tr><th scope=\"row\">");
    add_words(page, day_month(month->month, &words) ? bytes_string(&words) : month->month);
    bytes_format(page->out,
                 "</th><td class=\"figure\">%zu</td><td class=\"figure\">%zu</td></tr>\n",
                 month->promised, month->done);
    bytes_free(&words);
}

static void add_growth(const struct page *page) {
    const struct growth *growth = &page->growth;
    if (!has_growth(page)) return;
    begin_section(page, "growth", "Over time");
    for (size_t i = 0; i < growth->series_count; i++)
        add_series(page, i);
    if (growth->month_count) {
        add(page, "<table>\n<caption>What I promised myself</caption>\n<thead><tr>"
                  "<th scope=\"col\">Month</th><th scope=\"col\" class=\"figure\">Promised</th>"
                  "<th scope=\"col\" class=\"figure\">Done</th></tr></thead>\n<tbody>\n");
        for (size_t i = 0; i < growth->month_count; i++)
            add_month(page, &growth->months[i]);
        add(page, "</tbody>\n</table>\n");
    }
    end_section(page);
}

static void add_answer(const struct page *page, const struct entry *answer) {
    const struct node *words = entry_node(answer, "answer");
    bytes_format(page->out, "<li data-entry=\"%lu\">\n<p class=\"about\" dir=\"auto\">",
                 answer->number);
    add_words(page, entry_text(answer, "asked"));
    add(page, "</p>\n");
    if (entry_text(answer, "aloud")) {
        add(page, "<p class=\"about\">(said aloud)</p>\n");
    } else if (words && words->kind == NODE_LIST) {
        add(page, "<ul>\n");
        for (const struct node *line = words->first; line; line = line->next) {
            add(page, "<li class=\"words\" dir=\"auto\">");
            add_words(page, line->text);
            add(page, "</li>\n");
        }
        add(page, "</ul>\n");
    } else if (words) {
        add_said(page, words->text);
    }
    add(page, "</li>\n");
}

/* The answers of all sessions stand in the order of the journal, mostly one session behind the
 * other; `from` is where the last one ended. */
static size_t add_answers(const struct page *page, const char *session, size_t from) {
    const struct fold *fold = &page->export->fold;
    bool any = false;
    size_t end = from;
    for (size_t i = from; i < fold->answer_count; i++) {
        const struct entry *answer = fold->answers[i];
        bool here = strcmp(answer->session, session) == 0;
        if (!here && any) break;
        if (!here) continue;
        if (!export_wants_answer(page->export, answer)) continue;
        if (!any) add(page, "<ol class=\"said\">\n");
        any = true;
        end = i + 1;
        add_answer(page, answer);
    }
    if (any) add(page, "</ol>\n");
    return end;
}

static void add_conversations(const struct page *page) {
    const struct fold *fold = &page->export->fold;
    size_t from = 0;
    if (!fold->session_count) return;
    begin_section(page, "conversations", "What was asked, and what I said");
    for (size_t i = 0; i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        if (!export_wants_session(page->export, session)) continue;
        add(page, "<details>\n<summary><h3>");
        add_day(page, session->began);
        add(page, ", <span dir=\"auto\">");
        add_words(page, session->title);
        bytes_format(page->out, "</span></h3>, %zu answer%s, ", session->answers,
                     session->answers == 1 ? "" : "s");
        add_words(page, text_or(session->ended, "not finished yet"));
        add(page, "</summary>\n");
        from = add_answers(page, session->id, from);
        add(page, "</details>\n");
    }
    end_section(page);
}

static void add_link(const struct page *page, const char *id, const char *heading) {
    bytes_format(page->out, "<li><a href=\"#%s\">", id);
    add_words(page, heading);
    add(page, "</a></li>\n");
}

static void add_contents(const struct page *page) {
    const char *kind = NULL;
    const char *heading = NULL;
    add(page, "<nav aria-label=\"On this page\">\n<ul>\n");
    for (size_t i = 0; (heading = view_heading(i, &kind)) != NULL; i++)
        if (has_items(page, kind)) add_link(page, kind, heading);
    if (has_parked(page)) add_link(page, "parked", "Put aside");
    if (has_growth(page)) add_link(page, "growth", "Over time");
    if (page->export->fold.session_count) add_link(page, "conversations", "What I said");
    add(page, "</ul>\n</nav>\n");
}

static void add_title(const struct page *page) {
    const char *owner = page->export->fold.owner;
    add_words(page, *owner ? "The agenda of " : "An agenda");
    add_words(page, owner);
}

static void add_head(const struct page *page) {
    add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'unsafe-inline'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    add_title(page);
    add(page, "</title>\n<style>\n");
    add(page, style_sheet);
    add(page, "</style>\n</head>\n<body>\n");
}

static void add_top(const struct page *page) {
    struct journal *journal = page->export->journal;
    size_t count = journal_count(journal);
    add(page, "<header>\n<h1 dir=\"auto\">");
    add_title(page);
    add(page, "</h1>\n<p class=\"about\">");
    if (count) {
        add(page, "from ");
        add_day(page, journal_entry(journal, 0)->at);
        add(page, " to ");
        add_day(page, journal_entry(journal, count - 1)->at);
    }
    add(page, "</p>\n");
    add_contents(page);
    add(page, "</header>\n<main>\n");
}

static bool write_html(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    const char *kind = NULL;
    const char *heading = NULL;
    struct page page = {.export = export,
                        .excerpt = {.session = export->session, .since = export->since},
                        .growth = growth_open(&export->fold, export->journal),
                        .standards = standards_open(),
                        .out = out};
    add_head(&page);
    add_top(&page);
    for (size_t i = 0; (heading = view_heading(i, &kind)) != NULL; i++)
        add_items(&page, kind, heading);
    add_parked(&page);
    add_growth(&page);
    add_conversations(&page);
    add(&page, "</main>\n<footer>\n<p>These words belong to the one who said them. Written by "
               "askwell from an agenda that is a plain text file; nothing on this page comes from "
               "anywhere else.</p>\n</footer>\n</body>\n</html>\n");
    growth_free(&page.growth);
    standards_free(page.standards);
    return true;
}

const struct format format_html = {.name = "html",
                                   .ending = ".html",
                                   .what = "one page, to keep and to print",
                                   .write = write_html};
