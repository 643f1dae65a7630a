/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies of an agenda as it lies on the disk, sealed where it is sealed, and putting one back.
 */
#ifndef ASKWELL_BACKUP_H
#define ASKWELL_BACKUP_H

#include "agenda/journal.h"
#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct backup {
    struct bytes path;
    size_t bytes;
    size_t entries;
    uint32_t digest; /* CRC-32 of all its bytes */
};

/* Writes a copy of the open journal to `to`: a new file, a folder, or NULL, which is the folder
 * `backups` beside it. In a folder it gets the name of the agenda with the time in it. It is read
 * back and compared; then a `copy` entry in the journal says where it is. Fault: 65 where the file
 * is there already, 74. The caller frees with backup_free, also after a fault. */
bool backup_write(struct journal *journal, const char *to, const struct clock *clock,
                  struct backup *backup, struct fault *fault);
void backup_free(struct backup *backup);

/* What putting a copy back would mean. */
struct restoring {
    struct bytes copy;   /* its bytes */
    struct bytes target; /* where it goes: sealed or not, as the copy is */
    struct bytes there;  /* the path of what is there now; empty: nothing */
    struct bytes aside;  /* where that goes */
    size_t entries;      /* in the copy */
    size_t missing;      /* entries that are there now and not in the copy */
    size_t erased;       /* entries in the copy that were erased since, and would come back */
    bool damaged;        /* what is there now is not whole, so there may be more */
};

/* Looks at the copy, which is open as `copy`, and at the agenda that is to lie at `path`, whose
 * words are `there` (NULL: there is none). Fault: 65 where they are of different people; 66, 74.
 * The caller frees with restoring_free. */
bool restoring_look(struct journal *copy, const char *path, const char *there_path,
                    const struct bytes *there, const struct clock *clock,
                    struct restoring *restoring, struct fault *fault);

/* Puts the copy there; what is there now lies aside first, whole. Fault: 74, and at any moment one
 * or the other is there. */
bool restoring_do(const struct restoring *restoring, struct fault *fault);
void restoring_free(struct restoring *restoring);

#endif
