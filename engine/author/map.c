/* SPDX-License-Identifier: GPL-3.0-or-later
 * From walks to a map. Steps come in an order in which only loops lead back: the reverse of the
 * order in which a walk in depth leaves them, the lower line of a fork first.
 */
#include "author/map.h"

#include "author/map_answers.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct making {
    const struct script *script;
    const struct walks *walks;
    struct banks *banks;
    struct map *map;
    long *step_of_site; /* -1: a section */
    size_t *by_line;    /* the sites in the order of their lines */
};

static char *copy(const char *text) {
    return memory_text(text, strlen(text));
}

static long add_step(struct making *making, const char *part, struct map_step step) {
    struct map *map = making->map;
    struct bank_id id;
    const struct bank *bank = banks_wording(making->banks, part, step.kind, step.id, &id);
    if (!bank) bank = making->script->bank;
    if (step.kind == WISH_ASK) step.question = bank_question(bank, id.text);
    if (step.kind == WISH_DRAW) step.question = bank_group(bank, id.text);
    if (step.kind == WISH_SAY) step.said = bank_line(bank, id.text);
    map->steps = memory_room(map->steps, map->step_count, sizeof *map->steps);
    map->steps[map->step_count] = step;
    return (long)map->step_count++;
}

static struct map_way *add_way(struct map *map, long from, long to) {
    map->ways = memory_room(map->ways, map->way_count, sizeof *map->ways);
    map->ways[map->way_count] = (struct map_way){.from = from, .to = to, .answers = value_list()};
    return &map->ways[map->way_count++];
}

static int compare_lines(const void *a, const void *b, void *context) {
    const struct walks *walks = context;
    size_t one = *(const size_t *)a;
    size_t other = *(const size_t *)b;
    int lines = walks->sites[one].line - walks->sites[other].line;
    return lines ? lines : (one > other) - (one < other);
}

/* A table of Lua's has no order of its own. */
static int compare_fills(const void *a, const void *b) {
    static const char *const usual[] = {"what", "by", "know", "support", "account", "toward"};
    enum { count = sizeof usual / sizeof *usual };
    const char *names[] = {((const struct value *)a)->text, ((const struct value *)b)->text};
    int rank[2] = {0};
    for (int i = 0; i < 2; i++)
        while (rank[i] < count && strcmp(usual[rank[i]], names[i]) != 0)
            rank[i]++;
    return rank[0] != rank[1] ? rank[0] - rank[1] : strcmp(names[0], names[1]);
}

static void take_sites(struct making *making) {
    const struct walks *walks = making->walks;
    making->step_of_site = memory_new((walks->site_count + 1) * sizeof *making->step_of_site);
    making->by_line = memory_new((walks->site_count + 1) * sizeof *making->by_line);
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        making->by_line[i] = i;
        making->step_of_site[i] = -1;
        if (site->kind == WISH_SECTION) continue;
        struct map_step step = {.kind = site->kind,
                                .id = copy(site->id),
                                .section = copy(site->section),
                                .line = site->line,
                                .times = site->times,
                                .drawn = -1,
                                .fills = value_copy(&site->fills)};
        if (step.fills.count)
            qsort(step.fills.items, step.fills.count, sizeof *step.fills.items, compare_fills);
        making->step_of_site[i] = add_step(making, site->part, step);
    }
    qsort_r(making->by_line, walks->site_count, sizeof *making->by_line, compare_lines,
            (void *)walks);
}

/* Is it the same place? An id with escapes stands in the script otherwise than the walks tell it.
 */
static bool is_use(const struct walks_site *site, const struct script_use *use) {
    return !*site->part && site->kind == use->kind &&
           (strcmp(site->id, use->id) == 0 || strchr(use->id, '\\'));
}

/* Gives the site of a use that walks came to, or -1. */
static long site_of_use(const struct making *making, const struct script_use *use) {
    const struct walks *walks = making->walks;
    size_t low = 0;
    for (size_t high = walks->site_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (walks->sites[making->by_line[middle]].line < use->line)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < walks->site_count; low++) {
        size_t number = making->by_line[low];
        const struct walks_site *site = &walks->sites[number];
        if (site->line > use->last_line) return -1;
        if (is_use(site, use)) return (long)number;
    }
    return -1;
}

/* What no walk came to stands behind what the script has before it. */
static void take_uses(struct making *making) {
    size_t count = 0;
    struct script_use *uses = script_uses(making->script, &count);
    const char *section = "";
    long before = map_begin;
    for (size_t i = 0; i < count; i++) {
        const struct script_use *use = &uses[i];
        long site = site_of_use(making, use);
        if (use->kind == WISH_SECTION) {
            section = site < 0 ? use->id : making->walks->sites[site].id;
            continue;
        }
        long step = site < 0 ? -1 : making->step_of_site[site];
        if (step < 0) {
            step = add_step(making, NULL,
                            (struct map_step){.kind = use->kind,
                                              .id = copy(use->id),
                                              .section = copy(section),
                                              .line = use->line,
                                              .fills = value_list()});
            add_way(making->map, before, step);
        }
        making->map->steps[step].drawn = use->drawn;
        before = step;
    }
    free(uses);
}

