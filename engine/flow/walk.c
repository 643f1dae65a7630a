/* SPDX-License-Identifier: GPL-3.0-or-later
 * The walker: one run after another, each step counted by the place it happened at.
 */
#include "flow/walk.h"

#include "base/memory.h"
#include "flow/walking.h"

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
    most_path = 40000, /* bytes of the answers that led to an issue: they go home in one message */
};

static const char issue_error[] = "error";         /* Lua stopped */
static const char issue_unknown[] = "unknown";     /* nobody knows this id */
static const char issue_unfilled[] = "unfilled";   /* a placeholder */
static const char issue_empty[] = "nothing";       /* a choice without anything to choose from */
static const char issue_endless[] = "endless";     /* a loop that nothing ends */
static const char issue_silent[] = "silent";       /* it speaks and speaks and asks nothing */
static const char issue_alone[] = "alone";         /* a ground rule, not changed by both */
static const char issue_no_action[] = "no-action"; /* it ended without one */
static const char issue_rule[] = "rule";           /* of the framework */

bool walk_is_asking(enum wish_kind kind) {
    return kind == WISH_ASK || kind == WISH_DRAW;
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

static const char *part_now(const struct walk *walk) {
    const char *part = run_part(walk->run);
    return part ? part : "";
}

/* The same finding is one issue; the plainest way to it is kept. Without a line it is about the
 * whole. */
static void note(struct walk *walk, const char *what, int line, const char *id, const char *text) {
    const char *part = line ? part_now(walk) : "";
    struct issue *issue = NULL;
    if (walk->replays) return; /* this walk was made before */
    for (size_t i = 0; i < walk->issue_count && !issue; i++) {
        struct issue *known = &walk->issues[i];
        if (known->what == what && known->line == line && strcmp(known->part, part) == 0 &&
            strcmp(known->id, id) == 0 && strcmp(known->text, text) == 0)
            issue = known;
    }
    if (!issue) {
        if (walk->issue_count == most_issues) return;
        walk->issues = memory_resize(walk->issues, walk->issue_count + 1, sizeof *walk->issues);
        issue = &walk->issues[walk->issue_count++];
        *issue = (struct issue){.what = what,
                                .part = memory_text(part, strlen(part)),
                                .line = line,
                                .id = memory_text(id, strlen(id)),
                                .text = memory_text(text, strlen(text))};
    }
    bool plainer = is_plainer(&walk->paths.trail, &issue->trail);
    if (walk->earlier != issue->earlier) plainer = issue->earlier;
    if (issue->times++ && !plainer) return;
    issue->earlier = walk->earlier;
    trail_free(&issue->trail);
    issue->trail = trail_copy(&walk->paths.trail);
}

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
    bool open; /* and leaving them is one more way */
};

static size_t ways_of(struct walk *walk, const struct thing *thing, struct choice *choice) {
    if (thing->from) run_fill(walk->run, "from", &choice->from);
    choice->offered = choice->from.count > 2 ? 2 : choice->from.count;
    choice->listed = thing->answers && !choice->offered ? thing->answers->count : 0;
    choice->open = thing->open && choice->offered;
    size_t ways = choice->offered + choice->listed + choice->open;
    return ways ? ways : 1;
}

