/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every step has its number, and below it stands where it leads, unless that is to the next one
 * whatever the answer. Nothing is told by place or colour alone.
 */
#include "author/map_text.h"

#include "author/map_words.h"
#include "base/bytes.h"
#include "base/text.h"

#include <string.h>

enum { narrowest = 24 };

struct outline {
    const struct map *map;
    size_t width;
    size_t indent; /* of what stands behind a step's number */
    struct bytes *out;
};

static void add(const struct outline *outline, size_t indent, const char *text) {
    text_wrap(text, outline->width - indent, indent, outline->out);
}

/* Puts `number` into the indent of what is added next. */
static void add_numbered(const struct outline *outline, size_t number, const char *text) {
    char figures[32];
    size_t at = outline->out->length;
    struct bytes mark = {0};
    add(outline, outline->indent, text);
    bytes_format(&mark, "%zu.", number);
    memset(figures, ' ', sizeof figures);
    memcpy(figures + outline->indent - 1 - mark.length, mark.data, mark.length);
    memcpy(outline->out->data + at, figures, outline->indent);
    bytes_free(&mark);
}

static void add_head(const struct outline *outline) {
    const struct map *map = outline->map;
    struct bytes line = {0};
    map_words_show(map->title, &line);
    if (map->minutes) bytes_format(&line, ", %ld minutes", map->minutes);
    add(outline, 0, bytes_string(&line));
    bytes_clear(&line);
    map_words_walked(map, &line);
    add(outline, 0, bytes_string(&line));
    bytes_free(&line);
}

static void add_step(const struct outline *outline, size_t number) {
    const struct map_step *step = &outline->map->steps[number];
    enum { longest = 300 };
    struct bytes words = {0};
    struct bytes line = {0};
    map_words_of(step, &words);
    if (!step->times) bytes_text(&line, "(never reached) ");
    if (step->kind == WISH_SAY) bytes_text(&line, "Says: ");
    map_words_short(bytes_string(&words), longest, &line);
    bytes_clear(&words);
    map_words_beside(step, &words);
    if (words.length) bytes_format(&line, " (%s)", bytes_string(&words));
    if (step->kind == WISH_ASK || step->kind == WISH_DRAW || step->kind == WISH_SAY) {
        bytes_text(&line, " [");
        map_words_show(step->id, &line);
        bytes_char(&line, ']');
    }
    add_numbered(outline, number + 1, bytes_string(&line));
    bytes_free(&words);
    bytes_free(&line);
}

static void add_options(const struct outline *outline, const struct map_step *step) {
    enum { most_options = 50 };
    struct bytes options = {0};
    struct bytes line = {0};
    map_words_options(step, most_options, &options);
    for (const char *at = bytes_string(&options); *at;) {
        size_t length = strcspn(at, "\n");
        bytes_clear(&line);
        bytes_text(&line, "- ");
        bytes_add(&line, at, length);
        add(outline, outline->indent, bytes_string(&line));
        at += length + 1; /* each ends in a line feed */
    }
    bytes_free(&options);
    bytes_free(&line);
}

static void add_target(const struct map *map, const struct map_way *way, struct bytes *line) {
    if (way->to == map_end) {
        bytes_text(line, "the end");
        return;
    }
    bytes_format(line, "%s %ld", way->back ? "back to" : "on to", way->to + 1);
    if (way->to == way->from) bytes_text(line, ", this one again");
    const char *section = map->steps[way->to].section;
    if (way->from < 0 || strcmp(map->steps[way->from].section, section) == 0) return;
    bytes_text(line, ", ");
    map_words_show(section, line);
}

/* Each answer's way on a line of its own. */
static void add_deciding(const struct outline *outline, const struct map_way *ways, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct bytes line = {0};
        if (!ways[i].times) continue;
        map_words_show(ways[i].answer, &line);
        bytes_text(&line, ": ");
        add_target(outline->map, &ways[i], &line);
        add(outline, outline->indent, bytes_string(&line));
        bytes_free(&line);
    }
}

static void add_ways(const struct outline *outline, long from) {
    const struct map *map = outline->map;
    const struct map_step *step = &map->steps[from];
    size_t count = 0;
    size_t gone = 0;
    const struct map_way *ways = map_ways_from(map, from, &count);
    struct bytes line = {0};
    for (size_t i = 0; i < count; i++) {
        if (!ways[i].times) continue;
        bytes_text(&line, gone++ ? "; or " : "");
        add_target(map, &ways[i], &line);
    }
    bool next = gone == 1 && count && ways[0].times && ways[0].to == from + 1;
    if (step->decides) {
        add_deciding(outline, ways, count);
    } else if (step->stops) {
        add(outline, outline->indent, "a mistake in the script ends it here");
    } else if (gone && !next) {
        struct bytes sentence = {0};
        bytes_format(&sentence, "%s: %s", gone > 1 ? "then, by what was said before" : "then",
                     bytes_string(&line));
        add(outline, outline->indent, bytes_string(&sentence));
        bytes_free(&sentence);
    }
    bytes_free(&line);
}

static void add_section(const struct outline *outline, const struct map_section *section) {
    struct bytes name = {0};
    map_words_show(section->name, &name);
    bytes_char(outline->out, '\n');
    if (name.length) {
        add(outline, 0, bytes_string(&name));
        bytes_char(outline->out, '\n');
    }
    for (size_t i = section->first; i < section->first + section->count; i++) {
        add_step(outline, i);
        add_options(outline, &outline->map->steps[i]);
        add_ways(outline, (long)i);
    }
    bytes_free(&name);
}

void map_text(const struct map *map, size_t width, struct bytes *out) {
    struct outline outline = {map, width < narrowest ? narrowest : width, 4, out};
    for (size_t steps = map->step_count; steps > 99; steps /= 10)
        outline.indent++;
    add_head(&outline);
    for (size_t i = 0; i < map->section_count; i++)
        add_section(&outline, &map->sections[i]);
}
