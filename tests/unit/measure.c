/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is counted in a conversation, against counts made by hand.
 */
#include "practice/measure.h"

#include "unit.h"
#include "yardstick.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/figures.h"
#include "practice/report.h"
#include "practice/second.h"
#include "practice/threshold.h"

#include <stdlib.h>
#include <string.h>

/* Adds turns by turns: `C: ` the coach, `M: ` the mentee. */
static struct encounter made_of(const char *const *turns) {
    struct encounter encounter = {0};
    for (size_t i = 0; turns[i]; i++)
        encounter_add(&encounter, turns[i][0] == 'C' ? SPEAKER_COACH : SPEAKER_MENTEE, turns[i] + 3)
            ->line = i + 1;
    return encounter;
}

/* Expects the labels of the last turn, `reflection open`. */
static void expect_labels(const char *const *turns, const char *expected) {
    struct encounter encounter = made_of(turns);
    struct measures measures = measures_take(&yardstick, &encounter);
    const struct remarks *remarks = &measures.turns[measures.count - 1].remarks;
    struct bytes got = {0};
    for (size_t i = 0; i < remarks->count; i++)
        bytes_format(&got, "%s%s%s", i ? " " : "", remarks->items[i].label,
                     remarks->items[i].allowed ? "+" : "");
    assert_string_equal(bytes_string(&got), expected);
    bytes_free(&got);
    measures_free(&measures);
    encounter_free(&encounter);
}

#define TURNS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MEETINGS "M: I hate my Monday meetings, they go on for ever."

static void a_turn_is_cut_into_what_states_and_what_asks(void **state) {
    (void)state;
    expect_labels(
        TURNS(MEETINGS, "C: So you feel worn out by them. What would a good one be like?"),
        "reflection open");
    expect_labels(TURNS(MEETINGS, "C: You hate them, right?"), "leading");
    expect_labels(TURNS(MEETINGS, "C: What is it about them? Is it the length?"), "stacked");
    expect_labels(TURNS(MEETINGS, "C: "), "");
}

