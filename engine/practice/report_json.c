/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report as data. Times are seconds, shares go from 0 to 1, both rounded to thousandths; what
 * is not known is not there.
 */
#include "practice/report.h"

#include "base/text.h"
#include "practice/figures.h"
#include "practice/gist.h"
#include "practice/second.h"
#include "practice/threshold.h"

#include <math.h>
#include <string.h>

static struct value rounded(double number) {
    return value_number(floor(number * 1000 + 0.5) / 1000);
}

static struct value counted(size_t count) {
    return value_number((double)count);
}

static void set_string(struct value *map, const char *key, const char *text) {
    if (text) value_set(map, key, value_string(text));
}

static void set_seconds(struct value *map, const char *key, double seconds) {
    if (seconds >= 0) value_set(map, key, rounded(seconds));
}

static void set_share(struct value *map, const char *key, size_t part, size_t whole) {
    if (whole) value_set(map, key, rounded((double)part / (double)whole));
}

static struct value remark_value(const char *text, const struct remark *remark) {
    struct value map = value_map();
    value_set(&map, "text", value_text(text + remark->from, remark->to - remark->from));
    set_string(&map, "label", remark->label);
    if (remark->move == MOVE_QUESTION) set_string(&map, "form", remark->open ? "open" : "closed");
    set_string(&map, "rule", remark->rule);
    set_string(&map, "says", remark->says);
    if (remark->fired_to > remark->fired_from)
        value_set(&map, "words",
                  value_text(text + remark->fired_from, remark->fired_to - remark->fired_from));
    if (remark->asks_leave) value_set(&map, "asks_leave", value_bool(true));
    if (remark->move == MOVE_INPUT || remark->allowed)
        value_set(&map, "with_leave", value_bool(remark->allowed));
    return map;
}

static struct value back_value(const struct encounter *encounter, const char *text,
                               const struct quote *quote) {
    struct value map = value_map();
    value_set(&map, "words", value_text(text + quote->from, quote->to - quote->from));
    value_set(&map, "line", value_number((double)encounter->moments[quote->moment].line));
    return map;
}

static struct value turn_value(const struct report *report, size_t index) {
    const struct moment *moment = &report->encounter->moments[index];
    const struct heard *heard = &report->measures->turns[index];
    struct value map = value_map();
    value_set(&map, "line", value_number((double)moment->line));
    set_string(&map, "speaker", moment->speaker == SPEAKER_COACH ? "coach" : "mentee");
    set_string(&map, "section", moment->section);
    set_string(&map, "text", moment->text);
    value_set(&map, "words", counted(heard->remarks.words));
    set_seconds(&map, "began", moment->began);
    set_seconds(&map, "waited", moment->waited);
    set_seconds(&map, "lasted", moment->lasted);
    if (moment->pinned) value_set(&map, "pinned", value_bool(true));
    set_string(&map, "note", moment->note);
    set_string(&map, "contested", moment->contested);
    if (moment->speaker != SPEAKER_COACH) return map;
    struct value remarks = value_list();
    for (size_t i = 0; i < heard->remarks.count; i++)
        value_add(&remarks, remark_value(moment->text, &heard->remarks.items[i]));
    value_set(&map, "remarks", remarks);
    if (heard->quote.to)
        value_set(&map, "said_back", back_value(report->encounter, moment->text, &heard->quote));
    if (!heard->instead) return map;
    struct value instead = value_map();
    set_string(&instead, "text", heard->instead);
    set_string(&instead, "rule", heard->instead_why);
    value_set(&instead, "remark", counted(heard->instead_remark));
    value_set(&map, "instead", instead);
    return map;
}

static struct value tally_value(const struct tally *tally) {
    size_t questions = tally->moves[MOVE_QUESTION];
    struct value map = value_map();
    struct value labels = value_map();
    value_set(&map, "turns", counted(tally->turns));
    value_set(&map, "questions", counted(questions));
    value_set(&map, "open", counted(tally->open));
    value_set(&map, "closed", counted(tally->closed));
    set_share(&map, "open_share", tally->open, questions);
    value_set(&map, "reflections", counted(tally->moves[MOVE_REFLECTION]));
    set_share(&map, "reflections_to_questions", tally->moves[MOVE_REFLECTION], questions);
    value_set(&map, "input_with_leave", counted(tally->input_allowed));
    value_set(&map, "input_without_leave", counted(tally->input_unasked));
    value_set(&map, "turns_saying_back", counted(tally->quoting));
    for (size_t i = 0; remark_labels[i]; i++)
        value_set(&labels, remark_labels[i], counted(tally->labels[i]));
    value_set(&map, "labels", labels);
    return map;
}

static struct value silences_value(const struct silences *silences) {
    struct value map = value_map();
    value_set(&map, "count", counted(silences->count));
    if (!silences->count) return map;
    value_set(&map, "median", rounded(silences->median));
    value_set(&map, "longest", rounded(silences->longest));
    value_set(&map, "three_seconds_or_more", counted(silences->held));
    return map;
}

