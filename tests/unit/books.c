/* SPDX-License-Identifier: GPL-3.0-or-later
 * talk/books: a session that is written into several journals, each of which tells by itself what
 * all of them tell together.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/beside.h"
#include "agenda/fold.h"
#include "base/fault.h"
#include "flow/flow.h"
#include "talk/books.h"
#include "talk/talk.h"

#include <sysexits.h>

static const struct clock still = {.fixed = 1795262400};
static struct flow *jail; /* forked before anything else */

/* Two agendas in memory. */
struct pair {
    struct journal *journals[2];
    struct books books;
};

static struct pair pair_open(void) {
    struct pair pair = {.journals = {journal_in_memory(&still), journal_in_memory(&still)}};
    struct talk_setup setup = {.journal = pair.journals[0], .second = pair.journals[1]};
    pair.books = books_open(&setup);
    return pair;
}

static void pair_close(struct pair *pair) {
    books_close(&pair->books);
    journal_close(pair->journals[0]);
    journal_close(pair->journals[1]);
}

static unsigned long keep(struct books *books, int book) {
    struct fault fault = {0};
    unsigned long number = journal_number(books->list[book].journal);
    assert_true(books_keep(books, &fault));
    return number;
}

static unsigned long answer(struct books *books, int book, const char *question) {
    struct bytes *entry = books_begin(books, book, "s", DEED_ANSWER);
    entry_add_string(entry, "question", question);
    entry_add_string(entry, "answer", "words");
    return keep(books, book);
}

static unsigned long point(struct books *books, int book, enum deed deed, const char *key,
                           unsigned long number) {
    entry_add_number(books_begin(books, book, "s", deed), key, (double)number);
    return keep(books, book);
}

/* S stands, A set aside, O opened, T taken back, of every entry in its order. */
static void assert_standings(const struct books *books, const char *expected) {
    char seen[64] = "";
    struct ledger ledger = books_ledger(books, "s");
    assert_true(ledger.count < sizeof seen);
    for (size_t i = 0; i < ledger.count; i++)
        seen[i] = "SAOT"[ledger.records[i].standing];
    ledger_free(&ledger);
    assert_string_equal(seen, expected);
}

/* Does each journal alone tell of its entries what all tell together? */
static void assert_each_knows(struct journal *const *journals, size_t count, const char *session) {
    struct ledger all = ledger_open_all(journals, count, session);
    for (size_t book = 0; book < count; book++) {
        struct ledger own = ledger_open(journals[book], session);
        size_t at = 0;
        for (size_t i = 0; i < all.count; i++) {
            if (all.records[i].book != book) continue;
            assert_ptr_equal(own.records[at].entry, all.records[i].entry);
            assert_int_equal(own.records[at].standing, all.records[i].standing);
            assert_int_equal(own.records[at].revised, all.records[i].revised);
            at++;
        }
        assert_int_equal(own.count, at);
        ledger_free(&own);
    }
    ledger_free(&all);
}

static void numbers_go_on_from_one_book_to_the_other(void **state) {
    (void)state;
    struct pair pair = pair_open();
    assert_int_equal(answer(&pair.books, 0, "a"), 1);
    assert_int_equal(answer(&pair.books, 1, "b"), 2);
    assert_int_equal(answer(&pair.books, 1, "c"), 3);
    assert_int_equal(answer(&pair.books, 0, "d"), 4);
    struct ledger ledger = books_ledger(&pair.books, "s");
    static const size_t books[] = {0, 1, 1, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(ledger.records[i].entry->number, i + 1);
        assert_int_equal(ledger.records[i].book, books[i]);
        assert_int_equal(ledger.order[i], i);
    }
    ledger_free(&ledger);
    pair_close(&pair);
}

static void what_is_opened_in_one_is_set_aside_in_the_other(void **state) {
    (void)state;
    struct pair pair = pair_open();
    unsigned long first = answer(&pair.books, 0, "a");
    unsigned long second = answer(&pair.books, 1, "b");
    answer(&pair.books, 0, "c");
    unsigned long aside = point(&pair.books, 1, DEED_BACK, "aside", second);
    unsigned long back = point(&pair.books, 0, DEED_BACK, "to", first);
    assert_standings(&pair.books, "OAASS");
    assert_each_knows(pair.journals, 2, "s");
    point(&pair.books, 0, DEED_UNDO, "of", back);
    point(&pair.books, 1, DEED_UNDO, "of", aside);
    assert_standings(&pair.books, "SSSTTSS");
    assert_each_knows(pair.journals, 2, "s");
    pair_close(&pair);
}

