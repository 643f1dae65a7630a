/* SPDX-License-Identifier: GPL-3.0-or-later
 * One walk through the outlines, part by part, as deep as they may go; it knows the way it came, so
 * that it finds a part that takes itself in.
 */
#include "flow/chapters.h"

#include <stdio.h>
#include <string.h>

void chapters_add(struct chapters *chapters, const char *name, struct value outline) {
    struct chapter *chapter = &chapters->items[chapters->count++];
    *chapter = (struct chapter){.outline = outline};
    snprintf(chapter->name, sizeof chapter->name, "%s", name);
}

void chapters_drop(struct chapters *chapters) {
    value_free(&chapters->items[--chapters->count].outline);
}

void chapters_free(struct chapters *chapters) {
    for (size_t i = 0; i < chapters->count; i++)
        value_free(&chapters->items[i].outline);
    chapters->count = 0;
}

size_t chapters_find(const struct chapters *chapters, const char *name) {
    size_t number = 1;
    while (number < chapters->count && strcmp(chapters->items[number].name, name) != 0)
        number++;
    return number < chapters->count ? number : chapters->count;
}

bool chapters_may_take(const struct chapters *chapters, const size_t *trail, size_t depth,
                       size_t next, char problem[160]) {
    for (size_t i = 0; i < depth; i++)
        if (trail[i] == next) {
            snprintf(problem, 160, "`%s` takes itself in; let one of the two do without the other",
                     chapters->items[next].name);
            return false;
        }
    if (depth <= chapters_deep) return true;
    snprintf(problem, 160, "`%s` is a part of a part of a part of a part; take it in further up",
             chapters->items[next].name);
    return false;
}

struct visit {
    const struct chapters *chapters;
    size_t trail[chapters_deep + 1];
    struct gap *gap;        /* or NULL */
    struct value *sections; /* or NULL */
    bool headed;            /* the chapter on the way has been given its heading */
    bool seen[1 + chapters_most]
             [2]; /* its sections are listed: by its own heading, by a given one */
};

static void add_section(struct visit *visit, const struct value *name) {
    enum { most_sections = 100 };
    if (!visit->sections || visit->sections->count == most_sections) return;
    for (size_t i = 0; i < visit->sections->count; i++)
        if (value_equal(&visit->sections->items[i], name)) return;
    value_add(visit->sections, value_copy(name));
}

static bool visit_chapter(struct visit *visit, size_t depth);

/* The `depth` chapters on the trail lead to where this part is named. */
static bool visit_part(struct visit *visit, size_t depth, const struct value *item,
                       const char *name) {
    const struct chapters *chapters = visit->chapters;
    struct gap gap = {.chapter = visit->trail[depth - 1],
                      .line = (int)value_get_number(item, "line", 0)};
    size_t next = chapters_find(chapters, name);
    snprintf(gap.name, sizeof gap.name, "%s", name);
    bool there = next < chapters->count;
    if (!there && chapters->count > chapters_most)
        snprintf(gap.problem, sizeof gap.problem,
                 "a conversation takes in %d parts and no more; put some of them into one",
                 chapters_most);
    if (there && chapters_may_take(chapters, visit->trail, depth, next, gap.problem)) {
        const struct value *heading = value_get(item, "heading");
        bool *seen = &visit->seen[next][heading != NULL];
        if (heading) add_section(visit, heading);
        if (visit->sections && *seen) return true;
        *seen = true;
        visit->trail[depth] = next;
        visit->headed = heading != NULL;
        return visit_chapter(visit, depth + 1);
    }
    if (visit->gap) *visit->gap = gap;
    return false;
}

static bool visit_chapter(struct visit *visit, size_t depth) {
    const struct value *outline = &visit->chapters->items[visit->trail[depth - 1]].outline;
    bool headed = visit->headed;
    for (size_t i = 0; i < outline->count; i++) {
        const struct value *item = &outline->items[i];
        const struct value *section = value_get(item, "section");
        const char *part = value_get_text(item, "part");
        if (section && !(headed && value_get(item, "yields"))) add_section(visit, section);
        if (part && !visit_part(visit, depth, item, part)) return false;
    }
    return true;
}

bool chapters_whole(const struct chapters *chapters, struct gap *gap) {
    struct visit visit = {.chapters = chapters, .gap = gap};
    return visit_chapter(&visit, 1);
}

struct value chapters_sections(const struct chapters *chapters, size_t number) {
    struct value sections = value_list();
    /* of a part that has begun, the conversation around it knows the heading */
    struct visit visit = {
        .chapters = chapters, .sections = &sections, .trail = {number}, .headed = number > 0};
    visit_chapter(&visit, 1);
    return sections;
}
