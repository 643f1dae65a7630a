/* SPDX-License-Identifier: GPL-3.0-or-later
 * Walks without a process around them: which paths are taken, what is told of them, and how a
 * script is read as tokens.
 */
#include "flow/walk.h"
#include "flow/paths.h"
#include "flow/run.h"
#include "flow/token.h"

#include "base/bytes.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

/* A home that knows every id: `q…` is a yes or no, `t…` a text, other ids are lines. */
struct listener {
    struct walk_home home;
    struct value told; /* a list of what was told */
    struct value asked;
};

static bool hear_told(struct walk_home *home, const struct value *message, bool at_once) {
    struct listener *listener = (struct listener *)home;
    (void)at_once;
    if (strcmp(value_get_text(message, "walk"), "need") == 0) {
        value_free(&listener->asked);
        listener->asked = value_copy(message);
    } else {
        value_add(&listener->told, value_copy(message));
    }
    return true;
}

static void add_answer(struct value *answers, const char *name, struct value value) {
    struct value answer = value_map();
    value_set(&answer, "name", value_string(name));
    value_set(&answer, "value", value);
    value_add(answers, answer);
}

static bool answer_need(struct walk_home *home, struct value *message) {
    struct listener *listener = (struct listener *)home;
    const char *id = value_get_text(&listener->asked, "id");
    struct value answers = value_list();
    *message = value_map();
    if (strncmp(id, "nobody", 6) == 0) {
        value_free(message);
        value_free(&answers);
        return true;
    }
    if (*id == 'q') {
        add_answer(&answers, "yes", value_bool(true));
        add_answer(&answers, "no", value_bool(false));
    }
    if (*id == 't') {
        add_answer(&answers, "given", value_string("my words"));
        add_answer(&answers, "left", value_string(""));
    }
    value_set(message, "answers", answers);
    value_set(message, "own", value_bool(*id == 't'));
    return true;
}

static void no_limit(void *context, const char *sentence, const char *part, int line) {
    (void)context;
    fail_msg("%s line %d: %s", part ? part : "", line, sentence);
}

static struct listener walked(const char *script, int most, int all) {
    struct listener listener = {.home = {hear_told, answer_need}, .told = value_list()};
    struct bytes source = {0};
    struct value setup = value_map();
    bytes_format(&source, "flow { title = \"T\", bank = \"b\" }\n%s", script);
    struct run *run = run_new(no_limit, NULL, NULL);
    run_load(run, source.data, source.length);
    value_set(&setup, "most", value_number(most));
    value_set(&setup, "all", value_number(all));
    struct walk *walk = walk_new(run, &listener.home, &setup);
    assert_true(walk_make(walk));
    walk_free(walk);
    run_free(run);
    value_free(&setup);
    bytes_free(&source);
    return listener;
}

static void end(struct listener *listener) {
    value_free(&listener->told);
    value_free(&listener->asked);
}

/* Gives the nth message of this kind, or NULL. */
static const struct value *told(const struct listener *listener, const char *what, size_t nth) {
    for (size_t i = 0; i < listener->told.count; i++) {
        const struct value *message = &listener->told.items[i];
        if (strcmp(value_get_text(message, "walk"), what) == 0 && nth-- == 0) return message;
    }
    return NULL;
}

static const struct value *issue(const struct listener *listener, const char *what) {
    for (size_t i = 0; told(listener, "issue", i); i++)
        if (strcmp(value_get_text(told(listener, "issue", i), "what"), what) == 0)
            return told(listener, "issue", i);
    return NULL;
}

static void ten_choices_are_walked_in_all_their_paths(void **state) {
    (void)state;
    struct listener listener =
        walked("for i = 1, 10 do ask(\"q\" .. i) end\naction { what = \"x\" }\n", 1024, 1024);
    const struct value *done = told(&listener, "done", 0);
    assert_int_equal(value_get_number(done, "walks", 0), 1024);
    assert_true(value_get(done, "all")->truth);
    assert_null(told(&listener, "issue", 0));
    for (size_t i = 0; told(&listener, "answer", i); i++)
        assert_int_equal(value_get_number(told(&listener, "answer", i), "times", 0) >= 512, 1);
    end(&listener);
}

static void of_many_choices_every_answer_is_tried(void **state) {
    (void)state;
    struct listener listener =
        walked("local n = 0\nfor i = 1, 40 do if ask(\"q\" .. i) then n = n + 1 end end\n"
               "if n == 0 then say \"none\" end\naction { what = \"x\" }\n",
               500, 500);
    assert_false(value_get(told(&listener, "done", 0), "all")->truth);
    assert_true(value_get_number(told(&listener, "done", 0), "walks", 0) <= 500);
    size_t answers = 0;
    for (; told(&listener, "answer", answers); answers++)
        assert_true(value_get_number(told(&listener, "answer", answers), "times", 0) > 0);
    assert_int_equal(answers, 80);
    end(&listener);
}

static void a_loop_that_can_end_does(void **state) {
    (void)state;
    struct listener listener = walked(
        "repeat local a, b = ask \"q1\", ask \"q2\" until a and not b\naction { what = \"x\" }\n",
        400, 400);
    assert_null(issue(&listener, "endless"));
    end(&listener);
}

static void a_loop_that_nothing_ends_is_told_of(void **state) {
    (void)state;
    struct listener listener = walked(
        "repeat local a = ask \"t\" until a == \"enough\"\naction { what = \"x\" }\n", 50, 50);
    const struct value *found = issue(&listener, "endless");
    assert_non_null(found);
    assert_int_equal(value_get_number(found, "line", 0), 2);
    end(&listener);
}

