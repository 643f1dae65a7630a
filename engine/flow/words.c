/* SPDX-License-Identifier: GPL-3.0-or-later
 * The flow language. Each word that wants something yields; what it wants stays on the flow's stack
 * until the reply has come, and the continuation puts the reply there in Lua's protection.
 */
#include "flow/words.h"

#include "base/text.h"
#include "flow/environment.h"
#include "flow/terms.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

const char words_chapters = 0;

struct words *words_of(lua_State *L) {
    return *(struct words **)lua_getextraspace(L);
}

void words_push(lua_State *L, const struct value *value) {
    luaL_checkstack(L, 4, "an answer is nested too deeply");
    switch (value ? value->kind : VALUE_NONE) {
    case VALUE_NONE:
        lua_pushnil(L);
        return;
    case VALUE_MAP:
        lua_createtable(L, 0, (int)value->count);
        for (size_t i = 0; i < value->count; i++) {
            words_push(L, &value->items[i]);
            lua_setfield(L, -2, value->keys[i]);
        }
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
            words_push(L, &value->items[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        return;
    }
}

static int give_reply(lua_State *L, int status, lua_KContext context) {
    (void)status;
    (void)context;
    words_push(L, words_of(L)->reply);
    return 1;
}

static int give_nothing(lua_State *L, int status, lua_KContext context) {
    (void)L;
    (void)status;
    (void)context;
    return 0;
}

static struct words *begin_any(lua_State *L, const char *word) {
    struct words *words = words_of(L);
    if (!words->begun)
        luaL_error(L,
                   "a conversation begins with flow { title = \"…\", bank = \"…\", minutes = … }, "
                   "so %s comes too early",
                   word);
    return words;
}

/* The same for what a persona does not have. */
static struct words *begin_word(lua_State *L, const char *word) {
    struct words *words = begin_any(L, word);
    if (words->persona)
        luaL_error(L,
                   "%s is a word of conversations; a persona has hear, tell, left, trust, warm, "
                   "cool and part",
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

void words_check_id(lua_State *L, struct words *words, const char *word, const char *noun) {
    const char *example = strcmp(word, "section") == 0 ? "Reflection" : "goal";
    if (strcmp(word, "part") == 0) example = "goal-clarification";
    if (strcmp(word, "turn") == 0) example = "second";
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

void words_check_fill(lua_State *L, struct words *words, int index, const char *word) {
    words->fill = 0;
    if (lua_isnoneornil(L, index)) return;
    if (lua_type(L, index) != LUA_TTABLE)
        luaL_error(L, "%s takes what %s in braces, as in { goal = goal }; here it got %s", word,
                   strcmp(word, "part") == 0 ? "it gives" : "fills its placeholders",
                   words_what_is(L, index));
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
void words_check_keys(lua_State *L, const char *word, const char *const *known) {
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

/* What people are called stands in prompts and notices, so it is short and one line. */
static void check_role(lua_State *L, const char *role) {
    enum { longest = 40 };
    int type = lua_getfield(L, 1, role);
    bool good = type == LUA_TSTRING && lua_rawlen(L, -1) > 0 && lua_rawlen(L, -1) <= longest &&
                !strpbrk(lua_tostring(L, -1), "\n\r\t");
    if (type != LUA_TNIL && !good)
        luaL_error(L, "%s is what people here say for %s, in a word or two: %s = \"%s\"", role,
                   role, role, strcmp(role, "coach") == 0 ? "mentor" : "protégé");
    lua_pop(L, 1);
}

/* A programme that asks for hours says how many a month, and for how long. */
static void check_terms(lua_State *L) {
    struct terms terms = {0};
    bool timed = lua_getfield(L, 1, "hours") != LUA_TNIL;
    if (timed && (lua_type(L, -1) != LUA_TSTRING || !terms_read_hours(lua_tostring(L, -1), &terms)))
        luaL_error(L, "hours is how many a month, as in hours = \"3-6\" or hours = \"4\"");
    bool bounded = lua_getfield(L, 1, "months") != LUA_TNIL;
    lua_Integer months = lua_tointeger(L, -1);
    if (bounded && (!lua_isinteger(L, -1) || months < 1 || months > terms_months_most))
        luaL_error(L, "months is how long the programme goes on, as in months = 24");
    if (timed != bounded)
        luaL_error(L, "hours and months stand together, as in hours = \"3-6\", months = 24");
    lua_pop(L, 2);
}

static int word_flow(lua_State *L) {
    struct words *words = words_of(L);
    if (words->begun) luaL_error(L, "flow { … } stands once, at the top");
    if (words->persona)
        luaL_error(L, "a persona takes in parts that begin with persona { title = \"…\" }");
    luaL_argcheck(L, lua_type(L, 1) == LUA_TTABLE, 1, "write flow { title = \"…\", bank = \"…\" }");
    words_check_fill(L, words, 1, "flow");
    static const char *const known[] = {"title", "bank",   "minutes", "framework", "mentee",
                                        "coach", "listed", "hours",   "months",    NULL};
    words_check_keys(L, "flow", known);
    if (lua_getfield(L, 1, "title") != LUA_TSTRING || lua_getfield(L, 1, "bank") != LUA_TSTRING)
        luaL_error(L, "flow needs a title and a bank, each in quotes");
    lua_pop(L, 2);
    check_role(L, "mentee");
    check_role(L, "coach");
    if (lua_getfield(L, 1, "listed") != LUA_TNIL && !lua_isboolean(L, -1))
        luaL_error(L, "listed is true or false, as in listed = false for what is only a part");
    if (lua_getfield(L, 1, "minutes") != LUA_TNIL && !lua_isinteger(L, -1))
        luaL_error(L, "minutes is a whole number, as in minutes = 25");
    check_terms(L);
    lua_settop(L, 1);
    words->begun = true;
    words->kind = WISH_FLOW;
    words->id = NULL;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_section(lua_State *L) {
    struct words *words = begin_word(L, "section");
    words_check_id(L, words, "section", "a name");
    words->kind = WISH_SECTION;
    words->fill = 0;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_turn(lua_State *L) {
    struct words *words = begin_word(L, "turn");
    words_check_id(L, words, "turn", "whose turn it is");
    if (strcmp(words->id, "first") != 0 && strcmp(words->id, "second") != 0)
        luaL_error(L, "turn knows two people: turn \"first\" and turn \"second\"");
    words->kind = WISH_TURN;
    words->fill = 0;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_say(lua_State *L) {
    struct words *words = begin_word(L, "say");
    words_check_id(L, words, "say", "a line's id");
    words_check_fill(L, words, 2, "say");
    words->kind = WISH_SAY;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_ask(lua_State *L) {
    struct words *words = begin_word(L, "ask");
    words_check_id(L, words, "ask", "a question's id");
    words_check_fill(L, words, 2, "ask");
    words->kind = WISH_ASK;
    return lua_yieldk(L, 0, 0, give_reply);
}

static int word_show(lua_State *L) {
    struct words *words = begin_word(L, "show");
    words_check_id(L, words, "show", "what to show");
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
        words_push(L, words->reply);
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
    words_check_id(L, words, "ask_from", "a group's id");
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
    words_check_fill(L, words, 1, "action");
    static const char *const known[] = {"what",    "who",    "by",       "know", "support",
                                        "account", "toward", "standard", NULL};
    words_check_keys(L, "action", known);
    if (lua_getfield(L, 1, "what") != LUA_TSTRING)
        luaL_error(L, "an action says what: action { what = step, by = day }");
    lua_settop(L, 1);
    words->id = NULL;
    words->kind = WISH_ACTION;
    return lua_yieldk(L, 0, 0, give_reply);
}

/* Asks for what earlier sessions tell. */
static int ask_known(lua_State *L, const char *word, const char *id) {
    struct words *words = begin_word(L, word);
    words->id = id;
    words->fill = 0;
    words->kind = WISH_KNOWN;
    return lua_yieldk(L, 0, 0, give_reply);
}

/* Those of this conversation, or with "all" those of every one. */
static int word_commitments(lua_State *L) {
    bool all = lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "all") == 0;
    if (!lua_isnoneornil(L, 1) && !all)
        luaL_error(L, "commitments gives those of this conversation; those of every conversation "
                      "are commitments \"all\"");
    return ask_known(L, "commitments", all ? "all commitments" : "commitments");
}

static int word_agreement(lua_State *L) {
    return ask_known(L, "agreement", "agreement");
}

/* One prompt fewer for each session that the mentee led (agenda/direction.h), but always one. */
static int give_fewer(lua_State *L, int status, lua_KContext most) {
    const struct value *reply = words_of(L)->reply;
    lua_Integer less = reply && reply->kind == VALUE_NUMBER ? (lua_Integer)reply->number : 0;
    (void)status;
    lua_pushinteger(L, most - less > 1 ? most - less : 1);
    return 1;
}

static int word_fewer(lua_State *L) {
    struct words *words = begin_word(L, "fewer");
    if (!lua_isinteger(L, 1) || lua_tointeger(L, 1) < 1 || lua_tointeger(L, 1) > 100)
        luaL_error(L, "fewer needs how many prompts there are at first, as in fewer(3)");
    words->id = "prompts";
    words->fill = 0;
    words->kind = WISH_KNOWN;
    return lua_yieldk(L, 0, lua_tointeger(L, 1), give_fewer);
}

static bool is_one_of(const char *word, const char *const *known) {
    for (; *known; known++)
        if (strcmp(*known, word) == 0) return true;
    return false;
}

static int word_settle(lua_State *L) {
    static const char *const states[] = {"done", "revised", "carried", "dropped", NULL};
    static const char *const keys[] = {"of", "why", "what", "by", NULL};
    struct words *words = begin_word(L, "settle");
    lua_settop(L, 3);
    if (lua_type(L, 1) != LUA_TTABLE || lua_getfield(L, 1, "id") != LUA_TNUMBER)
        luaL_error(L, "settle takes a commitment first: "
                      "for promise in each(commitments()) do settle(promise, \"done\") end");
    if (lua_type(L, 2) != LUA_TSTRING || !is_one_of(lua_tostring(L, 2), states))
        luaL_error(L, "settle takes what became of it: \"done\", \"revised\", \"carried\" or "
                      "\"dropped\"");
    if (!lua_isnoneornil(L, 3) && lua_type(L, 3) != LUA_TTABLE)
        luaL_error(L,
                   "settle takes what belongs to it in braces, as in { why = why }; "
                   "here it got %s",
                   words_what_is(L, 3));
    lua_newtable(L);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "of");
    if (lua_type(L, 3) == LUA_TTABLE) {
        lua_pushnil(L);
        while (lua_next(L, 3)) {
            if (lua_type(L, -2) != LUA_TSTRING || !is_one_of(lua_tostring(L, -2), keys + 1))
                luaL_error(L,
                           "settle knows why, what and by: settle(promise, \"done\", { why = … })");
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, -4);
        }
    }
    lua_replace(L, 1);
    lua_settop(L, 2);
    words_check_fill(L, words, 1, "settle");
    words->id = lua_tostring(L, 2);
    words->kind = WISH_SETTLE;
    return lua_yieldk(L, 0, 0, give_nothing);
}

/* Words that were left unwritten are no rule. */
static int word_amend(lua_State *L) {
    struct words *words = begin_word(L, "amend");
    lua_settop(L, 2);
    bool adds = lua_isnil(L, 1);
    if (!adds && lua_type(L, 1) != LUA_TSTRING)
        luaL_error(L,
                   "amend takes one of agreement() first, or nil for a rule that is new; "
                   "this is %s",
                   words_what_is(L, 1));
    if (lua_type(L, 2) != LUA_TSTRING)
        luaL_error(L, "amend takes how the rule reads from now on second, and this is %s",
                   words_what_is(L, 2));
    if (lua_rawlen(L, 2) == 0) return 0;
    lua_newtable(L);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "rule");
    lua_pushvalue(L, 2);
    lua_setfield(L, -2, "words");
    lua_replace(L, 1);
    lua_settop(L, 1);
    words_check_fill(L, words, 1, "amend");
    words->id = adds ? "added" : "changed";
    words->kind = WISH_AMEND;
    return lua_yieldk(L, 0, 0, give_nothing);
}

static int word_replay(lua_State *L) {
    static const char *const ends[] = {"reinforce", "value",         "reframe",
                                       "develop",   "check meaning", NULL};
    struct words *words = begin_word(L, "replay");
    if (lua_type(L, 1) != LUA_TSTRING)
        luaL_error(L, "replay takes the mentee's words first, and this is %s", words_what_is(L, 1));
    if (lua_type(L, 2) != LUA_TSTRING || !is_one_of(lua_tostring(L, 2), ends))
        luaL_error(L, "replay takes to what end: \"reinforce\", \"value\", \"reframe\", "
                      "\"develop\" or \"check meaning\"");
    lua_newtable(L);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "words");
    lua_replace(L, 1);
    lua_settop(L, 2);
    words_check_fill(L, words, 1, "replay");
    words->id = lua_tostring(L, 2);
    words->kind = WISH_REPLAY;
    return lua_yieldk(L, 0, 0, give_reply);
}

/* Puts a plain list in the place of the one at the top. */
static void copy_list(lua_State *L) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -2, i);
        lua_rawseti(L, -2, i);
    }
    lua_replace(L, -2);
}

/* What it gives is as plain as what it was given. */
static int end_part(lua_State *L, int status, lua_KContext context) {
    struct words *words = words_of(L);
    (void)status;
    (void)context;
    if (!words->begun) {
        lua_pushfstring(L,
                        "part%d:1: a conversation begins with flow { title = \"…\", bank = \"…\" }",
                        (int)words->trail[words->depth]);
        return lua_error(L);
    }
    words->depth--;
    bool is_list = lua_istable(L, -1);
    if (is_list)
        check_list(L, "part", "what it returns");
    else if (!words_is_plain(L, -1) && !lua_isnil(L, -1))
        luaL_error(L, "`%s` returns %s; let it return words, a number, yes or no, or a list",
                   lua_tostring(L, 1), words_what_is(L, -1));
    check_content(L, -1, "part", "what it returns");
    if (is_list) copy_list(L);
    return 1;
}

/* Stack: name, what is given. */
static int begin_part(lua_State *L, int status, lua_KContext context) {
    struct words *words = words_of(L);
    char problem[160];
    size_t number = chapters_find(words->chapters, lua_tostring(L, 1));
    (void)status;
    (void)context;
    if (number == words->chapters->count)
        luaL_error(L, "there is no conversation called `%s`", lua_tostring(L, 1));
    if (!chapters_may_take(words->chapters, words->trail, words->depth + 1, number, problem))
        luaL_error(L, "%s", problem);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &words_chapters);
    lua_rawgeti(L, -1, (lua_Integer)number);
    lua_pushvalue(L, 2);
    environment_of_part(L);
    lua_setupvalue(L, -2, 1);
    words->trail[++words->depth] = number;
    words->begun = false;
    lua_callk(L, 0, 1, 0, end_part);
    return end_part(L, LUA_OK, 0);
}

static int word_part(lua_State *L) {
    struct words *words = begin_any(L, "part");
    words_check_id(L, words, "part", "a conversation's name");
    if (!text_is_slug(words->id))
        luaL_error(L, "“%s” is not the name of a conversation; its file is named so, without .lua",
                   words->id);
    lua_settop(L, 2);
    words_check_fill(L, words, 2, "part");
    if (chapters_find(words->chapters, words->id) < words->chapters->count)
        return begin_part(L, LUA_OK, 0);
    if (words->chapters->count > chapters_most)
        luaL_error(L, "a conversation takes in %d parts and no more", chapters_most);
    words->kind = WISH_PART;
    words->fill = 0;
    return lua_yieldk(L, 0, 0, begin_part);
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
    {"flow", word_flow},         {"section", word_section},
    {"say", word_say},           {"ask", word_ask},
    {"ask_from", word_ask_from}, {"show", word_show},
    {"action", word_action},     {"commitments", word_commitments},
    {"settle", word_settle},     {"agreement", word_agreement},
    {"amend", word_amend},       {"replay", word_replay},
    {"fewer", word_fewer},       {"part", word_part},
    {"turn", word_turn},         {"each", word_each},
    {"add", word_add},           {NULL, NULL},
};
