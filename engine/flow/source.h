/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be a script at all, before Lua sees it: plain text in UTF-8, not too long.
 */
#ifndef ASKWELL_SOURCE_H
#define ASKWELL_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

enum {
    source_most = 1 << 20,   /* bytes of a script */
    source_line_most = 4000, /* bytes of one line of it */
};

/* What is wrong and at which line; 0 where it is none in particular. */
struct source_problem {
    int line;
    char what[128];
};

/* Gives false with a problem where it cannot be one. */
bool source_check(const char *source, size_t length, struct source_problem *problem);

/* Gives the length of the mark that some editors put at the top, which is passed over: 3 or 0. */
size_t source_mark(const char *source, size_t length);

#endif
