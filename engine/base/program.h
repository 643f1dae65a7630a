/* SPDX-License-Identifier: GPL-3.0-or-later
 * Another program, fed and read through pipes: what goes in and what comes out is never a file, and
 * never stands on a command line.
 */
#ifndef ASKWELL_PROGRAM_H
#define ASKWELL_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Where a program finds the secret that it is given. */
extern const char program_secret_path[];

enum { program_secret_most = 1 << 15 };

struct program {
    const char *const *argv; /* ended by NULL; the first is looked for on $PATH */
    const char *package;     /* which has it, for the sentence where it is missing */
    const void *input;       /* for its standard input; the terminal stays its terminal */
    size_t input_length;
    const struct bytes *secret; /* at most program_secret_most bytes; NULL: none */
};

/* Runs it to its end and adds what it wrote to `out`. Fault: 69 where it is not there, 65 where it
 * ended with another code than 0, with the first line that it said of it; 71 where the system gave
 * no process. */
bool program_run(const struct program *program, struct bytes *out, struct fault *fault);

#endif
