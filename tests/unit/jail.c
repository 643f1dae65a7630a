/* SPDX-License-Identifier: GPL-3.0-or-later
 * flow/: what a flow can reach, where it is stopped, and what its process may say.
 */
#include "scratch.h"
#include "unit.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/json.h"
#include "flow/flow.h"
#include "flow/frame.h"
#include "flow/jail.h"
#include "flow/run.h"
#include "flow/source.h"
#include "flow/words.h"

#include <fcntl.h>
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>

static const char head[] =
    "flow { title = \"T\", bank = \"b\" }\n"; /* so a script begins in line 2 */

/* Under valgrind and the sanitizers everything takes longer, and the parent's clock may come before
 * the count of steps and bytes; it can then tell the line less closely. */
#ifdef ASKWELL_LAX_JAIL
static const bool lax = true;
static const double slowness = 20;
#else
static const bool lax = false;
static const double slowness = 1;
#endif

struct trial {
    struct scratch *scratch;
    struct flow *flow;
    struct fault fault;
    struct wish wish;
};

static struct trial begin(void **state) {
    struct trial trial = {.scratch = *state};
    trial.flow = flow_fork(&trial.fault);
    assert_non_null(trial.flow);
    return trial;
}

static void end(struct trial *trial) {
    wish_free(&trial->wish);
    flow_close(trial->flow);
}

/* Loads exactly these bytes and runs them from the top. */
static bool load_bytes(struct trial *trial, const void *data, size_t length) {
    scratch_write(trial->scratch->path, data, length);
    trial->fault = (struct fault){0};
    return flow_load(trial->flow, trial->scratch->path, &trial->fault) &&
           flow_run(trial->flow, &trial->fault);
}

static bool next(struct trial *trial) {
    wish_free(&trial->wish);
    return flow_next(trial->flow, &trial->wish, &trial->fault);
}

/* Runs `body` below the head up to the first wish of its own. */
static bool first_wish(struct trial *trial, const char *body) {
    struct bytes text = {0};
    bytes_format(&text, "%s%s", head, body);
    bool loaded = load_bytes(trial, text.data, text.length);
    bytes_free(&text);
    return loaded && next(trial) && next(trial);
}

static void assert_says(struct trial *trial, const char *body, const char *id) {
    bool good = first_wish(trial, body);
    if (!good) print_error("%s: %ld: %s\n", body, trial->fault.line, trial->fault.what);
    assert_true(good);
    assert_int_equal(trial->wish.kind, WISH_SAY);
    assert_string_equal(trial->wish.id.text, id);
}

static void assert_fault(struct trial *trial, const char *body, long line, const char *part) {
    bool good = first_wish(trial, body);
    if (good || trial->fault.line != line || !strstr(trial->fault.what, part))
        print_error("%.200s: %ld: %s\n", body, trial->fault.line, trial->fault.what);
    assert_false(good);
    assert_int_equal(trial->fault.exit_code, EX_DATAERR);
    assert_non_null(strstr(trial->fault.what, part));
    bool late = lax && strstr(trial->fault.what, "1.5 seconds");
    if (!late) assert_int_equal(trial->fault.line, line);
}

static bool is_among(const char *name, const char *const *names) {
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names;
}

/* Asks a flow for one name that full Lua has. */
static void ask_for_global(struct trial *trial, const char *name) {
    static const char *const allowed[] = {"ipairs", "tonumber", "tostring", "type",
                                          "string", "math",     NULL};
    struct bytes body = {0};
    bytes_format(&body, "local x = %s\nsay(type(x))", name);
    if (is_among(name, allowed))
        assert_true(first_wish(trial, body.data));
    else
        assert_fault(trial, body.data, 2, "there is no word");
    bytes_free(&body);
}

static void assert_reached(struct trial *trial, const char *body, bool is_allowed) {
    if (is_allowed)
        assert_says(trial, body, "function");
    else
        assert_fault(trial, body, 2, "has no `");
}

static void ask_for_field(struct trial *trial, const char *library, const char *name) {
    static const char *const strings[] = {"lower", "upper", "sub", "len", "format", NULL};
    static const char *const numbers[] = {"floor", "min", "max", NULL};
    static const char *const none[] = {NULL};
    bool is_string = strcmp(library, "string") == 0;
    bool is_math = strcmp(library, "math") == 0;
    if (!is_string && !is_math) return; /* the library itself is no word */
    struct bytes body = {0};
    bytes_format(&body, "say(type(%s.%s))", library, name);
    bool is_allowed = is_among(name, is_string ? strings : is_math ? numbers : none);
    assert_reached(trial, body.data, is_allowed);
    if (is_string) {
        bytes_clear(&body);
        bytes_format(&body, "say(type((\"\").%s))", name);
        assert_reached(trial, body.data, is_allowed);
    }
    bytes_free(&body);
}

