/* SPDX-License-Identifier: GPL-3.0-or-later
 * An allow-list. Nothing in it reaches a file, a clock, a process or chance, runs longer than its
 * input is long, or gives what differs from run to run; and nothing in it can be changed.
 */
#include "flow/environment.h"

#include "base/text.h"
#include "flow/words.h"

#include <lualib.h>
#include <string.h>

/* Tables and functions would show their address, which differs from run to run. */
static int plain_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    if (!words_is_plain(L, 1) && !lua_isnil(L, 1))
        luaL_error(L, "tostring takes words, numbers, yes and no, and this is %s",
                   words_what_is(L, 1));
    luaL_tolstring(L, 1, NULL);
    return 1;
}

static int plain_format(lua_State *L) {
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++)
        if (!words_is_plain(L, i))
            luaL_error(L, "format takes words and numbers, and number %d is %s", i,
                       words_what_is(L, i));
    size_t length = 0;
    const char *at = luaL_checklstring(L, 1, &length);
    const char *end = at + length;
    while (at < end && (at = memchr(at, '%', (size_t)(end - at))) != NULL) {
        at += 1 + strspn(at + 1, "-+ #0123456789.");
        if (*at == 'p') luaL_error(L, "format has no %%p");
        at++;
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, 1);
    return 1;
}

/* Puts into the table at the top what the library called `name` has under these names. */
static void take_from(lua_State *L, const char *name, lua_CFunction open,
                      const char *const *functions) {
    luaL_requiref(L, name, open, 0);
    for (; *functions; functions++) {
        lua_getfield(L, -1, *functions);
        lua_setfield(L, -3, *functions);
    }
    lua_pop(L, 1);
}

enum { most_names = 48 };

/* Gives the name in the table at upvalue 1 that is nearest to `name`, or NULL. */
static const char *nearest(lua_State *L, const char *name) {
    const char *known[most_names];
    size_t count = 0;
    lua_pushnil(L);
    while (count < most_names && lua_next(L, lua_upvalueindex(1))) {
        if (lua_type(L, -2) == LUA_TSTRING) known[count++] = lua_tostring(L, -2);
        lua_pop(L, 1);
    }
    return text_nearest(name, known, count);
}

/* What people who know Lua reach for. */
static const struct {
    const char *name;
    const char *instead;
} elsewhere[] = {
    {"print", "use `say` and a line of the bank"},
    {"pairs", "use `each(list)`"},
    {"next", "use `each(list)`"},
    {"table", "use `add(list, x)` and `each(list)`"},
    {"os", "a conversation has no clock and no programs"},
    {"io", "a conversation has no files"},
    {"require", "a conversation is one file"},
    {"load", "a conversation is one file"},
    {"dofile", "a conversation is one file"},
    {"error", "a conversation goes on; ask again instead"},
    {"pcall", "a mistake ends the conversation where it stands, and everything answered is kept"},
    {"coroutine", "the conversation is one already"},
    {"setmetatable", "use plain lists"},
};

static int unknown_word(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    const char *word = lua_tostring(L, 2);
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (strcmp(word, elsewhere[i].name) == 0)
            return luaL_error(L, "there is no word `%s` here; %s", word, elsewhere[i].instead);
    const char *near = nearest(L, word);
    if (near) return luaL_error(L, "there is no word `%s`; did you mean `%s`?", word, near);
    return luaL_error(
        L, "there is no word `%s`; if it is yours, write `local %s = …` before it is used", word,
        word);
}

static int unknown_of_text(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    return luaL_error(L, "text has no `%s`; it has lower, upper, sub, len and format",
                      lua_tostring(L, 2));
}

static int unknown_of_math(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    return luaL_error(L, "math has no `%s`; it has floor, min and max", lua_tostring(L, 2));
}

static int refuse_change(lua_State *L) {
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "name";
    lua_pushstring(L, name);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return luaL_error(L, "`%s` is a word of the language; choose another name for your own",
                          name);
    return luaL_error(
        L, "`%s` is not known here; to keep something under a name, write `local %s = …`", name,
        name);
}

/* Gives the table at the top a handler for names that are not in it, and puts in its place an empty
 * table that reads from it and cannot be changed. */
static void make_readonly(lua_State *L, lua_CFunction unknown) {
    lua_newtable(L); /* what is shown */
    lua_newtable(L); /* its metatable */
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -4);
    lua_pushcclosure(L, unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -4);
    lua_pushcclosure(L, refuse_change, 1);
    lua_setfield(L, -3, "__newindex");
    lua_setmetatable(L, -4);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}

static void add_strings(lua_State *L) {
    static const char *const functions[] = {"lower", "upper", "sub", "len", "format", NULL};
    lua_newtable(L);
    take_from(L, LUA_STRLIBNAME, luaopen_string, functions);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, plain_format, 1);
    lua_setfield(L, -2, "format");
    make_readonly(L, unknown_of_text);
    /* the library has given every string its own table of methods; this one takes its place */
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_setfield(L, -2, "string");
}

static void add_numbers(lua_State *L) {
    static const char *const functions[] = {"floor", "min", "max", NULL};
    lua_newtable(L);
    take_from(L, LUA_MATHLIBNAME, luaopen_math, functions);
    make_readonly(L, unknown_of_math);
    lua_setfield(L, -2, "math");
}

static int refuse_giving(lua_State *L) {
    return luaL_error(L, "`given` is what the conversation around this one gives; keep something "
                         "of your own with `local`");
}

/* Puts in the place of what is given, a table or nil at the top, a copy of it that cannot be
 * changed: what a part does with a list is not seen outside. */
static void copy_given(lua_State *L) {
    bool is_given = lua_istable(L, -1);
    lua_newtable(L); /* the copy */
    if (is_given) lua_pushnil(L);
    while (is_given && lua_next(L, -3)) {
        lua_pushvalue(L, -2);
        if (lua_istable(L, -2)) {
            lua_Integer count = (lua_Integer)lua_rawlen(L, -2);
            lua_createtable(L, (int)count, 0);
            for (lua_Integer i = 1; i <= count; i++) {
                lua_rawgeti(L, -3, i);
                lua_rawseti(L, -2, i);
            }
        } else {
            lua_pushvalue(L, -2);
        }
        lua_rawset(L, -5);
        lua_pop(L, 1);
    }
    lua_newtable(L); /* what is shown */
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_giving);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -3);
    lua_pop(L, 1);
}

static const char words_key = 0; /* its address is the registry's key of the table of all words */

void environment_of_part(lua_State *L) {
    luaL_checkstack(L, 12, "parts are nested too deeply");
    copy_given(L);
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -5);
    }
    lua_pop(L, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, "given");
    make_readonly(L, unknown_word);
}

void environment_open(lua_State *L) {
    static const char *const base[] = {"ipairs", "tonumber", "type", NULL};
    lua_newtable(L);
    luaL_setfuncs(L, words_functions, 0);
    luaL_setfuncs(L, words_of_personas, 0);
    words_push_heard(L);
    lua_setfield(L, -2, "heard");
    lua_pushcfunction(L, plain_tostring);
    lua_setfield(L, -2, "tostring");
    take_from(L, LUA_GNAME, luaopen_base, base);
    add_strings(L);
    add_numbers(L);
    lua_pushnil(L);
    copy_given(L); /* nothing, where nobody takes it in */
    lua_setfield(L, -2, "given");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);
    make_readonly(L, unknown_word);
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
