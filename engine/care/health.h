/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether the text of an agenda is whole, and what of it can be saved where it is not.
 */
#ifndef ASKWELL_HEALTH_H
#define ASKWELL_HEALTH_H

#include "base/bytes.h"
#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

/* An entry that names another one, by number, which is not there. */
struct astray {
    unsigned long entry;
    unsigned long names;
};

struct health {
    size_t entries;         /* that can be read */
    unsigned long *by_hand; /* numbers of those that were edited by hand */
    size_t by_hand_count;
    struct faults damage; /* each place, with its line; an end that was cut off too */
    size_t out_of_order;  /* entries that stood in a wrong place and are put right in `saved` */
    bool newer;           /* a newer askwell wrote it, and nothing is said about it */
    struct astray *astray;
    size_t astray_count;
    struct bytes saved; /* the text with all that can be read, in order */
    struct bytes lost;  /* the pieces that are not in it */
};

/* Looks through `text`, which lies at `path`. The caller frees with health_free. */
struct health health_of(const struct bytes *text, const char *path);
void health_free(struct health *health);

/* Is there nothing that has to be mended? */
bool health_is_whole(const struct health *health);

#endif
