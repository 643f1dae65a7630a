/* SPDX-License-Identifier: GPL-3.0-or-later
 * flow/: a conversation that takes in others, and what such a part cannot do. The module is
 * included, so that a jail can be played that says what no honest one says.
 */
#include "scratch.h"
#include "unit.h"

#include "flow/chapters.h"
#include "flow/flow.c"

#include <time.h>

static const char head[] = "flow { title = \"T\", bank = \"b\" }\n"; /* a script begins in line 2 */

#ifdef ASKWELL_LAX_JAIL
static const bool lax = true; /* the clock may come before the count */
#else
static const bool lax = false;
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

static void write_bytes(struct trial *trial, const char *name, const char *data, size_t length) {
    struct bytes path = {0};
    bytes_format(&path, "%s/%s.lua", trial->scratch->folder, name);
    scratch_write(path.data, data, length);
    bytes_free(&path);
}

/* Writes a part, with the head above it. */
static void write_part(struct trial *trial, const char *name, const char *body) {
    struct bytes text = {0};
    bytes_format(&text, "%s%s", head, body);
    write_bytes(trial, name, text.data, text.length);
    bytes_free(&text);
}

static bool next(struct trial *trial) {
    wish_free(&trial->wish);
    trial->wish = (struct wish){0};
    return flow_next(trial->flow, &trial->wish, &trial->fault);
}

/* Runs `body` below the head, in the script `main`, up to the first wish that says or asks. */
static bool first_wish(struct trial *trial, const char *body) {
    struct bytes path = {0};
    write_part(trial, "main", body);
    trial->fault = (struct fault){0};
    bytes_format(&path, "%s/main.lua", trial->scratch->folder);
    bool good = flow_load(trial->flow, path.data, &trial->fault) &&
                flow_run(trial->flow, &trial->fault) && next(trial);
    bytes_free(&path);
    while (good && (trial->wish.kind == WISH_FLOW || trial->wish.kind == WISH_SECTION))
        good = next(trial);
    return good;
}

static bool answer(struct trial *trial, const char *text) {
    struct value reply = value_string(text);
    bool good = flow_answer(trial->flow, &reply, &trial->fault) && next(trial);
    value_free(&reply);
    return good;
}

static void assert_wish(struct trial *trial, bool good, enum wish_kind kind, const char *part,
                        int line, const char *id) {
    if (!good) print_error("%s:%ld: %s\n", trial->fault.file, trial->fault.line, trial->fault.what);
    assert_true(good);
    assert_int_equal(trial->wish.kind, kind);
    assert_int_equal(trial->wish.line, line);
    assert_string_equal(trial->wish.id.text, id);
    assert_string_equal(wish_part(&trial->wish) ? wish_part(&trial->wish) : "", part);
}

/* Runs `body`, which must say this, itself. */
static void assert_says(struct trial *trial, const char *body, const char *id) {
    bool good = first_wish(trial, body);
    while (good && wish_part(&trial->wish) && !wish_waits(trial->wish.kind))
        good = next(trial);
    if (!good) print_error("%s:%ld: %s\n", trial->fault.file, trial->fault.line, trial->fault.what);
    assert_true(good);
    assert_string_equal(trial->wish.id.text, id);
    assert_null(wish_part(&trial->wish));
}

static void assert_fault_now(struct trial *trial, bool good, const char *file, long line,
                             const char *part) {
    if (good || trial->fault.line != line || !strstr(trial->fault.what, part))
        print_error("%s:%ld: %s\n", trial->fault.file, trial->fault.line, trial->fault.what);
    assert_false(good);
    assert_string_equal(file_name(trial->fault.file), file);
    assert_non_null(strstr(trial->fault.what, part));
    bool late = lax && strstr(trial->fault.what, "1.5 seconds");
    if (!late) assert_int_equal(trial->fault.line, line);
}

/* Runs `body`, which must end in a fault at this place before it asks anything. */
static void assert_fault(struct trial *trial, const char *body, const char *file, long line,
                         const char *part) {
    bool good = first_wish(trial, body);
    while (good && !wish_waits(trial->wish.kind) && trial->wish.kind != WISH_END)
        good = next(trial);
    assert_fault_now(trial, good, file, line, part);
}

