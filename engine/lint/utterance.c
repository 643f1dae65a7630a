/* SPDX-License-Identifier: GPL-3.0-or-later
 * From bytes to words and sentences, in one pass.
 */
#include "lint/utterance.h"

#include "base/text.h"
#include "lint/stem.h"

#include <string.h>

enum { longest_note = 80 };

struct reading {
    const struct spelling *spelling;
    const char *text;
    size_t at;
    size_t end;
    struct utterance *out;
    bool pause; /* before the next word */
};

/* A word while its letters come in. */
struct letters {
    char text[word_longest];
    size_t length; /* past word_longest: too long to be known */
    uint32_t hash;
};

/* Gives the small letter, or the digit; 0 where it is neither. */
static inline unsigned char plain_letter(unsigned char byte) {
    if (byte >= 'a' && byte <= 'z') return byte;
    if (byte >= 'A' && byte <= 'Z') return byte + 0x20;
    return byte >= '0' && byte <= '9' ? byte : 0;
}

/* Gives the small letter of the scripts that have them as a plain shift: Latin-1, Greek, Cyrillic.
 */
static uint32_t small(uint32_t code) {
    bool latin = code >= 0xC0 && code <= 0xDE && code != 0xD7;
    bool greek = code >= 0x391 && code <= 0x3A9;
    bool cyrillic = code >= 0x410 && code <= 0x42F;
    if (latin || greek || cyrillic) return code + 0x20;
    return code >= 0x400 && code <= 0x40F ? code + 0x50 : code;
}

enum mark { MARK_NONE, MARK_LETTER, MARK_APOSTROPHE, MARK_PAUSE, MARK_STOP, MARK_ASK };

/* What the character outside ASCII is; gives its length in bytes, 1 where it is none. */
static size_t read_wide(const struct reading *reading, size_t at, uint32_t *code, enum mark *mark) {
    size_t length = text_next(reading->text + at, reading->end - at, code);
    *mark = MARK_NONE;
    if (!length) return 1;
    if (*code == 0x2019 || *code == 0x2BC)
        *mark = MARK_APOSTROPHE;
    else if (*code == 0x2026 || (*code >= 0x2012 && *code <= 0x2015))
        *mark = MARK_PAUSE;
    else if (*code == 0x61F || *code == 0xFF1F)
        *mark = MARK_ASK;
    else if (*code >= 0xC0 && !(*code >= 0x2000 && *code <= 0x206F) &&
             !(*code >= 0x3000 && *code <= 0x303F) && *code < 0xE000 && *code != 0xD7 &&
             *code != 0xF7)
        *mark = MARK_LETTER;
    return length;
}

static void letters_add(struct letters *letters, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (letters->length < word_longest) letters->text[letters->length] = bytes[i];
        letters->length++;
        letters->hash = words_hash_add(letters->hash, (unsigned char)bytes[i]);
    }
}

static void letters_add_code(struct letters *letters, uint32_t code) {
    char bytes[4];
    size_t length = text_put(code, bytes);
    letters_add(letters, bytes, length);
}

static bool is_same(const struct word *a, const struct word *b) {
    return a->hash == b->hash && a->number == b->number;
}

/* Adds a word to the sentence that is open. Said twice (what what, do you do you) it is said once.
 */
static void push(struct reading *reading, struct word word) {
    struct utterance *out = reading->out;
    if (out->word_count == utterance_words) return;
    word.pause = reading->pause;
    size_t first = out->sentences[out->sentence_count].first;
    size_t count = out->word_count;
    struct word *next = &out->words[count];
    reading->pause = false;
    if (count > first && is_same(next - 1, &word)) {
        next[-1].to = word.to;
        return;
    }
    if (count >= first + 3 && is_same(next - 3, next - 1) && is_same(next - 2, &word)) {
        out->word_count--;
        return;
    }
    *next = word;
    out->word_count++;
}

static void push_one(struct reading *reading, uint32_t number, size_t from, size_t to) {
    const struct known_word *known = &reading->spelling->words.list[number];
    if (known->traits & WORD_FILLER) return;
    push(reading, (struct word){.number = number,
                                .hash = known->hash,
                                .stem = known->stem,
                                .from = (uint32_t)from,
                                .to = (uint32_t)to});
}

