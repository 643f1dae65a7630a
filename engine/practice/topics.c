/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words are compared by their stems (lint/stem.h), so `worried` meets `worry`.
 */
#include "practice/topics.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { cue_words = 6, told_share = 4 };

struct topic_cue {
    size_t topic;
    size_t count;
    uint32_t stems[cue_words];
    unsigned lines; /* of the bank, that it stands in */
    unsigned weight;
};

/* A word of a line that was told. */
struct told_word {
    size_t topic;
    uint32_t stem;
};

struct topics {
    const struct lexicon *lexicon;
    struct topic_cue *cues;
    size_t cue_count;
    uint32_t *stems; /* of the words of all lines, each once a line; sorted */
    size_t stem_count;
    size_t line_count;
    struct told_word *told;
    size_t told_count;
    struct utterance line; /* large, so not on the stack */
};

bool topics_is_about(const struct lexicon *lexicon, const struct word *word) {
    const struct known_word *known = &lexicon->spelling.words.list[word->number];
    return !word->number || !(known->traits & (WORD_COMMON | WORD_JOINER));
}

static bool fits(const struct topic_cue *cue, const struct utterance *words, size_t at, size_t to) {
    if (at + cue->count > to) return false;
    for (size_t i = 0; i < cue->count; i++)
        if (words->words[at + i].stem != cue->stems[i]) return false;
    return true;
}

static bool stands_in(const struct topic_cue *cue, const struct utterance *words, size_t from,
                      size_t to) {
    for (size_t at = from; at < to; at++)
        if (fits(cue, words, at, to)) return true;
    return false;
}

/* Two forms of a word are one cue. */
static bool is_known(const struct topics *topics, const struct topic_cue *cue) {
    for (size_t i = 0; i < topics->cue_count; i++) {
        const struct topic_cue *other = &topics->cues[i];
        if (other->topic == cue->topic && other->count == cue->count &&
            memcmp(other->stems, cue->stems, cue->count * sizeof *cue->stems) == 0)
            return true;
    }
    return false;
}

static void read_line(struct topics *topics, const char *text) {
    utterance_read(&topics->lexicon->spelling, text, strlen(text), &topics->line);
}

static void add_cue(struct topics *topics, size_t topic, const char *text) {
    struct topic_cue cue = {.topic = topic};
    read_line(topics, text);
    for (size_t i = 0; i < topics->line.word_count && cue.count < cue_words; i++)
        cue.stems[cue.count++] = topics->line.words[i].stem;
    if (!cue.count || is_known(topics, &cue)) return;
    topics->cues = memory_room(topics->cues, topics->cue_count, sizeof *topics->cues);
    topics->cues[topics->cue_count++] = cue;
}

static void count_line(struct topics *topics, const char *text) {
    const struct utterance *line = &topics->line;
    read_line(topics, text);
    topics->line_count++;
    for (size_t i = 0; i < topics->cue_count; i++)
        topics->cues[i].lines += stands_in(&topics->cues[i], line, 0, line->word_count);
    for (size_t i = 0; i < line->word_count; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = line->words[k].stem == line->words[i].stem;
        if (again) continue;
        topics->stems = memory_room(topics->stems, topics->stem_count, sizeof *topics->stems);
        topics->stems[topics->stem_count++] = line->words[i].stem;
    }
}

static int by_stem(const void *a, const void *b) {
    uint32_t first = *(const uint32_t *)a;
    uint32_t second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

/* Gives a hundred for each word and each factor of e by which it is rarer than a line. */
static unsigned weight_of(const struct topics *topics, size_t words, size_t lines) {
    double rarity = log((double)(topics->line_count + 2) / (double)(lines + 1));
    return 1 + (unsigned)(100 * rarity * (double)words);
}

struct topics *topics_new(const struct lexicon *lexicon, const struct persona_bank *bank) {
    struct topics *topics = memory_new(sizeof *topics);
    topics->lexicon = lexicon;
    for (size_t i = 0; i < bank->topic_count; i++)
        for (size_t k = 0; k < bank->topics[i].count; k++)
            add_cue(topics, i, bank->topics[i].cues[k]);
    for (size_t i = 0; i < bank->group_count; i++)
        for (size_t k = 0; k < bank->groups[i].count; k++)
            count_line(topics, bank->groups[i].lines[k].text);
    if (topics->stem_count)
        qsort(topics->stems, topics->stem_count, sizeof *topics->stems, by_stem);
    for (size_t i = 0; i < topics->cue_count; i++)
        topics->cues[i].weight = weight_of(topics, topics->cues[i].count, topics->cues[i].lines);
    return topics;
}

void topics_free(struct topics *topics) {
    if (!topics) return;
    free(topics->cues);
    free(topics->stems);
    free(topics->told);
    free(topics);
}

void topics_restart(struct topics *topics) {
    topics->told_count = 0;
}

static bool was_told(const struct topics *topics, size_t topic, uint32_t stem) {
    for (size_t i = 0; i < topics->told_count; i++)
        if (topics->told[i].topic == topic && topics->told[i].stem == stem) return true;
    return false;
}

void topics_tell(struct topics *topics, size_t topic, const char *line) {
    read_line(topics, line);
    for (size_t i = 0; i < topics->line.word_count; i++) {
        const struct word *word = &topics->line.words[i];
        if (!topics_is_about(topics->lexicon, word) || was_told(topics, topic, word->stem))
            continue;
        topics->told = memory_room(topics->told, topics->told_count, sizeof *topics->told);
        topics->told[topics->told_count++] = (struct told_word){topic, word->stem};
    }
}

/* Gives in how many lines of the bank a word stands. */
static size_t lines_with(const struct topics *topics, uint32_t stem) {
    size_t low = 0;
    size_t high = topics->stem_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (topics->stems[middle] < stem)
            low = middle + 1;
        else
            high = middle;
    }
    size_t lines = 0;
    while (low + lines < topics->stem_count && topics->stems[low + lines] == stem)
        lines++;
    return lines;
}

static bool stands_before(const struct utterance *words, size_t from, size_t at) {
    for (size_t i = from; i < at; i++)
        if (words->words[i].stem == words->words[at].stem) return true;
    return false;
}

void topics_weigh(const struct topics *topics, const struct utterance *words, size_t from,
                  size_t to, unsigned *met) {
    for (size_t i = 0; i < topics->cue_count; i++)
        if (stands_in(&topics->cues[i], words, from, to))
            met[topics->cues[i].topic] += topics->cues[i].weight;
    for (size_t at = from; at < to; at++) {
        uint32_t stem = words->words[at].stem;
        if (!topics_is_about(topics->lexicon, &words->words[at]) || stands_before(words, from, at))
            continue;
        for (size_t i = 0; i < topics->told_count; i++)
            if (topics->told[i].stem == stem)
                met[topics->told[i].topic] +=
                    weight_of(topics, 1, lines_with(topics, stem)) / told_share;
    }
}
