/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/sharing: what may be known of each entry.
 */
#include "unit.h"

#include "agenda/sharing.h"
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

static unsigned long answer(struct journal *journal, const char *session) {
    entry_add_string(journal_begin(journal, session, DEED_ANSWER), "answer", "words");
    return kept(journal);
}

static unsigned long item(struct journal *journal, const char *session, unsigned long from,
                          unsigned long also) {
    struct bytes *entry = journal_begin(journal, session, DEED_ITEM);
    entry_add_string(entry, "kind", "action");
    entry_add_string(entry, "text", "words");
    if (from && !also) entry_add_number(entry, "from", (double)from);
    if (also) bytes_format(entry, "from:\n- %lu\n- %lu\n", from, also);
    return kept(journal);
}

static unsigned long change(struct journal *journal, unsigned long of) {
    struct bytes *entry = journal_begin(journal, "", DEED_CHANGE);
    entry_add_number(entry, "of", (double)of);
    entry_add_string(entry, "state", "done");
    return kept(journal);
}

static void say(struct journal *journal, enum sharing sharing, unsigned long number) {
    sharing_say(journal, "", sharing, &number, 1, NULL);
    kept(journal);
}

static void say_whole(struct journal *journal, enum sharing sharing, const char *session) {
    sharing_say(journal, "", sharing, NULL, 0, session);
    kept(journal);
}

static void assert_sharing(struct journal *journal, unsigned long number, enum sharing expected) {
    struct sharing_of_all *all = sharing_open(journal);
    assert_int_equal(sharing_of(all, number), expected);
    sharing_free(all);
}

static int open_journal(void **state) {
    *state = journal_in_memory(&still);
    return 0;
}

static int close_journal(void **state) {
    journal_close(*state);
    return 0;
}

static void without_a_word_it_is_mine_and_counted(void **state) {
    unsigned long a = answer(*state, "s");
    assert_sharing(*state, a, SHARING_UNSAID);
    assert_string_equal(sharing_name(SHARING_UNSAID), "mine");
    assert_false(sharing_shows(SHARING_UNSAID));
    assert_true(sharing_counts(SHARING_UNSAID));
}

static void only_ours_shows_and_mine_is_not_counted(void **state) {
    static const enum sharing strict[] = {SHARING_COUNTED, SHARING_UNSAID, SHARING_MINE,
                                          SHARING_UNKEPT};
    (void)state;
    assert_true(sharing_shows(SHARING_OURS));
    for (size_t i = 0; i < sizeof strict / sizeof *strict; i++)
        assert_false(sharing_shows(strict[i]));
    assert_true(sharing_counts(SHARING_OURS));
    assert_true(sharing_counts(SHARING_COUNTED));
    assert_false(sharing_counts(SHARING_MINE));
    assert_false(sharing_counts(SHARING_UNKEPT));
}

static void each_word_is_read_as_it_is_written(void **state) {
    static const enum sharing all[] = {SHARING_OURS, SHARING_COUNTED, SHARING_MINE, SHARING_UNKEPT};
    enum sharing read = SHARING_UNSAID;
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_true(sharing_read(sharing_name(all[i]), &read));
        assert_int_equal(read, all[i]);
    }
    assert_false(sharing_read("our", &read));
    assert_false(sharing_read("", &read));
}

static void what_was_said_last_holds(void **state) {
    unsigned long a = answer(*state, "s");
    unsigned long b = answer(*state, "s");
    say(*state, SHARING_OURS, a);
    assert_sharing(*state, a, SHARING_OURS);
    say(*state, SHARING_MINE, a);
    assert_sharing(*state, a, SHARING_MINE);
    assert_sharing(*state, b, SHARING_UNSAID);
}

static void a_whole_session_is_said_with_what_comes_later(void **state) {
    unsigned long a = answer(*state, "s");
    unsigned long other = answer(*state, "t");
    say_whole(*state, SHARING_OURS, "s");
    unsigned long b = answer(*state, "s");
    assert_sharing(*state, a, SHARING_OURS);
    assert_sharing(*state, b, SHARING_OURS);
    assert_sharing(*state, other, SHARING_UNSAID);
    struct sharing_of_all *all = sharing_open(*state);
    assert_int_equal(sharing_of_session(all, "s"), SHARING_OURS);
    assert_int_equal(sharing_of_session(all, "t"), SHARING_UNSAID);
    assert_int_equal(sharing_of(all, 99), SHARING_UNSAID);
    assert_int_equal(sharing_at(all, 99), SHARING_UNSAID);
    sharing_free(all);
}

