/* SPDX-License-Identifier: GPL-3.0-or-later
 * bank/judge and base/day: which answers are taken, and what is said of the others.
 */
#include "unit.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char bank_text[] = "bank: b\n"
                                "questions:\n"
                                "  free: {ask: What?}\n"
                                "  size: {ask: How much?, kind: scale, from: 1, to: 5, skip: 3}\n"
                                "  both: {ask: Either?, kind: yesno}\n"
                                "  pick:\n"
                                "    ask: Which?\n"
                                "    kind: choice\n"
                                "    options: {keep: Stay with it, no: Say no to it}\n"
                                "  from: {ask: Which?, kind: choice}\n"
                                "  open: {ask: Which?, kind: choice, skip: \"\"}\n"
                                "  many: {ask: What all?, kind: list, least: 2, most: 3}\n"
                                "  day: {ask: When?, kind: date}\n";

/* A Saturday. */
static const time_t now = 1795255200;

static struct bank *bank;

static int open_bank(void **state) {
    (void)state;
    char path[] = "/tmp/askwell-judge-XXXXXX";
    struct fault fault = {0};
    int file = mkstemp(path);
    assert_int_equal(write(file, bank_text, sizeof bank_text - 1), sizeof bank_text - 1);
    close(file);
    bank = bank_open(path, &fault);
    unlink(path);
    if (!bank) printf("# %s\n", fault.what);
    setenv("TZ", "UTC", 1);
    return bank == NULL;
}

static int close_bank(void **state) {
    (void)state;
    bank_free(bank);
    return 0;
}

/* Gives the answer as text, or `refused: ` and why; valid until the next call. */
static const char *judged(const char *id, const char *text) {
    static char said[512];
    const struct question *question = bank_question(bank, id);
    struct options options = options_of(question, NULL);
    struct value value = {0};
    struct bytes why = {0};
    char number[32];
    if (!judge(question, &options, text, strlen(text), now, &value, &why)) {
        snprintf(said, sizeof said, "refused: %s", bytes_string(&why));
    } else if (value.kind == VALUE_NUMBER) {
        value_number_text(value.number, number);
        snprintf(said, sizeof said, "%s", number);
    } else if (value.kind == VALUE_BOOL) {
        snprintf(said, sizeof said, "%s", value.truth ? "true" : "false");
    } else {
        snprintf(said, sizeof said, "%s", value.text);
    }
    value_free(&value);
    bytes_free(&why);
    options_free(&options);
    return said;
}

static void words_are_taken_byte_for_byte(void **state) {
    (void)state;
    assert_string_equal(judged("free", "  two  blanks "), "  two  blanks ");
    assert_memory_equal(judged("free", "bad \xFF"), "refused: ", 9);
}

static void a_scale_takes_its_whole_numbers_only(void **state) {
    (void)state;
    assert_string_equal(judged("size", " 5 "), "5");
    assert_string_equal(judged("size", "6"), "refused: A whole number from 1 to 5, please.");
    assert_memory_equal(judged("size", "4.5"), "refused", 7);
    assert_memory_equal(judged("size", ""), "refused", 7);
}

static void yes_and_no_are_understood_as_people_say_them(void **state) {
    (void)state;
    assert_string_equal(judged("both", "Yes"), "true");
    assert_string_equal(judged("both", "nope"), "false");
    assert_memory_equal(judged("both", "maybe"), "refused", 7);
}

static void a_choice_is_made_by_number_words_or_their_beginning(void **state) {
    (void)state;
    assert_string_equal(judged("pick", "1"), "keep");
    assert_string_equal(judged("pick", "say"), "no");
    assert_string_equal(judged("pick", "no"), "no");
    assert_memory_equal(judged("pick", "s"), "refused", 7);
    assert_memory_equal(judged("pick", "3"), "refused", 7);
}

static void a_choice_from_nothing_is_an_open_question(void **state) {
    (void)state;
    assert_string_equal(judged("from", "something else"), "something else");
}

