/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sentences, their moves, and what of them belongs together.
 */
#include "practice/remark.h"

#include "base/memory.h"
#include "base/text.h"
#include "lint/cues.h"
#include "lint/lexicon.h"
#include "lint/lint.h"
#include "practice/spoken.h"

#include <stdlib.h>
#include <string.h>

enum { short_sentence = 2, longest_echo = 5 };

const char *const remark_labels[remark_label_count + 1] = {
    "open",    "closed",     "leading", "judging-why", "advice",
    "stacked", "reflection", "input",   "other",       NULL,
};

size_t remark_label(const char *name) {
    size_t number = 0;
    while (number < remark_label_count && strcmp(remark_labels[number], name) != 0)
        number++;
    return number;
}

struct piece {
    size_t from; /* bytes of the turn */
    size_t to;
    size_t words;
    bool mark;
    struct verdict verdict; /* as a move, on its own */
    enum move move;
};

struct cutting {
    const struct lexicon *lexicon;
    const char *previous;
    const char *text;
    size_t length;
    struct piece *pieces;
    size_t count;
    struct remarks remarks;
};

/* Adds a sentence, or joins it to the one before. */
static void add_piece(struct cutting *cutting, struct piece piece) {
    struct piece *last = cutting->count ? &cutting->pieces[cutting->count - 1] : NULL;
    bool is_tail = last && piece.mark && piece.words <= short_sentence;
    bool was_head = last && !last->mark && last->words <= short_sentence;
    if (is_tail || was_head) {
        last->to = piece.to;
        last->words += piece.words;
        last->mark = last->mark || piece.mark;
        return;
    }
    cutting->pieces = memory_room(cutting->pieces, cutting->count, sizeof *cutting->pieces);
    cutting->pieces[cutting->count++] = piece;
}

static size_t without_blanks(const char *text, size_t from, size_t to) {
    while (to > from && strchr(" \t\n", text[to - 1]))
        to--;
    return to;
}

/* Adds the sentences of a stretch of the turn. */
static void add_sentences(struct cutting *cutting, const struct spoken *spoken,
                          const struct utterance *utterance) {
    size_t from = spoken->base;
    for (size_t i = 0; i < utterance->sentence_count; i++) {
        const struct sentence *sentence = &utterance->sentences[i];
        bool is_last = i + 1 == utterance->sentence_count;
        size_t to = is_last ? spoken->end : spoken->base + utterance->words[sentence[1].first].from;
        size_t words = sentence->end - sentence->first;
        cutting->remarks.words += words;
        add_piece(cutting, (struct piece){.from = from,
                                          .to = without_blanks(cutting->text, from, to),
                                          .words = words,
                                          .mark = sentence->mark});
        from = to;
    }
}

static void cut(struct cutting *cutting) {
    struct utterance utterance;
    struct spoken spoken = {.text = cutting->text, .length = cutting->length};
    while (spoken_next(&spoken, &cutting->lexicon->spelling, &utterance))
        add_sentences(cutting, &spoken, &utterance);
}

static enum move move_of(const char *label) {
    const char *const *labels = lint_labels(LINT_MOVE);
    int move = 0;
    while (labels[move] && strcmp(labels[move], label) != 0)
        move++;
    return move < MOVES ? (enum move)move : MOVE_OTHER;
}

/* What rules say that are counted or that hold always, and those that weigh many things at once. */
static const char *say_rule(const char *rule) {
    if (strcmp(rule, "several-asked") == 0) return "It asks for more than one answer.";
    if (strcmp(rule, "closed") == 0) return "Nothing in it leaves the answer open.";
    if (strcmp(rule, "one-asked") == 0) return "It asks something.";
    return "No single rule: its words were weighed together.";
}

static void take_verdict(struct remark *remark, const struct verdict *verdict) {
    bool fired = verdict->says && verdict->to > verdict->from;
    remark->label = remark_labels[remark_label(verdict->label)];
    remark->rule = text_or(verdict->rule, "always");
    remark->weighed = !verdict->says && remark->move != MOVE_QUESTION;
    remark->says = verdict->says ? verdict->says : say_rule(remark->rule);
    remark->fired_from = fired ? remark->from + verdict->from : 0;
    remark->fired_to = fired ? remark->from + verdict->to : 0;
}

