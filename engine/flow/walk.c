/* SPDX-License-Identifier: GPL-3.0-or-later
 * The walker: one run after another, each step counted by the place it happened at.
 */
#include "flow/walk.h"

#include "base/memory.h"
#include "flow/paths.h"
#include "flow/rules.h"
#include "flow/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    most_silent = 1000,  /* wishes without a question: as talk.c has it */
    most_rounds = 200,   /* that a question is asked in one walk at one place */
    most_steps = 100000, /* of one walk */
    most_issues = 100,
    idle_walks = 100, /* without anything new, and the walks are over */
    most_all_steps = 4 * 1000 * 1000,
};

/* What home knows of an id. */
struct thing {
    enum wish_kind kind;
    char *id;
    bool known;
    bool own;
    bool from;
    uint64_t marks;
    struct value about;
    const struct value *answers;
    const struct value *needs;
};

struct site {
    size_t thing;
    int line;
    char *section;
    unsigned times;
    struct value fills;
    const char **ways; /* the name of each answer that was given */
    size_t way_count;
};

struct edge {
    size_t from; /* SIZE_MAX: the beginning */
    size_t way;
    size_t to; /* SIZE_MAX: the end */
    unsigned times;
};

struct issue {
    const char *what;
    int line;
    char *id;
    char *text;
    unsigned times;
    struct trail trail;
};

struct walk {
    struct run *run;
    struct walk_home *home;
    struct rules *rules;
    struct paths paths;
    size_t all;
    size_t most;
    struct thing *things;
    size_t thing_count;
    size_t *thing_index; /* open addressing by hash; 0 is empty, else number + 1 */
    size_t thing_room;
    struct site *sites;
    size_t site_count;
    size_t *site_index;
    size_t site_room;
    struct edge *edges;
    size_t edge_count;
    size_t *edge_index;
    size_t edge_room;
    struct issue *issues;
    size_t issue_count;
    unsigned *met; /* for each rule */
    unsigned *broken;
    char *section;
    size_t steps;
    size_t actions;
    size_t asked_most;
    struct trail
        ordinary; /* of the walk that asked most different things, answered all, and was short */
    size_t ordinary_places;
    size_t places;     /* that asked, in this walk */
    bool left;         /* something, in this walk */
    struct value path; /* what was answered, kept only where it is wanted */
    bool keeps_path;
    bool gone; /* home */
};

static uint64_t hash_bytes(uint64_t hash, const void *data, size_t length) {
    const unsigned char *at = data;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u; /* FNV-1a, 64 bits */
    return hash;
}

static const uint64_t hash_start = 0xCBF29CE484222325u;

/* Makes room for one more in an index of `count` things; gives whether it must be filled anew. */
static bool grow_index(size_t **index, size_t *room, size_t count) {
    if (2 * (count + 1) <= *room) return false;
    free(*index);
    *room = *room ? 2 * *room : 64;
    *index = memory_new(*room * sizeof **index);
    return true;
}

static void put_index(size_t *index, size_t room, uint64_t hash, size_t number) {
    size_t at = hash & (room - 1);
    while (index[at])
        at = (at + 1) & (room - 1);
    index[at] = number + 1;
}

static uint64_t hash_thing(enum wish_kind kind, const char *id) {
    return hash_bytes(hash_start ^ (uint64_t)kind, id, strlen(id));
}

static bool is_asking(enum wish_kind kind) {
    return kind == WISH_ASK || kind == WISH_DRAW;
}

static struct value message(const char *what) {
    struct value map = value_map();
    value_set(&map, "walk", value_string(what));
    return map;
}

static void tell(struct walk *walk, struct value *map, bool at_once) {
    if (!walk->gone) walk->gone = !walk->home->tell(walk->home, map, at_once);
    value_free(map);
}

static void ask_home(struct walk *walk, struct thing *thing) {
    struct value need = message("need");
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
    const struct value *marks = value_get(&thing->about, "marks");
    thing->own = own && own->truth;
    thing->from = from && from->truth;
    thing->answers = value_get(&thing->about, "answers");
    thing->needs = value_get(&thing->about, "needs");
    for (size_t i = 0; marks && i < marks->count; i++)
        if (marks->items[i].number >= 0 && marks->items[i].number < 64)
            thing->marks |= (uint64_t)1 << (unsigned)marks->items[i].number;
}