static void push_known(struct reading *reading, uint32_t number, size_t from, size_t to) {
    const struct known_word *known = &reading->spelling->words.list[number];
    if (!known->becomes_count) push_one(reading, number, from, to);
    for (size_t i = 0; i < known->becomes_count; i++)
        push_one(reading, known->becomes[i], from, to);
}

static void push_stranger(struct reading *reading, const char *text, size_t length, size_t from,
                          size_t to) {
    push(reading, (struct word){.hash = words_hash(text, length),
                                .stem = stem_hash(reading->spelling->words.stemmer, text, length),
                                .from = (uint32_t)from,
                                .to = (uint32_t)to});
}

/* Splits off an ending, as in do-n't. */
static void push_split(struct reading *reading, const struct letters *letters, size_t ending,
                       size_t from, size_t to) {
    const struct spelling *spelling = reading->spelling;
    size_t stem = letters->length - spelling->endings[ending].length;
    uint32_t number =
        words_find(&spelling->words, letters->text, stem, words_hash(letters->text, stem));
    if (number)
        push_known(reading, number, from, to);
    else
        push_stranger(reading, letters->text, stem, from, to);
    push_known(reading, spelling->endings[ending].becomes, from, to);
}

static void push_letters(struct reading *reading, const struct letters *letters, size_t from,
                         size_t to) {
    const struct words *words = &reading->spelling->words;
    if (letters->length > word_longest) {
        push_stranger(reading, letters->text, word_longest, from, to);
        return;
    }
    uint32_t number = words_find(words, letters->text, letters->length, letters->hash);
    size_t ending = spelling_endings;
    if (!number && memchr(letters->text, '\'', letters->length))
        ending = spelling_ending(reading->spelling, letters->text, letters->length);
    if (number)
        push_known(reading, number, from, to);
    else if (ending != spelling_endings)
        push_split(reading, letters, ending, from, to);
    else
        push_stranger(reading, letters->text, letters->length, from, to);
}

/* Gives the length of the character at `at` where it goes on with a word, 0 otherwise; its small
 * letter is in *code. */
static size_t letter_at(const struct reading *reading, size_t at, uint32_t *code) {
    if (at >= reading->end) return 0;
    unsigned char byte = (unsigned char)reading->text[at];
    enum mark mark = MARK_NONE;
    if (byte < 0x80) {
        *code = plain_letter(byte);
        return *code != 0;
    }
    size_t length = read_wide(reading, at, code, &mark);
    *code = small(*code);
    return mark == MARK_LETTER ? length : 0;
}

static size_t apostrophe_at(const struct reading *reading, size_t at) {
    uint32_t code = 0;
    enum mark mark = MARK_NONE;
    if (at >= reading->end) return 0;
    if (reading->text[at] == '\'') return 1;
    if ((unsigned char)reading->text[at] < 0x80) return 0;
    size_t length = read_wide(reading, at, &code, &mark);
    return mark == MARK_APOSTROPHE ? length : 0;
}

/* Reads as many ASCII letters as there are. */
static void read_plain(struct reading *reading, struct letters *letters) {
    size_t at = reading->at;
    for (; at < reading->end; at++) {
        unsigned char letter = plain_letter((unsigned char)reading->text[at]);
        if (!letter) break;
        if (letters->length < word_longest) letters->text[letters->length] = (char)letter;
        letters->length++;
        letters->hash = words_hash_add(letters->hash, letter);
    }
    reading->at = at;
}

/* Reads a word from its first letter on. w-what is what, and what is broken off is nothing. */
static void read_word(struct reading *reading) {
    struct letters letters;
    size_t from = reading->at;
    uint32_t code = 0;
    letters.length = 0;
    letters.hash = words_hash_none;
    for (;;) {
        read_plain(reading, &letters);
        size_t length = letter_at(reading, reading->at, &code);
        if (length) {
            letters_add_code(&letters, code);
            reading->at += length;
            continue;
        }
        size_t quote = apostrophe_at(reading, reading->at);
        if (quote && letter_at(reading, reading->at + quote, &code)) {
            letters_add(&letters, "'", 1);
            reading->at += quote;
            continue;
        }
        if (reading->at >= reading->end || reading->text[reading->at] != '-') break;
        if (!letter_at(reading, reading->at + 1, &code)) {
            reading->at++;
            return;
        }
        size_t part = letters.length < word_longest ? letters.length : word_longest;
        if (reading->end - reading->at > part &&
            strncasecmp(letters.text, reading->text + reading->at + 1, part) == 0) {
            letters.length = 0;
            letters.hash = words_hash_none;
        } else {
            letters_add(&letters, "-", 1);
        }
        reading->at++;
    }
    push_letters(reading, &letters, from, reading->at);
}

