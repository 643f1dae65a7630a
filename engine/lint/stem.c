/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one file that knows libstemmer.
 */
#include "lint/stem.h"

#include "lint/words.h"

#include <libstemmer.h>

/* Its own name for the same thing. */
static struct sb_stemmer *inner(struct stemmer *stemmer) {
    return (struct sb_stemmer *)(void *)stemmer;
}

struct stemmer *stem_open(const char *language) {
    return (struct stemmer *)(void *)sb_stemmer_new(language, NULL);
}

void stem_close(struct stemmer *stemmer) {
    if (stemmer) sb_stemmer_delete(inner(stemmer));
}

uint32_t stem_hash(struct stemmer *stemmer, const char *word, size_t length) {
    if (!stemmer || length > word_longest) return words_hash(word, length);
    const sb_symbol *stem = sb_stemmer_stem(inner(stemmer), (const sb_symbol *)word, (int)length);
    int left = sb_stemmer_length(inner(stemmer));
    return stem ? words_hash((const char *)stem, (size_t)left) : words_hash(word, length);
}
