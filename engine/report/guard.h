/* SPDX-License-Identifier: GPL-3.0-or-later
 * What may be counted out loud, so that nobody can be found in a count.
 *
 * A count is shown where it comes from five people or more, and where what is left of the whole, or
 * of another count that is shown, comes from nobody or from five people or more; so taking one
 * number off another tells of no small group either. These are the threshold rule and complementary
 * suppression of statistical disclosure control (Hundepool and others, Handbook on Statistical
 * Disclosure Control, ESSNet SDC, 2010). The number is the programme's own: five people, not
 * sessions.
 */
#ifndef ASKWELL_GUARD_H
#define ASKWELL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { guard_fewest = 5 };

/* One thing that is counted: whose it is, and what can be said of it, a bit each. Those of one
 * person stand together. */
struct guard_unit {
    size_t person;
    uint64_t facets;
};

/* Gives from how many people those units come that have a facet of `with`, or any where that is 0,
 * and none of `without`. */
size_t guard_people(const struct guard_unit *units, size_t count, uint64_t with, uint64_t without);

/* Gives the same of the units. */
size_t guard_count(const struct guard_unit *units, size_t count, uint64_t with, uint64_t without);

/* Gives which of the first `facets` facets may be shown beside the whole. */
uint64_t guard_shown(const struct guard_unit *units, size_t count, size_t facets);

/* Gives the number of people as it may stand beside such a count, at least so many: in fives. */
size_t guard_rounded(size_t people);

#endif
