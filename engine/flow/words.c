/* SPDX-License-Identifier: GPL-3.0-or-later
 * The flow language. Each word that wants something yields; what it wants stays on the flow's stack
 * until the reply has come, and the continuation puts the reply there in Lua's protection.
 */
#include "flow/words.h"

#include "base/text.h"

#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

static struct words *words_of(lua_State *L) {
    return *(struct words **)lua_getextraspace(L);
}

static void push_value(lua_State *L, const struct value *value) {
    luaL_checkstack(L, 4, "an answer is nested too deeply");
    switch (value ? value->kind : VALUE_NONE) {
    case VALUE_NONE:
    case VALUE_MAP:
        lua_pushnil(L);
        return;
    case VALUE_BOOL:
        lua_pushboolean(L, value->truth);
        return;
    case VALUE_NUMBER:
        if (value->number == (double)(lua_Integer)value->number)
            lua_pushinteger(L, (lua_Integer)value->number);
        else
            lua_pushnumber(L, value->number);
        return;
    case VALUE_TEXT:
        lua_pushlstring(L, value->text, value->length);
        return;
    case VALUE_LIST:
        lua_createtable(L, (int)value->count, 0);
        for (size_t i = 0; i < value->count; i++) {
            push_value(L, &value->items[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        return;
    }
}

static int give_reply(lua_State *L, int status, lua_KContext context) {
    (void)status;
    (void)context;
    push_value(L, words_of(L)->reply);
    return 1;
}

static int give_nothing(lua_State *L, int status, lua_KContext context) {
    (void)L;
    (void)status;
    (void)context;
    return 0;
}

static struct words *begin_word(lua_State *L, const char *word) {
    struct words *words = words_of(L);
    if (!words->begun)
        luaL_error(L,
                   "a conversation begins with flow { title = \"…\", bank = \"…\", minutes = … }, "
                   "so %s comes too early",
                   word);
    return words;
}

static void check_id(lua_State *L, struct words *words, const char *word, const char *noun) {
    if (lua_type(L, 1) != LUA_TSTRING)
        luaL_error(L, "%s needs %s in quotes, as in %s \"goal\"; here it got %s", word, noun, word,
                   luaL_typename(L, 1));
    words->id = lua_tostring(L, 1);
}

static bool is_plain(lua_State *L, int index) {
    int type = lua_type(L, index);
    return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
}

/* Checks the list at the top of the stack. */
static void check_list(lua_State *L, const char *word, const char *name) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        if (!is_plain(L, -1))
            luaL_error(L, "%s: %s holds a %s where words belong", word, name, luaL_typename(L, -1));
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (lua_type(L, -2) != LUA_TNUMBER)
            luaL_error(L, "%s: %s is not a plain list of words", word, name);
        lua_pop(L, 1);
    }
}

static void check_fill(lua_State *L, struct words *words, int index, const char *word) {
    words->fill = 0;
    if (lua_isnoneornil(L, index)) return;
    if (lua_type(L, index) != LUA_TTABLE)
        luaL_error(L,
                   "%s takes what fills its placeholders in braces, as in { goal = goal }; "
                   "here it got %s",
                   word, luaL_typename(L, index));
    words->fill = index;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "%s: write a name before each value, as in { goal = goal }", word);
        const char *name = lua_tostring(L, -2);
        if (lua_type(L, -1) == LUA_TTABLE)
            check_list(L, word, name);
        else if (!is_plain(L, -1))
            luaL_error(L, "%s: %s is a %s, which cannot be said", word, name, luaL_typename(L, -1));
        lua_pop(L, 1);
    }
}

