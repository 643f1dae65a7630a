/* SPDX-License-Identifier: GPL-3.0-or-later
 * Walking a persona: it is practised with again and again, next to Lua, by coaches that are made
 * up. Four kinds take turns: one who asks openly, says back and waits; one who asks closed
 * questions, advises and blames; one who does anything at all, and at times does not
 * stop before nothing is left to say; and one who begins like the second and ends like the first.
 * The same seed makes the same coaches.
 *
 * The setup: {"persona":true,"seed":1,"sessions":1000,"stock":{…},"topics":["class",…]}, the stock
 * as stock_value gives it. The source of a part is asked for as in flow/walk.h. Home gets
 *     {"walk":"progress","walks":n}        now and then
 *     {"walk":"issue","line","part","text","times","path":["open","silence",…]}
 *     {"walk":"done","sessions","turns","said":{"topic":{"group":[times of each line]}},
 *      "good":[sessions, of them that told what is held back],"bad":[…],
 *      "lost","won","regained":sessions in which trust went so}
 */
#ifndef ASKWELL_STROLL_H
#define ASKWELL_STROLL_H

#include "flow/walk.h"

/* Walks, and tells home. False where home is gone. */
bool stroll_make(struct run *run, struct walk_home *home, const struct value *setup);

#endif
