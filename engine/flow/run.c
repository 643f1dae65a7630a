/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lua held within limits: a count of instructions and of bytes, checked where the flow cannot catch
 * it.
 */
#include "flow/run.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "flow/chapters.h"
#include "flow/environment.h"
#include "flow/outline.h"
#include "flow/source.h"
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
    volatile struct run_now *now;
    long instructions;
    size_t memory;
    int hooks; /* LUA_MASKLINE too while lines are counted */
    unsigned *ran;
    bool *holds_code;
    size_t lines; /* of the source, and one more for 0 */
    struct chapters chapters;
    struct gap gap;        /* the part that is wanted, while the wish in hand wants one */
    bool whole;            /* every part that is named is there */
    struct value sections; /* of the whole */
    char problem[512];
    int problem_line;
    char problem_part[chapter_name]; /* "" for the conversation itself */
};

static char flow_key; /* its address is the registry's key of the coroutine */

static int line_of(lua_State *L) {
    lua_Debug about;
    for (int level = 0; lua_getstack(L, level, &about); level++)
        if (lua_getinfo(L, "l", &about) && about.currentline > 0) return about.currentline;
    return 0;
}

static const char *name_of(const struct run *run, size_t chapter) {
    const char *name = chapter < run->chapters.count ? run->chapters.items[chapter].name : "";
    return *name ? name : NULL;
}

/* The process must not go on: see run_stop. */
static _Noreturn void stop(struct run *run, const char *sentence, int line) {
    run->on_limit(run->context, sentence, name_of(run, run->words.trail[run->words.depth]), line);
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
    if (line >= run->lines || run->words.depth) return;
    if (!run->holds_code[line]) note_function(run, L, about);
    run->ran[line]++;
}

static void show_now(struct run *run, int line) {
    if (!run->now) return;
    run->now->part = (int)run->words.trail[run->words.depth];
    run->now->line = line;
}

static void count(lua_State *L, lua_Debug *about) {
    struct run *run = *(struct run **)lua_getextraspace(L);
    if (about->event == LUA_HOOKLINE) {
        count_line(run, L, about);
        return;
    }
    lua_getinfo(L, "l", about);
    if (about->currentline > 0) show_now(run, about->currentline);
    run->instructions += count_step;
    if (run->instructions >= run_instructions)
        stop(run, "the conversation does not come to its next question (20 million steps)",
             about->currentline > 0 ? about->currentline : line_of(L));
}

static int open_environment(lua_State *L) {
    environment_open(L);
    return 1;
}

struct run *run_new(run_stop *on_limit, void *context, volatile struct run_now *now) {
    struct run *run = memory_new(sizeof *run);
    *run = (struct run){.on_limit = on_limit, .context = context, .now = now};
    chapters_add(&run->chapters, "", value_list());
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
    chapters_free(&run->chapters);
    value_free(&run->sections);
    free(run->ran);
    free(run->holds_code);
    free(run);
}

static void name_problem(struct run *run, size_t chapter) {
    const char *name = name_of(run, chapter);
    snprintf(run->problem_part, sizeof run->problem_part, "%s", name ? name : "");
}

/* Gives what stands behind `flow` or `part3` at the beginning of a message, or NULL. */
static const char *behind_chapter(const char *message, size_t *chapter) {
    *chapter = 0;
    if (strncmp(message, "flow:", 5) == 0) return message + 4;
    if (strncmp(message, "part", 4) != 0 || message[4] < '0' || message[4] > '9') return NULL;
    char *end = NULL;
    *chapter = strtoul(message + 4, &end, 10);
    return *end == ':' ? end : NULL;
}

