/* SPDX-License-Identifier: GPL-3.0-or-later
 * The nth write, sync, cut and allocation fail, for every n: whatever was reported as kept is on
 * the disk afterwards, and a sync that failed is never tried again.
 *
 * The calls are wrapped by the linker (see calls.h).
 */
#include "calls.h"
#include "scratch.h"
#include "unit.h"

#include "agenda/erasing.h"
#include "agenda/journal.h"
#include "base/fault.h"
#include "base/tree.h"
#include "export/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <sysexits.h>

static const struct clock still = {.fixed = 1795262400};

static const char *const answers[] = {"plain words", "two\nlines", "quoted: \a", "yes", "the last"};
enum { answer_count = sizeof answers / sizeof *answers };

/* Says how many answers are kept; through a pipe where another process plays. */
typedef void told(void *context, int kept);

/* Opens the journal and keeps the answers that it does not hold yet. Gives whether all went well.
 */
static bool play(const char *path, told *tell, void *context) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &still, &notes, &fault);
    bool good = journal != NULL;
    if (!good) assert_int_equal(fault.exit_code, EX_IOERR);
    size_t first = good ? journal_count(journal) : 0;
    for (size_t i = first; good && i < answer_count; i++) {
        struct bytes *entry = journal_begin(journal, "s1", DEED_ANSWER);
        entry_add_string(entry, "answer", answers[i]);
        good = journal_keep(journal, &fault);
        if (good) tell(context, (int)i + 1);
        if (good) assert_string_equal(entry_text(journal_entry(journal, i), "answer"), answers[i]);
        if (good) continue;
        assert_int_equal(fault.exit_code, EX_IOERR);
        assert_int_equal(journal_count(journal), i);
        journal_begin(journal, "s1", DEED_ANSWER);
        assert_false(journal_keep(journal, &fault)); /* final, until it is opened again */
        assert_int_equal(journal_count(journal), i);
    }
    journal_close(journal);
    bytes_free(&notes);
    return good;
}

static void remember(void *context, int kept) {
    *(int *)context = kept;
}

/* Opens the file without failures and holds it against what was reported. */
static void assert_kept(const char *path, int reported, int most) {
    struct bytes notes = {0};
    struct fault fault = {0};
    plan.armed = false;
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &still, &notes, &fault);
    if (!journal) print_error("%s:%ld: %s\n", fault.file, fault.line, fault.what);
    assert_non_null(journal);
    assert_in_range(journal_count(journal), reported, most);
    for (size_t i = 0; i < journal_count(journal); i++) {
        assert_string_equal(entry_text(journal_entry(journal, i), "answer"), answers[i]);
        assert_false(journal_entry(journal, i)->by_hand);
    }
    journal_close(journal);
    bytes_free(&notes);
}

static void take_away(const struct scratch *scratch) {
    char other[340];
    unlink(scratch->path);
    snprintf(other, sizeof other, "%s.lock", scratch->path);
    unlink(other);
    snprintf(other, sizeof other, "%s.1.cut", scratch->path);
    unlink(other);
}

/* Plays once for each n, until nothing failed because there are fewer than n such calls. */
static void fail_each(const struct scratch *scratch, enum call call, enum manner manner,
                      bool cuts_fail) {
    bool may_stay = cuts_fail && call == CALL_SYNC;
    bool reached = true;
    for (long nth = 1; reached; nth++) {
        int kept = 0;
        take_away(scratch);
        arm(call, manner, nth);
        plan.cuts_fail = cuts_fail;
        bool good = play(scratch->path, remember, &kept);
        reached = plan.failed > 0;
        assert_int_equal(good, !reached);
        assert_int_equal(plan.syncs_after_failure, 0);
        assert_kept(scratch->path, kept, kept + may_stay);
        play(scratch->path, remember, &kept);
        assert_kept(scratch->path, answer_count, answer_count);
        assert_true(nth < 100);
    }
}

static void no_failing_write_loses_what_was_kept(void **state) {
    fail_each(*state, CALL_WRITE, MANNER_ERROR, false);
}

static void a_write_cut_short_is_taken_back(void **state) {
    fail_each(*state, CALL_WRITE, MANNER_SHORT, false);
}

static void a_failed_sync_is_final_and_never_tried_again(void **state) {
    fail_each(*state, CALL_SYNC, MANNER_ERROR, false);
}

static void a_write_that_can_not_be_taken_back_is_put_aside_later(void **state) {
    fail_each(*state, CALL_WRITE, MANNER_SHORT, true);
}

static void a_failed_sync_that_can_not_be_taken_back_leaves_whole_entries(void **state) {
    fail_each(*state, CALL_SYNC, MANNER_ERROR, true);
}

static bool open_torn(const char *path) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_APPEND, &still, &notes, &fault);
    bool good = journal != NULL;
    if (!good) assert_int_equal(fault.exit_code, EX_IOERR);
    journal_close(journal);
    bytes_free(&notes);
    return good;
}