static void questions_with_something_between_them_are_stacked(void **state) {
    (void)state;
    struct encounter encounter = made_of(TURNS(
        MEETINGS, "C: What do you hate most? You feel worn out by it all. How long do they take?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    const struct remarks *remarks = &measures.turns[1].remarks;
    assert_true(remarks->count > 1);
    assert_string_equal(remarks->items[0].label, "open");
    assert_string_equal(remarks->items[remarks->count - 1].label, "stacked");
    measures_free(&measures);
    encounter_free(&encounter);
}

static void a_rule_names_the_words_it_fired_on(void **state) {
    (void)state;
    struct encounter encounter = made_of(TURNS(MEETINGS, "C: Mm. Have you tried a bell?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    const struct remark *remark = &measures.turns[1].remarks.items[0];
    assert_string_equal(remark->rule, "tried");
    assert_int_equal(remark->fired_to - remark->fired_from, strlen("Have you tried"));
    assert_memory_equal(encounter.moments[1].text + remark->fired_from, "Have you tried", 14);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void advice_has_leave_where_it_was_asked_and_given(void **state) {
    (void)state;
#define ADVICE "C: You should ring a bell at ten."
    expect_labels(TURNS(MEETINGS, ADVICE), "input");
    expect_labels(TURNS(MEETINGS, "C: Can I offer you an idea?", "M: Yes, please.", ADVICE),
                  "input+");
    expect_labels(TURNS(MEETINGS, "C: Can I offer you an idea?", "M: Not now.", ADVICE), "input");
    expect_labels(
        TURNS(MEETINGS, "C: Can I offer you an idea?", "M: Yes, but later, not now.", ADVICE),
        "input");
    expect_labels(TURNS("M: What would you do?", ADVICE), "input+");
    expect_labels(
        TURNS("M: What would you do?", ADVICE, "M: Hm.", "C: You could also close the door."),
        "input+");
    expect_labels(
        TURNS("M: What would you do?", "C: What have you thought of?", "M: Nothing.", ADVICE),
        "input");
}

static void what_follows_a_yes_is_what_leave_was_asked_for(void **state) {
    (void)state;
#define TOLD "C: they had a rota every morning so nobody had to hate the meetings"
    expect_labels(TURNS(MEETINGS, "C: Can I tell you about a school?", "M: Go on then.", TOLD),
                  "input+");
    expect_labels(TURNS(MEETINGS, TOLD), "reflection");
}

static void a_word_of_the_mentees_is_a_reflection(void **state) {
    (void)state;
    expect_labels(TURNS("M: I think I'd feel guilty", "C: guilty"), "reflection");
    expect_labels(TURNS("M: I think I'd feel guilty", "C: okay"), "other");
    expect_labels(TURNS("M: I think I'd feel it", "C: I would"), "other");
}

static void who_keeps_the_encounter_may_know_of_leave(void **state) {
    (void)state;
    struct encounter encounter = made_of(TURNS(MEETINGS, ADVICE));
    encounter.moments[1].allowed = true;
    struct measures measures = measures_take(&yardstick, &encounter);
    assert_true(measures.turns[1].remarks.items[0].allowed);
    assert_int_equal(measures.all.input_allowed, 1);
    assert_int_equal(measures.all.input_unasked, 0);
    measures_free(&measures);
    encounter_free(&encounter);
}

/* Expects what the last turn says back, "" for nothing, and of which turn. */
static void expect_quote(const char *const *turns, const char *expected, size_t moment) {
    struct encounter encounter = made_of(turns);
    struct measures measures = measures_take(&yardstick, &encounter);
    const struct quote *quote = &measures.turns[measures.count - 1].quote;
    const char *text = encounter.moments[measures.count - 1].text;
    char *got = memory_text(text + quote->from, quote->to - quote->from);
    assert_string_equal(got, expected);
    if (*expected) assert_int_equal(quote->moment, moment);
    free(got);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void the_mentees_words_are_known_again(void **state) {
    (void)state;
    expect_quote(TURNS(MEETINGS, "C: They go on for ever, you say."), "They go on for ever", 0);
    expect_quote(TURNS(MEETINGS, "M: And the bell.", "C: Your Monday meetings?"), "Monday meetings",
                 0);
    expect_quote(TURNS("M: It was loud.", "C: It was not so?"), "", 0);
    expect_quote(TURNS("M: Meetings.", "C: Meetings?"), "", 0);
    expect_quote(TURNS("C: Monday meetings.", "M: Yes.", "C: Monday meetings?"), "", 0);
    expect_quote(TURNS("M: Don't call it off.", "C: do not call it off"), "do not call it off", 0);
}

static void counts_are_those_made_by_hand(void **state) {
    (void)state;
    struct encounter encounter = made_of(TURNS(
        "C: What would you like to talk about?", MEETINGS,
        "C: So you hate your Monday meetings. How would you like them to be?", "M: Short.",
        "C: Have you tried a bell?", "M: No.", "C: You should ring one at ten.", "M: Hm.", "C: "));
    encounter.moments[0].section = memory_text("Start", 5);
    encounter.moments[4].section = memory_text("Options", 7);
    encounter.moments[5].section = memory_text("Options", 7);
    struct measures measures = measures_take(&yardstick, &encounter);
    assert_int_equal(measures.all.turns, 4);
    assert_int_equal(measures.all.moves[MOVE_QUESTION], 3);
    assert_int_equal(measures.all.open, 2);
    assert_int_equal(measures.all.closed, 1);
    assert_int_equal(measures.all.moves[MOVE_REFLECTION], 1);
    assert_int_equal(measures.all.input_unasked, 2);
    assert_int_equal(measures.all.quoting, 1);
    assert_int_equal(measures.words[SPEAKER_MENTEE], 10 + 1 + 1 + 1);
    assert_int_equal(measures.words[SPEAKER_COACH], 7 + 6 + 7 + 5 + 6);
    assert_int_equal(measures.stage_count, 2);
    assert_string_equal(measures.stages[1].name, "Options");
    assert_int_equal(measures.stages[1].first, 4);
    assert_int_equal(measures.stages[1].turns, 2);
    assert_true(measures.seconds < 0);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void silences_have_a_middle_and_an_end(void **state) {
    (void)state;
    struct encounter encounter =
        made_of(TURNS("C: One?", "M: Two.", "C: Three?", "M: Four.", "C: Five?", "M: Six."));
    static const double waits[] = {-1, 2.9, 1, 3, -1, 10};
    for (size_t i = 0; i < 6; i++)
        encounter.moments[i].waited = waits[i];
    struct measures measures = measures_take(&yardstick, &encounter);
    assert_int_equal(measures.after.count, 3);
    assert_int_equal(measures.after.held, 2);
    assert_true(measures.after.median == 3 && measures.after.longest == 10);
    assert_int_equal(measures.before.count, 1);
    assert_int_equal(measures.before.held, 0);
    assert_true(measures.before.median == 1);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void contested_turns_are_counted_both_ways(void **state) {
    (void)state;
    struct encounter encounter =
        made_of(TURNS(MEETINGS, "C: What do you want?", "M: Quiet.", "C: Did you ask for it?"));
    encounter.moments[3].contested = memory_text("It was a joke", 13);
    struct measures measures = measures_take(&yardstick, &encounter);
    struct report report = {.encounter = &encounter, .measures = &measures, .title = "t"};
    struct figures figures = figures_make(&report);
    assert_int_equal(measures.contested, 1);
    assert_string_equal(figures.items[0].value, "2: 1 open, 1 closed (50 % open)");
    assert_string_equal(figures.items[0].uncontested, "1: 1 open, 0 closed (100 % open)");
    figures_free(&figures);
    measures_free(&measures);
    encounter_free(&encounter);
}

/* Expects what is suggested for the last turn; "" for nothing. */
static void expect_instead(const char *const *turns, const char *why, const char *expected) {
    struct encounter encounter = made_of(turns);
    struct measures measures = measures_take(&yardstick, &encounter);
    const struct heard *heard = &measures.turns[measures.count - 1];
    if (!*why) assert_null(heard->instead);
    if (*why) assert_non_null(heard->instead);
    if (*why) assert_string_equal(heard->instead_why, why);
    if (*expected && !strstr(heard->instead, expected))
        fail_msg("“%s” is not in: %s", expected, heard->instead);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void another_wording_is_suggested_where_there_is_reason(void **state) {
    (void)state;
    expect_instead(TURNS(MEETINGS, "C: Are you worried about the noise?"), "closed",
                   "How do you feel about the noise?");
    expect_instead(TURNS(MEETINGS, "C: Why did you stay so late?"), "judging-why",
                   "What led you to stay so late?");
    expect_instead(TURNS(MEETINGS, "C: Have you tried a bell?"), "advice", "meetings");
    expect_instead(TURNS(MEETINGS, "C: What is it? And what else?"), "stacked", "What is it?");
    expect_instead(TURNS(MEETINGS, ADVICE), "input", "");
    expect_instead(TURNS("M: No.", "C: Did you sleep?"), "closed", "");
    expect_instead(TURNS("M: I don't know, I think I'd feel guilty.", "C: Do you say so?"),
                   "closed", "“I'd feel guilty”");
}

static void and_none_where_there_is_none(void **state) {
    (void)state;
    expect_instead(TURNS(MEETINGS, "C: What would you like instead?"), "", "");
    expect_instead(TURNS(MEETINGS, "C: So you hate them."), "", "");
    expect_instead(TURNS(MEETINGS, "C: From 0 to 10, how sure are you?"), "", "");
    expect_instead(TURNS(MEETINGS, "C: Can I offer you an idea?"), "", "");
    expect_instead(TURNS("M: What would you do?", ADVICE), "", "");
    expect_instead(TURNS(MEETINGS, "C: "), "", "");
}

static void the_third_question_in_a_row_is_one_too_many(void **state) {
    (void)state;
#define ASKED "C: What is it about them?", "M: The noise in the hall."
    expect_instead(TURNS(MEETINGS, ASKED, ASKED, "C: What else is there?"), "in-a-row",
                   "noise in the hall");
    expect_instead(TURNS(MEETINGS, ASKED, "C: So you cannot bear the noise.", "M: No.",
                         "C: What else is there?"),
                   "", "");
}

static void a_turn_alone_is_measured_as_among_the_others(void **state) {
    (void)state;
    struct encounter encounter =
        made_of(TURNS(MEETINGS, "C: Can I offer you an idea?", "M: Yes.", ADVICE, "M: Hm.",
                      "C: You hate your Monday meetings. Did you say so?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    struct report report = {.encounter = &encounter, .measures = &measures, .title = "t"};
    for (size_t i = 0; i < encounter.count; i++) {
        struct heard alone = measure_turn(&yardstick, &encounter, i);
        struct bytes first = {0};
        struct bytes second = {0};
        report_turn(&report, i, &measures.turns[i], 80, &first);
        report_turn(&report, i, &alone, 80, &second);
        assert_string_equal(bytes_string(&first), bytes_string(&second));
        assert_int_equal(first.length > 0, encounter.moments[i].speaker == SPEAKER_COACH);
        bytes_free(&first);
        bytes_free(&second);
        heard_free(&alone);
    }
    measures_free(&measures);
    encounter_free(&encounter);
}

static void all_of_a_long_turn_counts(void **state) {
    (void)state;
    struct bytes text = {0};
    struct encounter encounter = {0};
    for (int i = 0; i < 3000; i++)
        bytes_format(&text, "%s walks home%s", i ? " she" : "she", i % 7 == 6 ? "." : ",");
    encounter_add(&encounter, SPEAKER_MENTEE, bytes_string(&text));
    encounter_add(&encounter, SPEAKER_COACH, bytes_string(&text));
    struct measures measures = measures_take(&yardstick, &encounter);
    assert_int_equal(measures.words[SPEAKER_MENTEE], 9000);
    assert_int_equal(measures.words[SPEAKER_COACH], 9000);
    bytes_free(&text);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void reflections_reach_thresholds(void **state) {
    (void)state;
    assert_int_equal(threshold_reflections(1, 0), THRESHOLD_UNKNOWN);
    assert_int_equal(threshold_reflections(4, 5), THRESHOLD_BELOW);
    assert_int_equal(threshold_reflections(5, 5), THRESHOLD_FAIR);
    assert_int_equal(threshold_reflections(9, 5), THRESHOLD_FAIR);
    assert_int_equal(threshold_reflections(10, 5), THRESHOLD_GOOD);
    assert_non_null(strstr(threshold_reflections_limits, "not a MITI score"));
}

static void a_report_is_no_wider_than_it_may_be(void **state) {
    (void)state;
    struct encounter encounter =
        made_of(TURNS(MEETINGS, "C: You hate your Monday meetings. Have you tried a bell?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    struct report report = {.encounter = &encounter, .measures = &measures, .title = "t"};
    text_use_locale();
    for (size_t width = 24; width <= 100; width += 38) {
        struct bytes out = {0};
        report_text(&report, width, &out);
        for (const char *at = bytes_string(&out); *at; at += strcspn(at, "\n") + 1) {
            size_t columns = 0;
            for (size_t i = 0; i < strcspn(at, "\n"); i++)
                columns += ((unsigned char)at[i] & 0xC0) != 0x80;
            assert_true(columns <= width);
        }
        bytes_free(&out);
    }
    measures_free(&measures);
    encounter_free(&encounter);
}

static void labels_written_and_read_again_agree(void **state) {
    (void)state;
    struct encounter encounter =
        made_of(TURNS(MEETINGS, "C: So you hate them. What would you like?", "M: Quiet.",
                      "C: Did you ask for it?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    struct bytes labels = {0};
    struct agreement agreement;
    struct fault fault = {0};
    second_write(&encounter, &measures, &labels);
    assert_true(
        second_read("l", labels.data, labels.length, &encounter, &measures, &agreement, &fault));
    assert_int_equal(agreement.remarks, 3);
    struct kappa kappa = kappa_overall(&agreement.table);
    assert_int_equal(kappa.agreed, 3);
    assert_true(kappa.is_defined && kappa.value == 1);
    bytes_free(&labels);
    measures_free(&measures);
    encounter_free(&encounter);
}

static void refuse(const struct encounter *encounter, const struct measures *measures,
                   const char *text, long line, const char *says) {
    struct agreement agreement;
    struct fault fault = {0};
    assert_false(second_read("l", text, strlen(text), encounter, measures, &agreement, &fault));
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.exit_code, 65);
    if (!strstr(fault.what, says)) fail_msg("“%s” is not in: %s", says, fault.what);
}

static void labels_that_are_none_have_their_line(void **state) {
    (void)state;
    struct encounter encounter = made_of(TURNS(MEETINGS, "C: Did you ask?"));
    struct measures measures = measures_take(&yardstick, &encounter);
    refuse(&encounter, &measures, "# mine\n\n2 opne\n", 3, "“opne” is not a label");
    refuse(&encounter, &measures, "1 open\n", 1, "the coach says nothing on line 1");
    refuse(&encounter, &measures, "2 open\r\n2 closed\r\n", 2, "line 2 of the transcript has 1");
    refuse(&encounter, &measures, "open 2\n", 1, "not a line with a label");
    refuse(&encounter, &measures, "2\n", 1, "not a line with a label");
    refuse(&encounter, &measures, "99999999999999999999 open", 1, "the coach says nothing");
    measures_free(&measures);
    encounter_free(&encounter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turn_is_cut_into_what_states_and_what_asks),
        cmocka_unit_test(questions_with_something_between_them_are_stacked),
        cmocka_unit_test(a_rule_names_the_words_it_fired_on),
        cmocka_unit_test(advice_has_leave_where_it_was_asked_and_given),
        cmocka_unit_test(what_follows_a_yes_is_what_leave_was_asked_for),
        cmocka_unit_test(a_word_of_the_mentees_is_a_reflection),
        cmocka_unit_test(who_keeps_the_encounter_may_know_of_leave),
        cmocka_unit_test(the_mentees_words_are_known_again),
        cmocka_unit_test(counts_are_those_made_by_hand),
        cmocka_unit_test(silences_have_a_middle_and_an_end),
        cmocka_unit_test(contested_turns_are_counted_both_ways),
        cmocka_unit_test(another_wording_is_suggested_where_there_is_reason),
        cmocka_unit_test(and_none_where_there_is_none),
        cmocka_unit_test(the_third_question_in_a_row_is_one_too_many),
        cmocka_unit_test(a_turn_alone_is_measured_as_among_the_others),
        cmocka_unit_test(all_of_a_long_turn_counts),
        cmocka_unit_test(reflections_reach_thresholds),
        cmocka_unit_test(a_report_is_no_wider_than_it_may_be),
        cmocka_unit_test(labels_written_and_read_again_agree),
        cmocka_unit_test(labels_that_are_none_have_their_line),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
