/* SPDX-License-Identifier: GPL-3.0-or-later
 * The walks of one flow, as the jail tells of them: where they came, what was answered, what went
 * wrong. `check` reads findings off them and `map` draws them.
 */
#ifndef ASKWELL_WALKS_H
#define ASKWELL_WALKS_H

#include "author/framework.h"
#include "bank/bank.h"
#include "base/fault.h"
#include "flow/flow.h"

#include <stdbool.h>
#include <stdint.h>

/* A place of the script, or of a part that it takes in, that wants something. */
struct walks_site {
    enum wish_kind kind;
    char *part; /* that it stands in, "" for the script itself */
    char *id;
    char *section; /* "" before the first */
    int line;
    unsigned times;
    struct value fills; /* list of the names that fill it */
};

/* A way from one place to another; -1 is the beginning or the end. */
struct walks_edge {
    long from;
    long to;
    char *answer; /* "" where nothing was asked */
    unsigned times;
};

struct walks_answer {
    size_t site;
    char *answer;
    unsigned times;
};

/* What went wrong on some path. `path` is a list of steps as flow/walk.h tells them. */
struct walks_issue {
    char *what; /* error, unknown, unfilled, nothing, endless, silent, alone, no-action, rule */
    char *part; /* "" for the script itself */
    int line;
    char *id;
    char *text;
    unsigned times;
    struct value path;
};

struct walks_rule {
    unsigned met;
    unsigned broken;
};

struct walks {
    struct walks_site *sites;
    size_t site_count;
    struct walks_edge *edges;
    size_t edge_count;
    struct walks_answer *answers;
    size_t answer_count;
    struct walks_issue *issues;
    size_t issue_count;
    struct value ordinary; /* list of steps: the path that answers the most questions */
    struct walks_rule rules[64];
    long *lines; /* how often each ran, by number; -1 where there is nothing to run */
    size_t line_count;
    unsigned walks;
    bool all; /* every path was walked */
    bool done;
    struct fault limit;     /* where the script went past a limit: exit_code is not 0 */
    struct value limit_way; /* list of "id: answer" on the way there */
};

struct banks;

struct walks_setup {
    const struct bank *bank;
    struct banks *banks; /* of it and of the parts; NULL: opened for this walk alone */
    const struct framework *framework; /* or NULL */
    uint64_t seed;
    unsigned most; /* paths; 0: as many as `check` takes */
    /* Called now and then with how many paths were walked; may be NULL. */
    void (*progress)(void *context, unsigned walks);
    void *context;
};

/* Walks the script that `flow` has loaded. Gives false with a fault where the jail is gone or said
 * what no walk says; a script that goes past a limit is no such fault. The caller frees `walks`. */
bool walks_make(struct flow *flow, const struct walks_setup *setup, struct walks *walks,
                struct fault *fault);
void walks_free(struct walks *walks);

#endif
