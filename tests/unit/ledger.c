/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/ledger: what holds after going back, taking back and using again.
 */
#include "unit.h"

#include "agenda/fold.h"
#include "agenda/ledger.h"
#include "base/bytes.h"
#include "base/fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct clock still = {.fixed = 1795262400};

/* Each adds one entry and gives its number. */
static unsigned long kept(struct journal *journal) {
    struct fault fault = {0};
    unsigned long number = journal_number(journal);
    assert_true(journal_keep(journal, &fault));
    return number;
}

static unsigned long add(struct journal *journal, enum deed deed, const char *question) {
    struct bytes *entry = journal_begin(journal, "s", deed);
    entry_add_string(entry, "question", question);
    entry_add_string(entry, "answer", deed == DEED_ANSWER ? "words" : NULL);
    return kept(journal);
}

static unsigned long answer(struct journal *journal, const char *question) {
    return add(journal, DEED_ANSWER, question);
}

static unsigned long point(struct journal *journal, enum deed deed, const char *key,
                           unsigned long number) {
    entry_add_number(journal_begin(journal, "s", deed), key, (double)number);
    return kept(journal);
}

static unsigned long back(struct journal *journal, unsigned long to) {
    return point(journal, DEED_BACK, "to", to);
}

static unsigned long undo(struct journal *journal, unsigned long of) {
    return point(journal, DEED_UNDO, "of", of);
}

static unsigned long revise(struct journal *journal, const char *question, unsigned long revised) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", question);
    entry_add_number(entry, "revises", (double)revised);
    return kept(journal);
}

static unsigned long item(struct journal *journal, const char *kind, unsigned long from) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ITEM);
    entry_add_string(entry, "kind", kind);
    entry_add_string(entry, "text", "words");
    if (from) entry_add_number(entry, "from", (double)from);
    return kept(journal);
}

/* What became of an item. */
static unsigned long change(struct journal *journal, unsigned long of, const char *state) {
    struct bytes *entry = journal_begin(journal, "s", DEED_CHANGE);
    entry_add_number(entry, "of", (double)of);
    entry_add_string(entry, "state", state);
    return kept(journal);
}

static unsigned long reuse(struct journal *journal, const unsigned long *numbers, size_t count) {
    struct bytes *entry = journal_begin(journal, "s", DEED_REUSE);
    entry_begin_list(entry, "of");
    for (size_t i = 0; i < count; i++) {
        char text[32];
        snprintf(text, sizeof text, "%lu", numbers[i]);
        entry_add_item(entry, text, strlen(text));
    }
    return kept(journal);
}

/* The standing of every entry in a row, a letter each: S stands, A set aside, O opened, T taken
 * back. */
static void assert_standings(struct journal *journal, const char *expected) {
    char seen[64] = "";
    struct ledger ledger = ledger_open(journal, "s");
    assert_true(ledger.count < sizeof seen);
    for (size_t i = 0; i < ledger.count; i++)
        seen[i] = "SAOT"[ledger.records[i].standing];
    ledger_free(&ledger);
    assert_string_equal(seen, expected);
}

/* The numbers of the steps in the order of the conversation. */
static void assert_order(struct journal *journal, const char *expected) {
    struct bytes seen = {0};
    struct ledger ledger = ledger_open(journal, "s");
    for (size_t i = 0; i < ledger.ordered; i++) {
        const struct record *record = &ledger.records[ledger.order[i]];
        assert_true(record->ordered);
        bytes_format(&seen, "%s%lu", i ? " " : "", record->entry->number);
    }
    assert_string_equal(bytes_string(&seen), expected);
    ledger_free(&ledger);
    bytes_free(&seen);
}

static int open_journal(void **state) {
    *state = journal_in_memory(&still);
    return 0;
}

static int close_journal(void **state) {
    journal_close(*state);
    return 0;
}

static void without_detours_everything_stands_in_its_order(void **state) {
    answer(*state, "a");
    add(*state, DEED_SKIP, "b");
    add(*state, DEED_GO, "c");
    item(*state, "action", 0);
    assert_standings(*state, "SSSS");
    assert_order(*state, "1 2 3 4");
}

