/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is ours and what is mine: saying so between sessions, and seeing what was said.
 */
#ifndef ASKWELL_OURS_H
#define ASKWELL_OURS_H

#include "agenda/erasing.h"
#include "agenda/sharing.h"
#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Adds, session by session, what is ours, counted and mine, and how much of each; gives it as data,
 * which the caller frees. */
void ours_text(struct journal *journal, struct bytes *out);
struct value ours_value(struct journal *journal);

/* Says it of the `count` entries `numbers`, or of the whole of `session` where that is not NULL.
 * Fault: 65 where one is not there or holds no words, 74. */
bool ours_say(struct journal *journal, enum sharing sharing, const unsigned long *numbers,
              size_t count, const char *session, struct fault *fault);

#endif
