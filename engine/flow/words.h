/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words that a conversation is written with.
 */
#ifndef ASKWELL_WORDS_H
#define ASKWELL_WORDS_H

#include "flow/chapters.h"
#include "flow/wish.h"

#include <lauxlib.h>
#include <lua.h>

/* What the words share with the run that holds the state; lua_getextraspace leads to it. */
struct words {
    enum wish_kind kind;       /* of the wish in hand */
    const char *id;            /* of it, on the flow's stack; or NULL */
    int fill;                  /* where its fill stands on the flow's stack, 0 for none */
    const struct value *reply; /* to it */
    bool begun;                /* the flow has said what it is */
    const struct chapters *chapters;
    size_t trail[chapters_deep + 1]; /* of the chapters that run, each taken in by the one before */
    size_t depth;                    /* of the one that runs now */
};

/* Its address is the registry's key of a table: each chapter's number, and its function. */
extern const char words_chapters;

/* The words and the functions behind them, ended by NULL. */
extern const luaL_Reg words_functions[];

/* Gives what stands on the stack, as a person would call it. */
const char *words_what_is(lua_State *L, int index);

/* Is it text, a number, or yes or no? */
bool words_is_plain(lua_State *L, int index);

#endif
