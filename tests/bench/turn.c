/* SPDX-License-Identifier: GPL-3.0-or-later
 * A turn that is on the disk before the next prompt: first the journal's part of it, against the
 * same bytes appended and synced by hand; then all of it, as a program sees it that uses askwell,
 * against the least process that appends, syncs and replies.
 */
#include "stage.h"

#include "agenda/age.h"
#include "agenda/journal.h"
#include "agenda/sealed.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "measure.h"
#include "peer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char session[] = "20261121T184207Z-3f9c";

static void add_fields(struct bytes *entry) {
    entry_add_string(entry, "section", "Goal clarification");
    entry_add_string(entry, "question", "open-1");
    entry_add_string(entry, "asked", "What would you like to be different three months from now?");
    entry_add_text(entry, "answer", stage_answer, strlen(stage_answer));
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "waited", "4.2");
}

static int open_file(const struct stage *stage, const char *name) {
    struct bytes path = {0};
    stage_path(stage, name, &path);
    int file = open(bytes_string(&path), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) measure_failed("%s: %s", bytes_string(&path), strerror(errno));
    bytes_free(&path);
    return file;
}

static void append(int file, const struct bytes *entry) {
    if (write(file, entry->data, entry->length) != (ssize_t)entry->length || fdatasync(file) != 0)
        measure_failed("a write failed: %s", strerror(errno));
}

static double time_journal(struct journal *journal) {
    struct fault fault = {0};
    double start = clock_seconds();
    add_fields(journal_begin(journal, session, DEED_ANSWER));
    bool good = journal_keep(journal, &fault);
    double seconds = clock_seconds() - start;
    if (!good) measure_failed("%s", fault.what);
    return seconds;
}

static double time_append(int file, const struct bytes *entry) {
    double start = clock_seconds();
    append(file, entry);
    return clock_seconds() - start;
}

/* The bytes that the journal will write next. */
static void write_entry(unsigned long number, struct bytes *entry) {
    char at[clock_stamp_size];
    struct clock clock = {0};
    bytes_clear(entry);
    clock_stamp(clock_now(&clock), at);
    entry_begin(entry, number, at, session, DEED_ANSWER);
    add_fields(entry);
    entry_close(entry, 0);
}

static struct journal *open_journal(const struct stage *stage, const struct clock *clock) {
    struct bytes path = {0};
    struct bytes notes = {0};
    struct fault fault = {0};
    stage_path(stage, "turns.agenda.yaml", &path);
    struct journal *journal =
        journal_open(bytes_string(&path), JOURNAL_CREATE, clock, &notes, &fault);
    if (!journal) measure_failed("%s: %s", bytes_string(&path), fault.what);
    bytes_free(&path);
    bytes_free(&notes);
    return journal;
}

static void measure_keeping(const struct stage *stage) {
    enum { rounds = 4000 };
    struct clock clock = {0};
    struct bytes entry = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    struct journal *journal = open_journal(stage, &clock);
    int file = open_file(stage, "turns.appended");
    for (unsigned long i = 1; i <= rounds; i++) {
        write_entry(i, &entry);
        /* neither is always the one that finds the disk just used by the other */
        if (i % 2) samples_add(&theirs, time_append(file, &entry));
        samples_add(&ours, time_journal(journal));
        if (i % 2 == 0) samples_add(&theirs, time_append(file, &entry));
    }
    measure_times("one durable turn, journal only", &ours, &theirs, "≤ 1.1");
    measure_note("limit: the same %zu bytes by write and fdatasync on the same disk", entry.length);
    close(file);
    journal_close(journal);
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&entry);
}

