/* SPDX-License-Identifier: GPL-3.0-or-later
 * From cues to a label: by the first rule that fits; where a mode has weights, they decide, and the
 * rule is one of the features that they weigh, unless it is one that decides by itself.
 */
#include "lint/lint.h"

#include "lint/cues.h"
#include "lint/features.h"
#include "lint/lexicon.h"
#include "lint/rules.h"

static const char *const form_labels[] = {"open", "closed", NULL};
static const char *const question_labels[] = {
    "not-a-question", "stacked", "advice", "judging-why", "leading", "closed", "open", NULL,
};
static const char *const move_labels[] = {"question", "reflection", "input", "other", NULL};

static const struct {
    const char *name;
    const char *const *labels;
} modes[LINT_MODES] = {
    [LINT_FORM] = {"form", form_labels},
    [LINT_QUESTION] = {"lint", question_labels},
    [LINT_MOVE] = {"move", move_labels},
};

const char *const *lint_labels(enum lint_mode mode) {
    return modes[mode].labels;
}

const char *lint_mode_name(enum lint_mode mode) {
    return modes[mode].name;
}

/* Turns words into the bytes they stand on. */
static void place(struct verdict *verdict, const struct cues *cues, uint32_t from, uint32_t to) {
    if (to <= from) return;
    verdict->from = cues->utterance.words[from].from;
    verdict->to = cues->utterance.words[to - 1].to;
}

static void tell_rule(const struct lexicon *lexicon, const struct cues *cues, const struct hit *hit,
                      struct verdict *verdict) {
    verdict->rule = hit->rule->name;
    if (hit->cue == lexicon_cues) return;
    verdict->rule = lexicon->cues[hit->cue].name;
    verdict->says = lexicon->cues[hit->cue].says;
    place(verdict, cues, hit->from, hit->to);
}

/* Gives how much more a row weighs for `label` than for the others together, times their number. */
static int64_t lead_of(const struct weight_row *row, size_t label, size_t labels) {
    int64_t sum = 0;
    for (size_t i = 0; i < labels; i++)
        sum += row->weights[i];
    return (int64_t)labels * row->weights[label] - sum;
}

/* Tells the feature that weighs most for a label; the rule that fits is one of them. */
static void tell_feature(const struct lexicon *lexicon, const struct cues *cues,
                         const struct feature *feature, const struct weight_row *row,
                         struct verdict *verdict) {
    verdict->rule = row->name;
    verdict->says = features_says(lexicon, feature->key);
    place(verdict, cues, feature->from, feature->to);
}

static struct verdict decide_by_weights(const struct lexicon *lexicon, enum lint_mode mode,
                                        const struct cues *cues, const struct utterance *previous,
                                        const struct hit *hit) {
    struct feature features[features_most];
    const struct weight_row *rows[features_most];
    int64_t scores[weights_labels] = {0};
    size_t labels = 0;
    size_t best = 0;
    size_t count = features_find(lexicon, mode, cues, previous, hit, features);
    while (modes[mode].labels[labels])
        labels++;
    for (size_t i = 0; i < count; i++) {
        rows[i] = weights_find(&lexicon->modes[mode].weights, features[i].key);
        for (size_t label = 0; rows[i] && label < labels; label++)
            scores[label] += rows[i]->weights[label];
    }
    for (size_t label = 1; label < labels; label++)
        if (scores[label] > scores[best]) best = label;
    struct verdict verdict = {.label = modes[mode].labels[best], .rule = "always"};
    size_t most = count;
    int64_t most_lead = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t lead = rows[i] ? lead_of(rows[i], best, labels) : 0;
        if (lead <= most_lead) continue;
        most_lead = lead;
        most = i;
    }
    if (most < count && hit->rule && features_is_rule(features[most].key))
        tell_rule(lexicon, cues, hit, &verdict);
    else if (most < count)
        tell_feature(lexicon, cues, &features[most], rows[most], &verdict);
    return verdict;
}

static struct verdict decide(const struct lexicon *lexicon, enum lint_mode mode,
                             const struct cues *cues, const struct utterance *previous) {
    struct hit hit = rules_first(lexicon, mode, cues);
    bool decides = hit.rule && (hit.rule->decides || !lexicon->modes[mode].weights.count);
    if (!decides) return decide_by_weights(lexicon, mode, cues, previous, &hit);
    struct verdict verdict = {.label = modes[mode].labels[hit.rule->label]};
    tell_rule(lexicon, cues, &hit, &verdict);
    return verdict;
}

struct verdict lint_form(const struct lexicon *lexicon, const char *text, size_t length) {
    struct cues cues;
    cues_find(lexicon, text, length, &cues);
    return decide(lexicon, LINT_FORM, &cues, NULL);
}

struct verdict lint_question(const struct lexicon *lexicon, const char *text, size_t length) {
    struct cues cues;
    cues_find(lexicon, text, length, &cues);
    return decide(lexicon, LINT_QUESTION, &cues, NULL);
}

struct verdict lint_move(const struct lexicon *lexicon, const char *previous,
                         size_t previous_length, const char *text, size_t length) {
    struct cues cues;
    struct utterance before;
    utterance_read(&lexicon->spelling, previous, previous_length, &before);
    cues_find(lexicon, text, length, &cues);
    return decide(lexicon, LINT_MOVE, &cues, &before);
}
