/* SPDX-License-Identifier: GPL-3.0-or-later
 * Counts put into words.
 */
#include "practice/figures.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/threshold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *report_coach(const struct report *report) {
    return text_or(report->coach, "Coach");
}

const char *report_mentee(const struct report *report) {
    return text_or(report->mentee, "Mentee");
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

void figures_seconds(double seconds, struct bytes *out) {
    double whole = floor(seconds + 0.5);
    if (seconds < 9.95)
        bytes_format(out, "%.1f s", seconds);
    else if (whole < 60)
        bytes_format(out, "%.0f s", whole);
    else if (whole < 3600)
        bytes_format(out, "%.0f min %.0f s", floor(whole / 60), fmod(whole, 60));
    else
        bytes_format(out, "%.0f h %.0f min", floor(whole / 3600), floor(fmod(whole, 3600) / 60));
}

void figures_clock(double seconds, struct bytes *out) {
    double whole = floor(seconds);
    if (whole >= 3600) bytes_format(out, "%.0f:", floor(whole / 3600));
    bytes_format(out, whole >= 3600 ? "%02.0f:" : "%.0f:", floor(fmod(whole, 3600) / 60));
    bytes_format(out, "%02.0f", fmod(whole, 60));
}

static void add_percent(size_t part, size_t whole, struct bytes *out) {
    bytes_format(out, "%.0f %%", floor(100.0 * (double)part / (double)whole + 0.5));
}

static void say_questions(const struct tally *tally, struct bytes *out) {
    size_t questions = tally->moves[MOVE_QUESTION];
    bytes_format(out, "%zu: %zu open, %zu closed", questions, tally->open, tally->closed);
    if (!questions) return;
    bytes_text(out, " (");
    add_percent(tally->open, questions, out);
    bytes_text(out, " open)");
}

/* How they are worded, by the labels of the guide. */
static void say_labels(const struct tally *tally, struct bytes *out) {
    size_t questions = remark_label("reflection");
    bool first = true;
    for (size_t i = 0; i < questions; i++) {
        if (!tally->labels[i]) continue;
        bytes_format(out, "%s%zu %s", first ? "" : ", ", tally->labels[i], remark_labels[i]);
        first = false;
    }
    if (first) bytes_text(out, "none");
}

static void say_reflections(const struct tally *tally, struct bytes *out) {
    size_t questions = tally->moves[MOVE_QUESTION];
    size_t reflections = tally->moves[MOVE_REFLECTION];
    bytes_format(out, "%zu, against %zu question%s", reflections, questions, plural(questions));
    if (questions) bytes_format(out, " (%.1f to 1)", (double)reflections / (double)questions);
    bytes_format(out, ": %s", threshold_says(threshold_reflections(reflections, questions)));
}

static void say_input(const struct tally *tally, struct bytes *out) {
    size_t all = tally->input_allowed + tally->input_unasked;
    if (all)
        bytes_format(out, "%zu with leave, %zu without", tally->input_allowed,
                     tally->input_unasked);
    else
        bytes_text(out, "none");
}

static void say_quotes(const struct tally *tally, struct bytes *out) {
    bytes_format(out, "in %zu of %zu turn%s", tally->quoting, tally->turns, plural(tally->turns));
}

typedef void sayer(const struct tally *tally, struct bytes *out);

static void add(struct figures *figures, const char *name, struct bytes *value) {
    figures->items = memory_room(figures->items, figures->count, sizeof *figures->items);
    figures->items[figures->count++] =
        (struct figure){.name = name, .value = memory_text(bytes_string(value), value->length)};
    bytes_free(value);
}

/* Adds a figure both ways where labels are contested. */
static void add_counted(struct figures *figures, const struct report *report, const char *name,
                        sayer *say) {
    struct bytes value = {0};
    struct bytes uncontested = {0};
    say(&report->measures->all, &value);
    say(&report->measures->uncontested, &uncontested);
    bool differs = strcmp(bytes_string(&value), bytes_string(&uncontested)) != 0;
    add(figures, name, &value);
    if (differs) figures->items[figures->count - 1].uncontested = uncontested.data;
    if (!differs) bytes_free(&uncontested);
}

static void add_words(struct figures *figures, const struct report *report) {
    const size_t *words = report->measures->words;
    size_t all = words[SPEAKER_COACH] + words[SPEAKER_MENTEE];
    struct bytes value = {0};
    if (!all) return;
    text_show(report_coach(report), strlen(report_coach(report)), TEXT_ONE_LINE, &value);
    bytes_char(&value, ' ');
    add_percent(words[SPEAKER_COACH], all, &value);
    bytes_text(&value, ", ");
    text_show(report_mentee(report), strlen(report_mentee(report)), TEXT_ONE_LINE, &value);
    bytes_char(&value, ' ');
    add_percent(words[SPEAKER_MENTEE], all, &value);
    bytes_format(&value, " (of %zu)", all);
    add(figures, "Share of words", &value);
}

static void add_silences(struct figures *figures, const char *name,
                         const struct silences *silences) {
    struct bytes value = {0};
    if (silences->count) {
        bytes_text(&value, "half of them up to ");
        figures_seconds(silences->median, &value);
        bytes_text(&value, ", the longest ");
        figures_seconds(silences->longest, &value);
        bytes_format(&value, "; %zu of %zu took %d seconds or more", silences->held,
                     silences->count, threshold_wait);
    } else {
        bytes_text(&value, "not known: it does not say when turns begin and end");
    }
    add(figures, name, &value);
}

static void add_stages(struct figures *figures, const struct report *report) {
    const struct measures *measures = report->measures;
    struct bytes value = {0};
    for (size_t i = 0; i < measures->stage_count; i++) {
        const struct stage_reached *stage = &measures->stages[i];
        if (i) bytes_text(&value, ", ");
        text_show(stage->name, strlen(stage->name), TEXT_ONE_LINE, &value);
        bytes_format(&value, " (%zu turn%s)", stage->turns, plural(stage->turns));
    }
    if (measures->stage_count) add(figures, "Stages reached", &value);
}

/* There the mentee answers at once. */
static bool is_practice(const struct report *report) {
    return report->place && strcmp(report->place, "turn") == 0;
}

struct figures figures_make(const struct report *report) {
    const struct measures *measures = report->measures;
    struct figures figures = {0};
    struct bytes contested = {0};
    add_counted(&figures, report, "Questions", say_questions);
    add_counted(&figures, report, "How they are worded", say_labels);
    add_counted(&figures, report, "Reflections", say_reflections);
    add_counted(&figures, report, "Advice and input", say_input);
    add_counted(&figures, report, "Words said back", say_quotes);
    add_words(&figures, report);
    add_silences(&figures, "Silence before the coach", &measures->before);
    if (!is_practice(report)) add_silences(&figures, "Silence before the mentee", &measures->after);
    add_stages(&figures, report);
    if (!measures->contested) return figures;
    bytes_format(&contested, "%zu turn%s", measures->contested, plural(measures->contested));
    add(&figures, "Labels contested", &contested);
    return figures;
}

void figures_free(struct figures *figures) {
    for (size_t i = 0; i < figures->count; i++) {
        free(figures->items[i].value);
        free(figures->items[i].uncontested);
    }
    free(figures->items);
    *figures = (struct figures){0};
}

void figures_summary(const struct report *report, struct bytes *out) {
    const struct measures *measures = report->measures;
    size_t coach = measures->all.turns;
    size_t mentee = 0;
    for (size_t i = 0; i < measures->count; i++)
        mentee += report->encounter->moments[i].speaker == SPEAKER_MENTEE;
    text_show(report_coach(report), strlen(report_coach(report)), TEXT_ONE_LINE, out);
    bytes_format(out, " %zu turn%s, ", coach, plural(coach));
    text_show(report_mentee(report), strlen(report_mentee(report)), TEXT_ONE_LINE, out);
    bytes_format(out, " %zu", mentee);
    if (measures->seconds < 0) return;
    bytes_text(out, ", ");
    figures_seconds(measures->seconds, out);
}