static void of_all_that_lua_has_a_flow_reaches_the_allow_list_only(void **state) {
    struct trial trial = begin(state);
    lua_State *L = luaL_newstate();
    size_t asked = 0;
    luaL_openlibs(L);
    lua_pushglobaltable(L);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *name = lua_tostring(L, -2);
        ask_for_global(&trial, name);
        asked++;
        bool is_library = lua_istable(L, -1) && strcmp(name, "_G") != 0;
        if (is_library) lua_pushnil(L);
        while (is_library && lua_next(L, -2)) {
            ask_for_field(&trial, name, lua_tostring(L, -2));
            asked++;
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_close(L);
    assert_true(asked > 150);
    end(&trial);
}

static void the_words_of_the_language_are_these_and_no_others(void **state) {
    static const char *const words[] = {"flow",  "section",     "say",    "ask",       "ask_from",
                                        "show",  "action",      "settle", "agreement", "replay",
                                        "fewer", "commitments", "part",   "turn",      "each",
                                        "add",   "amend",       NULL};
    struct trial trial = begin(state);
    size_t count = 0;
    for (; words_functions[count].name; count++)
        assert_true(is_among(words_functions[count].name, words));
    assert_int_equal(count, sizeof words / sizeof *words - 1);
    for (size_t i = 0; i < count; i++) {
        struct bytes body = {0};
        bytes_format(&body, "say(type(%s))", words[i]);
        assert_says(&trial, body.data, "function");
        bytes_free(&body);
    }
    end(&trial);
}

static bool answer_number(struct trial *trial, double number) {
    struct value value = value_number(number);
    bool good = flow_answer(trial->flow, &value, &trial->fault);
    value_free(&value);
    return good;
}

static void prompts_grow_fewer_but_never_none(void **state) {
    static const struct {
        double less;
        const char *left;
    } cases[] = {{0, "3"}, {1, "2"}, {2, "1"}, {3, "1"}, {1e15, "1"}};
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(first_wish(&trial, "say(tostring(fewer(3)))"));
        assert_int_equal(trial.wish.kind, WISH_KNOWN);
        assert_string_equal(trial.wish.id.text, "prompts");
        assert_true(answer_number(&trial, cases[i].less) && next(&trial));
        assert_string_equal(trial.wish.id.text, cases[i].left);
    }
    end(&trial);
}

static void what_earlier_sessions_tell_is_plain_data(void **state) {
    struct trial trial = begin(state);
    struct value list = value_list();
    struct value promise = value_map();
    value_set(&promise, "id", value_number(7));
    value_set(&promise, "what", value_string("walk"));
    value_add(&list, promise);
    assert_true(first_wish(&trial, "local p = commitments()[1]\n"
                                   "p.what = \"run\"\n"
                                   "settle(p, \"revised\", { why = \"rain\", what = p.what })"));
    assert_int_equal(trial.wish.kind, WISH_KNOWN);
    assert_string_equal(trial.wish.id.text, "commitments");
    assert_true(flow_answer(trial.flow, &list, &trial.fault) && next(&trial));
    assert_int_equal(trial.wish.kind, WISH_SETTLE);
    assert_string_equal(trial.wish.id.text, "revised");
    assert_int_equal((int)value_get_number(&trial.wish.fill, "of", 0), 7);
    assert_string_equal(value_get_text(&trial.wish.fill, "why"), "rain");
    assert_string_equal(value_get_text(&trial.wish.fill, "what"), "run");
    assert_true(first_wish(&trial, "replay(\"as it was\", \"check meaning\")"));
    assert_int_equal(trial.wish.kind, WISH_REPLAY);
    assert_string_equal(value_get_text(&trial.wish.fill, "words"), "as it was");
    value_free(&list);
    end(&trial);
}

static void the_words_can_not_be_changed(void **state) {
    static const char *const bodies[] = {
        "say = nil",          "x = 1",        "_ENV.say = nil", "_ENV[1] = 1",  "string.len = nil",
        "math.floor = nil",   "math.new = 1", "add(math, 1)",   "add(_ENV, 1)", "add(string, 1)",
        "function ask() end",
    };
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_fault(&trial, bodies[i], 2, "");
    end(&trial);
}

