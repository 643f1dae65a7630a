/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening a large bank, against libyaml that reads the same file for nothing but its events.
 */
#include "stage.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "measure.h"

#include <unistd.h>
#include <yaml.h>

static bool read_events(const struct bytes *text) {
    yaml_parser_t parser;
    yaml_event_t event;
    bool good = yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text->data, text->length);
    for (bool more = good; more;) {
        good = yaml_parser_parse(&parser, &event);
        more = good && event.type != YAML_STREAM_END_EVENT;
        if (good) yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

static double time_events(const char *path) {
    struct bytes text = {0};
    struct fault fault = {0};
    double start = clock_seconds();
    bool good = file_read(path, bank_largest, &text, &fault) && read_events(&text);
    double seconds = clock_seconds() - start;
    if (!good) measure_failed("libyaml cannot read %s", path);
    bytes_free(&text);
    return seconds;
}

static double time_bank(const char *path) {
    struct fault fault = {0};
    double start = clock_seconds();
    struct bank *bank = bank_open(path, &fault);
    double seconds = clock_seconds() - start;
    if (!bank) measure_failed("%s:%ld: %s", fault.file, fault.line, fault.what);
    bank_free(bank);
    return seconds;
}

/* Gives askwell's median. */
static double measure(const struct stage *stage, size_t questions, int rounds, const char *what,
                      const char *aim) {
    struct bytes text = {0};
    struct bytes path = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    stage_bank("large", questions, &text);
    stage_write(stage, "questionbanks/large.yaml", text.data, text.length);
    stage_path(stage, "questionbanks/large.yaml", &path);
    bytes_free(&text);
    for (int i = 0; i < rounds; i++) {
        samples_add(&theirs, time_events(bytes_string(&path)));
        samples_add(&ours, time_bank(bytes_string(&path)));
    }
    measure_times(what, &ours, &theirs, aim);
    double median = samples_median(&ours);
    unlink(bytes_string(&path));
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&path);
    return median;
}

void bank_measure(const struct stage *stage) {
    enum { more = 5 };
    measure(stage, stage_questions, 200, "bank of 100 questions opened", "≤ 1.3");
    double seconds = measure(stage, 10000, more, "bank of 10,000 questions opened", "≤ 1.3");
    if (seconds < 0.3)
        measure(stage, 100000, more, "bank of 100,000 questions opened", "≤ 1.3");
    else
        measure_note("100,000 questions are left out: they would take too long");
    measure_note("limit: libyaml's events of the same file");
}
