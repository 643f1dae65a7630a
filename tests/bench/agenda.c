/* SPDX-License-Identifier: GPL-3.0-or-later
 * An agenda as its owner reads it: two years of monthly conversations with 2,000 answers, and a
 * hundred times that, from the start of the program until the page is written. The limit is the
 * file read and its lines counted.
 */
#include "stage.h"

#include "agenda/journal.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { answers_each = 40, actions_each = 2, options_each = 3 };

static const char goal_of[] = "A goal of conversation %ld";

static unsigned long add_answer(struct journal *journal, const char *session, const char *question,
                                const char *text) {
    unsigned long number = journal_number(journal);
    struct bytes *entry = journal_begin(journal, session, DEED_ANSWER);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "section", "Goal clarification");
    entry_add_string(entry, "question", question);
    entry_add_string(entry, "asked",
                     "What would you like to say about that, and what else is there?");
    entry_add_string(entry, "answer", text);
    return number;
}

static unsigned long add_item(struct journal *journal, const char *session, const char *kind,
                              const char *text, unsigned long from) {
    unsigned long number = journal_number(journal);
    struct bytes *entry = journal_begin(journal, session, DEED_ITEM);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "kind", kind);
    entry_add_string(entry, "text", text);
    entry_add_number(entry, "from", (double)from);
    return number;
}

static void add_actions(struct journal *journal, const char *session, const char *goal,
                        unsigned long from) {
    for (int i = 0; i < actions_each; i++) {
        unsigned long action = add_item(journal, session, "action", stage_answer, from);
        struct bytes *entry = journal_begin(journal, session, DEED_CHANGE);
        entry_add_number(entry, "of", (double)action);
        entry_add_string(entry, "state", i ? "done" : "carried");
        entry_add_string(entry, "why", goal);
    }
}

/* A conversation each month: a goal, options, two numbers on a scale, actions, and talk. */
static void add_session(struct journal *journal, long index) {
    char session[64];
    char goal[64];
    snprintf(session, sizeof session, "2026%04ldT090000Z-%04lx", index % 10000, index);
    snprintf(goal, sizeof goal, goal_of, index);
    struct bytes *begin = journal_begin(journal, session, DEED_BEGIN);
    entry_add_string(begin, "flow", "monthly");
    entry_add_string(begin, "title", "A monthly conversation");
    unsigned long from = add_answer(journal, session, "goal", goal);
    add_item(journal, session, "goal", goal, from);
    add_answer(journal, session, "importance", "8");
    add_answer(journal, session, "confidence", "6");
    for (int i = 3; i < answers_each; i++) {
        from = add_answer(journal, session, "talk", stage_answer);
        if (i < 3 + options_each) add_item(journal, session, "option", stage_answer, from);
    }
    add_actions(journal, session, goal, from);
    entry_add_string(journal_begin(journal, session, DEED_END), "how", "finished");
}

static void make_agenda(const char *path, long sessions) {
    struct clock clock = {0};
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, JOURNAL_CREATE, &clock, &notes, &fault);
    if (!journal) measure_failed("%s: %s", path, fault.what);
    for (long i = 0; i < sessions; i++)
        add_session(journal, i);
    if (!journal_keep(journal, &fault)) measure_failed("%s", fault.what);
    journal_close(journal);
    bytes_free(&notes);
}

static double time_lines(const char *path) {
    struct bytes text = {0};
    struct fault fault = {0};
    size_t lines = 0;
    double start = clock_seconds();
    if (!file_read(path, (size_t)4 << 30, &text, &fault)) measure_failed("%s", fault.what);
    for (const char *at = bytes_string(&text); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    double seconds = clock_seconds() - start;
    bytes_free(&text);
    if (lines == 0) measure_failed("%s is empty", path);
    return seconds;
}

/* Runs the program until it has ended; what it writes goes nowhere. */
static double time_verb(const struct stage *stage, const char *path, const char *const *verb) {
    extern char **environ;
    const char *argv[8] = {stage->askwell, "agenda", verb[0], "--agenda", path, verb[1], verb[2]};
    posix_spawn_file_actions_t actions;
    pid_t child = 0;
    int status = 0;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = clock_seconds();
    if (posix_spawn(&child, stage->askwell, &actions, NULL, (char *const *)argv, environ) != 0 ||
        waitpid(child, &status, 0) != child)
        measure_failed("%s cannot be run", stage->askwell);
    double seconds = clock_seconds() - start;
    posix_spawn_file_actions_destroy(&actions);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        measure_failed("askwell agenda %s ended with %d", verb[0], status);
    return seconds;
}

static const struct {
    const char *verb[3];
    const char *name;
    const char *aim; /* of the two years */
    bool small;      /* it goes over the agenda once for each goal: not for thousands of them */
} verbs[] = {
    {{"show"}, "show", "≤ 50 ms", false},
    {{"log"}, "log", "", false},
    {{"growth"}, "growth", "", false},
    {{"plan"}, "plan", "", true},
    {{"export", "--to", "html"}, "export to HTML", "", false},
    {{"export", "--to", "markdown"}, "export to Markdown", "", false},
};

enum { verb_count = sizeof verbs / sizeof *verbs };

static void measure_size(const struct stage *stage, long sessions, int rounds,
                         double medians[verb_count]) {
    char name[64];
    struct bytes path = {0};
    snprintf(name, sizeof name, "read-%ld.agenda.yaml", sessions);
    stage_path(stage, name, &path);
    make_agenda(bytes_string(&path), sessions);
    for (size_t i = 0; i < verb_count; i++) {
        if (verbs[i].small && sessions > 100) continue;
        struct samples limit = {0};
        struct samples ours = {0};
        for (int round = 0; round < rounds; round++) {
            samples_add(&limit, time_lines(bytes_string(&path)));
            samples_add(&ours, time_verb(stage, bytes_string(&path), verbs[i].verb));
        }
        snprintf(name, sizeof name, "%s of %ld answers", verbs[i].name, sessions * answers_each);
        measure_times(name, &ours, &limit, sessions < 100 ? verbs[i].aim : "");
        medians[i] = samples_median(&ours);
        samples_free(&limit);
        samples_free(&ours);
    }
    unlink(bytes_string(&path));
    bytes_free(&path);
}

void agenda_measure(const struct stage *stage) {
    double few[verb_count];
    double many[verb_count];
    measure_size(stage, 50, 21, few);
    measure_size(stage, 5000, 3, many);
    for (size_t i = 0; i < verb_count; i++)
        if (!verbs[i].small)
            measure_note("%s: a hundred times the conversations took %.0f times as long",
                         verbs[i].name, many[i] / few[i]);
}
