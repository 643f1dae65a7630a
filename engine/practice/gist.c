/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sentences that a trainee can take along: what to keep first, then one thing or two to try.
 */
#include "practice/gist.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/figures.h"
#include "practice/threshold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { most_turns = 4 }; /* that are named; of more there is only the count */

/* The turns of the coach in which something is so. */
struct seen {
    size_t first; /* index of the moment */
    size_t count;
    unsigned long turns[most_turns];
};

typedef bool teller(const struct report *report, size_t index, const void *what);

static struct seen look(const struct report *report, teller *is_so, const void *what) {
    struct seen seen = {0};
    for (size_t i = 0; i < report->encounter->count; i++) {
        const struct moment *moment = &report->encounter->moments[i];
        if (moment->speaker != SPEAKER_COACH || moment->contested) continue;
        if (!is_so(report, i, what)) continue;
        if (!seen.count) seen.first = i;
        if (seen.count < most_turns) seen.turns[seen.count] = moment->line;
        seen.count++;
    }
    return seen;
}

/* Adds `turn 3`, `turns 3 and 5`, or how many there are. */
static void add_turns(const struct report *report, const struct seen *seen, struct bytes *out) {
    const char *place = text_or(report->place, "line");
    size_t named = seen->count < most_turns ? seen->count : most_turns;
    bytes_format(out, "%s%s ", place, seen->count == 1 ? "" : "s");
    for (size_t i = 0; i < named; i++) {
        bool is_last = i + 1 == named && seen->count <= most_turns;
        bytes_format(out, "%s%lu", !i ? "" : is_last ? " and " : ", ", seen->turns[i]);
    }
    if (seen->count > named) bytes_format(out, " and %zu more", seen->count - named);
}

static void add(char **sentences, size_t *count, size_t most, struct bytes *sentence) {
    if (*count < most)
        sentences[(*count)++] = memory_text(bytes_string(sentence), sentence->length);
    bytes_free(sentence);
}

static void add_well(struct gist *gist, struct bytes *sentence) {
    add(gist->well, &gist->well_count, gist_well, sentence);
}

static void add_next(struct gist *gist, struct bytes *sentence) {
    add(gist->next, &gist->next_count, gist_next, sentence);
}

static bool says_words_back(const struct report *report, size_t index, const void *what) {
    (void)what;
    return report->measures->turns[index].quote.to > 0;
}

static bool reflects(const struct report *report, size_t index, const void *what) {
    const struct heard *heard = &report->measures->turns[index];
    (void)what;
    for (size_t i = 0; i < heard->remarks.count; i++)
        if (heard->remarks.items[i].move == MOVE_REFLECTION) return heard->quote.to == 0;
    return false;
}

static bool waits(const struct report *report, size_t index, const void *what) {
    const struct moment *moment = &report->encounter->moments[index];
    (void)what;
    return !*moment->text || moment->waited >= threshold_wait;
}

static bool has_leave(const struct report *report, size_t index, const void *what) {
    const struct remarks *remarks = &report->measures->turns[index].remarks;
    (void)what;
    for (size_t i = 0; i < remarks->count; i++)
        if (remarks->items[i].allowed) return true;
    return false;
}

static void say_words_back(const struct report *report, struct gist *gist) {
    struct seen seen = look(report, says_words_back, NULL);
    struct bytes out = {0};
    if (!seen.count) return;
    const char *text = report->encounter->moments[seen.first].text;
    const struct quote *quote = &report->measures->turns[seen.first].quote;
    text_show(report_mentee(report), strlen(report_mentee(report)), TEXT_ONE_LINE, &out);
    bytes_text(&out, "’s own words were said back: “");
    text_show(text + quote->from, quote->to - quote->from, TEXT_ONE_LINE, &out);
    bytes_text(&out, seen.count > 1 ? "” and more, in " : "”, in ");
    add_turns(report, &seen, &out);
    bytes_char(&out, '.');
    add_well(gist, &out);
}

/* Says one sentence about the turns in which something is so, if there are any. */
static void say_seen(const struct report *report, teller *is_so, const char *sentence,
                     struct gist *gist) {
    struct seen seen = look(report, is_so, NULL);
    struct bytes out = {0};
    if (!seen.count) return;
    bytes_format(&out, "%s, in ", sentence);
    add_turns(report, &seen, &out);
    bytes_char(&out, '.');
    add_well(gist, &out);
}

