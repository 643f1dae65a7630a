/* SPDX-License-Identifier: GPL-3.0-or-later
 * Medians, quartiles and rows.
 */
#include "measure.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void samples_add(struct samples *samples, double seconds) {
    if ((samples->count & (samples->count - 1)) == 0)
        samples->seconds = memory_resize(samples->seconds, samples->count ? 2 * samples->count : 1,
                                         sizeof *samples->seconds);
    samples->seconds[samples->count++] = seconds;
}

void samples_free(struct samples *samples) {
    free(samples->seconds);
    *samples = (struct samples){0};
}

static int by_size(const void *a, const void *b) {
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double quantile(struct samples *samples, double share) {
    if (!samples->count) return 0;
    qsort(samples->seconds, samples->count, sizeof *samples->seconds, by_size);
    return samples->seconds[(size_t)(share * (double)(samples->count - 1) + 0.5)];
}

double samples_median(struct samples *samples) {
    return quantile(samples, 0.5);
}

double samples_spread(struct samples *samples) {
    double median = samples_median(samples);
    return median > 0 ? (quantile(samples, 0.75) - quantile(samples, 0.25)) / median : 0;
}

enum { cell = 24 };

static void write_time(double seconds, char out[cell]) {
    if (seconds < 1e-3)
        snprintf(out, cell, "%.1f µs", seconds * 1e6);
    else if (seconds < 1)
        snprintf(out, cell, "%.2f ms", seconds * 1e3);
    else
        snprintf(out, cell, "%.2f s", seconds);
}

static void write_rate(double rate, char out[cell]) {
    if (rate < 1e6)
        snprintf(out, cell, "%.0f k/s", rate / 1e3);
    else
        snprintf(out, cell, "%.2f M/s", rate / 1e6);
}

/* printf counts bytes and a table needs columns; µ, ≤ and ≥ are the only longer characters here. */
static void print_cell(const char *text, int width) {
    int columns = 0;
    for (const char *at = text; *at; at++)
        columns += (*at & 0xC0) != 0x80;
    if (width > 0) printf("%*s", width - columns > 0 ? width - columns : 0, "");
    printf("%s", text);
    if (width < 0) printf("%*s", -width - columns > 0 ? -width - columns : 0, "");
}

static void print_row(const char *what, const char *askwell, const char *limit, const char *ratio,
                      const char *aim, const char *noise) {
    print_cell(what, -54);
    print_cell(askwell, 11);
    print_cell(limit, 11);
    print_cell(ratio, 8);
    print_cell(aim, 11);
    printf("   %s\n", noise);
    fflush(stdout);
}

void measure_heading(void) {
    print_row("what", "askwell", "limit", "ratio", "aim", "noise: askwell, limit");
}

void measure_texts(const char *what, const char *askwell, const char *limit, double ratio,
                   const char *aim, const char *noise) {
    char text[cell] = "";
    if (ratio > 0) snprintf(text, sizeof text, "%.2f", ratio);
    print_row(what, askwell, limit, text, aim, noise);
}

static void write_noise(struct samples *askwell, struct samples *limit, char out[cell]) {
    snprintf(out, cell, "%.0f%%, %.0f%%", 100 * samples_spread(askwell),
             100 * samples_spread(limit));
}

void measure_times(const char *what, struct samples *askwell, struct samples *limit,
                   const char *aim) {
    char ours[cell];
    char theirs[cell];
    char noise[cell];
    write_time(samples_median(askwell), ours);
    write_time(samples_median(limit), theirs);
    write_noise(askwell, limit, noise);
    measure_texts(what, ours, theirs, samples_median(askwell) / samples_median(limit), aim, noise);
}

void measure_rates(const char *what, double turns, struct samples *askwell, struct samples *limit,
                   const char *aim) {
    char ours[cell];
    char theirs[cell];
    char noise[cell];
    write_rate(turns / samples_median(askwell), ours);
    write_rate(turns / samples_median(limit), theirs);
    write_noise(askwell, limit, noise);
    measure_texts(what, ours, theirs, samples_median(limit) / samples_median(askwell), aim, noise);
}

void measure_note(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    printf("    ");
    vprintf(format, arguments);
    printf("\n");
    fflush(stdout);
    va_end(arguments);
}

void measure_failed(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "bench: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    va_end(arguments);
    exit(EXIT_FAILURE);
}
