/* SPDX-License-Identifier: GPL-3.0-or-later
 * What went wrong, as a sentence for a person: where, what, and what to do about it.
 * Functions that can fail give false or NULL and fill one of these; nobody frees it.
 */
#ifndef ASKWELL_FAULT_H
#define ASKWELL_FAULT_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;

struct fault {
    int exit_code; /* from sysexits.h; 0 while nothing is wrong */
    char file[256];
    long line;   /* from 1; 0 where no line is meant */
    long column; /* from 1; 0 where no column is meant */
    char what[640];
    char remedy[320];
};

/* All that is wrong, where one fault is not the end of it. Start with {0}. */
struct faults {
    struct fault *items;
    size_t count;
};

/* Adds a copy; faults_free frees them. */
void faults_add(struct faults *faults, const struct fault *fault);
void faults_free(struct faults *faults);

/* Fills `fault` and gives false, so that a caller can `return fault_say(...)`. The place set by
 * fault_at stays. `remedy` may be NULL; `what` and its arguments are as for printf. */
bool fault_say(struct fault *fault, int exit_code, const char *remedy, const char *what, ...)
    __attribute__((format(printf, 4, 5)));

/* Says where: `file` may be NULL, line and column 0 where unknown. Call it before fault_say. */
void fault_at(struct fault *fault, const char *file, long line, long column);

/* Adds `file:line:col: what; remedy` to `out`, without a line end and free of control bytes. */
void fault_write(const struct fault *fault, struct bytes *out);

/* Prints that sentence to standard error behind `askwell: ` and gives the exit code. */
int fault_report(const struct fault *fault);

#endif
