/* SPDX-License-Identifier: GPL-3.0-or-later
 * What reading a report as JSON and as CSV have in common: each gives the columns of a row as text,
 * and this says what row it is.
 */
#ifndef ASKWELL_VERIFY_INSIDE_H
#define ASKWELL_VERIFY_INSIDE_H

#include "report/census.h"

struct fault;

/* What is being checked, and where; the place is for people. */
struct verifying {
    const char *path;
    struct vocabulary *vocabulary;
    struct fault *fault;
    struct census census;
    bool seen[CENSUS_SESSIONS];
    char place[96]; /* rows[3].programme; "" where line and column tell */
    long line;      /* 0: none */
    long column;    /* likewise */
};

/* Fills the fault: `word` at the place is nothing that a report holds. Gives false. */
bool verify_refuse_word(struct verifying *verifying, const char *word);

/* Fills the fault with another sentence; gives false. */
bool verify_refuse(struct verifying *verifying, const char *what, ...)
    __attribute__((format(printf, 2, 3)));

/* Gives the number of the thing called so, or CENSUS_WHATS. */
enum census_what verify_what(const char *name);

/* Takes what the head says of `what`. */
bool verify_head(struct verifying *verifying, enum census_what what, const char *text);

/* Takes a row; `texts` are its columns, NULL where there is none. Where one does not fit, gives
 * false and in `wrong` which. */
bool verify_row(struct verifying *verifying, const char *const texts[census_columns],
                enum census_column *wrong);

/* Each reads the whole report into verifying->census. */
bool verify_json(struct verifying *verifying, const char *text, size_t length);
bool verify_csv(struct verifying *verifying, const char *text, size_t length);

#endif