static size_t find_thing(struct walk *walk, enum wish_kind kind, const char *id) {
    uint64_t hash = hash_thing(kind, id);
    size_t mask = walk->thing_room - 1;
    for (size_t at = hash & mask; walk->thing_room && walk->thing_index[at]; at = (at + 1) & mask) {
        size_t number = walk->thing_index[at] - 1;
        if (walk->things[number].kind == kind && strcmp(walk->things[number].id, id) == 0)
            return number;
    }
    size_t count = walk->thing_count;
    walk->things = memory_resize(walk->things, count + 1, sizeof *walk->things);
    walk->things[count] = (struct thing){.kind = kind, .id = memory_text(id, strlen(id))};
    if (grow_index(&walk->thing_index, &walk->thing_room, count))
        for (size_t i = 0; i < count; i++)
            put_index(walk->thing_index, walk->thing_room,
                      hash_thing(walk->things[i].kind, walk->things[i].id), i);
    put_index(walk->thing_index, walk->thing_room, hash, count);
    walk->thing_count++;
    ask_home(walk, &walk->things[count]);
    return count;
}

static uint64_t hash_site(size_t thing, int line) {
    size_t both[2] = {thing, (size_t)line};
    return hash_bytes(hash_start, both, sizeof both);
}

static size_t find_site(struct walk *walk, size_t thing, int line) {
    uint64_t hash = hash_site(thing, line);
    size_t mask = walk->site_room - 1;
    for (size_t at = hash & mask; walk->site_room && walk->site_index[at]; at = (at + 1) & mask) {
        size_t number = walk->site_index[at] - 1;
        if (walk->sites[number].thing == thing && walk->sites[number].line == line) return number;
    }
    size_t count = walk->site_count;
    const char *section = walk->section ? walk->section : "";
    walk->sites = memory_resize(walk->sites, count + 1, sizeof *walk->sites);
    walk->sites[count] = (struct site){.thing = thing,
                                       .line = line,
                                       .section = memory_text(section, strlen(section)),
                                       .fills = value_list()};
    run_fill_names(walk->run, &walk->sites[count].fills);
    if (grow_index(&walk->site_index, &walk->site_room, count))
        for (size_t i = 0; i < count; i++)
            put_index(walk->site_index, walk->site_room,
                      hash_site(walk->sites[i].thing, walk->sites[i].line), i);
    put_index(walk->site_index, walk->site_room, hash, count);
    walk->site_count++;
    walk->paths.news = true;
    return count;
}

static uint64_t hash_edge(size_t from, size_t way, size_t to) {
    size_t all[3] = {from, way, to};
    return hash_bytes(hash_start, all, sizeof all);
}

static void count_edge(struct walk *walk, size_t from, size_t way, size_t to) {
    uint64_t hash = hash_edge(from, way, to);
    size_t mask = walk->edge_room - 1;
    for (size_t at = hash & mask; walk->edge_room && walk->edge_index[at]; at = (at + 1) & mask) {
        struct edge *edge = &walk->edges[walk->edge_index[at] - 1];
        if (edge->from == from && edge->way == way && edge->to == to) {
            edge->times++;
            return;
        }
    }
    size_t count = walk->edge_count;
    if ((count & (count - 1)) == 0)
        walk->edges = memory_resize(walk->edges, count ? 2 * count : 16, sizeof *walk->edges);
    walk->edges[count] = (struct edge){from, way, to, 1};
    if (grow_index(&walk->edge_index, &walk->edge_room, count))
        for (size_t i = 0; i < count; i++)
            put_index(walk->edge_index, walk->edge_room,
                      hash_edge(walk->edges[i].from, walk->edges[i].way, walk->edges[i].to), i);
    put_index(walk->edge_index, walk->edge_room, hash, count);
    walk->edge_count++;
    walk->paths.news = true;
}

static size_t turns_of(const struct trail *trail) {
    size_t turns = 0;
    for (size_t i = 0; i < trail->count; i++)
        turns += trail->steps[i].way != 0;
    return turns;
}

/* Shorter, or with fewer answers that are not the ordinary ones. */
static bool is_plainer(const struct trail *a, const struct trail *b) {
    if (a->count != b->count) return a->count < b->count;
    return turns_of(a) < turns_of(b);
}

