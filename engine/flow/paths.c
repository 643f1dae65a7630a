/* SPDX-License-Identifier: GPL-3.0-or-later
 * Depth first where every path is wanted. Otherwise as a fuzzer does it: a trail that met something
 * new is taken again with one answer changed, and from there on whatever was tried least.
 */
#include "flow/paths.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct trail trail_copy(const struct trail *trail) {
    struct trail copy = {.count = trail->count, .room = trail->count};
    if (!trail->count) return copy;
    copy.steps = memory_resize(NULL, trail->count, sizeof *copy.steps);
    memcpy(copy.steps, trail->steps, trail->count * sizeof *copy.steps);
    return copy;
}

void trail_free(struct trail *trail) {
    free(trail->steps);
    *trail = (struct trail){0};
}

static void trail_add(struct trail *trail, struct step step) {
    if (trail->count == trail->room) {
        trail->room = trail->room ? 2 * trail->room : 64;
        trail->steps = memory_resize(trail->steps, trail->room, sizeof *trail->steps);
    }
    trail->steps[trail->count++] = step;
}

void paths_free(struct paths *paths) {
    trail_free(&paths->trail);
    trail_free(&paths->wanted);
    for (size_t i = 0; i < paths->find_count; i++)
        trail_free(&paths->finds[i]);
    for (size_t i = 0; i < paths->site_count; i++)
        free(paths->sites[i].tried);
    free(paths->finds);
    free(paths->sites);
    *paths = (struct paths){0};
}

/* A number that depends on the seed and on these two, and looks like chance (SplitMix64's mixing,
 * Steele, Lea and Flood 2014). */
