/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was said counts more than what the clock says: much of the work is done between two entries.
 */
#include "agenda/hours.h"

#include "base/bytes.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool hours_read(const char *text, double *hours) {
    enum { most_in_a_year = 8784 };
    char number[32];
    char *end = NULL;
    if (snprintf(number, sizeof number, "%s", text) >= (int)sizeof number) return false;
    char *comma = strchr(number, ',');
    if (comma) *comma = '.';
    if (number[0] == '\0' || number[strspn(number, "0123456789.")] != '\0') return false;
    *hours = strtod(number, &end);
    return *end == '\0' && *hours <= most_in_a_year;
}

/* Gives the hours kept in each session; -1 where there are none. The caller frees. */
static double *kept_by_session(const struct fold *fold) {
    double *kept = memory_resize(NULL, fold->session_count + 1, sizeof *kept);
    for (size_t i = 0; i < fold->session_count; i++)
        kept[i] = -1;
    for (size_t i = 0; i < fold->item_count; i++) {
        const struct item *item = &fold->items[i];
        double more = 0;
        if (!item->session || strcmp(item->kind, "hours") != 0) continue;
        if (!hours_read(item->text, &more)) continue;
        double *sum = &kept[item->session - fold->sessions];
        *sum = (*sum < 0 ? 0 : *sum) + more;
    }
    return kept;
}

/* Sessions stand in the order they began, but a clock may have been put back. */
static void add_to_month(struct hours *hours, const char *began, double more) {
    char month[hours_month_size];
    snprintf(month, sizeof month, "%.7s", began);
    size_t at = hours->month_count;
    while (at > 0 && strcmp(hours->months[at - 1].month, month) > 0)
        at--;
    if (at == 0 || strcmp(hours->months[at - 1].month, month) != 0) {
        hours->months = memory_room(hours->months, hours->month_count, sizeof *hours->months);
        memmove(&hours->months[at + 1], &hours->months[at],
                (hours->month_count - at) * sizeof *hours->months);
        hours->month_count++;
        hours->months[at++].hours = 0;
        memcpy(hours->months[at - 1].month, month, sizeof month);
    }
    hours->months[at - 1].hours += more;
}

struct hours hours_of(const struct fold *fold, enum hours_from from) {
    enum { seconds_of_an_hour = 3600 };
    struct hours hours = {0};
    double *kept = kept_by_session(fold);
    for (size_t i = 0; i < fold->session_count; i++) {
        struct hours_session session = {i, kept[i], kept[i] >= 0};
        if (!session.kept && from == HOURS_KEPT) continue;
        if (!session.kept) session.hours = (double)fold->sessions[i].seconds / seconds_of_an_hour;
        hours.sessions = memory_room(hours.sessions, hours.session_count, sizeof *hours.sessions);
        hours.sessions[hours.session_count++] = session;
        add_to_month(&hours, fold->sessions[i].began, session.hours);
        hours.total += session.hours;
    }
    free(kept);
    return hours;
}

void hours_free(struct hours *hours) {
    free(hours->sessions);
    free(hours->months);
    *hours = (struct hours){0};
}

/* Binary fractions of an hour are rounded to minutes' worth. */
void hours_show(double hours, struct bytes *out) {
    char number[32];
    snprintf(number, sizeof number, "%.2f", hours);
    size_t length = strlen(number);
    while (number[length - 1] == '0')
        length--;
    if (number[length - 1] == '.') length--;
    bytes_add(out, number, length);
    bytes_text(out, length == 1 && *number == '1' ? " hour" : " hours");
}
