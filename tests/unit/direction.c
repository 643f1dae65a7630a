/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/direction: who set the topic, whose the options were, and how many prompts it took.
 */
#include "unit.h"

#include "agenda/direction.h"
#include "base/bytes.h"
#include "base/fault.h"

#include <stdio.h>
#include <string.h>

static const struct clock still = {.fixed = 1795262400};

static unsigned long kept(struct journal *journal) {
    struct fault fault = {0};
    unsigned long number = journal_number(journal);
    assert_true(journal_keep(journal, &fault));
    return number;
}

static void begin(struct journal *journal, const char *session) {
    struct bytes *entry = journal_begin(journal, session, DEED_BEGIN);
    entry_add_string(entry, "flow", "f");
    entry_add_string(entry, "title", "Fewer");
    entry_add_string(entry, "coach-called", "mentor");
    kept(journal);
}

static void end(struct journal *journal, const char *session, const char *how) {
    entry_add_string(journal_begin(journal, session, DEED_END), "how", how);
    kept(journal);
}

/* One answer; what is kept of it as `kind` are the lines of `text`, none where it is NULL. */
struct said {
    const char *section;
    const char *by;
    const char *kind;
    const char *text;
    const char *stance;
    unsigned long revises;
};

static unsigned long say(struct journal *journal, const char *session, struct said said) {
    struct bytes *entry = journal_begin(journal, session, DEED_ANSWER);
    unsigned long number = journal_number(journal);
    const char *by = said.by ? said.by : "mentee";
    entry_add_string(entry, "by", by);
    entry_add_string(entry, "section", said.section);
    entry_add_string(entry, "question", "q");
    entry_add_string(entry, "asked", "What?");
    entry_add_string(entry, "stance", said.stance);
    entry_add_string(entry, "answer", said.text ? said.text : "words");
    if (said.revises) entry_add_number(entry, "revises", (double)said.revises);
    for (const char *at = said.kind ? said.text : ""; *at;) {
        size_t length = strcspn(at, ",");
        entry = journal_begin(journal, session, DEED_ITEM);
        entry_add_string(entry, "by", by);
        entry_add_string(entry, "kind", said.kind);
        entry_add_text(entry, "text", at, length);
        entry_add_number(entry, "from", (double)number);
        at += length + (at[length] == ',');
    }
    kept(journal);
    return number;
}

static void topic(struct journal *journal, const char *session, const char *by) {
    say(journal, session, (struct said){"Topic", by, "topic", "Mondays", NULL, 0});
}

static unsigned long options(struct journal *journal, const char *session, const char *text) {
    return say(journal, session, (struct said){"Options", NULL, "option", text, NULL, 0});
}

static void prompt(struct journal *journal, const char *session) {
    say(journal, session, (struct said){"Options", NULL, NULL, NULL, NULL, 0});
}

static void leave(struct journal *journal, const char *session, const char *section,
                  const char *stance, const char *answer) {
    say(journal, session, (struct said){section, NULL, NULL, answer, stance, 0});
}

static void offer(struct journal *journal, const char *session, const char *stance,
                  const char *given) {
    struct bytes *entry = journal_begin(journal, session, DEED_MOVE);
    entry_add_string(entry, "what", "offer");
    entry_add_string(entry, "stance", stance);
    entry_add_string(entry, "leave", given);
    kept(journal);
}

/* A session in which the mentee leads. */
static void lead(struct journal *journal, const char *session) {
    begin(journal, session);
    topic(journal, session, NULL);
    options(journal, session, "one,two,three");
    prompt(journal, session);
    end(journal, session, "finished");
}

