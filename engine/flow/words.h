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
    bool persona;              /* it is one that is practised with */
    int trust;                 /* of it, 0 to words_trust_most */
    bool owes;                 /* the coach's turn has no answer yet */
    bool over;                 /* the coach has ended it */
    const struct chapters *chapters;
    size_t trail[chapters_deep + 1]; /* of the chapters that run, each taken in by the one before */
    size_t depth;                    /* of the one that runs now */
};

/* Its address is the registry's key of a table: each chapter's number, and its function. */
extern const char words_chapters;

/* The words and the functions behind them, ended by NULL. */
extern const luaL_Reg words_functions[];

/* The same of the words that a persona is written with. */
extern const luaL_Reg words_of_personas[];

enum { words_trust_most = 10 };

/* Leaves on the stack what shows a persona the coach's last turn, as `heard`. */
void words_push_heard(lua_State *L);

/* What both files of words use: the words of the state; text at 1 as the id of a wish; a table at
 * `index` as what fills it; the keys of the table at 1, NULL behind the last; a value as Lua's. */
struct words *words_of(lua_State *L);
void words_check_id(lua_State *L, struct words *words, const char *word, const char *noun);
void words_check_fill(lua_State *L, struct words *words, int index, const char *word);
void words_check_keys(lua_State *L, const char *word, const char *const *known);
void words_push(lua_State *L, const struct value *value);

/* Gives what stands on the stack, as a person would call it. */
const char *words_what_is(lua_State *L, int index);

/* Is it text, a number, or yes or no? */
bool words_is_plain(lua_State *L, int index);

#endif
