/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/notebook and talk/noting: how long the coach sat, and nothing of what was said.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/notebook.h"
#include "base/fault.h"
#include "talk/talk.h"

/* Answers once, says that it took so long, and goes. */
struct sitter {
    struct front front;
    struct clock *clock;
    time_t seconds;
    size_t asked;
    size_t notices;
};

static void hear(struct front *front, enum saying how, const char *text,
                 const struct place *place) {
    struct sitter *sitter = (struct sitter *)front;
    (void)place;
    sitter->notices += how == SAY_NOTICE && strstr(text, "not in your notebook") != NULL;
}

static bool answer(struct front *front, const struct prompt *prompt, struct reply *reply,
                   struct fault *fault) {
    struct sitter *sitter = (struct sitter *)front;
    (void)prompt;
    (void)fault;
    *reply = (struct reply){.kind = REPLY_CLOSED, .waited = -1, .thought = -1};
    if (sitter->asked++) return true;
    sitter->clock->fixed += sitter->seconds;
    reply->kind = REPLY_ANSWER;
    reply->value = value_string("SECRET words");
    return true;
}

static void leave(struct front *front) {
    (void)front;
}

enum { nine = 1795338000 }; /* 2026-11-22T09:00:00Z */

/* Holds a sitting of so many seconds; gives how often it was said that it is not noted. */
static size_t sit(const struct scratch *scratch, const char *notebook, const char *owner,
                  time_t began, time_t seconds) {
    struct fault fault = {0};
    struct bytes notes = {0};
    char path[400];
    struct clock clock = {.fixed = began};
    struct sitter sitter = {.front = {hear, answer, leave}, .clock = &clock, .seconds = seconds};
    snprintf(path, sizeof path, "%s/%s.agenda.yaml", scratch->folder, owner);
    struct flow *jail = flow_fork(&fault);
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &clock, &notes, &fault);
    assert_true(flow_load(jail, "scripts/first-step.lua", &fault));
    const struct talk_setup setup = {.flow = jail,
                                     .name = "first-step",
                                     .journal = journal,
                                     .front = &sitter.front,
                                     .clock = &clock,
                                     .owner = owner,
                                     .notebook = notebook,
                                     .seed = 7};
    assert_int_equal(talk_hold(&setup, &fault), TALK_PAUSED);
    journal_close(journal);
    flow_close(jail);
    bytes_free(&notes);
    return sitter.notices;
}

static struct journal *open_notebook(const char *path, enum journal_access access) {
    static const struct clock clock = {.fixed = nine};
    struct fault fault = {0};
    struct bytes notes = {0};
    struct journal *journal = journal_open(path, access, &clock, &notes, &fault);
    assert_non_null(journal);
    bytes_free(&notes);
    return journal;
}

static void begin(const char *path) {
    struct fault fault = {0};
    struct journal *journal = open_notebook(path, JOURNAL_CREATE);
    notebook_begin(journal);
    assert_true(journal_keep(journal, &fault));
    journal_close(journal);
}

static void path_of(const struct scratch *scratch, char path[400]) {
    snprintf(path, 400, "%s/coach.notebook.yaml", scratch->folder);
}

static void a_sitting_is_noted_without_a_word_of_it(void **state) {
    char path[400];
    path_of(*state, path);
    begin(path);
    assert_int_equal(sit(*state, path, "maya", nine, 45L * 60), 0);
    struct bytes text = scratch_read(path);
    assert_non_null(strstr(text.data, "minutes: 45\n"));
    assert_non_null(strstr(text.data, "flow: first-step\n"));
    assert_null(strstr(text.data, "SECRET"));
    assert_null(strstr(text.data, "Goal clarification"));
    bytes_free(&text);
}