static int word_flow(lua_State *L) {
    struct words *words = words_of(L);
    if (words->begun) luaL_error(L, "flow { … } stands once, at the top");
    luaL_argcheck(L, lua_type(L, 1) == LUA_TTABLE, 1, "write flow { title = \"…\", bank = \"…\" }");
    check_fill(L, words, 1, "flow");
    static const char *const known[] = {"title", "bank", "minutes", "framework"};
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        const char *key = lua_tostring(L, -2);
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            is_known = is_known || strcmp(key, known[i]) == 0;
        const char *near = text_nearest(key, known, sizeof known / sizeof *known);
        if (!is_known)
            luaL_error(L, "flow does not know %s; %s%s", key, near ? "did you mean " : "it knows ",
                       near ? near : "title, bank, minutes and framework");
        lua_pop(L, 1);
    }
    if (lua_getfield(L, 1, "title") != LUA_TSTRING || lua_getfield(L, 1, "bank") != LUA_TSTRING)
        luaL_error(L, "flow needs a title and a bank, each in quotes");
    lua_pop(L, 2);
    if (lua_getfield(L, 1, "minutes") != LUA_TNIL && !lua_isinteger(L, -1))
        luaL_error(L, "minutes is a whole number, as in minutes = 25");
    lua_settop(L, 1);
    words->begun = true;
    words->kind = WISH_FLOW;
    words->id = NULL;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_section(lua_State *L) {
    struct words *words = begin_word(L, "section");
    check_id(L, words, "section", "a name");
    words->kind = WISH_SECTION;
    words->fill = 0;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_say(lua_State *L) {
    struct words *words = begin_word(L, "say");
    check_id(L, words, "say", "a line's id");
    check_fill(L, words, 2, "say");
    words->kind = WISH_SAY;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_ask(lua_State *L) {
    struct words *words = begin_word(L, "ask");
    check_id(L, words, "ask", "a question's id");
    check_fill(L, words, 2, "ask");
    words->kind = WISH_ASK;
    return lua_yieldk(L, 0, 0, give_reply);
}

static int word_show(lua_State *L) {
    struct words *words = begin_word(L, "show");
    check_id(L, words, "show", "what to show");
    if (strcmp(words->id, "agenda") != 0)
        luaL_error(L, "show knows only the agenda: show \"agenda\"");
    words->fill = 0;
    words->kind = WISH_SHOW;
    return lua_yieldk(L, 0, 0, give_nothing);
}

/* Stack: group, how many, list of answers so far. */
static int draw_next(lua_State *L, int status, lua_KContext drawn) {
    struct words *words = words_of(L);
    if (status == LUA_YIELD) {
        push_value(L, words->reply);
        lua_rawseti(L, 3, (lua_Integer)drawn);
    }
    if (drawn == (lua_KContext)lua_tointeger(L, 2)) {
        lua_settop(L, 3);
        return 1;
    }
    words->id = lua_tostring(L, 1);
    words->fill = 0;
    words->kind = WISH_DRAW;
    return lua_yieldk(L, 0, drawn + 1, draw_next);
}

static int word_ask_from(lua_State *L) {
    struct words *words = begin_word(L, "ask_from");
    check_id(L, words, "ask_from", "a group's id");
    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, 1);
        lua_pushinteger(L, 1);
    }
    if (!lua_isinteger(L, 2) || lua_tointeger(L, 2) < 0 || lua_tointeger(L, 2) > 100)
        luaL_error(L, "ask_from needs how many questions to ask, as in ask_from(\"%s\", 2)",
                   words->id);
    lua_settop(L, 2);
    lua_newtable(L);
    return draw_next(L, LUA_OK, 0);
}

static int word_action(lua_State *L) {
    struct words *words = begin_word(L, "action");
    if (lua_type(L, 1) != LUA_TTABLE) luaL_error(L, "write action { what = step, by = day }");
    lua_settop(L, 1);
    check_fill(L, words, 1, "action");
    if (lua_getfield(L, 1, "what") != LUA_TSTRING)
        luaL_error(L, "an action says what: action { what = step, by = day }");
    lua_settop(L, 1);
    words->id = NULL;
    words->kind = WISH_ACTION;
    return lua_yieldk(L, 0, 0, give_reply);
}

static int next_of_list(lua_State *L) {
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2)) + 1;
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), at);
    return 1;
}

static int word_each(lua_State *L) {
    if (lua_type(L, 1) != LUA_TTABLE)
        luaL_error(L, "each walks a list, and this is a %s", luaL_typename(L, 1));
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_of_list, 2);
    return 1;
}

