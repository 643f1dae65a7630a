/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything that is wrong with flows, banks and frameworks, before anyone talks.
 */
#ifndef ASKWELL_CHECK_H
#define ASKWELL_CHECK_H

#include "author/finding.h"
#include "base/value.h"

#include <stdbool.h>
#include <stdint.h>

/* What was walked of one flow. */
struct check_flow {
    char *path;
    char *name;      /* as it is called */
    char *framework; /* or NULL */
    size_t rules;    /* of it */
    size_t rules_held;
    unsigned walks;
    bool all;           /* every path */
    size_t places;      /* of the script that want something */
    size_t reached;     /* of them */
    size_t answers;     /* that the places that were reached can have */
    size_t tried;       /* of them */
    size_t code;        /* lines that hold code */
    size_t ran;         /* of them */
    struct value lines; /* list: how often each line ran, -1 where there is nothing to run */
    char *persona;      /* where it is one: how much was walked, as a line; its walks are sessions,
                           its places lines of its bank. Otherwise NULL */
};

struct check {
    uint64_t seed;
    unsigned most; /* paths for a flow; 0: as many as are worth it */
    void (*progress)(void *context, const char *flow, unsigned walks);
    void *context;
    struct findings findings;
    struct check_flow *flows;
    size_t flow_count;
    struct value banks;     /* list: the paths of banks that were looked at */
    struct value parts;     /* list: the paths of parts that were taken in */
    struct value led_to;    /* list of maps: file and line of each place that was met in a part */
    struct value languages; /* list: languages whose wording nobody can judge yet */
};

/* Checks one file, or the flow, bank or framework of this name: a flow with its bank and framework.
 * Adds to the findings; a file that is not there is a finding too. */
void check_named(struct check *check, const char *name);

/* Checks everything on the shelf. */
void check_shelf(struct check *check);

/* Checks the banks that came up, and sorts the findings. Call it last. */
void check_finish(struct check *check);

void check_free(struct check *check);

/* Gives the coverage and the rules of one flow as a map for --json, which the caller frees. */
struct value check_flow_value(const struct check_flow *flow);

#endif
