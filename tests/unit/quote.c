/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/quote: words that were held up, and what has become of them since.
 */
#include "unit.h"

#include "agenda/quote.h"
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

static unsigned long begin(struct journal *journal, const char *session) {
    entry_add_string(journal_begin(journal, session, DEED_BEGIN), "flow", "f");
    return kept(journal);
}

static unsigned long answer(struct journal *journal, const char *words, unsigned long revised) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", "goal");
    entry_add_string(entry, "asked", "What?");
    entry_add_string(entry, "answer", words);
    if (revised) entry_add_number(entry, "revises", (double)revised);
    return kept(journal);
}

static unsigned long two_lines(struct journal *journal, const char *first, const char *second,
                               unsigned long revised) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", "ideas");
    entry_add_string(entry, "asked", "Which?");
    entry_begin_list(entry, "answer");
    entry_add_item(entry, first, strlen(first));
    entry_add_item(entry, second, strlen(second));
    if (revised) entry_add_number(entry, "revises", (double)revised);
    return kept(journal);
}

static unsigned long item(struct journal *journal, const char *kind, const char *text,
                          unsigned long from) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ITEM);
    entry_add_string(entry, "kind", kind);
    entry_add_string(entry, "text", text);
    entry_add_number(entry, "from", (double)from);
    return kept(journal);
}

static void point(struct journal *journal, enum deed deed, const char *key, unsigned long number) {
    entry_add_number(journal_begin(journal, "s", deed), key, (double)number);
    kept(journal);
}

/* Quotes line `which` of entry `of`; 0: all of it. Gives the index of the quote. */
static size_t quote(struct journal *journal, const char *session, unsigned long of,
                    unsigned long which) {
    struct bytes *entry = journal_begin(journal, session, DEED_MOVE);
    entry_add_string(entry, "what", "replay");
    entry_add_number(entry, "of", (double)of);
    if (which) entry_add_number(entry, "which", (double)which);
    kept(journal);
    return journal_count(journal) - 1;
}

static struct quote look(struct journal *journal, size_t index) {
    assert_true(quote_is(journal_entry(journal, index)));
    return quote_look(journal, journal_entry(journal, index));
}

static int open_journal(void **state) {
    *state = journal_in_memory(&still);
    begin(*state, "s");
    return 0;
}

static int close_journal(void **state) {
    journal_close(*state);
    return 0;
}

static void words_that_stand_are_not_stale(void **state) {
    struct journal *journal = *state;
    unsigned long goal = answer(journal, "Mondays", 0);
    size_t of_answer = quote(journal, "s", goal, 0);
    size_t of_item = quote(journal, "s", item(journal, "goal", "Mondays", goal), 0);
    assert_false(look(journal, of_answer).stale);
    assert_false(look(journal, of_item).stale);
    assert_int_equal(look(journal, of_answer).source->number, goal);
    assert_false(quote_is(journal_entry(journal, 1)));
}

static void words_given_anew_make_a_quote_stale_and_say_what_stands(void **state) {
    struct journal *journal = *state;
    unsigned long goal = answer(journal, "Mondays", 0);
    unsigned long kept_goal = item(journal, "goal", "Mondays", goal);
    size_t of_answer = quote(journal, "s", goal, 0);
    size_t of_item = quote(journal, "s", kept_goal, 0);
    point(journal, DEED_BACK, "to", goal);
    assert_true(look(journal, of_answer).stale);
    assert_null(look(journal, of_answer).now);
    unsigned long second = answer(journal, "Tuesdays", goal);
    point(journal, DEED_BACK, "to", second);
    unsigned long third = answer(journal, "Fridays", second);
    assert_true(look(journal, of_item).stale);
    assert_int_equal(look(journal, of_answer).now->number, third);
    assert_int_equal(look(journal, of_item).now->number, third);
}

static void the_same_words_given_anew_are_not_stale(void **state) {
    struct journal *journal = *state;
    unsigned long goal = answer(journal, "Mondays", 0);
    size_t index = quote(journal, "s", goal, 0);
    point(journal, DEED_BACK, "to", goal);
    answer(journal, "Mondays", goal);
    assert_false(look(journal, index).stale);
}

