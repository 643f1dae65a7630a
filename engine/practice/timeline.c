/* SPDX-License-Identifier: GPL-3.0-or-later
 * Strips of SVG. Lengths on them are in units of which a strip has 360, so that letters stay
 * legible on a narrow page and wide pages have several side by side.
 */
#include "practice/timeline.h"

#include "base/bytes.h"
#include "base/html.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/figures.h"
#include "practice/report.h"
#include "practice/threshold.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    strip_seconds = 90,
    strip_words = 180,
    most_strips = 240,
    left = 6,
    room = 348,
    letter_width = 8,
    coach_top = 20,
    mentee_top = 42,
    lane_height = 16,
};

static const char *const letters[remark_label_count] = {"O", "C", "L", "W", "A", "S", "R", "I", ""};

const char *timeline_letter(const char *label) {
    size_t number = remark_label(label);
    return number < remark_label_count ? letters[number] : "";
}

struct span {
    double from; /* seconds, or words */
    double to;
};

struct drawing {
    const struct report *report;
    struct bytes *out;
    struct span *spans; /* one for each turn */
    bool by_clock;
    double strip;       /* how long one is */
    double begin;       /* of the strip in hand */
    double last_letter; /* where the last one stands */
};

static bool has_times(const struct encounter *encounter) {
    for (size_t i = 0; i < encounter->count; i++)
        if (encounter->moments[i].began < 0 || encounter->moments[i].lasted < 0) return false;
    return encounter->count > 0;
}

/* Lays the turns out; gives where the last one ends. */
static double lay_out(struct drawing *drawing) {
    const struct report *report = drawing->report;
    double end = 0;
    for (size_t i = 0; i < report->encounter->count; i++) {
        const struct moment *moment = &report->encounter->moments[i];
        double words = (double)report->measures->turns[i].remarks.words;
        struct span *span = &drawing->spans[i];
        span->from = drawing->by_clock ? moment->began : end;
        span->to = span->from + (drawing->by_clock ? moment->lasted : words > 1 ? words : 2);
        if (span->to > end) end = span->to;
    }
    return end;
}

static double place_of(const struct drawing *drawing, double at) {
    return left + (at - drawing->begin) / drawing->strip * room;
}

/* Gives the part of a span that lies on the strip in hand, in units; false where none does. */
static bool clip(const struct drawing *drawing, struct span span, struct span *units) {
    double end = drawing->begin + drawing->strip;
    if (span.from >= end || (span.to <= drawing->begin && span.from < drawing->begin)) return false;
    if (span.to < drawing->begin) return false;
    units->from = place_of(drawing, fmax(span.from, drawing->begin));
    units->to = fmax(place_of(drawing, fmin(span.to, end)), units->from + 2);
    return true;
}

static void draw_box(struct drawing *drawing, struct span units, int top, const char *kind) {
    double width = units.to - units.from;
    if (width > 2) width -= 1;
    bytes_format(drawing->out,
                 "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", kind,
                 units.from, top, width, lane_height);
}

/* A letter stands above its box where there is room beside the one before. */
static void draw_letter(struct drawing *drawing, struct span units, const char *letter) {
    double middle = (units.from + units.to) / 2;
    if (!*letter || middle - drawing->last_letter < letter_width) return;
    drawing->last_letter = middle;
    bytes_format(drawing->out, "<text x=\"%.1f\" y=\"%d\">%s</text>", middle, coach_top - 3,
                 letter);
}

static void draw_remarks(struct drawing *drawing, size_t index) {
    const struct remarks *remarks = &drawing->report->measures->turns[index].remarks;
    const struct span *span = &drawing->spans[index];
    double bytes = (double)strlen(drawing->report->encounter->moments[index].text);
    struct span units;
    for (size_t i = 0; i < remarks->count; i++) {
        const struct remark *remark = &remarks->items[i];
        double length = span->to - span->from;
        struct span part = {span->from + length * (double)remark->from / bytes,
                            span->from + length * (double)remark->to / bytes};
        if (!clip(drawing, part, &units)) continue;
        draw_box(drawing, units, coach_top, remark->label);
        if (part.from >= drawing->begin)
            draw_letter(drawing, units, timeline_letter(remark->label));
    }
    if (!remarks->count && clip(drawing, *span, &units))
        draw_box(drawing, units, coach_top, "silence");
}

