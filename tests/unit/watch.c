/* SPDX-License-Identifier: GPL-3.0-or-later
 * base/watch: a save is noticed however an editor does it, and nothing else is.
 */
#include "scratch.h"
#include "unit.h"

#include "base/watch.h"

#include <poll.h>

static void write_text(const char *path, const char *text) {
    scratch_write(path, text, strlen(text));
}

/* Waits until the watch wants to be asked; gives what it says, at the latest after three looks. */
static bool notices(struct watch *watch) {
    for (int i = 0; i < 4; i++) {
        struct pollfd one = {.fd = watch_descriptor(watch), .events = POLLIN};
        if (poll(&one, 1, 3000) > 0 && watch_changed(watch)) return true;
    }
    return false;
}

static struct watch *watch_on(const char *path) {
    struct watch *watch = watch_open();
    watch_file(watch, path);
    watch_file(watch, path);
    assert_false(watch_changed(watch));
    return watch;
}

static void a_save_in_place_is_noticed_once(void **state) {
    const struct scratch *scratch = *state;
    write_text(scratch->path, "one");
    struct watch *watch = watch_on(scratch->path);
    assert_null(watch_which(watch));
    write_text(scratch->path, "two");
    assert_true(watch_changed(watch)); /* at once, by inotify */
    assert_string_equal(watch_which(watch), scratch->path);
    assert_false(watch_changed(watch));
    watch_close(watch);
}

static void a_save_by_renaming_is_noticed_again_and_again(void **state) {
    const struct scratch *scratch = *state;
    char beside[320];
    snprintf(beside, sizeof beside, "%s.swp", scratch->path);
    write_text(scratch->path, "one");
    struct watch *watch = watch_on(scratch->path);
    for (int i = 0; i < 3; i++) {
        write_text(beside, i % 2 ? "odd" : "even");
        assert_false(watch_changed(watch));
        assert_int_equal(rename(beside, scratch->path), 0);
        assert_true(watch_changed(watch));
    }
    watch_close(watch);
}

static void a_save_of_the_same_text_is_none(void **state) {
    const struct scratch *scratch = *state;
    write_text(scratch->path, "one");
    struct watch *watch = watch_on(scratch->path);
    write_text(scratch->path, "one");
    assert_false(watch_changed(watch));
    watch_close(watch);
}

static void a_file_that_is_made_later_is_noticed(void **state) {
    const struct scratch *scratch = *state;
    struct watch *watch = watch_on(scratch->path);
    write_text(scratch->path, "one");
    assert_true(watch_changed(watch));
    unlink(scratch->path);
    assert_false(watch_changed(watch));
    write_text(scratch->path, "two");
    assert_true(watch_changed(watch));
    watch_close(watch);
}

/* As on a network folder: the folder that is watched hears nothing of a write by another name. */
static void a_save_that_inotify_does_not_tell_of_is_found(void **state) {
    const struct scratch *scratch = *state;
    char folder[300];
    char other[320];
    snprintf(folder, sizeof folder, "%s/other", scratch->folder);
    snprintf(other, sizeof other, "%s/name", folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    write_text(scratch->path, "one");
    assert_int_equal(link(scratch->path, other), 0);
    struct watch *watch = watch_on(scratch->path);
    write_text(other, "another");
    assert_true(notices(watch));
    watch_close(watch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_save_in_place_is_noticed_once, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_save_by_renaming_is_noticed_again_and_again, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_save_of_the_same_text_is_none, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_file_that_is_made_later_is_noticed, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_save_that_inotify_does_not_tell_of_is_found, scratch_open,
                                        scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