static int word_add(lua_State *L) {
    if (lua_type(L, 1) != LUA_TTABLE || lua_isnoneornil(L, 2))
        luaL_error(L, "add takes a list and what to put at its end: add(options, one_more)");
    lua_settop(L, 2);
    lua_rawseti(L, 1, (lua_Integer)lua_rawlen(L, 1) + 1);
    return 0;
}

/* Tables and functions would show their address, which differs from run to run. */
static int plain_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    if (!is_plain(L, 1) && !lua_isnil(L, 1))
        luaL_error(L, "tostring takes words, numbers, yes and no, and this is a %s",
                   luaL_typename(L, 1));
    luaL_tolstring(L, 1, NULL);
    return 1;
}

static int plain_format(lua_State *L) {
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++)
        if (!is_plain(L, i))
            luaL_error(L, "format takes words and numbers, and number %d is a %s", i,
                       luaL_typename(L, i));
    const char *format = luaL_checkstring(L, 1);
    for (const char *at = format; (at = strchr(at, '%')) != NULL; at += 2) {
        const char *end = at + 1 + strspn(at + 1, "-+ #0123456789.");
        if (*end == 'p') luaL_error(L, "format has no %%p");
        if (at[1] == '\0') break;
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

static int refuse_change(lua_State *L) {
    return luaL_error(L, "the words of the language stay as they are");
}

/* Replaces the table at the top by an empty one that reads from it and cannot be changed. */
static void make_readonly(lua_State *L, lua_CFunction unknown, lua_CFunction change) {
    lua_newtable(L); /* the proxy */
    lua_newtable(L); /* its metatable */
    lua_pushvalue(L, -3);
    if (unknown) {
        lua_createtable(L, 0, 1);
        lua_pushvalue(L, -2);
        lua_pushcclosure(L, unknown, 1);
        lua_setfield(L, -2, "__index");
        lua_setmetatable(L, -2);
    }
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, change);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}

enum { most_words = 32 };

static int unknown_word(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    const char *word = lua_tostring(L, 2);
    const char *known[most_words];
    size_t count = 0;
    lua_pushnil(L);
    while (count < most_words && lua_next(L, lua_upvalueindex(1))) {
        if (lua_type(L, -2) == LUA_TSTRING) known[count++] = lua_tostring(L, -2);
        lua_pop(L, 1);
    }
    const char *near = text_nearest(word, known, count);
    if (near) return luaL_error(L, "there is no word `%s`; did you mean `%s`?", word, near);
    return luaL_error(
        L, "there is no word `%s`; if it is yours, write `local %s = …` before it is used", word,
        word);
}

static int refuse_global(lua_State *L) {
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "name";
    return luaL_error(
        L, "`%s` is not known here; to keep something under a name, write `local %s = …`", name,
        name);
}

static void add_strings(lua_State *L) {
    static const char *const functions[] = {"lower", "upper", "sub", "len", "format", NULL};
    lua_newtable(L);
    take_from(L, LUA_STRLIBNAME, luaopen_string, functions);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, plain_format, 1);
    lua_setfield(L, -2, "format");
    make_readonly(L, NULL, refuse_change);
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
    make_readonly(L, NULL, refuse_change);
    lua_setfield(L, -2, "math");
}

void words_open(lua_State *L) {
    static const luaL_Reg words[] = {
        {"flow", word_flow},
        {"section", word_section},
        {"say", word_say},
        {"ask", word_ask},
        {"show", word_show},
        {"ask_from", word_ask_from},
        {"action", word_action},
        {"each", word_each},
        {"add", word_add},
        {"tostring", plain_tostring},
        {NULL, NULL},
    };
    static const char *const base[] = {"ipairs", "tonumber", "type", NULL};
    luaL_newlib(L, words);
    take_from(L, LUA_GNAME, luaopen_base, base);
    add_strings(L);
    add_numbers(L);
    make_readonly(L, unknown_word, refuse_global);
    /* what the libraries left behind is unlinked, so that nothing else can be reached */
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
