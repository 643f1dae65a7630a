/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lua held within limits: a count of instructions and of bytes, checked where the flow cannot catch
 * it.
 */
#include "flow/run.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "flow/environment.h"
#include "flow/outline.h"
#include "flow/words.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct run {
    struct words words; /* first, and what lua_getextraspace points to */
    lua_State *L;
    lua_State *flow; /* the coroutine that runs; anchored in the registry */
    run_stop *on_limit;
    void *context;
    volatile int *line_now;
    long instructions;
    size_t memory;
    int hooks; /* LUA_MASKLINE too while lines are counted */
    unsigned *ran;
    bool *holds_code;
    size_t lines; /* of the source, and one more for 0 */
    struct value sections;
    char problem[512];
    int problem_line;
};

static char chunk_key; /* its address is the registry's key of the compiled flow */
static char flow_key;  /* and of the coroutine */

static int line_of(lua_State *L) {
    lua_Debug about;
    for (int level = 0; lua_getstack(L, level, &about); level++)
        if (lua_getinfo(L, "l", &about) && about.currentline > 0) return about.currentline;
    return 0;
}

/* The process must not go on: see run_stop. */
static _Noreturn void stop(struct run *run, const char *sentence, int line) {
    run->on_limit(run->context, sentence, line);
    abort();
}

static void *allocate(void *context, void *old, size_t old_size, size_t size) {
    struct run *run = context;
    if (!old) old_size = 0;
    if (size > old_size && run->memory + (size - old_size) > run_memory)
        stop(run, "the conversation uses more memory than the 64 MiB it may have",
             run->flow ? line_of(run->flow) : 0);
    run->memory += size - old_size;
    if (size == 0) {
        free(old);
        return NULL;
    }
    return memory_resize(old, size, 1);
}

enum { count_step = 1000 };

/* The first line of a function that is entered tells which of its lines hold code. */
static void note_function(struct run *run, lua_State *L, lua_Debug *about) {
    if (!lua_checkstack(L, 6)) return;
    lua_getinfo(L, "fL", about);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        size_t line = (size_t)lua_tointeger(L, -2);
        if (line < run->lines) run->holds_code[line] = true;
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
}

static void count_line(struct run *run, lua_State *L, lua_Debug *about) {
    size_t line = (size_t)about->currentline;
    if (line >= run->lines) return;
    if (!run->holds_code[line]) note_function(run, L, about);
    run->ran[line]++;
}

static void count(lua_State *L, lua_Debug *about) {
    struct run *run = *(struct run **)lua_getextraspace(L);
    if (about->event == LUA_HOOKLINE) {
        count_line(run, L, about);
        return;
    }
    lua_getinfo(L, "l", about);
    if (run->line_now && about->currentline > 0) *run->line_now = about->currentline;
    run->instructions += count_step;
    if (run->instructions >= run_instructions)
        stop(run, "the conversation does not come to its next question (20 million steps)",
             about->currentline > 0 ? about->currentline : line_of(L));
}

static int open_environment(lua_State *L) {
    environment_open(L);
    return 1;
}

struct run *run_new(run_stop *on_limit, void *context, volatile int *line_now) {
    struct run *run = memory_new(sizeof *run);
    *run = (struct run){.on_limit = on_limit, .context = context, .line_now = line_now};
    run->L = lua_newstate(allocate, run);
    if (!run->L) {
        free(run);
        return NULL;
    }
    *(struct run **)lua_getextraspace(run->L) = run;
    lua_pushcfunction(run->L, open_environment);
    if (lua_pcall(run->L, 0, 1, 0) == LUA_OK) return run;
    run_free(run);
    return NULL;
}

void run_free(struct run *run) {
    if (!run) return;
    lua_close(run->L);
    value_free(&run->sections);
    free(run->ran);
    free(run->holds_code);
    free(run);
}

/* Lua's messages read `flow:12: text`; the line becomes a number and the rest the sentence. */
static enum wish_kind keep_problem(struct run *run, lua_State *L) {
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "it stopped";
    run->problem_line = 0;
    if (strncmp(message, "flow:", 5) == 0) {
        char *end = NULL;
        run->problem_line = (int)strtol(message + 5, &end, 10);
        message = end + strspn(end, ": ");
    }
    struct bytes repaired = {0};
    size_t length = strnlen(message, sizeof run->problem - 4);
    text_repair(message, length, &repaired);
    bytes_add(&repaired, "", 0);
    size_t room = sizeof run->problem - 1;
    length = repaired.length < room ? repaired.length : room;
    while (length && text_valid(repaired.data, length) != length)
        length--;
    memcpy(run->problem, repaired.data, length);
    run->problem[length] = '\0';
    bytes_free(&repaired);
    return run->words.kind = WISH_FAULT;
}

