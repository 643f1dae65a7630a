/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is asked before a session begins: whose it is, and what is to be held.
 */
#ifndef ASKWELL_CHOOSE_H
#define ASKWELL_CHOOSE_H

#include "talk/front.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Asks one thing before the conversation has begun; what was typed is in `answer`. Gives false
 * where the person leaves. */
bool choose_ask(struct front *front, const char *asked, const char *hint,
                const struct options *options, struct bytes *answer, struct fault *fault);

/* Gives the index that `answer` chooses, by number, by words or by the beginning of only one, or
 * options->count. */
size_t choose_index(const struct options *options, const char *answer);

/* Says something while no conversation goes on. */
void choose_say(struct front *front, enum saying how, const char *text);

#endif