static void a_part_runs_at_its_place_and_gives_what_it_returns(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "goal", "\nlocal a = ask \"a\"\nreturn a .. \"!\"\n");
    bool good =
        first_wish(&trial, "ask \"x\"\nlocal g = part \"goal\"\nsay(g)\nsay(part \"goal\")");
    assert_wish(&trial, good, WISH_ASK, "", 2, "x");
    good = answer(&trial, "1") && next(&trial);
    assert_wish(&trial, good, WISH_ASK, "goal", 3, "a");
    assert_wish(&trial, answer(&trial, "yes"), WISH_SAY, "", 4, "yes!");
    good = next(&trial) && next(&trial);
    assert_wish(&trial, good, WISH_ASK, "goal", 3, "a");
    assert_wish(&trial, answer(&trial, "no"), WISH_SAY, "", 5, "no!");
    assert_true(next(&trial));
    assert_int_equal(trial.wish.kind, WISH_END);
    assert_true(flow_run(trial.flow, &trial.fault) && next(&trial) && next(&trial));
    assert_wish(&trial, true, WISH_ASK, "", 2, "x");
    end(&trial);
}

static void it_says_what_it_is_like_any_conversation(void **state) {
    struct trial trial = begin(state);
    static const char text[] = "flow { title = \"G\", bank = \"goals\" }\nask \"a\"";
    write_bytes(&trial, "goal", text, strlen(text));
    assert_true(first_wish(&trial, "section \"S\"\npart \"goal\""));
    assert_int_equal(trial.wish.kind, WISH_ASK);
    assert_true(flow_run(trial.flow, &trial.fault) && next(&trial));
    const struct value *fill = &trial.wish.fill;
    assert_string_equal(value_get(fill, "parts")->items[0].text, "goal");
    assert_string_equal(value_get(fill, "banks")->items[0].text, "goals");
    assert_int_equal(value_get(fill, "lines")->items[0].number, 1);
    assert_true(next(&trial) && next(&trial));
    assert_int_equal(trial.wish.kind, WISH_FLOW);
    assert_string_equal(wish_part(&trial.wish), "goal");
    assert_string_equal(value_get_text(&trial.wish.fill, "bank"), "goals");
    assert_null(value_get(&trial.wish.fill, "parts"));
    end(&trial);
}

static void every_kind_of_answer_can_be_given_and_returned(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "back", "return given.x\n");
    assert_says(&trial, "say(part(\"back\", { x = \"words\" }))", "words");
    assert_says(&trial, "say(tostring(part(\"back\", { x = 7 }) + 1))", "8");
    assert_says(&trial, "say(tostring(part(\"back\", { x = false })))", "false");
    assert_says(&trial, "say(part(\"back\", { x = { \"a\", \"b\" } })[2])", "b");
    assert_says(&trial, "say(tostring(part(\"back\", { y = 1 })))", "nil");
    assert_says(&trial, "say(tostring(part \"back\"))", "nil");
    end(&trial);
}

static void talked_by_itself_it_is_given_nothing(void **state) {
    struct trial trial = begin(state);
    assert_says(&trial, "say(given.topic or type(given))", "table");
    assert_says(&trial, "say(tostring(#given))", "0");
    assert_fault(&trial, "given.topic = 1", "main.lua", 2, "`given` is what");
    assert_fault(&trial, "given = {}", "main.lua", 2, "is a word of the language");
    assert_fault(&trial, "add(given, 1)", "main.lua", 2, "stay as they are");
    end(&trial);
}

static void what_is_given_is_a_copy(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "adds", "add(given.list, \"c\")\nreturn tostring(#given.list)\n");
    write_part(&trial, "sets", "given.x = 1\n");
    write_part(&trial, "lists", "local l = { \"a\" }\nreturn l\n");
    assert_says(&trial,
                "local l = { \"a\", \"b\" }\nlocal n = part(\"adds\", { list = l })\n"
                "say(n .. #l)",
                "32");
    assert_fault(&trial, "part(\"sets\", { x = 2 })", "sets.lua", 2, "`given` is what");
    assert_says(&trial, "local l = part \"lists\"\nadd(l, \"b\")\nsay(tostring(#part \"lists\"))",
                "1");
    end(&trial);
}

