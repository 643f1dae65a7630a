/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who there is to practise with.
 */
#ifndef ASKWELL_PRACTICE_CHOICE_H
#define ASKWELL_PRACTICE_CHOICE_H

#include "talk/front.h"

#include <stdbool.h>

struct bytes;
struct fault;
struct flow;

/* Prints the name and the title of each persona, a line each. */
void practice_list(struct flow *jail);

/* Asks who it shall be; the name is in `chosen`, or nothing where the session that was left is to
 * be gone on with. False where the trainee leaves, or with a fault (66) where there is nobody. */
bool practice_choose(struct front *front, struct flow *jail, struct bytes *chosen,
                     struct fault *fault);

#endif
