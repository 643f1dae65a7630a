/* SPDX-License-Identifier: GPL-3.0-or-later
 * Finding what is nearest to what was said, among the wordings of the protocol's questions and what
 * coaches plainly say in such a part of a conversation.
 */
#include "practice/protocol.h"

#include "base/memory.h"
#include "practice/protocol_inside.h"
#include "practice/remark.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double near_enough = 0.45;
static const double far_enough = 0.5; /* where it leads over more than one stage */
static const double favour = 1.15;    /* of the stage where the talk is, and of the next */

static struct stems stems_of(struct protocol *protocol, const char *text, size_t length) {
    const struct utterance *heard = &protocol->heard;
    struct stems stems = {0};
    utterance_read(&protocol->lexicon->spelling, text, length, &protocol->heard);
    for (size_t i = 0; i < heard->word_count && stems.count < most_stems; i++) {
        bool known = false;
        for (size_t k = 0; k < stems.count; k++)
            known = known || stems.stems[k] == heard->words[i].stem;
        if (!known) stems.stems[stems.count++] = heard->words[i].stem;
    }
    return stems;
}

static void add_said(struct protocol *protocol, size_t question, const char *part,
                     const char *text) {
    protocol->said = memory_room(protocol->said, protocol->said_count, sizeof *protocol->said);
    protocol->said[protocol->said_count++] = (struct said){
        .question = question, .part = part, .stems = stems_of(protocol, text, strlen(text))};
}

static bool is_of_part(const struct protocol_question *question, const char *part) {
    const char *stage = question->question->traits.stage;
    return stage && strcmp(stage, part) == 0;
}

static bool has_part(const struct protocol *protocol, const char *part) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (is_of_part(&protocol->questions[i], part)) return true;
    return false;
}

/* All that can be near: what it asks, and what is said in parts that it has. */
static void gather(struct protocol *protocol) {
    const struct lexicon *lexicon = protocol->lexicon;
    for (size_t i = 0; i < protocol->question_count; i++) {
        const struct question *question = protocol->questions[i].question;
        for (size_t k = 0; k < question->wording_count; k++)
            add_said(protocol, i, NULL, question->wordings[k].text);
    }
    for (size_t i = 0; i < lexicon->phrase_count; i++)
        if (has_part(protocol, lexicon->phrases[i].stage))
            add_said(protocol, 0, lexicon->phrases[i].stage, lexicon->phrases[i].text);
}

static bool has_stem(const struct stems *stems, uint32_t stem) {
    for (size_t i = 0; i < stems->count; i++)
        if (stems->stems[i] == stem) return true;
    return false;
}

/* How much a word tells: squared, as the cosine wants it. One that stands nowhere is a name or a
 * day as often as not, and counts like one that is neither rare nor common. */
static double weight_of(const struct protocol *protocol, uint32_t stem) {
    size_t have = 0;
    for (size_t i = 0; i < protocol->said_count; i++)
        have += has_stem(&protocol->said[i].stems, stem);
    if (!have) have = (size_t)sqrt((double)protocol->said_count);
    double weight = log((double)(protocol->said_count + 1) / (double)(have + 1)) + 0.1;
    return weight * weight;
}

static double length_of(const double *weights, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    return sqrt(sum);
}

static void weigh(struct protocol *protocol) {
    for (size_t i = 0; i < protocol->said_count; i++) {
        struct said *said = &protocol->said[i];
        double weights[most_stems] = {0};
        for (size_t k = 0; k < said->stems.count; k++)
            weights[k] = weight_of(protocol, said->stems.stems[k]);
        said->length = length_of(weights, said->stems.count);
    }
}

struct protocol *protocol_open(const char *name, const struct lexicon *lexicon,
                               struct fault *fault) {
    struct protocol *protocol = memory_new(sizeof *protocol);
    protocol->lexicon = lexicon;
    if (!protocol_read(protocol, name, fault)) {
        protocol_free(protocol);
        return NULL;
    }
    gather(protocol);
    weigh(protocol);
    return protocol;
}

void protocol_free(struct protocol *protocol) {
    if (!protocol) return;
    for (size_t i = 0; i < protocol->stage_count; i++)
        free(protocol->stages[i]);
    for (size_t i = 0; i < protocol->bank_count; i++)
        bank_free(protocol->banks[i]);
    free(protocol->stages);
    free(protocol->banks);
    free(protocol->questions);
    free(protocol->said);
    free(protocol->title);
    free(protocol);
}

const char *protocol_title(const struct protocol *protocol) {
    return protocol->title ? protocol->title : "";
}

size_t protocol_stages(const struct protocol *protocol) {
    return protocol->stage_count;
}

