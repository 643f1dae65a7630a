/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which stage of a protocol a turn belongs to, as a person would say it who knows the protocol.
 */
#include "practice/protocol.h"

#include "unit.h"
#include "yardstick.h"

#include "bank/bank.h"
#include "base/fault.h"
#include "lint/lexicon.h"

#include <stdbool.h>
#include <string.h>

static struct protocol *open(const char *name) {
    struct fault fault = {0};
    struct protocol *protocol = protocol_open(name, yardstick.lexicon, &fault);
    assert_non_null(protocol);
    return protocol;
}

static const char *hear(struct protocol *protocol, const char *coach) {
    size_t stage = protocol_hear(protocol, coach);
    return stage < protocol_stages(protocol) ? protocol_stage(protocol, stage) : "none";
}

static void expect_stages(const char *name, const char *const *stages) {
    struct protocol *protocol = open(name);
    size_t count = 0;
    for (; stages[count]; count++) {
        assert_true(count < protocol_stages(protocol));
        assert_string_equal(protocol_stage(protocol, count), stages[count]);
    }
    assert_int_equal(protocol_stages(protocol), count);
    protocol_free(protocol);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void parts_are_stages_under_their_callers_name_or_their_own(void **state) {
    (void)state;
    expect_stages("mentor-coaching",
                  LIST("Arriving", "Your agenda for today", "Goal clarification", "Reflection",
                       "Options and choices", "Action planning", "What I am learning", "Close"));
    expect_stages("saanys-mentor-coach",
                  LIST("What we agreed", "Your plan since last time", "Your strengths", "Your goal",
                       "Your own experience", "Options and choices", "Your learning plan",
                       "Close"));
}

static void every_stage_has_a_question(void **state) {
    (void)state;
    struct protocol *protocol = open("mentoring-induction");
    for (size_t i = 0; i < protocol_stages(protocol); i++)
        assert_non_null(protocol_question(protocol, i, 0));
    protocol_free(protocol);
}

static void a_plain_question_is_met_where_a_coach_would_ask_it(void **state) {
    (void)state;
    static const char *const asked[][2] = {
        {"Thank you for coming. What would you like to look at today?", "Your agenda for today"},
        {"What would you like to be different in 9C?", "Goal clarification"},
        {"What happened last Thursday?", "Reflection"},
        {"What is that like for you?", "Reflection"},
        {"And what else could you do?", "Options and choices"},
        {"Which of those would you most like to try?", "Options and choices"},
        {"What will you do on Thursday?", "Action planning"},
        {"Who could support you?", "Action planning"},
        {"Who might be able to help you with that?", "Action planning"},
        {"What have you learned about yourself today?", "What I am learning"},
    };
    struct protocol *protocol = open("mentor-coaching");
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        assert_string_equal(hear(protocol, asked[i][0]), asked[i][1]);
    protocol_free(protocol);
    protocol = open("mentoring-induction");
    assert_string_equal(hear(protocol, "Who could support you?"), "Doors to open");
    protocol_free(protocol);
}

static void what_is_said_back_or_small_talk_stays_where_the_talk_is(void **state) {
    (void)state;
    struct protocol *protocol = open("mentor-coaching");
    assert_string_equal(hear(protocol, "So you have options, and you could do a lot."), "none");
    assert_string_equal(hear(protocol, "Do you want a coffee?"), "none");
    assert_string_equal(hear(protocol, "What would you like to be different?"),
                        "Goal clarification");
    assert_string_equal(hear(protocol, "So you have options, and you could do a lot."),
                        "Goal clarification");
    assert_string_equal(hear(protocol, ""), "Goal clarification");
    assert_true(protocol_reached(protocol, 2));
    assert_false(protocol_reached(protocol, 4));
    protocol_restart(protocol);
    assert_string_equal(hear(protocol, "You drive home."), "none");
    assert_false(protocol_reached(protocol, 2));
    protocol_free(protocol);
}

static void what_is_plainly_said_belongs_to_parts_that_there_are(void **state) {
    (void)state;
    size_t count = 0;
    const char *const *names = bank_names(NAMES_STAGE, &count);
    assert_true(yardstick.lexicon->phrase_count > 60);
    for (size_t i = 0; i < yardstick.lexicon->phrase_count; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known = known || strcmp(names[k], yardstick.lexicon->phrases[i].stage) == 0;
        assert_true(known);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_stages_under_their_callers_name_or_their_own),
        cmocka_unit_test(every_stage_has_a_question),
        cmocka_unit_test(a_plain_question_is_met_where_a_coach_would_ask_it),
        cmocka_unit_test(what_is_said_back_or_small_talk_stays_where_the_talk_is),
        cmocka_unit_test(what_is_plainly_said_belongs_to_parts_that_there_are),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
