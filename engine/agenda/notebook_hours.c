/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mentoring hours for a certificate: when, in which programme, with whom, how long. Whom is a
 * number in the order in which they first came, so that a certificate names nobody unasked.
 */
#include "agenda/notebook.h"

#include "base/bytes.h"
#include "base/csv.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { minutes_of_an_hour = 60, month_length = 7 };

struct held {
    const char *began;
    const char *flow;
    const char *about;
    size_t number; /* of the mentee, from 1 */
    unsigned long minutes;
};

/* What minutes come to under one heading: a month, a programme. */
struct sum {
    char *name;
    unsigned long minutes;
};

struct log {
    struct held *items;
    size_t count;
    const char **mentees;
    size_t mentee_count;
    struct sum *months;
    size_t month_count;
    struct sum *programmes;
    size_t programme_count;
    unsigned long total;
};

static size_t number_of(struct log *log, const char *about) {
    size_t i = 0;
    while (i < log->mentee_count && strcasecmp(log->mentees[i], about) != 0)
        i++;
    if (i == log->mentee_count) {
        log->mentees = memory_room(log->mentees, log->mentee_count, sizeof(const char *));
        log->mentees[log->mentee_count++] = about;
    }
    return i + 1;
}

static void add_sum(struct sum **sums, size_t *count, const char *name, size_t length,
                    unsigned long minutes) {
    size_t i = 0;
    while (i < *count &&
           (strncmp((*sums)[i].name, name, length) != 0 || (*sums)[i].name[length] != '\0'))
        i++;
    if (i == *count) {
        *sums = memory_room(*sums, *count, sizeof **sums);
        (*sums)[(*count)++] = (struct sum){memory_text(name, length), 0};
    }
    (*sums)[i].minutes += minutes;
}

static void take(struct log *log, const struct entry *end, const struct notebook_wish *wish) {
    const char *about = text_or(entry_text(end, "about"), "");
    const char *began = entry_text(end, "began");
    struct held held = {.began = began && clock_read_stamp(began) >= 0 ? began : end->at,
                        .flow = text_or(entry_text(end, "flow"), ""),
                        .about = about,
                        .number = number_of(log, about),
                        .minutes = entry_number(end, "minutes")};
    if (held.minutes > (unsigned long)minutes_of_an_hour * 24) return; /* no sitting lasts a day */
    if (wish->about && strcasecmp(about, wish->about) != 0) return;
    if (wish->since && strncmp(held.began, wish->since, day_size - 1) < 0) return;
    log->items = memory_room(log->items, log->count, sizeof *log->items);
    log->items[log->count++] = held;
    log->total += held.minutes;
    size_t month = strlen(held.began) < month_length ? strlen(held.began) : month_length;
    add_sum(&log->months, &log->month_count, held.began, month, held.minutes);
    add_sum(&log->programmes, &log->programme_count, held.flow, strlen(held.flow), held.minutes);
}

static struct log log_of(struct journal *notebook, const struct notebook_wish *wish) {
    struct log log = {0};
    for (size_t i = 0; i < journal_count(notebook); i++) {
        const struct entry *entry = journal_entry(notebook, i);
        if (entry->deed == DEED_END && entry_text(entry, "minutes")) take(&log, entry, wish);
    }
    return log;
}

static void log_free(struct log *log) {
    for (size_t i = 0; i < log->month_count; i++)
        free(log->months[i].name);
    for (size_t i = 0; i < log->programme_count; i++)
        free(log->programmes[i].name);
    free(log->months);
    free(log->programmes);
    free(log->mentees);
    free(log->items);
}

/* Adds `mentee 2`, or the name where names are wanted. */
static void add_mentee(const struct held *held, const struct notebook_wish *wish,
                       struct bytes *out) {
    if (wish->names)
        text_show(held->about, strlen(held->about), TEXT_ONE_LINE, out);
    else
        bytes_format(out, "mentee %zu", held->number);
}

