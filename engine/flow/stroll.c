/* SPDX-License-Identifier: GPL-3.0-or-later
 * Made-up coaches, each a hash of the seed and the turn.
 */
#include "flow/stroll.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "flow/heard.h"
#include "flow/run.h"
#include "flow/stock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    most_turns = 40,
    many_turns = 240, /* of a coach who goes on until nothing is left to say */
    most_silent = 64, /* wishes without an end of the turn */
    most_lines = 6,   /* as practice has it */
    most_issues = 32,
    trust_unknown = -1,
};

enum coach { COACH_GOOD, COACH_BAD, COACH_ANY, COACH_MENDING, COACHES };

struct stumble {
    char *text;
    char *part;
    int line;
    unsigned times;
    struct value path;
};

struct stroll {
    struct run *run;
    struct walk_home *home;
    struct stock stock;
    const struct value *topics;
    uint64_t seed;
    unsigned **said; /* for each shelf, how often each line */
    unsigned sessions[COACHES];
    unsigned told[COACHES]; /* of them, in how many something held back was told */
    unsigned lost;
    unsigned won;
    unsigned regained;
    unsigned long turns;
    struct stumble stumbles[most_issues];
    size_t stumble_count;
    bool gone;

    /* of the session that goes on now */
    enum coach coach;
    unsigned end; /* the turn that is the last */
    uint64_t state;
    const char *topic; /* in hand */
    const char *aside;
    enum heard_move last;
    unsigned again;
    bool fresh; /* the persona has turned to the topic */
    bool leave;
    int trust_first;
    int trust_least;
    int trust_now;
    bool held;
    struct value path;
};

/* The finalizer of MurmurHash3 (Austin Appleby, public domain). */
static uint64_t next(struct stroll *stroll) {
    uint64_t hash = stroll->state += 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 33;
}

static unsigned below(struct stroll *stroll, unsigned end) {
    return (unsigned)(next(stroll) % end);
}

static enum heard_move good_move(struct stroll *stroll) {
    unsigned chance = below(stroll, 20);
    if (chance < 7) return HEARD_OPEN;
    if (chance < 15) return HEARD_REFLECTION;
    if (chance < 19 && stroll->last != HEARD_SILENCE) return HEARD_SILENCE;
    return chance == 19 ? HEARD_OTHER : HEARD_OPEN;
}

static enum heard_move bad_move(struct stroll *stroll) {
    static const enum heard_move moves[] = {
        HEARD_CLOSED, HEARD_CLOSED,  HEARD_CLOSED,      HEARD_ADVICE,  HEARD_ADVICE,
        HEARD_ADVICE, HEARD_LEADING, HEARD_JUDGING_WHY, HEARD_STACKED, HEARD_INFORMATION,
    };
    return moves[below(stroll, sizeof moves / sizeof *moves)];
}

static enum heard_move any_move(struct stroll *stroll) {
    bool same = stroll->last < HEARD_END && below(stroll, 4) == 0;
    return same ? stroll->last : (enum heard_move)below(stroll, HEARD_END);
}

static enum heard_move choose_move(struct stroll *stroll, unsigned turn) {
    enum coach coach = stroll->coach;
    if (coach == COACH_MENDING) coach = turn < most_turns / 4 ? COACH_BAD : COACH_GOOD;
    if (coach == COACH_GOOD || stroll->end > most_turns) return good_move(stroll);
    return coach == COACH_BAD ? bad_move(stroll) : any_move(stroll);
}

static bool has_surface(const struct stroll *stroll, const char *topic) {
    const struct shelf *shelf = stock_find(&stroll->stock, topic, "surface");
    return shelf && *shelf->topic;
}

/* Half of the time the talk stays where it is. */
static void choose_topic(struct stroll *stroll, struct impression *heard) {
    stroll->aside = NULL;
    if (!stroll->topics || !stroll->topics->count || below(stroll, 2)) return;
    const struct value *topic =
        &stroll->topics->items[below(stroll, (unsigned)stroll->topics->count)];
    if (topic->kind != VALUE_TEXT) return;
    heard->turned = strcmp(topic->text, stroll->topic) != 0;
    if (has_surface(stroll, topic->text))
        stroll->topic = topic->text;
    else
        stroll->aside = topic->text;
}

static const char *topic_now(const struct stroll *stroll) {
    return stroll->aside ? stroll->aside : stroll->topic;
}