static struct value words_value(const struct measures *measures) {
    size_t coach = measures->words[SPEAKER_COACH];
    size_t mentee = measures->words[SPEAKER_MENTEE];
    struct value map = value_map();
    value_set(&map, "coach", counted(coach));
    value_set(&map, "mentee", counted(mentee));
    set_share(&map, "coach_share", coach, coach + mentee);
    return map;
}

static struct value stages_value(const struct report *report) {
    struct value list = value_list();
    for (size_t i = 0; i < report->measures->stage_count; i++) {
        const struct stage_reached *stage = &report->measures->stages[i];
        struct value map = value_map();
        set_string(&map, "name", stage->name);
        value_set(&map, "line",
                  value_number((double)report->encounter->moments[stage->first].line));
        value_set(&map, "turns", counted(stage->turns));
        value_add(&list, map);
    }
    return list;
}

static struct value sentences_value(char *const *sentences, size_t count) {
    struct value list = value_list();
    for (size_t i = 0; i < count; i++)
        value_add(&list, value_string(sentences[i]));
    return list;
}

static void set_gist(struct value *map, const struct report *report) {
    struct gist gist = gist_make(report);
    value_set(map, "went_well", sentences_value(gist.well, gist.well_count));
    value_set(map, "could_try", sentences_value(gist.next, gist.next_count));
    gist_free(&gist);
}

static struct value thresholds_value(const struct measures *measures) {
    static const char *const names[] = {"unknown", "below", "fair", "good"};
    const struct tally *all = &measures->all;
    enum threshold_reached reached =
        threshold_reflections(all->moves[MOVE_REFLECTION], all->moves[MOVE_QUESTION]);
    struct value map = value_map();
    struct value reflections = value_map();
    struct value silence = value_map();
    set_string(&reflections, "source", "MITI 4.2");
    set_string(&reflections, "reached", names[reached]);
    set_string(&reflections, "limits", threshold_reflections_limits);
    set_string(&silence, "source", "Rowe 1986");
    value_set(&silence, "seconds", value_number(threshold_wait));
    set_string(&silence, "limits", threshold_wait_limits);
    value_set(&map, "reflections_to_questions", reflections);
    value_set(&map, "silence", silence);
    return map;
}

static struct value kappa_value(const char *name, const struct kappa *kappa) {
    struct value map = value_map();
    set_string(&map, "label", name);
    value_set(&map, "count", counted(kappa->count));
    value_set(&map, "alike", counted(kappa->agreed));
    value_set(&map, "kappa", kappa->is_defined ? rounded(kappa->value) : (struct value){0});
    return map;
}

static struct value agreement_value(const struct report *report) {
    const struct agreement *agreement = report->agreement;
    struct value map = value_map();
    struct value labels = value_list();
    struct kappa all = kappa_overall(&agreement->table);
    set_string(&map, "file", report->second);
    value_set(&map, "remarks", counted(agreement->remarks));
    value_set(&map, "count", counted(all.count));
    value_set(&map, "alike", counted(all.agreed));
    value_set(&map, "kappa", all.is_defined ? rounded(all.value) : (struct value){0});
    for (size_t i = 0; i < agreement->table.labels; i++) {
        struct kappa kappa = kappa_of_label(&agreement->table, i);
        struct value label = kappa_value(remark_labels[i], &kappa);
        value_set(&label, "ours", counted(kappa_first(&agreement->table, i)));
        value_set(&label, "theirs", counted(kappa_second(&agreement->table, i)));
        value_add(&labels, label);
    }
    value_set(&map, "labels", labels);
    return map;
}

struct value report_value(const struct report *report) {
    const struct measures *measures = report->measures;
    struct value map = value_map();
    struct value turns = value_list();
    struct value silences = value_map();
    set_string(&map, "title", report->title);
    set_string(&map, "coach", report_coach(report));
    set_string(&map, "mentee", report_mentee(report));
    set_seconds(&map, "seconds", measures->seconds);
    set_gist(&map, report);
    value_set(&map, "measures", tally_value(&measures->all));
    value_set(&map, "contested", counted(measures->contested));
    if (measures->contested)
        value_set(&map, "without_contested", tally_value(&measures->uncontested));
    value_set(&map, "words", words_value(measures));
    value_set(&silences, "before_coach", silences_value(&measures->before));
    value_set(&silences, "before_mentee", silences_value(&measures->after));
    value_set(&map, "silences", silences);
    value_set(&map, "stages", stages_value(report));
    value_set(&map, "thresholds", thresholds_value(measures));
    if (report->agreement) value_set(&map, "second", agreement_value(report));
    for (size_t i = 0; i < measures->count; i++)
        value_add(&turns, turn_value(report, i));
    value_set(&map, "turns", turns);
    return map;
}
