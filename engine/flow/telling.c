/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a walk asks home, and what it tells at the end; walk.h says how each message looks.
 */
#include "flow/walking.h"

#include <stdio.h>
#include <string.h>

static struct value message(const char *what) {
    struct value map = value_map();
    value_set(&map, "walk", value_string(what));
    return map;
}

static void tell(struct walk *walk, struct value *map, bool at_once) {
    if (!walk->gone) walk->gone = !walk->home->tell(walk->home, map, at_once);
    value_free(map);
}

static void add_part(struct value *map, const char *part) {
    if (*part) value_set(map, "part", value_string(part));
}

/* Asks home for the source of a part. */
void tell_source(struct walk *walk, const char *name, struct value *source) {
    struct value wanted = message("source");
    value_set(&wanted, "id", value_string(name));
    tell(walk, &wanted, true);
    if (walk->gone || !walk->home->hear(walk->home, source)) walk->gone = true;
}

void tell_need(struct walk *walk, struct thing *thing) {
    struct value need = message("need");
    add_part(&need, thing->part);
    value_set(&need, "do", value_string(wish_name(thing->kind)));
    value_set(&need, "id", value_string(thing->id));
    tell(walk, &need, true);
    if (walk->gone || !walk->home->hear(walk->home, &thing->about)) {
        walk->gone = true;
        return;
    }
    thing->known = thing->about.kind == VALUE_MAP;
    const struct value *own = value_get(&thing->about, "own");
    const struct value *from = value_get(&thing->about, "from");
    const struct value *open = value_get(&thing->about, "open");
    const struct value *marks = value_get(&thing->about, "marks");
    thing->own = own && own->truth;
    thing->from = from && from->truth;
    thing->open = open && open->truth;
    thing->answers = value_get(&thing->about, "answers");
    thing->needs = value_get(&thing->about, "needs");
    for (size_t i = 0; marks && i < marks->count; i++)
        if (marks->items[i].number >= 0 && marks->items[i].number < 64)
            thing->marks |= (uint64_t)1 << (unsigned)marks->items[i].number;
}

void tell_progress(struct walk *walk, size_t walks) {
    struct value progress = message("progress");
    value_set(&progress, "walks", value_number((double)walks));
    tell(walk, &progress, true);
}

static double number_of(size_t site) {
    return site == nowhere ? -1 : (double)site;
}

void walk_path(const struct walk *walk, struct value *path) {
    enum { most_told = 200 };
    for (size_t i = 0; i < walk->paths.trail.count && i < most_told; i++) {
        const struct step *taken = &walk->paths.trail.steps[i];
        const struct thing *thing = &walk->places.things[walk->places.sites[taken->site].thing];
        char text[128];
        snprintf(text, sizeof text, "%.60s: %.60s", thing->id,
                 places_way(&walk->places, taken->site, taken->way));
        value_add(path, value_string(text));
    }
}

static void tell_sites(struct walk *walk) {
    for (size_t i = 0; i < walk->places.site_count; i++) {
        const struct site *site = &walk->places.sites[i];
        const struct thing *thing = &walk->places.things[site->thing];
        struct value map = message("site");
        value_set(&map, "do", value_string(wish_name(thing->kind)));
        value_set(&map, "id", value_string(thing->id));
        add_part(&map, thing->part);
        value_set(&map, "line", value_number(site->line));
        value_set(&map, "section", value_string(site->section));
        value_set(&map, "times", value_number(site->times));
        value_set(&map, "fills", value_copy(&site->fills));
        tell(walk, &map, false);
    }
}

static void tell_edges(struct walk *walk) {
    for (size_t i = 0; i < walk->places.edge_count; i++) {
        const struct edge *edge = &walk->places.edges[i];
        struct value map = message("edge");
        value_set(&map, "from", value_number(number_of(edge->from)));
        value_set(&map, "answer", value_string(places_way(&walk->places, edge->from, edge->way)));
        value_set(&map, "to", value_number(number_of(edge->to)));
        value_set(&map, "times", value_number(edge->times));
        tell(walk, &map, false);
    }
}

static void tell_answers(struct walk *walk) {
    for (size_t i = 0; i < walk->places.site_count; i++) {
        if (!walk_is_asking(walk->places.things[walk->places.sites[i].thing].kind)) continue;
        const struct site_count *counts = &walk->paths.sites[i];
        for (size_t way = 0; way < counts->ways; way++) {
            struct value map = message("answer");
            value_set(&map, "site", value_number((double)i));
            value_set(&map, "answer", value_string(places_way(&walk->places, i, way)));
            value_set(&map, "times", value_number(counts->tried[way]));
            tell(walk, &map, false);
        }
    }
}

static void tell_lines(struct walk *walk) {
    enum { lines_at_once = 4000 };
    struct run_lines lines = run_lines(walk->run);
    for (size_t first = 0; first < lines.count; first += lines_at_once) {
        struct value map = message("lines");
        struct value ran = value_list();
        for (size_t i = first; i < lines.count && i < first + lines_at_once; i++)
            value_add(&ran, value_number(lines.holds_code[i] ? (double)lines.ran[i] : -1));
        value_set(&map, "first", value_number((double)first));
        value_set(&map, "ran", ran);
        tell(walk, &map, false);
    }
}

static void tell_issues(struct walk *walk) {
    for (size_t i = 0; i < walk->issue_count && !walk->gone; i++) {
        const struct issue *issue = &walk->issues[i];
        struct value map = message("issue");
        value_set(&map, "what", value_string(issue->what));
        add_part(&map, issue->part);
        value_set(&map, "line", value_number(issue->line));
        value_set(&map, "id", value_string(issue->id));
        value_set(&map, "text", value_string(issue->text));
        value_set(&map, "times", value_number(issue->times));
        value_set(&map, "path", walk_again(walk, &issue->trail));
        tell(walk, &map, false);
    }
}

static void tell_rules(struct walk *walk) {
    for (size_t i = 0; i < rules_count(walk->rules); i++) {
        struct value map = message("rule");
        value_set(&map, "rule", value_number((double)i));
        value_set(&map, "met", value_number(walk->met[i]));
        value_set(&map, "broken", value_number(walk->broken[i]));
        tell(walk, &map, false);
    }
}

/* Counts come first: going a path again counts too. */
void tell_all(struct walk *walk, size_t walks, bool all) {
    tell_lines(walk);
    tell_sites(walk);
    tell_edges(walk);
    tell_answers(walk);
    tell_rules(walk);
    tell_issues(walk);
    struct value ordinary = message("path");
    value_set(&ordinary, "path", walk_again(walk, &walk->ordinary));
    tell(walk, &ordinary, false);
    struct value done = message("done");
    value_set(&done, "walks", value_number((double)walks));
    value_set(&done, "all", value_bool(all));
    value_set(&done, "steps", value_number((double)walk->steps));
    tell(walk, &done, true);
}
