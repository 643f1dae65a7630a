/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keys that were named on a command line, and the agendas that they open.
 */
#ifndef ASKWELL_KEYRING_H
#define ASKWELL_KEYRING_H

#include "agenda/keeper.h"
#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

enum { keyring_most = 4 };

/* The files named with --key; none: the one where keys lie. Start with {0}. */
struct keyring {
    const char *files[keyring_most];
    size_t count;
    struct bytes secret; /* once they were read */
};

/* Remembers one more; false where there are too many. */
bool keyring_add(struct keyring *keyring, const char *file);

/* Reads them, once. Fault: 65, 66 where there is no key, 69. */
bool keyring_read(struct keyring *keyring, struct fault *fault);

/* Frees what was read after it was overwritten. */
void keyring_forget(struct keyring *keyring);

/* Makes `path` the agenda's real one, sealed or not, and gives its keeper; the keys are read only
 * for a sealed one. NULL with a fault, as of keyring_read and beside_find. */
struct keeper *keyring_keeper(struct keyring *keyring, struct bytes *path,
                              enum journal_access access, struct fault *fault);

#endif