static void going_back_opens_one_and_sets_aside_what_came_after(void **state) {
    answer(*state, "a");
    unsigned long b = answer(*state, "b");
    answer(*state, "c");
    back(*state, b);
    assert_standings(*state, "SOAS");
}

static void going_back_to_nothing_changes_nothing(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long note = add(*state, DEED_NOTE, NULL);
    back(*state, 99);
    back(*state, 0);
    back(*state, note);
    back(*state, 7); /* itself and later ones */
    back(*state, 8);
    assert_standings(*state, "SSSSSSS");
    back(*state, a);
    assert_standings(*state, "OSSSSSSS");
}

static void an_undone_back_gives_everything_back(void **state) {
    unsigned long a = answer(*state, "a");
    answer(*state, "b");
    unsigned long gone = back(*state, a);
    undo(*state, gone);
    assert_standings(*state, "SSTS");
}

static void an_undone_undo_restores_what_it_undid(void **state) {
    unsigned long a = answer(*state, "a");
    answer(*state, "b");
    unsigned long gone = back(*state, a);
    unsigned long first = undo(*state, gone);
    unsigned long second = undo(*state, first);
    assert_standings(*state, "OASTS");
    undo(*state, second);
    assert_standings(*state, "SSTSTS");
}

static void an_undo_of_nothing_or_of_the_future_is_passed_over(void **state) {
    answer(*state, "a");
    undo(*state, 0);
    undo(*state, 3);
    undo(*state, 5);
    answer(*state, "b");
    assert_standings(*state, "SSSSS");
}

static void an_undone_answer_does_not_count(void **state) {
    answer(*state, "a");
    unsigned long b = answer(*state, "b");
    undo(*state, b);
    assert_standings(*state, "STS");
    back(*state, b); /* nor can it be opened */
    assert_standings(*state, "STSS");
    back(*state, 1);
    assert_standings(*state, "OTSSS");
}

static void answers_set_aside_hold_again_when_they_are_used(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long b = answer(*state, "b");
    unsigned long c = answer(*state, "c");
    back(*state, a);
    revise(*state, "a", a);
    const unsigned long numbers[] = {c, b, 99, 0, a};
    reuse(*state, numbers, 1);
    assert_standings(*state, "OASSSS");
    unsigned long all = reuse(*state, numbers, 5);
    assert_standings(*state, "OSSSSSS"); /* the opened one stays open */
    undo(*state, all);
    assert_standings(*state, "OASSSSTS");
    assert_order(*state, "1 5 2 3");
}

static void an_answer_that_revises_takes_the_place_of_the_old_one(void **state) {
    unsigned long a = answer(*state, "a");
    answer(*state, "b");
    answer(*state, "c");
    back(*state, a);
    unsigned long again = revise(*state, "a", a);
    assert_standings(*state, "OAASS");
    assert_order(*state, "1 5 2 3");
    back(*state, again);
    revise(*state, "a", again);
    assert_order(*state, "1 5 7 2 3");
}

static void a_revision_of_nothing_stands_at_the_end(void **state) {
    answer(*state, "a");
    revise(*state, "b", 77);
    revise(*state, "c", 3); /* itself */
    revise(*state, "d", 5); /* what comes later */
    unsigned long note = add(*state, DEED_NOTE, NULL);
    revise(*state, "e", note); /* what has no place */
    assert_order(*state, "1 2 3 4 6");
    assert_standings(*state, "SSSSSS");
}

static void own_questions_hang_on_nothing(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long own = answer(*state, ledger_own_question);
    answer(*state, "b");
    back(*state, a);
    assert_standings(*state, "OSAS");
    back(*state, own); /* and opened, it is opened alone */
    assert_standings(*state, "OOASS");
}

static void an_own_question_opened_leaves_what_came_after(void **state) {
    answer(*state, "a");
    unsigned long own = add(*state, DEED_SKIP, ledger_own_question);
    answer(*state, "b");
    back(*state, own);
    assert_standings(*state, "SOSS");
}