static void take_firing(const struct lexicon *lexicon, const struct cues *cues,
                        const struct firing *firing, struct verdict *verdict) {
    verdict->rule = lexicon->cues[firing->cue].name;
    verdict->says = lexicon->cues[firing->cue].says;
    verdict->from = cues->utterance.words[firing->from].from;
    verdict->to = cues->utterance.words[firing->to - 1].to;
}

/* Gives the last firing of the cue called `name`, or NULL. */
static const struct firing *find_firing(const struct lexicon *lexicon, const struct cues *cues,
                                        const char *name) {
    size_t cue = lexicon_cue(lexicon, name);
    return cue < lexicon_cues ? cues_firing(cues, cue, 0, cues->utterance.sentence_count) : NULL;
}

/* Where many weights decided, a rule of the same label that fires says more about the reason. */
static void find_rule(const struct lexicon *lexicon, enum move move, const struct cues *cues,
                      struct verdict *verdict) {
    const struct mode *mode = &lexicon->modes[LINT_MOVE];
    for (size_t i = 0; i < mode->rule_count; i++) {
        if (mode->rules[i].label != (size_t)move) continue;
        for (size_t j = 0; j < cues->count; j++) {
            if (!cue_set_has(&mode->rules[i].when, cues->list[j].cue)) continue;
            take_firing(lexicon, cues, &cues->list[j], verdict);
            return;
        }
    }
}

static struct verdict judge(const struct cutting *cutting, size_t from, size_t to) {
    return lint_move(cutting->lexicon, cutting->previous, strlen(cutting->previous),
                     cutting->text + from, to - from);
}

static bool holds_word(const struct utterance *utterance, const struct word *word) {
    for (size_t i = 0; i < utterance->word_count; i++)
        if (utterance->words[i].hash == word->hash) return true;
    return false;
}

/* Gives whether a few words are all the mentee's, `Guilty.`, and one of them is about the topic. */
static bool is_echo(const struct cutting *cutting, const struct remark *remark) {
    struct utterance words;
    struct utterance previous;
    const struct spelling *spelling = &cutting->lexicon->spelling;
    bool about = false;
    utterance_read(spelling, cutting->text + remark->from, remark->to - remark->from, &words);
    if (!words.word_count || words.word_count > longest_echo) return false;
    utterance_read(spelling, cutting->previous, strlen(cutting->previous), &previous);
    for (size_t i = 0; i < words.word_count; i++) {
        const struct word *word = &words.words[i];
        if (!holds_word(&previous, word)) return false;
        about = about || !word->number ||
                !(words_get(&spelling->words, word->number)->traits & WORD_COMMON);
    }
    return about;
}

/* Gives a statement its label. `You should ...` on its own is advice, whatever else its words
 * weigh. */
static void label_statement(const struct cutting *cutting, struct remark *remark,
                            struct verdict verdict) {
    struct cues cues;
    const struct lexicon *lexicon = cutting->lexicon;
    bool may_be_advice = remark->move == MOVE_REFLECTION || remark->move == MOVE_OTHER;
    if (may_be_advice || !verdict.says)
        cues_find(lexicon, cutting->text + remark->from, remark->to - remark->from, &cues);
    const struct firing *advice =
        may_be_advice ? find_firing(lexicon, &cues, "plain-advice") : NULL;
    if (advice) {
        take_firing(lexicon, &cues, advice, &verdict);
        remark->move = MOVE_INPUT;
        verdict.label = lint_labels(LINT_MOVE)[MOVE_INPUT];
    } else if (remark->move == MOVE_OTHER && is_echo(cutting, remark)) {
        remark->move = MOVE_REFLECTION;
        verdict = (struct verdict){.label = lint_labels(LINT_MOVE)[MOVE_REFLECTION],
                                   .rule = "echo",
                                   .says = "It says back the mentee's own words.",
                                   .to = remark->to - remark->from};
    } else if (!verdict.says) {
        find_rule(lexicon, remark->move, &cues, &verdict);
    }
    take_verdict(remark, &verdict);
}

