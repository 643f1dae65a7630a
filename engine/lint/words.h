/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words that a lexicon knows, each with a number, the sets it belongs to, and what it stands
 * for. Words that are not in it are strangers: they have no number and only their hash.
 */
#ifndef ASKWELL_WORDS_H
#define ASKWELL_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stemmer;

enum { word_longest = 64, words_sets = 128, word_becomes = 4 };

enum word_trait {
    WORD_FILLER = 1,       /* says nothing wherever it stands: um */
    WORD_JOINER = 2,       /* a clause may begin behind it: and */
    WORD_ABBREVIATION = 4, /* a dot behind it ends no sentence: dr */
    WORD_LEARNT = 8,       /* may carry a weight of its own */
    WORD_COMMON = 16,      /* says nothing about the topic: the */
    WORD_QUOTED = 32,      /* may stand within words that are said back: of */
    WORD_NAMING = 64,      /* what is behind it is the name of something: the */
};

struct known_word {
    char *text; /* in small letters */
    size_t length;
    uint32_t hash;
    uint32_t stem; /* the hash of what its forms share, see lint/stem.h */
    unsigned traits;
    uint64_t sets[words_sets / 64];
    size_t becomes_count; /* gonna: two words, going and to */
    uint32_t becomes[word_becomes];
};

/* Start with {0}, and with a stemmer before the first word. Numbers begin with 1. */
struct words {
    struct known_word *list;
    uint32_t count;
    uint32_t *table;
    uint32_t room;           /* of the table, a power of two */
    struct stemmer *stemmer; /* of the language, or NULL; let go by words_free */
};

/* Gives the hash of a word; `words_hash_add` takes one byte more, beginning with words_hash_none.
 */
enum { words_hash_none = 0x811C9DC5 };
uint32_t words_hash(const char *text, size_t length);
static inline uint32_t words_hash_add(uint32_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x01000193U;
}

/* Gives the number of a word in small letters, or 0 where it is a stranger. */
uint32_t words_find(const struct words *words, const char *text, size_t length, uint32_t hash);

/* Gives its number, which it gets where it has none. */
uint32_t words_add(struct words *words, const char *text, size_t length);

/* Gives the word of a number that was given by one of these; valid until the next words_add. */
struct known_word *words_get(const struct words *words, uint32_t number);

static inline bool words_is_in(const struct words *words, uint32_t number, uint32_t set) {
    return number && (words->list[number].sets[set / 64] >> (set % 64) & 1);
}

void words_free(struct words *words);

#endif
