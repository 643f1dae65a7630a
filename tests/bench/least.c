/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lua, one word, and room for what was said.
 */
#include "least.h"

#include "base/memory.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

enum { log_room = 4096, prompt_room = 1024 };

struct least {
    lua_State *L;
    int chunk;
    char log[log_room];
    size_t logged;
    char prompt[prompt_room];
};

static int word_ask(lua_State *L) {
    return lua_yield(L, lua_gettop(L));
}

struct least *least_new(void) {
    struct least *least = memory_new(sizeof *least);
    least->L = luaL_newstate();
    least->chunk = LUA_NOREF;
    if (!least->L) exit(EXIT_FAILURE);
    lua_register(least->L, "ask", word_ask);
    return least;
}

void least_free(struct least *least) {
    lua_close(least->L);
    free(least);
}

bool least_load(struct least *least, const char *source) {
    luaL_unref(least->L, LUA_REGISTRYINDEX, least->chunk);
    if (luaL_loadstring(least->L, source) != LUA_OK) return false;
    least->chunk = luaL_ref(least->L, LUA_REGISTRYINDEX);
    return true;
}

/* The ids end in their number, which is all that it takes to find one of fourteen. */
static const char *wording(const char *id) {
    static const char *const wordings[] = {
        "What would become possible for you if that were so, and who would notice first?",
        "What would become possible for you if that were so, and who would notice first? You said "
        "{said}."};
    int number = atoi(id + 5);
    return wordings[id[0] == 'o' && (number == 5 || number == 8)];
}

static void fill_prompt(struct least *least, lua_State *flow) {
    const char *words = wording(lua_tostring(flow, 1));
    const char *brace = strchr(words, '{');
    size_t length = brace ? (size_t)(brace - words) : strlen(words);
    memcpy(least->prompt, words, length);
    if (brace) {
        size_t size = 0;
        lua_getfield(flow, 2, "said");
        const char *said = lua_tolstring(flow, -1, &size);
        memcpy(least->prompt + length, said, size);
        length += size;
        const char *rest = strchr(brace, '}') + 1;
        size_t tail = strlen(rest);
        memcpy(least->prompt + length, rest, tail);
        length += tail;
    }
    least->prompt[length] = '\0';
}

static void store(struct least *least, const char *answer, size_t length) {
    memcpy(least->log + least->logged, answer, length);
    least->logged += length;
}

static lua_State *begin(struct least *least) {
    lua_settop(least->L, 0);
    lua_State *flow = lua_newthread(least->L);
    lua_rawgeti(flow, LUA_REGISTRYINDEX, least->chunk);
    least->logged = 0;
    return flow;
}

long least_talk(struct least *least, const char *answer, bool fills) {
    int results = 0;
    long turns = 0;
    size_t length = strlen(answer);
    lua_State *flow = begin(least);
    int status = lua_resume(flow, least->L, 0, &results);
    for (; status == LUA_YIELD; turns++) {
        bool open = lua_tostring(flow, 1)[0] == 'o';
        if (fills) fill_prompt(least, flow);
        store(least, open ? answer : "work", open ? length : 4);
        lua_settop(flow, 0);
        lua_pushlstring(flow, open ? answer : "work", open ? length : 4);
        status = lua_resume(flow, least->L, 1, &results);
    }
    return status == LUA_OK ? turns : 0;
}

long least_path(struct least *least, unsigned path) {
    int results = 0;
    long turns = 0;
    lua_State *flow = begin(least);
    int status = lua_resume(flow, least->L, 0, &results);
    for (; status == LUA_YIELD; turns++) {
        store(least, lua_tostring(flow, 1), 1);
        lua_settop(flow, 0);
        lua_pushboolean(flow, (int)(path >> turns & 1));
        status = lua_resume(flow, least->L, 1, &results);
    }
    return status == LUA_OK ? turns : 0;
}
