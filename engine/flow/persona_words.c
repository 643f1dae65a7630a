/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a persona, the mentee of a practice session: it hears what the coach's turn was like
 * and tells lines of its bank. The coach's words themselves never come in here.
 */
#include "flow/words.h"

#include "base/text.h"

#include <string.h>

static const char heard_key = 0; /* its address is the registry's key of what was heard last */

static struct words *begin_word(lua_State *L, const char *word) {
    struct words *words = words_of(L);
    if (words->begun && !words->persona)
        luaL_error(L, "%s is a word of personas; a conversation has ask and say", word);
    if (!words->begun)
        luaL_error(L,
                   "a persona begins with persona { title = \"…\", bank = \"…\" }, so %s comes too "
                   "early",
                   word);
    return words;
}

static void take_trust(lua_State *L, struct words *words) {
    enum { usual_trust = 3 };
    words->trust = usual_trust;
    if (lua_getfield(L, 1, "trust") == LUA_TNIL) return;
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 0 ||
        lua_tointeger(L, -1) > words_trust_most)
        luaL_error(L, "trust is a whole number from 0 to %d, as in trust = 3", words_trust_most);
    words->trust = (int)lua_tointeger(L, -1);
}

static int end_persona(lua_State *L, int status, lua_KContext context) {
    (void)L;
    (void)status;
    (void)context;
    return 0;
}

static int word_persona(lua_State *L) {
    static const char *const known[] = {"title", "bank", "trust", NULL};
    struct words *words = words_of(L);
    if (words->begun) luaL_error(L, "persona { … } stands once, at the top");
    if (words->depth && !words->persona)
        luaL_error(L, "a conversation takes in other conversations, and this is a persona");
    luaL_argcheck(L, lua_type(L, 1) == LUA_TTABLE, 1,
                  "write persona { title = \"…\", bank = \"…\" }");
    lua_settop(L, 1);
    words_check_fill(L, words, 1, "persona");
    words_check_keys(L, "persona", known);
    bool whole = !words->depth; /* a part says what is in the bank of the one who takes it in */
    if (lua_getfield(L, 1, "title") != LUA_TSTRING)
        luaL_error(L, "persona needs a title, in quotes");
    if (lua_getfield(L, 1, "bank") != (whole ? LUA_TSTRING : LUA_TNIL))
        luaL_error(L, whole ? "persona needs a bank, in quotes"
                            : "a part has no bank; it tells from that of the persona around it");
    if (whole) take_trust(L, words);
    lua_settop(L, 1);
    if (whole) {
        lua_pushnil(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &heard_key);
    }
    words->begun = words->persona = true;
    words->kind = WISH_PERSONA;
    words->id = NULL;
    return lua_yieldk(L, 0, 0, end_persona);
}

static int take_heard(lua_State *L, int status, lua_KContext context) {
    struct words *words = words_of(L);
    const char *move = value_get_text(words->reply, "move");
    (void)status;
    (void)context;
    words->over = move && strcmp(move, "end") == 0;
    words->owes = true;
    words_push(L, words->reply);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &heard_key);
    lua_pushboolean(L, 1);
    return 1;
}

static int word_hear(lua_State *L) {
    struct words *words = begin_word(L, "hear");
    if (words->owes)
        luaL_error(L, "the coach's turn has no answer here; tell something before the next hear()");
    if (words->over) {
        lua_pushboolean(L, 0);
        return 1;
    }
    words->kind = WISH_HEAR;
    words->id = NULL;
    words->fill = 0;
    return lua_yieldk(L, 0, 0, take_heard);
}

/* Reads a group at 1 and a topic at 2; leaves a table of what goes with them at 2. */
static struct words *name_lines(lua_State *L, const char *word) {
    struct words *words = begin_word(L, word);
    words_check_id(L, words, word, "a group of the bank");
    lua_settop(L, 2);
    if (!lua_isnil(L, 2) && lua_type(L, 2) != LUA_TSTRING)
        luaL_error(L,
                   "%s takes a group and, where it is not the one in hand, a topic: "
                   "%s(\"surface\", \"parents\"); here it got %s",
                   word, word, words_what_is(L, 2));
    lua_newtable(L);
    lua_insert(L, 2);
    lua_setfield(L, 2, "topic");
    lua_pushinteger(L, words->trust);
    lua_setfield(L, 2, "trust");
    words_check_fill(L, words, 2, word);
    return words;
}

static int word_tell(lua_State *L) {
    struct words *words = name_lines(L, "tell");
    words->owes = false;
    words->kind = WISH_TELL;
    return lua_yieldk(L, 0, 0, end_persona);
}

static int give_left(lua_State *L, int status, lua_KContext context) {
    const struct value *reply = words_of(L)->reply;
    (void)status;
    (void)context;
    bool known = reply && reply->kind == VALUE_NUMBER;
    lua_pushinteger(L, known ? (lua_Integer)reply->number : 0);
    return 1;
}

static int word_left(lua_State *L) {
    struct words *words = name_lines(L, "left");
    words->kind = WISH_LEFT;
    return lua_yieldk(L, 0, 0, give_left);
}

static int word_trust(lua_State *L) {
    lua_pushinteger(L, begin_word(L, "trust")->trust);
    return 1;
}

static int move_trust(lua_State *L, const char *word, int sign) {
    struct words *words = begin_word(L, word);
    lua_Integer by = 1;
    if (!lua_isnoneornil(L, 1)) {
        if (!lua_isinteger(L, 1) || lua_tointeger(L, 1) < 0 ||
            lua_tointeger(L, 1) > words_trust_most)
            luaL_error(L, "%s takes a whole number from 0 to %d, as in %s(2)", word,
                       words_trust_most, word);
        by = lua_tointeger(L, 1);
    }
    words->trust += sign * (int)by;
    if (words->trust < 0) words->trust = 0;
    if (words->trust > words_trust_most) words->trust = words_trust_most;
    return 0;
}

static int word_warm(lua_State *L) {
    return move_trust(L, "warm", 1);
}

static int word_cool(lua_State *L) {
    return move_trust(L, "cool", -1);
}

/* Of the coach's last turn, what is asked for by its name. */
static int index_heard(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    const char *name = lua_tostring(L, 2);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &heard_key) != LUA_TTABLE)
        return luaL_error(L, "nothing was heard so far; hear() comes before heard.%s", name);
    if (lua_getfield(L, -1, name) != LUA_TNIL) return 1;
    return luaL_error(L,
                      "heard has no `%s`; it has move, topic, under, besides, turned, mine, "
                      "allowed, again, fact, nod, begun, words, turn and other",
                      name);
}

static int refuse_change(lua_State *L) {
    return luaL_error(L, "`heard` is what the coach did; keep something of your own with `local`");
}

void words_push_heard(lua_State *L) {
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, index_heard);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_change);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

const luaL_Reg words_of_personas[] = {
    {"persona", word_persona}, {"hear", word_hear}, {"tell", word_tell}, {"left", word_left},
    {"trust", word_trust},     {"warm", word_warm}, {"cool", word_cool}, {NULL, NULL},
};
