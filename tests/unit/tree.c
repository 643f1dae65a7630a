/* SPDX-License-Identifier: GPL-3.0-or-later
 * base/tree: the subset of YAML that is read, and all that is refused at its line and column.
 */
#include "unit.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/tree.h"

#include <string.h>
#include <sysexits.h>

/* Seconds that count as a moment; valgrind and the sanitizers take their own. */
#ifdef ASKWELL_LAX_JAIL
static const double moment = 30;
#else
static const double moment = 1;
#endif

static void assert_refused(const char *text, size_t length, long line, long column,
                           const char *part) {
    struct fault fault = {0};
    double before = clock_seconds();
    struct tree *tree = tree_read("x.yaml", text, length, &fault);
    bool as_told = !tree && strstr(fault.what, part) && fault.line == line &&
                   (fault.column == column || column == 0);
    if (!as_told) print_error("%.60s: %ld:%ld: %s\n", text, fault.line, fault.column, fault.what);
    tree_free(tree);
    assert_true(as_told);
    assert_int_equal(fault.exit_code, EX_DATAERR);
    assert_string_equal(fault.file, "x.yaml");
    assert_true(fault.remedy[0]);
    assert_true(clock_seconds() - before < moment);
}

struct refusal {
    const char *text;
    long line;
    long column; /* 0 where libyaml decides */
    const char *part;
};

static void assert_all_refused(const struct refusal *cases, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_refused(cases[i].text, strlen(cases[i].text), cases[i].line, cases[i].column,
                       cases[i].part);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void a_key_that_stands_twice_is_refused_where_it_stands_again(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"a: 1\nb: 2\na: 3\n", 3, 1, "`a` stands here a second time"},
        {"a:\n  b: 1\n  c: 2\n  b: 3\n", 4, 3, "`b` stands here a second time"},
        {"a: {b: 1, c: 2, b: 3}\n", 1, 17, "`b` stands here a second time"},
        {"a: 1\n\"a\": 2\n", 2, 1, "`a` stands here a second time"},
        {"a: 1\na: 2\na: 3\n", 2, 1, "`a` stands here a second time"},
        {"? a\n? a\n", 2, 3, "`a` stands here a second time"},
    };
    assert_all_refused(cases, COUNT(cases));
}

static void anchors_aliases_tags_and_merge_keys_are_refused(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"a: &x 1\n", 1, 4, "anchors, aliases and tags"},
        {"a: 1\nb: *x\n", 2, 4, "anchors, aliases and tags"},
        {"a: !!str 1\n", 1, 4, "anchors, aliases and tags"},
        {"a: !mine 1\n", 1, 4, "anchors, aliases and tags"},
        {"a: ! 1\n", 1, 4, ""},
        {"a: &x [1]\n", 1, 4, "anchors, aliases and tags"},
        {"a: &x\n  b: 1\n", 1, 4, "anchors, aliases and tags"},
        {"- &x a\n- *x\n", 1, 3, "anchors, aliases and tags"},
        {"!!map {a: 1}\n", 1, 1, "anchors, aliases and tags"},
        {"&k a: 1\n", 1, 1, "a key must be plain text"},
        {"!k a: 1\n", 1, 1, "a key must be plain text"},
        {"a: 1\n*k : 1\n", 2, 1, "a key must be plain text"},
        {"a: 1\n<<: {b: 1}\n", 2, 1, "this key cannot be used"},
        {"\"<<\": 1\n", 1, 1, "this key cannot be used"},
        {"? [a, b]\n: 1\n", 1, 3, "a key must be plain text"},
        {"? {a: b}\n: 1\n", 1, 3, "a key must be plain text"},
        {"\"a\\0b\": 1\n", 1, 1, "this key cannot be used"},
        {"%TAG ! x\n---\na: !b 1\n", 1, 1, "begins with %"},
        {"# a\n%YAML 1.1\n---\na: b\n", 2, 1, "begins with %"},
    };
    assert_all_refused(cases, COUNT(cases));
}

static void a_second_document_is_refused_where_it_begins(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"a: 1\n---\nb: 2\n", 2, 1, "a second document"},
        {"--- a\n--- b\n", 2, 1, "a second document"},
        {"a: 1\n...\n---\nb: 2\n", 3, 1, "a second document"},
        {"a: 1\n...\n%YAML 1.1\n---\n", 3, 1, ""},
        {"---\n---\n", 2, 1, "a second document"},
    };
    assert_all_refused(cases, COUNT(cases));
}

static void the_seventh_level_is_refused_and_the_sixth_is_not(void **state) {
    (void)state;
    struct fault fault = {0};
    static const char six[] = "a: {b: {c: {d: {e: {f: 1}}}}}";
    static const struct refusal cases[] = {
        {"a: {b: {c: {d: {e: {f: {g: 1}}}}}}", 1, 24, "nested too deeply"},
        {"[[[[[[[", 1, 7, "nested too deeply"},
        {"- - - - - - - x\n", 1, 13, "nested too deeply"},
        {"a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g: 1\n", 7, 7, "nested too deeply"},
    };
    struct tree *tree = tree_read("x", six, strlen(six), &fault);
    assert_non_null(tree);
    tree_free(tree);
    assert_all_refused(cases, COUNT(cases));
}

