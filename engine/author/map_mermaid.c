/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mermaid has no escapes but its own entities, reads Markdown where it finds some, and has words
 * that are no names, so names are made here and of a text every sign but the harmless ones is
 * written as a number.
 */
#include "author/map_mermaid.h"

#include "author/map_columns.h"
#include "author/map_words.h"
#include "base/bytes.h"

#include <ctype.h>
#include <string.h>

enum { answer_most = 40 };

static void add_text(const char *text, struct bytes *out) {
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool plain = *at >= 0x80 || isalnum(*at) || strchr(" ,?!'", *at);
        if (plain)
            bytes_char(out, (char)*at);
        else
            bytes_format(out, "#%d;", *at);
    }
}

static void add_short(const char *text, size_t most, struct bytes *out) {
    struct bytes shown = {0};
    struct bytes brief = {0};
    map_words_show(text, &shown);
    map_words_short(bytes_string(&shown), most, &brief);
    add_text(bytes_string(&brief), out);
    bytes_free(&shown);
    bytes_free(&brief);
}

static void add_below(const char *text, struct bytes *out) {
    if (!*text) return;
    bytes_text(out, "<br>");
    add_short(text, map_words_most, out);
}

static void add_label(const struct map_step *step, size_t number, struct bytes *out) {
    struct bytes words = {0};
    map_words_of(step, &words);
    bytes_format(out, "%zu#46; ", number);
    if (step->kind == WISH_SAY) bytes_text(out, "“");
    add_short(bytes_string(&words), map_words_most, out);
    if (step->kind == WISH_SAY) bytes_text(out, "”");
    bytes_clear(&words);
    map_words_beside(step, &words);
    add_below(bytes_string(&words), out);
    bytes_clear(&words);
    map_words_options(step, map_most_options, &words);
    for (const char *at = bytes_string(&words); *at;) {
        size_t length = strcspn(at, "\n");
        struct bytes option = {0};
        bytes_add(&option, at, length);
        add_below(bytes_string(&option), out);
        bytes_free(&option);
        at += length + 1; /* each ends in a line feed */
    }
    if (!step->times) bytes_text(out, "<br>never reached");
    if (step->stops) bytes_text(out, "<br>a mistake in the script ends it here");
    bytes_free(&words);
}

static void add_step(const struct map *map, size_t number, struct bytes *out) {
    const struct map_step *step = &map->steps[number];
    const char *marks[] = {"(\"", "\")", "ask"};
    if (map_step_is_quiet(step)) marks[2] = "say";
    if (step->kind == WISH_ACTION) {
        marks[0] = "[[\"";
        marks[1] = "\"]]";
        marks[2] = "act";
    }
    if (!step->times) marks[2] = "unreached";
    bytes_format(out, "    step%zu%s", number + 1, marks[0]);
    add_label(step, number + 1, out);
    bytes_format(out, "%s:::%s\n", marks[1], marks[2]);
}

static void add_name(long step, struct bytes *out) {
    if (step >= 0)
        bytes_format(out, "step%ld", step + 1);
    else
        bytes_text(out, step == map_begin ? "start" : "finish");
}

static void add_way(const struct map_way *way, struct bytes *out) {
    bytes_text(out, "  ");
    add_name(way->from, out);
    bytes_text(out, way->times ? " -->" : " ~~~");
    if (*way->answer) {
        bytes_text(out, "|\"");
        add_short(way->answer, answer_most, out);
        bytes_text(out, "\"|");
    }
    bytes_char(out, ' ');
    add_name(way->to, out);
    bytes_char(out, '\n');
}

void map_mermaid(const struct map *map, struct bytes *out) {
    bytes_text(out, "flowchart TD\n  start([\"");
    add_short(map->title, map_words_most, out);
    bytes_text(out, "\"]):::edge\n");
    for (size_t i = 0; i < map->section_count; i++) {
        const struct map_section *section = &map->sections[i];
        bytes_format(out, "  subgraph section%zu[\"", i + 1);
        add_short(*section->name ? section->name : " ", map_words_most, out);
        bytes_text(out, "\"]\n");
        for (size_t k = 0; k < section->count; k++)
            add_step(map, section->first + k, out);
        bytes_text(out, "  end\n");
    }
    bytes_text(out, "  finish([\"the end\"]):::edge\n");
    for (size_t i = 0; i < map->way_count; i++)
        add_way(&map->ways[i], out);
    bytes_text(out, "  classDef ask fill:#ffffff,stroke:#000000,color:#000000,text-align:left\n"
                    "  classDef say fill:none,stroke:none,text-align:left\n"
                    "  classDef act fill:#ffffff,stroke:#000000,color:#000000,stroke-width:3px\n"
                    "  classDef edge fill:#ffffff,stroke:#000000,color:#000000,stroke-width:3px\n"
                    "  classDef unreached fill:#ffffff,stroke:#666666,color:#666666,"
                    "stroke-dasharray:5 5\n");
}
