/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report as lines: the figures, then turn by turn, then what the figures are worth.
 */
#include "practice/report.h"

#include "base/bytes.h"
#include "base/text.h"
#include "practice/figures.h"
#include "practice/gist.h"
#include "practice/second.h"
#include "practice/threshold.h"

#include <string.h>

enum { indent = 4, most_fired = 60 };

struct writing {
    const struct report *report;
    size_t width;
    struct bytes line; /* what is wrapped next */
    struct bytes *out;
    struct value told; /* the rules whose sentence was said; each says it once */
};

/* Puts out the line in hand, wrapped behind `behind` blanks. */
static void put(struct writing *writing, size_t behind) {
    size_t room = writing->width > behind + 8 ? writing->width - behind : 8;
    text_wrap(bytes_string(&writing->line), room, behind, writing->out);
    bytes_clear(&writing->line);
}

static void show(struct writing *writing, const char *text, size_t length) {
    text_show(text, length, TEXT_ONE_LINE, &writing->line);
}

static void heading(struct writing *writing, const char *text) {
    bytes_char(writing->out, '\n');
    bytes_text(&writing->line, text);
    put(writing, 0);
}

static void add_figures(struct writing *writing) {
    struct figures figures = figures_make(writing->report);
    for (size_t i = 0; i < figures.count; i++) {
        const struct figure *figure = &figures.items[i];
        bytes_format(&writing->line, "- %s: %s", figure->name, figure->value);
        put(writing, 0);
        if (!figure->uncontested) continue;
        bytes_format(&writing->line, "without what is contested: %s", figure->uncontested);
        put(writing, 2);
    }
    figures_free(&figures);
}

static void add_quoted(struct writing *writing, const char *text, size_t from, size_t to) {
    bytes_text(&writing->line, "“");
    show(writing, text + from, to - from);
    bytes_text(&writing->line, "”");
}

/* A label, the words it fired on, what the rule says (once) and its name. What is neither asked nor
 * said back nor put in is passed over beside something that is. */
static void add_remark(struct writing *writing, const char *text, const struct remark *remark,
                       bool is_alone) {
    bytes_format(&writing->line, "- %s", remark->label);
    if (remark->allowed) bytes_text(&writing->line, ", with leave");
    if (remark->move == MOVE_INPUT && !remark->allowed)
        bytes_text(&writing->line, ", without leave");
    if (remark->asks_leave) bytes_text(&writing->line, ", asks leave");
    bool fired = remark->fired_to > remark->fired_from;
    bool is_short = remark->fired_to - remark->fired_from <= most_fired;
    if (fired && is_short) {
        bytes_text(&writing->line, ": ");
        add_quoted(writing, text, remark->fired_from, remark->fired_to);
    } else if (!is_alone) {
        bytes_text(&writing->line, ": ");
        add_quoted(writing, text, remark->from, remark->to);
    }
    if (remark->says && !value_get(&writing->told, remark->rule)) {
        bytes_format(&writing->line, ". %s", remark->says);
        value_set(&writing->told, remark->rule, value_bool(true));
    }
    bytes_format(&writing->line, " (%s)", remark->rule);
    put(writing, indent);
}

static void add_remarks(struct writing *writing, const char *text, const struct heard *heard) {
    for (size_t i = 0; i < heard->remarks.count; i++)
        if (heard->remarks.items[i].move != MOVE_OTHER || heard->remarks.count == 1)
            add_remark(writing, text, &heard->remarks.items[i], heard->remarks.count == 1);
}

static const char *place(const struct report *report) {
    return text_or(report->place, "line");
}

static void add_back(struct writing *writing, const char *text, const struct heard *heard) {
    if (!heard->quote.to) return;
    bytes_text(&writing->line, "- says back: ");
    add_quoted(writing, text, heard->quote.from, heard->quote.to);
    bytes_format(&writing->line, " (%s %lu)", place(writing->report),
                 writing->report->encounter->moments[heard->quote.moment].line);
    put(writing, indent);
}

static void add_instead(struct writing *writing, const struct heard *heard) {
    if (!heard->instead) return;
    bytes_text(&writing->line, "- perhaps: ");
    show(writing, heard->instead, strlen(heard->instead));
    put(writing, indent);
}

/* What the trainee has said of the turn; nothing where that is NULL. */
static void add_own(struct writing *writing, const char *name, const char *text) {
    if (!text) return;
    bytes_format(&writing->line, "- %s: ", name);
    show(writing, text, strlen(text));
    put(writing, indent);
}

static void add_who(struct writing *writing, const struct moment *moment) {
    const struct report *report = writing->report;
    const char *who =
        moment->speaker == SPEAKER_COACH ? report_coach(report) : report_mentee(report);
    bytes_format(&writing->line, "%s %lu, ", place(report), moment->line);
    show(writing, who, strlen(who));
    if (moment->waited >= threshold_wait) {
        bytes_text(&writing->line, ", after ");
        figures_seconds(moment->waited, &writing->line);
        bytes_text(&writing->line, " of silence");
    }
    if (moment->pinned) bytes_text(&writing->line, ", pinned");
    bytes_text(&writing->line, ":");
    put(writing, 0);
}