static void a_part_cannot_reach_what_is_around_it(void **state) {
    static const char *const bodies[] = {
        "say = nil",      "x = 1",        "return outer",       "string.len = nil",
        "_ENV.say = nil", "add(_ENV, 1)", "add(math, 1)",       "return print",
        "return load",    "given = nil",  "function ask() end",
    };
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        write_part(&trial, "bad", bodies[i]);
        assert_fault(&trial, "local outer = 1\npart \"bad\"", "bad.lua", 2, "");
    }
    write_part(&trial, "bad", "local say, ask = 1, 2\nlocal _ENV = {}\n");
    assert_says(&trial, "part \"bad\"\nsay \"still\"", "still");
    end(&trial);
}

static void only_what_can_be_said_goes_in_and_out(void **state) {
    static const char *const given[] = {
        "part(\"ok\", { x = say })", "part(\"ok\", { x = { {} } })", "part(\"ok\", { \"x\" })",
        "part(\"ok\", \"x\")",       "part(\"ok\", { x = 0/0 })",
    };
    static const char *const returned[] = {"return say", "return { say }",   "return { {} }",
                                           "return 0/0", "return { x = 1 }", "return \"a\\0b\""};
    struct trial trial = begin(state);
    write_part(&trial, "ok", "");
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        assert_fault(&trial, given[i], "main.lua", 2, "part");
    for (size_t i = 0; i < sizeof returned / sizeof *returned; i++) {
        write_part(&trial, "bad", returned[i]);
        assert_fault(&trial, "\nlocal x = part \"bad\"", "main.lua", 3, "return");
    }
    write_part(&trial, "hides", "local l = {}\nl[5] = say\nreturn l\n");
    assert_says(&trial, "say(type(part(\"hides\")[5]))", "nil");
    end(&trial);
}

static void a_mistake_in_a_part_is_told_at_its_line(void **state) {
    static const struct {
        const char *text;
        long line;
        const char *part;
    } bad[] = {
        {"flow { title = \"T\", bank = \"b\" }\n\nlocal = 2\n", 3, "near"},
        {"flow { title = \"T\", bank = \"b\" }\nlocal a\n\nif a then\n", 5, "'end' expected"},
        {"flow { title = \"T\", bank = \"b\" }\nlocal a\nlocal b = a .. \"x\"\n", 3, "concatenate"},
        {"flow { title = \"T\", bank = \"b\" }\n\n\nprint \"x\"\n", 4, "no word `print`"},
        {"flow { title = \"T\", bank = \"b\" }\nflow { title = \"T\", bank = \"b\" }\n", 2, "once"},
        {"flow { title = \"T\", bunk = \"b\" }\n", 1, "bunk"},
        {"-- \xff\n", 1, "UTF-8"},
        {"-- a\n-- \x1b\n", 2, "control character"},
        {"say \"x\"\n", 1, "too early"},
        {"", 1, "begins with flow"},
        {"local x = 1\n", 1, "begins with flow"},
        {"\xEF\xBB\xBF\n\nlocal x = 1 +\n", 4, "near"},
    };
    struct trial trial = begin(state);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_bytes(&trial, "bad", bad[i].text, strlen(bad[i].text));
        assert_fault(&trial, "\n\npart \"bad\"", "bad.lua", bad[i].line, bad[i].part);
        assert_int_equal(trial.fault.exit_code, EX_DATAERR);
    }
    write_bytes(&trial, "bad", "-- \0\n", 5);
    assert_fault(&trial, "part \"bad\"", "bad.lua", 1, "control character");
    write_bytes(&trial, "bad", "\033Lua", 4);
    assert_fault(&trial, "part \"bad\"", "bad.lua", 1, "control character");
    write_part(&trial, "bad", "");
    assert_says(&trial, "part \"bad\"\nsay \"mended\"", "mended");
    end(&trial);
}

static void a_mistake_behind_a_part_is_the_conversations_own(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "ok", "\n\n\n");
    assert_fault(&trial, "part \"ok\"\n\nlocal x = nil + 1", "main.lua", 4, "arithmetic");
    assert_fault(&trial, "part \"ok\"\nsay(nil)", "main.lua", 3, "say needs");
    end(&trial);
}

