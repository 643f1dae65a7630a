/* SPDX-License-Identifier: GPL-3.0-or-later
 * How long a sitting was, into the coach's notebook: when, which conversation, with whom, how long.
 * Nothing that was said in it. A notebook is made by the coach's first note, or with `askwell
 * notebook begin`; whoever sits alone has none, and nothing is written.
 */
#include "talk/inside.h"

#include "agenda/notebook.h"
#include "base/file.h"

/* Adds the sitting and keeps it. */
static bool keep(struct talk *talk, const char *how, long minutes, struct fault *fault) {
    char began[clock_stamp_size];
    struct bytes notes = {0};
    const struct talk_setup *setup = talk->setup;
    struct journal *notebook =
        journal_open(setup->notebook, JOURNAL_APPEND, setup->clock, &notes, fault);
    bytes_free(&notes);
    if (!notebook) return false;
    notebook_begin(notebook);
    clock_stamp(talk->sat_down, began);
    struct bytes *entry = journal_begin(notebook, talk->session, DEED_END);
    entry_add_string(entry, "about", talk->books.names[0]);
    if (talk->books.people > 1) entry_add_string(entry, "with", talk->books.names[1]);
    entry_add_string(entry, "flow", setup->name);
    entry_add_string(entry, "began", began);
    entry_add_number(entry, "minutes", (double)minutes);
    entry_add_string(entry, "how", how);
    bool good = journal_keep(notebook, fault);
    journal_close(notebook);
    return good;
}

void noting_sitting(struct talk *talk, enum outcome outcome) {
    enum { seconds_of_a_minute = 60 };
    struct fault fault = {0};
    const char *path = talk->setup->notebook;
    time_t now = clock_now(talk->setup->clock);
    long minutes = (long)(now - talk->sat_down + seconds_of_a_minute / 2) / seconds_of_a_minute;
    if (!path || !talk->session[0] || minutes < 1 || !file_exists(path)) return;
    if (keep(talk, outcome == OUTCOME_CLOSED ? "over" : "paused", minutes, &fault)) return;
    struct bytes notice = {0};
    bytes_format(&notice, "These %ld minutes are not in your notebook: ", minutes);
    fault_write(&fault, &notice);
    talk_say(talk, SAY_NOTICE, bytes_string(&notice));
    bytes_free(&notice);
}