static uint64_t mixed(const struct paths *paths, uint64_t a, uint64_t b) {
    uint64_t x = paths->seed * 0x9E3779B97F4A7C15u + a * 0xBF58476D1CE4E5B9u + b + 1;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* Gives how many steps there are up to the last one that has a way left; 0 where none has. */
static size_t steps_to_turn(const struct trail *trail) {
    size_t count = trail->count;
    while (count && trail->steps[count - 1].way + 1 >= trail->steps[count - 1].ways)
        count--;
    return count;
}

/* The last step that has a way left goes the next one; what came after it is open again. */
static void next_of_all(struct paths *paths) {
    size_t count = steps_to_turn(&paths->trail);
    if (!count) return;
    trail_free(&paths->wanted);
    paths->wanted = trail_copy(&paths->trail);
    paths->wanted.count = count;
    if (paths->wanted.steps) paths->wanted.steps[count - 1].way++;
}

/* Goes the beginning of `find` up to step `at`, and there the way given. */
static void want(struct paths *paths, const struct trail *find, size_t at, size_t way) {
    paths->wanted = trail_copy(find);
    paths->wanted.count = at + 1;
    paths->wanted.steps[at].way = way;
}

/* Gives a way of this step that no walk has gone yet, or its number of ways. */
static size_t untried_at(const struct paths *paths, const struct step *step) {
    const struct site_count *counts = &paths->sites[step->site];
    size_t way = 0;
    while (way < step->ways && counts->tried[way])
        way++;
    return way;
}

/* Where an answer was never given, the walk is one that came to its question and now gives it.
 * Which of them is a matter of chance: the same answer may not be offered again behind each. */
static bool next_to_try(struct paths *paths) {
    uint64_t chance = mixed(paths, paths->walks, 4);
    for (size_t i = 0; i < paths->find_count; i++) {
        const struct trail *find = &paths->finds[(chance + i) % paths->find_count];
        for (size_t at = 0; at < find->count; at++) {
            size_t way = untried_at(paths, &find->steps[at]);
            if (way == find->steps[at].ways) continue;
            want(paths, find, at, way);
            return true;
        }
    }
    return false;
}

/* Every second walk is free to go where least was tried; the others begin as one that found
 * something did, up to a step that now goes another way: one that was never gone, where there is
 * such a one. */
static void next_to_cover(struct paths *paths) {
    trail_free(&paths->wanted);
    if (!paths->find_count || paths->walks % 2 == 0 || next_to_try(paths)) return;
    uint64_t chance = mixed(paths, paths->walks, 1);
    const struct trail *find = &paths->finds[chance % paths->find_count];
    if (!find->count) return;
    size_t at = mixed(paths, paths->walks, 2) % find->count;
    const struct step *step = &find->steps[at];
    size_t other = step->ways > 1 ? 1 + mixed(paths, paths->walks, 3) % (step->ways - 1) : 0;
    want(paths, find, at, (step->way + other) % step->ways);
}

bool paths_begin(struct paths *paths) {
    if (paths->done) return false;
    if (!paths->exhaustive)
        next_to_cover(paths);
    else if (paths->walks)
        next_of_all(paths);
    paths->walks++;
    paths->trail.count = 0;
    paths->news = false;
    return true;
}

void paths_follow(struct paths *paths, const struct trail *trail) {
    trail_free(&paths->wanted);
    paths->wanted = trail_copy(trail);
    paths->exhaustive = false;
    paths->walks++;
    paths->trail.count = 0;
}

static struct site_count *counts_of(struct paths *paths, size_t site, size_t ways) {
    if (site >= paths->site_count) {
        size_t count = 2 * site + 16;
        paths->sites = memory_resize(paths->sites, count, sizeof *paths->sites);
        memset(paths->sites + paths->site_count, 0,
               (count - paths->site_count) * sizeof *paths->sites);
        paths->site_count = count;
    }
    struct site_count *counts = &paths->sites[site];
    if (ways > counts->ways) {
        counts->tried = memory_resize(counts->tried, ways, sizeof *counts->tried);
        memset(counts->tried + counts->ways, 0, (ways - counts->ways) * sizeof *counts->tried);
        counts->ways = ways;
        paths->news = true; /* there is something here to be tried */
    }
    if (counts->walk != paths->walks) {
        counts->walk = paths->walks;
        counts->times = 0;
    }
    return counts;
}

static size_t least_tried(const struct paths *paths, const struct site_count *counts, size_t site,
                          size_t ways) {
    size_t first = mixed(paths, paths->walks, site + 7) % ways;
    size_t least = first;
    for (size_t i = 1; i < ways; i++) {
        size_t way = (first + i) % ways;
        if (counts->tried[way] < counts->tried[least]) least = way;
    }
    return least;
}

/* In turn at first, so that each is tried soon; then by chance, so that answers of different
 * questions meet in every combination. */
static size_t by_turns(const struct paths *paths, const struct site_count *counts, size_t site,
                       size_t ways) {
    size_t round = counts->times - paths_rounds;
    uint64_t chance = mixed(paths, round < 2 * ways ? 0 : paths->trail.count, site);
    return (chance + (round < 2 * ways ? round : 0)) % ways;
}

/* The first walk gives the first answer to everything, and the second the last, which mostly is
 * none: somebody who answers little is a combination that chance seldom comes to. */
enum { walk_of_the_last = 2 };

size_t paths_choose(struct paths *paths, size_t site, size_t ways) {
    struct site_count *counts = counts_of(paths, site, ways);
    size_t at = paths->trail.count;
    bool is_wanted = at < paths->wanted.count && paths->wanted.steps[at].site == site;
    bool turning = counts->times >= paths_rounds;
    counts->times++;
    size_t way = 0;
    if (is_wanted)
        way = paths->wanted.steps[at].way % ways;
    else if (turning)
        way = by_turns(paths, counts, site, ways);
    else if (!paths->exhaustive && paths->walks == walk_of_the_last)
        way = ways - 1;
    else if (!paths->exhaustive && paths->walks > 1)
        way = least_tried(paths, counts, site, ways);
    if (!is_wanted && at < paths->wanted.count) paths->wanted.count = at; /* it went elsewhere */
    if (counts->tried[way]++ == 0) paths->news = true;
    trail_add(&paths->trail, (struct step){site, way, turning && paths->exhaustive ? 1 : ways});
    return way;
}

size_t paths_times(const struct paths *paths, size_t site) {
    const struct site_count *counts = &paths->sites[site];
    return counts->walk == paths->walks ? counts->times : 0;
}

void paths_end(struct paths *paths) {
    enum { most_finds = 256 };
    paths->done = paths->exhaustive && steps_to_turn(&paths->trail) == 0;
    if (!paths->news || paths->find_count == most_finds) return;
    paths->finds = memory_resize(paths->finds, paths->find_count + 1, sizeof *paths->finds);
    paths->finds[paths->find_count++] = trail_copy(&paths->trail);
}

void paths_restart(struct paths *paths, bool exhaustive) {
    trail_free(&paths->wanted);
    paths->exhaustive = exhaustive;
    paths->walks = exhaustive ? 0 : paths->walks;
    paths->done = false;
    for (size_t i = 0; i < paths->site_count; i++) {
        struct site_count *counts = &paths->sites[i];
        counts->walk = 0;
        for (size_t way = 0; exhaustive && way < counts->ways; way++)
            counts->tried[way] = 0;
    }
}
