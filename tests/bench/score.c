/* SPDX-License-Identifier: GPL-3.0-or-later
 * Scoring an hour: more than 600 turns, 9,000 words, as WebVTT and from the file on the disk to the
 * report; the words are those of the labelled moves, so no turn is like another. The limit is the
 * time within which nobody notices that it was scored.
 */
#include "stage.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/json.h"
#include "measure.h"
#include "practice/measure.h"
#include "practice/reading.h"
#include "practice/report.h"
#include "practice/yardstick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { rounds = 15, turns = 680, words = 9000, most_words_of_one = 64 };

static const double limit = 0.050;

static void add_cue(struct bytes *out, const char *who, const char *text, size_t length,
                    double *now) {
    double begins = *now;
    *now += (double)length / 14;
    bytes_format(out, "%02.0f:%02d:%06.3f --> ", 0.0, (int)begins / 60 % 60,
                 begins - (double)((int)begins / 60 * 60));
    bytes_format(out, "%02.0f:%02d:%06.3f\n<v %s>", 0.0, (int)*now / 60 % 60,
                 *now - (double)((int)*now / 60 * 60), who);
    bytes_add(out, text, length);
    bytes_text(out, "</v>\n\n");
    *now += 0.8;
}

/* Gives the length of the first words of a text, so many that a turn is as long as turns are. */
static size_t cut(const char *text) {
    size_t length = 0;
    for (int count = 0; text[length] && text[length] != '\n'; length++)
        if (text[length] == ' ' && ++count == most_words_of_one) break;
    return length;
}

static void write_hour(const struct stage *stage) {
    struct bytes out = {0};
    double now = 0;
    char *line = NULL;
    size_t room = 0;
    size_t count = 0;
    FILE *file = fopen("tests/wording/move.tsv", "r");
    if (!file) measure_failed("tests/wording/move.tsv cannot be read");
    bytes_text(&out, "WEBVTT\n\n");
    while (count < turns && getline(&line, &room, file) > 0) {
        char *before = strchr(line, '\t');
        char *text = before ? strchr(before + 1, '\t') : NULL;
        if (!text) continue;
        *text = '\0';
        add_cue(&out, "mentee", before + 1, cut(before + 1), &now);
        add_cue(&out, "coach", text + 1, cut(text + 1), &now);
        count += 2;
    }
    stage_write(stage, "hour.vtt", out.data, out.length);
    fclose(file);
    free(line);
    bytes_free(&out);
}

/* Reads, measures and writes the report in a form; adds up what was in it. */
static double time_score(const char *path, const struct yardstick *yardstick, bool page,
                         size_t in_it[2]) {
    struct reading reading = {0};
    struct reading_wish wish = {0};
    struct fault fault = {0};
    struct bytes out = {0};
    double start = clock_seconds();
    if (!reading_open(path, &wish, &reading, &fault))
        measure_failed("%s:%ld: %s", fault.file, fault.line, fault.what);
    struct measures measures = measures_take(yardstick, &reading.encounter);
    struct report report = {
        .encounter = &reading.encounter, .measures = &measures, .title = "An hour"};
    if (page)
        report_html(&report, &out);
    else
        report_text(&report, 80, &out);
    double seconds = clock_seconds() - start;
    in_it[0] = reading.encounter.count;
    in_it[1] = measures.words[0] + measures.words[1];
    bytes_free(&out);
    measures_free(&measures);
    reading_free(&reading);
    return seconds;
}

static void measure(const char *what, const char *path, bool page) {
    struct samples samples = {0};
    struct yardstick yardstick = {0};
    struct fault fault = {0};
    char text[32];
    char noise[32];
    size_t in_it[2] = {0};
    if (!yardstick_open("en", &yardstick, &fault)) measure_failed("%s", fault.what);
    for (int i = 0; i < rounds; i++)
        samples_add(&samples, time_score(path, &yardstick, page, in_it));
    snprintf(text, sizeof text, "%.1f ms", samples_median(&samples) * 1000);
    snprintf(noise, sizeof noise, "± %.0f %%", samples_spread(&samples) * 100);
    measure_texts(what, text, "50 ms", samples_median(&samples) / limit, "1.0", noise);
    if (page) measure_note("%zu turns, %zu words", in_it[0], in_it[1]);
    if (in_it[1] < words) measure_failed("that was no hour: %zu words", in_it[1]);
    samples_free(&samples);
    yardstick_close(&yardstick);
}

void score_measure(const struct stage *stage) {
    struct bytes path = {0};
    write_hour(stage);
    stage_path(stage, "hour.vtt", &path);
    measure("an hour's transcript scored, as text", bytes_string(&path), false);
    measure("an hour's transcript scored, as a page", bytes_string(&path), true);
    bytes_free(&path);
}
