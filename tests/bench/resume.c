/* SPDX-License-Identifier: GPL-3.0-or-later
 * Coming back to a long session: the journal alone, and all of it until the next question is asked,
 * against reading the file and finding its lines. Ten times the turns should take ten times as
 * long.
 */
#include "stage.h"

#include "agenda/journal.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "measure.h"
#include "peer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const double patience = 15; /* seconds for one row */

static struct journal *open_journal(const char *path, enum journal_access access,
                                    const struct clock *clock) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, access, clock, &notes, &fault);
    if (!journal) measure_failed("%s:%ld: %s", path, fault.line, fault.what);
    bytes_free(&notes);
    return journal;
}

/* Lets askwell begin a session, answer one question, and pause. */
static void begin_session(const struct stage *stage, const char *agenda) {
    static const char answer[] = "{\"turn\":1,\"answer\":\"an answer\"}\n";
    struct bytes flow = {0};
    stage_path(stage, "scripts/endless.lua", &flow);
    const char *argv[] = {stage->askwell, "serve", bytes_string(&flow), "--agenda", agenda, NULL};
    struct peer peer = peer_start(argv);
    peer_expect(&peer, "\"do\":\"ask\"");
    peer_send(&peer, answer, sizeof answer - 1);
    peer_expect(&peer, "\"do\":\"ask\"");
    peer_end(&peer);
    bytes_free(&flow);
}

/* The answer that askwell kept, whose like are added. */
struct model {
    struct bytes session;
    struct bytes section;
    struct bytes question;
    struct bytes asked;
};

static struct model read_model(struct journal *journal) {
    struct model model = {0};
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->deed != DEED_ANSWER) continue;
        bytes_text(&model.session, entry->session);
        bytes_text(&model.section, entry_text(entry, "section"));
        bytes_text(&model.question, entry_text(entry, "question"));
        bytes_text(&model.asked, entry_text(entry, "asked"));
        return model;
    }
    measure_failed("askwell kept no answer");
}

static void free_model(struct model *model) {
    bytes_free(&model->session);
    bytes_free(&model->section);
    bytes_free(&model->question);
    bytes_free(&model->asked);
}

/* Adds answers to the question that was answered already, with one write. */
static void add_answers(const char *agenda, long count) {
    struct clock clock = {0};
    struct fault fault = {0};
    struct journal *journal = open_journal(agenda, JOURNAL_APPEND, &clock);
    struct model model = read_model(journal);
    for (long i = 0; i < count; i++) {
        struct bytes *entry = journal_begin(journal, bytes_string(&model.session), DEED_ANSWER);
        entry_add_string(entry, "section", bytes_string(&model.section));
        entry_add_string(entry, "question", bytes_string(&model.question));
        entry_add_string(entry, "asked", bytes_string(&model.asked));
        entry_add_string(entry, "answer", stage_answer);
        entry_add_string(entry, "by", "mentee");
    }
    if (!journal_keep(journal, &fault)) measure_failed("%s", fault.what);
    journal_close(journal);
    free_model(&model);
}

static double time_lines(const char *agenda) {
    struct bytes text = {0};
    struct fault fault = {0};
    size_t lines = 0;
    double start = clock_seconds();
    if (!file_read(agenda, (size_t)1 << 30, &text, &fault)) measure_failed("%s", fault.what);
    for (const char *at = bytes_string(&text); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    double seconds = clock_seconds() - start;
    bytes_free(&text);
    if (lines == 0) measure_failed("%s is empty", agenda);
    return seconds;
}

static double time_journal(const char *agenda) {
    struct clock clock = {0};
    double start = clock_seconds();
    struct journal *journal = open_journal(agenda, JOURNAL_READ, &clock);
    double seconds = clock_seconds() - start;
    journal_close(journal);
    return seconds;
}

static double time_whole(const struct stage *stage, const char *agenda) {
    struct bytes flow = {0};
    stage_path(stage, "scripts/endless.lua", &flow);
    const char *argv[] = {stage->askwell, "serve", bytes_string(&flow), "--agenda", agenda, NULL};
    double start = clock_seconds();
    struct peer peer = peer_start(argv);
    peer_expect(&peer, "\"do\":\"ask\"");
    double seconds = clock_seconds() - start;
    peer_end(&peer);
    bytes_free(&flow);
    return seconds;
}

struct resumed {
    double journal;
    double whole;
};

/* Gives the medians at `turns`, after printing them. */
static struct resumed resume(const struct stage *stage, long turns, const char *label,
                             const char *aim) {
    enum { rounds = 5 };
    char name[64];
    struct bytes agenda = {0};
    struct samples lines = {0};
    struct samples journal = {0};
    struct samples whole = {0};
    snprintf(name, sizeof name, "resume-%ld.agenda.yaml", turns);
    stage_path(stage, name, &agenda);
    const char *path = bytes_string(&agenda);
    begin_session(stage, path);
    add_answers(path, turns);
    double spent = 0;
    for (int i = 0; i < rounds && spent < patience; i++) {
        double start = clock_seconds();
        samples_add(&lines, time_lines(path));
        samples_add(&journal, time_journal(path));
        samples_add(&whole, time_whole(stage, path));
        spent += clock_seconds() - start;
    }
    snprintf(name, sizeof name, "journal of %s turns opened", label);
    measure_times(name, &journal, &lines, "");
    snprintf(name, sizeof name, "resume of %s turns, to the next question", label);
    measure_times(name, &whole, &lines, aim);
    struct resumed medians = {samples_median(&journal), samples_median(&whole)};
    unlink(path);
    samples_free(&lines);
    samples_free(&journal);
    samples_free(&whole);
    bytes_free(&agenda);
    return medians;
}

void resume_measure(const struct stage *stage) {
    struct resumed few = resume(stage, 10000, "10,000", "");
    if (few.whole > 2) {
        measure_note("100,000 turns are left out: they would take too long");
        return;
    }
    struct resumed many = resume(stage, 100000, "100,000", "≤ 0.5 s");
    measure_note("limit: the file read and its lines counted; ten times the turns took %.1f and "
                 "%.1f times as long",
                 many.journal / few.journal, many.whole / few.whole);
}