static void make_turn(struct stroll *stroll, unsigned turn, bool last, struct value *reply) {
    struct impression heard = {.move = last ? HEARD_END : choose_move(stroll, turn), .turn = turn};
    stroll->aside = NULL;
    if (heard.move != HEARD_SILENCE && !last) choose_topic(stroll, &heard);
    stroll->again = heard.move == stroll->last ? stroll->again + 1 : 0;
    stroll->last = heard.move;
    heard.turned = heard.turned || stroll->fresh;
    stroll->fresh = false;
    heard.topic = topic_now(stroll);
    heard.under = stroll->topic;
    heard.besides = stroll->aside && heard.move == HEARD_OPEN && below(stroll, 2);
    heard.other = stock_other(&stroll->stock, heard.under);
    heard.begun = stock_begun(&stroll->stock);
    heard.fact = heard.move == HEARD_CLOSED && below(stroll, 3) == 0;
    heard.again = stroll->again;
    heard.allowed = stroll->leave;
    stroll->leave = heard.move == HEARD_LEAVE;
    heard.words = heard.move == HEARD_SILENCE ? 0 : 1 + below(stroll, 30);
    heard.mine = heard.move == HEARD_REFLECTION ? 20 + below(stroll, 81) : below(stroll, 40);
    if (heard.move == HEARD_SILENCE) heard.mine = 0;
    heard.nod = heard.move == HEARD_OTHER && heard.words <= 3;
    value_add(&stroll->path, value_string(heard_move_names[heard.move]));
    *reply = heard_value(&heard);
}

static void note(struct stroll *stroll, const char *text) {
    const char *part = run_part(stroll->run);
    int line = run_line(stroll->run);
    for (size_t i = 0; i < stroll->stumble_count; i++)
        if (stroll->stumbles[i].line == line && strcmp(stroll->stumbles[i].text, text) == 0) {
            stroll->stumbles[i].times++;
            return;
        }
    if (stroll->stumble_count == most_issues) return;
    if (!part) part = "";
    stroll->stumbles[stroll->stumble_count++] = (struct stumble){
        .text = memory_text(text, strlen(text)),
        .part = memory_text(part, strlen(part)),
        .line = line,
        .times = 1,
        .path = value_copy(&stroll->path),
    };
}

static bool is_known(const struct stroll *stroll, const char *group) {
    for (size_t i = 0; i < stroll->stock.count; i++)
        if (strcmp(stroll->stock.shelves[i].group, group) == 0) return true;
    return false;
}

static bool is_topic(const struct stroll *stroll, const char *topic) {
    for (size_t i = 0; stroll->topics && i < stroll->topics->count; i++)
        if (stroll->topics->items[i].kind == VALUE_TEXT &&
            strcmp(stroll->topics->items[i].text, topic) == 0)
            return true;
    return false;
}

/* Gives the topic that the wish in hand names, or the one in hand, in the caller's `named`. */
static const char *topic_of(struct stroll *stroll, struct value *named) {
    *named = (struct value){0};
    if (run_fill(stroll->run, "topic", named) && named->kind == VALUE_TEXT) return named->text;
    return topic_now(stroll);
}

static void take_trust(struct stroll *stroll) {
    struct value trust = {0};
    if (!run_fill(stroll->run, "trust", &trust)) return;
    stroll->trust_now = (int)trust.number;
    if (stroll->trust_first == trust_unknown)
        stroll->trust_first = stroll->trust_least = stroll->trust_now;
    if (stroll->trust_now < stroll->trust_least) stroll->trust_least = stroll->trust_now;
    value_free(&trust);
}

/* A line is told; false where there is none. */
static bool tell(struct stroll *stroll, unsigned *lines) {
    struct value named = {0};
    const char *topic = topic_of(stroll, &named);
    const char *group = run_id(stroll->run);
    struct shelf *shelf = stock_find(&stroll->stock, topic, group);
    char problem[256];
    bool good = shelf != NULL && ++*lines <= most_lines;
    bool strange = named.kind == VALUE_TEXT && *topic && !is_topic(stroll, topic);
    if (strange)
        snprintf(problem, sizeof problem, "there is no topic `%.60s`; write it under `topics:`",
                 topic);
    else if (!shelf)
        snprintf(problem, sizeof problem,
                 "there is no group `%.60s`%s%.60s%s; write it in the bank", group,
                 *topic ? " in the topic `" : "", topic, *topic ? "`, or for all of them" : "");
    else if (!good)
        snprintf(problem, sizeof problem,
                 "more than %d lines are told in one turn; let hear() "
                 "come between them",
                 (int)most_lines);
    if (!good || strange) {
        note(stroll, problem);
        value_free(&named);
        return false;
    }
    stroll->said[shelf - stroll->stock.shelves][stock_draw(&stroll->stock, shelf)]++;
    stroll->held = stroll->held || strcmp(group, stock_in_order) == 0;
    for (size_t i = 0; named.kind == VALUE_TEXT && i < stroll->topics->count; i++)
        if (strcmp(stroll->topics->items[i].text, topic) == 0 &&
            strcmp(stroll->topic, topic) != 0) {
            stroll->topic = stroll->topics->items[i].text;
            stroll->fresh = true;
        }
    take_trust(stroll);
    value_free(&named);
    return true;
}