const char *protocol_stage(const struct protocol *protocol, size_t stage) {
    return protocol->stages[stage];
}

/* What was said, with what each word of it tells. */
struct weighed {
    struct stems stems;
    double weights[most_stems];
    double length;
};

static struct weighed weigh_text(struct protocol *protocol, const char *text, size_t length) {
    struct weighed weighed = {.stems = stems_of(protocol, text, length)};
    for (size_t i = 0; i < weighed.stems.count; i++)
        weighed.weights[i] = weight_of(protocol, weighed.stems.stems[i]);
    weighed.length = length_of(weighed.weights, weighed.stems.count);
    return weighed;
}

static double nearness(const struct said *said, const struct weighed *weighed) {
    double both = 0;
    for (size_t i = 0; i < weighed->stems.count; i++)
        if (has_stem(&said->stems, weighed->stems.stems[i])) both += weighed->weights[i];
    return both > 0 ? both / (said->length * weighed->length) : 0;
}

/* Gives how many stages one goes to come there, those back counting double. */
static size_t way_to(const struct protocol *protocol, size_t stage) {
    return stage >= protocol->now ? stage - protocol->now : 2 * (protocol->now - stage);
}

/* Is this what most questions of a stage are about? */
static bool is_main_part(const struct protocol *protocol, size_t stage, const char *part) {
    size_t of_it = 0;
    size_t all = 0;
    for (size_t i = 0; i < protocol->question_count; i++) {
        if (protocol->questions[i].stage != stage) continue;
        of_it += is_of_part(&protocol->questions[i], part);
        all++;
    }
    return of_it * 2 >= all;
}

/* Gives the question that somebody asks who says what is said in a part: of those that belong to it
 * one that was not asked yet, in a stage that is about it, on the shortest way. */
static size_t question_of_part(const struct protocol *protocol, const char *part) {
    enum { detour = 4 }; /* to one that is about something else */
    size_t best = protocol->question_count;
    size_t shortest = 0;
    for (size_t i = 0; i < protocol->question_count; i++) {
        const struct protocol_question *question = &protocol->questions[i];
        if (!is_of_part(question, part)) continue;
        size_t way = 2 * way_to(protocol, question->stage) + question->asked;
        if (!is_main_part(protocol, question->stage, part)) way += 2 * detour;
        if (best < protocol->question_count && way >= shortest) continue;
        best = i;
        shortest = way;
    }
    return best;
}

/* Gives the question that is nearest to a text, or the count of them. */
static size_t find_question(struct protocol *protocol, const char *text, size_t length) {
    struct weighed weighed = weigh_text(protocol, text, length);
    size_t found = protocol->question_count;
    double best = 0;
    for (size_t i = 0; i < protocol->said_count; i++) {
        const struct said *said = &protocol->said[i];
        double near = nearness(said, &weighed);
        if (near < near_enough) continue;
        size_t question = said->part ? question_of_part(protocol, said->part) : said->question;
        size_t way = way_to(protocol, protocol->questions[question].stage);
        if (way > 1 && near < far_enough) continue;
        if (way <= 1) near *= favour;
        if (near <= best) continue;
        best = near;
        found = question;
    }
    return found;
}

size_t protocol_hear(struct protocol *protocol, const char *coach) {
    struct remarks remarks = remarks_find(protocol->lexicon, "", coach);
    for (size_t i = 0; i < remarks.count; i++) {
        const struct remark *remark = &remarks.items[i];
        if (remark->move != MOVE_QUESTION) continue;
        size_t found = find_question(protocol, coach + remark->from, remark->to - remark->from);
        if (found == protocol->question_count) continue;
        protocol->questions[found].asked = true;
        protocol->now = protocol->questions[found].stage;
        protocol->begun = true;
    }
    remarks_free(&remarks);
    return protocol->begun ? protocol->now : protocol->stage_count;
}

void protocol_restart(struct protocol *protocol) {
    protocol->now = 0;
    protocol->begun = false;
    for (size_t i = 0; i < protocol->question_count; i++)
        protocol->questions[i].asked = false;
}

size_t protocol_now(const struct protocol *protocol) {
    return protocol->now;
}

bool protocol_reached(const struct protocol *protocol, size_t stage) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].stage == stage && protocol->questions[i].asked) return true;
    return false;
}

const struct protocol_question *protocol_question(const struct protocol *protocol, size_t stage,
                                                  size_t number) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].stage == stage && number-- == 0) return &protocol->questions[i];
    return NULL;
}

const char *protocol_wording(const struct question *question) {
    for (size_t i = 0; i < question->wording_count; i++)
        if (!strchr(question->wordings[i].text, '{')) return question->wordings[i].text;
    return NULL;
}
