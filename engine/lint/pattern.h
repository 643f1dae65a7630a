/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patterns of words, as a linguist writes them on one line:
 *
 *     what            this word; don't is the two words it stands for
 *     <aux>           a word of this set
 *     _               any one word
 *     *ing            a word that ends so
 *     (do you|did he) one of these; each may hold several words
 *     [really]        this or nothing
 *     ..  ...         up to three, up to twelve words of any kind, as few as will do
 *     !what  !<aux>   the next word is not this one
 *     ^  $            a clause begins here (behind openers, a pause or a joiner); the sentence ends
 *     ^^              the sentence begins here, behind openers or before them
 *     ,               there is a pause here, or the sentence ends
 *     ?  !?           the sentence that this stands in ends in a question mark; or in none
 *
 * A pattern lies within one sentence and begins with a word, a set or alternatives of these.
 */
#ifndef ASKWELL_PATTERN_H
#define ASKWELL_PATTERN_H

#include "lint/utterance.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct node;

enum { pattern_needs = 3 };

/* A pattern among those that may begin with a word. Of words there is one bit of 64 for each. */
struct pattern_start {
    uint64_t second;               /* which may come next; all of them: any, or none */
    uint64_t needs[pattern_needs]; /* one of each of these must stand somewhere behind it */
    uint32_t first;                /* op */
    uint16_t owner;
    bool at_clause; /* it can only begin where a clause does */
};

/* Start with {0}. */
struct patterns {
    struct pattern_op *ops;
    size_t op_count;
    struct pattern_start *list;
    size_t count;
    uint32_t *begins; /* by word's number, twice: where in `starts` its patterns begin, and those of
                         them that begin only where a clause does; one more behind */
    struct pattern_start *starts;
    struct pattern_choice *choices; /* of one word each */
    uint32_t choice_count;
    char **tails; /* endings that patterns ask for */
    uint32_t tail_count;
};

/* What the names of sets mean while patterns are read. */
struct pattern_names {
    struct spelling *spelling;
    const char *sets[words_sets];
    size_t set_count;
    const char *path; /* of the file, for faults */
};

/* Adds the pattern in `node`, whose owner is told by the number `owner`; words that are new are
 * added to the spelling. Fault: 65 with the place of what is wrong. */
bool patterns_add(struct patterns *patterns, struct pattern_names *names, const struct node *node,
                  uint32_t owner, struct fault *fault);

/* Sorts the patterns by the words that they may begin with; call it when all are there. */
void patterns_index(struct patterns *patterns, const struct words *words);
void patterns_free(struct patterns *patterns);

/* Gives the patterns that may begin with a word, where a clause begins or elsewhere: those from the
 * one up to the other. */
static inline const struct pattern_start *patterns_from(const struct patterns *patterns,
                                                        uint32_t number) {
    return patterns->starts + patterns->begins[2 * number];
}
static inline const struct pattern_start *patterns_to(const struct patterns *patterns,
                                                      uint32_t number, bool at_clause) {
    return patterns->starts + patterns->begins[2 * number + 1 + at_clause];
}

/* Gives whether a clause begins with word `at`. */
bool pattern_begins_clause(const struct words *words, const struct utterance *utterance,
                           const struct sentence *sentence, uint32_t at);

/* Gives whether a pattern may go on with the word of this number, 0 for none, where the words from
 * its first one on have the bits `from`; it says no to most that do not fit before they are tried.
 */
static inline bool pattern_may_fit(const struct pattern_start *start, uint32_t number,
                                   uint64_t from) {
    bool fits = start->second >> (number % 64) & 1;
    for (size_t i = 0; i < pattern_needs; i++)
        fits &= (start->needs[i] & from) != 0;
    return fits;
}

enum { pattern_none = UINT32_MAX };

/* Gives the end of the words that the pattern fits from word `at` on, or pattern_none. */
uint32_t pattern_match(const struct patterns *patterns, const struct pattern_start *start,
                       const struct words *words, const struct utterance *utterance,
                       const struct sentence *sentence, uint32_t at);

#endif