/* Gives a question its label. One in which the rules see nothing asked, though as a move it asks,
 * is labelled by its form. */
static void label_question(const struct cutting *cutting, struct remark *remark) {
    struct cues cues;
    const struct lexicon *lexicon = cutting->lexicon;
    const char *text = cutting->text + remark->from;
    size_t length = remark->to - remark->from;
    struct verdict verdict = lint_question(lexicon, text, length);
    remark->open = strcmp(verdict.label, "open") == 0;
    if (!remark->open) {
        cues_find(lexicon, text, length, &cues);
        remark->asks_leave = find_firing(lexicon, &cues, "asks-leave") != NULL;
    }
    if (!remark->open && strcmp(verdict.label, "closed") != 0) {
        struct verdict form = lint_form(lexicon, text, length);
        remark->open = strcmp(form.label, "open") == 0;
        if (remark_label(verdict.label) == remark_label_count) verdict = form;
    }
    take_verdict(remark, &verdict);
}

static bool asks(const struct piece *piece) {
    return piece->move == MOVE_QUESTION;
}

/* Makes one remark of the sentences [first, end), which all ask or all state. Statements side by
 * side are judged as one; if that looks like a question, the first of them decides. */
static void add_remark(struct cutting *cutting, size_t first, size_t end) {
    struct remarks *remarks = &cutting->remarks;
    const struct piece *piece = &cutting->pieces[first];
    remarks->items = memory_room(remarks->items, remarks->count, sizeof *remarks->items);
    struct remark *remark = &remarks->items[remarks->count++];
    *remark = (struct remark){
        .from = piece->from, .to = cutting->pieces[end - 1].to, .move = piece->move};
    if (asks(piece)) {
        label_question(cutting, remark);
        return;
    }
    struct verdict verdict = piece->verdict;
    struct verdict whole = end - first > 1 ? judge(cutting, remark->from, remark->to) : verdict;
    if (move_of(whole.label) != MOVE_QUESTION) verdict = whole;
    remark->move = move_of(verdict.label);
    label_statement(cutting, remark, verdict);
}

static void add_remarks(struct cutting *cutting) {
    for (size_t i = 0; i < cutting->count; i++) {
        struct piece *piece = &cutting->pieces[i];
        piece->verdict = judge(cutting, piece->from, piece->to);
        piece->move = move_of(piece->verdict.label);
    }
    for (size_t first = 0, end = 0; first < cutting->count; first = end) {
        for (end = first + 1; end < cutting->count; end++)
            if (asks(&cutting->pieces[end]) != asks(&cutting->pieces[first])) break;
        add_remark(cutting, first, end);
    }
}

/* Two questions with something between them are stacked where they would be without it. */
static void stack_questions(struct cutting *cutting) {
    struct remark *first = NULL;
    struct remark *last = NULL;
    for (size_t i = 0; i < cutting->remarks.count; i++) {
        struct remark *remark = &cutting->remarks.items[i];
        if (remark->move != MOVE_QUESTION) continue;
        if (!first) first = remark;
        last = remark;
    }
    if (first == last) return;
    struct verdict verdict =
        lint_question(cutting->lexicon, cutting->text + first->from, last->to - first->from);
    verdict.from = verdict.to = 0;
    if (strcmp(verdict.label, "stacked") == 0) take_verdict(last, &verdict);
}

struct remarks remarks_find(const struct lexicon *lexicon, const char *previous, const char *text) {
    struct cutting cutting = {
        .lexicon = lexicon, .previous = previous, .text = text, .length = strlen(text)};
    cut(&cutting);
    add_remarks(&cutting);
    stack_questions(&cutting);
    free(cutting.pieces);
    return cutting.remarks;
}

void remarks_free(struct remarks *remarks) {
    free(remarks->items);
    *remarks = (struct remarks){0};
}