static void open_sentence(struct utterance *out) {
    struct sentence *sentence = &out->sentences[out->sentence_count];
    sentence->first = sentence->start = sentence->end = (uint32_t)out->word_count;
    sentence->mark = false;
}

/* Closes the sentence that is open, unless it has no words; a mark of its own then belongs to the
 * one before it (`right ?!`). */
static void close_sentence(struct reading *reading, bool mark) {
    struct utterance *out = reading->out;
    struct sentence *open = &out->sentences[out->sentence_count];
    reading->pause = false;
    if (out->word_count == open->first) {
        if (mark && out->sentence_count) open[-1].mark = true;
        return;
    }
    open->end = (uint32_t)out->word_count;
    open->mark = mark;
    if (++out->sentence_count < utterance_words) open_sentence(out);
}

/* A dot within a number or an abbreviation, and two or more of them, end nothing. */
static void read_dots(struct reading *reading) {
    struct utterance *out = reading->out;
    size_t dots = 0;
    uint32_t code = 0;
    while (reading->at < reading->end && reading->text[reading->at] == '.') {
        reading->at++;
        dots++;
    }
    const struct word *last = out->word_count ? &out->words[out->word_count - 1] : NULL;
    bool is_short = last && last->number && dots == 1 &&
                    (reading->spelling->words.list[last->number].traits & WORD_ABBREVIATION);
    if (dots > 1)
        reading->pause = true;
    else if (!is_short && !letter_at(reading, reading->at, &code))
        close_sentence(reading, false);
}

/* A note of whoever wrote the words down, [laughs], is none of them. */
static void read_note(struct reading *reading) {
    size_t left = reading->end - reading->at;
    const char *from = reading->text + reading->at;
    const char *close = memchr(from, ']', left < longest_note ? left : longest_note);
    reading->at += close ? (size_t)(close - from) + 1 : 1;
}

static void read_mark(struct reading *reading) {
    uint32_t code = 0;
    enum mark mark = MARK_NONE;
    char c = reading->text[reading->at];
    if (c == '.') {
        read_dots(reading);
        return;
    }
    if (c == '[') {
        read_note(reading);
        return;
    }
    if ((unsigned char)c >= 0x80) {
        reading->at += read_wide(reading, reading->at, &code, &mark);
    } else {
        reading->at++;
        if (c == '?')
            mark = MARK_ASK;
        else if (c == '!')
            mark = MARK_STOP;
        else if (c && strchr(",;:-()/", c))
            mark = MARK_PAUSE;
    }
    if (mark == MARK_PAUSE) reading->pause = true;
    if (mark == MARK_ASK || mark == MARK_STOP) close_sentence(reading, mark == MARK_ASK);
}

/* Gives where to begin in a text that is too long to be read whole: behind a space. */
static size_t beginning(const char *text, size_t length) {
    if (length <= utterance_bytes) return 0;
    size_t at = length - utterance_bytes;
    const char *space = memchr(text + at, ' ', utterance_bytes);
    return space ? (size_t)(space - text) : at;
}

void utterance_read(const struct spelling *spelling, const char *text, size_t length,
                    struct utterance *utterance) {
    struct reading reading = {.spelling = spelling, .text = text, .end = length, .out = utterance};
    uint32_t code = 0;
    utterance->text = text;
    utterance->word_count = 0;
    utterance->sentence_count = 0;
    open_sentence(utterance);
    reading.at = beginning(text, length);
    while (reading.at < reading.end && utterance->sentence_count < utterance_words) {
        if (letter_at(&reading, reading.at, &code))
            read_word(&reading);
        else
            read_mark(&reading);
    }
    if (utterance->sentence_count < utterance_words) close_sentence(&reading, false);
}
