/* SPDX-License-Identifier: GPL-3.0-or-later
 * What goes out comes back: names, words, days, and what became of an action.
 */
#include "unit.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "export/format.h"
#include "export/import.h"

#include <stdio.h>
#include <string.h>

static const struct clock still = {.fixed = 1795262400}; /* 2026-11-21T12:00:00Z */

static struct journal *open_hostile(void) {
    struct fault fault = {0};
    struct bytes notes = {0};
    struct journal *journal =
        journal_open("tests/exports/hostile.agenda.yaml", JOURNAL_READ, &still, &notes, &fault);
    assert_non_null(journal);
    assert_int_equal(notes.length, 0);
    bytes_free(&notes);
    return journal;
}

static enum ticket_state state_of(const struct item *item) {
    if (export_is(item, "done")) return TICKET_DONE;
    return export_is(item, "dropped") ? TICKET_DROPPED : TICKET_OPEN;
}

/* Takes off the blanks around a text, which libical passes over though they stand in the file, and
 * gives its length. */
static size_t trim(char *text, size_t length) {
    while (length && text[length - 1] == ' ')
        length--;
    if (!length) return 0;
    size_t first = strspn(text, " ");
    memmove(text, text + first, length - first);
    return length - first;
}

static void assert_same_ticket(const struct exported *thing, const struct ticket *ticket,
                               enum text_lines lines) {
    struct bytes words = {0};
    const char *text = thing->item->text;
    char done[day_size] = "";
    text_show(text, strlen(text), lines, &words);
    size_t length = trim(words.data, words.length);
    assert_string_equal(ticket->id, thing->id);
    assert_int_equal(trim(ticket->text, strlen(ticket->text)), length);
    assert_memory_equal(ticket->text, words.data, length);
    assert_string_equal(ticket->when, text_or(thing->item->when, ""));
    assert_int_equal(ticket->state, state_of(thing->item));
    export_done_day(thing->item, done);
    assert_string_equal(ticket->day, done);
    bytes_free(&words);
}

static void comes_back(const struct format *format, enum text_lines lines, size_t expected) {
    struct fault fault = {0};
    struct bytes text = {0};
    struct tickets tickets = {0};
    struct journal *journal = open_hostile();
    struct export export = export_open(journal, NULL, NULL);
    assert_true(format->write(&export, &text, &fault));
    assert_true(format->read(&export, &text, &tickets, &fault));
    assert_int_equal(tickets.count, expected);
    for (size_t i = 0; i < tickets.count; i++) {
        const struct exported *thing = export_find(&export, tickets.items[i].id);
        assert_non_null(thing);
        assert_same_ticket(thing, &tickets.items[i], lines);
    }
    struct import import = import_plan(&export, &tickets, 0);
    assert_int_equal(import.count, 0);
    import_free(&import);
    tickets_free(&tickets);
    bytes_free(&text);
    export_close(&export);
    journal_close(journal);
}

static void a_calendar_gives_back_every_id_word_day_and_state(void **state) {
    (void)state;
    comes_back(&format_ics, TEXT_KEEP_LINES, 59);
}

static void todo_txt_gives_back_every_id_word_day_and_state(void **state) {
    (void)state;
    comes_back(&format_todo, TEXT_ONE_LINE, 58); /* the one that was dropped has no line */
}

static void taskwarrior_gives_back_every_id_word_day_and_state(void **state) {
    (void)state;
    comes_back(&format_taskwarrior, TEXT_KEEP_LINES, 59);
}

static void no_calendar_has_a_line_that_is_too_long_or_has_a_control(void **state) {
    (void)state;
    struct fault fault = {0};
    struct bytes text = {0};
    struct journal *journal = open_hostile();
    struct export export = export_open(journal, NULL, NULL);
    assert_true(format_ics.write(&export, &text, &fault));
    size_t lines = 0;
    size_t parts = 0;
    for (const char *line = bytes_string(&text); *line; lines++) {
        const char *end = strstr(line, "\r\n");
        assert_non_null(end);
        assert_in_range(end - line, 0, 75); /* RFC 5545, 3.1 */
        parts += strncmp(line, "BEGIN:V", 7) == 0;
        for (const char *at = line; at < end; at++)
            assert_true((unsigned char)*at >= ' ' && *at != 0x7f);
        line = end + 2;
    }
    assert_true(lines > 1000);
    assert_int_equal(parts, 1 + 59 + 2 * 56); /* the calendar, actions, alarms of the open ones */
    bytes_free(&text);
    export_close(&export);
    journal_close(journal);
}