/* As a crash between the two leaves it: the answer was not opened, and what was set aside for it
 * can be used again. */
static void what_was_set_aside_alone_leaves_the_other_book_as_it_is(void **state) {
    (void)state;
    struct pair pair = pair_open();
    answer(&pair.books, 0, "a");
    unsigned long second = answer(&pair.books, 1, "b");
    answer(&pair.books, 0, "c");
    answer(&pair.books, 1, "d");
    point(&pair.books, 1, DEED_BACK, "aside", second);
    assert_standings(&pair.books, "SASAS");
    assert_each_knows(pair.journals, 2, "s");
    pair_close(&pair);
}

/* Somebody wrote an entry into one agenda by hand, under a number that the other has too. */
static void a_number_given_twice_is_looked_for_in_its_own_book(void **state) {
    (void)state;
    struct pair pair = pair_open();
    struct fault fault = {0};
    for (size_t i = 0; i < 2; i++) {
        entry_add_string(journal_begin(pair.journals[i], "s", DEED_ANSWER), "question", "a");
        assert_true(journal_keep(pair.journals[i], &fault));
    }
    point(&pair.books, 1, DEED_UNDO, "of", 1);
    assert_standings(&pair.books, "STS");
    assert_each_knows(pair.journals, 2, "s");
    pair_close(&pair);
}