static void a_part_that_is_not_there_is_missed_before_anything_is_said(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "goals", "");
    assert_false(first_wish(&trial, "say \"x\"\nif false then\nlocal g = part(\"goal-x\") end"));
    assert_int_equal(trial.wish.kind, WISH_FLOW);
    assert_fault_now(&trial, false, "main.lua", 4, "there is no conversation called goal-x");
    assert_int_equal(trial.fault.exit_code, EX_NOINPUT);
    assert_int_equal(trial.fault.column, 17);
    assert_fault(&trial, "say \"x\"\nlocal n = \"goal\"\npart(n .. \"-y\")", "main.lua", 4,
                 "goal-y");
    write_part(&trial, "goal-x", "");
    assert_says(&trial, "part(\"goal-x\") say \"found\"", "found");
    end(&trial);
}

static void a_name_is_no_path(void **state) {
    static const char *const names[] = {
        "\"../goal\"", "\"a/b\"", "\"/etc/passwd\"", "\"goal.lua\"", "\"Goal\"", "\"\"", "1",
        "nil",         "\".\"",   "\"a b\"",         "\"a\\0b\"",    "{}",       "say",
    };
    struct trial trial = begin(state);
    write_part(&trial, "goal", "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct bytes body = {0};
        bytes_format(&body, "part(%s)", names[i]);
        assert_fault(&trial, body.data, "main.lua", 2, "");
        assert_int_equal(trial.fault.exit_code, EX_DATAERR);
        bytes_free(&body);
    }
    end(&trial);
}

static void a_link_is_not_followed(void **state) {
    struct trial trial = begin(state);
    struct bytes path = {0};
    bytes_format(&path, "%s/away.lua", trial.scratch->folder);
    assert_int_equal(symlink("/etc/hostname", path.data), 0);
    assert_fault(&trial, "part \"away\"", "away.lua", 0, "this is a link");
    bytes_free(&path);
    end(&trial);
}

static void a_part_that_takes_itself_in_is_refused_at_its_line(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "one", "\npart \"one\"\n");
    assert_fault(&trial, "part \"one\"", "one.lua", 3, "`one` takes itself in");
    write_part(&trial, "one", "part \"two\"\n");
    write_part(&trial, "two", "\n\nif false then part \"one\" end\n");
    assert_fault(&trial, "part \"one\"", "two.lua", 4, "`one` takes itself in");
    assert_fault(&trial, "\npart \"main\"", "main.lua", 3, "`main` takes itself in");
    write_part(&trial, "one", "\nlocal name = \"one\"\npart(name)\n");
    assert_fault(&trial, "part \"one\"", "one.lua", 4, "`one` takes itself in");
    write_part(&trial, "one", "local n = \"two\" part(n)\n");
    write_part(&trial, "two", "local n = \"one\"\npart(n)\n");
    assert_fault(&trial, "part \"one\"", "two.lua", 3, "`one` takes itself in");
    end(&trial);
}

static void parts_take_in_parts_four_deep(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "p1", "return part \"p2\" .. 1\n");
    write_part(&trial, "p2", "return part \"p3\" .. 2\n");
    write_part(&trial, "p3", "return part \"p4\" .. 3\n");
    write_part(&trial, "p4", "return \"4\"\n");
    assert_says(&trial, "say(part \"p1\")", "4321");
    write_part(&trial, "p4", "\nreturn part \"p5\"\n");
    write_part(&trial, "p5", "return \"5\"\n");
    assert_fault(&trial, "say(part \"p1\")", "p4.lua", 3, "`p5` is a part of a part");
    write_part(&trial, "p4", "local n = \"p5\"\nreturn part(n)\n");
    assert_fault(&trial, "say(part \"p1\")", "p4.lua", 3, "`p5` is a part of a part");
    end(&trial);
}