/* A long silence is a line between the rows. */
static void draw_silence(struct drawing *drawing, size_t index) {
    const struct moment *moment = &drawing->report->encounter->moments[index];
    const struct span *span = &drawing->spans[index];
    struct span units;
    if (moment->waited < threshold_wait || span->from < drawing->begin) return;
    double length = drawing->by_clock ? moment->waited : drawing->strip / 40;
    struct span before = {span->from - length, span->from};
    if (!clip(drawing, before, &units)) return;
    bytes_format(drawing->out, "<path class=\"wait\" d=\"M%.1f %dH%.1f\"/>", units.from,
                 mentee_top - 3, units.to);
}

static void draw_turn(struct drawing *drawing, size_t index) {
    const struct moment *moment = &drawing->report->encounter->moments[index];
    const struct report *report = drawing->report;
    bool is_coach = moment->speaker == SPEAKER_COACH;
    const struct span *span = &drawing->spans[index];
    struct span units;
    if (!clip(drawing, *span, &units)) return;
    draw_silence(drawing, index);
    bytes_format(drawing->out, "<a href=\"#t%zu\" tabindex=\"-1\"><title>%s %lu, ", index + 1,
                 text_or(report->place, "line"), moment->line);
    html_string(drawing->out, is_coach ? report_coach(report) : report_mentee(report));
    bytes_text(drawing->out, "</title>");
    if (is_coach)
        draw_remarks(drawing, index);
    else
        draw_box(drawing, units, mentee_top, "mentee");
    if (moment->pinned && span->from >= drawing->begin)
        bytes_format(drawing->out, "<text class=\"pin\" x=\"%.1f\" y=\"%d\">★</text>",
                     units.from + 4, is_coach ? coach_top + 12 : mentee_top + 12);
    bytes_text(drawing->out, "</a>");
}

/* Where a strip begins: by the clock, or by the line of its first turn. */
static void draw_begin(struct drawing *drawing, size_t first) {
    struct bytes begin = {0};
    if (drawing->by_clock)
        figures_clock(drawing->begin, &begin);
    else
        bytes_format(&begin, "%s %lu", text_or(drawing->report->place, "line"),
                     drawing->report->encounter->moments[first].line);
    bytes_format(drawing->out, "<text class=\"begin\" x=\"%d\" y=\"70\">%s</text>", left,
                 bytes_string(&begin));
    bytes_free(&begin);
}

static void draw_strip(struct drawing *drawing) {
    size_t count = drawing->report->encounter->count;
    struct span units;
    size_t first = 0;
    while (first < count && !clip(drawing, drawing->spans[first], &units))
        first++;
    if (first == count) return;
    drawing->last_letter = -letter_width;
    bytes_format(drawing->out,
                 "<svg viewBox=\"0 0 360 74\" aria-hidden=\"true\">"
                 "<path class=\"lane\" d=\"M%d %dH%dM%d %dH%d\"/>",
                 left, coach_top + lane_height, left + room, left, mentee_top + lane_height,
                 left + room);
    for (size_t i = first; i < count; i++)
        draw_turn(drawing, i);
    draw_begin(drawing, first);
    bytes_text(drawing->out, "</svg>\n");
}

void timeline_html(const struct report *report, struct bytes *out) {
    struct drawing drawing = {.report = report, .out = out};
    drawing.by_clock = has_times(report->encounter);
    drawing.spans = memory_new((report->encounter->count + 1) * sizeof *drawing.spans);
    double end = lay_out(&drawing);
    drawing.strip = drawing.by_clock ? strip_seconds : strip_words;
    if (end > drawing.strip * most_strips) drawing.strip = end / most_strips;
    bytes_text(out, "<div class=\"strips\">\n");
    for (drawing.begin = 0; drawing.begin < end; drawing.begin += drawing.strip)
        draw_strip(&drawing);
    bytes_text(out, "</div>\n");
    free(drawing.spans);
}