static enum wish_kind refuse_source(struct run *run, int line, const char *problem) {
    strncpy(run->problem, problem, sizeof run->problem - 1);
    run->problem_line = line;
    return run->words.kind = WISH_FAULT;
}

/* Says which character of its line cannot stay; some cannot be seen. */
static enum wish_kind refuse_character(struct run *run, int line, size_t character,
                                       const uint32_t *code) {
    char problem[128];
    if (code)
        snprintf(problem, sizeof problem,
                 "character %zu of this line is a control character (U+%04X); take it out",
                 character, (unsigned)*code);
    else
        snprintf(problem, sizeof problem,
                 "character %zu of this line is not UTF-8; save the file as UTF-8", character);
    return refuse_source(run, line, problem);
}

static enum wish_kind check_source(struct run *run, const char *source, size_t length) {
    int line = 1;
    size_t line_start = 0;
    size_t character = 1;
    if (length > run_source)
        return refuse_source(run, 0, "a conversation has at most 1 MiB of text");
    for (size_t at = 0; at < length; character++) {
        uint32_t code = 0;
        size_t size = text_next(source + at, length - at, &code);
        if (size == 0) return refuse_character(run, line, character, NULL);
        if (code == 0 || (text_is_control(code) && code != '\n' && code != '\t' && code != '\r'))
            return refuse_character(run, line, character, &code);
        at += size;
        if (code == '\n') {
            line++;
            line_start = at;
            character = 0;
        }
        if (at - line_start > run_source_line)
            return refuse_source(run, line, "this line is longer than 4000 bytes; break it up");
    }
    return WISH_END;
}

static int compile(lua_State *L) {
    const char *source = lua_touserdata(L, 1);
    size_t length = (size_t)lua_tointeger(L, 2);
    if (luaL_loadbufferx(L, source, length, "=flow", "t") != LUA_OK) return lua_error(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setupvalue(L, -2, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &chunk_key);
    return 0;
}

enum wish_kind run_load(struct run *run, const char *source, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF"; /* that some editors put at the top */
    bool marked = length >= 3 && memcmp(source, mark, 3) == 0;
    if (marked) {
        source += 3;
        length -= 3;
    }
    lua_pushnil(run->L);
    lua_rawsetp(run->L, LUA_REGISTRYINDEX, &chunk_key);
    if (check_source(run, source, length) == WISH_FAULT) return WISH_FAULT;
    value_free(&run->sections);
    run->sections = outline_sections(source, length);
    run->instructions = 0;
    run->hooks = 0;
    run->lines = 2;
    for (size_t i = 0; i < length; i++)
        run->lines += source[i] == '\n';
    lua_State *L = run->L;
    lua_settop(L, 1); /* the words */
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, compile, 1);
    lua_pushlightuserdata(L, (void *)source);
    lua_pushinteger(L, (lua_Integer)length);
    if (lua_pcall(L, 2, 0, 0) != LUA_OK) return keep_problem(run, L);
    return WISH_END;
}

static int begin(lua_State *L) {
    struct run *run = *(struct run **)lua_getextraspace(L);
    run->flow = lua_newthread(L);
    lua_sethook(run->flow, count, LUA_MASKCOUNT | run->hooks, count_step);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &flow_key);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &chunk_key);
    lua_xmove(L, run->flow, 1);
    return 0;
}

void run_start(struct run *run) {
    run->flow = NULL;
    run->instructions = 0;
    run->words = (struct words){.kind = WISH_END};
    bool compiled = lua_rawgetp(run->L, LUA_REGISTRYINDEX, &chunk_key) == LUA_TFUNCTION;
    lua_settop(run->L, 1);
    if (!compiled) return; /* the problem that run_load found is the first step's */
    lua_pushcfunction(run->L, begin);
    if (lua_pcall(run->L, 0, 0, 0) != LUA_OK) {
        keep_problem(run, run->L);
        run->flow = NULL;
    }
    lua_settop(run->L, 1);
}