static void add_time(unsigned long minutes, struct bytes *out) {
    unsigned long hours = minutes / minutes_of_an_hour;
    if (hours) bytes_format(out, "%lu h ", hours);
    bytes_format(out, "%lu min", minutes % minutes_of_an_hour);
}

static void add_sums(const char *heading, const struct sum *sums, size_t count, bool months,
                     struct bytes *out) {
    bytes_format(out, "\n%s\n", heading);
    for (size_t i = 0; i < count; i++) {
        bytes_text(out, "- ");
        if (!months || !day_month(sums[i].name, out))
            text_show(sums[i].name, strlen(sums[i].name), TEXT_ONE_LINE, out);
        bytes_text(out, ": ");
        add_time(sums[i].minutes, out);
        bytes_char(out, '\n');
    }
}

void notebook_hours_text(struct journal *notebook, const struct notebook_wish *wish,
                         struct bytes *out) {
    struct log log = log_of(notebook, wish);
    bytes_text(out, "Mentoring hours\n\n");
    for (size_t i = 0; i < log.count; i++) {
        const struct held *held = &log.items[i];
        bytes_format(out, "- %.10s, ", held->began);
        text_show(held->flow, strlen(held->flow), TEXT_ONE_LINE, out);
        bytes_text(out, ", ");
        add_mentee(held, wish, out);
        bytes_text(out, ": ");
        add_time(held->minutes, out);
        bytes_char(out, '\n');
    }
    if (log.count == 0) bytes_text(out, "No sitting is noted here yet.\n");
    if (log.count) {
        add_sums("By month", log.months, log.month_count, true, out);
        add_sums("By programme", log.programmes, log.programme_count, false, out);
        bytes_text(out, "\nIn all: ");
        add_time(log.total, out);
        bytes_format(out, ", which is %.2f hours\n", (double)log.total / minutes_of_an_hour);
    }
    log_free(&log);
}

void notebook_hours_csv(struct journal *notebook, const struct notebook_wish *wish,
                        struct bytes *out) {
    struct log log = log_of(notebook, wish);
    bytes_text(out, "date,programme,mentee,minutes,hours\r\n");
    for (size_t i = 0; i < log.count; i++) {
        const struct held *held = &log.items[i];
        struct bytes mentee = {0};
        add_mentee(held, wish, &mentee);
        bytes_format(out, "%.10s,", held->began);
        csv_word(held->flow, out);
        bytes_char(out, ',');
        csv_word(bytes_string(&mentee), out);
        bytes_format(out, ",%lu,%.2f\r\n", held->minutes,
                     (double)held->minutes / minutes_of_an_hour);
        bytes_free(&mentee);
    }
    log_free(&log);
}

static struct value sums_value(const char *key, const struct sum *sums, size_t count) {
    struct value list = value_list();
    for (size_t i = 0; i < count; i++) {
        struct value map = value_map();
        value_set(&map, key, value_string(sums[i].name));
        value_set(&map, "minutes", value_number((double)sums[i].minutes));
        value_add(&list, map);
    }
    return list;
}

struct value notebook_hours_value(struct journal *notebook, const struct notebook_wish *wish) {
    struct log log = log_of(notebook, wish);
    struct value whole = value_map();
    struct value sittings = value_list();
    for (size_t i = 0; i < log.count; i++) {
        const struct held *held = &log.items[i];
        struct bytes mentee = {0};
        struct value map = value_map();
        add_mentee(held, wish, &mentee);
        value_set(&map, "date", value_text(held->began, 10));
        value_set(&map, "programme", value_string(held->flow));
        value_set(&map, "mentee", value_string(bytes_string(&mentee)));
        value_set(&map, "minutes", value_number((double)held->minutes));
        value_add(&sittings, map);
        bytes_free(&mentee);
    }
    value_set(&whole, "sittings", sittings);
    value_set(&whole, "months", sums_value("month", log.months, log.month_count));
    value_set(&whole, "programmes", sums_value("programme", log.programmes, log.programme_count));
    value_set(&whole, "minutes", value_number((double)log.total));
    log_free(&log);
    return whole;
}
