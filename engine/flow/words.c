/* SPDX-License-Identifier: GPL-3.0-or-later
 * The flow language. Each word that wants something yields; what it wants stays on the flow's stack
 * until the reply has come, and the continuation puts the reply there in Lua's protection.
 */
#include "flow/words.h"

#include "base/text.h"

#include <lauxlib.h>
#include <math.h>
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

const char *words_what_is(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
        return "nothing";
    case LUA_TBOOLEAN:
        return "yes or no";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TSTRING:
        return "words";
    case LUA_TTABLE:
        return "a list";
    default:
        return "a function";
    }
}

static void check_id(lua_State *L, struct words *words, const char *word, const char *noun) {
    const char *example = strcmp(word, "section") == 0 ? "Reflection"
                          : strcmp(word, "turn") == 0  ? "second"
                                                       : "goal";
    if (lua_type(L, 1) != LUA_TSTRING)
        luaL_error(L, "%s needs %s in quotes, as in %s \"%s\"; here it got %s", word, noun, word,
                   example, words_what_is(L, 1));
    if (*lua_tostring(L, 1) == '\0')
        luaL_error(L, "%s needs %s, and this one is empty", word, noun);
    words->id = lua_tostring(L, 1);
    if (strlen(words->id) != lua_rawlen(L, 1)) luaL_error(L, "%s: a \\0 cannot be said", word);
}

bool words_is_plain(lua_State *L, int index) {
    int type = lua_type(L, index);
    return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
}

/* Plain is not enough: numbers without an end and text with a NUL cannot be told to anybody. */
static void check_content(lua_State *L, int index, const char *word, const char *name) {
    int type = lua_type(L, index);
    if (type == LUA_TNUMBER && !isfinite(lua_tonumber(L, index)))
        luaL_error(L, "%s: %s is no number that can be said (%f)", word, name,
                   lua_tonumber(L, index));
    if (type == LUA_TSTRING && strlen(lua_tostring(L, index)) != lua_rawlen(L, index))
        luaL_error(L, "%s: %s holds a \\0, which cannot be said", word, name);
}

/* Checks the list at the top of the stack. */
static void check_list(lua_State *L, const char *word, const char *name) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -1, i);
        if (!words_is_plain(L, -1))
            luaL_error(L, "%s: %s holds %s where words belong", word, name, words_what_is(L, -1));
        check_content(L, -1, word, name);
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
                   word, words_what_is(L, index));
    words->fill = index;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "%s: write a name before each value, as in { goal = goal }", word);
        const char *name = lua_tostring(L, -2);
        if (strlen(name) != lua_rawlen(L, -2)) luaL_error(L, "%s: a name holds a \\0", word);
        if (lua_type(L, -1) == LUA_TTABLE)
            check_list(L, word, name);
        else if (!words_is_plain(L, -1))
            luaL_error(L, "%s: %s is %s, which cannot be said", word, name, words_what_is(L, -1));
        check_content(L, -1, word, name);
        lua_pop(L, 1);
    }
}

/* Refuses a key of the table at 1 that is none of those known. */
static void check_keys(lua_State *L, const char *word, const char *const *known) {
    size_t count = 0;
    while (known[count])
        count++;
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        const char *key = lua_tostring(L, -2);
        bool is_known = false;
        for (size_t i = 0; i < count; i++)
            is_known = is_known || strcmp(key, known[i]) == 0;
        const char *near = is_known ? NULL : text_nearest(key, known, count);
        if (near) luaL_error(L, "%s does not know `%s`; did you mean %s", word, key, near);
        if (!is_known) {
            luaL_Buffer names;
            luaL_buffinit(L, &names);
            for (size_t i = 0; i < count; i++) {
                if (i) luaL_addstring(&names, i + 1 == count ? " and " : ", ");
                luaL_addstring(&names, known[i]);
            }
            luaL_pushresult(&names);
            luaL_error(L, "%s does not know `%s`; it knows %s", word, key, lua_tostring(L, -1));
        }
        lua_pop(L, 1);
    }
}

static int word_flow(lua_State *L) {
    struct words *words = words_of(L);
    if (words->begun) luaL_error(L, "flow { … } stands once, at the top");
    luaL_argcheck(L, lua_type(L, 1) == LUA_TTABLE, 1, "write flow { title = \"…\", bank = \"…\" }");
    check_fill(L, words, 1, "flow");
    static const char *const known[] = {"title", "bank", "minutes", "framework", NULL};
    check_keys(L, "flow", known);
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

static int word_turn(lua_State *L) {
    struct words *words = begin_word(L, "turn");
    check_id(L, words, "turn", "whose turn it is");
    if (strcmp(words->id, "first") != 0 && strcmp(words->id, "second") != 0)
        luaL_error(L, "turn knows two people: turn \"first\" and turn \"second\"");
    words->kind = WISH_TURN;
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
    static const char *const known[] = {"what",    "who",     "by",     "know",
                                        "support", "account", "toward", NULL};
    check_keys(L, "action", known);
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
        luaL_error(L, "each walks a list, and this is %s", words_what_is(L, 1));
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_of_list, 2);
    return 1;
}

static int word_add(lua_State *L) {
    if (lua_type(L, 1) != LUA_TTABLE || lua_isnoneornil(L, 2))
        luaL_error(L, "add takes a list and what to put at its end: add(options, one_more)");
    if (lua_getmetatable(L, 1)) luaL_error(L, "the words of the language stay as they are");
    lua_settop(L, 2);
    lua_rawseti(L, 1, (lua_Integer)lua_rawlen(L, 1) + 1);
    return 0;
}

const luaL_Reg words_functions[] = {
    {"flow", word_flow},
    {"section", word_section},
    {"say", word_say},
    {"ask", word_ask},
    {"ask_from", word_ask_from},
    {"show", word_show},
    {"action", word_action},
    {"each", word_each},
    {"add", word_add},
    {"turn", word_turn},
    {NULL, NULL},
};