/* Lua's messages read `flow:12: text`; the line becomes a number and the rest the sentence. */
static enum wish_kind keep_problem(struct run *run, lua_State *L) {
    const char *message = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "it stopped";
    size_t chapter = 0;
    const char *place = behind_chapter(message, &chapter);
    run->problem_line = 0;
    if (place) {
        char *end = NULL;
        run->problem_line = (int)strtol(place + 1, &end, 10);
        message = end + strspn(end, ": ");
    }
    name_problem(run, chapter);
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

static enum wish_kind refuse(struct run *run, size_t chapter, int line, const char *problem) {
    snprintf(run->problem, sizeof run->problem, "%s", problem);
    run->problem_line = line;
    name_problem(run, chapter);
    return run->words.kind = WISH_FAULT;
}

/* Leaves the function of a chapter, whose number it is given, in the table of them. */
static int compile(lua_State *L) {
    const char *source = lua_touserdata(L, 1);
    size_t length = (size_t)lua_tointeger(L, 2);
    int number = (int)lua_tointeger(L, 3);
    char name[32] = "=flow";
    if (number) snprintf(name, sizeof name, "=part%d", number);
    if (luaL_loadbufferx(L, source, length, name, "t") != LUA_OK) return lua_error(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setupvalue(L, -2, 1);
    if (number == 0) lua_newtable(L); /* what was compiled before is gone */
    if (number) lua_rawgetp(L, LUA_REGISTRYINDEX, &words_chapters);
    lua_insert(L, -2);
    lua_rawseti(L, -2, number);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &words_chapters);
    return 0;
}

/* Checks and compiles the newest chapter. */
static enum wish_kind load_chapter(struct run *run, const char *source, size_t length) {
    struct source_problem problem = {0};
    size_t number = run->chapters.count - 1;
    lua_State *L = run->L;
    if (!source_check(source, length, &problem))
        return refuse(run, number, problem.line, problem.what);
    run->chapters.items[number].outline = outline_of(source, length);
    run->whole = false;
    lua_settop(L, 1); /* the words */
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, compile, 1);
    lua_pushlightuserdata(L, (void *)source);
    lua_pushinteger(L, (lua_Integer)length);
    lua_pushinteger(L, (lua_Integer)number);
    if (lua_pcall(L, 3, 0, 0) != LUA_OK) return keep_problem(run, L);
    return WISH_END;
}

enum wish_kind run_load(struct run *run, const char *source, size_t length) {
    size_t mark = source_mark(source, length);
    source += mark;
    length -= mark;
    lua_pushnil(run->L);
    lua_rawsetp(run->L, LUA_REGISTRYINDEX, &words_chapters);
    chapters_free(&run->chapters);
    chapters_add(&run->chapters, "", value_list());
    run->instructions = 0;
    run->hooks = 0;
    run->lines = 2;
    for (size_t i = 0; i < length; i++)
        run->lines += source[i] == '\n';
    return load_chapter(run, source, length);
}

/* Takes the source of the part that is wanted. */
static bool take_part(struct run *run, const struct value *source) {
    const struct gap *gap = &run->gap;
    if (!source || source->kind != VALUE_TEXT) {
        char problem[128];
        snprintf(problem, sizeof problem, "there is no conversation called `%s`", gap->name);
        refuse(run, gap->chapter, gap->line, problem);
        return false;
    }
    size_t mark = source_mark(source->text, source->length);
    chapters_add(&run->chapters, gap->name, value_list());
    if (load_chapter(run, source->text + mark, source->length - mark) == WISH_END) return true;
    chapters_drop(&run->chapters);
    return false;
}

/* All parts that are named are fetched before the first word is said. */
static bool has_all_parts(struct run *run) {
    if (run->whole) return true;
    run->whole = chapters_whole(&run->chapters, &run->gap);
    if (run->whole) {
        value_free(&run->sections);
        run->sections = chapters_sections(&run->chapters, 0);
    } else if (run->gap.problem[0]) {
        refuse(run, run->gap.chapter, run->gap.line, run->gap.problem);
    } else {
        run->words.kind = WISH_PART;
        run->words.id = run->gap.name;
        run->words.fill = 0;
    }
    return run->whole;
}

/* A part whose name the flow has put together. */
static void keep_gap(struct run *run) {
    run->gap =
        (struct gap){.chapter = run->words.trail[run->words.depth], .line = line_of(run->flow)};
    snprintf(run->gap.name, sizeof run->gap.name, "%s", run->words.id);
}

