/* SPDX-License-Identifier: GPL-3.0-or-later
 * care/seal and care/backup: the nth write, sync, renaming or taking away fails, for every n, and
 * the words are there, whole, in the old file or in the new one.
 */
#include "calls.h"
#include "scratch.h"
#include "unit.h"

#include "agenda/age.h"
#include "agenda/journal.h"
#include "agenda/sealed.h"
#include "base/fault.h"
#include "care/backup.h"
#include "care/leftovers.h"
#include "care/seal.h"

static const struct clock still = {.fixed = 1795262400};

static void write_words(const char *path) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(journal);
    for (int i = 0; i < 5; i++)
        entry_add_string(journal_begin(journal, "s1", DEED_ANSWER), "answer", "plain words");
    assert_true(journal_keep(journal, &fault));
    journal_close(journal);
    bytes_free(&notes);
}

/* What the owner does with the whole file; each gives whether it was said to be done. */
typedef bool deed_of_care(const struct scratch *scratch);

static struct bytes key; /* of sealed agendas */

static bool seal(const struct scratch *scratch) {
    struct seal_done done = {0};
    struct fault fault = {0};
    bool good = seal_all(scratch->path, &key, "", &still, &done, &fault);
    seal_done_free(&done);
    return good;
}

static bool unseal(const struct scratch *scratch) {
    struct seal_done done = {0};
    struct fault fault = {0};
    bool good = seal_undo(scratch->path, &key, &still, &done, &fault);
    seal_done_free(&done);
    return good;
}

static void name_copy(const struct scratch *scratch, char copy[340]) {
    snprintf(copy, 340, "%s/copy.agenda.yaml", scratch->folder);
}

static bool back_up(const struct scratch *scratch) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct backup backup = {0};
    char copy[340];
    name_copy(scratch, copy);
    struct journal *journal = journal_open(scratch->path, JOURNAL_APPEND, &still, &notes, &fault);
    bool good = journal && backup_write(journal, copy, &still, &backup, &fault);
    journal_close(journal);
    backup_free(&backup);
    bytes_free(&notes);
    return good;
}

static bool restore(const struct scratch *scratch) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct restoring restoring = {0};
    char path[340];
    name_copy(scratch, path);
    struct bytes there = scratch_read(scratch->path);
    struct journal *copy = journal_open(path, JOURNAL_READ, &still, &notes, &fault);
    bool good = copy && restoring_look(copy, scratch->path, scratch->path, &there, &still,
                                       &restoring, &fault);
    good = good && restoring_do(&restoring, &fault);
    restoring_free(&restoring);
    journal_close(copy);
    bytes_free(&there);
    bytes_free(&notes);
    return good;
}

/* Gives the words of the file, sealed or not; empty where it is not there. */
static struct bytes words_at(const char *path, bool sealed) {
    struct bytes text = {0};
    struct bytes notes = {0};
    struct fault fault = {0};
    if (!scratch_has(path)) return text;
    struct keeper *keeper =
        sealed ? sealed_keeper(path, JOURNAL_READ, &key) : keeper_of_file(path, JOURNAL_READ);
    struct journal *journal = journal_open_with(keeper, &still, &notes, &fault);
    if (!journal) print_error("%s: %s\n", path, fault.what);
    assert_non_null(journal);
    assert_true(journal_text(journal, &text, &fault));
    journal_close(journal);
    bytes_free(&notes);
    return text;
}

static void take_all_away(const struct scratch *scratch) {
    struct leftovers left = leftovers_of(scratch->path);
    for (size_t i = 0; i < left.count; i++)
        unlink(left.paths[i]);
    leftovers_free(&left);
    char other[340];
    unlink(scratch->path);
    snprintf(other, sizeof other, "%s/maya.agenda.age", scratch->folder);
    unlink(other);
    name_copy(scratch, other);
    unlink(other);
}

/* Lets every call of the deed fail in turn. `begin` is what is there before; `either` are the words
 * of which one must be there after, whole: in the plain file or in the sealed one. */
static void care_fails_anywhere(const struct scratch *scratch, deed_of_care *begin,
                                deed_of_care *deed, const struct bytes *words,
                                const struct bytes *copy, const struct bytes *either) {
    static const enum call calls[] = {CALL_WRITE, CALL_SYNC, CALL_CUT, CALL_RENAME, CALL_UNLINK};
    char sealed[340];
    char path[340];
    snprintf(sealed, sizeof sealed, "%s/maya.agenda.age", scratch->folder);
    name_copy(scratch, path);
    for (size_t i = 0; i < 2 * sizeof calls / sizeof *calls; i++) {
        bool reached = true;
        for (long nth = 1; reached; nth++) {
            plan.armed = false;
            take_all_away(scratch);
            scratch_write(scratch->path, words->data, words->length);
            if (copy) scratch_write(path, copy->data, copy->length);
            assert_true(!begin || begin(scratch));
            arm(calls[i / 2], i % 2 ? MANNER_SHORT : MANNER_ERROR, nth);
            bool good = deed(scratch);
            reached = plan.failed > 0;
            plan.armed = false;
            assert_true(good || reached);
            struct bytes plain_words = words_at(scratch->path, false);
            struct bytes sealed_words = words_at(sealed, true);
            const struct bytes *there = plain_words.length ? &plain_words : &sealed_words;
            bool new = there->length == either->length;
            assert_same_bytes(there, new ? either : words);
            if (plain_words.length && sealed_words.length)
                assert_same_bytes(&plain_words, &sealed_words);
            bytes_free(&plain_words);
            bytes_free(&sealed_words);
            assert_true(nth < 60);
        }
    }
}

static void what_the_owner_does_can_fail_anywhere_and_loses_nothing(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    char path[340];
    plan.armed = false;
    snprintf(path, sizeof path, "%s/key.txt", scratch->folder);
    assert_true(age_make_key(path, &fault) && age_read_key(path, &key, &fault));
    write_words(scratch->path);
    struct bytes words = scratch_read(scratch->path);
    struct bytes longer = {0};
    bytes_add(&longer, words.data, words.length);
    bytes_text(&longer, "# and a line\n");
    care_fails_anywhere(scratch, NULL, seal, &words, NULL, &words);
    care_fails_anywhere(scratch, seal, unseal, &words, NULL, &words);
    care_fails_anywhere(scratch, NULL, restore, &words, &longer, &longer);
    take_all_away(scratch);
    scratch_write(scratch->path, words.data, words.length);
    assert_true(back_up(scratch));
    struct bytes marked = scratch_read(scratch->path); /* with the entry that says where */
    care_fails_anywhere(scratch, NULL, back_up, &words, NULL, &marked);
    bytes_free(&words);
    bytes_free(&longer);
    bytes_free(&marked);
    age_forget(&key);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(what_the_owner_does_can_fail_anywhere_and_loses_nothing),
    };
    return cmocka_run_group_tests_name("caring", tests, NULL, NULL);
}
