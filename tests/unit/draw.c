/* SPDX-License-Identifier: GPL-3.0-or-later
 * talk/draw: which question of a group is asked.
 */
#include "unit.h"

#include "agenda/journal.h"
#include "base/fault.h"
#include "talk/draw.h"

#include <stdlib.h>

enum { wordings = 7 };

static struct wording texts[wordings + 1] = {{"a?", 1, 1}, {"b?", 2, 1}, {"c?", 3, 1},
                                             {"d?", 4, 1}, {"e?", 5, 1}, {"f?", 6, 1},
                                             {"g?", 7, 1}, {"h?", 8, 1}};

static const struct question group = {
    .id = "reflect", .is_group = true, .wordings = texts, .wording_count = wordings};

static const bool none_passed[wordings + 1];

static void a_session_draws_each_question_once_before_any_comes_again(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        unsigned seen[wordings] = {0};
        for (size_t i = 0; i < wordings; i++)
            seen[draw(&group, seed, i, NULL, none_passed)]++;
        for (size_t i = 0; i < wordings; i++)
            assert_int_equal(seen[i], 1);
        assert_int_equal(draw(&group, seed, wordings, NULL, none_passed),
                         draw(&group, seed, 0, NULL, none_passed));
    }
}

static void seeds_differ_and_one_seed_repeats(void **state) {
    (void)state;
    bool differs = false;
    for (uint64_t seed = 1; seed < 20; seed++) {
        size_t first = draw(&group, seed, 0, NULL, none_passed);
        assert_int_equal(first, draw(&group, seed, 0, NULL, none_passed));
        differs = differs || first != draw(&group, 0, 0, NULL, none_passed);
    }
    assert_true(differs);
}

static void what_the_mentee_was_never_asked_comes_first(void **state) {
    (void)state;
    unsigned history[wordings] = {1, 2, 1, 0, 1, 0, 1};
    for (uint64_t seed = 0; seed < 20; seed++) {
        size_t first = draw(&group, seed, 0, history, none_passed);
        size_t second = draw(&group, seed, 1, history, none_passed);
        assert_true((first == 3 && second == 5) || (first == 5 && second == 3));
        assert_int_equal(draw(&group, seed, wordings - 1, history, none_passed), 1);
    }
}

static void a_question_added_to_the_bank_moves_no_other(void **state) {
    (void)state;
    struct question larger = group;
    larger.wording_count = wordings + 1;
    size_t order[wordings + 1];
    size_t kept = 0;
    for (size_t i = 0; i < wordings + 1; i++)
        order[i] = draw(&larger, 5, i, NULL, none_passed);
    for (size_t i = 0; i < wordings + 1; i++)
        if (order[i] != wordings)
            assert_int_equal(order[i], draw(&group, 5, kept++, NULL, none_passed));
    assert_int_equal(kept, wordings);
}

static void a_question_set_aside_is_passed_over(void **state) {
    (void)state;
    bool passed[wordings] = {false};
    size_t first = draw(&group, 9, 0, NULL, passed);
    size_t second = draw(&group, 9, 1, NULL, passed);
    passed[first] = true;
    assert_int_equal(draw(&group, 9, 0, NULL, passed), second);
}

static void what_was_read_counts_as_asked_also_where_it_was_set_aside(void **state) {
    (void)state;
    const struct clock clock = {0};
    struct fault fault = {0};
    struct journal *journal = journal_in_memory(&clock);
    const enum deed deeds[] = {DEED_ANSWER, DEED_SKIP, DEED_MOVE, DEED_PAUSE};
    for (size_t i = 0; i < 4; i++) {
        struct bytes *entry = journal_begin(journal, "earlier", deeds[i]);
        if (deeds[i] == DEED_MOVE) entry_add_string(entry, "what", "another");
        entry_add_string(entry, "question", "part/reflect");
        entry_add_string(entry, "asked", texts[i].text);
    }
    assert_true(journal_keep(journal, &fault));
    unsigned *asked = draw_history(journal, "now", &group);
    for (size_t i = 0; i < wordings; i++)
        assert_int_equal(asked[i], i < 3);
    free(asked);
    journal_close(journal);
}

static void a_question_that_is_no_group_keeps_its_order(void **state) {
    (void)state;
    struct question plain = group;
    bool passed[wordings] = {false};
    plain.is_group = false;
    assert_int_equal(draw(&plain, 4, 0, NULL, passed), 0);
    passed[0] = true;
    assert_int_equal(draw(&plain, 4, 0, NULL, passed), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_draws_each_question_once_before_any_comes_again),
        cmocka_unit_test(seeds_differ_and_one_seed_repeats),
        cmocka_unit_test(what_the_mentee_was_never_asked_comes_first),
        cmocka_unit_test(a_question_added_to_the_bank_moves_no_other),
        cmocka_unit_test(a_question_set_aside_is_passed_over),
        cmocka_unit_test(what_was_read_counts_as_asked_also_where_it_was_set_aside),
        cmocka_unit_test(a_question_that_is_no_group_keeps_its_order),
    };
    return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
