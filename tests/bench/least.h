/* SPDX-License-Identifier: GPL-3.0-or-later
 * The limit for a walk: the least C around Lua that holds the same conversation. A word yields, C
 * looks the wording up, fills it, stores the answer and resumes; nothing is checked.
 */
#ifndef BENCH_LEAST_H
#define BENCH_LEAST_H

#include <stdbool.h>

struct least;

struct least *least_new(void);
void least_free(struct least *least);
bool least_load(struct least *least, const char *source);

/* Holds the conversation from the top; gives the number of turns, or 0 where Lua failed. */
long least_talk(struct least *least, const char *answer, bool fills);

/* Holds it with the bits of `path` as answers, the lowest first. */
long least_path(struct least *least, unsigned path);

#endif
