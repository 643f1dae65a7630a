/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cohen's kappa, against examples worked by others.
 */
#include "practice/kappa.h"

#include "unit.h"

static void near(double value, double expected) {
    assert_true(value - expected < 0.0005 && expected - value < 0.0005);
}

/* Cohen (1960), table 1, as frequencies of 100: 0.70 observed, 0.41 by chance, kappa 0.492. */
static void three_labels_agree_as_in_cohens_own_example(void **state) {
    (void)state;
    struct kappa_table table = {.counts = {{44, 7, 9}, {5, 20, 5}, {1, 3, 6}}, .labels = 3};
    struct kappa kappa = kappa_overall(&table);
    assert_true(kappa.is_defined);
    assert_int_equal(kappa.count, 100);
    assert_int_equal(kappa.agreed, 70);
    near(kappa.value, 0.29 / 0.59);
}

/* Fifty proposals, two readers who say yes or no: 0.70 observed, 0.50 by chance, kappa 0.40. */
static void two_labels_agree_as_in_the_textbook(void **state) {
    (void)state;
    struct kappa_table table = {.counts = {{20, 5}, {10, 15}}, .labels = 2};
    near(kappa_overall(&table).value, 0.4);
    near(kappa_of_label(&table, 0).value, 0.4);
    near(kappa_of_label(&table, 1).value, 0.4);
    assert_int_equal(kappa_first(&table, 0), 25);
    assert_int_equal(kappa_second(&table, 0), 30);
}

/* One label against the rest, of Cohen's example: 60 and 50 were given it, 44 by both. So they
 * agree on 78, by chance on 50, and kappa is 0.28 / 0.50. */
static void one_label_is_held_against_the_rest(void **state) {
    (void)state;
    struct kappa_table table = {.counts = {{44, 7, 9}, {5, 20, 5}, {1, 3, 6}}, .labels = 3};
    struct kappa kappa = kappa_of_label(&table, 0);
    assert_int_equal(kappa.agreed, 78);
    near(kappa.value, 0.56);
}

static void full_agreement_is_one_and_chance_is_nothing(void **state) {
    (void)state;
    struct kappa_table same = {.counts = {{3, 0}, {0, 4}}, .labels = 2};
    struct kappa_table none = {.counts = {{4, 4}, {4, 4}}, .labels = 2};
    struct kappa_table against = {.counts = {{0, 5}, {5, 0}}, .labels = 2};
    near(kappa_overall(&same).value, 1);
    near(kappa_overall(&none).value, 0);
    near(kappa_overall(&against).value, -1);
}

static void where_nothing_is_to_tell_apart_there_is_no_kappa(void **state) {
    (void)state;
    struct kappa_table empty = {.labels = 3};
    struct kappa_table alike = {.counts = {{9, 0}, {0, 0}}, .labels = 2};
    assert_false(kappa_overall(&empty).is_defined);
    assert_false(kappa_overall(&alike).is_defined);
    assert_false(kappa_of_label(&alike, 1).is_defined);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_labels_agree_as_in_cohens_own_example),
        cmocka_unit_test(two_labels_agree_as_in_the_textbook),
        cmocka_unit_test(one_label_is_held_against_the_rest),
        cmocka_unit_test(full_agreement_is_one_and_chance_is_nothing),
        cmocka_unit_test(where_nothing_is_to_tell_apart_there_is_no_kappa),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
