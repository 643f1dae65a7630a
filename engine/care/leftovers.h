/* SPDX-License-Identifier: GPL-3.0-or-later
 * What lies beside an agenda under longer names: ends that were put aside (.cut), copies that
 * were being written (.new), the lock.
 */
#ifndef ASKWELL_LEFTOVERS_H
#define ASKWELL_LEFTOVERS_H

#include <stdbool.h>
#include <stddef.h>

struct leftovers {
    char **paths; /* sorted */
    size_t count;
};

/* Gives the files whose names are that of `path` and more. The caller frees. */
struct leftovers leftovers_of(const char *path);
void leftovers_free(struct leftovers *leftovers);

#endif