/* One agenda in memory, and actions on it: `at` is the second at which each was said. */
static struct journal *begin(struct clock *clock) {
    struct fault fault = {0};
    *clock = still;
    struct journal *journal = journal_in_memory(clock);
    entry_add_string(journal_begin(journal, "", DEED_OPEN), "owner", "maya");
    assert_true(journal_keep(journal, &fault));
    return journal;
}

static unsigned long say(struct journal *journal, enum deed deed, const char *const *fields) {
    struct fault fault = {0};
    struct bytes *entry = journal_begin(journal, "", deed);
    unsigned long number = journal_number(journal);
    for (size_t i = 0; fields[i]; i += 2)
        entry_add_string(entry, fields[i], fields[i + 1]);
    assert_true(journal_keep(journal, &fault));
    return number;
}

static unsigned long act(struct journal *journal, const char *text, const char *when) {
    return say(journal, DEED_ITEM,
               (const char *[]){"kind", "action", "text", text, when ? "when" : NULL, when, NULL});
}

static void change(struct journal *journal, unsigned long of, const char *state, const char *when) {
    char number[32];
    snprintf(number, sizeof number, "%lu", of);
    say(journal, DEED_CHANGE,
        (const char *[]){"of", number, "state", state, when ? "when" : NULL, when, NULL});
}

static void a_name_outlives_neighbours_and_numbers(void **state) {
    (void)state;
    struct clock clock;
    struct journal *whole = begin(&clock);
    act(whole, "Call Ana", NULL);
    act(whole, "Buy tea", NULL);
    act(whole, "Buy tea", NULL);
    struct journal *part = begin(&clock); /* as after Ana was taken out, and numbers given anew */
    act(part, "Buy tea", NULL);
    struct export all = export_open(whole, NULL, NULL);
    struct export some = export_open(part, NULL, NULL);
    assert_string_equal(all.things[1].id, some.things[0].id);
    assert_string_not_equal(all.things[0].id, all.things[1].id);
    assert_string_not_equal(all.things[1].id, all.things[2].id);
    export_close(&all);
    export_close(&some);
    journal_close(whole);
    journal_close(part);
}

/* What an action was when the file was written, is there, and is here; and what comes of it. */
struct meeting {
    const char *sentence;
    const char *then_state, *then_when;
    enum ticket_state there;
    const char *there_when;
    const char *now_state, *now_when; /* NULL: nothing was changed since */
    bool state, when, both;
};

static const struct meeting meetings[] = {
    {"nothing", NULL, "", TICKET_OPEN, "2026-12-01", NULL, NULL, false, false, false},
    {"done there", NULL, "", TICKET_DONE, "2026-12-01", NULL, NULL, true, false, false},
    {"dropped there", NULL, "", TICKET_DROPPED, "2026-12-01", NULL, NULL, true, false, false},
    {"another day there", NULL, "", TICKET_OPEN, "2026-12-09", NULL, NULL, false, true, false},
    {"no day there", NULL, "", TICKET_OPEN, "", NULL, NULL, false, true, false},
    {"open again there", "done", NULL, TICKET_OPEN, "2026-12-01", NULL, NULL, true, false, false},
    {"done here", NULL, "", TICKET_OPEN, "2026-12-01", "done", NULL, false, false, false},
    {"another day here", NULL, "", TICKET_OPEN, "2026-12-01", "revised", "2026-12-24", false, false,
     false},
    {"done in both", NULL, "", TICKET_DONE, "2026-12-01", "done", NULL, false, false, false},
    {"done there, dropped here", NULL, "", TICKET_DONE, "2026-12-01", "dropped", NULL, true, false,
     true},
    {"another day in both", NULL, "", TICKET_OPEN, "2026-12-09", "revised", "2026-12-24", false,
     true, true},
    {"the same day in both", NULL, "", TICKET_OPEN, "2026-12-24", "revised", "2026-12-24", false,
     false, false},
    {"done there, another day here", NULL, "", TICKET_DONE, "2026-12-01", "revised", "2026-12-24",
     true, false, false},
};

