/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which way a walk goes. Where few paths lead through a conversation, all of them are taken, one
 * after the other; where there are many, those that try what was tried least.
 *
 * A site is a place of the script that wants something; at one that asks, each answer is a way on.
 */
#ifndef ASKWELL_PATHS_H
#define ASKWELL_PATHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ways taken in one walk: at each question the number of its site and that of the answer. */
struct step {
    size_t site;
    size_t way;
    size_t ways; /* 1 where another way would not be a new path */
};

struct trail {
    struct step *steps;
    size_t count;
    size_t room;
};

struct site_count {
    unsigned *tried; /* each way */
    size_t ways;
    size_t walk;  /* the last walk that came here */
    size_t times; /* in that walk */
};

struct paths {
    uint64_t seed;
    struct trail trail;  /* of this walk */
    struct trail wanted; /* to be followed as far as it fits */
    struct site_count *sites;
    size_t site_count;
    struct trail *finds; /* trails that met something new */
    size_t find_count;
    size_t walks;
    bool exhaustive;
    bool done; /* every path was taken */
    bool news; /* this walk met something new */
};

/* A loop is gone through this often with every answer that is a path of its own; after that the
 * answers change by turns, so that a loop that can end does. */
enum { paths_rounds = 2 };

void paths_free(struct paths *paths);

/* Begins the next walk. Gives false where all paths have been taken. */
bool paths_begin(struct paths *paths);

/* Begins a walk that goes `trail` again and counts for nothing. */
void paths_follow(struct paths *paths, const struct trail *trail);

/* Chooses one of `ways` answers at `site`. */
size_t paths_choose(struct paths *paths, size_t site, size_t ways);

/* How often this walk has asked at `site`. */
size_t paths_times(const struct paths *paths, size_t site);

/* Ends the walk; its trail is kept where it met something new. */
void paths_end(struct paths *paths);

/* Goes on with all paths, or with those that cover. */
void paths_restart(struct paths *paths, bool exhaustive);

/* Each copies or frees a trail. */
struct trail trail_copy(const struct trail *trail);
void trail_free(struct trail *trail);

#endif