/* The same finding is one issue; the plainest way to it is kept. */
static void note(struct walk *walk, const char *what, int line, const char *id, const char *text) {
    struct issue *issue = NULL;
    if (walk->keeps_path) return; /* this walk was made before */
    for (size_t i = 0; i < walk->issue_count && !issue; i++) {
        struct issue *known = &walk->issues[i];
        if (known->what == what && known->line == line && strcmp(known->id, id) == 0 &&
            strcmp(known->text, text) == 0)
            issue = known;
    }
    if (!issue) {
        if (walk->issue_count == most_issues) return;
        walk->issues = memory_resize(walk->issues, walk->issue_count + 1, sizeof *walk->issues);
        issue = &walk->issues[walk->issue_count++];
        *issue = (struct issue){.what = what,
                                .line = line,
                                .id = memory_text(id, strlen(id)),
                                .text = memory_text(text, strlen(text))};
    }
    if (issue->times++ && !is_plainer(&walk->paths.trail, &issue->trail)) return;
    trail_free(&issue->trail);
    issue->trail = trail_copy(&walk->paths.trail);
}

static const char issue_error[] = "error";         /* Lua stopped */
static const char issue_unknown[] = "unknown";     /* nobody knows this id */
static const char issue_unfilled[] = "unfilled";   /* a placeholder */
static const char issue_empty[] = "nothing";       /* a choice without anything to choose from */
static const char issue_endless[] = "endless";     /* a loop that nothing ends */
static const char issue_silent[] = "silent";       /* it speaks and speaks and asks nothing */
static const char issue_no_action[] = "no-action"; /* it ended without one */
static const char issue_rule[] = "rule";           /* of the framework */

static void check_needs(struct walk *walk, const struct thing *thing, int line) {
    for (size_t i = 0; thing->needs && i < thing->needs->count; i++)
        if (!run_fill(walk->run, thing->needs->items[i].text, NULL))
            note(walk, issue_unfilled, line, thing->id, thing->needs->items[i].text);
}

/* What is answered at one place: the ways, and the words of the one that was chosen. */
struct choice {
    struct value from; /* what the flow offers */
    size_t offered;    /* how many of those are tried: the first and the last */
    size_t listed;
};

static size_t ways_of(struct walk *walk, const struct thing *thing, struct choice *choice) {
    if (thing->from) run_fill(walk->run, "from", &choice->from);
    choice->offered = choice->from.count > 2 ? 2 : choice->from.count;
    choice->listed = thing->answers && !choice->offered ? thing->answers->count : 0;
    size_t ways = choice->offered + choice->listed;
    return ways ? ways : 1;
}

/* Gives the name of a way and sets its value, which the caller frees. */
static const char *answer_of(struct walk *walk, size_t site, const struct choice *choice,
                             size_t way, struct value *value) {
    const struct thing *thing = &walk->things[walk->sites[site].thing];
    if (way < choice->offered) {
        *value = value_copy(&choice->from.items[way ? choice->from.count - 1 : 0]);
        return way ? "last" : "first";
    }
    if (choice->listed == 0) {
        *value = value_string("words");
        return "given";
    }
    const struct value *answer = &thing->answers->items[way - choice->offered];
    const struct value *given = value_get(answer, "value");
    size_t times = paths_times(&walk->paths, site);
    if (given) *value = value_copy(given);
    if (thing->own && given && given->kind == VALUE_TEXT && given->length && times > 1) {
        char words[256];
        snprintf(words, sizeof words, "%.200s, %zu", given->text, times);
        value_free(value);
        *value = value_string(words);
    }
    const char *name = value_get_text(answer, "name");
    return name ? name : "given";
}

static void name_way(struct site *site, size_t way, const char *name) {
    if (way >= site->way_count) {
        site->ways = memory_resize(site->ways, way + 1, sizeof *site->ways);
        while (site->way_count <= way)
            site->ways[site->way_count++] = "";
    }
    site->ways[way] = name;
}

static void keep_step(struct walk *walk, const struct thing *thing, const char *name,
                      const struct value *value) {
    struct value step = value_map();
    value_set(&step, "do", value_string(wish_name(thing->kind)));
    value_set(&step, "id", value_string(thing->id));
    value_set(&step, "answer", value_string(name));
    value_set(&step, "value", value_copy(value));
    value_add(&walk->path, step);
}