static void a_flow_can_replace_its_own_words_only_for_itself(void **state) {
    struct trial trial = begin(state);
    assert_fault(&trial, "local say = say\nlocal _ENV = {}\nsay(tostring(1))", 4, "tostring");
    assert_says(&trial, "say(tostring(1))", "1");
    end(&trial);
}

static void a_second_run_finds_nothing_of_the_first(void **state) {
    struct trial trial = begin(state);
    first_wish(&trial, "add(math, 1)\nsay(tostring(#math))");
    assert_says(&trial, "say(tostring(#math))", "0");
    first_wish(&trial, "add(_ENV, 1)\nsay(tostring(#_ENV))");
    assert_says(&trial, "say(tostring(#_ENV))", "0");
    end(&trial);
}

/* An address differs from run to run, so with one a flow could throw dice. */
static void no_address_can_be_seen(void **state) {
    static const char *const bodies[] = {
        "say(string.format(\"%p\", \"x\"))",
        "say(string.format(\"\\0%p\", \"x\"))",
        "say(string.format(\"%5p\", \"x\"))",
        "say(string.format(\"%%%p\", \"x\"))",
        "say(string.format(\"\\0%p\", \"x\"):sub(2))",
        "say((\"%d\\0%p\"):format(1, \"x\"))",
        "say(tostring({}))",
        "say(tostring(say))",
        "say(string.format(\"%s\", {}))",
        "say(string.format(\"%q\", {}))",
        "say(\"\" .. {})",
    };
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_fault(&trial, bodies[i], 2, "");
    end(&trial);
}

static void a_loop_without_end_is_stopped_at_its_line(void **state) {
    static const char *const loops[] = {
        "local a = 1\nwhile true do a = 1 end",
        "local a = 1\nfor i = 1, 1e18 do end",
        "local a = 1\n::top:: goto top",
        "local a = 1\nrepeat a = a + 1 until false",
    };
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
        struct trial trial = begin(state);
        assert_fault(&trial, loops[i], 3, "does not come to its next question");
        assert_false(flow_run(trial.flow, &trial.fault)); /* it is stopped for good */
        end(&trial);
    }
}

static bool answer_nothing(struct trial *trial) {
    static const struct value nothing = {0};
    return flow_answer(trial->flow, &nothing, &trial->fault);
}

static void steps_are_counted_over_a_whole_run(void **state) {
    struct trial trial = begin(state);
    bool good = first_wish(&trial, "while true do\nfor i = 1, 200000 do end\nask \"a\"\nend");
    size_t wishes = 0;
    while (good && wishes++ < 1000)
        good = answer_nothing(&trial) && next(&trial);
    assert_false(good);
    assert_in_range(wishes, lax ? 1 : 20, 200);
    assert_in_range(trial.fault.line, 2, 4);
    end(&trial);
}

static void too_much_memory_is_stopped_at_its_line(void **state) {
    static const char *const hogs[] = {
        "local t = {}\nfor i = 1, 1e9 do t[i] = i end",
        "local s = \"x\"\nwhile true do s = s .. s end",
        "local t = {}\nwhile true do t = { t, t, t, t, t, t, t, t, t, t, t, t, t, t } end",
        "local s = \"x\"\nwhile true do s = string.format(\"%s%s\", s, s) end",
        "local s = \"x\"\nwhile true do s = s:upper() .. s:lower() end",
    };
    for (size_t i = 0; i < sizeof hogs / sizeof *hogs; i++) {
        struct trial trial = begin(state);
        assert_fault(&trial, hogs[i], 3, "limit: ");
        end(&trial);
    }
}

static void a_function_that_calls_itself_without_end_is_stopped(void **state) {
    struct trial trial = begin(state);
    assert_fault(&trial, "local function f()\nreturn 1 + f() end\nf()", 3, "limit: ");
    end(&trial);
}

static void a_fill_larger_than_a_frame_is_a_limit(void **state) {
    static const char *const bodies[] = {
        "local s = \"0123456789abcdef\"\nwhile #s < 70000 do s = s .. s end\nsay(\"a\", { s = s })",
        "local t = {}\nfor i = 1, 70000 do add(t, \"x\") end\nsay(\"a\", { t = t })",
        "local t = {}\nfor i = 1, 2000000 do t[i] = true end\nsay(\"a\", { t = t })",
        "local t = {}\nfor i = 1, 60000 do t[\"k\" .. i] = 1 end\nsay(\"a\", t)",
        "local s = \"0123456789abcdef\"\nwhile #s < 70000 do s = s .. s end\nsay(s)",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct trial trial = begin(state);
        double before = clock_seconds();
        bool good = first_wish(&trial, bodies[i]);
        assert_false(good);
        assert_non_null(strstr(trial.fault.what, "limit: "));
        assert_true(clock_seconds() - before < 5 * slowness);
        end(&trial);
    }
}

