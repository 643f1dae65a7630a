/* SPDX-License-Identifier: GPL-3.0-or-later
 * Dates by the C library (strptime, mktime); only the everyday words are ours.
 */
#include "base/day.h"

#include "base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Gives whether `parts`, put right by mktime, is still the day that was written (no 31 February).
 */
static bool write_day(struct tm parts, char out[day_size]) {
    struct tm asked = parts;
    parts.tm_isdst = -1;
    parts.tm_hour = 12;
    if (mktime(&parts) == -1) return false;
    bool real = parts.tm_mday == asked.tm_mday && parts.tm_mon == asked.tm_mon;
    return real && strftime(out, day_size, "%Y-%m-%d", &parts) == 10;
}

static bool days_on(struct tm today, int days, char out[day_size]) {
    today.tm_mday += days;
    today.tm_isdst = -1;
    today.tm_hour = 12;
    if (mktime(&today) == -1) return false;
    return strftime(out, day_size, "%Y-%m-%d", &today) == 10;
}

static bool matches(const char *text, const char *format, struct tm *parts) {
    const char *end = strptime(text, format, parts);
    return end && *end == '\0';
}

/* Number words, because people say them. */
static long count_of(const char *word) {
    static const char *const words[] = {"a",    "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(word, words[i]) == 0) return i ? (long)i : 1;
    char *end = NULL;
    long number = strtol(word, &end, 10);
    return *word && *end == '\0' && number > 0 && number <= 1000 ? number : -1;
}

/* "in 3 days", "in two weeks", "in a month" */
static bool read_span(const char *text, struct tm today, char out[day_size]) {
    char number[16];
    char unit[16];
    char rest = '\0';
    if (sscanf(text, "in %15s %15s%c", number, unit, &rest) != 2) return false;
    long count = count_of(number);
    if (count < 0) return false;
    if (strncasecmp(unit, "day", 3) == 0) return days_on(today, (int)count, out);
    if (strncasecmp(unit, "week", 4) == 0) return days_on(today, 7 * (int)count, out);
    if (strncasecmp(unit, "month", 5) != 0) return false;
    today.tm_mon += (int)count;
    return days_on(today, 0, out);
}

static bool read_words(const char *text, struct tm today, char out[day_size]) {
    if (strcasecmp(text, "today") == 0) return days_on(today, 0, out);
    if (strcasecmp(text, "tomorrow") == 0) return days_on(today, 1, out);
    if (strcasecmp(text, "next week") == 0) return days_on(today, 7, out);
    struct tm weekday = {0};
    const char *name = text;
    for (const char *const *lead = (const char *const[]){"on ", "next ", "by ", NULL}; *lead;
         lead++)
        if (strncasecmp(name, *lead, strlen(*lead)) == 0) name += strlen(*lead);
    if (matches(name, "%A", &weekday)) {
        int ahead = (weekday.tm_wday - today.tm_wday + 7) % 7;
        return days_on(today, ahead ? ahead : 7, out);
    }
    return read_span(text, today, out);
}

static bool read_day_of_year(const char *text, struct tm today, char out[day_size]) {
    static const char *const formats[] = {"%d %B", "%B %d", "%d. %B", "%d.%m."};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct tm parts = {0};
        if (!matches(text, formats[i], &parts)) continue;
        bool gone = parts.tm_mon < today.tm_mon ||
                    (parts.tm_mon == today.tm_mon && parts.tm_mday < today.tm_mday);
        parts.tm_year = today.tm_year + gone;
        return write_day(parts, out);
    }
    return false;
}

bool day_read(const char *text, time_t now, char out[day_size]) {
    static const char *const formats[] = {"%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y",
                                          "%B %d %Y"};
    struct tm today;
    localtime_r(&now, &today);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct tm parts = {0};
        if (matches(text, formats[i], &parts)) return write_day(parts, out);
    }
    return read_words(text, today, out) || read_day_of_year(text, today, out);
}

void day_of(time_t now, char out[day_size]) {
    struct tm parts = {0};
    localtime_r(&now, &parts);
    if (!strftime(out, day_size, "%Y-%m-%d", &parts)) out[0] = '\0';
}

static bool parts_of(const char *day, struct tm *parts) {
    *parts = (struct tm){0};
    if (!matches(day, "%Y-%m-%d", parts)) return false;
    parts->tm_hour = 12;
    parts->tm_isdst = -1;
    return mktime(parts) != -1;
}

enum { shown_size = 64 };

/* Days below ten come with two blanks before them. */
static bool add_shown(const char shown[shown_size], struct bytes *out) {
    for (const char *at = shown + strspn(shown, " "); *at; at++)
        if (!(at[0] == ' ' && at[1] == ' ')) bytes_char(out, *at);
    return true;
}

bool day_long(const char *day, struct bytes *out) {
    struct tm parts;
    char shown[shown_size];
    return parts_of(day, &parts) && strftime(shown, sizeof shown, "%A %e %B %Y", &parts) &&
           add_shown(shown, out);
}

bool day_plain(const char *day, struct bytes *out) {
    struct tm parts;
    char shown[shown_size];
    return parts_of(day, &parts) && strftime(shown, sizeof shown, "%e %B %Y", &parts) &&
           add_shown(shown, out);
}

bool day_month(const char *month, struct bytes *out) {
    struct tm parts;
    char shown[shown_size];
    char first[day_size];
    if (snprintf(first, sizeof first, "%s-01", month) != day_size - 1) return false;
    return parts_of(first, &parts) && strftime(shown, sizeof shown, "%B %Y", &parts) &&
           add_shown(shown, out);
}
