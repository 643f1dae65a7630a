/* SPDX-License-Identifier: GPL-3.0-or-later
 * What features weigh for each label of a mode, found by the feature's key.
 */
#ifndef ASKWELL_WEIGHTS_H
#define ASKWELL_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

enum { weights_labels = 8 };

struct weight_row {
    uint64_t key;
    const char *name; /* as the file has it */
    int32_t weights[weights_labels];
};

/* Start with {0}. */
struct weights {
    struct weight_row *rows;
    size_t count;
    uint32_t *table;
    size_t room; /* of the table, a power of two */
};

/* Adds a row; its name is not copied. */
void weights_add(struct weights *weights, const struct weight_row *row);

/* Gives the row of a key, or NULL. */
const struct weight_row *weights_find(const struct weights *weights, uint64_t key);

void weights_free(struct weights *weights);

#endif
