/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fronts there are. Each gives a front that its close function frees.
 */
#ifndef ASKWELL_FRONTS_H
#define ASKWELL_FRONTS_H

#include "talk/front.h"

#include <stdbool.h>

struct bytes;
struct clock;
struct journal;

/* A person at a terminal, with readline. `scratch` is the path of a file for long answers, beside
 * the agenda so that a mentee's words are nowhere else; it stays the caller's, who may change it
 * between questions. Empty: none can be written. */
struct front *front_terminal(const struct bytes *scratch);

/* Plain lines, for pipes, screen readers and terminals that cannot move a cursor. */
struct front *front_plain(void);

/* One JSON object a line each way, for other programs. */
struct front *front_json(void);

/* The rule of all fronts that cannot let a line be edited: nothing typed keeps what was answered
 * before, and in a list a hyphen leaves the line out. Changes `typed` accordingly. */
void front_settle(const struct prompt *prompt, struct value *typed);

/* Did the person ask for plain lines (ACCESSIBLE, TERM=dumb)? */
bool front_wants_lines(void);

/* The terminal where standard input and output are one that can do more than lines and nobody asked
 * for plain ones (ACCESSIBLE, TERM=dumb); otherwise plain lines. */
struct front *front_for_person(const struct bytes *scratch);

#endif
