/* SPDX-License-Identifier: GPL-3.0-or-later
 * The patterns of a lexicon tried at each word that they may begin with.
 */
#include "lint/cues.h"

enum { short_question = 2, most_openers = 8 };

/* Takes `okay, so` off: each opener may be followed by another. A sentence of nothing else keeps
 * its words. */
static void take_openers(const struct lexicon *lexicon, struct utterance *utterance,
                         struct sentence *sentence) {
    const struct patterns *openers = &lexicon->openers;
    for (int i = 0; i < most_openers; i++) {
        uint32_t number = utterance->words[sentence->start].number;
        uint32_t end = pattern_none;
        const struct pattern_start *last = patterns_to(openers, number, true);
        for (const struct pattern_start *at = patterns_from(openers, number); at < last; at++) {
            end = pattern_match(openers, at, &lexicon->spelling.words, utterance, sentence,
                                sentence->start);
            if (end != pattern_none && end < sentence->end) break;
            end = pattern_none;
        }
        if (end == pattern_none) return;
        sentence->start = end;
    }
}

/* What one sentence has so far. */
struct hearing {
    const struct lexicon *lexicon;
    struct cues *cues;
    size_t sentence;
    struct cue_set fired;
    struct cue_set vetoed;
};

/* `from` has a bit of 64 for each word from this one on. */
static void hear_word(struct hearing *hearing, uint32_t at, uint64_t from) {
    const struct patterns *patterns = &hearing->lexicon->patterns;
    const struct utterance *utterance = &hearing->cues->utterance;
    const struct sentence *sentence = &utterance->sentences[hearing->sentence];
    uint32_t number = utterance->words[at].number;
    uint32_t next = at + 1 < sentence->end ? utterance->words[at + 1].number : 0;
    bool at_clause =
        pattern_begins_clause(&hearing->lexicon->spelling.words, utterance, sentence, at);
    const struct pattern_start *last = patterns_to(patterns, number, at_clause);
    for (const struct pattern_start *start = patterns_from(patterns, number); start < last;
         start++) {
        uint32_t owner = start->owner;
        if (!pattern_may_fit(start, next, from)) continue;
        bool is_veto = owner >= lexicon_cues;
        struct cue_set *set = is_veto ? &hearing->vetoed : &hearing->fired;
        uint32_t cue = is_veto ? owner - lexicon_cues : owner;
        bool counts = !is_veto && hearing->lexicon->cues[cue].is_request;
        if (cue_set_has(set, cue) && !counts) continue;
        uint32_t end = pattern_match(patterns, start, &hearing->lexicon->spelling.words, utterance,
                                     sentence, at);
        if (end == pattern_none) continue;
        cue_set_add(set, cue);
        if (is_veto || hearing->cues->count == cues_most) continue;
        hearing->cues->list[hearing->cues->count++] =
            (struct firing){cue, (uint32_t)hearing->sentence, at, end};
    }
}

static void hear_words(struct hearing *hearing, const struct sentence *sentence) {
    const struct word *words = hearing->cues->utterance.words;
    uint64_t from[utterance_words + 1];
    from[sentence->end] = 0;
    for (uint32_t at = sentence->end; at-- > sentence->first;)
        from[at] = from[at + 1] | (uint64_t)(words[at].number != 0) << (words[at].number % 64);
    for (uint32_t at = sentence->first; at < sentence->end; at++)
        hear_word(hearing, at, from[at]);
}

/* Drops the firings from `from` on whose cue is vetoed in this sentence. */
static void drop_vetoed(struct hearing *hearing, size_t from) {
    struct cues *cues = hearing->cues;
    size_t kept = from;
    for (size_t i = from; i < cues->count; i++)
        if (!cue_set_has(&hearing->vetoed, cues->list[i].cue)) cues->list[kept++] = cues->list[i];
    cues->count = kept;
    for (size_t i = 0; i < lexicon_cues / 64; i++)
        hearing->fired.bits[i] &= ~hearing->vetoed.bits[i];
}

