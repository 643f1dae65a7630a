/* SPDX-License-Identifier: GPL-3.0-or-later
 * The log as people and programs read it.
 */
#include "practice/progress.h"

#include "base/bytes.h"
#include "base/html.h"
#include "base/json.h"
#include "base/value.h"
#include "practice/report_style.h"

#include <string.h>

/* What goes up with practice; negative where there was nothing to count. */
enum series { SERIES_REFLECTIONS, SERIES_OPEN, SERIES_QUOTES, SERIES_LISTENING, SERIES_COUNT };

static const struct {
    const char *key;
    const char *name;
    bool is_share; /* of a hundred; otherwise so many to one */
} series[SERIES_COUNT] = {
    [SERIES_REFLECTIONS] = {"reflections_to_questions", "Reflections to a question", false},
    [SERIES_OPEN] = {"open", "Open questions of all", true},
    [SERIES_QUOTES] = {"said_back", "Turns that say words back", true},
    [SERIES_LISTENING] = {"mentee_words", "Words that are the mentee's", true},
};

static double part_of(size_t count, size_t all) {
    return all ? (double)count / (double)all : -1;
}

static double figure(const struct progress_item *item, enum series which) {
    const struct tally *tally = &item->tally;
    switch (which) {
    case SERIES_REFLECTIONS:
        return part_of(tally->moves[MOVE_REFLECTION], tally->moves[MOVE_QUESTION]);
    case SERIES_OPEN:
        return part_of(tally->open, tally->open + tally->closed);
    case SERIES_QUOTES:
        return part_of(tally->quoting, tally->turns);
    default:
        return part_of(item->words[SPEAKER_MENTEE],
                       item->words[SPEAKER_COACH] + item->words[SPEAKER_MENTEE]);
    }
}

static void add_figure(double value, enum series which, struct bytes *out) {
    if (value < 0)
        bytes_text(out, "–");
    else if (series[which].is_share)
        bytes_format(out, "%.0f %%", 100 * value);
    else
        bytes_format(out, "%.1f", value);
}

static void add_time(double seconds, struct bytes *out) {
    long minutes = (long)(seconds / 60 + 0.5);
    bytes_format(out, "%ld h %02ld min", minutes / 60, minutes % 60);
}