/* Putting aside what was cut off is work on the disk that can fail as well. */
static void putting_an_end_aside_can_fail_anywhere(void **state) {
    const struct scratch *scratch = *state;
    static const enum call calls[] = {CALL_WRITE, CALL_SYNC, CALL_CUT};
    int kept = 0;
    plan.armed = false;
    play(scratch->path, remember, &kept);
    struct bytes whole = scratch_read(scratch->path);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        bool reached = true;
        for (long nth = 1; reached; nth++) {
            take_away(scratch);
            scratch_write(scratch->path, whole.data, whole.length - 5);
            arm(calls[i], MANNER_ERROR, nth);
            bool good = open_torn(scratch->path);
            reached = plan.failed > 0;
            assert_int_equal(good, !reached);
            assert_int_equal(plan.syncs_after_failure, 0);
            assert_kept(scratch->path, answer_count - 1, answer_count - 1);
        }
    }
    bytes_free(&whole);
}

/* Erases the second answer; gives whether it was said to be done. */
static bool erase(const char *path) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_APPEND, &still, &notes, &fault);
    struct erasing *erasing = journal ? erasing_open(journal) : NULL;
    bool good = journal && erasing_add(erasing, 2, &fault) && erasing_run(erasing, &still, &fault);
    if (!good) assert_int_equal(fault.exit_code, EX_IOERR);
    erasing_free(erasing);
    journal_close(journal);
    bytes_free(&notes);
    return good;
}

/* Where it was not done the old file is there, or the new one, whole, and nothing beside it. */
static void erasing_can_fail_anywhere_and_leaves_the_old_file_or_the_new_one(void **state) {
    const struct scratch *scratch = *state;
    static const enum call calls[] = {CALL_WRITE, CALL_SYNC, CALL_CUT};
    char fresh[340];
    int kept = 0;
    plan.armed = false;
    snprintf(fresh, sizeof fresh, "%s.new", scratch->path);
    play(scratch->path, remember, &kept);
    struct bytes whole = scratch_read(scratch->path);
    assert_true(erase(scratch->path));
    struct bytes clean = scratch_read(scratch->path);
    assert_null(strstr(bytes_string(&clean), "lines"));
    for (size_t i = 0; i < 2 * sizeof calls / sizeof *calls; i++) {
        bool reached = true;
        for (long nth = 1; reached; nth++) {
            scratch_write(scratch->path, whole.data, whole.length);
            arm(calls[i / 2], i % 2 ? MANNER_SHORT : MANNER_ERROR, nth);
            bool good = erase(scratch->path);
            reached = plan.failed > 0;
            assert_int_equal(good, !reached);
            assert_int_equal(plan.syncs_after_failure, 0);
            plan.armed = false;
            struct bytes after = scratch_read(scratch->path);
            bool old = after.length == whole.length;
            assert_true(old || !strstr(bytes_string(&after), "lines"));
            assert_same_bytes(&after, old ? &whole : &clean);
            bytes_free(&after);
            assert_false(scratch_has(fresh));
            assert_true(nth < 20);
        }
    }
    bytes_free(&whole);
    bytes_free(&clean);
}