static void say_open(const struct report *report, struct gist *gist) {
    const struct tally *tally = &report->measures->uncontested;
    size_t questions = tally->open + tally->closed;
    struct bytes out = {0};
    if (questions < 2 || tally->open * 2 <= questions) return;
    bytes_format(&out, "%zu of %zu questions were open.", tally->open, questions);
    add_well(gist, &out);
}

static void say_listening(const struct report *report, struct gist *gist) {
    const size_t *words = report->measures->words;
    size_t all = words[SPEAKER_COACH] + words[SPEAKER_MENTEE];
    struct bytes out = {0};
    if (words[SPEAKER_MENTEE] * 3 < all * 2 || !all) return;
    text_show(report_mentee(report), strlen(report_mentee(report)), TEXT_ONE_LINE, &out);
    bytes_format(&out, " had most of the words, %zu of %zu.", words[SPEAKER_MENTEE], all);
    add_well(gist, &out);
}

/* By the reasons of suggest.h. */
static const struct {
    const char *reason;
    const char *says;
} reasons[] = {
    {"advice", "A way out was named that nobody had asked for"},
    {"input", "Something was told before anybody had asked for it"},
    {"judging-why", "A why may have sounded like blame"},
    {"leading", "The answer stood in the question"},
    {"stacked", "Several things were asked at once"},
    {"closed", "It could be answered with yes or no"},
    {"in-a-row", "Question followed question, with nothing said back"},
};
enum { reason_count = sizeof reasons / sizeof *reasons };

static bool has_reason(const struct report *report, size_t index, const void *what) {
    const char *why = report->measures->turns[index].instead_why;
    return why && strcmp(why, what) == 0;
}

static void say_reason(const struct report *report, size_t reason, const struct seen *seen,
                       struct gist *gist) {
    struct bytes out = {0};
    bytes_format(&out, "%s, in ", reasons[reason].says);
    add_turns(report, seen, &out);
    bytes_format(&out, seen->count > 1 ? ". In %s %lu perhaps: " : ". Perhaps: ",
                 text_or(report->place, "line"), seen->turns[0]);
    const char *instead = report->measures->turns[seen->first].instead;
    text_show(instead, strlen(instead), TEXT_ONE_LINE, &out);
    add_next(gist, &out);
}

static void say_reasons(const struct report *report, struct gist *gist) {
    struct seen seen[reason_count];
    for (size_t i = 0; i < reason_count; i++)
        seen[i] = look(report, has_reason, reasons[i].reason);
    for (size_t told = 0; told < gist_next; told++) {
        size_t most = 0;
        for (size_t i = 1; i < reason_count; i++)
            if (seen[i].count > seen[most].count) most = i;
        if (!seen[most].count) return;
        say_reason(report, most, &seen[most], gist);
        seen[most].count = 0;
    }
}

/* Nothing stood in the way: what was not there yet. */
static void say_missing(const struct report *report, struct gist *gist) {
    struct bytes out = {0};
    if (!look(report, says_words_back, NULL).count)
        bytes_text(&out, "Take a few of their words, and say them again as they said them.");
    else if (!look(report, waits, NULL).count)
        bytes_text(&out, "Let a silence stand: count to three before the next word.");
    else
        bytes_text(&out, "Stay with one thing longer: what else is there to it?");
    add_next(gist, &out);
}

struct gist gist_make(const struct report *report) {
    struct gist gist = {0};
    say_words_back(report, &gist);
    say_seen(report, reflects, "What was heard was said back", &gist);
    say_seen(report, waits, "There was time to think", &gist);
    say_seen(report, has_leave, "Leave was asked before anything was put in", &gist);
    say_open(report, &gist);
    say_listening(report, &gist);
    say_reasons(report, &gist);
    if (!gist.next_count) say_missing(report, &gist);
    return gist;
}

void gist_free(struct gist *gist) {
    for (size_t i = 0; i < gist->well_count; i++)
        free(gist->well[i]);
    for (size_t i = 0; i < gist->next_count; i++)
        free(gist->next[i]);
    *gist = (struct gist){0};
}