static int begin(lua_State *L) {
    struct run *run = *(struct run **)lua_getextraspace(L);
    run->flow = lua_newthread(L);
    lua_sethook(run->flow, count, LUA_MASKCOUNT | run->hooks, count_step);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &flow_key);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &words_chapters);
    lua_rawgeti(L, -1, 0);
    lua_xmove(L, run->flow, 1);
    return 0;
}

void run_start(struct run *run) {
    run->flow = NULL;
    run->instructions = 0;
    run->words = (struct words){.kind = WISH_END, .chapters = &run->chapters};
    bool compiled = lua_rawgetp(run->L, LUA_REGISTRYINDEX, &words_chapters) == LUA_TTABLE;
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
    bool ready = run->words.kind != WISH_PART || take_part(run, reply);
    if (!ready || !has_all_parts(run)) {
        if (run->words.kind == WISH_FAULT) run->flow = NULL;
        return run->words.kind;
    }
    run->words.reply = reply;
    int status = lua_resume(run->flow, run->L, 0, &results);
    if (status == LUA_YIELD && run->words.kind == WISH_PART) keep_gap(run);
    if (status == LUA_YIELD) return run->words.kind;
    if (status != LUA_OK) {
        lua_State *failed = run->flow;
        run->flow = NULL;
        return keep_problem(run, failed);
    }
    run->flow = NULL;
    if (run->words.begun) return run->words.kind = WISH_END;
    return refuse(run, 0, 1, "a conversation begins with flow { title = \"…\", bank = \"…\" }");
}

const char *run_id(const struct run *run) {
    return run->words.id;
}

int run_line(const struct run *run) {
    if (run->words.kind == WISH_PART) return run->gap.line;
    return run->flow ? line_of(run->flow) : run->problem_line;
}

const char *run_part(const struct run *run) {
    if (run->words.kind == WISH_FAULT) return run->problem_part[0] ? run->problem_part : NULL;
    bool wants = run->words.kind == WISH_PART;
    return name_of(run, wants ? run->gap.chapter : run->words.trail[run->words.depth]);
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

/* What the whole consists of: its sections, and the banks of its parts with where they are named.
 */
static void add_chapters(const struct run *run, struct value *fill) {
    struct value parts = value_list();
    struct value banks = value_list();
    struct value lines = value_list();
    for (size_t i = 1; i < run->chapters.count; i++) {
        const struct value *outline = &run->chapters.items[i].outline;
        const struct value *first = outline->count ? &outline->items[0] : NULL;
        const char *bank = value_get_text(first, "bank");
        if (!bank) continue;
        value_add(&parts, value_string(run->chapters.items[i].name));
        value_add(&banks, value_string(bank));
        value_add(&lines, value_number(value_get_number(first, "line", 0)));
    }
    value_set(fill, "sections", value_copy(&run->sections));
    value_set(fill, "parts", parts);
    value_set(fill, "banks", banks);
    value_set(fill, "lines", lines);
}

void run_wish(struct run *run, struct wish *wish) {
    const struct words *words = &run->words;
    const char *part = run_part(run);
    *wish = (struct wish){.kind = words->kind};
    if (part) wish->part = value_string(part);
    if (words->kind == WISH_FAULT) {
        wish->line = run->problem_line;
        wish->id = value_string(run->problem);
        return;
    }
    if (words->kind == WISH_END) return;
    wish->line = run_line(run);
    show_now(run, wish->line); /* should this wish be too long to be sent */
    if (words->id) wish->id = value_string(words->id);
    if (words->fill && lua_checkstack(run->flow, 10)) wish->fill = fill_at(run->flow, words->fill);
    if (words->kind == WISH_FLOW && !words->depth) add_chapters(run, &wish->fill);
    if (words->kind == WISH_FLOW && words->depth)
        value_set(&wish->fill, "sections",
                  chapters_sections(&run->chapters, words->trail[words->depth]));
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