static void meet(const struct meeting *meeting) {
    struct clock clock;
    struct journal *journal = begin(&clock);
    unsigned long number = act(journal, "Stand up", "2026-12-01");
    if (meeting->then_state) change(journal, number, meeting->then_state, meeting->then_when);
    size_t written = journal_count(journal);
    if (meeting->now_state) change(journal, number, meeting->now_state, meeting->now_when);
    struct export export = export_open(journal, NULL, NULL);
    struct tickets tickets = {0};
    struct ticket *ticket = tickets_add(&tickets, export.things[0].id, "Sit", 3);
    ticket->state = meeting->there;
    memcpy(ticket->when, meeting->there_when, strlen(meeting->there_when) + 1);
    struct import import = import_plan(&export, &tickets, written);
    bool any = meeting->state || meeting->when;
    if (import.count != any ||
        (any && (import.steps[0].state != meeting->state || import.steps[0].when != meeting->when ||
                 import.steps[0].both != meeting->both)))
        fail_msg("%s", meeting->sentence);
    import_free(&import);
    tickets_free(&tickets);
    export_close(&export);
    journal_close(journal);
}

static void what_was_changed_there_is_told_from_what_was_changed_here(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings; i++)
        meet(&meetings[i]);
}

static void a_new_task_keeps_the_name_that_it_came_with(void **state) {
    (void)state;
    struct clock clock;
    struct fault fault = {0};
    struct journal *journal = begin(&clock);
    struct tickets tickets = {0};
    tickets_add(&tickets, "20261121@a calendar", "Buy tea", 7);
    tickets_add(&tickets, "20261121@a calendar", "Buy tea", 7);
    tickets_add(&tickets, "empty", "  \n", 3);
    tickets_add(&tickets, "over", "Buy milk", 8)->state = TICKET_DONE;
    const struct import_wish wish = {.new = true, .from = "ics"};
    for (int round = 0; round < 2; round++) {
        struct export export = export_open(journal, NULL, NULL);
        struct import import = import_plan(&export, &tickets, 0);
        assert_int_equal(import.count, round ? 0 : 1);
        assert_true(import_write(&import, &wish, journal, &fault));
        import_free(&import);
        export_close(&export);
    }
    struct export export = export_open(journal, NULL, NULL);
    assert_int_equal(export.count, 1);
    assert_string_equal(export.things[0].id, "20261121@a calendar");
    assert_int_equal(strlen(export.things[0].uuid), uuid_size - 1);
    assert_ptr_equal(export_find(&export, export.things[0].uuid), &export.things[0]);
    export_close(&export);
    tickets_free(&tickets);
    journal_close(journal);
}

static void what_is_no_calendar_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"", "BEGIN:VEVENT", "not a calendar\n", "\r\n\r\n"};
    struct clock clock;
    struct journal *journal = begin(&clock);
    struct export export = export_open(journal, NULL, NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fault fault = {0};
        struct bytes text = {0};
        struct tickets tickets = {0};
        bytes_text(&text, texts[i]);
        assert_false(format_ics.read(&export, &text, &tickets, &fault));
        assert_int_equal(tickets.count, 0);
        tickets_free(&tickets);
        bytes_free(&text);
    }
    export_close(&export);
    journal_close(journal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calendar_gives_back_every_id_word_day_and_state),
        cmocka_unit_test(todo_txt_gives_back_every_id_word_day_and_state),
        cmocka_unit_test(taskwarrior_gives_back_every_id_word_day_and_state),
        cmocka_unit_test(no_calendar_has_a_line_that_is_too_long_or_has_a_control),
        cmocka_unit_test(a_name_outlives_neighbours_and_numbers),
        cmocka_unit_test(what_was_changed_there_is_told_from_what_was_changed_here),
        cmocka_unit_test(a_new_task_keeps_the_name_that_it_came_with),
        cmocka_unit_test(what_is_no_calendar_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