static bool count_left(struct stroll *stroll, struct value *reply) {
    struct value named = {0};
    const char *topic = topic_of(stroll, &named);
    const char *group = run_id(stroll->run);
    const struct shelf *shelf = stock_find(&stroll->stock, topic, group);
    char problem[256];
    /* a part is written for banks that have a group and others */
    bool good = shelf || is_known(stroll, group) || run_part(stroll->run);
    snprintf(problem, sizeof problem, "there is no group `%.60s`; write it in the bank", group);
    if (!good) note(stroll, problem);
    *reply = value_number(shelf ? (double)stock_left(shelf) : 0);
    value_free(&named);
    return good;
}

static bool ask_source(struct stroll *stroll, struct value *source) {
    struct value wanted = value_map();
    value_set(&wanted, "walk", value_string("source"));
    value_set(&wanted, "id", value_string(run_id(stroll->run)));
    bool good =
        stroll->home->tell(stroll->home, &wanted, true) && stroll->home->hear(stroll->home, source);
    value_free(&wanted);
    stroll->gone = !good;
    return good;
}

static void note_fault(struct stroll *stroll) {
    struct wish wish = {0};
    run_wish(stroll->run, &wish);
    note(stroll, wish.id.kind == VALUE_TEXT ? wish.id.text : "");
    wish_free(&wish);
}

static void begin_session(struct stroll *stroll, unsigned number) {
    stroll->coach = (enum coach)(number % COACHES);
    stroll->end = number % (4 * COACHES) == COACH_ANY ? many_turns : most_turns;
    stroll->state = stroll->seed + number;
    stroll->stock.seed = next(stroll);
    stroll->topic = "";
    stroll->aside = NULL;
    stroll->last = HEARD_MOVES;
    stroll->again = 0;
    stroll->leave = stroll->held = stroll->fresh = false;
    stroll->trust_first = stroll->trust_least = stroll->trust_now = trust_unknown;
    stock_refill(&stroll->stock);
    value_free(&stroll->path);
    stroll->path = value_list();
    run_start(stroll->run);
}

static void end_session(struct stroll *stroll) {
    bool lost = stroll->trust_least < stroll->trust_first;
    stroll->sessions[stroll->coach]++;
    stroll->told[stroll->coach] += stroll->held;
    stroll->lost += lost;
    stroll->won += stroll->trust_now > stroll->trust_first;
    stroll->regained += lost && stroll->trust_now >= stroll->trust_first;
}

/* One session from the greeting to the farewell; false where it went wrong. */
static bool hold_session(struct stroll *stroll, unsigned number) {
    struct value reply = {0};
    unsigned turn = 0;
    unsigned wishes = 0;
    unsigned lines = 0;
    bool good = true;
    begin_session(stroll, number);
    while (good) {
        enum wish_kind kind = run_step(stroll->run, reply.kind == VALUE_NONE ? NULL : &reply);
        value_free(&reply);
        if (kind == WISH_END) break;
        good = ++wishes < most_silent && kind != WISH_FAULT;
        if (kind == WISH_FAULT) note_fault(stroll);
        if (kind != WISH_FAULT && !good) note(stroll, "the persona does not come to hear() again");
        if (kind == WISH_PART) good = ask_source(stroll, &reply);
        if (kind == WISH_TELL) good = good && tell(stroll, &lines);
        if (kind == WISH_LEFT) good = good && count_left(stroll, &reply);
        if (kind != WISH_HEAR) continue;
        wishes = lines = 0;
        turn++;
        make_turn(stroll, turn, turn >= stroll->end, &reply);
        stroll->turns++;
    }
    value_free(&reply);
    end_session(stroll);
    return good;
}