/* The same with an agenda that is sealed: each turn is sealed by `age`, which is started for it. */
static void measure_sealed(const struct stage *stage) {
    enum { rounds = 400 };
    struct clock clock = {0};
    struct bytes path = {0};
    struct bytes key = {0};
    struct bytes notes = {0};
    struct bytes entry = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    struct fault fault = {0};
    stage_path(stage, "turns.key", &path);
    bool good = age_make_key(bytes_string(&path), &fault) &&
                age_read_key(bytes_string(&path), &key, &fault);
    bytes_clear(&path);
    stage_path(stage, "turns.agenda.age", &path);
    struct keeper *keeper = good ? sealed_keeper(bytes_string(&path), JOURNAL_CREATE, &key) : NULL;
    struct journal *journal = good ? journal_open_with(keeper, &clock, &notes, &fault) : NULL;
    if (!journal) measure_failed("%s", fault.what);
    int file = open_file(stage, "turns.unsealed");
    for (unsigned long i = 1; i <= rounds; i++) {
        write_entry(i, &entry);
        if (i % 2) samples_add(&theirs, time_append(file, &entry));
        samples_add(&ours, time_journal(journal));
        if (i % 2 == 0) samples_add(&theirs, time_append(file, &entry));
    }
    measure_times("one durable turn, sealed, journal only", &ours, &theirs, "");
    measure_note("limit: the same %zu bytes, not sealed, by write and fdatasync", entry.length);
    close(file);
    journal_close(journal);
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&entry);
    bytes_free(&path);
    bytes_free(&key);
    bytes_free(&notes);
}

struct least_keeper {
    int file;
    const struct bytes *entry;
    const struct bytes *reply;
};

/* The least that keeps what it is sent before it asks on. */
static void keep_and_reply(int from, int to, const void *context) {
    const struct least_keeper *keeper = context;
    char line[4096];
    while (read(from, line, sizeof line) > 0) {
        append(keeper->file, keeper->entry);
        if (write(to, keeper->reply->data, keeper->reply->length) < 0) return;
    }
}

static double time_reply(struct peer *peer, const struct bytes *line, const char *reply) {
    double start = clock_seconds();
    peer_send(peer, line->data, line->length);
    peer_expect(peer, reply);
    return clock_seconds() - start;
}

/* Both processes take turns in one conversation each. */
static void converse(struct peer *askwell, struct peer *least, struct samples *ours,
                     struct samples *theirs) {
    enum { rounds = 1000 };
    struct bytes line = {0};
    for (int turn = 1; turn <= rounds; turn++) {
        bytes_clear(&line);
        bytes_format(&line, "{\"turn\":%d,\"answer\":\"%s\"}\n", turn, stage_answer);
        if (turn % 2) samples_add(theirs, time_reply(least, &line, "\"do\":\"ask\""));
        samples_add(ours, time_reply(askwell, &line, "\"do\":\"ask\""));
        if (turn % 2 == 0) samples_add(theirs, time_reply(least, &line, "\"do\":\"ask\""));
    }
    bytes_free(&line);
}

static void measure_whole(const struct stage *stage) {
    struct bytes flow = {0};
    struct bytes agenda = {0};
    struct bytes entry = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    stage_path(stage, "scripts/endless.lua", &flow);
    stage_path(stage, "whole.agenda.yaml", &agenda);
    const char *argv[] = {stage->askwell,        "serve", bytes_string(&flow), "--agenda",
                          bytes_string(&agenda), NULL};
    struct peer askwell = peer_start(argv);
    peer_expect(&askwell, "\"do\":\"ask\"");
    struct bytes reply = {0};
    bytes_text(&reply, bytes_string(&askwell.said));
    write_entry(1, &entry);
    struct least_keeper keeper = {open_file(stage, "whole.appended"), &entry, &reply};
    struct peer least = peer_fork(keep_and_reply, &keeper);
    converse(&askwell, &least, &ours, &theirs);
    peer_end(&least); /* first, because the copy holds the other's pipe open */
    peer_end(&askwell);
    measure_times("one durable turn, all of it through serve", &ours, &theirs, "");
    measure_note("limit: a process that reads the line, appends, syncs and replies");
    close(keeper.file);
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&entry);
    bytes_free(&reply);
    bytes_free(&flow);
    bytes_free(&agenda);
}

void turn_measure(const struct stage *stage) {
    measure_keeping(stage);
    measure_sealed(stage);
    measure_whole(stage);
}
