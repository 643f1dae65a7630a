/* SPDX-License-Identifier: GPL-3.0-or-later
 * base/text: characters, columns, wrapping, and what may be shown.
 */
#include "unit.h"

#include "base/bytes.h"
#include "base/text.h"

#include <locale.h>
#include <string.h>

static void characters_that_are_not_utf8_are_found_at_their_byte(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t bad;
    } cases[] = {
        {"plain", 5},        {"Zoë", 4},
        {"a\xFF", 1},        {"\xC0\x80", 0},
        {"\xED\xA0\x80", 0}, {"\xF4\x90\x80\x80", 0},
        {"ok\xE2\x82", 2},   {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_valid(cases[i].text, strlen(cases[i].text)), cases[i].bad);
}

static void escapes_and_bidi_overrides_never_reach_a_terminal(void **state) {
    (void)state;
    struct bytes out = {0};
    static const char hostile[] = "a\033[31mb\xE2\x80\xAE"
                                  "c\xC2\x9B"
                                  "d\x7F\te\nf";
    text_show(hostile, sizeof hostile - 1, TEXT_ONE_LINE, &out);
    assert_string_equal(out.data, "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
                                  "c\xEF\xBF\xBD"
                                  "d\xEF\xBF\xBD e f");
    bytes_free(&out);
}

static void wide_and_combining_characters_take_their_columns(void **state) {
    (void)state;
    assert_int_equal(text_columns("Zoë", 4), 3);
    assert_int_equal(text_columns("日本", 6), 4);
    assert_int_equal(text_columns("e\xCC\x81", 3), 1);
}

static void lines_are_wrapped_at_words_and_long_words_are_broken(void **state) {
    (void)state;
    struct bytes out = {0};
    text_wrap("one two three fourteenletters\nnew", 9, 1, &out);
    assert_string_equal(out.data, " one two\n three\n fourteenl\n etters\n new\n");
    bytes_free(&out);
}

static void the_words_of_a_list_hang_below_its_first_word(void **state) {
    (void)state;
    struct bytes out = {0};
    text_wrap("- one two three\n  by: now yes", 9, 1, &out);
    assert_string_equal(out.data, " - one two\n   three\n   by: now\n   yes\n");
    bytes_free(&out);
}

static void a_width_of_nothing_still_ends(void **state) {
    (void)state;
    struct bytes out = {0};
    text_wrap("日本", 0, 0, &out);
    assert_string_equal(out.data, "日\n本\n");
    bytes_free(&out);
}

static void a_mistyped_word_finds_its_neighbour_and_a_strange_one_none(void **state) {
    (void)state;
    static const char *const words[] = {"section", "say", "ask"};
    assert_string_equal(text_nearest("sectoin", words, 3), "section");
    assert_string_equal(text_nearest("aks", words, 3), "ask");
    assert_null(text_nearest("elephant", words, 3));
}

static void a_name_becomes_a_file_name_or_is_refused(void **state) {
    (void)state;
    char slug[64];
    assert_true(text_slug("Maya Lind ", slug));
    assert_string_equal(slug, "maya-lind");
    assert_false(text_slug("../x", slug));
    assert_false(text_slug("Zoë", slug));
    assert_false(text_slug("", slug));
    assert_false(text_slug("-x", slug));
    assert_false(text_slug("a/b", slug));
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_that_are_not_utf8_are_found_at_their_byte),
        cmocka_unit_test(escapes_and_bidi_overrides_never_reach_a_terminal),
        cmocka_unit_test(wide_and_combining_characters_take_their_columns),
        cmocka_unit_test(lines_are_wrapped_at_words_and_long_words_are_broken),
        cmocka_unit_test(the_words_of_a_list_hang_below_its_first_word),
        cmocka_unit_test(a_width_of_nothing_still_ends),
        cmocka_unit_test(a_mistyped_word_finds_its_neighbour_and_a_strange_one_none),
        cmocka_unit_test(a_name_becomes_a_file_name_or_is_refused),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