static void there_are_not_more_than_so_many(void **state) {
    struct trial trial = begin(state);
    struct bytes body = {0};
    for (int i = 0; i <= chapters_most; i++) {
        char name[16];
        snprintf(name, sizeof name, "p%d", i);
        write_part(&trial, name, "");
        if (i == chapters_most) assert_says(&trial, body.data, "all of them");
        bytes_format(&body, "part \"%s\"\n", name);
        if (i == chapters_most - 1) bytes_text(&body, "say \"all of them\"\n");
    }
    assert_fault(&trial, body.data, "main.lua", 3 + chapters_most, "32 parts and no more");
    assert_fault(&trial, "for i = 0, 40 do part(\"p\" .. i) end", "main.lua", 2,
                 "32 parts and no more");
    bytes_free(&body);
    end(&trial);
}

static void a_limit_in_a_part_is_told_at_its_line(void **state) {
    static const char *const bodies[] = {
        "\nwhile true do end\n",
        "local s = \"x\"\nwhile true do s = s .. s end\n",
        "local t = {}\nfor i = 1, 1e9 do t[i] = i end\n",
        "local s = \"0123456789abcdef\" while #s < 70000 do s = s .. s end\nsay(\"a\", { s = s "
        "})\n",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct trial trial = begin(state);
        write_part(&trial, "bad", bodies[i]);
        assert_fault(&trial, "\n\n\n\npart \"bad\"", "bad.lua", 3, "limit: ");
        end(&trial);
    }
}

static void steps_are_counted_over_all_parts(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "counts", "for i = 1, 200000 do end\n");
    bool good = first_wish(&trial, "while true do\npart \"counts\"\nask \"a\"\nend");
    size_t asked = 0;
    for (; good && asked < 1000; asked++) {
        good = answer(&trial, "x");
        while (good && trial.wish.kind == WISH_FLOW)
            good = next(&trial);
    }
    assert_false(good);
    assert_in_range(asked, lax ? 1 : 20, 200);
    assert_non_null(strstr(trial.fault.what, "limit: "));
    end(&trial);
}

static void a_part_has_at_most_a_mebibyte(void **state) {
    struct trial trial = begin(state);
    struct bytes text = {0};
    bytes_text(&text, head);
    while (text.length + 20 < source_most)
        bytes_text(&text, "-- a line of words\n");
    while (text.length < source_most)
        bytes_char(&text, '\n');
    write_bytes(&trial, "large", text.data, text.length);
    assert_says(&trial, "part \"large\"\nsay \"all of it\"", "all of it");
    bytes_char(&text, '\n');
    write_bytes(&trial, "large", text.data, text.length);
    assert_fault(&trial, "part \"large\"", "large.lua", 0, "larger than");
    memset(text.data, '\n', source_most);
    text.length = source_most;
    write_bytes(&trial, "large", text.data, text.length);
    assert_fault(&trial, "part \"large\"", "large.lua", 1, "begins with flow");
    bytes_free(&text);
    end(&trial);
}

