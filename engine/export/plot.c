/* SPDX-License-Identifier: GPL-3.0-or-later
 * Days go from left to right in their true distance; each point has its number beside it, as long
 * as they do not stand in each other's way.
 */
#include "export/plot.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/html.h"

#include <stdio.h>
#include <string.h>

/* In units of the picture. */
enum {
    width = 640,
    height = 190,
    axis = 30,
    left = 54,
    right = 606,
    top = 26,
    bottom = 146,
    label_room = 20
};

static double time_of(const struct growth_point *point) {
    return (double)clock_read_stamp(point->answer->at);
}

static double across(const struct growth_series *series, size_t index) {
    double first = time_of(&series->points[0]);
    double last = time_of(&series->points[series->count - 1]);
    double now = time_of(&series->points[index]);
    if (last <= first)
        return series->count == 1
                   ? (left + right) / 2.0
                   : left + (right - left) * (double)index / (double)(series->count - 1);
    double part = (now - first) / (last - first);
    if (part < 0) part = 0; /* a clock was put back */
    if (part > 1) part = 1;
    return left + (right - left) * part;
}

static double up(const struct growth_series *series, double value) {
    double part = (value - series->from) / (series->to - series->from);
    if (part < 0) part = 0;
    if (part > 1) part = 1;
    return bottom - (bottom - top) * part;
}

static void add_grid(const struct growth_series *series, struct bytes *out) {
    const double lines[] = {series->from, (series->from + series->to) / 2, series->to};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char number[32];
        double y = up(series, lines[i]);
        value_number_text(lines[i], number);
        bytes_format(out, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", axis, y, width);
        bytes_format(out, "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>\n", axis - 8, y + 4,
                     number);
    }
}

static void add_line(const struct growth_series *series, struct bytes *out) {
    bytes_text(out, "<path class=\"line\" d=\"");
    for (size_t i = 0; i < series->count; i++)
        bytes_format(out, "%s%.1f %.1f", i ? "L" : "M", across(series, i),
                     up(series, series->points[i].value));
    bytes_text(out, "\"/>\n");
}

static void add_points(const struct growth_series *series, struct bytes *out) {
    double labelled = -label_room;
    for (size_t i = 0; i < series->count; i++) {
        char number[32];
        double x = across(series, i);
        double y = up(series, series->points[i].value);
        bytes_format(out, "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", x, y);
        if (x - labelled < label_room) continue;
        labelled = x;
        value_number_text(series->points[i].value, number);
        bytes_format(out, "<text class=\"number\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", x, y - 10,
                     number);
    }
}

static void add_day(const struct growth_point *point, struct bytes *out) {
    char day[day_size] = "";
    struct bytes words = {0};
    memcpy(day, point->answer->at, strnlen(point->answer->at, day_size - 1));
    if (day_plain(day, &words))
        html_string(out, bytes_string(&words));
    else
        html_string(out, day);
    bytes_free(&words);
}

static void add_days(const struct growth_series *series, struct bytes *out) {
    bool one = series->count == 1;
    bytes_format(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", one ? "number" : "start",
                 one ? (left + right) / 2 : axis, bottom + 28);
    add_day(&series->points[0], out);
    bytes_text(out, "</text>");
    if (one) return;
    bytes_format(out, "<text class=\"end\" x=\"%d\" y=\"%d\">", width, bottom + 28);
    add_day(&series->points[series->count - 1], out);
    bytes_text(out, "</text>\n");
}

void plot_add(const struct growth_series *series, size_t index, struct bytes *out) {
    struct bytes words = {0};
    bytes_format(out,
                 "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"plot-%zu-title "
                 "plot-%zu-course\">\n<title id=\"plot-%zu-title\">",
                 width, height, index, index, index);
    growth_name(series, &words);
    html_text(out, bytes_string(&words), words.length);
    bytes_format(out, " over time</title>\n<desc id=\"plot-%zu-course\">", index);
    bytes_clear(&words);
    growth_course(series, &words);
    html_text(out, bytes_string(&words), words.length);
    bytes_text(out, "</desc>\n");
    add_grid(series, out);
    add_line(series, out);
    add_points(series, out);
    add_days(series, out);
    bytes_text(out, "</svg>\n");
    bytes_free(&words);
}
