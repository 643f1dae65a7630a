/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/erasing and agenda/gone: what goes with an entry, and what is left of the file.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/erasing.h"
#include "base/fault.h"

static const struct clock still = {.fixed = 1795262400};

static struct journal *open_at(const char *path) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(journal);
    assert_int_equal(notes.length, 0);
    bytes_free(&notes);
    return journal;
}

static unsigned long kept(struct journal *journal) {
    struct fault fault = {0};
    unsigned long number = journal_number(journal);
    assert_true(journal_keep(journal, &fault));
    return number;
}

static unsigned long answer(struct journal *journal, const char *question, const char *quoted,
                            const char *words) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", question);
    entry_add_string(entry, "quoted", quoted);
    entry_add_string(entry, "asked", "What now?");
    entry_add_string(entry, "answer", words);
    return kept(journal);
}

static unsigned long item(struct journal *journal, const char *kind, const char *text,
                          const unsigned long *from, size_t count) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ITEM);
    entry_add_string(entry, "kind", kind);
    entry_add_string(entry, "text", text);
    if (count == 1) entry_add_number(entry, "from", (double)from[0]);
    if (count > 1) entry_begin_list(entry, "from");
    for (size_t i = 0; count > 1 && i < count; i++)
        bytes_format(entry, "- %lu\n", from[i]);
    return kept(journal);
}

static unsigned long with(struct journal *journal, enum deed deed, const char *key,
                          const char *text, unsigned long of) {
    struct bytes *entry = journal_begin(journal, "s", deed);
    entry_add_string(entry, "question", "goal");
    entry_add_string(entry, "asked", "What now?");
    entry_add_string(entry, key, text);
    if (of) entry_add_number(entry, "of", (double)of);
    return kept(journal);
}

/* Erases `numbers`, ended by 0, and says what became of each entry, a letter each: . stays,
 * x gone, c cleaned, a alike. */
static void assert_fates(const struct scratch *scratch, const unsigned long *numbers,
                         const char *expected) {
    char seen[64] = "";
    struct fault fault = {0};
    struct journal *journal = open_at(scratch->path);
    struct erasing *erasing = erasing_open(journal);
    for (; *numbers; numbers++)
        assert_true(erasing_add(erasing, *numbers, &fault));
    assert_true(erasing_run(erasing, &still, &fault));
    for (size_t i = 0; i < journal_count(journal); i++)
        seen[i] = ".xca"[erasing_fate(erasing, i)];
    assert_string_equal(seen, expected);
    erasing_free(erasing);
    journal_close(journal);
    journal_close(open_at(scratch->path)); /* it is whole, and nobody edited it by hand */
}

static void assert_holds(const struct scratch *scratch, const char *text, bool expected) {
    struct bytes all = scratch_read(scratch->path);
    if ((strcasestr(bytes_string(&all), text) != NULL) != expected)
        fail_msg("%s “%s”:\n%s", expected ? "does not hold" : "holds", text, bytes_string(&all));
    bytes_free(&all);
}

#define ERASED(...) ((const unsigned long[]){__VA_ARGS__, 0})

static void an_answer_goes_with_its_items_and_leaves_its_number(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long goal = answer(journal, "goal", NULL, "Fewer, shorter meetings");
    item(journal, "goal", "Fewer, shorter meetings", &goal, 1);
    answer(journal, "why", "You said: “Fewer, shorter meetings”", "To breathe");
    journal_close(journal);
    assert_fates(scratch, ERASED(goal), "xxc");
    assert_holds(scratch, "meetings", false);
    assert_holds(scratch, "You said: “…”", true);
    assert_holds(scratch, "To breathe", true);
    journal = open_at(scratch->path);
    assert_int_equal(journal_count(journal), 3);
    assert_int_equal(journal_entry(journal, 0)->deed, DEED_ERASED);
    assert_int_equal(journal_entry(journal, 0)->number, goal);
    assert_true(gone_from(journal_entry(journal, 2)));
    journal_close(journal);
}

static void half_typed_words_of_the_same_question_go_too(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    with(journal, DEED_PAUSE, "draft", "Fewer, sho", 0);
    with(journal, DEED_DRAFT, "line", "Fewer things", 0);
    unsigned long goal = answer(journal, "goal", NULL, "Fewer, shorter meetings");
    journal_close(journal);
    assert_fates(scratch, ERASED(goal), "xxx");
    assert_holds(scratch, "Fewer", false);
}

static void what_was_answered_there_before_goes_too(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long first = answer(journal, "goal", NULL, "Nobody at my door");
    answer(journal, "goal", NULL, "A second one that holds");
    entry_add_number(journal_begin(journal, "s", DEED_UNDO), "of", (double)first);
    kept(journal);
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", "goal");
    entry_add_string(entry, "asked", "What now?");
    entry_add_string(entry, "answer", "A quiet door");
    unsigned long last = kept(journal);
    journal_close(journal);
    assert_fates(scratch, ERASED(last), "x..x");
    assert_holds(scratch, "door", false);
}