static bool tell_progress(struct stroll *stroll, unsigned walks) {
    struct value progress = value_map();
    value_set(&progress, "walk", value_string("progress"));
    value_set(&progress, "walks", value_number(walks));
    bool good = stroll->home->tell(stroll->home, &progress, true);
    value_free(&progress);
    return good;
}

static struct value said_value(const struct stroll *stroll) {
    struct value said = value_map();
    for (size_t i = 0; i < stroll->stock.count; i++) {
        const struct shelf *shelf = &stroll->stock.shelves[i];
        struct value times = value_list();
        for (size_t k = 0; k < shelf->count; k++)
            value_add(&times, value_number(stroll->said[i][k]));
        size_t at = 0;
        while (at < said.count && strcmp(said.keys[at], shelf->topic) != 0)
            at++;
        if (at == said.count) value_set(&said, shelf->topic, value_map());
        value_set(&said.items[at], shelf->group, times);
    }
    return said;
}

static struct value pair(unsigned first, unsigned second) {
    struct value list = value_list();
    value_add(&list, value_number(first));
    value_add(&list, value_number(second));
    return list;
}

static bool tell_issue(struct stroll *stroll, const struct stumble *stumble) {
    struct value issue = value_map();
    value_set(&issue, "walk", value_string("issue"));
    value_set(&issue, "line", value_number(stumble->line));
    if (*stumble->part) value_set(&issue, "part", value_string(stumble->part));
    value_set(&issue, "text", value_string(stumble->text));
    value_set(&issue, "times", value_number(stumble->times));
    value_set(&issue, "path", value_copy(&stumble->path));
    bool good = stroll->home->tell(stroll->home, &issue, false);
    value_free(&issue);
    return good;
}

static bool tell_all(struct stroll *stroll, unsigned sessions) {
    bool good = true;
    for (size_t i = 0; good && i < stroll->stumble_count; i++)
        good = tell_issue(stroll, &stroll->stumbles[i]);
    struct value done = value_map();
    value_set(&done, "walk", value_string("done"));
    value_set(&done, "sessions", value_number(sessions));
    value_set(&done, "turns", value_number((double)stroll->turns));
    value_set(&done, "said", said_value(stroll));
    value_set(&done, "good", pair(stroll->sessions[COACH_GOOD], stroll->told[COACH_GOOD]));
    value_set(&done, "bad", pair(stroll->sessions[COACH_BAD], stroll->told[COACH_BAD]));
    value_set(&done, "lost", value_number(stroll->lost));
    value_set(&done, "won", value_number(stroll->won));
    value_set(&done, "regained", value_number(stroll->regained));
    good = good && stroll->home->tell(stroll->home, &done, true);
    value_free(&done);
    return good;
}

static void free_all(struct stroll *stroll) {
    for (size_t i = 0; i < stroll->stock.count; i++)
        free(stroll->said[i]);
    for (size_t i = 0; i < stroll->stumble_count; i++) {
        free(stroll->stumbles[i].text);
        free(stroll->stumbles[i].part);
        value_free(&stroll->stumbles[i].path);
    }
    free(stroll->said);
    stock_free(&stroll->stock);
    value_free(&stroll->path);
}

bool stroll_make(struct run *run, struct walk_home *home, const struct value *setup) {
    enum { most_bad = 8, between = 10 }; /* often, because silence is taken for a loop */
    struct stroll stroll = {.run = run,
                            .home = home,
                            .stock = stock_of(value_get(setup, "stock")),
                            .topics = value_get(setup, "topics"),
                            .seed = (uint64_t)value_get_number(setup, "seed", 1)};
    unsigned sessions = (unsigned)value_get_number(setup, "sessions", 1000);
    unsigned held = 0;
    unsigned wrong = 0;
    stroll.said = memory_new((stroll.stock.count + 1) * sizeof *stroll.said);
    for (size_t i = 0; i < stroll.stock.count; i++)
        stroll.said[i] = memory_new((stroll.stock.shelves[i].count + 1) * sizeof **stroll.said);
    for (; held < sessions && !stroll.gone && wrong < most_bad; held++) {
        wrong += !hold_session(&stroll, held);
        if (held % between == between - 1 && !tell_progress(&stroll, held + 1)) stroll.gone = true;
    }
    bool good = !stroll.gone && tell_all(&stroll, held);
    free_all(&stroll);
    return good;
}