static void a_session_gone_on_with_is_two_sittings(void **state) {
    char path[400];
    struct bytes out = {0};
    const struct notebook_wish wish = {0};
    path_of(*state, path);
    begin(path);
    sit(*state, path, "maya", nine, 45L * 60);
    sit(*state, path, "maya", nine + 30L * 24 * 3600, 30L * 60);
    sit(*state, path, "ben", nine, 15L * 60);
    struct journal *journal = open_notebook(path, JOURNAL_READ);
    notebook_hours_csv(journal, &wish, &out);
    assert_string_equal(bytes_string(&out), "date,programme,mentee,minutes,hours\r\n"
                                            "2026-11-22,first-step,mentee 1,45,0.75\r\n"
                                            "2026-12-22,first-step,mentee 1,30,0.50\r\n"
                                            "2026-11-22,first-step,mentee 2,15,0.25\r\n");
    bytes_clear(&out);
    notebook_hours_text(journal, &wish, &out);
    assert_non_null(strstr(bytes_string(&out), "- November 2026: 1 h 0 min\n"));
    assert_non_null(strstr(bytes_string(&out), "- December 2026: 30 min\n"));
    assert_non_null(strstr(bytes_string(&out), "In all: 1 h 30 min, which is 1.50 hours\n"));
    assert_null(strstr(bytes_string(&out), "maya"));
    bytes_clear(&out);
    const struct notebook_wish named = {.names = true, .about = "Ben"};
    notebook_hours_csv(journal, &named, &out);
    assert_string_equal(bytes_string(&out), "date,programme,mentee,minutes,hours\r\n"
                                            "2026-11-22,first-step,ben,15,0.25\r\n");
    journal_close(journal);
    bytes_free(&out);
}

static void without_a_notebook_nothing_is_noted(void **state) {
    char path[400];
    path_of(*state, path);
    assert_int_equal(sit(*state, path, "maya", nine, 45L * 60), 0);
    assert_int_equal(access(path, F_OK), -1);
}

static void a_glance_is_no_sitting(void **state) {
    char path[400];
    path_of(*state, path);
    begin(path);
    struct bytes before = scratch_read(path);
    sit(*state, path, "maya", nine, 20);
    struct bytes after = scratch_read(path);
    assert_string_equal(before.data, after.data);
    bytes_free(&before);
    bytes_free(&after);
}

static void a_notebook_that_cannot_be_written_is_said_and_the_agenda_stays(void **state) {
    char path[400];
    path_of(*state, path);
    scratch_write(path, "no notebook at all\n---\nentry: x\n...\n", 36);
    assert_int_equal(sit(*state, path, "maya", nine, 45L * 60), 1);
    struct bytes agenda = scratch_read(((struct scratch *)*state)->path);
    assert_non_null(strstr(agenda.data, "SECRET words"));
    bytes_free(&agenda);
}

static const char hostile[] =
    "=cmd|' /C calc'!A1\n\x1b]0;x\x07 \xe2\x80\xae <script>\n---\n# *b* [a](b:c)";

static void hostile_notes_stay_words(void **state) {
    char path[400];
    struct fault fault = {0};
    struct bytes out = {0};
    const struct notebook_wish wish = {0};
    path_of(*state, path);
    struct journal *journal = open_notebook(path, JOURNAL_CREATE);
    notebook_begin(journal);
    struct bytes *note = journal_begin(journal, "", DEED_NOTE);
    entry_add_string(note, "about", "=Maya");
    entry_add_string(note, "text", hostile);
    assert_true(journal_keep(journal, &fault));
    journal_close(journal);
    journal = open_notebook(path, JOURNAL_READ);
    notebook_text(journal, &wish, &out);
    assert_null(strchr(bytes_string(&out), '\x1b'));
    assert_null(strstr(bytes_string(&out), "\xe2\x80\xae"));
    bytes_clear(&out);
    notebook_markdown(journal, &wish, &out);
    assert_null(strchr(bytes_string(&out), '\x1b'));
    assert_non_null(strstr(bytes_string(&out), "\\<script\\>"));
    assert_non_null(strstr(bytes_string(&out), "\\[a\\]\\(b\\:c\\)"));
    assert_null(strstr(bytes_string(&out), "\n---"));
    bytes_clear(&out);
    notebook_csv(journal, &wish, &out);
    assert_non_null(strstr(bytes_string(&out), ",\"'=Maya\",\"\",\"'=cmd|"));
    bytes_clear(&out);
    struct value value = notebook_value(journal, &wish);
    assert_string_equal(value_get_text(&value.items[0], "text"), hostile);
    value_free(&value);
    journal_close(journal);
    bytes_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sitting_is_noted_without_a_word_of_it, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_session_gone_on_with_is_two_sittings, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(without_a_notebook_nothing_is_noted, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_glance_is_no_sitting, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(
            a_notebook_that_cannot_be_written_is_said_and_the_agenda_stays, scratch_open,
            scratch_close),
        cmocka_unit_test_setup_teardown(hostile_notes_stay_words, scratch_open, scratch_close),
    };
    return cmocka_run_group_tests_name("notebook", tests, NULL, NULL);
}