/* Gives the name of a way and sets its value, which the caller frees. */
static const char *answer_of(struct walk *walk, size_t site, const struct choice *choice,
                             size_t way, struct value *value) {
    const struct thing *thing = &walk->places.things[walk->places.sites[site].thing];
    if (way < choice->offered) {
        *value = value_copy(&choice->from.items[way ? choice->from.count - 1 : 0]);
        return way ? "last" : "first";
    }
    if (choice->open) {
        *value = value_string("");
        return "left";
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

static size_t bytes_of(const struct value *value) {
    size_t bytes = value->length;
    for (size_t i = 0; i < value->count; i++)
        bytes += bytes_of(&value->items[i]);
    return bytes;
}

/* A path that is too long to be told is told up to there. */
static void keep_step(struct walk *walk, const struct thing *thing, const char *name,
                      const struct value *value) {
    enum { names_of_keys = 60 };
    walk->path_bytes += strlen(thing->id) + strlen(name) + bytes_of(value) + names_of_keys;
    if (walk->path_bytes > most_path) return;
    struct value step = value_map();
    value_set(&step, "do", value_string(wish_name(thing->kind)));
    value_set(&step, "id", value_string(thing->id));
    if (*thing->part) value_set(&step, "part", value_string(thing->part));
    value_set(&step, "answer", value_string(name));
    value_set(&step, "value", value_copy(value));
    value_add(&walk->path, step);
}

/* Answers a question; gives the way taken. */
static size_t answer(struct walk *walk, size_t number, struct happening *happening,
                     struct value *value) {
    struct site *site = &walk->places.sites[number];
    const struct thing *thing = &walk->places.things[site->thing];
    struct choice choice = {0};
    size_t ways = ways_of(walk, thing, &choice);
    bool is_choice_of_nothing = thing->known && thing->from && !run_fill(walk->run, "from", NULL);
    if (is_choice_of_nothing) note(walk, issue_empty, happening->line, thing->id, "");
    size_t way = paths_choose(&walk->paths, number, ways);
    happening->answer = answer_of(walk, number, &choice, way, value);
    happening->words = value;
    site_name_way(site, way, happening->answer);
    walk->asked += walk_is_asking(thing->kind) && paths_times(&walk->paths, number) == 1;
    bool known = thing->kind == WISH_KNOWN;
    if (known) happening->words = NULL;
    walk->earlier = walk->earlier || (known && strcmp(happening->answer, "some") == 0);
    walk->left = walk->left || walk->earlier || strcmp(happening->answer, "left") == 0;
    if (walk->replays && !known) keep_step(walk, thing, happening->answer, value);
    value_free(&choice.from);
    return way;
}

/* Gives the place of the wish in hand, new where no walk has come to it. */
static size_t site_of(struct walk *walk, enum wish_kind kind, const char *id, int line) {
    bool is_new = false;
    size_t thing = places_thing(&walk->places, kind, part_now(walk), id, &is_new);
    if (is_new) tell_need(walk, &walk->places.things[thing]);
    size_t number = places_site(&walk->places, thing, line, &is_new);
    if (!is_new) return number;
    struct site *site = &walk->places.sites[number];
    const char *section = walk->section ? walk->section : "";
    site->section = memory_text(section, strlen(section));
    run_fill_names(walk->run, &site->fills);
    walk->paths.news = true;
    return number;
}

/* How far one walk is. */
struct passage {
    size_t before; /* the place it comes from, and the way taken there */
    size_t way;
    size_t silent;
    size_t steps;
};

static void go(struct walk *walk, struct passage *passage, size_t to) {
    bool is_new = false;
    size_t edge = places_edge(&walk->places, passage->before, passage->way, to, &is_new);
    walk->places.edges[edge].times++;
    walk->paths.news = walk->paths.news || is_new;
    passage->before = to;
    passage->way = 0;
}

static void note_fault(struct walk *walk) {
    struct wish wish = {0};
    run_wish(walk->run, &wish);
    note(walk, issue_error, wish.line, "", wish.id.text);
    wish_free(&wish);
}

static void enter_section(struct walk *walk, const char *name) {
    free(walk->section);
    walk->section = name ? memory_text(name, strlen(name)) : NULL;
}

/* Words that were left unwritten cannot be shown. */
static bool shows_words(const struct run *run) {
    struct value words = {0};
    bool good = run_fill(run, "words", &words) && words.kind == VALUE_TEXT && words.length;
    value_free(&words);
    return good;
}

/* A change of a ground rule uses up what the two agreed to. */
static void note_agreed(struct walk *walk, const struct thing *thing, const char *answer) {
    const char *who = value_get_text(&thing->about, "agrees");
    unsigned bit = who ? (strcmp(who, "coach") == 0 ? 2U : 1U) : 0U;
    bool yes = answer && strcmp(answer, "yes") == 0;
    walk->agreed = yes ? walk->agreed | bit : walk->agreed & ~bit;
}

static void check_agreed(struct walk *walk, const struct thing *thing, int line) {
    if (walk->agreed != 3) note(walk, issue_alone, line, thing->id, "");
    walk->agreed = 0;
}

/* Takes one wish, and sets the reply to it. False where the walk is to end here. */
static bool pass(struct walk *walk, struct passage *passage, enum wish_kind kind,
                 struct value *reply) {
    const char *id = kind == WISH_ACTION ? "action" : run_id(walk->run);
    int line = run_line(walk->run);
    if (kind == WISH_SECTION) enter_section(walk, id);
    size_t number = site_of(walk, kind, id, line);
    if (walk->gone) return false;
    const struct thing *thing = &walk->places.things[walk->places.sites[number].thing];
    struct happening happening = {.marks = thing->marks,
                                  .stance = value_get_text(&thing->about, "stance"),
                                  .run = walk->run,
                                  .line = line};
    walk->places.sites[number].times++;
    if (kind != WISH_SECTION) go(walk, passage, number); /* ways lead past a heading */
    if (!thing->known) note(walk, issue_unknown, line, thing->id, wish_name(kind));
    check_needs(walk, thing, line);
    bool asks = walk_is_asking(kind);
    passage->silent = asks ? 0 : passage->silent + 1;
    if (asks || kind == WISH_KNOWN) passage->way = answer(walk, number, &happening, reply);
    if (asks) note_agreed(walk, thing, happening.answer);
    if (kind == WISH_AMEND) check_agreed(walk, thing, line);
    if (kind == WISH_REPLAY) *reply = value_bool(shows_words(walk->run));
    if (kind == WISH_ACTION) *reply = value_number((double)++walk->actions);
    rules_happen(walk->rules, &happening);
    walk->steps++;
    bool endless = asks && paths_times(&walk->paths, number) > most_rounds;
    endless = endless || ++passage->steps > most_steps;
    if (endless) note(walk, issue_endless, line, thing->id, "");
    if (passage->silent > most_silent) note(walk, issue_silent, line, thing->id, "");
    return !endless && passage->silent <= most_silent;
}

/* Goes from wish to wish; gives whether it came to the end. */
static bool walk_through(struct walk *walk) {
    struct passage passage = {.before = nowhere};
    struct value reply = {0};
    bool goes_on = true;
    run_start(walk->run);
    walk->actions = walk->asked = 0;
    walk->agreed = 0;
    walk->left = walk->earlier = false;
    enter_section(walk, NULL);
    while (goes_on) {
        enum wish_kind kind = run_step(walk->run, reply.kind == VALUE_NONE ? NULL : &reply);
        value_free(&reply);
        if (kind == WISH_PART) tell_source(walk, run_id(walk->run), &reply);
        if (kind == WISH_PART && walk->gone) return false;
        if (kind == WISH_FLOW || kind == WISH_PART) continue;
        if (kind == WISH_FAULT) note_fault(walk);
        if (kind == WISH_END) go(walk, &passage, nowhere);
        if (kind == WISH_END || kind == WISH_FAULT) return kind == WISH_END;
        goes_on = pass(walk, &passage, kind, &reply);
    }
    value_free(&reply);
    return false;
}

static void keep_ordinary(struct walk *walk) {
    bool more = walk->asked > walk->ordinary_asked;
    bool same = walk->asked == walk->ordinary_asked;
    bool shorter = same && walk->paths.trail.count < walk->ordinary.count;
    if (walk->left || !(more || shorter)) return;
    trail_free(&walk->ordinary);
    walk->ordinary = trail_copy(&walk->paths.trail);
    walk->ordinary_asked = walk->asked;
}

static void judge_rules(struct walk *walk, bool finished) {
    if (finished) rules_end(walk->rules);
    for (size_t i = 0; i < rules_count(walk->rules); i++) {
        int broken = rules_broken(walk->rules, i);
        char number[32];
        snprintf(number, sizeof number, "%zu", i);
        walk->met[i] += rules_met(walk->rules, i);
        walk->broken[i] += broken >= 0;
        if (broken >= 0) note(walk, issue_rule, 0, number, "");
    }
}

static void walk_once(struct walk *walk) {
    rules_begin(walk->rules);
    bool finished = walk_through(walk);
    if (finished && walk->actions == 0) note(walk, issue_no_action, 0, "", "");
    if (finished) keep_ordinary(walk);
    judge_rules(walk, finished);
}

/* Goes a trail again for its answers. */
struct value walk_again(struct walk *walk, const struct trail *trail) {
    paths_follow(&walk->paths, trail);
    value_free(&walk->path);
    walk->path = value_list();
    walk->path_bytes = 0;
    walk->replays = true;
    rules_begin(walk->rules);
    walk_through(walk);
    walk->replays = false;
    while (walk->path.count > trail->count)
        value_free(&walk->path.items[--walk->path.count]);
    return value_copy(&walk->path);
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

/* A few walks tell how many paths there may be (Knuth, "Estimating the efficiency of backtrack
 * programs", 1975): the product of the ways at each step, on average. */
static bool are_few(struct walk *walk, size_t *walks) {
    enum { probes = 12 };
    size_t most = walk->most < probes ? walk->most : probes;
    double paths = 0;
    for (size_t i = 0; i < most && !walk->gone; i++) {
        double product = 1;
        *walks += walk_many(walk, *walks, 1);
        for (size_t k = 0; k < walk->paths.trail.count; k++)
            product *= (double)walk->paths.trail.steps[k].ways;
        paths += product / (double)most;
    }
    return paths <= 4.0 * (double)walk->all;
}

/* The first few walks are among all that are made now, so they are not counted twice. */
static void forget_counts(struct walk *walk) {
    run_watch_lines(walk->run);
    for (size_t i = 0; i < walk->places.site_count; i++)
        walk->places.sites[i].times = 0;
    for (size_t i = 0; i < walk->places.edge_count; i++)
        walk->places.edges[i].times = 0;
    for (size_t i = 0; i < walk->issue_count; i++)
        walk->issues[i].times = 0;
    for (size_t i = 0; i < rules_count(walk->rules); i++)
        walk->met[i] = walk->broken[i] = 0;
}

/* Gives how many walks may follow. Where all paths were tried and turned out to be too many, they
 * were all alike at their beginning; what covers the rest comes on top, unless so many at most were
 * asked for. */
static size_t left_of(const struct walk *walk, size_t walks) {
    if (walks < walk->most) return walk->most - walks;
    return walk->all > walk->most ? walk->most : 0;
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
    if (!all) walks += walk_many(walk, walks, left_of(walk, walks));
    tell_all(walk, walks, all);
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
    for (size_t i = 0; i < walk->issue_count; i++) {
        free(walk->issues[i].part);
        free(walk->issues[i].id);
        free(walk->issues[i].text);
        trail_free(&walk->issues[i].trail);
    }
    trail_free(&walk->ordinary);
    paths_free(&walk->paths);
    places_free(&walk->places);
    rules_free(walk->rules);
    value_free(&walk->path);
    free(walk->issues);
    free(walk->met);
    free(walk->broken);
    free(walk->section);
    free(walk);
}
