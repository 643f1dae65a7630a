/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be counted out loud, the numbers and days of a report, and the hours of a programme.
 */
#include "report/guard.h"

#include "flow/terms.h"
#include "report/leaf.h"
#include "unit.h"

#include <string.h>

/* Gives units, one for each person: `counts[i]` of them have facet i; the last number has none. */
static size_t fill(struct guard_unit *units, const size_t *counts, size_t facets) {
    size_t count = 0;
    for (size_t i = 0; i <= facets; i++)
        for (size_t k = 0; k < counts[i]; k++, count++)
            units[count] = (struct guard_unit){count, i < facets ? UINT64_C(1) << i : 0};
    return count;
}

static uint64_t shown(size_t a, size_t b, size_t c, size_t none) {
    struct guard_unit units[100];
    const size_t counts[] = {a, b, c, none};
    return guard_shown(units, fill(units, counts, 3), 3);
}

static void a_count_comes_from_five(void **state) {
    (void)state;
    assert_int_equal(shown(5, 5, 5, 0), 7);
    assert_int_equal(shown(20, 0, 0, 0), 1);
    assert_int_equal(shown(4, 0, 0, 0), 0);
    assert_int_equal(shown(5, 0, 0, 5), 1);
}

static void what_is_left_comes_from_five_or_from_nobody(void **state) {
    (void)state;
    assert_int_equal(shown(17, 2, 1, 0), 0); /* 20 less 17 are three */
    assert_int_equal(shown(17, 3, 2, 0), 1); /* here they are five */
    assert_int_equal(shown(10, 10, 4, 0) == 3, false);
    assert_int_equal(shown(10, 10, 4, 1), 3);
    assert_int_equal(shown(10, 10, 0, 3) == 3, false);
}

static void a_count_within_another_tells_no_small_group(void **state) {
    (void)state;
    struct guard_unit units[30];
    for (size_t i = 0; i < 30; i++)
        units[i] = (struct guard_unit){i, (i < 20 ? 1U : 0U) | (i < 17 ? 2U : 0U)};
    assert_int_equal(guard_shown(units, 30, 2), 1); /* 20 less 17 are three */
    for (size_t i = 15; i < 17; i++)
        units[i].facets = 1;
    assert_int_equal(guard_shown(units, 30, 2), 3);
}

static void five_is_people_and_not_things(void **state) {
    (void)state;
    struct guard_unit units[40];
    for (size_t i = 0; i < 40; i++)
        units[i] = (struct guard_unit){i / 10, 1};
    assert_int_equal(guard_people(units, 40, 1, 0), 4);
    assert_int_equal(guard_count(units, 40, 1, 0), 40);
    assert_int_equal(guard_shown(units, 40, 1), 0);
}

/* Whatever the groups are, no sum or difference of what is shown is one to four. */
static void nothing_can_be_taken_off(void **state) {
    (void)state;
    for (size_t a = 0; a < 12; a++)
        for (size_t b = 0; b < 12; b++)
            for (size_t c = 0; c < 12; c++)
                for (size_t none = 0; none < 12; none++) {
                    const size_t counts[] = {a, b, c};
                    uint64_t those = shown(a, b, c, none);
                    for (uint64_t some = 1; some < 8; some++) {
                        size_t sum = 0;
                        for (size_t i = 0; i < 3; i++)
                            sum += (some >> i) & 1 ? counts[i] : 0;
                        size_t rest = a + b + c + none - sum;
                        if ((some & those) != some) continue;
                        assert_true(sum >= guard_fewest);
                        if (some == those || !(some & (some - 1)))
                            assert_true(rest == 0 || rest >= guard_fewest);
                    }
                }
}

static void numbers_and_days_are_read_in_one_way(void **state) {
    (void)state;
    unsigned long number = 0;
    assert_true(leaf_read_number("0", &number));
    assert_true(leaf_read_number("999999999", &number));
    assert_int_equal(number, 999999999);
    static const char *const none[] = {"",   "01",  "1.0",        "-1", "+1",
                                       " 1", "1e3", "1234567890", "1x"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(leaf_read_number(none[i], &number));
    assert_true(leaf_read_day("2028-02-29", &number));
    assert_int_equal(number, 20280229);
    static const char *const no_days[] = {"2026-02-29",  "2026-13-01", "2026-1-01", "x026-01-01",
                                          "2026-01-01T", "",           "2026/01/01"};
    for (size_t i = 0; i < sizeof no_days / sizeof *no_days; i++)
        assert_false(leaf_read_day(no_days[i], &number));
}

static bool terms_in(const char *source, struct terms *terms) {
    return terms_of(source, strlen(source), terms);
}

static void the_head_of_a_script_says_its_hours(void **state) {
    (void)state;
    struct terms terms = {0};
    assert_true(terms_in("flow { title = \"A\", hours = \"3-6\", months = 24 }", &terms));
    assert_int_equal(terms.low, 3);
    assert_int_equal(terms.high, 6);
    assert_int_equal(terms.months, 24);
    assert_true(terms_in("-- hours\nflow { months = 12, hours = '4' }", &terms));
    assert_int_equal(terms.low, 4);
    assert_int_equal(terms.high, 4);
    static const char *const none[] = {
        "flow { title = \"A\", months = 24 }",
        "flow { hours = \"3-6\" }",
        "flow { hours = \"6-3\", months = 24 }",
        "flow { hours = \"many\", months = 24 }",
        "flow { hours = \"3-\", months = 24 }",
        "flow { hours = \"3-6\", months = 0 }",
        "flow { }\nlocal t = { hours = \"3-6\", months = 24 }",
        "",
        "flow { x = { hours = \"3-6\" }, months = 24 }",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(terms_in(none[i], &terms));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_comes_from_five),
        cmocka_unit_test(what_is_left_comes_from_five_or_from_nobody),
        cmocka_unit_test(a_count_within_another_tells_no_small_group),
        cmocka_unit_test(five_is_people_and_not_things),
        cmocka_unit_test(nothing_can_be_taken_off),
        cmocka_unit_test(numbers_and_days_are_read_in_one_way),
        cmocka_unit_test(the_head_of_a_script_says_its_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
