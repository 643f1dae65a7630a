/* SPDX-License-Identifier: GPL-3.0-or-later
 * A journal that is sealed on the disk, in the age format. See age.h for keys.
 *
 * The file is one sealed text, which `age -d -i KEY FILE` opens. An age file cannot be appended to,
 * so what is recorded in a session follows as further ones, each sealed for the same public keys;
 * that takes no secret. When the session ends, or at the next opening, they become one again. The
 * public keys stand in comment lines on top of the text, inside the seal, so that nobody can add
 * one from outside.
 */
#ifndef ASKWELL_SEALED_H
#define ASKWELL_SEALED_H

#include "agenda/keeper.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct faults;

/* Gives the keeper of a sealed file, neither locked nor open; `secret` is copied. Nothing of its
 * words is written to the disk but sealed, and no picture of this process is from here on. One that
 * is new is sealed for the public keys that belong to the secret. */
struct keeper *sealed_keeper(const char *path, enum journal_access access,
                             const struct bytes *secret);

/* Gives the public keys of one that is open and was read, a line each; they belong to it. NULL
 * where it is no sealed one. */
const char *sealed_keys(const struct keeper *keeper);

/* From here on it is sealed for these; what is there is when it is replaced. */
void sealed_set_keys(struct keeper *keeper, const char *keys);

/* Adds `text`, with its keys on top, sealed for them to `out`, after it was opened again and
 * compared. Fault: 65, 69. */
bool sealed_write(const struct bytes *secret, const char *keys, const char *text, size_t length,
                  struct bytes *out, struct fault *fault);

/* One of the sealed texts in a file: `length` bytes at `at`. */
struct sealed_part {
    size_t at;
    size_t length;
    long line;
    bool whole; /* false: it was still being written */
};

/* Adds to `text` what can be opened of the sealed `file`, to `keys` the public keys that stand in
 * it, to `lost` the parts that cannot be opened, as they are, and to `damage` where those stand.
 * Fault: 65 where nothing can be opened; 69. */
bool sealed_salvage(const char *path, const struct bytes *file, const struct bytes *secret,
                    struct bytes *text, struct bytes *keys, struct bytes *lost,
                    struct faults *damage, struct fault *fault);

/* Gives the part that begins at or behind `at`; false where there is none. */
bool sealed_next(const struct bytes *file, size_t at, struct sealed_part *part);

#endif