/* Answers a question; gives the way taken. */
static size_t answer(struct walk *walk, size_t site, struct happening *happening,
                     struct value *value) {
    const struct thing *thing = &walk->things[walk->sites[site].thing];
    struct choice choice = {0};
    size_t ways = ways_of(walk, thing, &choice);
    bool is_choice_of_nothing = thing->known && thing->from && !run_fill(walk->run, "from", NULL);
    if (is_choice_of_nothing) note(walk, issue_empty, happening->line, thing->id, "");
    size_t way = paths_choose(&walk->paths, site, ways);
    happening->answer = answer_of(walk, site, &choice, way, value);
    happening->words = value;
    name_way(&walk->sites[site], way, happening->answer);
    walk->places += paths_times(&walk->paths, site) == 1;
    walk->left = walk->left || strcmp(happening->answer, "left") == 0;
    if (walk->keeps_path) keep_step(walk, thing, happening->answer, value);
    value_free(&choice.from);
    return way;
}

/* Goes from wish to wish to the end; gives whether it came there. */
static bool walk_through(struct walk *walk) {
    size_t before = SIZE_MAX;
    size_t way = 0;
    size_t silent = 0;
    size_t steps = 0;
    size_t asked = 0;
    struct value reply = {0};
    run_start(walk->run);
    walk->actions = 0;
    walk->places = 0;
    walk->left = false;
    free(walk->section);
    walk->section = NULL;
    for (;;) {
        enum wish_kind kind = run_step(walk->run, reply.kind == VALUE_NONE ? NULL : &reply);
        value_free(&reply);
        int line = run_line(walk->run);
        if (kind == WISH_FAULT) {
            struct wish wish = {0};
            run_wish(walk->run, &wish);
            note(walk, issue_error, line, "", wish.id.text);
            wish_free(&wish);
            return false;
        }
        if (kind == WISH_END) {
            count_edge(walk, before, way, SIZE_MAX);
            if (asked > walk->asked_most) walk->asked_most = asked;
            return true;
        }
        if (kind == WISH_FLOW) continue;
        const char *id = run_id(walk->run);
        if (kind == WISH_ACTION) id = "action";
        if (kind == WISH_SECTION) {
            free(walk->section);
            walk->section = memory_text(id, strlen(id));
        }
        size_t site = find_site(walk, find_thing(walk, kind, id), line);
        if (walk->gone) return false;
        const struct thing *thing = &walk->things[walk->sites[site].thing];
        struct happening happening = {.marks = thing->marks, .run = walk->run, .line = line};
        walk->sites[site].times++;
        count_edge(walk, before, way, site);
        before = site;
        way = 0;
        if (!thing->known) note(walk, issue_unknown, line, thing->id, wish_name(kind));
        check_needs(walk, thing, line);
        if (is_asking(kind)) {
            silent = 0;
            asked++;
            way = answer(walk, site, &happening, &reply);
        } else {
            silent++;
        }
        if (kind == WISH_ACTION) reply = value_number((double)++walk->actions);
        rules_happen(walk->rules, &happening);
        bool lost = is_asking(kind) && paths_times(&walk->paths, site) > most_rounds;
        if (lost || ++steps > most_steps || silent > most_silent) {
            note(walk, silent > most_silent ? issue_silent : issue_endless, line,
                 walk->things[walk->sites[site].thing].id, "");
            value_free(&reply);
            walk->steps += steps;
            return false;
        }
        walk->steps++;
    }
}

static void keep_ordinary(struct walk *walk) {
    bool more = walk->places > walk->ordinary_places;
    bool same = walk->places == walk->ordinary_places;
    bool shorter = same && walk->paths.trail.count < walk->ordinary.count;
    if (walk->left || !(more || shorter)) return;
    trail_free(&walk->ordinary);
    walk->ordinary = trail_copy(&walk->paths.trail);
    walk->ordinary_places = walk->places;
}

static void walk_once(struct walk *walk) {
    rules_begin(walk->rules);
    bool finished = walk_through(walk);
    if (finished && walk->actions == 0) note(walk, issue_no_action, 0, "", "");
    if (finished) rules_end(walk->rules);
    if (finished) keep_ordinary(walk);
    for (size_t i = 0; i < rules_count(walk->rules); i++) {
        int broken = rules_broken(walk->rules, i);
        char number[32];
        snprintf(number, sizeof number, "%zu", i);
        walk->met[i] += rules_met(walk->rules, i);
        walk->broken[i] += broken >= 0;
        if (broken >= 0) note(walk, issue_rule, 0, number, "");
    }
}