static void a_fill_that_just_fits_goes_through(void **state) {
    struct trial trial = begin(state);
    assert_says(&trial,
                "local s = \"x\"\nwhile #s < 32768 do s = s .. s end\nsay(\"a\", { s = s })", "a");
    assert_int_equal(value_get(&trial.wish.fill, "s")->length, 32768);
    end(&trial);
}

static void what_can_not_be_said_is_told_at_its_line(void **state) {
    static const char *const bodies[] = {
        "local x = 1\nsay(\"a\", { n = 0 / 0 })",
        "local x = 1\nsay(\"a\", { n = 1 / 0 })",
        "local x = 1\nsay(\"a\", { n = { 1 / 0 } })",
        "local x = 1\nsay(\"a\", { f = say })",
        "local x = 1\nsay(\"a\", { t = { {} } })",
        "local x = 1\nsay(\"a\", { \"x\" })",
        "local x = 1\nsay(\"a\", \"x\")",
        "local x = 1\nsay(\"a\", { s = \"nul \\0 inside\" })",
        "local x = 1\nsay(\"a\", { [\"a\\0b\"] = \"x\" })",
        "local x = 1\nsay \"\"",
        "local x = 1\nsection \"\"",
        "local x = 1\nask(\"a\\0b\")",
        "local x = 1\nask(1)",
        "local x = 1\nask_from(\"a\", 1e9)",
    };
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        assert_fault(&trial, bodies[i], 3, "");
        assert_null(strstr(trial.fault.what, "no script can send"));
    }
    end(&trial);
}

static void controls_never_come_out_in_what_a_flow_says_of_itself(void **state) {
    struct trial trial = begin(state);
    assert_says(&trial, "say \"a\\27[31m\\u{202E}b\"",
                "a\xEF\xBF\xBD[31m\xEF\xBF\xBD"
                "b");
    assert_says(&trial, "say \"\\xff\"", "\xEF\xBF\xBD");
    assert_false(first_wish(&trial, "local x = 1\nx[\"\\27]0;\\7\"]()"));
    assert_null(strchr(trial.fault.what, '\033'));
    end(&trial);
}

static void assert_source_refused(struct trial *trial, const void *data, size_t length, long line,
                                  const char *part) {
    double before = clock_seconds();
    bool good = load_bytes(trial, data, length) && next(trial);
    if (good || trial->fault.line != line || !strstr(trial->fault.what, part))
        print_error("%ld: %s\n", trial->fault.line, trial->fault.what);
    assert_false(good);
    assert_int_equal(trial->fault.exit_code, EX_DATAERR);
    assert_int_equal(trial->fault.line, line);
    assert_non_null(strstr(trial->fault.what, part));
    assert_true(clock_seconds() - before < 1.5 * slowness);
}

#define REFUSED(trial, text, line, part)                                                           \
    assert_source_refused(trial, text, sizeof(text) - 1, line, part)

static void a_source_that_is_no_plain_text_is_refused_at_its_line(void **state) {
    struct trial trial = begin(state);
    REFUSED(&trial, "\033Lua\x54\x00\x19\x93\r\n\x1a\n", 1, "control character");
    REFUSED(&trial, "-- a\n-- b\n-- \0\n", 3, "control character");
    REFUSED(&trial, "-- a\n-- \xff\n", 2, "UTF-8");
    REFUSED(&trial, "-- \xC0\x80\n", 1, "UTF-8");
    REFUSED(&trial, "-- a\n-- \xE2\x80\xAE b\n", 2, "control character");
    REFUSED(&trial, "-- a\n-- \xC2\x9B b\n", 2, "control character");
    REFUSED(&trial, "-- a\x07", 1, "control character");
    REFUSED(&trial, "", 1, "begins with flow");
    REFUSED(&trial, "-- only words\n", 1, "begins with flow");
    REFUSED(&trial, "local a = 1\nlocal = 2\n", 2, "");
    REFUSED(&trial, "local a = 1\n\nif a then\n", 4, "'end' expected");
    REFUSED(&trial, "say \"x\"\n", 1, "too early");
    end(&trial);
}