/* Each session one sign, low to high; a dot where there was nothing to count. */
static void add_plot(const struct progress *progress, enum series which, size_t width,
                     struct bytes *out) {
    static const char *const signs[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    enum { levels = sizeof signs / sizeof *signs };
    double most = series[which].is_share ? 1 : 2; /* two to one is good by the MITI 4.2 */
    size_t first = progress->count > width ? progress->count - width : 0;
    for (size_t i = first; i < progress->count; i++) {
        double value = figure(&progress->items[i], which);
        size_t level = value < 0 ? 0 : (size_t)(value / most * (levels - 1) + 0.5);
        bytes_text(out, value < 0 ? "·" : signs[level < levels ? level : levels - 1]);
    }
}

static double seconds_of(const struct progress *progress) {
    double seconds = 0;
    for (size_t i = 0; i < progress->count; i++)
        seconds += progress->items[i].session.seconds;
    return seconds;
}

static const char *named(const struct progress_item *item, bool protocol) {
    const char *name = protocol ? item->session.protocol : item->session.title;
    return name ? name : "none";
}

/* Adds who, or what, and how often, in the order in which they first came. */
static void add_counts(const struct progress *progress, bool protocol, struct bytes *out) {
    for (size_t i = 0; i < progress->count; i++) {
        const char *name = named(&progress->items[i], protocol);
        size_t times = 0;
        bool first = true;
        for (size_t k = 0; k < progress->count; k++) {
            bool same = strcmp(named(&progress->items[k], protocol), name) == 0;
            times += same;
            first = first && !(same && k < i);
        }
        if (first) bytes_format(out, "  %s, %zu time%s\n", name, times, times == 1 ? "" : "s");
    }
}

static void show_text(const struct progress *progress, size_t width, struct bytes *out) {
    enum { name_columns = 28, figure_columns = 14 };
    if (!progress->count) {
        bytes_text(out, "No practice session is kept yet; `askwell practise` begins one.\n");
        return;
    }
    bytes_format(out, "%zu session%s, ", progress->count, progress->count == 1 ? "" : "s");
    add_time(seconds_of(progress), out);
    bytes_format(out, ", %.10s to %.10s\n\nWith whom\n", progress->items[0].session.at,
                 progress->items[progress->count - 1].session.at);
    add_counts(progress, false, out);
    bytes_text(out, "\nBeside which protocol\n");
    add_counts(progress, true, out);
    bytes_text(out, "\nOver time, the first session on the left\n");
    size_t room = width > name_columns + figure_columns ? width - name_columns - figure_columns : 8;
    for (enum series which = 0; which < SERIES_COUNT; which++) {
        bytes_format(out, "  %-*s", name_columns, series[which].name);
        add_plot(progress, which, room, out);
        bytes_text(out, "  ");
        add_figure(figure(&progress->items[progress->count - 1], which), which, out);
        bytes_char(out, '\n');
    }
}

static struct value session_value(const struct progress_item *item) {
    const struct diary_session *session = &item->session;
    struct value map = value_map();
    value_set(&map, "session", value_string(session->id));
    value_set(&map, "at", value_string(session->at));
    value_set(&map, "seconds", value_number(session->seconds));
    value_set(&map, "persona", value_string(session->persona));
    value_set(&map, "title", value_string(session->title));
    if (session->protocol) value_set(&map, "protocol", value_string(session->protocol));
    value_set(&map, "finished", value_bool(session->ended != NULL));
    value_set(&map, "turns", value_number((double)session->turns));
    value_set(&map, "rewinds", value_number((double)session->rewinds));
    value_set(&map, "asked_where", value_number((double)session->wheres));
    for (enum series which = 0; which < SERIES_COUNT; which++) {
        double value = figure(item, which);
        if (value >= 0) value_set(&map, series[which].key, value_number(value));
    }
    return map;
}

static void show_json(const struct progress *progress, struct bytes *out) {
    struct value map = value_map();
    struct value sessions = value_list();
    for (size_t i = 0; i < progress->count; i++)
        value_add(&sessions, session_value(&progress->items[i]));
    value_set(&map, "seconds", value_number(seconds_of(progress)));
    value_set(&map, "sessions", sessions);
    json_write(&map, JSON_PRETTY, out);
    bytes_char(out, '\n');
    value_free(&map);
}

/* A cell that a spreadsheet would take for a formula begins with an apostrophe. */
static void add_cell(const char *text, struct bytes *out) {
    bytes_char(out, '"');
    if (*text && strchr("=+-@", *text)) bytes_char(out, '\'');
    for (; *text; text++)
        bytes_text(out, *text == '"' ? "\"\"" : (char[]){*text, '\0'});
    bytes_char(out, '"');
}

static void show_csv(const struct progress *progress, struct bytes *out) {
    bytes_text(out, "date,minutes,persona,protocol,finished,turns");
    for (enum series which = 0; which < SERIES_COUNT; which++)
        bytes_format(out, ",%s", series[which].key);
    bytes_text(out, "\r\n");
    for (size_t i = 0; i < progress->count; i++) {
        const struct progress_item *item = &progress->items[i];
        bytes_format(out, "%.10s,%.1f,", item->session.at, item->session.seconds / 60);
        add_cell(item->session.title, out);
        bytes_char(out, ',');
        add_cell(item->session.protocol ? item->session.protocol : "", out);
        bytes_format(out, ",%s,%zu", item->session.ended ? "yes" : "no", item->session.turns);
        for (enum series which = 0; which < SERIES_COUNT; which++) {
            double value = figure(item, which);
            bytes_char(out, ',');
            if (value >= 0) bytes_format(out, "%.2f", value);
        }
        bytes_text(out, "\r\n");
    }
}

static void show_rows(const struct progress *progress, struct bytes *out) {
    for (size_t i = 0; i < progress->count; i++) {
        const struct progress_item *item = &progress->items[i];
        bytes_format(out, "<tr><th scope=\"row\">%.10s</th><td>", item->session.at);
        html_string(out, item->session.title);
        bytes_text(out, "</td><td>");
        html_string(out, item->session.protocol);
        bytes_format(out, "</td><td>%.0f</td><td>%zu</td>", item->session.seconds / 60,
                     item->session.turns);
        for (enum series which = 0; which < SERIES_COUNT; which++) {
            bytes_text(out, "<td>");
            add_figure(figure(item, which), which, out);
            bytes_text(out, "</td>");
        }
        bytes_text(out, "</tr>\n");
    }
}

static void show_html(const struct progress *progress, struct bytes *out) {
    bytes_format(out,
                 "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
                 "content=\"width=device-width, initial-scale=1\">\n<title>Practice log</title>\n"
                 "<style>\n%s</style>\n</head>\n<body>\n<header>\n<h1>Practice log</h1>\n<p>%zu "
                 "sessions, ",
                 report_style, progress->count);
    add_time(seconds_of(progress), out);
    bytes_text(out, "</p>\n</header>\n<main>\n<table class=\"figures\">\n<thead>\n<tr><th>Day</th>"
                    "<th>With</th><th>Protocol</th><th>Minutes</th><th>Turns</th>");
    for (enum series which = 0; which < SERIES_COUNT; which++)
        bytes_format(out, "<th>%s</th>", series[which].name);
    bytes_text(out, "</tr>\n</thead>\n<tbody>\n");
    show_rows(progress, out);
    bytes_text(out, "</tbody>\n</table>\n</main>\n</body>\n</html>\n");
}

void progress_show(const struct progress *progress, enum progress_form form, size_t width,
                   struct bytes *out) {
    if (form == PROGRESS_TEXT) show_text(progress, width, out);
    if (form == PROGRESS_JSON) show_json(progress, out);
    if (form == PROGRESS_CSV) show_csv(progress, out);
    if (form == PROGRESS_HTML) show_html(progress, out);
}