static void tell_progress(struct walk *walk, size_t walks) {
    struct value progress = message("progress");
    value_set(&progress, "walks", value_number((double)walks));
    tell(walk, &progress, true);
}

/* Walks until everything was seen, `most` walks were made, or nothing new was met for a while;
 * gives how many were made. */
static size_t walk_many(struct walk *walk, size_t before, size_t most) {
    size_t walks = 0;
    size_t idle = 0;
    size_t told = walk->steps;
    enum { steps_between = 20000 };
    while (walks < most && !walk->gone && walk->steps < most_all_steps) {
        if (!paths_begin(&walk->paths)) break;
        walk_once(walk);
        paths_end(&walk->paths);
        walks++;
        idle = walk->paths.news ? 0 : idle + 1;
        if (!walk->paths.exhaustive && idle >= idle_walks) break;
        if (walk->steps - told < steps_between) continue;
        told = walk->steps;
        tell_progress(walk, before + walks);
    }
    return walks;
}

/* Goes a trail again for its answers. Nothing is counted that was counted before. */
static struct value path_of(struct walk *walk, const struct trail *trail) {
    trail_free(&walk->paths.wanted);
    walk->paths.exhaustive = false;
    walk->paths.walks++;
    walk->paths.wanted = trail_copy(trail);
    walk->paths.trail.count = 0;
    value_free(&walk->path);
    walk->path = value_list();
    walk->keeps_path = true;
    rules_begin(walk->rules);
    walk_through(walk);
    walk->keeps_path = false;
    while (walk->path.count > trail->count)
        value_free(&walk->path.items[--walk->path.count]);
    return value_copy(&walk->path);
}

static double number_of(size_t site) {
    return site == SIZE_MAX ? -1 : (double)site;
}

/* The name of a way, as the edges of a picture show it. */
static const char *way_name(const struct walk *walk, size_t site, size_t way) {
    if (site == SIZE_MAX || way >= walk->sites[site].way_count) return "";
    return walk->sites[site].ways[way];
}

void walk_path(const struct walk *walk, struct value *path) {
    for (size_t i = 0; i < walk->paths.trail.count && i < most_rounds; i++) {
        const struct step *taken = &walk->paths.trail.steps[i];
        char text[128];
        snprintf(text, sizeof text, "%.60s: %.60s", walk->things[walk->sites[taken->site].thing].id,
                 way_name(walk, taken->site, taken->way));
        value_add(path, value_string(text));
    }
}

static void tell_sites(struct walk *walk) {
    for (size_t i = 0; i < walk->site_count; i++) {
        const struct site *site = &walk->sites[i];
        const struct thing *thing = &walk->things[site->thing];
        struct value map = message("site");
        value_set(&map, "do", value_string(wish_name(thing->kind)));
        value_set(&map, "id", value_string(thing->id));
        value_set(&map, "line", value_number(site->line));
        value_set(&map, "section", value_string(site->section));
        value_set(&map, "times", value_number(site->times));
        value_set(&map, "fills", value_copy(&site->fills));
        tell(walk, &map, false);
    }
    for (size_t i = 0; i < walk->edge_count; i++) {
        const struct edge *edge = &walk->edges[i];
        struct value map = message("edge");
        value_set(&map, "from", value_number(number_of(edge->from)));
        value_set(&map, "answer", value_string(way_name(walk, edge->from, edge->way)));
        value_set(&map, "to", value_number(number_of(edge->to)));
        value_set(&map, "times", value_number(edge->times));
        tell(walk, &map, false);
    }
}