static void of_a_session_and_an_entry_the_later_word_holds(void **state) {
    unsigned long a = answer(*state, "s");
    say_whole(*state, SHARING_OURS, "s");
    say(*state, SHARING_COUNTED, a);
    assert_sharing(*state, a, SHARING_COUNTED);
    say_whole(*state, SHARING_MINE, "s");
    assert_sharing(*state, a, SHARING_MINE);
}

static void an_item_follows_the_answer_it_came_from(void **state) {
    unsigned long a = answer(*state, "s");
    unsigned long goal = item(*state, "s", a, 0);
    say(*state, SHARING_OURS, a);
    assert_sharing(*state, goal, SHARING_OURS);
    say(*state, SHARING_MINE, a);
    assert_sharing(*state, goal, SHARING_MINE);
    say(*state, SHARING_COUNTED, goal);
    assert_sharing(*state, goal, SHARING_COUNTED);
    assert_sharing(*state, a, SHARING_MINE);
}

static void a_session_that_is_ours_does_not_show_an_item_whose_answer_is_not(void **state) {
    unsigned long a = answer(*state, "s");
    unsigned long goal = item(*state, "s", a, 0);
    say_whole(*state, SHARING_OURS, "s");
    say(*state, SHARING_MINE, a);
    assert_sharing(*state, goal, SHARING_MINE);
}

static void an_item_of_several_answers_follows_the_strictest(void **state) {
    unsigned long a = answer(*state, "s");
    unsigned long b = answer(*state, "s");
    unsigned long action = item(*state, "s", a, b);
    say(*state, SHARING_OURS, a);
    assert_sharing(*state, action, SHARING_UNSAID);
    say(*state, SHARING_OURS, b);
    assert_sharing(*state, action, SHARING_OURS);
    say(*state, SHARING_COUNTED, a);
    assert_sharing(*state, action, SHARING_COUNTED);
}

static void what_became_of_an_item_follows_the_item(void **state) {
    unsigned long goal = item(*state, "", 0, 0);
    unsigned long done = change(*state, goal);
    say(*state, SHARING_OURS, goal);
    assert_sharing(*state, done, SHARING_OURS);
    say(*state, SHARING_MINE, done);
    assert_sharing(*state, done, SHARING_MINE);
    assert_sharing(*state, goal, SHARING_OURS);
}

static void a_share_within_a_session_that_names_nothing_is_about_all_of_it(void **state) {
    unsigned long a = answer(*state, "s");
    entry_add_string(journal_begin(*state, "s", DEED_SHARE), "as", "ours");
    kept(*state);
    assert_sharing(*state, a, SHARING_OURS);
}

static void what_makes_no_sense_says_nothing(void **state) {
    unsigned long a = answer(*state, "s");
    struct bytes *share = journal_begin(*state, "", DEED_SHARE);
    entry_add_string(share, "as", "everyone's");
    entry_add_number(share, "of", (double)a);
    kept(*state);
    say(*state, SHARING_OURS, 77);
    unsigned long strange = item(*state, "s", 99, 0); /* comes from something later */
    assert_sharing(*state, a, SHARING_UNSAID);
    assert_sharing(*state, strange, SHARING_UNSAID);
}

#define IN_MEMORY(test) cmocka_unit_test_setup_teardown(test, open_journal, close_journal)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_MEMORY(without_a_word_it_is_mine_and_counted),
        IN_MEMORY(only_ours_shows_and_mine_is_not_counted),
        IN_MEMORY(each_word_is_read_as_it_is_written),
        IN_MEMORY(what_was_said_last_holds),
        IN_MEMORY(a_whole_session_is_said_with_what_comes_later),
        IN_MEMORY(of_a_session_and_an_entry_the_later_word_holds),
        IN_MEMORY(an_item_follows_the_answer_it_came_from),
        IN_MEMORY(a_session_that_is_ours_does_not_show_an_item_whose_answer_is_not),
        IN_MEMORY(an_item_of_several_answers_follows_the_strictest),
        IN_MEMORY(what_became_of_an_item_follows_the_item),
        IN_MEMORY(a_share_within_a_session_that_names_nothing_is_about_all_of_it),
        IN_MEMORY(what_makes_no_sense_says_nothing),
    };
    return cmocka_run_group_tests_name("sharing", tests, NULL, NULL);
}