static void lead(struct making *making, const struct walks_edge *edge, long from, long to) {
    struct map_step *step = from >= 0 ? &making->map->steps[from] : NULL;
    if (step && from == to && step->kind == WISH_DRAW && step->drawn != 1) {
        step->drawn = step->drawn < 0 ? 0 : step->drawn; /* on to its next question */
        return;
    }
    struct map_way *way = add_way(making->map, from, to);
    way->times = edge->times;
    value_add(&way->answers, value_string(edge->answer));
}

static void take_edges(struct making *making) {
    const struct walks *walks = making->walks;
    for (size_t i = 0; i < walks->edge_count; i++) {
        const struct walks_edge *edge = &walks->edges[i];
        long from = edge->from < 0 ? map_begin : making->step_of_site[edge->from];
        long to = edge->to < 0 ? map_end : making->step_of_site[edge->to];
        bool past = (edge->from >= 0 && from < 0) || (edge->to >= 0 && to < 0);
        if (!past) lead(making, edge, from, to); /* there are none to sections */
    }
    for (size_t i = 0; i < making->map->step_count; i++)
        if (making->map->steps[i].drawn < 0) making->map->steps[i].drawn = 1;
}

bool map_step_is_quiet(const struct map_step *step) {
    return step->kind == WISH_SAY || step->kind == WISH_SHOW || step->kind == WISH_TURN;
}

size_t map_place(const struct map *map, long step) {
    if (step == map_begin) return 0;
    return step == map_end ? map->step_count + 1 : (size_t)step + 1;
}

static int compare_ways(const void *a, const void *b, void *context) {
    const struct map_way *one = a;
    const struct map_way *other = b;
    size_t from = map_place(context, one->from);
    size_t other_from = map_place(context, other->from);
    size_t to = map_place(context, one->to);
    size_t other_to = map_place(context, other->to);
    if (from != other_from) return from < other_from ? -1 : 1;
    return (to > other_to) - (to < other_to);
}

static void take_answers(struct map_way *way, struct value *answers) {
    for (size_t i = 0; i < answers->count; i++) {
        bool known = false;
        for (size_t k = 0; k < way->answers.count && !known; k++)
            known = value_equal(&way->answers.items[k], &answers->items[i]);
        if (known)
            value_free(&answers->items[i]);
        else
            value_add(&way->answers, answers->items[i]);
    }
    answers->count = 0;
    value_free(answers);
}

/* Ways with the same ends are one. One that nobody went is none beside one that somebody did. */
static void merge_ways(struct map *map) {
    size_t count = 0;
    qsort_r(map->ways, map->way_count, sizeof *map->ways, compare_ways, map);
    for (size_t i = 0; i < map->way_count; i++) {
        struct map_way *way = &map->ways[i];
        struct map_way *last = count ? &map->ways[count - 1] : NULL;
        if (!last || last->from != way->from || last->to != way->to) {
            map->ways[count++] = *way;
            continue;
        }
        last->times += way->times;
        take_answers(last, &way->answers);
    }
    map->way_count = count;
}

const struct map_way *map_ways_from(const struct map *map, long from, size_t *count) {
    size_t low = 0;
    size_t place = map_place(map, from);
    for (size_t high = map->way_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (map_place(map, map->ways[middle].from) < place)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < map->way_count && map->ways[low + *count].from == from)
        ++*count;
    return &map->ways[low];
}

/* What is visited first comes last in the order, so the way to the lowest line is taken last. */
static int compare_below(const void *a, const void *b, void *context) {
    const struct map *map = context;
    long one = *(const long *)a;
    long other = *(const long *)b;
    int line = one >= 0 ? map->steps[one].line : INT_MAX;
    int other_line = other >= 0 ? map->steps[other].line : INT_MAX;
    if (line != other_line) return line > other_line ? -1 : 1;
    return (one < other) - (one > other);
}

struct visit {
    long *ways; /* where it leads on to */
    size_t count;
    size_t next;
    long step;
};

static struct visit visit_of(const struct map *map, long step) {
    struct visit visit = {.step = step};
    const struct map_way *ways = map_ways_from(map, step, &visit.count);
    visit.ways = memory_new((visit.count + 1) * sizeof *visit.ways);
    for (size_t i = 0; i < visit.count; i++)
        visit.ways[i] = ways[i].to;
    qsort_r(visit.ways, visit.count, sizeof *visit.ways, compare_below, (void *)map);
    return visit;
}

