/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sealing an agenda and its records apart, and opening them for good.
 */
#ifndef ASKWELL_SEAL_H
#define ASKWELL_SEAL_H

#include "base/bytes.h"
#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* What came of it. */
struct seal_done {
    struct bytes files;  /* that are there now, a line each: the agenda first */
    struct bytes keys;   /* public keys that open them, a line each */
    struct bytes copies; /* that were made before and are as they were, a line each */
    struct bytes notes;  /* what a person should know, as journal_open has it */
};

/* Seals the agenda at `path` with its records apart for the public keys that belong to `secret` and
 * those in `also`, a line each; what is sealed already, for these as well. Each plain file, and
 * what was put aside of it, is taken away only after its sealed one is on the disk and was opened
 * and compared. One that was broken off is ended. Fault: 65, 66, 69, 74; `done` is to be freed all
 * the same. */
bool seal_all(const char *path, const struct bytes *secret, const char *also,
              const struct clock *clock, struct seal_done *done, struct fault *fault);

/* Puts the agenda and its records there as plain files again and takes the sealed ones away.
 * Fault: as of seal_all. */
bool seal_undo(const char *path, const struct bytes *secret, const struct clock *clock,
               struct seal_done *done, struct fault *fault);

/* Writes the words of the sealed agenda to the new file `to`; the sealed one stays. */
bool seal_open_copy(const char *path, const struct bytes *secret, const char *to,
                    const struct clock *clock, struct seal_done *done, struct fault *fault);

void seal_done_free(struct seal_done *done);

#endif