/* The last session in a row: topic, own options, given ones, prompts, led. */
static void assert_last(struct journal *journal, const char *expected) {
    struct directions directions = directions_open(journal, NULL);
    size_t last = directions.fold.session_count - 1;
    const struct direction *direction = &directions.list[last];
    char seen[64];
    snprintf(seen, sizeof seen, "%s %zu+%zu in %zu%s",
             (const char *[]){"unknown", "mentee", "coach"}[direction->topic], direction->own,
             direction->given, direction->prompts,
             direction_is_led(&directions, last) ? " led" : "");
    directions_free(&directions);
    assert_string_equal(seen, expected);
}

static int open_journal(void **state) {
    *state = journal_in_memory(&still);
    return 0;
}

static int close_journal(void **state) {
    journal_close(*state);
    return 0;
}

static void who_brings_topic_and_three_options_leads(void **state) {
    lead(*state, "a");
    assert_last(*state, "mentee 3+0 in 1 led");
}

static void a_topic_that_the_coach_typed_is_the_coachs(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    topic(journal, "a", "coach");
    options(journal, "a", "one,two,three");
    end(journal, "a", "finished");
    assert_last(journal, "coach 3+0 in 1");
}

static void without_a_topic_the_goal_tells_and_one_set_by_direction_is_the_coachs(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    say(journal, "a", (struct said){"Goal", NULL, "goal", "Mondays", NULL, 0});
    assert_last(journal, "mentee 0+0 in 0");
    begin(journal, "b");
    say(journal, "b", (struct said){"Goal", NULL, "goal", "Mondays", "direction", 0});
    assert_last(journal, "coach 0+0 in 0");
    begin(journal, "c");
    assert_last(journal, "unknown 0+0 in 0");
}

static void prompts_count_until_the_last_option_and_only_where_options_are(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    topic(journal, "a", NULL);
    options(journal, "a", "one");
    prompt(journal, "a");
    struct bytes *another = journal_begin(journal, "a", DEED_MOVE);
    entry_add_string(another, "what", "another");
    entry_add_string(another, "section", "Options");
    kept(journal);
    options(journal, "a", "two,three,four");
    prompt(journal, "a");
    end(journal, "a", "finished");
    assert_last(journal, "mentee 4+0 in 4 led");
    begin(journal, "b");
    topic(journal, "b", NULL);
    for (int i = 0; i < 3; i++)
        prompt(journal, "b");
    options(journal, "b", "one,two,three");
    end(journal, "b", "finished");
    assert_last(journal, "mentee 3+0 in 4");
}

static void what_is_named_after_advice_is_the_coachs(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    options(journal, "a", "one,two");
    leave(journal, "a", "Options", "advice", "yes");
    prompt(journal, "a");
    options(journal, "a", "three");
    options(journal, "a", "four");
    assert_last(journal, "unknown 3+1 in 5");
}

static void advice_refused_information_and_another_section_leave_options_the_mentees(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    leave(journal, "a", "Options", "advice", "no");
    options(journal, "a", "one");
    leave(journal, "a", "Options", "information", "yes");
    options(journal, "a", "two");
    leave(journal, "a", "Story", "own experience", "yes");
    options(journal, "a", "three");
    offer(journal, "a", "advice", "no");
    options(journal, "a", "four");
    assert_last(journal, "unknown 4+0 in 6");
}

static void an_offer_in_the_middle_of_a_list_counts_for_the_lines_after_it(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    struct bytes *draft = journal_begin(journal, "a", DEED_DRAFT);
    entry_add_string(draft, "asked", "What?");
    entry_add_string(draft, "line", "one");
    kept(journal);
    offer(journal, "a", "own experience", "yes");
    options(journal, "a", "one,two,three");
    options(journal, "a", "four");
    assert_last(journal, "unknown 2+2 in 2");
}

static void an_answer_given_anew_stands_where_the_first_one_did(void **state) {
    struct journal *journal = *state;
    begin(journal, "a");
    topic(journal, "a", NULL);
    unsigned long first = options(journal, "a", "one,two");
    prompt(journal, "a");
    prompt(journal, "a");
    entry_add_number(journal_begin(journal, "a", DEED_BACK), "to", (double)first);
    kept(journal);
    say(journal, "a", (struct said){"Options", NULL, "option", "one,two,three", NULL, first});
    end(journal, "a", "finished");
    assert_last(journal, "mentee 3+0 in 1 led");
}