static void items_share_the_fate_of_their_answer(void **state) {
    answer(*state, "a");
    unsigned long b = answer(*state, "b");
    item(*state, "goal", b);
    unsigned long c = answer(*state, "c");
    item(*state, "option", c);
    unsigned long free_standing = item(*state, "note", 0);
    back(*state, b);
    assert_standings(*state, "SOOAASS");
    undo(*state, free_standing);
    assert_standings(*state, "SOOAATSS");
    reuse(*state, &c, 1);
    assert_standings(*state, "SOOSSTSSS");
}

static void an_undone_item_stays_undone_when_its_answer_holds(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long goal = item(*state, "goal", a);
    undo(*state, goal);
    assert_standings(*state, "STS");
}

static void actions_are_steps_and_are_set_aside_with_them(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long action = item(*state, "action", 0);
    assert_order(*state, "1 2");
    back(*state, a);
    assert_standings(*state, "OAS");
    reuse(*state, &action, 1);
    assert_standings(*state, "OSSS");
}

static void what_was_put_behind_an_undone_answer_waits(void **state) {
    answer(*state, "a");
    unsigned long before = item(*state, "action", 0);
    unsigned long b = answer(*state, "b");
    unsigned long action = item(*state, "action", 0);
    unsigned long become = change(*state, before, "done");
    unsigned long own = answer(*state, ledger_own_question);
    unsigned long undone = undo(*state, own); /* the flow knows nothing of it */
    assert_standings(*state, "SSSSSTS");
    undo(*state, b);
    assert_standings(*state, "SSTAATSS");
    answer(*state, "b");
    reuse(*state, &become, 1);
    item(*state, "action", 0); /* another, in place of the old one */
    assert_standings(*state, "SSTASTSSSSS");
    assert_order(*state, "1 2 3 4 5 6 9 11");
    undo(*state, undone);
    undo(*state, action); /* nothing hangs on what was put there */
    assert_standings(*state, "SSTTSSTSSSSSS");
}

static void changes_are_steps_and_are_set_aside_with_them(void **state) {
    unsigned long a = answer(*state, "a");
    unsigned long changed = change(*state, 99, "done");
    assert_order(*state, "1 2");
    back(*state, a);
    assert_standings(*state, "OAS");
    reuse(*state, &changed, 1);
    assert_standings(*state, "OSSS");
    undo(*state, changed);
    assert_standings(*state, "OTSSS");
    back(*state, a);
    assert_standings(*state, "OTSSSS"); /* what was taken back is not set aside as well */
}

/* Gives the state that the only item has, or "open". */
static const char *state_of(struct journal *journal) {
    struct fold fold = fold_open(journal);
    assert_int_equal(fold.item_count, 1);
    const char *state = fold.items[0].state ? fold.items[0].state : "open";
    fold_free(&fold);
    return state;
}

static void a_promise_is_what_the_last_change_that_holds_says(void **state) {
    journal_begin(*state, "s", DEED_BEGIN);
    kept(*state);
    unsigned long promise = item(*state, "action", 0);
    unsigned long a = answer(*state, "a");
    assert_string_equal(state_of(*state), "open");
    change(*state, promise, "carried");
    assert_string_equal(state_of(*state), "carried");
    unsigned long gone = back(*state, a);
    assert_string_equal(state_of(*state), "open");
    change(*state, promise, "dropped");
    assert_string_equal(state_of(*state), "dropped");
    undo(*state, gone);
    assert_string_equal(state_of(*state), "dropped");
    undo(*state, a);
    assert_string_equal(state_of(*state), "open");
    change(*state, promise + 50, "done"); /* of nothing */
    change(*state, 0, "done");
    assert_string_equal(state_of(*state), "open");
}

static void a_promise_is_open_until_it_is_done_or_dropped(void **state) {
    static const struct {
        const char *state;
        bool is_open;
    } states[] = {{"carried", true}, {"revised", true}, {"done", false}, {"dropped", false}};
    journal_begin(*state, "s", DEED_BEGIN);
    kept(*state);
    unsigned long promise = item(*state, "action", 0);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        change(*state, promise, states[i].state);
        struct fold fold = fold_open(*state);
        assert_int_equal(item_is_open(&fold.items[0]), states[i].is_open);
        fold_free(&fold);
    }
}