enum wish_kind run_step(struct run *run, const struct value *reply) {
    int results = 0;
    if (!run->flow) return run->words.kind = WISH_FAULT;
    run->words.reply = reply;
    int status = lua_resume(run->flow, run->L, 0, &results);
    if (status == LUA_YIELD) return run->words.kind;
    if (status != LUA_OK) {
        lua_State *failed = run->flow;
        run->flow = NULL;
        return keep_problem(run, failed);
    }
    run->flow = NULL;
    if (run->words.begun) return run->words.kind = WISH_END;
    return refuse_source(run, 1, "a conversation begins with flow { title = \"…\", bank = \"…\" }");
}

const char *run_id(const struct run *run) {
    return run->words.id;
}

int run_line(const struct run *run) {
    return run->flow ? line_of(run->flow) : run->problem_line;
}

static struct value value_at(lua_State *L, int index);

static struct value list_at(lua_State *L, int index) {
    struct value list = value_list();
    lua_Integer length = (lua_Integer)lua_rawlen(L, index);
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(L, index, i);
        value_add(&list, value_at(L, lua_gettop(L)));
        lua_pop(L, 1);
    }
    return list;
}

static struct value value_at(lua_State *L, int index) {
    size_t length = 0;
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
        return value_bool(lua_toboolean(L, index));
    case LUA_TNUMBER:
        return value_number(lua_tonumber(L, index));
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, index, &length);
        return value_text(text, length);
    }
    case LUA_TTABLE:
        return list_at(L, index);
    default:
        return (struct value){0};
    }
}

bool run_fill(const struct run *run, const char *name, struct value *value) {
    lua_State *L = run->flow;
    if (!run->words.fill || !lua_checkstack(L, 10)) return false;
    bool there = lua_getfield(L, run->words.fill, name) != LUA_TNIL;
    if (there && value) *value = value_at(L, lua_gettop(L));
    lua_pop(L, 1);
    return there;
}

void run_fill_names(const struct run *run, struct value *names) {
    lua_State *L = run->flow;
    if (!run->words.fill || !lua_checkstack(L, 10)) return;
    lua_pushnil(L);
    while (lua_next(L, run->words.fill)) {
        value_add(names, value_string(lua_tostring(L, -2)));
        lua_pop(L, 1);
    }
}

/* The words have checked that the keys are text and the rest plain. Lua gives the keys of a table
 * in an order that differs from run to run, so they are sorted. */
static struct value fill_at(lua_State *L, int index) {
    struct value fill = value_map();
    const char *last = NULL;
    for (;;) {
        const char *least = NULL;
        lua_pushnil(L);
        while (lua_next(L, index)) {
            const char *key = lua_tostring(L, -2);
            bool later = !last || strcmp(key, last) > 0;
            if (later && (!least || strcmp(key, least) < 0)) least = key;
            lua_pop(L, 1);
        }
        if (!least) return fill;
        lua_getfield(L, index, least);
        value_set(&fill, least, value_at(L, lua_gettop(L)));
        lua_pop(L, 1);
        last = least;
    }
}

void run_wish(struct run *run, struct wish *wish) {
    const struct words *words = &run->words;
    *wish = (struct wish){.kind = words->kind};
    if (words->kind == WISH_FAULT) {
        wish->line = run->problem_line;
        wish->id = value_string(run->problem);
        return;
    }
    if (words->kind == WISH_END) return;
    wish->line = line_of(run->flow);
    if (run->line_now) *run->line_now = wish->line; /* should this wish be too long to be sent */
    if (words->id) wish->id = value_string(words->id);
    if (words->fill && lua_checkstack(run->flow, 10)) wish->fill = fill_at(run->flow, words->fill);
    if (words->kind == WISH_FLOW) value_set(&wish->fill, "sections", value_copy(&run->sections));
}

void run_watch_lines(struct run *run) {
    free(run->ran);
    free(run->holds_code);
    run->ran = memory_new(run->lines * sizeof *run->ran);
    run->holds_code = memory_new(run->lines * sizeof *run->holds_code);
    run->hooks = LUA_MASKLINE;
}

struct run_lines run_lines(const struct run *run) {
    return (struct run_lines){run->ran, run->holds_code, run->hooks ? run->lines : 0};
}
