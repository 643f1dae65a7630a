/* SPDX-License-Identifier: GPL-3.0-or-later
 * The report as a page to read. Every word that is not askwell's own goes through leaf_write.
 */
#include "report/sheet.h"

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

static void add_time(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out) {
    bytes_text(out, "Report of ");
    add_day(sheet->head[SHEET_MADE], vocabulary, out);
    if (sheet->head[SHEET_FROM]) bytes_text(out, ", from ");
    if (sheet->head[SHEET_FROM]) add_day(sheet->head[SHEET_FROM], vocabulary, out);
    if (sheet->head[SHEET_UNTIL]) bytes_text(out, ", until ");
    if (sheet->head[SHEET_UNTIL]) add_day(sheet->head[SHEET_UNTIL], vocabulary, out);
    bytes_text(out, "\n\n");
}

static void add_agendas(const struct sheet *sheet, struct bytes *out) {
    const unsigned long *head = sheet->head;
    bytes_format(out, "%lu agenda%s given, %lu counted.\n", head[SHEET_AGENDAS],
                 head[SHEET_AGENDAS] == 1 ? "" : "s", head[SHEET_MENTEES]);
    if (head[SHEET_COPIES]) bytes_format(out, "%lu copied another one.\n", head[SHEET_COPIES]);
    if (head[SHEET_UNREAD]) bytes_format(out, "%lu could not be read.\n", head[SHEET_UNREAD]);
    if (head[SHEET_LEFT_OUT])
        bytes_format(out,
                     "%lu left out: nothing to count, or fewer than %lu mentees held the same.\n",
                     head[SHEET_LEFT_OUT], head[SHEET_FEWEST]);
    if (sheet->count == 0)
        bytes_format(out, "Nothing more is said of fewer than %lu.\n", head[SHEET_FEWEST]);
}

/* Rows of one kind in one line: `held 2400, planned 3000`. */
static void add_line(const struct sheet *sheet, size_t *at, enum sheet_what last, const char *label,
                     struct vocabulary *vocabulary, struct bytes *out) {
    size_t programme = sheet->rows[*at].programme;
    const char *between = label;
    while (*at < sheet->count && sheet->rows[*at].programme == programme &&
           sheet->rows[*at].what <= last) {
        const struct sheet_row *row = &sheet->rows[(*at)++];
        struct leaf what = leaf_code(LEAF_WHAT, 0, row->what);
        bytes_text(out, between);
        leaf_write(&what, vocabulary, out);
        bytes_format(out, " %lu", row->value);
        between = ", ";
    }
    if (between != label) bytes_char(out, '\n');
}

static void add_terms(const struct sheet *sheet, size_t at, struct vocabulary *vocabulary,
                      struct bytes *out) {
    const struct sheet_row *row = &sheet->rows[at];
    if (row->what < SHEET_BELOW || row->what > SHEET_ABOVE) return;
    const struct terms *terms = vocabulary_terms(vocabulary, row->programme);
    if (!terms) return;
    bytes_format(out, "  Mentees by hours, of %ld to %ld a month for %ld months:\n", terms->low,
                 terms->high, terms->months);
}

static void add_stages(const struct sheet *sheet, size_t *at, struct vocabulary *vocabulary,
                       struct bytes *out) {
    size_t programme = sheet->rows[*at].programme;
    bool first = true;
    while (*at < sheet->count && sheet->rows[*at].programme == programme &&
           sheet->rows[*at].what == SHEET_STAGE) {
        const struct sheet_row *row = &sheet->rows[(*at)++];
        struct leaf title = leaf_code(LEAF_STAGE, row->programme, row->index);
        if (first) bytes_text(out, "  Sessions in which a stage was completed:\n");
        first = false;
        bytes_format(out, "    %zu ", row->index + 1);
        leaf_write(&title, vocabulary, out);
        bytes_format(out, ": %lu\n", row->value);
    }
}

static void add_programme(const struct sheet *sheet, size_t *at, struct vocabulary *vocabulary,
                          struct bytes *out) {
    const struct sheet_row *row = &sheet->rows[*at];
    struct leaf name = leaf_code(LEAF_PROGRAMME, 0, row->programme);
    size_t programme = row->programme;
    bytes_char(out, '\n');
    leaf_write(&name, vocabulary, out);
    if (programme == vocabulary_other(vocabulary)) bytes_text(out, " programmes");
    if (programme == vocabulary_between(vocabulary)) bytes_text(out, " sessions");
    if (row->what == SHEET_SESSIONS) bytes_format(out, ", %lu mentees", row->mentees);
    bytes_char(out, '\n');
    add_line(sheet, at, SHEET_PLANNED, "  ", vocabulary, out);
    if (*at < sheet->count) {
        add_terms(sheet, *at, vocabulary, out);
        add_line(sheet, at, SHEET_ABOVE, "    ", vocabulary, out);
    }
    if (*at < sheet->count) add_stages(sheet, at, vocabulary, out);
    if (*at < sheet->count) add_line(sheet, at, SHEET_DROPPED, "  ", vocabulary, out);
}

void sheet_page(const struct sheet *sheet, struct vocabulary *vocabulary, struct bytes *out) {
    size_t at = 0;
    add_time(sheet, vocabulary, out);
    add_agendas(sheet, out);
    while (at < sheet->count && sheet->rows[at].what != SHEET_STANDARD)
        add_programme(sheet, &at, vocabulary, out);
    if (at < sheet->count) bytes_text(out, "\nGoals by standard\n");
    for (; at < sheet->count; at++) {
        struct leaf title = leaf_code(LEAF_STANDARD_TITLE, 0, sheet->rows[at].index);
        bytes_text(out, "  ");
        leaf_write(&title, vocabulary, out);
        bytes_format(out, ": %lu\n", sheet->rows[at].value);
    }
    if (sheet->count)
        bytes_format(
            out,
            "\nWhat fewer than %d mentees did, or would be found out by taking one number\n"
            "off another, is not here and in no sum.\n",
            guard_fewest);
}
