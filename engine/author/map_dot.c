/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each column is a drawing of its own, packed beside the others; a way that leaves it ends at a
 * sign that says where it goes on, and begins again at one that says where it comes from, so that
 * no line crosses the page. What matters is told by shape and word as well as by colour.
 */
#include "author/map_dot.h"

#include "author/map_columns.h"
#include "author/map_words.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    small_columns = 40, /* of what stands below a step's wording */
    answer_columns = 40,
};

struct drawing {
    const struct map *map;
    struct bytes *out;
    struct map_columns columns;
    bool *is_led;     /* for each step: a way of its column leads down to it */
    bool *is_awaited; /* for each step: a way of another column leads to it */
};

/* Text inside <…> labels. Graphviz looks for escapes such as \N in it, and in some versions behind
 * its end, so a backslash is followed by a space without width. */
static void add_html(const char *text, size_t length, struct bytes *out) {
    for (size_t i = 0; i < length; i++) {
        const char *entity = text[i] == '&'    ? "&amp;"
                             : text[i] == '<'  ? "&lt;"
                             : text[i] == '>'  ? "&gt;"
                             : text[i] == '"'  ? "&quot;"
                             : text[i] == '\\' ? "\\&#8203;"
                                               : NULL;
        if (entity)
            bytes_text(out, entity);
        else
            bytes_char(out, text[i]);
    }
}

/* A name in quotes; a backslash begins an escape there, and an ampersand an entity. */
static void add_quoted(const char *text, struct bytes *out) {
    struct bytes shown = {0};
    map_words_show(text, &shown);
    bytes_char(out, '"');
    for (const char *at = bytes_string(&shown); *at; at++) {
        if (*at == '"' || *at == '\\') bytes_char(out, '\\');
        bytes_char(out, *at);
        if (*at == '&') bytes_text(out, "amp;");
    }
    bytes_char(out, '"');
    bytes_free(&shown);
}

/* Adds `text` as lines of a label. */
static void add_lines(const char *text, size_t columns, struct bytes *out) {
    struct bytes lines = {0};
    text_wrap(text, columns, 0, &lines);
    for (const char *at = bytes_string(&lines); *at;) {
        size_t length = strcspn(at, "\n");
        add_html(at, length, out);
        bytes_text(out, "<BR ALIGN=\"LEFT\"/>");
        at += length + (at[length] == '\n');
    }
    bytes_free(&lines);
}

static void add_row(const char *text, const char *font, size_t columns, struct bytes *out) {
    if (!*text) return;
    bytes_format(out, "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT %s>", font);
    add_lines(text, columns, out);
    bytes_text(out, "</FONT></TD></TR>");
}

static const char *ink_of(const struct map_step *step, bool small) {
    if (!step->times) return small ? "POINT-SIZE=\"10\" COLOR=\"#666666\"" : "COLOR=\"#666666\"";
    return small ? "POINT-SIZE=\"10\" COLOR=\"#444444\"" : "COLOR=\"black\"";
}

static void add_wording(const struct map_step *step, size_t number, struct bytes *out) {
    struct bytes words = {0};
    struct bytes brief = {0};
    map_words_of(step, &words);
    bytes_format(&brief, "%zu. %s", number, step->kind == WISH_SAY ? "“" : "");
    map_words_short(bytes_string(&words), map_words_most, &brief);
    if (step->kind == WISH_SAY) bytes_text(&brief, "”");
    bool quiet = map_step_is_quiet(step);
    add_row(bytes_string(&brief), ink_of(step, quiet), quiet ? small_columns : map_line_columns,
            out);
    bytes_free(&words);
    bytes_free(&brief);
}

static void add_option(const char *text, size_t length, const char *ink, struct bytes *out) {
    struct bytes whole = {0};
    struct bytes option = {0};
    bytes_add(&whole, text, length);
    bytes_text(&option, "- ");
    map_words_short(bytes_string(&whole), 2 * small_columns, &option);
    add_row(bytes_string(&option), ink, small_columns, out);
    bytes_free(&whole);
    bytes_free(&option);
}

