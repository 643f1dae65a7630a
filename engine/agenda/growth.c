/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers are grouped by the id of their question, so that a wording may change in between.
 */
#include "agenda/growth.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* Where the series of a question is. */
struct named {
    const char *question;
    size_t series;
    UT_hash_handle hh;
};

struct gathering {
    struct growth *growth;
    struct named *names;
};

static bool read_number(const char *text, double *number) {
    enum { longest = 6 };
    char *end = NULL;
    size_t length = strlen(text);
    if (!length || length > longest || text[strspn(text, "-0123456789.")] != '\0') return false;
    *number = strtod(text, &end);
    return *end == '\0';
}

/* Is it an answer on a scale? Those of an older askwell do not say so; there a number up to ten is
 * one, unless it is kept on the agenda as what it counts. */
static bool read_scale(const struct entry *answer, bool kept, double *value, double *from,
                       double *to) {
    const char *words = entry_text(answer, "answer");
    const char *scale = entry_text(answer, "scale");
    *from = 0;
    *to = 10;
    if (!words || !read_number(words, value)) return false;
    if (scale) return sscanf(scale, "%lf to %lf", from, to) == 2 && *from < *to;
    return !kept && *value >= *from && *value <= *to;
}

/* Gives which entries of the journal something on the agenda came from; the caller frees. */
static bool *find_kept(const struct fold *fold, struct journal *journal) {
    bool *kept = memory_new(journal_count(journal) + 1);
    for (size_t i = 0; i < fold->item_count; i++) {
        unsigned long from = entry_number(fold->items[i].entry, "from");
        kept[from ? journal_find(journal, from) : journal_count(journal)] = true;
    }
    return kept;
}

static struct growth_series *series_of(struct gathering *gathering, const char *question) {
    struct growth *growth = gathering->growth;
    struct named *named = NULL;
    HASH_FIND_STR(gathering->names, question, named);
    if (!named) {
        named = memory_new(sizeof *named);
        *named = (struct named){.question = question, .series = growth->series_count};
        HASH_ADD_KEYPTR(hh, gathering->names, named->question, strlen(question), named);
        growth->series = memory_room(growth->series, growth->series_count, sizeof *growth->series);
        growth->series[growth->series_count++] = (struct growth_series){.question = question};
    }
    return &growth->series[named->series];
}

static void free_names(struct gathering *gathering) {
    struct named *named = gathering->names;
    HASH_CLEAR(hh, gathering->names);
    while (named) {
        struct named *next = named->hh.next;
        free(named);
        named = next;
    }
}

/* Adds the answers in the order of their time: what a copy brought in stands behind in the file. */
static void add_answers(struct growth *growth, struct journal *journal) {
    const struct fold *fold = growth->fold;
    struct gathering gathering = {.growth = growth};
    bool *kept = find_kept(fold, journal);
    for (size_t i = 0; i < fold->answer_count; i++) {
        const struct entry *answer = fold->answers[i];
        const char *question = entry_text(answer, "question");
        struct growth_point point = {.answer = answer};
        double from = 0;
        double to = 0;
        bool is_kept = kept[journal_find(journal, answer->number)];
        if (!question || !read_scale(answer, is_kept, &point.value, &from, &to)) continue;
        struct growth_series *series = series_of(&gathering, question);
        series->points = memory_room(series->points, series->count, sizeof *series->points);
        size_t at = series->count++;
        for (; at > 0 && strcmp(series->points[at - 1].answer->at, answer->at) > 0; at--)
            series->points[at] = series->points[at - 1];
        series->points[at] = point;
        series->from = from;
        series->to = to;
    }
    free_names(&gathering);
    free(kept);
}

/* Months come nearly in their order: actions in that of the agenda, what became of them later. */
static struct growth_month *month_of(struct growth *growth, const char *day) {
    char month[hours_month_size];
    snprintf(month, sizeof month, "%.7s", day);
    size_t at = growth->month_count;
    while (at > 0 && strcmp(growth->months[at - 1].month, month) > 0)
        at--;
    if (at > 0 && strcmp(growth->months[at - 1].month, month) == 0) return &growth->months[at - 1];
    growth->months = memory_room(growth->months, growth->month_count, sizeof *growth->months);
    memmove(&growth->months[at + 1], &growth->months[at],
            (growth->month_count - at) * sizeof *growth->months);
    growth->month_count++;
    growth->months[at] = (struct growth_month){0};
    memcpy(growth->months[at].month, month, sizeof month);
    return &growth->months[at];
}

static void add_actions(struct growth *growth) {
    for (size_t i = 0; i < growth->fold->item_count; i++) {
        const struct item *item = &growth->fold->items[i];
        const char *who = entry_text(item->entry, "who");
        if (strcmp(item->kind, "action") != 0 || (who && strcmp(who, "coach") == 0)) continue;
        month_of(growth, item->entry->at)->promised++;
        if (!item->state || strcmp(item->state, "done") != 0) continue;
        month_of(growth, item_day(item))->done++;
    }
}

struct growth growth_open(const struct fold *fold, struct journal *journal) {
    struct growth growth = {.fold = fold, .hours = hours_of(fold, HOURS_KEPT)};
    if (!growth.hours.session_count) {
        hours_free(&growth.hours);
        growth.hours = hours_of(fold, HOURS_WITH_TIME);
    }
    add_answers(&growth, journal);
    add_actions(&growth);
    return growth;
}

void growth_free(struct growth *growth) {
    for (size_t i = 0; i < growth->series_count; i++)
        free(growth->series[i].points);
    free(growth->series);
    free(growth->months);
    hours_free(&growth->hours);
    *growth = (struct growth){0};
}

const char *growth_asked(const struct growth_series *series) {
    return text_or(entry_text(series->points[series->count - 1].answer, "asked"), "");
}

void growth_name(const struct growth_series *series, struct bytes *out) {
    struct bytes name = {0};
    text_show(series->question, strlen(series->question), TEXT_ONE_LINE, &name);
    for (size_t i = 0; i < name.length; i++)
        if (name.data[i] == '-' || name.data[i] == '_') name.data[i] = ' ';
    if (name.length && name.data[0] >= 'a' && name.data[0] <= 'z') name.data[0] -= 'a' - 'A';
    bytes_add(out, bytes_string(&name), name.length);
    bytes_free(&name);
}

static void add_number(double number, struct bytes *out) {
    char text[32];
    value_number_text(number, text);
    bytes_text(out, text);
}

void growth_course(const struct growth_series *series, struct bytes *out) {
    double least = series->points[0].value;
    double most = least;
    for (size_t i = 1; i < series->count; i++) {
        double value = series->points[i].value;
        if (value < least) least = value;
        if (value > most) most = value;
    }
    add_number(series->points[0].value, out);
    if (series->count == 1) {
        bytes_text(out, ", given once");
        return;
    }
    bytes_text(out, " at first, ");
    add_number(series->points[series->count - 1].value, out);
    bytes_text(out, " now; between ");
    add_number(least, out);
    bytes_text(out, " and ");
    add_number(most, out);
}