static void only_finished_sessions_before_this_one_count(void **state) {
    struct journal *journal = *state;
    lead(journal, "a");
    lead(journal, "b");
    begin(journal, "c");
    topic(journal, "c", NULL);
    options(journal, "c", "one,two,three");
    struct directions before = directions_open(journal, "b");
    assert_int_equal(directions_led(&before), 1);
    directions_free(&before);
    before = directions_open(journal, "c");
    assert_int_equal(directions_led(&before), 2);
    directions_free(&before);
    end(journal, "c", "closed early");
    before = directions_open(journal, NULL);
    assert_int_equal(directions_led(&before), 2);
    directions_free(&before);
}

static void it_is_told_to_the_mentee_in_plain_lines(void **state) {
    struct journal *journal = *state;
    struct bytes text = {0};
    lead(journal, "a");
    begin(journal, "b");
    topic(journal, "b", "coach");
    options(journal, "b", "one,two");
    leave(journal, "b", "Options", "advice", "yes");
    options(journal, "b", "three");
    struct directions directions = directions_open(journal, NULL);
    directions_text(&directions, &text);
    assert_string_equal(bytes_string(&text),
                        "Who led, in your conversations\n"
                        "\n2026-11-21 Fewer\n"
                        "  The topic was yours.\n"
                        "  3 options, all your own; 1 question on the way to them.\n"
                        "\n2026-11-21 Fewer, not finished\n"
                        "  The topic was brought in by the mentor.\n"
                        "  3 options: 2 your own, 1 brought in by the mentor; 3 questions on the "
                        "way to them.\n"
                        "\nIn 1 of them the lead was yours, and fewer questions are put now.\n");
    struct value value = directions_value(&directions);
    const struct value *sessions = value_get(&value, "sessions");
    assert_true(value_get_number(&value, "led", -1) == 1);
    assert_int_equal(sessions->count, 2);
    assert_string_equal(value_get_text(&sessions->items[1], "topic"), "coach");
    assert_true(value_get_number(&sessions->items[1], "given", -1) == 1);
    value_free(&value);
    directions_free(&directions);
    bytes_free(&text);
}

static void of_nothing_it_says_so(void **state) {
    struct bytes text = {0};
    struct directions directions = directions_open(*state, NULL);
    directions_text(&directions, &text);
    assert_non_null(strstr(bytes_string(&text), "Nothing can be told yet"));
    directions_free(&directions);
    bytes_free(&text);
}

int main(void) {
#define DIRECTION_TEST(test) cmocka_unit_test_setup_teardown(test, open_journal, close_journal)
    const struct CMUnitTest tests[] = {
        DIRECTION_TEST(who_brings_topic_and_three_options_leads),
        DIRECTION_TEST(a_topic_that_the_coach_typed_is_the_coachs),
        DIRECTION_TEST(without_a_topic_the_goal_tells_and_one_set_by_direction_is_the_coachs),
        DIRECTION_TEST(prompts_count_until_the_last_option_and_only_where_options_are),
        DIRECTION_TEST(what_is_named_after_advice_is_the_coachs),
        DIRECTION_TEST(advice_refused_information_and_another_section_leave_options_the_mentees),
        DIRECTION_TEST(an_offer_in_the_middle_of_a_list_counts_for_the_lines_after_it),
        DIRECTION_TEST(an_answer_given_anew_stands_where_the_first_one_did),
        DIRECTION_TEST(only_finished_sessions_before_this_one_count),
        DIRECTION_TEST(it_is_told_to_the_mentee_in_plain_lines),
        DIRECTION_TEST(of_nothing_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
