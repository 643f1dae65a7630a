/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cohen's kappa.
 */
#include "practice/kappa.h"

size_t kappa_first(const struct kappa_table *table, size_t label) {
    size_t sum = 0;
    for (size_t i = 0; i < table->labels; i++)
        sum += table->counts[label][i];
    return sum;
}

size_t kappa_second(const struct kappa_table *table, size_t label) {
    size_t sum = 0;
    for (size_t i = 0; i < table->labels; i++)
        sum += table->counts[i][label];
    return sum;
}

/* `chance` is the sum of the products of the two counts of each label. Whole numbers decide whether
 * there is a value, so that rounding does not. */
static struct kappa make(size_t count, size_t agreed, size_t chance) {
    struct kappa kappa = {.count = count, .agreed = agreed};
    kappa.is_defined = count > 0 && chance < count * count;
    if (!kappa.is_defined) return kappa;
    double observed = (double)agreed / (double)count;
    double expected = (double)chance / ((double)count * (double)count);
    kappa.value = (observed - expected) / (1 - expected);
    return kappa;
}

static size_t all_of(const struct kappa_table *table) {
    size_t count = 0;
    for (size_t i = 0; i < table->labels; i++)
        count += kappa_first(table, i);
    return count;
}

struct kappa kappa_overall(const struct kappa_table *table) {
    size_t agreed = 0;
    size_t chance = 0;
    for (size_t i = 0; i < table->labels; i++) {
        agreed += table->counts[i][i];
        chance += kappa_first(table, i) * kappa_second(table, i);
    }
    return make(all_of(table), agreed, chance);
}

struct kappa kappa_of_label(const struct kappa_table *table, size_t label) {
    size_t count = all_of(table);
    size_t first = kappa_first(table, label);
    size_t second = kappa_second(table, label);
    size_t both = table->counts[label][label];
    size_t agreed = both + (count - first - second + both);
    return make(count, agreed, first * second + (count - first) * (count - second));
}