static void the_plainest_path_to_an_issue_is_told(void **state) {
    (void)state;
    struct listener listener = walked("ask \"t1\"\nif ask \"q1\" then ask \"t2\" ask \"t3\" end\n"
                                      "if not ask \"q2\" then action { what = \"x\" } end\n",
                                      200, 200);
    const struct value *found = issue(&listener, "no-action");
    const struct value *path = value_get(found, "path");
    assert_int_equal(path->count, 3);
    assert_string_equal(value_get_text(&path->items[0], "answer"), "given");
    assert_string_equal(value_get_text(&path->items[1], "answer"), "no");
    assert_string_equal(value_get_text(&path->items[2], "answer"), "yes");
    end(&listener);
}

static void an_error_on_one_path_does_not_end_the_walks(void **state) {
    (void)state;
    struct listener listener =
        walked("local x\nif ask \"q1\" then x = 1 end\nask \"t1\"\nlocal y = x + 1\n"
               "action { what = \"x\" }\n",
               100, 100);
    const struct value *found = issue(&listener, "error");
    assert_int_equal(value_get_number(found, "line", 0), 5);
    assert_int_equal(value_get_number(told(&listener, "done", 0), "walks", 0), 4);
    end(&listener);
}

static void what_nobody_knows_is_told_and_gone_past(void **state) {
    (void)state;
    struct listener listener =
        walked("ask \"nobody-1\"\nsay \"nobody-2\"\naction { what = \"x\" }\n", 10, 10);
    assert_int_equal(value_get_number(told(&listener, "issue", 0), "line", 0), 2);
    assert_int_equal(value_get_number(told(&listener, "issue", 1), "line", 0), 3);
    end(&listener);
}

static void lines_are_counted_and_those_without_code_are_not(void **state) {
    (void)state;
    struct listener listener =
        walked("-- a comment\nlocal function later()\n  ask \"t1\"\nend\n"
               "if ask \"q1\" then\n  later()\nend\naction { what = \"x\" }\n",
               100, 100);
    const struct value *ran = value_get(told(&listener, "lines", 0), "ran");
    assert_int_equal(ran->items[1].number, 3); /* flow: once a path */
    assert_int_equal(ran->items[2].number, -1);
    assert_int_equal(ran->items[4].number, 2); /* behind yes, given and left */
    assert_int_equal(ran->items[9].number, 3);
    end(&listener);
}

static void the_same_seed_walks_the_same(void **state) {
    (void)state;
    const char *script = "for i = 1, 30 do ask(\"q\" .. i) end\naction { what = \"x\" }\n";
    struct listener one = walked(script, 200, 200);
    struct listener two = walked(script, 200, 200);
    assert_true(value_equal(&one.told, &two.told));
    end(&one);
    end(&two);
}

static void a_script_is_read_as_tokens(void **state) {
    (void)state;
    static const char source[] =
        "local a = ask \"go\\\"al\" --[[ no\n ]] ~= [==[ x ]==] 1.5 .. 'q'";
    static const struct {
        enum token_kind kind;
        const char *text;
        int line;
        long column;
    } expected[] = {
        {TOKEN_NAME, "local", 1, 1}, {TOKEN_NAME, "a", 1, 7},         {TOKEN_SIGN, "=", 1, 9},
        {TOKEN_NAME, "ask", 1, 11},  {TOKEN_TEXT, "go\\\"al", 1, 15}, {TOKEN_SIGN, "~=", 2, 5},
        {TOKEN_TEXT, " x ", 2, 8},   {TOKEN_NUMBER, "1.5", 2, 20},    {TOKEN_SIGN, "..", 2, 24},
        {TOKEN_TEXT, "q", 2, 27},    {TOKEN_END, "", 2, 30},
    };
    struct tokens tokens = tokens_of(source, strlen(source));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct token token = token_next(&tokens, false);
        assert_int_equal(token.kind, expected[i].kind);
        assert_int_equal(token.length, strlen(expected[i].text));
        assert_memory_equal(token.text, expected[i].text, token.length);
        assert_int_equal(token.line, expected[i].line);
        assert_int_equal(token.column, expected[i].column);
    }
}

static void no_script_is_read_past_its_end(void **state) {
    (void)state;
    static const char *const pieces[] = {"\"",   "'a\\", "[[",        "[==[",
                                         "--[[", "--",   "a--[=[ ]]", "\\"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]);
        char *copy = malloc(length); /* without a NUL, so that a sanitizer sees a byte too many */
        memcpy(copy, pieces[i], length);
        struct tokens tokens = tokens_of(copy, length);
        for (int k = 0; k < 10; k++)
            token_next(&tokens, true);
        assert_int_equal(token_next(&tokens, true).kind, TOKEN_END);
        free(copy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_choices_are_walked_in_all_their_paths),
        cmocka_unit_test(of_many_choices_every_answer_is_tried),
        cmocka_unit_test(a_loop_that_can_end_does),
        cmocka_unit_test(a_loop_that_nothing_ends_is_told_of),
        cmocka_unit_test(the_plainest_path_to_an_issue_is_told),
        cmocka_unit_test(an_error_on_one_path_does_not_end_the_walks),
        cmocka_unit_test(what_nobody_knows_is_told_and_gone_past),
        cmocka_unit_test(lines_are_counted_and_those_without_code_are_not),
        cmocka_unit_test(the_same_seed_walks_the_same),
        cmocka_unit_test(a_script_is_read_as_tokens),
        cmocka_unit_test(no_script_is_read_past_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
