/* SPDX-License-Identifier: GPL-3.0-or-later
 * One facet after the other, each against those that are shown already.
 */
#include "report/guard.h"

static bool has(const struct guard_unit *unit, uint64_t with, uint64_t without) {
    return (!with || (unit->facets & with)) && !(unit->facets & without);
}

size_t guard_people(const struct guard_unit *units, size_t count, uint64_t with, uint64_t without) {
    size_t people = 0;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (!has(&units[i], with, without) || units[i].person == last) continue;
        last = units[i].person;
        people++;
    }
    return people;
}

size_t guard_count(const struct guard_unit *units, size_t count, uint64_t with, uint64_t without) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += has(&units[i], with, without);
    return found;
}

static bool is_open(size_t people) {
    return people == 0 || people >= guard_fewest;
}

static bool may_stand(const struct guard_unit *units, size_t count, uint64_t facet,
                      uint64_t shown) {
    if (guard_people(units, count, facet, 0) < guard_fewest) return false;
    if (!is_open(guard_people(units, count, 0, facet))) return false;
    for (uint64_t one = 1; one && one <= shown; one <<= 1) {
        if (!(shown & one)) continue;
        if (!is_open(guard_people(units, count, facet, one))) return false;
        if (!is_open(guard_people(units, count, one, facet))) return false;
    }
    return true;
}

uint64_t guard_shown(const struct guard_unit *units, size_t count, size_t facets) {
    uint64_t shown = 0;
    for (size_t i = 0; i < facets; i++)
        if (may_stand(units, count, UINT64_C(1) << i, shown)) shown |= UINT64_C(1) << i;
    /* what is left of the whole when all of them are taken off it */
    for (size_t i = facets; i-- > 0 && !is_open(guard_people(units, count, 0, shown));)
        shown &= ~(UINT64_C(1) << i);
    return shown;
}

size_t guard_rounded(size_t people) {
    return people / guard_fewest * guard_fewest;
}
