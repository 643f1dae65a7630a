/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words a flow has, and nothing else: the environment that its Lua sees.
 */
#ifndef ASKWELL_WORDS_H
#define ASKWELL_WORDS_H

#include "flow/wish.h"

#include <lua.h>

/* What the words share with the run that holds the state. */
struct words {
    enum wish_kind kind;       /* of the wish in hand */
    const char *id;            /* of it, on the flow's stack; or NULL */
    int fill;                  /* where its fill stands on the flow's stack, 0 for none */
    const struct value *reply; /* to it */
    bool begun;                /* the flow has said what it is */
};

/* Leaves on top of the stack of `L` the table that a flow has as its _ENV. The words find their
 * `struct words` through lua_getextraspace. Call it protected. */
void words_open(lua_State *L);

#endif
