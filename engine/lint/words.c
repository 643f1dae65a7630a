/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of words, open-addressed: looking one up is one hash and most often one comparison.
 */
#include "lint/words.h"

#include "base/memory.h"
#include "lint/stem.h"

#include <stdlib.h>
#include <string.h>

uint32_t words_hash(const char *text, size_t length) {
    uint32_t hash = words_hash_none;
    for (size_t i = 0; i < length; i++)
        hash = words_hash_add(hash, (unsigned char)text[i]);
    return hash;
}

uint32_t words_find(const struct words *words, const char *text, size_t length, uint32_t hash) {
    if (!words->room) return 0;
    for (uint32_t at = hash & (words->room - 1); words->table[at];
         at = (at + 1) & (words->room - 1)) {
        const struct known_word *known = &words->list[words->table[at]];
        if (known->hash == hash && known->length == length &&
            memcmp(known->text, text, length) == 0)
            return words->table[at];
    }
    return 0;
}

static void put(struct words *words, uint32_t number) {
    uint32_t at = words->list[number].hash & (words->room - 1);
    while (words->table[at])
        at = (at + 1) & (words->room - 1);
    words->table[at] = number;
}

/* Keeps the table at most half full. */
static void grow(struct words *words) {
    words->room = words->room ? 2 * words->room : 256;
    free(words->table);
    words->table = memory_new(words->room * sizeof *words->table);
    words->list = memory_resize(words->list, words->room / 2 + 1, sizeof *words->list);
    for (uint32_t number = 1; number <= words->count; number++)
        put(words, number);
}

uint32_t words_add(struct words *words, const char *text, size_t length) {
    uint32_t hash = words_hash(text, length);
    uint32_t number = words_find(words, text, length, hash);
    if (number) return number;
    if (2 * words->count >= words->room) grow(words);
    number = ++words->count;
    words->list[number] = (struct known_word){.text = memory_text(text, length),
                                              .length = length,
                                              .hash = hash,
                                              .stem = stem_hash(words->stemmer, text, length)};
    put(words, number);
    return number;
}

struct known_word *words_get(const struct words *words, uint32_t number) {
    return &words->list[number];
}

void words_free(struct words *words) {
    for (uint32_t number = 1; number <= words->count; number++)
        free(words->list[number].text);
    free(words->list);
    free(words->table);
    stem_close(words->stemmer);
    *words = (struct words){0};
}