static void a_change_gives_a_promise_its_new_words_and_day(void **state) {
    journal_begin(*state, "s", DEED_BEGIN);
    kept(*state);
    unsigned long promise = item(*state, "action", 0);
    struct bytes *entry = journal_begin(*state, "s", DEED_CHANGE);
    entry_add_number(entry, "of", (double)promise);
    entry_add_string(entry, "text", "other words");
    entry_add_string(entry, "when", "2026-12-04");
    kept(*state);
    change(*state, promise, "carried"); /* and keeps them */
    struct fold fold = fold_open(*state);
    assert_string_equal(fold.items[0].text, "other words");
    assert_string_equal(fold.items[0].when, "2026-12-04");
    assert_string_equal(fold.items[0].state, "carried");
    assert_int_equal(fold.items[0].number, promise);
    fold_free(&fold);
}

static void before_a_session_began_its_changes_are_not_known(void **state) {
    struct fault fault = {0};
    journal_begin(*state, "s", DEED_BEGIN);
    kept(*state);
    unsigned long promise = item(*state, "action", 0);
    journal_begin(*state, "later", DEED_BEGIN);
    kept(*state);
    struct bytes *entry = journal_begin(*state, "later", DEED_CHANGE);
    entry_add_number(entry, "of", (double)promise);
    entry_add_string(entry, "state", "done");
    assert_true(journal_keep(*state, &fault));
    struct fold before = fold_before(*state, "later");
    assert_int_equal(before.session_count, 1);
    assert_true(item_is_open(&before.items[0]));
    fold_free(&before);
    struct fold all = fold_open(*state);
    assert_int_equal(all.session_count, 2);
    assert_false(item_is_open(&all.items[0]));
    fold_free(&all);
    struct fold first = fold_before(*state, "s");
    assert_int_equal(first.session_count + first.item_count, 0);
    fold_free(&first);
}

static void another_session_is_no_concern_of_this_one(void **state) {
    struct fault fault = {0};
    unsigned long a = answer(*state, "a");
    entry_add_number(journal_begin(*state, "other", DEED_BACK), "to", (double)a);
    entry_add_number(journal_begin(*state, "other", DEED_UNDO), "of", (double)a);
    assert_true(journal_keep(*state, &fault));
    answer(*state, "b");
    assert_standings(*state, "SS");
    assert_order(*state, "1 4");
}

static void each_record_is_found_by_its_number(void **state) {
    struct fault fault = {0};
    for (int i = 0; i < 50; i++) {
        journal_begin(*state, i % 3 ? "s" : "other", DEED_NOTE);
        assert_true(journal_keep(*state, &fault));
    }
    struct ledger ledger = ledger_open(*state, "s");
    for (unsigned long number = 0; number < 60; number++) {
        struct record *found = ledger_find(&ledger, number);
        bool expected = number >= 1 && number <= 50 && (number - 1) % 3;
        assert_int_equal(found != NULL, expected);
        if (found) assert_int_equal(found->entry->number, number);
    }
    ledger_free(&ledger);
    struct ledger empty = ledger_open(*state, "nobody");
    assert_null(ledger_find(&empty, 1));
    assert_int_equal(empty.count + empty.ordered, 0);
    ledger_free(&empty);
}

/* Going back and undoing by chance: one answer less or more never breaks the rules. */
static void whatever_happens_the_order_holds_every_step_once(void **state) {
    uint32_t seed = 7;
    for (int i = 1; i <= 400; i++) {
        seed = seed * 1664525 + 1013904223;
        unsigned long other = 1 + (seed >> 8) % (unsigned long)i;
        switch ((seed >> 4) % 7) {
        case 0:
            back(*state, other);
            break;
        case 1:
            undo(*state, other);
            break;
        case 2:
            revise(*state, "r", other);
            break;
        case 3:
            reuse(*state, &other, 1);
            break;
        case 4:
            item(*state, i % 2 ? "goal" : "action", other);
            break;
        case 5:
            change(*state, other, i % 2 ? "done" : "carried");
            break;
        default:
            answer(*state, i % 7 ? "q" : ledger_own_question);
        }
    }
    struct ledger ledger = ledger_open(*state, "s");
    size_t steps = 0;
    bool *seen = calloc(ledger.count, sizeof *seen);
    for (size_t i = 0; i < ledger.ordered; i++) {
        assert_true(ledger.order[i] < ledger.count);
        assert_false(seen[ledger.order[i]]);
        seen[ledger.order[i]] = true;
    }
    for (size_t i = 0; i < ledger.count; i++)
        steps += ledger.records[i].ordered;
    assert_int_equal(steps, ledger.ordered);
    free(seen);
    ledger_free(&ledger);
}