static void entries_kept_together_are_one_write_and_one_sync(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(scratch->path, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(journal);
    arm(CALL_WRITE, MANNER_ERROR, 0);
    for (size_t i = 0; i < answer_count; i++)
        entry_add_string(journal_begin(journal, "s1", DEED_ANSWER), "answer", answers[i]);
    assert_int_equal(plan.seen[CALL_WRITE], 0);
    assert_true(journal_keep(journal, &fault));
    assert_int_equal(plan.seen[CALL_WRITE], 1);
    assert_int_equal(plan.seen[CALL_SYNC], 1);
    plan.armed = false;
    journal_close(journal);
    bytes_free(&notes);
}

static void none_of_several_entries_counts_when_their_write_fails(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(scratch->path, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(journal);
    entry_add_string(journal_begin(journal, "s1", DEED_ANSWER), "answer", answers[0]);
    assert_true(journal_keep(journal, &fault));
    arm(CALL_WRITE, MANNER_SHORT, 1);
    for (size_t i = 1; i < answer_count; i++)
        entry_add_string(journal_begin(journal, "s1", DEED_ANSWER), "answer", answers[i]);
    assert_false(journal_keep(journal, &fault));
    assert_int_equal(journal_count(journal), 1);
    assert_int_equal(journal_number(journal), 1);
    journal_close(journal);
    bytes_free(&notes);
    assert_kept(scratch->path, 1, 1);
}

static void tell_parent(void *context, int kept) {
    char byte = (char)kept;
    if (__real_write(*(int *)context, &byte, 1) != 1) _exit(99);
}

/* Plays in another process, which ends where the nth allocation fails. Gives its exit code. */
static int play_apart(const char *path, long nth, int *kept) {
    int pipes[2];
    int status = 0;
    char byte = 0;
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        dup2(nowhere, STDOUT_FILENO);
        arm(CALL_ALLOCATE, MANNER_ERROR, nth);
        bool good = play(path, tell_parent, &pipes[1]);
        _exit(good && !plan.failed ? 0 : 98);
    }
    close(pipes[1]);
    while (read(pipes[0], &byte, 1) == 1)
        *kept = byte;
    close(pipes[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void running_out_of_memory_ends_the_program_and_loses_nothing(void **state) {
    const struct scratch *scratch = *state;
    int code = EX_OSERR;
    long nth = 1;
    for (; code != 0; nth++) {
        int kept = 0;
        take_away(scratch);
        code = play_apart(scratch->path, nth, &kept);
        if (code != 0 && code != EX_OSERR) print_error("allocation %ld\n", nth);
        if (code != 0) assert_int_equal(code, EX_OSERR);
        assert_kept(scratch->path, kept, kept + 1); /* it may fail after the disk has it */
    }
    assert_true(nth > 20); /* the allocations are really counted */
}

static void running_out_of_memory_while_reading_changes_nothing(void **state) {
    const struct scratch *scratch = *state;
    int kept = 0;
    plan.armed = false;
    play(scratch->path, remember, &kept);
    struct bytes whole = scratch_read(scratch->path);
    int code = EX_OSERR;
    for (long nth = 1; code != 0; nth++) {
        code = play_apart(scratch->path, nth, &kept);
        if (code != 0 && code != EX_OSERR) print_error("allocation %ld\n", nth);
        if (code != 0) assert_int_equal(code, EX_OSERR);
        struct bytes after = scratch_read(scratch->path);
        assert_same_bytes(&after, &whole);
        bytes_free(&after);
    }
    bytes_free(&whole);
}

static const char *const exports[] = {"the old text\n", "the new text, which is longer\n"};

static bool write_copy(struct journal *journal, const char *to, const char *text) {
    struct fault fault = {0};
    struct bytes all = {0};
    bytes_text(&all, text);
    bool good = outfile_write(journal, to, "json", &all, false, &fault);
    if (!good) assert_int_equal(fault.exit_code, EX_IOERR);
    bytes_free(&all);
    return good;
}

/* The agenda knows of a copy before it is there, so that there is none that it does not know of. */
static void a_copy_is_the_old_or_the_new_one_and_known(void **state) {
    const struct scratch *scratch = *state;
    static const enum call calls[] = {CALL_WRITE, CALL_SYNC};
    char to[340];
    snprintf(to, sizeof to, "%s/agenda.json", scratch->folder);
    for (size_t i = 0; i < 2 * sizeof calls / sizeof *calls; i++) {
        bool reached = true;
        for (long nth = 1; reached; nth++) {
            struct bytes notes = {0};
            struct fault fault = {0};
            take_away(scratch);
            unlink(to);
            plan.armed = false;
            struct journal *journal =
                journal_open(scratch->path, JOURNAL_CREATE, &still, &notes, &fault);
            assert_true(write_copy(journal, to, exports[0]));
            arm(calls[i / 2], i % 2 ? MANNER_SHORT : MANNER_ERROR, nth);
            bool good = write_copy(journal, to, exports[1]);
            reached = plan.failed > 0;
            plan.armed = false;
            assert_int_equal(good, !reached);
            size_t copies = journal_count(journal);
            struct bytes there = scratch_read(to);
            bool is_new = strcmp(bytes_string(&there), exports[1]) == 0;
            assert_true(is_new || strcmp(bytes_string(&there), exports[0]) == 0);
            assert_true(is_new || !good);
            assert_true(!is_new || copies == 2);
            bytes_free(&there);
            journal_close(journal);
            journal = journal_open(scratch->path, JOURNAL_APPEND, &still, &notes, &fault);
            assert_true(write_copy(journal, to, exports[1])); /* and nothing is in the way */
            journal_close(journal);
            bytes_free(&notes);
            assert_true(nth < 20);
        }
    }
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(no_failing_write_loses_what_was_kept),
        IN_SCRATCH(a_write_cut_short_is_taken_back),
        IN_SCRATCH(a_failed_sync_is_final_and_never_tried_again),
        IN_SCRATCH(a_write_that_can_not_be_taken_back_is_put_aside_later),
        IN_SCRATCH(a_failed_sync_that_can_not_be_taken_back_leaves_whole_entries),
        IN_SCRATCH(putting_an_end_aside_can_fail_anywhere),
        IN_SCRATCH(erasing_can_fail_anywhere_and_leaves_the_old_file_or_the_new_one),
        IN_SCRATCH(entries_kept_together_are_one_write_and_one_sync),
        IN_SCRATCH(none_of_several_entries_counts_when_their_write_fails),
        IN_SCRATCH(a_copy_is_the_old_or_the_new_one_and_known),
        IN_SCRATCH(running_out_of_memory_ends_the_program_and_loses_nothing),
        IN_SCRATCH(running_out_of_memory_while_reading_changes_nothing),
    };
    return cmocka_run_group_tests_name("failing", tests, NULL, NULL);
}