static void sections_of_parts_are_counted_where_they_stand(void **state) {
    static const char *const wanted[] = {"One", "Inner", "Deep", "Two", "Three"};
    struct trial trial = begin(state);
    write_part(&trial, "in", "section \"Inner\"\npart \"deep\"\nsection \"One\"\n");
    write_part(&trial, "deep", "section \"Deep\"\n");
    assert_true(first_wish(&trial, "section \"One\" part \"in\" section \"Two\" part \"deep\" "
                                   "-- part \"no\"\nsection \"Three\" ask \"x\""));
    assert_true(flow_run(trial.flow, &trial.fault) && next(&trial));
    const struct value *sections = value_get(&trial.wish.fill, "sections");
    assert_int_equal(sections->count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(sections->items[i].text, wanted[i]);
    end(&trial);
}

static void a_part_goes_by_the_heading_that_it_is_given(void **state) {
    static const char *const wanted[] = {"One", "Two", "After", "Inner"};
    struct trial trial = begin(state);
    write_part(&trial, "in", "section(given.section or \"Inner\")\nsection \"After\"\n");
    assert_true(first_wish(&trial, "section \"One\" part(\"in\", { a = { \"section\" }, "
                                   "section = \"Two\" }) part \"in\" ask \"x\""));
    assert_true(flow_run(trial.flow, &trial.fault) && next(&trial));
    const struct value *sections = value_get(&trial.wish.fill, "sections");
    assert_int_equal(sections->count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(sections->items[i].text, wanted[i]);
    end(&trial);
}

static void a_part_that_begins_adds_no_heading_of_its_own(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "in", "section(given.section or \"Inner\")\nask \"y\"\n");
    assert_true(first_wish(&trial, "say \"x\" part(\"in\", { section = \"Two\" })"));
    assert_true(next(&trial)); /* the part says what it is */
    assert_string_equal(wish_part(&trial.wish), "in");
    const struct value *sections = value_get(&trial.wish.fill, "sections");
    assert_true(!sections || sections->count == 0);
    assert_true(next(&trial));
    assert_string_equal(trial.wish.id.text, "Two");
    end(&trial);
}

static void the_sum_is_of_all_that_is_taken_in(void **state) {
    struct trial trial = begin(state);
    write_part(&trial, "goal", "say \"x\"\n");
    assert_true(first_wish(&trial, "part \"goal\""));
    unsigned long before = flow_digest(trial.flow);
    assert_true(first_wish(&trial, "part \"goal\""));
    assert_int_equal(flow_digest(trial.flow), before);
    write_part(&trial, "goal", "say \"y\"\n");
    assert_int_equal(flow_digest(trial.flow), before); /* not loaded yet */
    assert_true(first_wish(&trial, "part \"goal\""));
    assert_wish(&trial, true, WISH_SAY, "goal", 2, "y");
    assert_int_not_equal(flow_digest(trial.flow), before);
    end(&trial);
}

/* A jail that says these frames, one after the other, to whatever it is told. */
struct played {
    struct flow flow;
    struct run_now now;
    int other;
};

static void play(struct played *played, void **state, const char *const *frames) {
    struct scratch *scratch = *state;
    struct bytes text = {0};
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    *played = (struct played){.other = pair[1]};
    played->flow = (struct flow){.process = fork(), .frames = frames_on(pair[0], 0.2)};
    if (played->flow.process == 0) {
        pause();
        _exit(0);
    }
    played->flow.now = &played->now;
    played->flow.path = memory_text(scratch->path, strlen(scratch->path));
    frame_add(&text, "\1\1\1", 3);
    for (; *frames; frames++)
        frame_add(&text, *frames, strlen(*frames));
    assert_int_equal(write(pair[1], text.data, text.length), text.length);
    bytes_free(&text);
}

static void play_end(struct played *played) {
    close(played->flow.frames.socket);
    close(played->other);
    frames_free(&played->flow.frames);
    kill_process(&played->flow);
    free(played->flow.path);
    parts_clear(&played->flow.parts);
}

#define PART "{\"do\":\"part\",\"line\":1,\"id\":\"goal\",\"fill\":null}"
#define MISSING "{\"do\":\"part\",\"line\":1,\"id\":\"nowhere\",\"fill\":null}"
#define ASK "{\"do\":\"ask\",\"line\":3,\"id\":\"a\",\"fill\":null,\"part\":\"goal\"}"

static void a_jail_that_speaks_of_what_it_was_not_given_is_refused(void **state) {
    static const struct {
        const char *const frames[4];
        const char *what;
    } lies[] = {
        {{ASK}, "a part that it does not have"},
        {{"{\"do\":\"fault\",\"line\":9,\"id\":\"x\",\"fill\":null,\"part\":\"secret\"}"},
         "a part that it does not have"},
        {{MISSING, ASK}, "there is no conversation called nowhere"},
        {{"{\"do\":\"part\",\"line\":1,\"id\":\"../../etc/passwd\",\"fill\":null}"},
         "no script can send"},
        {{"{\"do\":\"part\",\"line\":1,\"id\":\"\",\"fill\":null}"}, "no script can send"},
        {{"{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":null,\"part\":\"a/b\"}"},
         "no script can send"},
        {{"{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":null,\"part\":7}"},
         "no script can send"},
        {{"{\"do\":\"ask\",\"line\":1,\"id\":\"a\",\"fill\":null,\"part\":\"\"}"},
         "no script can send"},
    };
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct played played;
        struct wish wish;
        struct fault fault = {0};
        play(&played, state, lies[i].frames);
        assert_false(flow_next(&played.flow, &wish, &fault));
        if (!strstr(fault.what, lies[i].what)) print_error("%zu: %s\n", i, fault.what);
        assert_non_null(strstr(fault.what, lies[i].what));
        assert_int_equal(wish.id.kind, VALUE_NONE);
        play_end(&played);
    }
}

