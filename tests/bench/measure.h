/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times that were taken, and the table that compares them: medians, because one late interrupt must
 * not count, and the spread between the quartiles, so that a reader sees what a difference is
 * worth.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

struct samples {
    double *seconds;
    size_t count;
};

void samples_add(struct samples *samples, double seconds);
double samples_median(struct samples *samples);
void samples_free(struct samples *samples);

/* Gives the distance between the quartiles as a share of the median. */
double samples_spread(struct samples *samples);

/* A row is askwell, its limit, the ratio of the two, the aim for that ratio and the noise of each.
 */
void measure_heading(void);

/* The ratio is time over time: smaller is better. */
void measure_times(const char *what, struct samples *askwell, struct samples *limit,
                   const char *aim);

/* Each sample took `turns` turns; the ratio is turns a second over turns a second: larger is
 * better. */
void measure_rates(const char *what, double turns, struct samples *askwell, struct samples *limit,
                   const char *aim);

/* A row of what is no time. */
void measure_texts(const char *what, const char *askwell, const char *limit, double ratio,
                   const char *aim, const char *noise);

/* A line under the row before it. */
void measure_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends the benchmark: without this nothing can be measured. */
_Noreturn void measure_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
