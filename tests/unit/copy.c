/* SPDX-License-Identifier: GPL-3.0-or-later
 * care/copy: an older copy is put right by a newer one.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/sharing.h"
#include "base/fault.h"
#include "care/copy.h"

static const struct clock still = {.fixed = 1795262400};

static struct journal *open_at(const char *path) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &still, &notes, &fault);
    assert_non_null(journal);
    bytes_free(&notes);
    return journal;
}

static unsigned long kept(struct journal *journal) {
    struct fault fault = {0};
    unsigned long number = journal_number(journal);
    assert_true(journal_keep(journal, &fault));
    return number;
}

static unsigned long answer(struct journal *journal, const char *words) {
    struct bytes *entry = journal_begin(journal, "s", DEED_ANSWER);
    entry_add_string(entry, "question", "goal");
    entry_add_string(entry, "answer", words);
    return kept(journal);
}

static void say(struct journal *journal, enum sharing sharing, unsigned long number) {
    sharing_say(journal, "", sharing, &number, 1, NULL);
    kept(journal);
}

/* Writes a copy for the coach to `name` in the scratch folder; `path` gets where. */
static void copy(const struct scratch *scratch, struct journal *journal, const char *name,
                 char path[340]) {
    size_t ours = 0;
    struct fault fault = {0};
    snprintf(path, 340, "%s/%s", scratch->folder, name);
    assert_true(copy_write(journal, "coach", path, &still, &ours, &fault));
}

static void what_was_withdrawn_goes_from_an_older_copy(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    char paths[2][340];
    struct journal *agenda = open_at(scratch->path);
    entry_add_string(journal_begin(agenda, "", DEED_OPEN), "owner", "Maya");
    entry_add_string(journal_begin(agenda, "s", DEED_BEGIN), "flow", "first-step");
    kept(agenda);
    unsigned long stays = answer(agenda, "Stays with us");
    unsigned long mine = answer(agenda, "Is withdrawn later");
    unsigned long counted = answer(agenda, "Is only counted later");
    unsigned long erased = answer(agenda, "Is erased later");
    unsigned long all[] = {stays, mine, counted, erased};
    sharing_say(agenda, "", SHARING_OURS, all, 4, NULL);
    kept(agenda);
    copy(scratch, agenda, "older.yaml", paths[0]);
    say(agenda, SHARING_MINE, mine);
    say(agenda, SHARING_COUNTED, counted);
    struct erasing *erasing = erasing_open(agenda);
    assert_true(erasing_add(erasing, erased, &fault));
    assert_true(erasing_run(erasing, &still, &fault));
    erasing_free(erasing);
    journal_close(agenda);
    agenda = open_at(scratch->path);
    copy(scratch, agenda, "newer.yaml", paths[1]);
    journal_close(agenda);

    struct journal *older = open_at(paths[0]);
    struct journal *newer = open_at(paths[1]);
    journal_number_past(older, 100);
    entry_add_string(journal_begin(older, "", DEED_NOTE), "text", "The coach's own");
    kept(older);
    erasing = erasing_open(older);
    copy_withdraw(erasing, older, newer);
    assert_true(erasing_run(erasing, &still, &fault));
    erasing_free(erasing);
    journal_close(older);
    journal_close(newer);
    struct bytes left = scratch_read(paths[0]);
    assert_non_null(strstr(bytes_string(&left), "Stays with us"));
    assert_non_null(strstr(bytes_string(&left), "The coach's own"));
    assert_null(strstr(bytes_string(&left), "later"));
    bytes_free(&left);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(what_was_withdrawn_goes_from_an_older_copy),
    };
    return cmocka_run_group_tests_name("copy", tests, NULL, NULL);
}