static void a_source_that_is_too_large_is_refused(void **state) {
    struct trial trial = begin(state);
    struct bytes text = {0};
    bytes_text(&text, head);
    bytes_text(&text, "--");
    while (text.length < 5000)
        bytes_char(&text, 'x');
    assert_source_refused(&trial, text.data, text.length, 2, "4000 bytes");
    bytes_clear(&text);
    while (text.length <= source_most)
        bytes_text(&text, "-- a line of words\n");
    bool good = load_bytes(&trial, text.data, text.length);
    assert_false(good);
    assert_non_null(strstr(trial.fault.what, "larger"));
    text.length = source_most - 1;
    bytes_char(&text, '\n');
    assert_source_refused(&trial, text.data, text.length, 1, "begins with flow");
    bytes_free(&text);
    assert_says(&trial, "say \"still here\"", "still here");
    end(&trial);
}

/* Lua's compiler takes time that grows with the square of these. */
static void a_source_that_takes_ages_to_compile_ends_within_the_clock(void **state) {
    static const char *const parts[][3] = {
        {"local x\nif x then\n", "elseif x then\n", "end\n"},
        {"local x\nx = x\n", " or x\n", "\n"},
        {"do\n", "goto out\n", "::out:: end\n"},
        {"local x = {\n", "{},\n", "}\n"},
        {"local x = \"\"\n", "..\"\"\n", "\n"},
        {"", "local function f() ", "\n"},
        {"local x = ", "(\n", "\n"},
        {"", "do local a <const> = 1\n", "\n"},
        {"local x = ", "-\n", "1\n"},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct trial trial = begin(state);
        struct bytes text = {0};
        bytes_format(&text, "%s%s", head, parts[i][0]);
        while (text.length + 64 < source_most)
            bytes_text(&text, parts[i][1]);
        bytes_text(&text, parts[i][2]);
        double before = clock_seconds();
        bool good = load_bytes(&trial, text.data, text.length) && next(&trial);
        assert_true(clock_seconds() - before < 4 * slowness);
        assert_true(good || trial.fault.exit_code == EX_DATAERR);
        bytes_free(&text);
        end(&trial);
    }
}

static void the_sections_are_read_from_a_hostile_source(void **state) {
    struct trial trial = begin(state);
    static const char source[] =
        "flow { title = \"T\", bank = \"b\" }\n-- section \"no\"\n--[==[ section \"no\" ]] ]==]\n"
        "local x = [[ section \"no\" ]] local y = \"section 'no'\"\nsection \"One\" "
        "section('Two')\n"
        "section [[Three]] section \"One\" section \"unclosed\\";
    struct bytes text = {0};
    bytes_add(&text, source, strlen(source) - strlen(" section \"unclosed\\"));
    assert_true(load_bytes(&trial, text.data, text.length) && next(&trial));
    const struct value *sections = value_get(&trial.wish.fill, "sections");
    assert_non_null(sections);
    assert_int_equal(sections->count, 3);
    assert_string_equal(sections->items[1].text, "Two");
    assert_string_equal(sections->items[2].text, "Three");
    REFUSED(&trial, source, 6, "");
    REFUSED(&trial, "section \"", 1, "");
    REFUSED(&trial, "section(--[[", 1, "");
    REFUSED(&trial, "section [=", 1, "");
    bytes_free(&text);
    end(&trial);
}

static void only_what_a_script_can_send_is_taken_for_a_wish(void **state) {
    (void)state;
    static const char *const refused[] = {
        "",
        "{",
        "[]",
        "\"ask\"",
        "null",
        "{}",
        "{\"do\":\"ask\"}",
        "{\"do\":\"dance\",\"line\":1,\"id\":\"a\",\"fill\":{}}",
        "{\"do\":1,\"line\":1,\"id\":\"a\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":null,\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":[\"a\"],\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":-1,\"id\":\"a\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1e300,\"id\":\"a\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":[]}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":\"x\"}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":null}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":{}}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":[{}]}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":[null]}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":[[\"y\"]]}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":[[]]}}",
        "{\"do\":\"ask\",\"do\":\"say\",\"line\":1,\"id\":\"a\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{\"x\":\"\\u0000\"}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"\xff\",\"fill\":{}}",
        "{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":{}} {}",
        "{\"do\":\"fault\",\"line\":1,\"id\":{\"a\":1},\"fill\":null}",
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct wish wish;
        struct fault fault = {0};
        bool good = wish_read(refused[i], strlen(refused[i]), &wish, &fault);
        if (good) print_error("%s\n", refused[i]);
        assert_false(good);
        assert_int_equal(fault.exit_code, EX_DATAERR);
        assert_int_equal(wish.id.kind, VALUE_NONE);
        assert_int_equal(wish.fill.kind, VALUE_NONE);
        wish_free(&wish);
    }
}

