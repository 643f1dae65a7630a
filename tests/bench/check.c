/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checking: everything shipped, walks of mentor-coaching against as many runs of a flow that asks
 * nothing, and how the time grows with the size of a flow and of a bank.
 */
#include "stage.h"

#include "author/check.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { rounds = 7 };

/* Gives the seconds that checking takes; `name` NULL: everything shipped. */
static double time_check(const char *name, unsigned paths, unsigned *walks) {
    struct check check = {.seed = 1, .most = paths};
    check.banks = value_list();
    check.languages = value_list();
    double start = clock_seconds();
    if (name)
        check_named(&check, name);
    else
        check_shelf(&check);
    check_finish(&check);
    double seconds = clock_seconds() - start;
    if (walks) *walks = check.flow_count ? check.flows[0].walks : 0;
    if (!check.flow_count) measure_failed("nothing was checked");
    check_free(&check);
    return seconds;
}

static void text_of(double seconds, char out[32]) {
    snprintf(out, 32, "%.1f ms", seconds * 1000);
}

static void measure_shipped(void) {
    struct samples whole = {0};
    char text[32];
    char noise[32];
    for (int i = 0; i < rounds; i++)
        samples_add(&whole, time_check(NULL, 0, NULL));
    text_of(samples_median(&whole), text);
    snprintf(noise, sizeof noise, "± %.0f %%", samples_spread(&whole) * 100);
    measure_texts("check of everything shipped", text, "1000 ms", samples_median(&whole), "1.0",
                  noise);
    samples_free(&whole);
}

static void measure_walks(void) {
    struct samples walks = {0};
    char text[32];
    char noise[32];
    unsigned made = 0;
    for (int i = 0; i < rounds; i++)
        samples_add(&walks, time_check("mentor-coaching", 1000, &made) / made * 1000);
    text_of(samples_median(&walks), text);
    snprintf(noise, sizeof noise, "± %.0f %%", samples_spread(&walks) * 100);
    measure_texts("1,000 walks of mentor-coaching", text, "1000 ms", samples_median(&walks), "1.0",
                  noise);
    measure_note("%u walks were made, and their time with reading and judging is counted up", made);
    samples_free(&walks);
}

static void write_flow(const struct stage *stage, size_t count) {
    struct bytes flow = {0};
    struct bytes bank = {0};
    bytes_text(&flow, "flow { title = \"Long\", bank = \"long\" }\nsection \"All\"\n");
    bytes_text(&bank, "bank: long\nquestions:\n");
    for (size_t i = 0; i < count; i++) {
        bytes_format(&flow, "ask \"q%zu\"\n", i);
        bytes_format(&bank, "  q%zu: {ask: What would you like to say about number %zu?}\n", i, i);
    }
    stage_write(stage, "scripts/long.lua", flow.data, flow.length);
    stage_write(stage, "questionbanks/long.yaml", bank.data, bank.length);
    bytes_free(&flow);
    bytes_free(&bank);
}

static void write_bank(const struct stage *stage, size_t count) {
    struct bytes bank = {0};
    stage_bank("wide", count, &bank);
    stage_write(stage, "questionbanks/wide.yaml", bank.data, bank.length);
    stage_write(stage, "scripts/wide.lua",
                "flow { title = \"Wide\", bank = \"wide\" }\nsection \"S\"\n", 51);
    bytes_free(&bank);
}

/* The time for ten times as much, over ten times the time: 1 is linear. */
static void measure_growth(const struct stage *stage, const char *what, const char *script,
                           void (*write)(const struct stage *, size_t), size_t few) {
    struct bytes path = {0};
    struct samples small = {0};
    struct samples large = {0};
    stage_path(stage, script, &path);
    for (int i = 0; i < 3; i++) {
        write(stage, few);
        samples_add(&small, 10 * time_check(bytes_string(&path), 0, NULL));
        write(stage, 10 * few);
        samples_add(&large, time_check(bytes_string(&path), 0, NULL));
    }
    measure_times(what, &large, &small, "1.0");
    samples_free(&small);
    samples_free(&large);
    bytes_free(&path);
}

void check_measure(const struct stage *stage) {
    measure_shipped();
    measure_walks();
    measure_growth(stage, "check of a flow of 1,000 questions", "scripts/long.lua", write_flow,
                   100);
    measure_growth(stage, "check of a bank of 100,000 questions", "scripts/wide.lua", write_bank,
                   10000);
    measure_note("limit: ten times the time for a tenth of it");
}
