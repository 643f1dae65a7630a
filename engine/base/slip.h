/* SPDX-License-Identifier: GPL-3.0-or-later
 * libyaml's own messages, for people who are not programmers: what happened to them there, and
 * what they can do about it.
 */
#ifndef ASKWELL_SLIP_H
#define ASKWELL_SLIP_H

#include <stddef.h>

struct fault;

/* A place in a text; both are counted from 0, the column in characters. */
struct slip_place {
    size_t line;
    size_t column;
};

/* Where the reader of YAML stopped. */
struct slip {
    const char *file;
    const char *problem;      /* in libyaml's words */
    const char *context;      /* likewise; "" where it gives none */
    struct slip_place at;     /* where it stopped */
    struct slip_place opened; /* where what it was reading begins */
    struct slip_place before; /* where what it had read last begins */
    const char *text;         /* all of the file */
    size_t length;
};

/* Fills `fault` (65) with the place that a person would look for, what is wrong there, and the
 * remedy. A message that is not known is said as it is. */
void slip_say(const struct slip *slip, struct fault *fault);

#endif