static void words_taken_back_are_stale_until_that_is_taken_back(void **state) {
    struct journal *journal = *state;
    unsigned long goal = answer(journal, "Mondays", 0);
    size_t index = quote(journal, "s", goal, 0);
    point(journal, DEED_UNDO, "of", goal);
    unsigned long undo = journal_entry(journal, journal_count(journal) - 1)->number;
    assert_true(look(journal, index).stale);
    point(journal, DEED_UNDO, "of", undo);
    assert_false(look(journal, index).stale);
    point(journal, DEED_UNDO, "of", goal);
    unsigned long other = answer(journal, "Tuesdays", 0);
    assert_int_equal(look(journal, index).now->number, other);
}

static void of_a_list_only_the_line_that_was_quoted_counts(void **state) {
    struct journal *journal = *state;
    unsigned long ideas = two_lines(journal, "a bell", "a walk", 0);
    size_t first = quote(journal, "s", ideas, 1);
    size_t second = quote(journal, "s", ideas, 2);
    size_t all = quote(journal, "s", ideas, 0);
    point(journal, DEED_BACK, "to", ideas);
    two_lines(journal, "a bell", "a song", ideas);
    assert_false(look(journal, first).stale);
    assert_true(look(journal, second).stale);
    assert_true(look(journal, all).stale);
}

static void a_promise_reworded_in_a_later_session_makes_its_quote_stale(void **state) {
    struct journal *journal = *state;
    unsigned long walk = item(journal, "action", "walk to work", 0);
    size_t index = quote(journal, "s", walk, 0);
    begin(journal, "t");
    struct bytes *change = journal_begin(journal, "t", DEED_CHANGE);
    entry_add_number(change, "of", (double)walk);
    entry_add_string(change, "state", "revised");
    entry_add_string(change, "text", "walk home");
    unsigned long number = kept(journal);
    assert_true(look(journal, index).stale);
    assert_int_equal(look(journal, index).now->number, number);
}

static void a_change_is_words_too_until_the_next_one(void **state) {
    struct journal *journal = *state;
    unsigned long rule = item(journal, "agreement", "on time", 0);
    unsigned long changes[2];
    for (size_t i = 0; i < 2; i++) {
        struct bytes *change = journal_begin(journal, "s", DEED_CHANGE);
        entry_add_number(change, "of", (double)rule);
        entry_add_string(change, "text", i ? "at ten" : "at nine");
        changes[i] = kept(journal);
    }
    struct quote first = look(journal, quote(journal, "s", changes[0], 0));
    assert_true(first.stale);
    assert_int_equal(first.now->number, changes[1]);
    assert_false(look(journal, quote(journal, "s", changes[1], 0)).stale);
    assert_int_equal(quote_line(first.now, "at ten"), 1);
}

static void words_that_were_taken_out_of_the_file_are_stale(void **state) {
    struct journal *journal = *state;
    journal_begin(journal, "s", DEED_ERASED);
    size_t index = quote(journal, "t", kept(journal), 0);
    assert_true(look(journal, index).stale);
    assert_null(look(journal, index).source);
    assert_true(look(journal, quote(journal, "t", 4711, 0)).stale);
}

static void an_exception_is_not_the_mentees_words(void **state) {
    struct journal *journal = *state;
    item(journal, "exception", "the law", 0);
    item(journal, "goal", "the law", 0);
    size_t last = journal_count(journal) - 1;
    assert_int_equal(quote_line(journal_entry(journal, last - 1), "the law"), 0);
    assert_int_equal(quote_line(journal_entry(journal, last), "the law"), 1);
}

int main(void) {
#define QUOTE_TEST(test) cmocka_unit_test_setup_teardown(test, open_journal, close_journal)
    const struct CMUnitTest tests[] = {
        QUOTE_TEST(words_that_stand_are_not_stale),
        QUOTE_TEST(words_given_anew_make_a_quote_stale_and_say_what_stands),
        QUOTE_TEST(the_same_words_given_anew_are_not_stale),
        QUOTE_TEST(words_taken_back_are_stale_until_that_is_taken_back),
        QUOTE_TEST(of_a_list_only_the_line_that_was_quoted_counts),
        QUOTE_TEST(a_promise_reworded_in_a_later_session_makes_its_quote_stale),
        QUOTE_TEST(a_change_is_words_too_until_the_next_one),
        QUOTE_TEST(words_that_were_taken_out_of_the_file_are_stale),
        QUOTE_TEST(an_exception_is_not_the_mentees_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