static void a_list_has_its_least_and_its_most(void **state) {
    (void)state;
    const struct question *many = bank_question(bank, "many");
    struct value lines = value_list();
    struct value out = {0};
    struct bytes why = {0};
    value_add(&lines, value_string("one"));
    assert_false(judge_list(many, &lines, &out, &why));
    value_add(&lines, value_string("two"));
    assert_true(judge_list(many, &lines, &out, &why));
    assert_true(value_equal(&lines, &out));
    value_free(&out);
    value_add(&lines, value_string("three"));
    value_add(&lines, value_string("four"));
    assert_false(judge_list(many, &lines, &out, &why));
    value_free(&lines);
    bytes_free(&why);
}

static void nothing_written_gives_what_the_bank_says_or_nothing(void **state) {
    (void)state;
    static const struct options none = {0};
    struct value out = {0};
    struct bytes why = {0};
    assert_true(judge_blank(bank_question(bank, "size"), &none, now, &out, &why));
    assert_true(out.kind == VALUE_NUMBER && out.number == 3);
    assert_true(judge_blank(bank_question(bank, "day"), &none, now, &out, &why));
    assert_string_equal(out.text, "");
    value_free(&out);
    assert_false(judge_blank(bank_question(bank, "both"), &none, now, &out, &why));
    assert_true(why.length > 0);
    bytes_free(&why);
}

static void a_choice_from_the_flow_can_be_left_where_the_bank_says_so(void **state) {
    (void)state;
    const char *offered[] = {"a bell", "a walk"};
    const struct options options = {offered, offered, 2};
    struct value out = {0};
    struct bytes why = {0};
    assert_false(judge_blank(bank_question(bank, "from"), &options, now, &out, &why));
    assert_string_equal(bytes_string(&why),
                        "What comes next hangs on this one: 1 or 2, or the words.");
    assert_true(judge_blank(bank_question(bank, "open"), &options, now, &out, &why));
    assert_true(out.kind == VALUE_TEXT && out.length == 0);
    value_free(&out);
    bytes_free(&why);
}

static void days_are_read_as_people_say_them(void **state) {
    (void)state;
    static const struct {
        const char *said;
        const char *day;
    } cases[] = {
        {"today", "2026-11-21"},      {"Tomorrow", "2026-11-22"},
        {"saturday", "2026-11-28"},   {"next friday", "2026-11-27"},
        {"in 3 days", "2026-11-24"},  {"in two weeks", "2026-12-05"},
        {"in a month", "2026-12-21"}, {"24 November", "2026-11-24"},
        {"20 nov", "2027-11-20"},     {"1.12.", "2026-12-01"},
        {"2026-12-24", "2026-12-24"}, {"by monday", "2026-11-23"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(judged("day", cases[i].said), cases[i].day);
    static const char *const none[] = {"31 February", "2026-02-30", "soon", "", "in many days"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_memory_equal(judged("day", none[i]), "refused", 7);
}

static void a_day_is_shown_in_full(void **state) {
    (void)state;
    struct bytes out = {0};
    assert_true(day_long("2026-12-04", &out));
    assert_string_equal(out.data, "Friday 4 December 2026");
    assert_false(day_long("soon", &out));
    bytes_clear(&out);
    assert_true(day_plain("2026-12-04", &out));
    assert_string_equal(out.data, "4 December 2026");
    bytes_clear(&out);
    assert_true(day_month("2026-12", &out));
    assert_string_equal(out.data, "December 2026");
    assert_false(day_month("2026-13", &out) || day_month("2026", &out));
    bytes_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_taken_byte_for_byte),
        cmocka_unit_test(a_scale_takes_its_whole_numbers_only),
        cmocka_unit_test(yes_and_no_are_understood_as_people_say_them),
        cmocka_unit_test(a_choice_is_made_by_number_words_or_their_beginning),
        cmocka_unit_test(a_choice_from_nothing_is_an_open_question),
        cmocka_unit_test(a_list_has_its_least_and_its_most),
        cmocka_unit_test(nothing_written_gives_what_the_bank_says_or_nothing),
        cmocka_unit_test(a_choice_from_the_flow_can_be_left_where_the_bank_says_so),
        cmocka_unit_test(days_are_read_as_people_say_them),
        cmocka_unit_test(a_day_is_shown_in_full),
    };
    return cmocka_run_group_tests_name("judge", tests, open_bank, close_bank);
}
