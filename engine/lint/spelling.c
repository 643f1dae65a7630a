/* SPDX-License-Identifier: GPL-3.0-or-later
 * From a word as it is written to the words that it stands for.
 */
#include "lint/spelling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

size_t spelling_ending(const struct spelling *spelling, const char *text, size_t length) {
    size_t place = 0;
    for (; place < spelling->ending_count; place++) {
        size_t tail = spelling->endings[place].length;
        if (length > tail && memcmp(text + length - tail, spelling->endings[place].text, tail) == 0)
            return place;
    }
    return spelling_endings;
}

static bool is_written(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_inner = (c == '\'' || c == '-') && i && i + 1 < length;
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c < 0x80 && !is_inner)
            return false;
    }
    return length && length < word_longest;
}

/* Adds the number of a word that may stand for others. */
static size_t add(struct spelling *spelling, uint32_t number, uint32_t *numbers, size_t count,
                  size_t room) {
    const struct known_word *known = words_get(&spelling->words, number);
    size_t more = known->becomes_count ? known->becomes_count : 1;
    if (count + more > room || (known->traits & WORD_FILLER)) return 0;
    for (size_t i = 0; i < more; i++)
        numbers[count + i] = known->becomes_count ? known->becomes[i] : number;
    return count + more;
}

size_t spelling_words(struct spelling *spelling, const char *text, size_t length, uint32_t *numbers,
                      size_t room) {
    struct words *words = &spelling->words;
    for (size_t i = 0; i < spelling->ending_count; i++)
        if (spelling->endings[i].length == length &&
            memcmp(spelling->endings[i].text, text, length) == 0)
            return add(spelling, spelling->endings[i].becomes, numbers, 0, room);
    if (!is_written(text, length)) return 0;
    bool is_known = words_find(words, text, length, words_hash(text, length)) != 0;
    size_t ending = is_known ? spelling_endings : spelling_ending(spelling, text, length);
    if (ending == spelling_endings)
        return add(spelling, words_add(words, text, length), numbers, 0, room);
    size_t stem = length - spelling->endings[ending].length;
    size_t count = add(spelling, words_add(words, text, stem), numbers, 0, room);
    return count ? add(spelling, spelling->endings[ending].becomes, numbers, count, room) : 0;
}

void spelling_free(struct spelling *spelling) {
    words_free(&spelling->words);
    for (size_t i = 0; i < spelling->ending_count; i++)
        free(spelling->endings[i].text);
    *spelling = (struct spelling){0};
}