static void an_action_goes_with_the_answers_that_are_its_words(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long goal = answer(journal, "goal", NULL, "Calm");
    unsigned long step = answer(journal, "step", NULL, "Close the door at nine");
    unsigned long from[] = {goal, step};
    unsigned long action = item(journal, "action", "Close the door at nine", from, 2);
    with(journal, DEED_CHANGE, "text", "Close it at ten", action);
    journal_close(journal);
    assert_fates(scratch, ERASED(action), ".xxx");
    assert_holds(scratch, "Calm", true);
}

static void an_answer_leaves_an_action_that_only_mentions_it(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long goal = answer(journal, "goal", NULL, "Calm");
    unsigned long step = answer(journal, "step", NULL, "Close the door at nine");
    struct bytes *entry = journal_begin(journal, "s", DEED_ITEM);
    entry_add_string(entry, "kind", "action");
    entry_add_string(entry, "text", "Close the door at nine");
    entry_add_string(entry, "toward", "Calm");
    bytes_format(entry, "from:\n- %lu\n- %lu\n", step, goal);
    kept(journal);
    journal_close(journal);
    assert_fates(scratch, ERASED(goal), "x.c");
    assert_holds(scratch, "Calm", false);
    assert_holds(scratch, "toward: …", true);
}

static void of_a_list_only_the_line_goes(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", "options");
    entry_begin_list(entry, "answer");
    entry_add_item(entry, "Stay", 4);
    entry_add_item(entry, "Leave", 5);
    unsigned long options = kept(journal);
    item(journal, "option", "Stay", &options, 1);
    unsigned long leave = item(journal, "option", "Leave", &options, 1);
    journal_close(journal);
    assert_fates(scratch, ERASED(leave), "c.x");
    assert_holds(scratch, "Leave", false);
    assert_holds(scratch, "answer:\n- Stay\n", true);
}

static void a_topic_goes_with_its_being_taken_up(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    entry_add_string(journal_begin(journal, "s", DEED_PARK), "text", "The budget");
    unsigned long park = kept(journal);
    struct bytes *entry = journal_begin(journal, "s", DEED_MOVE);
    entry_add_string(entry, "what", "taken up");
    entry_add_number(entry, "of", (double)park);
    entry_add_string(entry, "quoted", "“The budget”");
    entry_add_string(entry, "asked", "What would you like to do with it now?");
    kept(journal);
    answer(journal, "own", "“The budget”", "Leave it");
    journal_close(journal);
    assert_fates(scratch, ERASED(park), "xxc");
    assert_holds(scratch, "budget", false);
}

static void short_words_are_taken_out_nearby_and_only_as_whole_words(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long calm = answer(journal, "a", NULL, "Calm");
    answer(journal, "b", "What would CALM give you?", "Air");
    answer(journal, "c", "How calmly?", "Air");
    unsigned long eight = answer(journal, "d", NULL, "8");
    answer(journal, "e", "It matters “8”, of 18 or 8.", "Air");
    journal_close(journal);
    assert_fates(scratch, ERASED(calm, eight), "xc.xc");
    assert_holds(scratch, "What would … give you?", true);
    assert_holds(scratch, "How calmly?", true);
    assert_holds(scratch, "It matters “…”, of 18 or 8.", true);
}

static void in_other_sessions_only_long_words_are_taken_out(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long calm = answer(journal, "a", NULL, "Calm");
    unsigned long goal = answer(journal, "b", NULL, "A meeting that ends at ten");
    entry_add_string(journal_begin(journal, "t", DEED_SKIP), "quoted",
                     "Calm, and a meeting that ends at ten");
    kept(journal);
    journal_close(journal);
    assert_fates(scratch, ERASED(calm, goal), "xxa"); /* Calm is still there */
    assert_holds(scratch, "quoted: Calm, and …", true);
}

static void what_was_typed_again_is_left_and_named(void **state) {
    const struct scratch *scratch = *state;
    struct journal *journal = open_at(scratch->path);
    unsigned long goal = answer(journal, "a", NULL, "My head of year shouts");
    answer(journal, "b", NULL, "That the head of year shouts");
    answer(journal, "c", NULL, "The coffee");
    journal_close(journal);
    assert_fates(scratch, ERASED(goal), "xa.");
}

