/* SPDX-License-Identifier: GPL-3.0-or-later
 * One pass over the turns, then sums.
 */
#include "practice/measure.h"

#include "base/memory.h"
#include "lint/lexicon.h"
#include "practice/permission.h"
#include "practice/spoken.h"
#include "practice/suggest.h"
#include "practice/threshold.h"
#include "practice/yardstick.h"

#include <stdlib.h>
#include <string.h>

/* What is known while the turns go by. */
struct listening {
    const struct yardstick *yardstick;
    const struct encounter *encounter;
    struct heard *turns;
    struct echo echo;
    struct permission permission;
    const char *previous; /* the mentee's last turn */
};

static size_t count_words(const struct lexicon *lexicon, const char *text) {
    struct utterance utterance;
    struct spoken spoken = {.text = text, .length = strlen(text)};
    size_t count = 0;
    while (spoken_next(&spoken, &lexicon->spelling, &utterance))
        count += utterance.word_count;
    return count;
}

static void hear_mentee(struct listening *listening, size_t index) {
    const struct lexicon *lexicon = listening->yardstick->lexicon;
    const char *text = listening->encounter->moments[index].text;
    listening->turns[index].remarks.words = count_words(lexicon, text);
    listening->previous = text;
    echo_hear(&listening->echo, lexicon, index, text);
    permission_hear(&listening->permission, text);
}

static void hear_coach(struct listening *listening, size_t index) {
    const struct lexicon *lexicon = listening->yardstick->lexicon;
    const struct moment *moment = &listening->encounter->moments[index];
    struct heard *heard = &listening->turns[index];
    heard->remarks = remarks_find(lexicon, listening->previous, moment->text);
    heard->quote = echo_find(&listening->echo, lexicon, moment->text);
    permission_mark(&listening->permission, lexicon, moment, &heard->remarks);
}

/* Gives what was heard in the first `count` turns; the caller frees each and the list. */
static struct heard *hear(const struct yardstick *yardstick, const struct encounter *encounter,
                          size_t count) {
    struct listening listening = {.yardstick = yardstick, .encounter = encounter, .previous = ""};
    listening.turns = memory_new((count + 1) * sizeof *listening.turns);
    for (size_t i = 0; i < count; i++)
        if (encounter->moments[i].speaker == SPEAKER_MENTEE)
            hear_mentee(&listening, i);
        else
            hear_coach(&listening, i);
    echo_free(&listening.echo);
    return listening.turns;
}

static bool is_coach(const struct encounter *encounter, size_t index) {
    return encounter->moments[index].speaker == SPEAKER_COACH;
}

static void count_turn(struct tally *tally, const struct heard *heard) {
    tally->turns += heard->remarks.count > 0;
    tally->quoting += heard->quote.to > 0;
    for (size_t i = 0; i < heard->remarks.count; i++) {
        const struct remark *remark = &heard->remarks.items[i];
        bool is_advice = remark->move == MOVE_INPUT || strcmp(remark->label, "advice") == 0;
        tally->moves[remark->move]++;
        tally->labels[remark_label(remark->label)]++;
        tally->open += remark->move == MOVE_QUESTION && remark->open;
        tally->closed += remark->move == MOVE_QUESTION && !remark->open;
        tally->input_allowed += is_advice && remark->allowed;
        tally->input_unasked += is_advice && !remark->allowed;
    }
}

static int by_length(const void *a, const void *b) {
    double first = *(const double *)a;
    double second = *(const double *)b;
    return (first > second) - (first < second);
}

/* Gives the silences before one speaker's turns that follow the other's. */
static struct silences find_silences(const struct encounter *encounter, enum speaker speaker) {
    struct silences silences = {0};
    double *waits = memory_new((encounter->count + 1) * sizeof *waits);
    for (size_t i = 1; i < encounter->count; i++) {
        const struct moment *moment = &encounter->moments[i];
        bool follows = moment->speaker == speaker && moment[-1].speaker != speaker;
        if (!follows || moment->waited < 0) continue;
        waits[silences.count++] = moment->waited;
        silences.held += moment->waited >= threshold_wait;
    }
    qsort(waits, silences.count, sizeof *waits, by_length);
    if (silences.count) {
        size_t half = silences.count / 2;
        silences.longest = waits[silences.count - 1];
        silences.median = silences.count % 2 ? waits[half] : (waits[half - 1] + waits[half]) / 2;
    }
    free(waits);
    return silences;
}

static void reach(struct measures *measures, const char *name, size_t turn) {
    for (size_t i = 0; i < measures->stage_count; i++) {
        if (strcmp(measures->stages[i].name, name) != 0) continue;
        measures->stages[i].turns++;
        return;
    }
    measures->stages =
        memory_room(measures->stages, measures->stage_count, sizeof *measures->stages);
    measures->stages[measures->stage_count++] = (struct stage_reached){name, turn, 1};
}

/* Gives how long it took, where the last turn's time is known. */
static double length_of(const struct encounter *encounter) {
    if (!encounter->count) return -1;
    const struct moment *last = &encounter->moments[encounter->count - 1];
    return last->began < 0 ? -1 : last->began + (last->lasted > 0 ? last->lasted : 0);
}

static void add_up(struct measures *measures, const struct encounter *encounter) {
    for (size_t i = 0; i < measures->count; i++) {
        const struct moment *moment = &encounter->moments[i];
        measures->words[moment->speaker] += measures->turns[i].remarks.words;
        if (moment->section && *moment->section) reach(measures, moment->section, i);
        if (!is_coach(encounter, i)) continue;
        count_turn(&measures->all, &measures->turns[i]);
        if (moment->contested)
            measures->contested++;
        else
            count_turn(&measures->uncontested, &measures->turns[i]);
    }
    measures->before = find_silences(encounter, SPEAKER_COACH);
    measures->after = find_silences(encounter, SPEAKER_MENTEE);
    measures->seconds = length_of(encounter);
}

struct measures measures_take(const struct yardstick *yardstick,
                              const struct encounter *encounter) {
    struct measures measures = {.count = encounter->count};
    measures.turns = hear(yardstick, encounter, encounter->count);
    for (size_t i = 0; i < encounter->count; i++)
        if (is_coach(encounter, i)) suggest(yardstick, encounter, measures.turns, i);
    add_up(&measures, encounter);
    return measures;
}

struct heard measure_turn(const struct yardstick *yardstick, const struct encounter *encounter,
                          size_t index) {
    struct heard *turns = hear(yardstick, encounter, index + 1);
    if (is_coach(encounter, index)) suggest(yardstick, encounter, turns, index);
    struct heard heard = turns[index];
    for (size_t i = 0; i < index; i++)
        heard_free(&turns[i]);
    free(turns);
    return heard;
}

void heard_free(struct heard *heard) {
    remarks_free(&heard->remarks);
    free(heard->instead);
    *heard = (struct heard){0};
}

void measures_free(struct measures *measures) {
    for (size_t i = 0; i < measures->count; i++)
        heard_free(&measures->turns[i]);
    free(measures->turns);
    free(measures->stages);
    *measures = (struct measures){0};
}
