/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/hours: how long the two have worked together.
 */
#include "unit.h"

#include "agenda/hours.h"
#include "agenda/view.h"
#include "base/bytes.h"
#include "base/fault.h"

#include <string.h>

static struct clock when;

/* Keeps an entry of `session` at a stamp. */
static struct bytes *at(struct journal *journal, const char *stamp, const char *session,
                        enum deed deed) {
    when.fixed = clock_read_stamp(stamp);
    return journal_begin(journal, session, deed);
}

static void keep_hours(struct journal *journal, const char *stamp, const char *session,
                       const char *hours) {
    struct bytes *item = at(journal, stamp, session, DEED_ITEM);
    entry_add_string(item, "kind", "hours");
    entry_add_string(item, "text", hours);
}

/* Two and a half hours are said, three quarters of one are measured with a night in between, and
 * one is said in another year. */
static struct journal *year(void) {
    struct fault fault = {0};
    struct journal *journal = journal_in_memory(&when);
    at(journal, "2026-11-21T18:00:00Z", "a", DEED_BEGIN);
    keep_hours(journal, "2026-11-21T18:10:00Z", "a", "2.5");
    at(journal, "2026-11-28T18:00:00Z", "b", DEED_BEGIN);
    at(journal, "2026-11-28T18:30:00Z", "b", DEED_PAUSE);
    at(journal, "2026-11-29T08:00:00Z", "b", DEED_RESUME);
    at(journal, "2026-11-29T08:15:00Z", "b", DEED_END);
    at(journal, "2027-01-09T18:00:00Z", "c", DEED_BEGIN);
    keep_hours(journal, "2027-01-09T18:10:00Z", "c", "1");
    keep_hours(journal, "2027-01-09T18:11:00Z", "c", "not much");
    assert_true(journal_keep(journal, &fault));
    return journal;
}

static void what_was_said_is_counted_by_month(void **state) {
    (void)state;
    struct journal *journal = year();
    struct fold fold = fold_open(journal);
    struct hours hours = hours_of(&fold, HOURS_KEPT);
    assert_int_equal(hours.session_count, 2);
    assert_int_equal(hours.month_count, 2);
    assert_string_equal(hours.months[0].month, "2026-11");
    assert_true(hours.months[0].hours == 2.5 && hours.months[1].hours == 1);
    assert_true(hours.total == 3.5);
    hours_free(&hours);
    fold_free(&fold);
    journal_close(journal);
}

static void what_was_not_said_is_measured_without_its_pauses(void **state) {
    (void)state;
    struct journal *journal = year();
    struct fold fold = fold_open(journal);
    struct hours hours = hours_of(&fold, HOURS_WITH_TIME);
    assert_int_equal(hours.session_count, 3);
    assert_false(hours.sessions[1].kept);
    assert_true(hours.sessions[1].hours == 0.75);
    assert_true(hours.months[0].hours == 3.25 && hours.total == 4.25);
    hours_free(&hours);
    fold_free(&fold);
    journal_close(journal);
}

static void the_agenda_shows_hours_with_their_day_and_what_they_come_to(void **state) {
    (void)state;
    struct journal *journal = year();
    struct fold fold = fold_open(journal);
    struct bytes page = {0};
    view_text(&fold, NULL, &page);
    assert_non_null(strstr(bytes_string(&page), "\nHours\n"
                                                "- 2.5 hours, 21 November 2026\n"
                                                "- 1 hour, 9 January 2027\n"
                                                "- not much, 9 January 2027\n"
                                                "  November 2026: 2.5 hours\n"
                                                "  January 2027: 1 hour\n"
                                                "  in all: 3.5 hours\n"));
    bytes_clear(&page);
    view_text(&fold, "a", &page);
    assert_null(strstr(bytes_string(&page), "in all"));
    bytes_free(&page);
    fold_free(&fold);
    journal_close(journal);
}

static void hours_are_read_as_they_are_written_down(void **state) {
    (void)state;
    static const char *const none[] = {"", "two", "2h", "1.2.3", "-1", "9000", "inf", "1e3"};
    double hours = 0;
    assert_true(hours_read("3", &hours) && hours == 3);
    assert_true(hours_read("1,5", &hours) && hours == 1.5);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(hours_read(none[i], &hours));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_said_is_counted_by_month),
        cmocka_unit_test(what_was_not_said_is_measured_without_its_pauses),
        cmocka_unit_test(the_agenda_shows_hours_with_their_day_and_what_they_come_to),
        cmocka_unit_test(hours_are_read_as_they_are_written_down),
    };
    return cmocka_run_group_tests_name("hours", tests, NULL, NULL);
}