static void add_turn(struct writing *writing, size_t index) {
    const struct moment *moment = &writing->report->encounter->moments[index];
    const struct heard *heard = &writing->report->measures->turns[index];
    bytes_char(writing->out, '\n');
    add_who(writing, moment);
    if (*moment->text)
        show(writing, moment->text, strlen(moment->text));
    else
        bytes_text(&writing->line, "(silence)");
    put(writing, 2);
    add_remarks(writing, moment->text, heard);
    add_back(writing, moment->text, heard);
    add_instead(writing, heard);
    add_own(writing, "contested", moment->contested);
    add_own(writing, "pinned", moment->note);
}

static void add_turns(struct writing *writing) {
    const struct encounter *encounter = writing->report->encounter;
    const char *section = "";
    heading(writing, "Turn by turn");
    for (size_t i = 0; i < encounter->count; i++) {
        const char *now = text_or(encounter->moments[i].section, section);
        if (strcmp(now, section) != 0) {
            bytes_char(writing->out, '\n');
            bytes_text(&writing->line, "-- ");
            show(writing, now, strlen(now));
            put(writing, 0);
        }
        section = now;
        add_turn(writing, i);
    }
}

static void add_kappa(struct writing *writing, const char *name, const struct kappa *kappa,
                      size_t ours, size_t theirs) {
    bytes_format(&writing->line, "- %s: ", name);
    if (kappa->is_defined)
        bytes_format(&writing->line, "kappa %.2f", kappa->value);
    else
        bytes_text(&writing->line, "kappa is not defined, there is nothing to tell apart");
    if (ours || theirs) bytes_format(&writing->line, " (ours %zu, theirs %zu)", ours, theirs);
    put(writing, 0);
}

static void add_agreement(struct writing *writing) {
    const struct agreement *agreement = writing->report->agreement;
    if (!agreement) return;
    struct kappa all = kappa_overall(&agreement->table);
    heading(writing, "Beside the second coder");
    bytes_text(&writing->line, "Labels of ");
    show(writing, writing->report->second, strlen(writing->report->second));
    bytes_format(&writing->line, ": %zu of %zu remarks were coded by both, %zu of them alike.",
                 all.count, agreement->remarks, all.agreed);
    put(writing, 0);
    add_kappa(writing, "all labels", &all, 0, 0);
    for (size_t i = 0; i < agreement->table.labels; i++) {
        size_t ours = kappa_first(&agreement->table, i);
        size_t theirs = kappa_second(&agreement->table, i);
        if (!ours && !theirs) continue;
        struct kappa kappa = kappa_of_label(&agreement->table, i);
        add_kappa(writing, remark_labels[i], &kappa, ours, theirs);
    }
}

static void add_limits(struct writing *writing) {
    heading(writing, "What the figures are worth");
    bytes_text(&writing->line, threshold_reflections_limits);
    put(writing, 0);
    bytes_text(&writing->line, threshold_wait_limits);
    put(writing, 0);
}

static void add_sentences(struct writing *writing, const char *name, char *const *sentences,
                          size_t count) {
    if (!count) return;
    heading(writing, name);
    for (size_t i = 0; i < count; i++) {
        bytes_format(&writing->line, "- %s", sentences[i]);
        put(writing, 0);
    }
}

static void add_gist(struct writing *writing) {
    struct gist gist = gist_make(writing->report);
    add_sentences(writing, "What went well", gist.well, gist.well_count);
    add_sentences(writing, "What you could try", gist.next, gist.next_count);
    gist_free(&gist);
}

static struct writing begin(const struct report *report, size_t width, struct bytes *out) {
    return (struct writing){.report = report, .width = width, .out = out, .told = value_map()};
}

static void end(struct writing *writing) {
    bytes_free(&writing->line);
    value_free(&writing->told);
}

static void add_head(struct writing *writing) {
    show(writing, writing->report->title, strlen(writing->report->title));
    put(writing, 0);
    figures_summary(writing->report, &writing->line);
    put(writing, 0);
}

void report_brief(const struct report *report, size_t width, struct bytes *out) {
    struct writing writing = begin(report, width, out);
    add_head(&writing);
    add_gist(&writing);
    end(&writing);
}

void report_text(const struct report *report, size_t width, struct bytes *out) {
    struct writing writing = begin(report, width, out);
    add_head(&writing);
    add_gist(&writing);
    heading(&writing, "In figures");
    add_figures(&writing);
    add_agreement(&writing);
    add_turns(&writing);
    add_limits(&writing);
    end(&writing);
}

void report_turn(const struct report *report, size_t index, const struct heard *heard, size_t width,
                 struct bytes *out) {
    struct writing writing = begin(report, width, out);
    const char *text = report->encounter->moments[index].text;
    add_remarks(&writing, text, heard);
    add_back(&writing, text, heard);
    add_instead(&writing, heard);
    end(&writing);
}
