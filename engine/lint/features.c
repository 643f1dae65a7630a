/* SPDX-License-Identifier: GPL-3.0-or-later
 * An utterance as a list of features.
 */
#include "lint/features.h"

#include "base/bytes.h"

#include <string.h>

enum kind {
    KIND_ALWAYS = 1,
    KIND_RULE,
    KIND_CUE,
    KIND_LAST,
    KIND_WORD,
    KIND_PAIR,
    KIND_FIRST,
    KIND_END,
    KIND_SHAPE,
    KIND_COUNT,
};

static const char *const kind_names[] = {
    [KIND_ALWAYS] = "always", [KIND_RULE] = "rule", [KIND_CUE] = "cue",
    [KIND_LAST] = "last",     [KIND_WORD] = "word", [KIND_PAIR] = "pair",
    [KIND_FIRST] = "first",   [KIND_END] = "end",   [KIND_SHAPE] = "shape",
};

/* Finer lengths, the number of sentences and the length of the turn before would fit the labelled
 * lines better and others worse: they tell more of who wrote the lines than of what is a question.
 */
enum shape {
    SHAPE_WORDS, /* four in a row */
    SHAPE_REPEATED = 4,
    SHAPE_ENDS_ASKING = 7,
    SHAPE_BEFORE_ASKED,
};

static const char *const shape_names[] = {
    "one-or-two-words", "three-to-five-words", "some-words",  "many-words",   "repeats-nothing",
    "repeats-some",     "repeats-much",        "ends-asking", "asked-before", NULL,
};

struct finding {
    const struct lexicon *lexicon;
    const struct utterance *utterance;
    struct feature *list;
    size_t count;
    uint16_t seen[2 * features_most]; /* index + 1, by hash of the key */
};

static uint64_t key_of(enum kind kind, uint32_t a, uint32_t b) {
    return (uint64_t)kind << 56 | (uint64_t)a << 28 | b;
}

static void add(struct finding *finding, uint64_t key, uint32_t from, uint32_t to) {
    size_t room = sizeof finding->seen / sizeof *finding->seen;
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 40) & (room - 1);
    if (finding->count == features_most) return;
    for (; finding->seen[at]; at = (at + 1) & (room - 1))
        if (finding->list[finding->seen[at] - 1].key == key) return;
    finding->list[finding->count] = (struct feature){key, from, to};
    finding->seen[at] = (uint16_t)++finding->count;
}

static void add_cues(struct finding *finding, const struct cues *cues, const struct cue_set *set,
                     enum kind kind, size_t first, size_t end) {
    for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++) {
        for (uint64_t bits = set->bits[i]; bits; bits &= bits - 1) {
            size_t cue = 64 * i + (size_t)__builtin_ctzll(bits);
            const struct firing *firing = cues_firing(cues, cue, first, end);
            add(finding, key_of(kind, (uint32_t)cue, 0), firing ? firing->from : 0,
                firing ? firing->to : 0);
        }
    }
}

static bool is_learnt(const struct finding *finding, uint32_t at) {
    uint32_t number = finding->utterance->words[at].number;
    return number && (finding->lexicon->spelling.words.list[number].traits & WORD_LEARNT);
}

static void add_words(struct finding *finding, const struct sentence *sentence) {
    const struct word *words = finding->utterance->words;
    for (uint32_t at = sentence->first; at < sentence->end; at++) {
        if (!is_learnt(finding, at)) continue;
        add(finding, key_of(KIND_WORD, words[at].number, 0), at, at + 1);
        if (at + 1 < sentence->end && is_learnt(finding, at + 1))
            add(finding, key_of(KIND_PAIR, words[at].number, words[at + 1].number), at, at + 2);
    }
    if (is_learnt(finding, sentence->start))
        add(finding, key_of(KIND_FIRST, words[sentence->start].number, 0), sentence->start,
            sentence->start + 1);
    if (is_learnt(finding, sentence->end - 1))
        add(finding, key_of(KIND_END, words[sentence->end - 1].number, 0), sentence->end - 1,
            sentence->end);
}

static void add_shape(struct finding *finding, uint32_t shape) {
    add(finding, key_of(KIND_SHAPE, shape, 0), 0, 0);
}

static void add_length(struct finding *finding, uint32_t words) {
    static const uint32_t most[] = {2, 5, 30};
    uint32_t size = 0;
    while (size < sizeof most / sizeof *most && words > most[size])
        size++;
    add_shape(finding, SHAPE_WORDS + size);
}

static bool is_topic(const struct lexicon *lexicon, const struct word *word) {
    return !word->number ||
           !(lexicon->spelling.words.list[word->number].traits & (WORD_COMMON | WORD_JOINER));
}

/* How much of what was said before is said again: words about the topic, whatever their ending. */
static void add_repeated(struct finding *finding, const struct utterance *previous) {
    uint64_t said[64] = {0}; /* one bit for each of 4,096 stems */
    const struct utterance *now = finding->utterance;
    size_t topics = 0;
    size_t repeated = 0;
    for (size_t i = 0; i < previous->word_count; i++)
        if (is_topic(finding->lexicon, &previous->words[i]))
            said[previous->words[i].stem >> 6 & 63] |= UINT64_C(1)
                                                       << (previous->words[i].stem & 63);
    for (size_t i = 0; i < now->word_count; i++) {
        if (!is_topic(finding->lexicon, &now->words[i])) continue;
        uint32_t stem = now->words[i].stem;
        topics++;
        repeated += said[stem >> 6 & 63] >> (stem & 63) & 1;
    }
    uint32_t much = 4 * repeated >= topics && repeated > 1 ? 2 : repeated > 0;
    add_shape(finding, SHAPE_REPEATED + much);
}

