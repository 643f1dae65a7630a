/* SPDX-License-Identifier: GPL-3.0-or-later
 * front/page: what a person sees, line for line.
 */
#include "unit.h"

#include "base/bytes.h"
#include "base/text.h"
#include "front/page.h"

#include <locale.h>
#include <string.h>

static const struct place place = {.title = "Mentor-coaching",
                                   .owner = "Maya",
                                   .section = "Reflection",
                                   .section_number = 2,
                                   .section_count = 5,
                                   .minutes_used = 14,
                                   .minutes_planned = 45};

static struct prompt prompt_of(const char *quote, const char *asked) {
    return (struct prompt){
        .place = place, .id = "q", .quote = quote, .asked = asked, .hint = "", .by = "mentee"};
}

static size_t widest_line(const char *text) {
    size_t widest = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        size_t columns = text_columns(text, length);
        if (columns > widest) widest = columns;
        text += length + (text[length] == '\n');
    }
    return widest;
}

static void one_question_stands_alone_with_room_to_breathe(void **state) {
    (void)state;
    static const struct page_style style = {80, false};
    struct prompt prompt = prompt_of("You said: “I want my Monday meetings to be shorter.”",
                                     "What would become possible for you if they were?");
    struct bytes out = {0};
    page_header(&place, &style, &out);
    page_question(&prompt, &style, &out);
    page_prompt(&prompt, &out);
    assert_string_equal(
        out.data,
        " Mentor-coaching · Maya                       Reflection, 2 of 5 · 14 of 45 min\n"
        "\n"
        " You said: “I want my Monday meetings to be shorter.”\n"
        "\n"
        " What would become possible for you if they were?\n"
        "\n"
        " › ");
    bytes_free(&out);
}

static void a_prompt_names_the_coach_as_the_programme_does(void **state) {
    (void)state;
    struct prompt prompt = prompt_of(NULL, "What now?");
    struct bytes out = {0};
    prompt.by = "coach";
    page_prompt(&prompt, &out);
    assert_string_equal(out.data, " coach › ");
    prompt.place.coach = "men\033tor";
    prompt.place.mentee = "protégé";
    bytes_clear(&out);
    page_prompt(&prompt, &out);
    assert_null(strchr(out.data, '\033'));
    prompt.place.coach = "mentor";
    bytes_clear(&out);
    page_prompt(&prompt, &out);
    assert_string_equal(out.data, " mentor › ");
    prompt.by = "mentee";
    bytes_clear(&out);
    page_prompt(&prompt, &out);
    assert_string_equal(out.data, " › ");
    bytes_free(&out);
}

static void text_is_wrapped_at_72_columns_however_wide_the_window(void **state) {
    (void)state;
    static const struct page_style style = {200, false};
    struct prompt prompt =
        prompt_of(NULL, "word word word word word word word word word word word word "
                        "word word word word word word word word word word word");
    struct bytes out = {0};
    page_question(&prompt, &style, &out);
    assert_true(widest_line(out.data) <= 73);
    assert_true(widest_line(out.data) > 60);
    bytes_free(&out);
}

static void every_narrow_window_holds_every_line(void **state) {
    (void)state;
    static const char *const keys[] = {"a", "b"};
    static const char *const labels[] = {"Look at it from several sides", "日本語でゆっくり話す"};
    struct options options = {(const char **)keys, (const char **)labels, 2};
    struct prompt prompt = prompt_of("“Something that was said at some length”",
                                     "What would become possible for you if they were?");
    prompt.options = &options;
    prompt.hint = "1 or 2, or the words";
    prompt.before = "Look at it from several sides";
    for (size_t width = 12; width <= 100; width++) {
        struct page_style style = {width, false};
        struct bytes out = {0};
        page_header(&place, &style, &out);
        page_question(&prompt, &style, &out);
        assert_true(widest_line(out.data) <= width);
        bytes_free(&out);
    }
}

static void what_a_mentee_typed_cannot_move_the_cursor(void **state) {
    (void)state;
    static const struct page_style style = {80, true};
    struct prompt prompt = prompt_of("“\033[2J\033]0;x\a and \xE2\x80\xAE”", "What now?");
    struct bytes out = {0};
    page_question(&prompt, &style, &out);
    for (const char *at = out.data; (at = strchr(at, '\033')) != NULL; at++)
        assert_true(strncmp(at, "\033[1m", 4) == 0 || strncmp(at, "\033[0m", 4) == 0 ||
                    strncmp(at, "\033[2m", 4) == 0);
    assert_null(strchr(out.data, '\a'));
    assert_null(strstr(out.data, "\xE2\x80\xAE"));
    bytes_free(&out);
}

static void options_and_the_lines_of_a_list_are_numbered(void **state) {
    (void)state;
    static const struct page_style style = {40, false};
    struct value lines = value_list();
    value_add(&lines, value_string("an agenda on the wall that everybody can read"));
    struct prompt prompt = prompt_of(NULL, "What have you tried?");
    prompt.lines = &lines;
    struct bytes out = {0};
    page_question(&prompt, &style, &out);
    page_prompt(&prompt, &out);
    assert_string_equal(out.data,
                        "\n What have you tried?\n\n"
                        "  1  an agenda on the wall that\n     everybody can read\n\n  2 › ");
    value_free(&lines);
    bytes_free(&out);
}

static void of_two_it_is_said_whose_turn_it_is_and_how_long_each_had_it(void **state) {
    (void)state;
    static const struct person people[] = {{"Ada", 12}, {"Ben", 3}};
    static const struct page_style wide = {100, false};
    static const struct page_style narrow = {40, false};
    struct prompt prompt = prompt_of(NULL, "What now?");
    struct bytes out = {0};
    prompt.place = (struct place){.title = "Co-coaching",
                                  .owner = "Ben",
                                  .people = people,
                                  .learner = 1,
                                  .section = "Plan",
                                  .section_number = 2,
                                  .section_count = 3,
                                  .minutes_used = 15,
                                  .minutes_planned = 45};
    page_header(&prompt.place, &wide, &out);
    assert_string_equal(out.data,
                        " Co-coaching · Ben learns, Ada coaches         Plan, 2 of 3 · 15 of 45 "
                        "min · Ada 12 min · Ben 3 min\n");
    bytes_clear(&out);
    page_header(&prompt.place, &narrow, &out);
    assert_string_equal(out.data, " Co-coaching · Ben learns, Ada coaches\n"
                                  " Plan, 2 of 3 · 15 of 45 min\n Ada 12 min · Ben 3 min\n");
    bytes_clear(&out);
    page_prompt(&prompt, &out);
    assert_string_equal(out.data, " Ben › ");
    bytes_clear(&out);
    prompt.by = "coach";
    page_prompt(&prompt, &out);
    assert_string_equal(out.data, " Ada › ");
    bytes_free(&out);
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_question_stands_alone_with_room_to_breathe),
        cmocka_unit_test(a_prompt_names_the_coach_as_the_programme_does),
        cmocka_unit_test(text_is_wrapped_at_72_columns_however_wide_the_window),
        cmocka_unit_test(every_narrow_window_holds_every_line),
        cmocka_unit_test(what_a_mentee_typed_cannot_move_the_cursor),
        cmocka_unit_test(options_and_the_lines_of_a_list_are_numbered),
        cmocka_unit_test(of_two_it_is_said_whose_turn_it_is_and_how_long_each_had_it),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
