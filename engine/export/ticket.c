/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tickets, and days as other programs have them.
 */
#include "export/ticket.h"

#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct ticket *tickets_add(struct tickets *tickets, const char *id, const char *text,
                           size_t length) {
    tickets->items = memory_room(tickets->items, tickets->count, sizeof *tickets->items);
    struct ticket *added = &tickets->items[tickets->count++];
    *added = (struct ticket){.id = memory_text(id, strlen(id)), .text = memory_text(text, length)};
    return added;
}

void tickets_free(struct tickets *tickets) {
    for (size_t i = 0; i < tickets->count; i++) {
        free(tickets->items[i].id);
        free(tickets->items[i].text);
    }
    free(tickets->items);
    *tickets = (struct tickets){0};
}

void ticket_local_day(time_t when, char day[day_size]) {
    struct tm local;
    *day = '\0';
    if (localtime_r(&when, &local)) strftime(day, day_size, "%Y-%m-%d", &local);
}

static time_t hour_of(const char *day, int hour) {
    struct tm local = {.tm_hour = hour, .tm_isdst = -1};
    if (!ticket_begins_with_day(day, strlen(day)) || !strptime(day, "%Y-%m-%d", &local)) return -1;
    return mktime(&local);
}

time_t ticket_midnight(const char *day) {
    return hour_of(day, 0);
}

time_t ticket_noon(const char *day) {
    return hour_of(day, 12);
}

bool ticket_begins_with_day(const char *text, size_t length) {
    static const char form[] = "dddd-dd-dd";
    if (length < sizeof form - 1) return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != form[i]) return false;
    return true;
}
