/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that a flow can reach: its words, and a little of Lua around them.
 */
#ifndef ASKWELL_ENVIRONMENT_H
#define ASKWELL_ENVIRONMENT_H

#include <lua.h>

/* Leaves on top of the stack of `L` the table that a flow has as its _ENV, and unlinks whatever
 * else the libraries brought. Call it protected. */
void environment_open(lua_State *L);

/* Takes what a part is given, a table of plain things or nil, from the top of the stack, and leaves
 * there the table that the part has as its _ENV: the same, with a copy of that as `given`. */
void environment_of_part(lua_State *L);

#endif