static void add_previous(struct finding *finding, const struct utterance *said) {
    add_repeated(finding, said);
    if (said->sentence_count && said->sentences[said->sentence_count - 1].mark)
        add_shape(finding, SHAPE_BEFORE_ASKED);
}

bool features_is_rule(uint64_t key) {
    return key >> 56 == KIND_RULE;
}

size_t features_find(const struct lexicon *lexicon, enum lint_mode mode, const struct cues *cues,
                     const struct utterance *previous, const struct hit *hit,
                     struct feature list[features_most]) {
    bool is_move = mode == LINT_MOVE;
    struct finding finding = {.lexicon = lexicon, .utterance = &cues->utterance, .list = list};
    const struct utterance *utterance = &cues->utterance;
    size_t first = is_move ? 0 : cues->question_first;
    size_t end = is_move ? utterance->sentence_count : cues->question_end;
    uint32_t words = 0;
    add(&finding, key_of(KIND_ALWAYS, 0, 0), 0, 0);
    if (hit->rule)
        add(&finding, key_of(KIND_RULE, (uint32_t)hit->rule->label, 0), hit->from, hit->to);
    add_cues(&finding, cues, is_move ? &cues->turn : &cues->question, KIND_CUE, first, end);
    if (is_move && end) add_cues(&finding, cues, &cues->last, KIND_LAST, end - 1, end);
    for (size_t i = first; i < end; i++) {
        add_words(&finding, &utterance->sentences[i]);
        words += utterance->sentences[i].end - utterance->sentences[i].first;
    }
    add_length(&finding, words);
    if (is_move) {
        if (end && utterance->sentences[end - 1].mark) add_shape(&finding, SHAPE_ENDS_ASKING);
        if (previous) add_previous(&finding, previous);
    }
    return finding.count;
}

void features_name(const struct lexicon *lexicon, enum lint_mode mode, uint64_t key,
                   struct bytes *out) {
    enum kind kind = (enum kind)(key >> 56);
    uint32_t a = (uint32_t)(key >> 28) & 0xFFFFFFF;
    uint32_t b = (uint32_t)key & 0xFFFFFFF;
    bytes_text(out, kind_names[kind]);
    if (kind == KIND_CUE || kind == KIND_LAST)
        bytes_format(out, " %s", lexicon->cues[a].name);
    else if (kind == KIND_RULE)
        bytes_format(out, " %s", lint_labels(mode)[a]);
    else if (kind == KIND_SHAPE)
        bytes_format(out, " %s", shape_names[a]);
    else if (kind != KIND_ALWAYS)
        bytes_format(out, " %s", lexicon->spelling.words.list[a].text);
    if (kind == KIND_PAIR) bytes_format(out, " %s", lexicon->spelling.words.list[b].text);
}

static uint64_t key_of_words(const struct lexicon *lexicon, enum kind kind, const char *text) {
    const struct words *words = &lexicon->spelling.words;
    size_t length = strcspn(text, " ");
    const char *other = text + length + (text[length] == ' ');
    uint32_t a = words_find(words, text, length, words_hash(text, length));
    uint32_t b = words_find(words, other, strlen(other), words_hash(other, strlen(other)));
    if (!a || (kind == KIND_PAIR ? !b : *other)) return 0;
    return key_of(kind, a, kind == KIND_PAIR ? b : 0);
}

static uint64_t key_in(enum kind kind, const char *const *names, const char *name) {
    for (uint32_t i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0) return key_of(kind, i, 0);
    return 0;
}

uint64_t features_key(const struct lexicon *lexicon, enum lint_mode mode, const char *name) {
    size_t length = strcspn(name, " ");
    const char *rest = name + length + (name[length] == ' ');
    enum kind kind = KIND_ALWAYS;
    while (kind < KIND_COUNT &&
           (strlen(kind_names[kind]) != length || strncmp(kind_names[kind], name, length) != 0))
        kind++;
    if (kind == KIND_COUNT) return 0;
    if (kind == KIND_ALWAYS) return *rest ? 0 : key_of(kind, 0, 0);
    if (kind == KIND_CUE || kind == KIND_LAST) {
        size_t cue = lexicon_cue(lexicon, rest);
        return cue < lexicon_cues ? key_of(kind, (uint32_t)cue, 0) : 0;
    }
    if (kind == KIND_RULE) return key_in(kind, lint_labels(mode), rest);
    if (kind == KIND_SHAPE) return key_in(kind, shape_names, rest);
    return key_of_words(lexicon, kind, rest);
}

const char *features_says(const struct lexicon *lexicon, uint64_t key) {
    enum kind kind = (enum kind)(key >> 56);
    if (kind != KIND_CUE && kind != KIND_LAST) return NULL;
    return lexicon->cues[(uint32_t)(key >> 28) & 0xFFFFFFF].says;
}
