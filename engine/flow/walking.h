/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of the walker share. Nobody but walk.c and telling.c includes this.
 */
#ifndef ASKWELL_WALKING_H
#define ASKWELL_WALKING_H

#include "flow/paths.h"
#include "flow/places.h"
#include "flow/rules.h"
#include "flow/run.h"
#include "flow/walk.h"

/* Something that went wrong on some path; the plainest path is kept. */
struct issue {
    const char *what; /* as walk.h names it */
    char *part;       /* "" for the conversation itself */
    int line;
    char *id;
    char *text;
    unsigned times;
    struct trail trail;
    bool earlier; /* its trail needs what earlier sessions left, which no transcript can begin with
                   */
};

struct walk {
    struct run *run;
    struct walk_home *home;
    struct rules *rules;
    struct paths paths;
    struct places places;
    size_t all;
    size_t most;
    struct issue *issues;
    size_t issue_count;
    unsigned *met; /* for each rule, in how many walks */
    unsigned *broken;
    struct trail ordinary; /* that asked most different things, answered all, and was short */
    size_t ordinary_asked;
    size_t steps; /* of all walks */
    bool gone;    /* home */

    /* of the walk that goes on now */
    char *section;
    size_t actions;
    size_t asked;    /* different questions */
    bool left;       /* one of them was left unanswered */
    bool earlier;    /* earlier sessions had left something */
    unsigned agreed; /* who said yes to a ground rule: 1 the mentee, 2 the coach */
    bool replays;    /* it was made before: `path` is kept, and nothing is noted */
    struct value path;
    size_t path_bytes;
};

/* walk.c */
bool walk_is_asking(enum wish_kind kind);
struct value walk_again(struct walk *walk, const struct trail *trail);

/* telling.c */
void tell_need(struct walk *walk, struct thing *thing);
void tell_source(struct walk *walk, const char *name, struct value *source);
void tell_progress(struct walk *walk, size_t walks);
void tell_all(struct walk *walk, size_t walks, bool all);

#endif
