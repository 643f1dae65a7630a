/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report at a glance: what went well, and what could be tried, a few sentences each with the
 * turns in which it can be seen.
 *
 * The rule: of what helps people to speak, the first three that are there, in this order: the
 * mentee's words said back, anything else said back, a silence (of three seconds or more, or a turn
 * that was nothing else), leave asked before advice, more than half of two questions or more open,
 * two thirds or more of the words the mentee's. Of what stood in the way, the two that came most
 * often, with what could have been said instead; where nothing did, the first thing that was not
 * there. Turns whose label is contested count for neither.
 */
#ifndef ASKWELL_GIST_H
#define ASKWELL_GIST_H

#include "practice/report.h"

#include <stddef.h>

enum { gist_well = 3, gist_next = 2 };

/* Sentences; start with {0}. */
struct gist {
    char *well[gist_well];
    size_t well_count;
    char *next[gist_next];
    size_t next_count;
};

/* Makes the gist of a report; the caller frees with gist_free. */
struct gist gist_make(const struct report *report);
void gist_free(struct gist *gist);

#endif
