/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words are looked up here and nowhere else.
 */
#include "report/leaf.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "report/census.h"
#include "report/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct leaf leaf_number(unsigned long number) {
    return (struct leaf){.kind = LEAF_NUMBER, .number = number};
}

struct leaf leaf_day(unsigned long day) {
    return (struct leaf){.kind = LEAF_DAY, .number = day};
}

struct leaf leaf_code(enum leaf_table table, size_t of, size_t index) {
    return (struct leaf){.kind = LEAF_CODE, .table = table, .of = of, .index = index};
}

static const char *word_of(const struct leaf *leaf, struct vocabulary *vocabulary) {
    switch (leaf->table) {
    case LEAF_WHAT:
        return census_what_name((enum census_what)leaf->index);
    case LEAF_PROGRAMME:
        return vocabulary_programme(vocabulary, leaf->index);
    case LEAF_STAGE:
        return vocabulary_stage(vocabulary, leaf->of, leaf->index);
    case LEAF_STANDARD:
        return vocabulary_standard(vocabulary, leaf->index);
    case LEAF_STANDARD_TITLE:
        return vocabulary_standard_title(vocabulary, leaf->index);
    }
    return "";
}

void leaf_write(const struct leaf *leaf, struct vocabulary *vocabulary, struct bytes *out) {
    unsigned long day = leaf->number;
    if (leaf->kind == LEAF_NUMBER) bytes_format(out, "%lu", leaf->number);
    if (leaf->kind == LEAF_DAY)
        bytes_format(out, "%04lu-%02lu-%02lu", day / 10000, day / 100 % 100, day % 100);
    if (leaf->kind == LEAF_CODE) bytes_text(out, word_of(leaf, vocabulary));
}

bool leaf_read_number(const char *text, unsigned long *number) {
    enum { most_digits = 9 };
    size_t length = strspn(text, "0123456789");
    if (length == 0 || length > most_digits || text[length]) return false;
    if (*text == '0' && length > 1) return false;
    *number = strtoul(text, NULL, 10);
    return true;
}

bool leaf_read_day(const char *text, unsigned long *day) {
    enum { length = 10 };
    char stamp[clock_stamp_size];
    char again[clock_stamp_size];
    if (strlen(text) != length) return false;
    snprintf(stamp, sizeof stamp, "%sT00:00:00Z", text);
    time_t when = clock_read_stamp(stamp);
    if (when < 0) return false;
    clock_stamp(when, again);
    *day = strtoul(text, NULL, 10) * 10000 + strtoul(text + 5, NULL, 10) * 100 +
           strtoul(text + 8, NULL, 10);
    return strcmp(stamp, again) == 0; /* there is no 31 February */
}
