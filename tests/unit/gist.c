/* SPDX-License-Identifier: GPL-3.0-or-later
 * What went well, and what could be tried: said of the turns in which it can be seen, and of no
 * others.
 */
#include "practice/gist.h"

#include "unit.h"
#include "yardstick.h"

#include <string.h>

struct made {
    struct encounter encounter;
    struct measures measures;
    struct gist gist;
};

/* Turns by turns: `C: ` the coach, `M: ` the mentee; the label of turn `contested` is. */
static struct made make(const char *const *turns, size_t contested) {
    struct made made = {0};
    for (size_t i = 0; turns[i]; i++)
        encounter_add(&made.encounter, turns[i][0] == 'C' ? SPEAKER_COACH : SPEAKER_MENTEE,
                      turns[i] + 3)
            ->line = i + 1;
    if (contested) {
        struct moment *moment = encounter_turn(&made.encounter, contested);
        moment->contested = strdup("not so");
    }
    made.measures = measures_take(&yardstick, &made.encounter);
    struct report report = {.encounter = &made.encounter,
                            .measures = &made.measures,
                            .title = "",
                            .mentee = "Jess",
                            .place = "turn"};
    made.gist = gist_make(&report);
    return made;
}

static void unmake(struct made *made) {
    gist_free(&made->gist);
    measures_free(&made->measures);
    encounter_free(&made->encounter);
}

#define TURNS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MEETINGS "M: I hate my Monday meetings, they go on for ever."

static void the_mentees_words_said_back_come_first(void **state) {
    (void)state;
    struct made made =
        make(TURNS(MEETINGS, "C: You hate your Monday meetings, they go on for ever.",
                   "M: They do.", "C: ", "M: I leave tired."),
             0);
    assert_string_equal(
        made.gist.well[0],
        "Jess’s own words were said back: “Monday meetings, they go on for ever”, in turn 2.");
    assert_string_equal(made.gist.well[1], "There was time to think, in turn 4.");
    unmake(&made);
}

static void what_stood_in_the_way_comes_with_its_turns_and_other_words(void **state) {
    (void)state;
    struct made made =
        make(TURNS(MEETINGS, "C: Have you tried an agenda?", "M: Yes.",
                   "C: Have you tried asking Dan?", "M: No.", "C: Is it loud?", "M: Yes."),
             0);
    assert_int_equal(made.gist.well_count, 0);
    assert_int_equal(made.gist.next_count, 2);
    assert_ptr_equal(strstr(made.gist.next[0], "A way out was named that nobody had asked for, in "
                                               "turns 2 and 4. In turn 2 perhaps: "),
                     made.gist.next[0]);
    assert_ptr_equal(
        strstr(made.gist.next[1], "It could be answered with yes or no, in turn 6. Perhaps: "),
        made.gist.next[1]);
    unmake(&made);
}

static void what_is_contested_counts_for_nothing(void **state) {
    (void)state;
    struct made made =
        make(TURNS(MEETINGS, "C: Have you tried an agenda?", "M: Yes.", "C: Is it loud?"), 2);
    assert_int_equal(made.gist.next_count, 1);
    assert_ptr_equal(strstr(made.gist.next[0], "It could be answered"), made.gist.next[0]);
    unmake(&made);
}

static void where_nothing_stood_in_the_way_one_thing_is_left_to_try(void **state) {
    (void)state;
    struct made made = make(TURNS(MEETINGS, "C: What would a good one be like?", "M: Short.",
                                  "C: What else would it be?", "M: I would be heard in it."),
                            0);
    assert_string_equal(made.gist.well[0], "2 of 2 questions were open.");
    assert_int_equal(made.gist.next_count, 1);
    assert_string_equal(made.gist.next[0],
                        "Take a few of their words, and say them again as they said them.");
    unmake(&made);
}

static void many_turns_are_counted_and_not_all_named(void **state) {
    (void)state;
    struct made made = make(TURNS("C: Is it a?", "M: Yes.", "C: Is it b?", "M: Yes.", "C: Is it c?",
                                  "M: Yes.", "C: Is it d?", "M: Yes.", "C: Is it e?", "M: Yes."),
                            0);
    assert_non_null(strstr(made.gist.next[0], "in turns 1, 3, "));
    unmake(&made);
}

static void nothing_said_has_nothing_to_tell_of(void **state) {
    (void)state;
    struct made made = make(TURNS("M: Hello."), 0);
    assert_int_equal(made.gist.next_count, 1);
    unmake(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mentees_words_said_back_come_first),
        cmocka_unit_test(what_stood_in_the_way_comes_with_its_turns_and_other_words),
        cmocka_unit_test(what_is_contested_counts_for_nothing),
        cmocka_unit_test(where_nothing_stood_in_the_way_one_thing_is_left_to_try),
        cmocka_unit_test(many_turns_are_counted_and_not_all_named),
        cmocka_unit_test(nothing_said_has_nothing_to_tell_of),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