static void what_a_person_wrote_by_hand_stays_so(void **state) {
    static const char text[] = "# mine: A meeting that ends at ten\n"
                               "---\nentry: 1\nat: 2026-11-21T09:00:00Z\nsession: s\ndo: answer\n"
                               "question: a\nanswer: A meeting that ends at ten\n...\n"
                               "\n# between\n"
                               "---\nentry: 2\nat: 2026-11-21T09:00:00Z\nsession: s\n"
                               "do: answer # here\nquoted: |\n  You said\n  A meeting that ends at "
                               "ten\nanswer: \"by hand\"\n...\n"
                               "---\n{entry: 3, at: \"2026-11-21T09:00:00Z\", session: s, do: "
                               "answer, quoted: A meeting that ends at ten, answer: yes}\n...\n";
    static const char left[] = "# mine: …\n"
                               "---\nentry: 1\nat: 2026-11-21T09:00:00Z\nsession: s\ndo: erased\n";
    static const char second[] =
        "\n# between\n---\nentry: 2\nat: 2026-11-21T09:00:00Z\nsession: s\n"
        "do: answer # here\n";
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    struct bytes notes = {0};
    scratch_write(scratch->path, text, sizeof text - 1);
    struct journal *journal = journal_open(scratch->path, JOURNAL_APPEND, &still, &notes, &fault);
    assert_non_null(journal);
    struct erasing *erasing = erasing_open(journal);
    assert_true(erasing_add(erasing, 1, &fault));
    assert_true(erasing_run(erasing, &still, &fault));
    erasing_free(erasing);
    journal_close(journal);
    assert_holds(scratch, left, true);
    assert_holds(scratch, second, true);
    assert_holds(scratch, "answer: \"by hand\"\n", true);
    assert_holds(scratch, "meeting", false);
    bytes_clear(&notes);
    journal = journal_open(scratch->path, JOURNAL_READ, &still, &notes, &fault);
    assert_non_null(journal);
    assert_int_equal(journal_count(journal), 3);
    assert_true(journal_entry(journal, 1)->by_hand);
    assert_string_equal(entry_text(journal_entry(journal, 2), "quoted"), gone_mark);
    assert_string_equal(entry_text(journal_entry(journal, 2), "answer"), "yes");
    journal_close(journal);
    bytes_free(&notes);
}

static void all_of_a_session_or_everything_can_go(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    struct journal *journal = open_at(scratch->path);
    entry_add_string(journal_begin(journal, "", DEED_OPEN), "owner", "Maya");
    kept(journal);
    unsigned long goal = answer(journal, "goal", NULL, "Fewer meetings");
    item(journal, "goal", "Fewer meetings", &goal, 1);
    entry_add_string(journal_begin(journal, "t", DEED_ANSWER), "answer", "Another time");
    kept(journal);
    journal_close(journal);
    for (int i = 0; i < 2; i++) {
        journal = open_at(scratch->path);
        struct erasing *erasing = erasing_open(journal);
        if (i == 0) assert_true(erasing_add_session(erasing, "s", &fault));
        if (i == 1) erasing_add_all(erasing);
        assert_true(erasing_run(erasing, &still, &fault));
        erasing_free(erasing);
        journal_close(journal);
        assert_holds(scratch, "Fewer", false);
        assert_holds(scratch, "session: s\n", false);
        assert_holds(scratch, "Another time", i == 0);
        assert_holds(scratch, "Maya", true);
    }
}

static void what_is_not_there_or_holds_no_words_is_refused(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    struct journal *journal = open_at(scratch->path);
    entry_add_string(journal_begin(journal, "", DEED_OPEN), "owner", "Maya");
    kept(journal);
    journal_begin(journal, "s", DEED_ERASED);
    kept(journal);
    struct erasing *erasing = erasing_open(journal);
    assert_false(erasing_add(erasing, 1, &fault));
    assert_false(erasing_add(erasing, 2, &fault));
    assert_false(erasing_add(erasing, 9, &fault));
    assert_false(erasing_add_session(erasing, "t", &fault));
    assert_false(erasing_add_session(erasing, "", &fault));
    erasing_free(erasing);
    journal_close(journal);
}

static void words_that_were_taken_out_fit_what_stood_there(void **state) {
    (void)state;
    assert_true(gone_fits("You said “…”, and “…”.", "You said “a”, and “b”."));
    assert_true(gone_fits("…", ""));
    assert_true(gone_fits("a…a", "abaXa"));
    assert_true(gone_fits("same", "same"));
    assert_false(gone_fits("same", "other"));
    assert_false(gone_fits("You said “…”.", "You say “a”."));
    assert_false(gone_fits("…b", "ba"));
    assert_false(gone_fits("a…", "b"));
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(an_answer_goes_with_its_items_and_leaves_its_number),
        IN_SCRATCH(half_typed_words_of_the_same_question_go_too),
        IN_SCRATCH(what_was_answered_there_before_goes_too),
        IN_SCRATCH(an_action_goes_with_the_answers_that_are_its_words),
        IN_SCRATCH(an_answer_leaves_an_action_that_only_mentions_it),
        IN_SCRATCH(of_a_list_only_the_line_goes),
        IN_SCRATCH(a_topic_goes_with_its_being_taken_up),
        IN_SCRATCH(short_words_are_taken_out_nearby_and_only_as_whole_words),
        IN_SCRATCH(in_other_sessions_only_long_words_are_taken_out),
        IN_SCRATCH(what_was_typed_again_is_left_and_named),
        IN_SCRATCH(what_a_person_wrote_by_hand_stays_so),
        IN_SCRATCH(all_of_a_session_or_everything_can_go),
        IN_SCRATCH(what_is_not_there_or_holds_no_words_is_refused),
        cmocka_unit_test(words_that_were_taken_out_fit_what_stood_there),
    };
    return cmocka_run_group_tests_name("erasing", tests, NULL, NULL);
}
