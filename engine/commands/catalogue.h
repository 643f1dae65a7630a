/* SPDX-License-Identifier: GPL-3.0-or-later
 * The conversations on the search path, each with what it says of itself.
 */
#ifndef ASKWELL_CATALOGUE_H
#define ASKWELL_CATALOGUE_H

#include "flow/flow.h"

#include <stdbool.h>
#include <stddef.h>

struct title {
    char *name;
    char *title;
    char *about;   /* one line of what it is for; "" where the bank says none */
    long minutes;  /* 0 where it does not say */
    bool is_part;  /* it says listed = false; catalogue_read leaves it out */
    char *problem; /* why it cannot be held, as a sentence; NULL where it can */
};

/* Runs every flow in `jail` to its first wish and reads the line from its bank; what is only a
 * part of others is left out. The caller frees with catalogue_free. */
struct title *catalogue_read(struct flow *jail, size_t *count);
void catalogue_free(struct title *titles, size_t count);

#endif
