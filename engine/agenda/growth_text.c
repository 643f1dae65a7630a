/* SPDX-License-Identifier: GPL-3.0-or-later
 * Growth as lines and as data. The number comes before its bar, so that whoever hears the page has
 * heard all of it when the bar begins.
 */
#include "agenda/growth.h"

#include "base/bytes.h"
#include "base/day.h"
#include "base/text.h"

#include <string.h>

enum { day_columns = 20 };

/* Adds what is in `cell`, and blanks up to `columns`. */
static void add_cell(struct bytes *cell, size_t columns, struct bytes *out) {
    bytes_add(out, bytes_string(cell), cell->length);
    for (size_t used = cell->length; used < columns; used++)
        bytes_char(out, ' ');
    bytes_free(cell);
}

static void add_day(const char *at, struct bytes *out) {
    char day[day_size] = "";
    struct bytes cell = {0};
    memcpy(day, at, strnlen(at, day_size - 1));
    if (!day_plain(day, &cell)) text_show(day, strlen(day), TEXT_ONE_LINE, &cell);
    add_cell(&cell, day_columns, out);
}

static void add_month(const char *month, struct bytes *out) {
    struct bytes cell = {0};
    if (!day_month(month, &cell)) text_show(month, strlen(month), TEXT_ONE_LINE, &cell);
    add_cell(&cell, day_columns, out);
}

static void add_number(double number, size_t columns, struct bytes *out) {
    char text[32];
    value_number_text(number, text);
    for (size_t used = strlen(text); used < columns; used++)
        bytes_char(out, ' ');
    bytes_text(out, text);
}

/* Half a step of a bar is rounded up. */
static void add_bar(double part, size_t longest, struct bytes *out) {
    if (part < 0) part = 0;
    if (part > 1) part = 1;
    size_t length = (size_t)(part * (double)longest + 0.5);
    if (length) bytes_text(out, "  ");
    for (size_t i = 0; i < length; i++)
        bytes_text(out, "▪");
}

static void add_series(const struct growth_series *series, size_t bar, struct bytes *out) {
    const char *asked = growth_asked(series);
    bytes_char(out, '\n');
    growth_name(series, out);
    bytes_text(out, ", from ");
    add_number(series->from, 0, out);
    bytes_text(out, " to ");
    add_number(series->to, 0, out);
    bytes_char(out, '\n');
    text_show(asked, strlen(asked), TEXT_ONE_LINE, out);
    bytes_char(out, '\n');
    for (size_t i = 0; i < series->count; i++) {
        const struct growth_point *point = &series->points[i];
        bytes_text(out, "  ");
        add_day(point->answer->at, out);
        add_number(point->value, 4, out);
        add_bar((point->value - series->from) / (series->to - series->from), bar, out);
        bytes_char(out, '\n');
    }
    bytes_text(out, "  ");
    growth_course(series, out);
    bytes_char(out, '\n');
}

static void add_months(const struct growth *growth, struct bytes *out) {
    size_t promised = 0;
    size_t done = 0;
    if (growth->month_count) bytes_text(out, "\nWhat I promised myself\n");
    for (size_t i = 0; i < growth->month_count; i++) {
        const struct growth_month *month = &growth->months[i];
        bytes_text(out, "  ");
        add_month(month->month, out);
        bytes_format(out, "%4zu promised, %zu done\n", month->promised, month->done);
        promised += month->promised;
        done += month->done;
    }
    if (growth->month_count) bytes_format(out, "  In all, %zu of %zu are done.\n", done, promised);
}

static void add_hours(const struct hours *hours, struct bytes *out) {
    if (hours->month_count) bytes_text(out, "\nHours together\n");
    for (size_t i = 0; i < hours->month_count; i++) {
        bytes_text(out, "  ");
        add_month(hours->months[i].month, out);
        hours_show(hours->months[i].hours, out);
        bytes_char(out, '\n');
    }
    if (!hours->month_count) return;
    bytes_text(out, "  In all, ");
    hours_show(hours->total, out);
    bytes_text(out, ".\n");
}

void growth_text(const struct growth *growth, size_t bar, struct bytes *out) {
    bytes_text(out, "Growth of ");
    text_show(growth->fold->owner, strlen(growth->fold->owner), TEXT_ONE_LINE, out);
    bytes_char(out, '\n');
    for (size_t i = 0; i < growth->series_count; i++)
        add_series(&growth->series[i], bar, out);
    if (!growth->series_count) bytes_text(out, "\nNothing was put on a scale yet.\n");
    add_months(growth, out);
    add_hours(&growth->hours, out);
}

static struct value series_value(const struct growth_series *series) {
    struct value map = value_map();
    struct value points = value_list();
    for (size_t i = 0; i < series->count; i++) {
        const struct growth_point *point = &series->points[i];
        struct value one = value_map();
        value_set(&one, "entry", value_number((double)point->answer->number));
        value_set(&one, "at", value_string(point->answer->at));
        value_set(&one, "session", value_string(point->answer->session));
        value_set(&one, "value", value_number(point->value));
        value_add(&points, one);
    }
    value_set(&map, "question", value_string(series->question));
    value_set(&map, "asked", value_string(growth_asked(series)));
    value_set(&map, "from", value_number(series->from));
    value_set(&map, "to", value_number(series->to));
    value_set(&map, "points", points);
    return map;
}

static struct value hours_value(const struct hours *hours) {
    struct value map = value_map();
    struct value months = value_list();
    for (size_t i = 0; i < hours->month_count; i++) {
        struct value one = value_map();
        value_set(&one, "month", value_string(hours->months[i].month));
        value_set(&one, "hours", value_number(hours->months[i].hours));
        value_add(&months, one);
    }
    value_set(&map, "months", months);
    value_set(&map, "total", value_number(hours->total));
    return map;
}

struct value growth_value(const struct growth *growth) {
    struct value map = value_map();
    struct value series = value_list();
    struct value actions = value_list();
    for (size_t i = 0; i < growth->series_count; i++)
        value_add(&series, series_value(&growth->series[i]));
    for (size_t i = 0; i < growth->month_count; i++) {
        struct value one = value_map();
        value_set(&one, "month", value_string(growth->months[i].month));
        value_set(&one, "promised", value_number((double)growth->months[i].promised));
        value_set(&one, "done", value_number((double)growth->months[i].done));
        value_add(&actions, one);
    }
    value_set(&map, "owner", value_string(growth->fold->owner));
    value_set(&map, "series", series);
    value_set(&map, "actions", actions);
    value_set(&map, "hours", hours_value(&growth->hours));
    return map;
}
