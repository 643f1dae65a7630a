/* SPDX-License-Identifier: GPL-3.0-or-later
 * How far two people agree who gave each thing one of a few labels, beyond what chance would give
 * (Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement
 * 20, 1960): kappa = (po - pe) / (1 - pe), where po is the share on which they agree and pe the sum
 * over the labels of the product of the shares that each of the two gave it.
 */
#ifndef ASKWELL_KAPPA_H
#define ASKWELL_KAPPA_H

#include <stdbool.h>
#include <stddef.h>

enum { kappa_labels = 16 };

/* How often the first gave the row's label and the second the column's. Start with {0}. */
struct kappa_table {
    size_t counts[kappa_labels][kappa_labels];
    size_t labels; /* how many rows and columns there are, at most kappa_labels */
};

struct kappa {
    size_t count;    /* things that both have labelled */
    size_t agreed;   /* of them alike */
    bool is_defined; /* not where there is nothing, or where chance alone gives full agreement:
                      * both gave everything the same label */
    double value;    /* from -1 to 1 */
};

/* Gives kappa of all labels. */
struct kappa kappa_overall(const struct kappa_table *table);

/* Gives kappa of one label against all others. */
struct kappa kappa_of_label(const struct kappa_table *table, size_t label);

/* Gives how many things the first and the second gave this label. */
size_t kappa_first(const struct kappa_table *table, size_t label);
size_t kappa_second(const struct kappa_table *table, size_t label);

#endif
