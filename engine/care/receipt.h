/* SPDX-License-Identifier: GPL-3.0-or-later
 * Erasing, and what is handed out about it: which entries, when, and where else their words may be.
 * It names no content, so that it can be shown to anybody.
 */
#ifndef ASKWELL_RECEIPT_H
#define ASKWELL_RECEIPT_H

#include "agenda/erasing.h"
#include "base/bytes.h"
#include "base/value.h"

#include <stdbool.h>

/* The journal belongs to the caller, and must stay open as long as this. */
struct receipt {
    struct journal *journal;
    const struct erasing *erasing;
    const char *session;       /* that was erased whole; NULL: none was */
    char at[clock_stamp_size]; /* when */
};

/* Erases what the erasing says, and fills the receipt. Fault: 74, and nothing has changed. */
bool receipt_erase(struct journal *journal, struct erasing *erasing, const char *session,
                   const struct clock *clock, struct receipt *receipt, struct fault *fault);

/* Adds it as sentences; gives it as data, which the caller frees. */
void receipt_text(const struct receipt *receipt, struct bytes *out);
struct value receipt_value(const struct receipt *receipt);

#endif
