/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sentences, their moves, and what of them belongs together.
 */
#include "practice/remark.h"

#include "base/memory.h"
#include "lint/cues.h"
#include "lint/lexicon.h"
#include "lint/lint.h"
#include "practice/spoken.h"

#include <stdlib.h>
#include <string.h>

enum { short_sentence = 2 };

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
        add_piece(cutting, (struct piece){from, without_blanks(cutting->text, from, to), words,
                                          sentence->mark});
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
static const char *say_rule(const struct verdict *verdict) {
    if (strcmp(verdict->rule, "several-asked") == 0) return "It asks for more than one answer.";
    if (strcmp(verdict->rule, "closed") == 0) return "Nothing in it leaves the answer open.";
    if (strcmp(verdict->rule, "one-asked") == 0) return "It asks something.";
    return "No single rule: its words were weighed together.";
}

static void take_verdict(struct remark *remark, const struct verdict *verdict) {
    bool fired = verdict->says && verdict->to > verdict->from;
    remark->label = remark_labels[remark_label(verdict->label)];
    remark->rule = verdict->rule;
    remark->says = verdict->says ? verdict->says : say_rule(verdict);
    remark->fired_from = fired ? remark->from + verdict->from : 0;
    remark->fired_to = fired ? remark->from + verdict->to : 0;
}

/* Where many weights decided, a rule of the same label that fires says more about the reason. */
static void find_rule(const struct lexicon *lexicon, enum move move, const char *text,
                      size_t length, struct verdict *verdict) {
    struct cues cues;
    const struct mode *mode = &lexicon->modes[LINT_MOVE];
    cues_find(lexicon, text, length, &cues);
    for (size_t i = 0; i < mode->rule_count; i++) {
        if (mode->rules[i].label != (size_t)move) continue;
        for (size_t j = 0; j < cues.count; j++) {
            const struct firing *firing = &cues.list[j];
            if (!cue_set_has(&mode->rules[i].when, firing->cue)) continue;
            verdict->rule = lexicon->cues[firing->cue].name;
            verdict->says = lexicon->cues[firing->cue].says;
            verdict->from = cues.utterance.words[firing->from].from;
            verdict->to = cues.utterance.words[firing->to - 1].to;
            return;
        }
    }
}

static struct verdict judge(const struct cutting *cutting, size_t from, size_t to) {
    return lint_move(cutting->lexicon, cutting->previous, strlen(cutting->previous),
                     cutting->text + from, to - from);
}

/* Adds a sentence to the remark it goes on with, or as a new one. */
static void add_remark(struct cutting *cutting, const struct piece *piece) {
    struct remarks *remarks = &cutting->remarks;
    struct verdict verdict = judge(cutting, piece->from, piece->to);
    enum move move = move_of(verdict.label);
    struct remark *last = remarks->count ? &remarks->items[remarks->count - 1] : NULL;
    if (last && (last->move == MOVE_QUESTION) == (move == MOVE_QUESTION)) {
        last->to = piece->to;
        return;
    }
    remarks->items = memory_room(remarks->items, remarks->count, sizeof *remarks->items);
    struct remark *remark = &remarks->items[remarks->count++];
    *remark = (struct remark){.from = piece->from, .to = piece->to, .move = move};
    take_verdict(remark, &verdict);
}

/* Statements side by side are judged as one; if that looks like a question, the first one decides.
 */
static void label_statements(struct cutting *cutting) {
    for (size_t i = 0; i < cutting->remarks.count; i++) {
        struct remark *remark = &cutting->remarks.items[i];
        if (remark->move == MOVE_QUESTION) continue;
        struct verdict verdict = judge(cutting, remark->from, remark->to);
        enum move move = move_of(verdict.label);
        if (move == MOVE_QUESTION) continue;
        remark->move = move;
        if (!verdict.says)
            find_rule(cutting->lexicon, move, cutting->text + remark->from,
                      remark->to - remark->from, &verdict);
        take_verdict(remark, &verdict);
    }
}

static bool asks_leave(const struct lexicon *lexicon, const char *text, size_t length) {
    struct cues cues;
    size_t cue = lexicon_cue(lexicon, "asks-leave");
    if (cue == lexicon_cues) return false;
    cues_find(lexicon, text, length, &cues);
    return cue_set_has(&cues.turn, cue);
}

/* Gives a question its label. One in which the rules see nothing asked, though as a move it asks,
 * is labelled by its form. */
static void label_question(const struct cutting *cutting, struct remark *remark) {
    const char *text = cutting->text + remark->from;
    size_t length = remark->to - remark->from;
    struct verdict form = lint_form(cutting->lexicon, text, length);
    struct verdict verdict = lint_question(cutting->lexicon, text, length);
    bool says_form = strcmp(verdict.label, "open") == 0 || strcmp(verdict.label, "closed") == 0;
    remark->asks_leave = asks_leave(cutting->lexicon, text, length);
    if (remark_label(verdict.label) == remark_label_count) verdict = form;
    remark->open = strcmp(says_form ? verdict.label : form.label, "open") == 0;
    take_verdict(remark, &verdict);
}

/* Two questions with something between them are stacked where they would be without it. */
static void label_questions(struct cutting *cutting) {
    struct remark *first = NULL;
    struct remark *last = NULL;
    for (size_t i = 0; i < cutting->remarks.count; i++) {
        struct remark *remark = &cutting->remarks.items[i];
        if (remark->move != MOVE_QUESTION) continue;
        label_question(cutting, remark);
        if (!first) first = remark;
        last = remark;
    }
    if (first == last) return;
    struct remark both = {.from = first->from, .to = last->to};
    struct verdict verdict =
        lint_question(cutting->lexicon, cutting->text + both.from, both.to - both.from);
    take_verdict(&both, &verdict);
    if (strcmp(verdict.label, "stacked") != 0) return;
    last->label = both.label;
    last->rule = both.rule;
    last->says = both.says;
    last->fired_from = last->fired_to = 0;
}

struct remarks remarks_find(const struct lexicon *lexicon, const char *previous, const char *text) {
    struct cutting cutting = {
        .lexicon = lexicon, .previous = previous, .text = text, .length = strlen(text)};
    cut(&cutting);
    for (size_t i = 0; i < cutting.count; i++)
        add_remark(&cutting, &cutting.pieces[i]);
    label_statements(&cutting);
    label_questions(&cutting);
    free(cutting.pieces);
    return cutting.remarks;
}

void remarks_free(struct remarks *remarks) {
    free(remarks->items);
    *remarks = (struct remarks){0};
}