static void what_is_no_yaml_is_refused_at_its_place(void **state) {
    (void)state;
    static const struct refusal cases[] = {
        {"a: 1\n\tb: 2\n", 2, 0, ""},
        {"a:\n\t- b\n", 2, 1, "a tab stands here"},
        {"a: b: c\n", 1, 5, "a colon and a blank"},
        {"a: 1\nb\nc: 2\n", 2, 1, "no colon"},
        {"a: \"x\n", 1, 4, "quote that opens here"},
        {"a: [1\n", 1, 4, "bracket that opens here"},
        {"a: @b\n", 1, 4, ""},
        {"a: \"\\z\"\n", 1, 5, "backslash"},
        {"a: \xE2\x80\xA6\xC3\xA4 @: \"\\z\"\n", 1, 8, "a colon and a blank"},
        {"\xEF\xBB\xBF"
         "a: b: c\n",
         1, 5, "a colon and a blank"},
        {"a: |\n x\ny\n", 3, 1, "no colon"},
        {"a: 1\n}\n", 2, 1, ""},
        {"a: 1\n  b: 2\n", 2, 3, "indented further"},
        {"a: 1\r\n  b: 2\r\n", 2, 3, "indented further"},
    };
    assert_all_refused(cases, COUNT(cases));
}

static void bytes_that_are_no_text_are_refused_at_their_place(void **state) {
    (void)state;
    static const char nul[] = "a: 1\nb: x\0y\n";
    static const struct refusal cases[] = {
        {"a: 1\nb: x\xFFy\n", 2, 5, ""},
        {"a: 1\nb: \xC0\x80\n", 2, 4, ""},
        {"a: 1\nb: \xED\xA0\x80\n", 2, 4, ""},
        {"a: 1\nb: x\x01\n", 2, 5, "control"},
        {"a: 1\nb: Zo\xC3\xAB\x7F\n", 2, 7, "control"},
        {"a: 1\nb: \"\xC2\x9B\"\n", 2, 5, "control"},
        {"\xFF\xFE", 1, 1, ""},
        {"a: 1\nb: x\xE2\x82", 2, 5, ""},
    };
    assert_all_refused(cases, COUNT(cases));
    assert_refused(nul, sizeof nul - 1, 2, 5, "control");
}

/* libyaml reads ahead by some thousand bytes; the place is named all the same. */
static void a_bad_byte_far_down_is_refused_at_its_line(void **state) {
    (void)state;
    struct bytes text = {0};
    for (int i = 1; i < 5000; i++)
        bytes_format(&text, "key%d: some words\n", i);
    bytes_text(&text, "last: \xFF\nmore: 1\n");
    assert_refused(text.data, text.length, 5000, 7, "");
    bytes_free(&text);
}

static void repeat(struct bytes *text, const char *part, size_t most) {
    bytes_clear(text);
    while (text->length + strlen(part) <= most)
        bytes_text(text, part);
}

static void what_is_nested_without_end_is_refused_quickly(void **state) {
    (void)state;
    static const char *const parts[] = {"{a: ", "[",      "- ",    "? ",
                                        "{? ",  "[[[[\n", "{a: [", "{\"a\":"};
    struct bytes text = {0};
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct fault fault = {0};
        double before = clock_seconds();
        repeat(&text, parts[i], 200 << 10);
        assert_null(tree_read("x", text.data, text.length, &fault));
        assert_true(fault.line >= 1);
        assert_true(clock_seconds() - before < moment);
    }
    bytes_free(&text);
}

static void a_mistake_below_many_lines_is_named_quickly(void **state) {
    (void)state;
    static const char *const ends[] = {"  a: 1\nb: 1\n", "a: 1\n  b: 1\n", "\"a\"\n  b: 1\n"};
    struct bytes text = {0};
    for (size_t i = 0; i < COUNT(ends); i++) {
        repeat(&text, "#\n", 200 << 10);
        bytes_text(&text, ends[i]);
        assert_refused(text.data, text.length, (100 << 10) + 2, 0, "");
    }
    bytes_free(&text);
}