static void a_wish_survives_its_way_over_the_wire(void **state) {
    (void)state;
    struct wish out = {.kind = WISH_ASK, .line = 12, .id = value_string("goal")};
    struct wish in;
    struct fault fault = {0};
    struct bytes text = {0};
    struct value list = value_list();
    value_add(&list, value_string("yes\a\n\xE2\x80\xAE"));
    value_add(&list, value_number(-0.25));
    value_add(&list, value_bool(true));
    out.fill = value_map();
    value_set(&out.fill, "from", list);
    wish_write(&out, &text);
    assert_true(wish_read(text.data, text.length, &in, &fault));
    assert_int_equal(in.kind, WISH_ASK);
    assert_int_equal(in.line, 12);
    assert_true(value_equal(&in.id, &out.id));
    assert_true(value_equal(&in.fill, &out.fill));
    wish_free(&out);
    wish_free(&in);
    bytes_free(&text);
}

static void a_sentence_from_the_jail_is_cleaned_before_it_is_shown(void **state) {
    (void)state;
    struct wish wish;
    struct fault fault = {0};
    static const char text[] =
        "{\"do\":\"fault\",\"line\":1,\"id\":\"a\\u001b[2J\\u009b\\u202e\\nb\",\"fill\":null}";
    assert_true(wish_read(text, sizeof text - 1, &wish, &fault));
    assert_string_equal(wish.id.text, "a\xEF\xBF\xBD[2J\xEF\xBF\xBD\xEF\xBF\xBD b");
    wish_free(&wish);
}

static void json_nested_past_its_depth_is_refused_quickly(void **state) {
    (void)state;
    struct bytes text = {0};
    struct value value;
    struct fault fault = {0};
    double before = clock_seconds();
    for (int i = 0; i < 60000; i++)
        bytes_char(&text, '[');
    assert_false(wish_read(text.data, text.length, &(struct wish){0}, &fault));
    bytes_clear(&text);
    for (int i = 0; i < 200; i++)
        bytes_char(&text, '[');
    for (int i = 0; i < 200; i++)
        bytes_char(&text, ']');
    assert_false(json_read(text.data, text.length, &value, &fault));
    assert_int_equal(value.kind, VALUE_NONE);
    assert_true(clock_seconds() - before < slowness);
    bytes_free(&text);
}

static enum frame_result receive(const void *sent, size_t length, bool closed) {
    int pair[2];
    struct bytes out = {0};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    assert_int_equal(write(pair[1], sent, length), length);
    if (closed) close(pair[1]);
    struct frames frames = frames_on(pair[0], 0.05);
    enum frame_result result = frame_receive(&frames, 1000, &out);
    if (result == FRAME_GOOD) assert_int_equal(out.length, 2);
    if (!closed) close(pair[1]);
    close(pair[0]);
    frames_free(&frames);
    bytes_free(&out);
    return result;
}

static void a_frame_is_whole_or_refused(void **state) {
    (void)state;
    assert_int_equal(receive("\2\0\0\0ok", 6, false), FRAME_GOOD);
    assert_int_equal(receive("\2\0\0\0okmore", 10, true), FRAME_GOOD);
    assert_int_equal(receive("\2\0\0\0o", 5, true), FRAME_GONE);
    assert_int_equal(receive("\2\0\0\0o", 5, false), FRAME_LATE);
    assert_int_equal(receive("\2\0", 2, false), FRAME_LATE);
    assert_int_equal(receive("", 0, true), FRAME_GONE);
    assert_int_equal(receive("\xFF\xFF\xFF\xFFx", 5, false), FRAME_TOO_LONG);
    assert_int_equal(receive("\xE9\3\0\0x", 5, false), FRAME_TOO_LONG);
}

/* A frame that comes byte by byte has no more time than one that comes at once. */
static void a_frame_that_drips_is_late(void **state) {
    (void)state;
    int pair[2];
    struct bytes out = {0};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    pid_t child = fork();
    if (child == 0) {
        static const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};
        bool open = write(pair[1], "\350\3\0\0", 4) == 4;
        for (int i = 0; open && i < 100; i++, nanosleep(&pause, NULL))
            open = write(pair[1], "x", 1) == 1;
        _exit(0);
    }
    double before = clock_seconds();
    struct frames frames = frames_on(pair[0], 0.3);
    assert_int_equal(frame_receive(&frames, 1000, &out), FRAME_LATE);
    assert_true(clock_seconds() - before < 1.5);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(pair[0]);
    close(pair[1]);
    frames_free(&frames);
    bytes_free(&out);
}

