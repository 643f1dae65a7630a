/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report of 10,000 agendas, against reading their bytes with a checksum, and against reading
 * their entries and doing nothing with them.
 */
#include "stage.h"

#include "agenda/journal.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "measure.h"
#include "report/gather.h"
#include "report/vocabulary.h"

#include <stdio.h>
#include <unistd.h>

enum { agendas = 10000, sessions = 6, answers = 12 };

static void path_of(const struct stage *stage, int number, struct bytes *path) {
    char name[64];
    snprintf(name, sizeof name, "report-%d.agenda.yaml", number);
    stage_path(stage, name, path);
}

/* The text of an agenda while it is made. */
struct making {
    struct bytes text;
    struct clock clock;
    unsigned long number;
    size_t start; /* of the entry in hand */
};

static struct bytes *begin(struct making *making, const char *session, enum deed deed) {
    char at[clock_stamp_size];
    if (making->number) entry_close(&making->text, making->start);
    making->start = making->text.length;
    clock_stamp(making->clock.fixed, at);
    entry_begin(&making->text, ++making->number, at, session, deed);
    return &making->text;
}

static void add_session(struct making *making, const char *id) {
    struct bytes *entry = begin(making, id, DEED_BEGIN);
    entry_add_string(entry, "flow", "acsa-ntc-coaching");
    entry_add_number(entry, "minutes", 75);
    for (int i = 0; i < answers; i++) {
        begin(making, id, DEED_ANSWER);
        entry_add_string(entry, "by", "mentee");
        entry_add_string(entry, "section", i < answers / 2 ? "Your goal" : "Next steps");
        entry_add_string(entry, "question", "goal");
        entry_add_string(entry, "asked", "What would you like to be different?");
        entry_add_string(entry, "answer", stage_answer);
    }
    unsigned long from = making->number;
    begin(making, id, DEED_ITEM);
    entry_add_string(entry, "kind", "action");
    entry_add_string(entry, "text", stage_answer);
    entry_add_number(entry, "from", (double)from);
    begin(making, id, DEED_END);
    entry_add_string(entry, "how", "finished");
}

/* Not durable: 10,000 syncs would take longer than what is measured. */
static void write_agenda(const struct stage *stage, int number) {
    enum { month = 30 * 24 * 3600, started = 1767258000 };
    struct making making = {.clock = {.fixed = started + number}};
    char name[64];
    struct bytes *entry = begin(&making, "", DEED_OPEN);
    entry_add_number(entry, "format", journal_format);
    snprintf(name, sizeof name, "mentee-%d", number);
    entry_add_string(entry, "owner", name);
    for (int i = 0; i < sessions; i++) {
        making.clock.fixed += month;
        snprintf(name, sizeof name, "20260101T090000Z-%04x%02x", (unsigned)number, (unsigned)i);
        add_session(&making, name);
    }
    entry_close(&making.text, making.start);
    snprintf(name, sizeof name, "report-%d.agenda.yaml", number);
    stage_write(stage, name, making.text.data, making.text.length);
    bytes_free(&making.text);
}

static double time_bytes(const struct stage *stage) {
    uint32_t sum = 0;
    struct fault fault = {0};
    double start = clock_seconds();
    for (int i = 0; i < agendas; i++) {
        struct bytes path = {0};
        struct bytes text = {0};
        path_of(stage, i, &path);
        if (!file_read(bytes_string(&path), (size_t)1 << 30, &text, &fault))
            measure_failed("%s", fault.what);
        sum = digest_crc32(sum, text.data, text.length);
        bytes_free(&path);
        bytes_free(&text);
    }
    if (!sum) measure_failed("there was nothing to read");
    return clock_seconds() - start;
}

static double time_entries(const struct stage *stage) {
    struct clock clock = {0};
    struct fault fault = {0};
    double start = clock_seconds();
    for (int i = 0; i < agendas; i++) {
        struct bytes path = {0};
        struct bytes notes = {0};
        path_of(stage, i, &path);
        struct journal *journal =
            journal_open(bytes_string(&path), JOURNAL_READ, &clock, &notes, &fault);
        if (!journal) measure_failed("%s", fault.what);
        journal_close(journal);
        bytes_free(&path);
        bytes_free(&notes);
    }
    return clock_seconds() - start;
}

static double time_report(const struct stage *stage) {
    struct clock clock = {0};
    struct fault fault = {0};
    struct gather_time time = {.clock = &clock};
    double start = clock_seconds();
    struct vocabulary *vocabulary = vocabulary_open();
    struct gathering *gathering = gather_open(vocabulary, &time);
    for (int i = 0; i < agendas; i++) {
        struct bytes path = {0};
        path_of(stage, i, &path);
        if (!gather_add(gathering, bytes_string(&path), &fault)) measure_failed("%s", fault.what);
        bytes_free(&path);
    }
    struct census census = gather_census(gathering);
    double seconds = clock_seconds() - start;
    if (census.head[CENSUS_MENTEES] != agendas) measure_failed("not all agendas were counted");
    census_free(&census);
    gather_close(gathering);
    vocabulary_free(vocabulary);
    return seconds;
}

void report_measure(const struct stage *stage) {
    enum { rounds = 5 };
    struct samples bytes = {0};
    struct samples entries = {0};
    struct samples report = {0};
    for (int i = 0; i < agendas; i++)
        write_agenda(stage, i);
    for (int i = 0; i < rounds; i++) {
        samples_add(&bytes, time_bytes(stage));
        samples_add(&entries, time_entries(stage));
        samples_add(&report, time_report(stage));
    }
    measure_times("report of 10,000 agendas, to their bytes with CRC", &report, &bytes, "");
    measure_times("report of 10,000 agendas, to their entries read", &report, &entries, "≤ 1.3");
    measure_note("%d sessions and %d answers in each", sessions, sessions * answers);
    for (int i = 0; i < agendas; i++) {
        struct bytes path = {0};
        path_of(stage, i, &path);
        unlink(bytes_string(&path));
        bytes_free(&path);
    }
    samples_free(&bytes);
    samples_free(&entries);
    samples_free(&report);
}