/* Gives whether a pause or a joiner parts the word from what came before. */
static bool is_parted(const struct hearing *hearing, uint32_t at) {
    const struct word *word = &hearing->cues->utterance.words[at];
    const struct known_word *list = hearing->lexicon->spelling.words.list;
    return word->pause || (word->number && (list[word->number].traits & WORD_JOINER));
}

/* Gives how many answers the sentence asks for: firings that overlap or follow at once (in what
 * month was she) are one request, and a question mark is at least one. */
static size_t count_requests(const struct hearing *hearing, size_t from) {
    const struct cues *cues = hearing->cues;
    size_t count = 0;
    uint32_t last_end = 0;
    for (size_t i = from; i < cues->count; i++) {
        const struct firing *firing = &cues->list[i];
        const struct cue *cue = &hearing->lexicon->cues[firing->cue];
        if (cue->is_continued && cues->requests) return 0;
        if (!cue->is_request) continue;
        bool is_apart = firing->from > last_end ||
                        (firing->from == last_end && is_parted(hearing, firing->from));
        if (!count || is_apart) {
            count++;
            last_end = firing->to;
        } else if (firing->to > last_end) {
            last_end = firing->to;
        }
    }
    bool mark = cues->utterance.sentences[hearing->sentence].mark;
    return !count && mark ? 1 : count;
}

static void join(struct cue_set *set, const struct cue_set *more) {
    for (size_t i = 0; i < lexicon_cues / 64; i++)
        set->bits[i] |= more->bits[i];
}

static void add_counted(struct cues *cues) {
    struct cue_set counted = {{0}};
    size_t asked = cues->requests > 1 ? CUE_SEVERAL_ASKED
                   : cues->requests   ? CUE_ONE_ASKED
                                      : CUE_NOTHING_ASKED;
    cue_set_add(&counted, asked);
    for (size_t i = cues->question_first; i < cues->question_end; i++)
        if (cues->utterance.sentences[i].mark) cue_set_add(&counted, CUE_QUESTION_MARK);
    join(&cues->turn, &counted);
    join(&cues->question, &counted);
}

void cues_find(const struct lexicon *lexicon, const char *text, size_t length, struct cues *cues) {
    struct utterance *utterance = &cues->utterance;
    size_t question = SIZE_MAX;
    utterance_read(&lexicon->spelling, text, length, utterance);
    cues->count = cues->requests = cues->question_first = cues->question_end = 0;
    cues->turn = cues->question = cues->last = (struct cue_set){{0}};
    for (size_t i = 0; i < utterance->sentence_count; i++) {
        struct hearing hearing = {.lexicon = lexicon, .cues = cues, .sentence = i};
        struct sentence *sentence = &utterance->sentences[i];
        size_t from = cues->count;
        take_openers(lexicon, utterance, sentence);
        hear_words(&hearing, sentence);
        drop_vetoed(&hearing, from);
        size_t requests = count_requests(&hearing, from);
        cues->requests += requests;
        if (requests) question = i;
        join(&cues->turn, &hearing.fired);
        cues->last = hearing.fired;
    }
    if (utterance->sentence_count) {
        if (question == SIZE_MAX) question = utterance->sentence_count - 1;
        const struct sentence *asked = &utterance->sentences[question];
        bool is_short = asked->end - asked->first <= short_question;
        cues->question_first = question - (is_short && question);
        cues->question_end = question + 1;
    }
    for (size_t i = 0; i < cues->count; i++)
        if (cues->list[i].sentence >= cues->question_first &&
            cues->list[i].sentence < cues->question_end)
            cue_set_add(&cues->question, cues->list[i].cue);
    add_counted(cues);
}

const struct firing *cues_firing(const struct cues *cues, size_t cue, size_t first, size_t end) {
    for (size_t i = cues->count; i-- > 0;)
        if (cues->list[i].cue == cue && cues->list[i].sentence >= first &&
            cues->list[i].sentence < end)
            return &cues->list[i];
    return NULL;
}