/* What was sent ahead is not lost, and comes in its order. */
static void frames_that_come_together_are_told_apart(void **state) {
    (void)state;
    int pair[2];
    struct bytes out = {0};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    assert_int_equal(write(pair[1], "\3\0\0\0one\0\0\0\0\3\0\0\0two", 18), 18);
    struct frames frames = frames_on(pair[0], 0.05);
    static const char *const expected[] = {"one", "", "two"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(frame_receive(&frames, 3, &out), FRAME_GOOD);
        assert_string_equal(bytes_string(&out), expected[i]);
    }
    assert_int_equal(frame_receive(&frames, 3, &out), FRAME_LATE);
    close(pair[0]);
    close(pair[1]);
    frames_free(&frames);
    bytes_free(&out);
}

static void a_run_can_begin_anew_in_the_middle_of_another(void **state) {
    struct trial trial = begin(state);
    assert_says(&trial, "say \"a\"\nsay \"b\"\nask \"c\"", "a");
    assert_says(&trial, "say \"d\"\nsay \"e\"\nsay(nil)", "d");
    assert_says(&trial, "say \"f\"", "f");
    assert_true(first_wish(&trial, "ask \"g\""));
    assert_says(&trial, "say \"h\"", "h");
    end(&trial);
}

static void a_flow_that_is_gone_is_a_fault_and_not_the_end(void **state) {
    struct trial trial = begin(state);
    assert_fault(&trial, "while true do end", 2, "limit: ");
    assert_false(flow_run(trial.flow, &trial.fault));
    assert_int_equal(trial.fault.exit_code, EX_OSERR);
    assert_false(answer_nothing(&trial));
    assert_false(next(&trial));
    end(&trial);
}

#ifdef ASKWELL_LAX_JAIL

static void what_the_jail_forbids_is_left_to_make_test(void **state) {
    (void)state;
    print_message("the jail is lax in this build; `make test` tries its fences\n");
}

#else

static struct jail jail_of_child;

static void leave(long result) {
    _exit(result >= 0 ? 1 : 2);
}

/* What an escaped script might try, one of them in each child. */
static void try_call(int which) {
    static const char *const nobody[] = {"/bin/true", NULL};
    struct timespec now;
    int pair[2];
    switch (which) {
    case 0:
        leave(open("/etc/passwd", O_RDONLY));
        break;
    case 1:
        leave(socket(AF_INET, SOCK_STREAM, 0));
        break;
    case 2:
        leave(syscall(SYS_fork));
        break;
    case 3:
        leave(execv(nobody[0], (char *const *)nobody));
        break;
    case 4:
        leave(syscall(SYS_clock_gettime, CLOCK_REALTIME, &now));
        break;
    case 5:
        leave(syscall(SYS_getrandom, &now, 8, 0));
        break;
    case 6:
        leave(kill(getppid(), 0));
        break;
    case 7:
        leave(unlink("/nothing"));
        break;
    case 8:
        leave(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
        break;
    case 9:
        leave(syscall(SYS_ptrace, 0, 0, 0, 0));
        break;
    case 10:
        leave(syscall(SYS_mprotect, &now, 1, 7));
        break;
    default:
        leave(syscall(SYS_openat, 0, "passwd", O_RDONLY));
    }
}

static void every_call_but_those_allowed_ends_the_process(void **state) {
    (void)state;
    for (int which = 0; which < 12; which++) {
        int status = 0;
        int pair[2];
        assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        pid_t child = fork();
        if (child == 0) {
            jail_of_child = jail_enter(pair[1]);
            if (!jail_of_child.seccomp) _exit(3);
            try_call(which);
        }
        close(pair[0]);
        close(pair[1]);
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 3) {
            print_message("this kernel has no seccomp, which askwell doctor tells\n");
            return;
        }
        if (!WIFSIGNALED(status)) print_error("call %d came back\n", which);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGSYS);
    }
}

