/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report as a page. All that people said goes through html_text; the page allows itself no
 * script and no address, so that words which look like either stay words even if that were wrong.
 */
#include "practice/report.h"

#include "base/bytes.h"
#include "base/html.h"
#include "base/text.h"
#include "practice/figures.h"
#include "practice/gist.h"
#include "practice/report_style.h"
#include "practice/second.h"
#include "practice/threshold.h"
#include "practice/timeline.h"

#include <string.h>

static const char *place(const struct report *report) {
    return text_or(report->place, "line");
}

static void open_page(const struct report *report, struct bytes *out) {
    struct bytes summary = {0};
    bytes_text(out, "<!DOCTYPE html>\n<html lang=\"");
    html_string(out, text_or(report->language, "en"));
    bytes_text(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>");
    html_string(out, report->title);
    bytes_format(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<header>\n<h1>",
                 report_style);
    html_string(out, report->title);
    bytes_text(out, "</h1>\n<p>");
    figures_summary(report, &summary);
    html_text(out, bytes_string(&summary), summary.length);
    bytes_text(out, "</p>\n<p>Not a MITI score: see <a href=\"#limits\">what the figures are "
                    "worth</a>.</p>\n</header>\n<main>\n");
    bytes_free(&summary);
}

static void open_section(struct bytes *out, const char *id, const char *name) {
    bytes_format(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, name);
}

/* What is told of the mentee when it is over, a paragraph a line. */
static void add_debrief(const struct report *report, struct bytes *out) {
    const char *at = text_or(report->debrief, "");
    if (!*at) return;
    open_section(out, "debrief", "From the other chair");
    for (; *at; at += strspn(at, "\n")) {
        size_t length = strcspn(at, "\n");
        bytes_text(out, "<p class=\"gist\">");
        html_text(out, at, length);
        bytes_text(out, "</p>\n");
        at += length;
    }
    bytes_text(out, "</section>\n");
}

static void add_sentences(const char *id, const char *name, char *const *sentences, size_t count,
                          struct bytes *out) {
    if (!count) return;
    open_section(out, id, name);
    bytes_text(out, "<ul class=\"gist\">\n");
    for (size_t i = 0; i < count; i++) {
        bytes_text(out, "<li>");
        html_string(out, sentences[i]);
        bytes_text(out, "</li>\n");
    }
    bytes_text(out, "</ul>\n</section>\n");
}

static void add_gist(const struct report *report, struct bytes *out) {
    struct gist gist = gist_make(report);
    add_sentences("well", "What went well", gist.well, gist.well_count, out);
    add_sentences("next", "What you could try", gist.next, gist.next_count, out);
    gist_free(&gist);
}

static void add_figures(const struct report *report, struct bytes *out) {
    struct figures figures = figures_make(report);
    open_section(out, "figures", "In figures");
    bytes_text(out, "<table class=\"figures\">\n<tbody>\n");
    for (size_t i = 0; i < figures.count; i++) {
        const struct figure *figure = &figures.items[i];
        bytes_format(out, "<tr><th scope=\"row\">%s</th><td>", figure->name);
        html_string(out, figure->value);
        if (figure->uncontested) bytes_text(out, "<br>without what is contested: ");
        html_string(out, figure->uncontested);
        bytes_text(out, "</td></tr>\n");
    }
    bytes_text(out, "</tbody>\n</table>\n</section>\n");
    figures_free(&figures);
}

static void add_timeline(const struct report *report, struct bytes *out) {
    open_section(out, "timeline", "Timeline");
    bytes_text(out, "<p class=\"soft\">Above ");
    html_string(out, report_coach(report));
    bytes_text(out, ", below ");
    html_string(out, report_mentee(report));
    bytes_text(out, "; the same stands <a href=\"#turns\">turn by turn</a> in words.</p>\n"
                    "<ul class=\"key\">\n");
    for (size_t i = 0; remark_labels[i]; i++)
        if (*timeline_letter(remark_labels[i]))
            bytes_format(out, "<li><b>%s</b> %s</li>\n", timeline_letter(remark_labels[i]),
                         remark_labels[i]);
    bytes_format(
        out, "<li><b>★</b> pinned</li>\n<li><b>┄</b> silence of %d seconds or more</li>\n</ul>\n",
        threshold_wait);
    timeline_html(report, out);
    bytes_text(out, "</section>\n");
}

static void add_quoted(struct bytes *out, const char *text, size_t from, size_t to) {
    bytes_text(out, "“");
    html_text(out, text + from, to - from);
    bytes_text(out, "”");
}

/* What was said, with the words marked that rules fired on. */
static void add_said(const struct moment *moment, const struct heard *heard, struct bytes *out) {
    size_t at = 0;
    bytes_text(out, "<p class=\"said\">");
    for (size_t i = 0; i < heard->remarks.count; i++) {
        const struct remark *remark = &heard->remarks.items[i];
        bool fired = remark->fired_to > remark->fired_from && remark->move != MOVE_OTHER;
        if (!fired || remark->fired_from < at) continue;
        html_text(out, moment->text + at, remark->fired_from - at);
        bytes_text(out, "<mark>");
        html_text(out, moment->text + remark->fired_from, remark->fired_to - remark->fired_from);
        bytes_text(out, "</mark>");
        at = remark->fired_to;
    }
    html_string(out, moment->text + at);
    if (!*moment->text) bytes_text(out, "(silence)");
    bytes_text(out, "</p>\n");
}

static void add_remark(const struct moment *moment, const struct remark *remark, bool is_alone,
                       struct bytes *out) {
    bool fired = remark->fired_to > remark->fired_from;
    bytes_format(out, "<li><b>%s</b>", remark->label);
    if (remark->allowed) bytes_text(out, ", with leave");
    if (remark->move == MOVE_INPUT && !remark->allowed) bytes_text(out, ", without leave");
    if (remark->asks_leave) bytes_text(out, ", asks leave");
    if (fired || !is_alone) bytes_text(out, ": ");
    if (fired)
        add_quoted(out, moment->text, remark->fired_from, remark->fired_to);
    else if (!is_alone)
        add_quoted(out, moment->text, remark->from, remark->to);
    bytes_text(out, ". ");
    html_string(out, remark->says);
    bytes_text(out, " <span class=\"soft\">Rule: ");
    html_string(out, remark->rule);
    bytes_text(out, "</span></li>\n");
}

/* What the trainee has said of the turn; nothing where that is NULL. */
static void add_own(const char *name, const char *text, struct bytes *out) {
    if (!text) return;
    bytes_format(out, "<li><b>%s</b>: ", name);
    html_string(out, text);
    bytes_text(out, "</li>\n");
}

static void add_points(const struct report *report, size_t index, struct bytes *out) {
    const struct moment *moment = &report->encounter->moments[index];
    const struct heard *heard = &report->measures->turns[index];
    bool has_any = heard->remarks.count || heard->quote.to || moment->contested || moment->note;
    if (has_any) bytes_text(out, "<ul class=\"points\">\n");
    for (size_t i = 0; i < heard->remarks.count; i++)
        if (heard->remarks.items[i].move != MOVE_OTHER || heard->remarks.count == 1)
            add_remark(moment, &heard->remarks.items[i], heard->remarks.count == 1, out);
    if (heard->quote.to) {
        bytes_text(out, "<li><b>says back</b>: ");
        add_quoted(out, moment->text, heard->quote.from, heard->quote.to);
        bytes_format(out, ", from <a href=\"#t%zu\">%s %lu</a></li>\n", heard->quote.moment + 1,
                     place(report), report->encounter->moments[heard->quote.moment].line);
    }
    add_own("contested", moment->contested, out);
    add_own("pinned", moment->note, out);
    if (has_any) bytes_text(out, "</ul>\n");
    if (!heard->instead) return;
    bytes_text(out, "<p class=\"perhaps\"><b>Perhaps:</b> ");
    html_string(out, heard->instead);
    bytes_text(out, "</p>\n");
}

static void add_who(const struct report *report, const struct moment *moment, struct bytes *out) {
    bool is_coach = moment->speaker == SPEAKER_COACH;
    bytes_text(out, "<p class=\"who\"><b>");
    html_string(out, is_coach ? report_coach(report) : report_mentee(report));
    bytes_format(out, "</b> %s %lu", place(report), moment->line);
    if (moment->began >= 0) bytes_text(out, ", at ");
    if (moment->began >= 0) figures_clock(moment->began, out);
    if (moment->waited >= threshold_wait) {
        bytes_text(out, ", after ");
        figures_seconds(moment->waited, out);
        bytes_text(out, " of silence");
    }
    if (moment->pinned) bytes_text(out, ", <b>★ pinned</b>");
    bytes_text(out, "</p>\n");
}

static void add_turn(const struct report *report, size_t index, struct bytes *out) {
    const struct moment *moment = &report->encounter->moments[index];
    bool is_coach = moment->speaker == SPEAKER_COACH;
    bytes_format(out, "<li id=\"t%zu\" class=\"%s\">\n", index + 1, is_coach ? "coach" : "mentee");
    add_who(report, moment, out);
    add_said(moment, &report->measures->turns[index], out);
    add_points(report, index, out);
    bytes_text(out, "</li>\n");
}

/* The turns of each stage are a list of their own. */
static void add_turns(const struct report *report, struct bytes *out) {
    const struct encounter *encounter = report->encounter;
    const char *section = "";
    open_section(out, "turns", "Turn by turn");
    for (size_t i = 0; i < encounter->count; i++) {
        const char *now = text_or(encounter->moments[i].section, section);
        bool is_new = strcmp(now, section) != 0;
        if (is_new && i) bytes_text(out, "</ol>\n");
        if (is_new) {
            bytes_text(out, "<h3>");
            html_string(out, now);
            bytes_text(out, "</h3>\n");
        }
        if (is_new || !i) bytes_text(out, "<ol class=\"turns\">\n");
        section = now;
        add_turn(report, i, out);
    }
    if (encounter->count) bytes_text(out, "</ol>\n");
    bytes_text(out, "</section>\n");
}

static void add_kappa(struct bytes *out, const char *name, const struct kappa *kappa, size_t ours,
                      size_t theirs) {
    bytes_format(out,
                 "<tr><th scope=\"row\">%s</th><td class=\"number\">%zu</td>"
                 "<td class=\"number\">%zu</td><td class=\"number\">",
                 name, ours, theirs);
    if (kappa->is_defined)
        bytes_format(out, "%.2f", kappa->value);
    else
        bytes_text(out, "not defined");
    bytes_text(out, "</td></tr>\n");
}

static void add_agreement(const struct report *report, struct bytes *out) {
    const struct agreement *agreement = report->agreement;
    if (!agreement) return;
    struct kappa all = kappa_overall(&agreement->table);
    open_section(out, "second", "Beside the second coder");
    bytes_text(out, "<p>Labels of ");
    html_string(out, report->second);
    bytes_format(out, ": %zu of %zu remarks were coded by both, %zu of them alike.</p>\n",
                 all.count, agreement->remarks, all.agreed);
    bytes_text(out,
               "<table>\n<thead><tr><th scope=\"col\">Label</th>"
               "<th scope=\"col\" class=\"number\">Ours</th>"
               "<th scope=\"col\" class=\"number\">Theirs</th>"
               "<th scope=\"col\" class=\"number\">Cohen’s kappa</th></tr></thead>\n<tbody>\n");
    add_kappa(out, "all labels", &all, all.count, all.count);
    for (size_t i = 0; i < agreement->table.labels; i++) {
        size_t ours = kappa_first(&agreement->table, i);
        size_t theirs = kappa_second(&agreement->table, i);
        if (!ours && !theirs) continue;
        struct kappa kappa = kappa_of_label(&agreement->table, i);
        add_kappa(out, remark_labels[i], &kappa, ours, theirs);
    }
    bytes_text(out, "</tbody>\n</table>\n</section>\n");
}

void report_html(const struct report *report, struct bytes *out) {
    open_page(report, out);
    add_debrief(report, out);
    add_gist(report, out);
    add_figures(report, out);
    add_agreement(report, out);
    add_timeline(report, out);
    add_turns(report, out);
    bytes_text(out, "</main>\n<footer class=\"limits\" aria-labelledby=\"limits\">\n"
                    "<h2 id=\"limits\">What the figures are worth</h2>\n<p>");
    html_string(out, threshold_reflections_limits);
    bytes_text(out, "</p>\n<p>");
    html_string(out, threshold_wait_limits);
    bytes_text(out, "</p>\n</footer>\n</body>\n</html>\n");
}
