/* SPDX-License-Identifier: GPL-3.0-or-later
 * Walking a flow: it is run again and again with answers made up from its questions' kinds, next to
 * Lua, so that a thousand conversations take a moment. What was found goes home as plain data.
 *
 * The setup: {"seed":1,"all":1024,"most":1000,"marks":[…],"rules":[…]}: as many paths are all
 * taken, or else so many at most; marks and rules are those of flow/rules.h.
 *
 * What stands behind an id is asked for when the walks first come to it:
 *     home ← {"walk":"need","do":"ask","id":"goal"}
 *     home → {"marks":[0],"needs":["goal"],"own":true,"from":false,"open":false,
 *             "answers":[{"name":"given","value":"my words"},{"name":"left","value":""}]}
 * or null for an id that nobody knows. `own`: each answer gets words of its own. `from`: the
 * answers are those that the flow offers; those listed hold where it offers nothing. `open`: what
 * it offers may be left, too.
 *
 * The source of a part that is taken in is asked for too, and comes as text, or null:
 *     home ← {"walk":"source","id":"goal-clarification"}
 * What is said below of something in a part has "part":"goal-clarification" beside its id.
 *
 * Then home gets, in this order, one object each; edges lead past sections, which want nothing:
 *     {"walk":"progress","walks":n}                        now and then
 *     {"walk":"site","do","id","line","section","times","fills":[…]}   a place that wants something
 *     {"walk":"edge","from":site,"answer":"yes","to":site,"times"}     -1 is the beginning or the
 * end
 *     {"walk":"answer","site":site,"answer":"yes","times"}
 *     {"walk":"lines","first":n,"ran":[…]}                 -1 for a line without code
 *     {"walk":"issue","what","line","id","text","times","path":[{"do","id","answer","value"}…]}
 *     {"walk":"path","path":[…]}                           the one that answers the most questions
 *     {"walk":"rule","rule":n,"met":walks,"broken":walks}
 *     {"walk":"done","walks","all":bool,"steps","asked":most questions in one walk}
 */
#ifndef ASKWELL_WALK_H
#define ASKWELL_WALK_H

#include "base/value.h"

#include <stdbool.h>

struct run;
struct bytes;

/* How a walk talks with home. */
struct walk_home {
    bool (*tell)(struct walk_home *home, const struct value *message, bool at_once);
    bool (*hear)(struct walk_home *home, struct value *message);
};

struct walk;

/* Makes a walk of the flow that `run` holds; the caller frees with walk_free. */
struct walk *walk_new(struct run *run, struct walk_home *home, const struct value *setup);
void walk_free(struct walk *walk);

/* Walks, and tells home. False where home is gone. */
bool walk_make(struct walk *walk);

/* Adds to the list `path` what was answered in the walk that goes on now, as "id: answer"; for a
 * last word when it goes past a limit. */
void walk_path(const struct walk *walk, struct value *path);

#endif