/* Gives what the jailed child says over the one descriptor that it has. */
static void only_the_socket_is_left_open(void **state) {
    (void)state;
    int pair[2];
    int status = 0;
    char heard[8] = "";
    int other = open("/dev/null", O_RDWR);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    pid_t child = fork();
    if (child == 0) {
        jail_enter(pair[1]);
        bool shut = write(other, "x", 1) < 0 && write(1, "x", 1) < 0 && write(2, "x", 1) < 0 &&
                    write(pair[0], "x", 1) < 0;
        if (write(0, shut ? "shut" : "open", 4) != 4) _exit(1);
        _exit(0);
    }
    close(pair[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(read(pair[0], heard, 4), 4);
    assert_string_equal(heard, "shut");
    close(pair[0]);
    close(other);
}

static void the_jail_says_which_of_its_fences_stand(void **state) {
    struct trial trial = begin(state);
    const struct jail *jail = flow_jail(trial.flow);
    struct bytes sentence = {0};
    jail_describe(jail, &sentence);
    assert_true(jail->limits);
    assert_int_equal(jail_is_whole(jail), jail->limits && jail->landlock && jail->seccomp);
    assert_int_equal(jail_is_whole(jail), strstr(sentence.data, "whole jail") != NULL);
    if (!jail_is_whole(jail)) print_message("%s\n", sentence.data);
    bytes_free(&sentence);
    end(&trial);
}

#endif

static void a_jail_that_is_not_whole_names_what_is_missing(void **state) {
    (void)state;
    static const struct jail none = {0};
    static const struct jail no_files = {.limits = true, .seccomp = true};
    struct bytes sentence = {0};
    jail_describe(&no_files, &sentence);
    assert_non_null(strstr(sentence.data, "does not offer Landlock;"));
    bytes_clear(&sentence);
    jail_describe(&none, &sentence);
    assert_non_null(strstr(sentence.data, "process limits, Landlock"));
    bytes_free(&sentence);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(of_all_that_lua_has_a_flow_reaches_the_allow_list_only),
        IN_SCRATCH(the_words_of_the_language_are_these_and_no_others),
        IN_SCRATCH(prompts_grow_fewer_but_never_none),
        IN_SCRATCH(what_earlier_sessions_tell_is_plain_data),
        IN_SCRATCH(the_words_can_not_be_changed),
        IN_SCRATCH(a_flow_can_replace_its_own_words_only_for_itself),
        IN_SCRATCH(a_second_run_finds_nothing_of_the_first),
        IN_SCRATCH(no_address_can_be_seen),
        IN_SCRATCH(a_loop_without_end_is_stopped_at_its_line),
        IN_SCRATCH(steps_are_counted_over_a_whole_run),
        IN_SCRATCH(too_much_memory_is_stopped_at_its_line),
        IN_SCRATCH(a_function_that_calls_itself_without_end_is_stopped),
        IN_SCRATCH(a_fill_larger_than_a_frame_is_a_limit),
        IN_SCRATCH(a_fill_that_just_fits_goes_through),
        IN_SCRATCH(what_can_not_be_said_is_told_at_its_line),
        IN_SCRATCH(controls_never_come_out_in_what_a_flow_says_of_itself),
        IN_SCRATCH(a_source_that_is_no_plain_text_is_refused_at_its_line),
        IN_SCRATCH(a_source_that_is_too_large_is_refused),
        IN_SCRATCH(a_source_that_takes_ages_to_compile_ends_within_the_clock),
        IN_SCRATCH(the_sections_are_read_from_a_hostile_source),
        cmocka_unit_test(only_what_a_script_can_send_is_taken_for_a_wish),
        cmocka_unit_test(a_wish_survives_its_way_over_the_wire),
        cmocka_unit_test(a_sentence_from_the_jail_is_cleaned_before_it_is_shown),
        cmocka_unit_test(json_nested_past_its_depth_is_refused_quickly),
        cmocka_unit_test(a_frame_is_whole_or_refused),
        cmocka_unit_test(a_frame_that_drips_is_late),
        cmocka_unit_test(frames_that_come_together_are_told_apart),
        IN_SCRATCH(a_run_can_begin_anew_in_the_middle_of_another),
        IN_SCRATCH(a_flow_that_is_gone_is_a_fault_and_not_the_end),
#ifdef ASKWELL_LAX_JAIL
        cmocka_unit_test(what_the_jail_forbids_is_left_to_make_test),
#else
        cmocka_unit_test(every_call_but_those_allowed_ends_the_process),
        cmocka_unit_test(only_the_socket_is_left_open),
        IN_SCRATCH(the_jail_says_which_of_its_fences_stand),
#endif
        cmocka_unit_test(a_jail_that_is_not_whole_names_what_is_missing),
    };
    return cmocka_run_group_tests_name("jail", tests, NULL, NULL);
}