static void a_jail_that_asks_for_parts_without_end_is_refused(void **state) {
    const char *frames[300] = {0};
    struct scratch *scratch = *state;
    struct played played;
    struct wish wish;
    struct fault fault = {0};
    struct bytes path = {0};
    bytes_format(&path, "%s/goal.lua", scratch->folder);
    scratch_write(path.data, head, strlen(head));
    for (size_t i = 0; i < 250; i++)
        frames[i] = PART;
    play(&played, state, frames);
    assert_false(flow_next(&played.flow, &wish, &fault));
    assert_non_null(strstr(fault.what, "without an end"));
    play_end(&played);
    frames[1] = ASK;
    play(&played, state, frames);
    fault = (struct fault){0};
    assert_true(flow_next(&played.flow, &wish, &fault)); /* one that was handed over may speak */
    assert_string_equal(wish_part(&wish), "goal");
    wish_free(&wish);
    play_end(&played);
    bytes_free(&path);
}

static void a_jail_that_does_not_take_its_part_is_not_waited_for(void **state) {
    const char *const frames[] = {PART, NULL};
    struct scratch *scratch = *state;
    struct played played;
    struct wish wish;
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes text = {0};
    bytes_format(&path, "%s/goal.lua", scratch->folder);
    while (text.length < source_most - 1)
        bytes_text(&text, "\n");
    scratch_write(path.data, text.data, text.length);
    play(&played, state, frames);
    struct timeval short_limit = {.tv_usec = 100 * 1000};
    setsockopt(played.flow.frames.socket, SOL_SOCKET, SO_SNDTIMEO, &short_limit,
               sizeof short_limit);
    assert_false(flow_next(&played.flow, &wish, &fault));
    assert_non_null(strstr(fault.what, "gone"));
    play_end(&played);
    bytes_free(&path);
    bytes_free(&text);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(a_part_runs_at_its_place_and_gives_what_it_returns),
        IN_SCRATCH(it_says_what_it_is_like_any_conversation),
        IN_SCRATCH(every_kind_of_answer_can_be_given_and_returned),
        IN_SCRATCH(talked_by_itself_it_is_given_nothing),
        IN_SCRATCH(what_is_given_is_a_copy),
        IN_SCRATCH(a_part_cannot_reach_what_is_around_it),
        IN_SCRATCH(only_what_can_be_said_goes_in_and_out),
        IN_SCRATCH(a_mistake_in_a_part_is_told_at_its_line),
        IN_SCRATCH(a_mistake_behind_a_part_is_the_conversations_own),
        IN_SCRATCH(a_part_that_is_not_there_is_missed_before_anything_is_said),
        IN_SCRATCH(a_name_is_no_path),
        IN_SCRATCH(a_link_is_not_followed),
        IN_SCRATCH(a_part_that_takes_itself_in_is_refused_at_its_line),
        IN_SCRATCH(parts_take_in_parts_four_deep),
        IN_SCRATCH(there_are_not_more_than_so_many),
        IN_SCRATCH(a_limit_in_a_part_is_told_at_its_line),
        IN_SCRATCH(steps_are_counted_over_all_parts),
        IN_SCRATCH(a_part_has_at_most_a_mebibyte),
        IN_SCRATCH(sections_of_parts_are_counted_where_they_stand),
        IN_SCRATCH(a_part_goes_by_the_heading_that_it_is_given),
        IN_SCRATCH(a_part_that_begins_adds_no_heading_of_its_own),
        IN_SCRATCH(the_sum_is_of_all_that_is_taken_in),
        IN_SCRATCH(a_jail_that_speaks_of_what_it_was_not_given_is_refused),
        IN_SCRATCH(a_jail_that_asks_for_parts_without_end_is_refused),
        IN_SCRATCH(a_jail_that_does_not_take_its_part_is_not_waited_for),
    };
    return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