/* Fills `order` with the steps from the last to the first. */
static void find_order(const struct map *map, long *order) {
    struct visit *visits = memory_new((map->step_count + 2) * sizeof *visits);
    bool *met = memory_new(map->step_count + 1);
    size_t depth = 0;
    size_t count = 0;
    size_t left = 0; /* what no way leads to, should there be such a thing */
    visits[depth++] = visit_of(map, map_begin);
    while (count < map->step_count) {
        while (!depth && met[left])
            left++;
        if (!depth) {
            met[left] = true;
            visits[depth++] = visit_of(map, (long)left);
        }
        struct visit *visit = &visits[depth - 1];
        if (visit->next == visit->count) {
            if (visit->step >= 0) order[count++] = visit->step;
            free(visit->ways);
            depth--;
            continue;
        }
        long to = visit->ways[visit->next++];
        if (to < 0 || met[to]) continue;
        met[to] = true;
        visits[depth++] = visit_of(map, to);
    }
    while (depth)
        free(visits[--depth].ways);
    free(visits);
    free(met);
}

static size_t section_of(struct map *map, const char *name) {
    for (size_t i = map->section_count; i-- > 0;)
        if (strcmp(map->sections[i].name, name) == 0) return i;
    map->sections = memory_room(map->sections, map->section_count, sizeof *map->sections);
    map->sections[map->section_count] = (struct map_section){.name = name};
    return map->section_count++;
}

/* Puts the steps in order, those of a section together, and gives ways their new ends. */
static void put_in_order(struct map *map) {
    size_t count = map->step_count;
    long *order = memory_new((count + 1) * sizeof *order);
    long *place = memory_new((count + 1) * sizeof *place);
    size_t *section = memory_new((count + 1) * sizeof *section);
    struct map_step *steps = memory_new((count + 1) * sizeof *steps);
    find_order(map, order);
    for (size_t i = count; i-- > 0;) {
        section[i] = section_of(map, map->steps[order[i]].section);
        map->sections[section[i]].count++;
    }
    for (size_t i = 1; i < map->section_count; i++)
        map->sections[i].first = map->sections[i - 1].first + map->sections[i - 1].count;
    for (size_t i = 0; i < map->section_count; i++)
        map->sections[i].count = 0;
    for (size_t i = count; i-- > 0;) {
        struct map_section *within = &map->sections[section[i]];
        place[order[i]] = (long)(within->first + within->count++);
        steps[place[order[i]]] = map->steps[order[i]];
    }
    for (size_t i = 0; i < map->way_count; i++) {
        struct map_way *way = &map->ways[i];
        if (way->from >= 0) way->from = place[way->from];
        if (way->to >= 0) way->to = place[way->to];
        way->back = map_place(map, way->to) <= map_place(map, way->from);
    }
    free(map->steps);
    map->steps = steps;
    qsort_r(map->ways, map->way_count, sizeof *map->ways, compare_ways, map);
    free(order);
    free(place);
    free(section);
}

static void name_ways(struct map *map) {
    for (size_t i = 0; i < map->step_count; i++) {
        size_t count = 0;
        struct map_way *ways = (struct map_way *)map_ways_from(map, (long)i, &count);
        bool goes_on = false;
        for (size_t k = 0; k < count; k++)
            goes_on = goes_on || ways[k].times;
        map->steps[i].stops = map->steps[i].times && !goes_on;
        map->steps[i].decides = map_answers_name(&map->steps[i], ways, count);
    }
    for (size_t i = 0; i < map->way_count; i++)
        if (!map->ways[i].answer) map->ways[i].answer = copy("");
}

struct map *map_new(const struct script *script, struct banks *banks, const struct walks *walks) {
    struct map *map = memory_new(sizeof *map);
    struct making making = {.script = script, .banks = banks, .walks = walks, .map = map};
    map->bank = bank_name(script->bank);
    map->walks = walks->walks;
    map->all = walks->all;
    take_sites(&making);
    take_uses(&making);
    take_edges(&making);
    merge_ways(map);
    put_in_order(map);
    name_ways(map);
    free(making.step_of_site);
    free(making.by_line);
    return map;
}

void map_free(struct map *map) {
    if (!map) return;
    for (size_t i = 0; i < map->step_count; i++) {
        free(map->steps[i].id);
        free(map->steps[i].section);
        value_free(&map->steps[i].fills);
    }
    for (size_t i = 0; i < map->way_count; i++) {
        free(map->ways[i].answer);
        value_free(&map->ways[i].answers);
    }
    free(map->name);
    free(map->title);
    free(map->steps);
    free(map->ways);
    free(map->sections);
    free(map);
}
