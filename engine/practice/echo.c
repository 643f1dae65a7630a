/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every pair of neighbouring words leads to the places where the mentee has said it.
 */
#include "practice/echo.h"

#include "base/memory.h"
#include "lint/lexicon.h"
#include "practice/spoken.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { no_place = UINT32_MAX, surely_run = 5, shortest_run = 3, shortest_topic = 2 };

struct echo_word {
    uint32_t hash;
    uint32_t moment;
    uint32_t before; /* the place before this one whose pair falls into the same slot */
    bool goes_on;    /* the next word belongs to the same stretch */
};

static bool is_about_topic(const struct lexicon *lexicon, const struct word *word) {
    return !word->number ||
           !(words_get(&lexicon->spelling.words, word->number)->traits & WORD_COMMON);
}

static size_t slot_of(const struct echo *echo, uint32_t first, uint32_t second) {
    uint32_t mixed = (first ^ (second << 13 | second >> 19)) * 0x9E3779B1U;
    return (mixed >> 8) & (echo->room - 1);
}

static void link_pair(struct echo *echo, size_t place) {
    struct echo_word *word = &echo->words[place];
    if (!word->goes_on) return;
    size_t slot = slot_of(echo, word->hash, word[1].hash);
    word->before = echo->table[slot];
    echo->table[slot] = (uint32_t)place;
}

static void grow(struct echo *echo) {
    echo->room = echo->room ? 4 * echo->room : 1024;
    echo->table = memory_resize(echo->table, echo->room, sizeof *echo->table);
    memset(echo->table, 0xFF, echo->room * sizeof *echo->table);
    for (size_t place = 0; place < echo->count; place++)
        link_pair(echo, place);
}

static void add_words(struct echo *echo, size_t moment, const struct utterance *utterance) {
    size_t first = echo->count;
    for (size_t i = 0; i < utterance->word_count; i++) {
        echo->words = memory_room(echo->words, echo->count, sizeof *echo->words);
        echo->words[echo->count++] = (struct echo_word){
            .hash = utterance->words[i].hash,
            .moment = (uint32_t)moment,
            .before = no_place,
            .goes_on = i + 1 < utterance->word_count,
        };
    }
    if (echo->count > echo->room) {
        grow(echo);
        return;
    }
    for (size_t place = first; place < echo->count; place++)
        link_pair(echo, place);
}

void echo_hear(struct echo *echo, const struct lexicon *lexicon, size_t moment, const char *text) {
    struct utterance utterance;
    struct spoken spoken = {.text = text, .length = strlen(text)};
    while (spoken_next(&spoken, &lexicon->spelling, &utterance))
        add_words(echo, moment, &utterance);
}

/* Gives how many words from `at` on are those from `place` on. */
static size_t run_length(const struct echo *echo, size_t place, const struct utterance *utterance,
                         size_t at) {
    size_t length = 0;
    while (at + length < utterance->word_count &&
           echo->words[place + length].hash == utterance->words[at + length].hash) {
        length++;
        if (!echo->words[place + length - 1].goes_on) break;
    }
    return length;
}

static bool is_quote(const struct lexicon *lexicon, const struct word *words, size_t count) {
    size_t topic = 0;
    for (size_t i = 0; i < count; i++)
        topic += is_about_topic(lexicon, &words[i]);
    if (count >= surely_run) return true;
    return count >= shortest_run ? topic > 0 : count == shortest_topic && topic == count;
}

struct found {
    struct quote quote;
    size_t words;
};

static void find_at(const struct echo *echo, const struct lexicon *lexicon,
                    const struct utterance *utterance, size_t base, size_t at,
                    struct found *found) {
    const struct word *words = &utterance->words[at];
    size_t best = 0;
    size_t moment = 0;
    uint32_t place = echo->table[slot_of(echo, words[0].hash, words[1].hash)];
    for (; place != no_place; place = echo->words[place].before) {
        size_t length = run_length(echo, place, utterance, at);
        if (length < best || length < shortest_topic) continue;
        best = length;
        moment = echo->words[place].moment;
    }
    if (best <= found->words || !is_quote(lexicon, words, best)) return;
    *found = (struct found){{base + words[0].from, base + words[best - 1].to, moment}, best};
}

struct quote echo_find(const struct echo *echo, const struct lexicon *lexicon, const char *text) {
    struct utterance utterance;
    struct spoken spoken = {.text = text, .length = strlen(text)};
    struct found found = {0};
    if (!echo->count) return found.quote;
    while (spoken_next(&spoken, &lexicon->spelling, &utterance))
        for (size_t at = 0; at + 1 < utterance.word_count; at++)
            find_at(echo, lexicon, &utterance, spoken.base, at, &found);
    return found.quote;
}

void echo_free(struct echo *echo) {
    free(echo->words);
    free(echo->table);
    *echo = (struct echo){0};
}