/* Whatever 200 KB hold, they are read or refused in a moment. */
static void nothing_of_200_kilobytes_takes_long(void **state) {
    (void)state;
    static const char *const parts[] = {
        "%TAG !a! tag:x,2026:\n",
        "# words\n",
        "\n",
        " ",
        "a ",
        "a\n",
        "a: ",
        "'",
        "\"",
        "\\",
        "|\n",
        "- a\n",
        "- &a b\n",
        "- *a\n",
        "...\n",
        "---\n",
        "!",
        "%",
        ",",
        "]",
        "}",
        "a: |\n  b\n\n\n",
        "- {}\n",
        "- []\n",
        "? a\n",
        ": ",
        ":",
        "\xEF\xBB\xBF",
        "a: 'b'\n",
        "[a, b],\n",
        "%YAML 1.1\n",
        "&a ",
        "a\n\n\n",
        "- - -\n",
    };
    struct bytes text = {0};
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct fault fault = {0};
        double before = clock_seconds();
        repeat(&text, parts[i], 200 << 10);
        tree_free(tree_read("x", text.data, text.length, &fault));
        double took = clock_seconds() - before;
        if (took >= moment) print_error("%s took %.1f s\n", parts[i], took);
        assert_true(took < moment);
    }
    bytes_free(&text);
}

static void every_scalar_is_text(void **state) {
    (void)state;
    struct fault fault = {0};
    static const char text[] = "a: yes\nb: 0123\nc: ~\nd: null\ne:\nf: 1e3\ng: 2026-11-21\n"
                               "h: \"\\e[31m\\0\"\ni: |\n  two\n  lines\nj: >-\n  one\n  line\n";
    struct tree *tree = tree_read("x", text, sizeof text - 1, &fault);
    assert_non_null(tree);
    const struct node *top = tree_top(tree);
    assert_string_equal(tree_text(top, "a"), "yes");
    assert_string_equal(tree_text(top, "b"), "0123");
    assert_string_equal(tree_text(top, "c"), "~");
    assert_string_equal(tree_text(top, "d"), "null");
    assert_string_equal(tree_text(top, "e"), "");
    assert_string_equal(tree_text(top, "f"), "1e3");
    assert_string_equal(tree_text(top, "g"), "2026-11-21");
    assert_int_equal(tree_get(top, "h")->length, 6);
    assert_string_equal(tree_text(top, "i"), "two\nlines\n");
    assert_string_equal(tree_text(top, "j"), "one line");
    assert_null(tree_text(top, "k"));
    tree_free(tree);
}

static void every_node_knows_its_place(void **state) {
    (void)state;
    struct fault fault = {0};
    static const char text[] = "# words\na:\n  - Zo\xC3\xAB\n  - {b: c}\nd: e\n";
    struct tree *tree = tree_read("x", text, sizeof text - 1, &fault);
    assert_non_null(tree);
    const struct node *list = tree_get(tree_top(tree), "a");
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->count, 2);
    assert_int_equal(list->key_line, 2);
    assert_int_equal(list->first->line, 3);
    assert_int_equal(list->first->column, 5);
    const struct node *inner = tree_get(list->first->next, "b");
    assert_int_equal(inner->line, 4);
    assert_int_equal(inner->key_column, 6);
    assert_int_equal(inner->column, 9);
    assert_null(tree_get(list, "b"));
    assert_null(tree_get(NULL, "b"));
    assert_null(tree_text(tree_top(tree), "a"));
    tree_free(tree);
}

static void nothing_is_an_empty_map(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n", "# only words\n", " \n\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct fault fault = {0};
        struct tree *tree = tree_read("x", texts[i], strlen(texts[i]), &fault);
        assert_non_null(tree);
        assert_int_equal(tree_top(tree)->kind, NODE_MAP);
        assert_int_equal(tree_top(tree)->count, 0);
        tree_free(tree);
    }
}

static void a_byte_order_mark_is_passed_over(void **state) {
    (void)state;
    static const char text[] = "\xEF\xBB\xBF"
                               "a: 1\nb: 2\n";
    struct fault fault = {0};
    struct tree *tree = tree_read("x", text, strlen(text), &fault);
    assert_non_null(tree);
    assert_string_equal(tree_text(tree_top(tree), "a"), "1");
    assert_int_equal(tree_get(tree_top(tree), "a")->key_column, 1);
    assert_string_equal(tree_text(tree_top(tree), "b"), "2");
    tree_free(tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_that_stands_twice_is_refused_where_it_stands_again),
        cmocka_unit_test(anchors_aliases_tags_and_merge_keys_are_refused),
        cmocka_unit_test(a_second_document_is_refused_where_it_begins),
        cmocka_unit_test(the_seventh_level_is_refused_and_the_sixth_is_not),
        cmocka_unit_test(what_is_no_yaml_is_refused_at_its_place),
        cmocka_unit_test(bytes_that_are_no_text_are_refused_at_their_place),
        cmocka_unit_test(a_bad_byte_far_down_is_refused_at_its_line),
        cmocka_unit_test(what_is_nested_without_end_is_refused_quickly),
        cmocka_unit_test(a_mistake_below_many_lines_is_named_quickly),
        cmocka_unit_test(nothing_of_200_kilobytes_takes_long),
        cmocka_unit_test(every_scalar_is_text),
        cmocka_unit_test(every_node_knows_its_place),
        cmocka_unit_test(nothing_is_an_empty_map),
        cmocka_unit_test(a_byte_order_mark_is_passed_over),
    };
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
