/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report as a page to read. Every word that is not askwell's own goes through leaf_write.
 */
#include "report/census.h"

#include "base/bytes.h"
#include "base/day.h"
#include "report/guard.h"
#include "report/vocabulary.h"

static void add_day(unsigned long number, struct vocabulary *vocabulary, struct bytes *out) {
    struct bytes day = {0};
    struct leaf leaf = leaf_day(number);
    leaf_write(&leaf, vocabulary, &day);
    if (!day_plain(bytes_string(&day), out)) bytes_text(out, bytes_string(&day));
    bytes_free(&day);
}

static void add_time(const struct census *census, struct vocabulary *vocabulary,
                     struct bytes *out) {
    bytes_text(out, "Report of ");
    add_day(census->head[CENSUS_MADE], vocabulary, out);
    if (census->head[CENSUS_FROM]) bytes_text(out, ", from ");
    if (census->head[CENSUS_FROM]) add_day(census->head[CENSUS_FROM], vocabulary, out);
    if (census->head[CENSUS_UNTIL]) bytes_text(out, ", until ");
    if (census->head[CENSUS_UNTIL]) add_day(census->head[CENSUS_UNTIL], vocabulary, out);
    bytes_text(out, "\n\n");
}

static void add_agendas(const struct census *census, struct bytes *out) {
    const unsigned long *head = census->head;
    bytes_format(out, "%lu agenda%s given, %lu counted.\n", head[CENSUS_AGENDAS],
                 head[CENSUS_AGENDAS] == 1 ? "" : "s", head[CENSUS_MENTEES]);
    if (head[CENSUS_COPIES]) bytes_format(out, "%lu copied another one.\n", head[CENSUS_COPIES]);
    if (head[CENSUS_UNREAD]) bytes_format(out, "%lu could not be read.\n", head[CENSUS_UNREAD]);
    if (head[CENSUS_LEFT_OUT])
        bytes_format(out,
                     "%lu left out: nothing to count, or fewer than %lu mentees held the same.\n",
                     head[CENSUS_LEFT_OUT], head[CENSUS_FEWEST]);
    if (census->count == 0)
        bytes_format(out, "Nothing more is said of fewer than %lu.\n", head[CENSUS_FEWEST]);
}

/* Rows of one kind in one line: `held 2400, planned 3000`. */
static void add_line(const struct census *census, size_t *at, enum census_what last,
                     const char *label, struct vocabulary *vocabulary, struct bytes *out) {
    size_t programme = census->rows[*at].programme;
    const char *between = label;
    while (*at < census->count && census->rows[*at].programme == programme &&
           census->rows[*at].what <= last) {
        const struct census_row *row = &census->rows[(*at)++];
        struct leaf what = leaf_code(LEAF_WHAT, 0, row->what);
        bytes_text(out, between);
        leaf_write(&what, vocabulary, out);
        bytes_format(out, " %lu", row->value);
        between = ", ";
    }
    if (between != label) bytes_char(out, '\n');
}

static void add_terms(const struct census *census, size_t at, struct vocabulary *vocabulary,
                      struct bytes *out) {
    const struct census_row *row = &census->rows[at];
    if (row->what < CENSUS_BELOW || row->what > CENSUS_ABOVE) return;
    const struct terms *terms = vocabulary_terms(vocabulary, row->programme);
    if (!terms) return;
    bytes_format(out, "  Mentees by hours, of %ld to %ld a month for %ld months:\n", terms->low,
                 terms->high, terms->months);
}

static void add_stages(const struct census *census, size_t *at, struct vocabulary *vocabulary,
                       struct bytes *out) {
    size_t programme = census->rows[*at].programme;
    bool first = true;
    while (*at < census->count && census->rows[*at].programme == programme &&
           census->rows[*at].what == CENSUS_STAGE) {
        const struct census_row *row = &census->rows[(*at)++];
        struct leaf title = leaf_code(LEAF_STAGE, row->programme, row->index);
        if (first) bytes_text(out, "  Sessions in which a stage was completed:\n");
        first = false;
        bytes_format(out, "    %zu ", row->index + 1);
        leaf_write(&title, vocabulary, out);
        bytes_format(out, ": %lu\n", row->value);
    }
}

static void add_programme(const struct census *census, size_t *at, struct vocabulary *vocabulary,
                          struct bytes *out) {
    const struct census_row *row = &census->rows[*at];
    struct leaf name = leaf_code(LEAF_PROGRAMME, 0, row->programme);
    size_t programme = row->programme;
    bytes_char(out, '\n');
    leaf_write(&name, vocabulary, out);
    if (programme == vocabulary_other(vocabulary)) bytes_text(out, " programmes");
    if (programme == vocabulary_between(vocabulary)) bytes_text(out, " sessions");
    if (row->what == CENSUS_SESSIONS) bytes_format(out, ", %lu mentees", row->mentees);
    bytes_char(out, '\n');
    add_line(census, at, CENSUS_PLANNED, "  ", vocabulary, out);
    if (*at < census->count) {
        add_terms(census, *at, vocabulary, out);
        add_line(census, at, CENSUS_ABOVE, "    ", vocabulary, out);
    }
    if (*at < census->count) add_stages(census, at, vocabulary, out);
    if (*at < census->count) add_line(census, at, CENSUS_DROPPED, "  ", vocabulary, out);
}

void census_page(const struct census *census, struct vocabulary *vocabulary, struct bytes *out) {
    size_t at = 0;
    add_time(census, vocabulary, out);
    add_agendas(census, out);
    while (at < census->count && census->rows[at].what != CENSUS_STANDARD)
        add_programme(census, &at, vocabulary, out);
    if (at < census->count) bytes_text(out, "\nGoals by standard\n");
    for (; at < census->count; at++) {
        struct leaf title = leaf_code(LEAF_STANDARD_TITLE, 0, census->rows[at].index);
        bytes_text(out, "  ");
        leaf_write(&title, vocabulary, out);
        bytes_format(out, ": %lu\n", census->rows[at].value);
    }
    if (census->count)
        bytes_format(
            out,
            "\nWhat fewer than %d mentees did, or would be found out by taking one number\n"
            "off another, is not here and in no sum.\n",
            guard_fewest);
}