static void tell_answers(struct walk *walk) {
    for (size_t i = 0; i < walk->site_count; i++) {
        if (!is_asking(walk->things[walk->sites[i].thing].kind)) continue;
        const struct site_count *counts = &walk->paths.sites[i];
        for (size_t way = 0; way < counts->ways; way++) {
            struct value map = message("answer");
            value_set(&map, "site", value_number((double)i));
            value_set(&map, "answer", value_string(way_name(walk, i, way)));
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
    size_t count = walk->issue_count; /* going a path again may find it again */
    for (size_t i = 0; i < count && !walk->gone; i++) {
        struct value path = path_of(walk, &walk->issues[i].trail);
        const struct issue *issue = &walk->issues[i];
        struct value map = message("issue");
        value_set(&map, "what", value_string(issue->what));
        value_set(&map, "line", value_number(issue->line));
        value_set(&map, "id", value_string(issue->id));
        value_set(&map, "text", value_string(issue->text));
        value_set(&map, "times", value_number(issue->times));
        value_set(&map, "path", path);
        tell(walk, &map, false);
    }
    struct value ordinary = message("path");
    value_set(&ordinary, "path", path_of(walk, &walk->ordinary));
    tell(walk, &ordinary, false);
    for (size_t i = 0; i < rules_count(walk->rules); i++) {
        struct value map = message("rule");
        value_set(&map, "rule", value_number((double)i));
        value_set(&map, "met", value_number(walk->met[i]));
        value_set(&map, "broken", value_number(walk->broken[i]));
        tell(walk, &map, false);
    }
}

/* A few walks tell how many paths there may be (Knuth, "Estimating the efficiency of backtrack
 * programs", 1975): the product of the ways at each step, on average. */
static bool are_few(struct walk *walk, size_t *walks) {
    enum { probes = 12 };
    double paths = 0;
    for (size_t i = 0; i < probes && !walk->gone; i++) {
        double product = 1;
        *walks += walk_many(walk, *walks, 1);
        for (size_t k = 0; k < walk->paths.trail.count; k++)
            product *= (double)walk->paths.trail.steps[k].ways;
        paths += product / probes;
    }
    return paths <= 4.0 * (double)walk->all;
}

/* The first few walks are among all that are made now. */
static void forget_counts(struct walk *walk) {
    for (size_t i = 0; i < walk->issue_count; i++)
        walk->issues[i].times = 0;
    for (size_t i = 0; i < rules_count(walk->rules); i++)
        walk->met[i] = walk->broken[i] = 0;
}

bool walk_make(struct walk *walk) {
    size_t walks = 0;
    run_watch_lines(walk->run);
    bool few = are_few(walk, &walks);
    bool all = false;
    if (few && !walk->gone) {
        forget_counts(walk);
        paths_restart(&walk->paths, true);
        size_t made = walk_many(walk, 0, walk->all);
        all = walk->paths.done;
        walks = all ? made : walks + made;
        paths_restart(&walk->paths, false);
    }
    if (!all) walks += walk_many(walk, walks, walk->most > walks ? walk->most - walks : 0);
    tell_lines(walk);
    tell_sites(walk);
    tell_answers(walk);
    tell_issues(walk);
    struct value done = message("done");
    value_set(&done, "walks", value_number((double)walks));
    value_set(&done, "all", value_bool(all));
    value_set(&done, "steps", value_number((double)walk->steps));
    value_set(&done, "asked", value_number((double)walk->asked_most));
    tell(walk, &done, true);
    return !walk->gone;
}

struct walk *walk_new(struct run *run, struct walk_home *home, const struct value *setup) {
    struct walk *walk = memory_new(sizeof *walk);
    walk->run = run;
    walk->home = home;
    walk->rules = rules_of(setup);
    walk->paths.seed = (uint64_t)value_get_number(setup, "seed", 1);
    walk->all = (size_t)value_get_number(setup, "all", 1024);
    walk->most = (size_t)value_get_number(setup, "most", 1000);
    walk->met = memory_new((rules_count(walk->rules) + 1) * sizeof *walk->met);
    walk->broken = memory_new((rules_count(walk->rules) + 1) * sizeof *walk->broken);
    return walk;
}

void walk_free(struct walk *walk) {
    if (!walk) return;
    for (size_t i = 0; i < walk->thing_count; i++) {
        free(walk->things[i].id);
        value_free(&walk->things[i].about);
    }
    for (size_t i = 0; i < walk->site_count; i++) {
        free(walk->sites[i].section);
        value_free(&walk->sites[i].fills);
        free(walk->sites[i].ways);
    }
    for (size_t i = 0; i < walk->issue_count; i++) {
        free(walk->issues[i].id);
        free(walk->issues[i].text);
        trail_free(&walk->issues[i].trail);
    }
    trail_free(&walk->ordinary);
    paths_free(&walk->paths);
    rules_free(walk->rules);
    value_free(&walk->path);
    free(walk->things);
    free(walk->thing_index);
    free(walk->sites);
    free(walk->site_index);
    free(walk->edges);
    free(walk->edge_index);
    free(walk->issues);
    free(walk->met);
    free(walk->broken);
    free(walk->section);
    free(walk);
}