static void a_record_lies_beside_its_agenda(void **state) {
    (void)state;
    static const char *const paths[][2] = {
        {"/a/maya.agenda.yaml", "/a/maya.appraisal.yaml"},
        {"maya.yaml", "maya.appraisal.yaml"},
        {"a.yaml/maya", "a.yaml/maya.appraisal.yaml"},
        {"/a/.agenda.yaml", "/a/.agenda.appraisal.yaml"},
        {"/a/maya.agenda.age", "/a/maya.appraisal.age"},
        {"/a/maya.agenda.yaml.agenda.yaml", "/a/maya.agenda.yaml.appraisal.yaml"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct bytes path = {0};
        beside_record(paths[i][0], "appraisal", &path);
        assert_string_equal(bytes_string(&path), paths[i][1]);
        bytes_free(&path);
    }
}

static void path_in(const struct scratch *scratch, const char *name, char path[300]) {
    snprintf(path, 300, "%s/%s.agenda.yaml", scratch->folder, name);
}

static void both_are_locked_before_either_is_made(void **state) {
    char first[300];
    char second[300];
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journals[2];
    path_in(*state, "ada", first);
    path_in(*state, "ben", second);
    const char *const paths[] = {first, second};
    const char *const swapped[] = {second, first};
    struct journal *elsewhere = journal_open(second, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(elsewhere);
    assert_false(journal_open_both(paths, &still, journals, &notes, &fault));
    assert_int_equal(fault.exit_code, EX_DATAERR);
    assert_string_equal(fault.file, second);
    assert_null(journals[0]);
    assert_int_equal(access(first, F_OK), -1);
    journal_close(elsewhere);
    assert_true(journal_open_both(swapped, &still, journals, &notes, &fault));
    assert_string_equal(journal_path(journals[0]), second);
    journal_close(journals[0]);
    journal_close(journals[1]);
    bytes_free(&notes);
}

static void one_file_is_no_two_agendas(void **state) {
    const struct scratch *scratch = *state;
    char first[300];
    char other[600];
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journals[2];
    path_in(scratch, "ada", first);
    snprintf(other, sizeof other, "%s/./ada.agenda.yaml", scratch->folder);
    const char *const paths[] = {first, other};
    assert_false(journal_open_both(paths, &still, journals, &notes, &fault));
    assert_string_equal(fault.what, "both agendas are this one file");
    assert_int_equal(access(first, F_OK), -1);
    bytes_free(&notes);
}

/* A front that types what chance says, and now and then is gone in the middle of it. */
struct chancy {
    struct front front;
    unsigned long chance;
    int left; /* lines, until it pauses */
};

static unsigned long toss(struct chancy *chancy, unsigned long sides) {
    chancy->chance = chancy->chance * 6364136223846793005UL + 1442695040888963407UL;
    return (chancy->chance >> 33) % sides;
}

static void say_nothing(struct front *front, enum saying how, const char *text,
                        const struct place *place) {
    (void)front;
    (void)how;
    (void)text;
    (void)place;
}

static void close_nothing(struct front *front) {
    (void)front;
}

static bool type(struct front *front, const struct prompt *prompt, struct reply *reply,
                 struct fault *fault) {
    static const char *const commands[] = {"/back",   "/back",       "/undo",     "/edit 1",
                                           "/edit 3", "/edit 7",     "/skip",     "/go 1",
                                           "/go 3",   "/park Words", "/parked 1", "/ask Why now?"};
    static const char *const answers[] = {"1", "2", "2030-01-07", "yes", "", "words", "others"};
    struct chancy *chancy = (struct chancy *)front;
    size_t own = prompt->place.learner;
    char line[64];
    assert_in_range(own, 0, 1);
    assert_string_equal(prompt->place.owner, own ? "Ben" : "Ada");
    if (chancy->left-- <= 0) {
        reply->kind = REPLY_CLOSED;
        reply->value = value_string("");
        return true;
    }
    if (toss(chancy, 40) == 0) return fault_say(fault, EX_IOERR, NULL, "gone");
    if (toss(chancy, 3) == 0)
        snprintf(line, sizeof line, "%s", commands[toss(chancy, 12)]);
    else if (prompt->kind == KIND_TEXT || prompt->kind == KIND_LIST)
        snprintf(line, sizeof line, toss(chancy, 3) ? "%s words %lu" : "", own ? "Ben's" : "Ada's",
                 toss(chancy, 4));
    else
        snprintf(line, sizeof line, "%s", answers[toss(chancy, 7)]);
    reply->kind = REPLY_LINE;
    reply->value = value_string(line);
    return true;
}

/* Nobody's words stand on the other's agenda. */
static void assert_apart(struct journal *const *journals) {
    static const char *const others[] = {"Ben's words", "Ada's words"};
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < journal_count(journals[i]); k++) {
            const struct entry *entry = journal_entry(journals[i], k);
            const char *words = entry_text(entry, "answer");
            assert_true(!words || !strstr(words, others[i]));
            words = entry_text(entry, "text");
            assert_true(!words || !strstr(words, others[i]));
        }
}

static bool open_pair(const struct scratch *scratch, struct journal *journals[2]) {
    char first[300];
    char second[300];
    struct bytes notes = {0};
    struct fault fault = {0};
    path_in(scratch, "ada", first);
    path_in(scratch, "ben", second);
    const char *const paths[] = {first, second};
    bool good = journal_open_both(paths, &still, journals, &notes, &fault);
    assert_int_equal(notes.length, 0);
    bytes_free(&notes);
    return good;
}

static void whatever_is_typed_each_agenda_tells_by_itself_what_both_tell(void **state) {
    struct chancy chancy = {.front = {say_nothing, type, close_nothing}};
    size_t finished = 0;
    for (unsigned long seed = 1; seed <= 60; seed++) {
        struct journal *journals[2];
        struct fault fault = {0};
        assert_true(open_pair(*state, journals));
        chancy.chance = seed;
        chancy.left = 60;
        assert_true(flow_load(jail, "tests/books/scripts/two-by-two.lua", &fault));
        struct talk_setup setup = {.flow = jail,
                                   .name = "two-by-two",
                                   .journal = journals[0],
                                   .second = journals[1],
                                   .front = &chancy.front,
                                   .clock = &still,
                                   .owner = "Ada",
                                   .with = "Ben",
                                   .seed = seed};
        enum talk_end end = talk_hold(&setup, &fault);
        if (end == TALK_FAILED) assert_string_equal(fault.what, "gone");
        finished += end == TALK_FINISHED;
        struct fold fold = fold_open(journals[0]);
        assert_each_knows(journals, 2, fold.sessions[fold.session_count - 1].id);
        fold_free(&fold);
        assert_apart(journals);
        journal_close(journals[0]);
        journal_close(journals[1]);
    }
    assert_true(finished > 3);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_go_on_from_one_book_to_the_other),
        cmocka_unit_test(what_is_opened_in_one_is_set_aside_in_the_other),
        cmocka_unit_test(what_was_set_aside_alone_leaves_the_other_book_as_it_is),
        cmocka_unit_test(a_number_given_twice_is_looked_for_in_its_own_book),
        cmocka_unit_test(a_record_lies_beside_its_agenda),
        IN_SCRATCH(both_are_locked_before_either_is_made),
        IN_SCRATCH(one_file_is_no_two_agendas),
        IN_SCRATCH(whatever_is_typed_each_agenda_tells_by_itself_what_both_tell),
    };
    struct fault fault = {0};
    jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    int failed = cmocka_run_group_tests_name("books", tests, NULL, NULL);
    flow_close(jail);
    return failed;
}