static void the_fold_shows_what_the_ledger_lets_stand(void **state) {
    struct bytes *begin = journal_begin(*state, "s", DEED_BEGIN);
    entry_add_string(begin, "flow", "first-step");
    unsigned long first = kept(*state) + 1;
    answer(*state, "goal");
    item(*state, "goal", first);
    unsigned long second = answer(*state, "b");
    item(*state, "option", second);
    back(*state, second);
    struct fold fold = fold_open(*state);
    assert_int_equal(fold.session_count, 1);
    assert_int_equal(fold.sessions[0].answers, 1);
    assert_int_equal(fold.item_count, 1);
    assert_string_equal(fold.items[0].kind, "goal");
    assert_ptr_equal(fold_unfinished(&fold, NULL), &fold.sessions[0]);
    assert_null(fold_unfinished(&fold, "another-flow"));
    fold_free(&fold);
}

#define WITH_JOURNAL(test) cmocka_unit_test_setup_teardown(test, open_journal, close_journal)

static void a_rule_of_both_is_set_aside_with_the_yes_that_it_hangs_on(void **state) {
    struct journal *journal = *state;
    unsigned long yes = answer(journal, "yes-coach");
    entry_add_string(journal_begin(journal, "s", DEED_ITEM), "by", "both");
    unsigned long rule = kept(journal);
    answer(journal, "later");
    unsigned long undone = undo(journal, yes);
    assert_standings(journal, "TASS");
    undo(journal, undone);
    assert_standings(journal, "SSSTS");
    back(journal, yes);
    assert_standings(journal, "OAATSS");
    reuse(journal, (unsigned long[]){rule}, 1);
    assert_standings(journal, "OSATSSS");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_JOURNAL(a_rule_of_both_is_set_aside_with_the_yes_that_it_hangs_on),
        WITH_JOURNAL(without_detours_everything_stands_in_its_order),
        WITH_JOURNAL(going_back_opens_one_and_sets_aside_what_came_after),
        WITH_JOURNAL(going_back_to_nothing_changes_nothing),
        WITH_JOURNAL(an_undone_back_gives_everything_back),
        WITH_JOURNAL(an_undone_undo_restores_what_it_undid),
        WITH_JOURNAL(an_undo_of_nothing_or_of_the_future_is_passed_over),
        WITH_JOURNAL(an_undone_answer_does_not_count),
        WITH_JOURNAL(answers_set_aside_hold_again_when_they_are_used),
        WITH_JOURNAL(an_answer_that_revises_takes_the_place_of_the_old_one),
        WITH_JOURNAL(a_revision_of_nothing_stands_at_the_end),
        WITH_JOURNAL(own_questions_hang_on_nothing),
        WITH_JOURNAL(an_own_question_opened_leaves_what_came_after),
        WITH_JOURNAL(items_share_the_fate_of_their_answer),
        WITH_JOURNAL(an_undone_item_stays_undone_when_its_answer_holds),
        WITH_JOURNAL(actions_are_steps_and_are_set_aside_with_them),
        WITH_JOURNAL(what_was_put_behind_an_undone_answer_waits),
        WITH_JOURNAL(changes_are_steps_and_are_set_aside_with_them),
        WITH_JOURNAL(a_promise_is_what_the_last_change_that_holds_says),
        WITH_JOURNAL(a_promise_is_open_until_it_is_done_or_dropped),
        WITH_JOURNAL(a_change_gives_a_promise_its_new_words_and_day),
        WITH_JOURNAL(before_a_session_began_its_changes_are_not_known),
        WITH_JOURNAL(another_session_is_no_concern_of_this_one),
        WITH_JOURNAL(each_record_is_found_by_its_number),
        WITH_JOURNAL(whatever_happens_the_order_holds_every_step_once),
        WITH_JOURNAL(the_fold_shows_what_the_ledger_lets_stand),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