static void add_label(const struct map_step *step, size_t number, struct bytes *out) {
    struct bytes words = {0};
    bytes_text(out, "<<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">");
    add_wording(step, number, out);
    map_words_beside(step, &words);
    if (words.length) add_row(bytes_string(&words), ink_of(step, true), small_columns, out);
    bytes_clear(&words);
    map_words_options(step, map_most_options, &words);
    for (const char *line = bytes_string(&words); *line;) {
        size_t length = strcspn(line, "\n");
        add_option(line, length, ink_of(step, true), out);
        line += length + 1; /* each ends in a line feed */
    }
    if (!step->times) add_row("never reached", ink_of(step, true), small_columns, out);
    if (step->stops)
        add_row("a mistake in the script ends it here", ink_of(step, true), small_columns, out);
    bytes_text(out, "</TABLE>>");
    bytes_free(&words);
}

static void add_name(const struct map *map, long step, struct bytes *out) {
    struct bytes name = {0};
    if (step == map_begin)
        bytes_text(&name, "begin");
    else if (step == map_end)
        bytes_text(&name, "end");
    else
        bytes_format(&name, "%ld %s, line %d", step + 1, map->steps[step].id,
                     map->steps[step].line);
    add_quoted(bytes_string(&name), out);
    bytes_free(&name);
}

static const char *shape_of(const struct map_step *step) {
    if (map_step_is_quiet(step)) return "shape=plaintext height=0.1 margin=\"0.05,0.02\"";
    if (step->kind == WISH_ACTION) return "shape=note style=filled penwidth=2";
    return "shape=box style=\"rounded,filled\"";
}

static size_t section_of(const struct map *map, long step) {
    size_t low = 0;
    for (size_t high = map->section_count; high - low > 1;) {
        size_t middle = low + (high - low) / 2;
        if (map->sections[middle].first <= (size_t)step)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void add_step(const struct drawing *drawing, size_t number) {
    const struct map_step *step = &drawing->map->steps[number];
    struct bytes *out = drawing->out;
    bytes_text(out, "    ");
    add_name(drawing->map, (long)number, out);
    bytes_format(out, " [sortv=%zu %s label=",
                 drawing->columns.of_section[section_of(drawing->map, (long)number)] + 1,
                 step->times ? shape_of(step)
                             : "shape=box style=\"dashed,filled\" color=\"#666666\"");
    add_label(step, number + 1, out);
    bytes_text(out, "];\n");
}

static size_t column_of(const struct drawing *drawing, long step) {
    return step == map_begin ? 0 : drawing->columns.of_section[section_of(drawing->map, step)];
}

/* Does the way leave its column? There is an end in each. */
static bool is_across(const struct drawing *drawing, const struct map_way *way) {
    return way->to != map_end && column_of(drawing, way->from) != column_of(drawing, way->to);
}

static void add_section(const struct drawing *drawing, size_t number) {
    const struct map_section *section = &drawing->map->sections[number];
    struct bytes *out = drawing->out;
    bytes_format(out, "  subgraph cluster_%zu {\n    label=", number);
    add_quoted(section->name, out);
    bytes_text(out, ";\n");
    if (!*section->name) bytes_text(out, "    peripheries=0; bgcolor=white;\n");
    for (size_t i = 0; i < section->count; i++)
        add_step(drawing, section->first + i);
    bytes_text(out, "  }\n");
}

static void add_answer(const struct map_way *way, struct bytes *out) {
    if (!*way->answer) return;
    struct bytes brief = {0};
    bytes_text(&brief, " ");
    map_words_short(way->answer, answer_columns, &brief);
    bytes_text(&brief, " ");
    bytes_text(out, "label=");
    add_quoted(bytes_string(&brief), out);
    bytes_text(out, " minlen=2 "); /* a label takes a rank of its own */
    bytes_free(&brief);
}

static void add_end(const struct drawing *drawing, size_t column) {
    bytes_format(drawing->out,
                 "  \"end %zu\" [shape=box style=\"rounded,filled\" peripheries=2 label=\"the "
                 "end\" sortv=%zu];\n",
                 column + 1, column + 1);
}

static void add_inside(const struct drawing *drawing, const struct map_way *way) {
    const struct map *map = drawing->map;
    struct bytes *out = drawing->out;
    bytes_text(out, "  ");
    add_name(map, way->from, out);
    bytes_text(out, " -> ");
    if (way->to == map_end)
        bytes_format(out, "\"end %zu\"", column_of(drawing, way->from) + 1);
    else
        add_name(map, way->to, out);
    bytes_text(out, " [");
    add_answer(way, out);
    if (!way->times) bytes_text(out, "style=invis ");
    if (way->to == way->from + 1) bytes_text(out, "weight=20 "); /* the main line is straight */
    if (way->from < 0 || (way->back && !*way->answer)) bytes_text(out, "minlen=2 ");
    size_t section = way->to >= 0 ? section_of(map, way->to) : 0;
    bool enters = way->to >= 0 && !way->back && map->sections[section].first == (size_t)way->to &&
                  (way->from < 0 || section_of(map, way->from) != section);
    if (enters && *map->sections[section].name) bytes_format(out, "lhead=cluster_%zu ", section);
    bytes_text(out, "];\n");
}

/* Where a way leaves its column a sign says where it goes on. */
static void add_across(const struct drawing *drawing, const struct map_way *way) {
    const struct map *map = drawing->map;
    struct bytes *out = drawing->out;
    struct bytes sign = {0};
    if (!way->times) return;
    if (*way->answer) {
        map_words_short(way->answer, answer_columns, &sign);
        bytes_text(&sign, ": ");
    }
    bytes_format(&sign, "%s %ld, ", way->back ? "back to" : "to", way->to + 1);
    map_words_short(map->steps[way->to].section, answer_columns, &sign);
    bytes_format(
        out, "  \"%ld on to %ld\" [shape=cds style=filled fontsize=10 margin=\"0.15,0.05\" label=",
        way->from + 1, way->to + 1);
    add_quoted(bytes_string(&sign), out);
    bytes_text(out, "];\n  ");
    add_name(map, way->from, out);
    bytes_format(out, " -> \"%ld on to %ld\";\n", way->from + 1, way->to + 1);
    bytes_free(&sign);
}

/* Where ways come from other columns a sign says from which steps. */
static void add_arrivals(const struct drawing *drawing, long step) {
    const struct map *map = drawing->map;
    struct bytes *out = drawing->out;
    struct bytes sign = {0};
    if (!drawing->is_awaited[step]) return;
    for (size_t i = 0; i < map->way_count; i++) {
        const struct map_way *way = &map->ways[i];
        if (way->to != step || !way->times || !is_across(drawing, way)) continue;
        bytes_format(&sign, "%s%ld", sign.length ? ", " : "from ", way->from + 1);
    }
    bytes_format(
        out,
        "  \"to %ld\" [shape=cds style=filled fontsize=10 margin=\"0.15,0.05\" label=\"%s\"];\n",
        step + 1, bytes_string(&sign));
    bytes_format(out, "  \"to %ld\" -> ", step + 1);
    add_name(map, step, out);
    size_t section = section_of(map, step);
    if (map->sections[section].first == (size_t)step && *map->sections[section].name)
        bytes_format(out, " [lhead=cluster_%zu minlen=2]", section);
    bytes_text(out, ";\n");
    bytes_free(&sign);
}

/* A column holds together where no way leads down it. */
static void add_thread(const struct drawing *drawing, long step) {
    const struct map *map = drawing->map;
    bool top = step == 0 || column_of(drawing, step) != column_of(drawing, step - 1);
    if (top || drawing->is_led[step]) return;
    bytes_text(drawing->out, "  ");
    add_name(map, step - 1, drawing->out);
    bytes_text(drawing->out, " -> ");
    add_name(map, step, drawing->out);
    bytes_text(drawing->out, " [style=invis];\n");
}

static void look_at_ways(struct drawing *drawing) {
    const struct map *map = drawing->map;
    drawing->is_led = memory_new(map->step_count + 1);
    drawing->is_awaited = memory_new(map->step_count + 1);
    for (size_t i = 0; i < map->way_count; i++) {
        const struct map_way *way = &map->ways[i];
        if (way->to < 0) continue;
        if (!is_across(drawing, way))
            drawing->is_led[way->to] = drawing->is_led[way->to] || !way->back;
        else if (way->times)
            drawing->is_awaited[way->to] = true;
    }
}

static void add_ends(const struct drawing *drawing) {
    size_t last = drawing->columns.count; /* ways come column by column */
    for (size_t i = 0; i < drawing->map->way_count; i++) {
        const struct map_way *way = &drawing->map->ways[i];
        size_t column = column_of(drawing, way->from);
        if (way->to != map_end || column == last) continue;
        add_end(drawing, column);
        last = column;
    }
}

static void add_graph(const struct drawing *drawing) {
    struct bytes *out = drawing->out;
    bytes_text(out, "digraph ");
    add_quoted(drawing->map->title, out);
    bytes_format(out,
                 " {\n"
                 "  graph [rankdir=TB bgcolor=white color=\"#888888\" labeljust=l compound=true "
                 "nodesep=0.25 ranksep=0.28 pack=16 packmode=array_ut%zu fontsize=13 "
                 "fontname=\"Helvetica,Arial,sans-serif\"];\n"
                 "  node [fontname=\"Helvetica,Arial,sans-serif\" fontsize=12 fillcolor=white "
                 "margin=\"0.1,0.05\"];\n"
                 "  edge [fontname=\"Helvetica,Arial,sans-serif\" fontsize=11];\n"
                 "  begin [shape=box style=\"rounded,filled\" penwidth=2 sortv=1 label=",
                 drawing->columns.count);
    add_quoted(drawing->map->title, out);
    bytes_text(out, "];\n");
}

void map_dot(const struct map *map, struct bytes *out) {
    struct drawing drawing = {.map = map, .out = out, .columns = map_columns_of(map)};
    look_at_ways(&drawing);
    add_graph(&drawing);
    for (size_t i = 0; i < map->section_count; i++)
        add_section(&drawing, i);
    add_ends(&drawing);
    for (size_t i = 0; i < map->step_count; i++) {
        add_arrivals(&drawing, (long)i);
        add_thread(&drawing, (long)i);
    }
    for (size_t i = 0; i < map->way_count; i++) {
        if (is_across(&drawing, &map->ways[i]))
            add_across(&drawing, &map->ways[i]);
        else
            add_inside(&drawing, &map->ways[i]);
    }
    bytes_text(out, "}\n");
    free(drawing.is_led);
    free(drawing.is_awaited);
    map_columns_free(&drawing.columns);
}
