/* SPDX-License-Identifier: GPL-3.0-or-later
 * From cues to a label: the first rule that fits, or else the weights.
 */
#include "lint/lint.h"

#include "lint/cues.h"
#include "lint/features.h"
#include "lint/lexicon.h"

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

/* Gives a cue of `when` that fires in the question, or lexicon_cues. */
static size_t common_cue(const struct cue_set *when, const struct cue_set *fired) {
    for (size_t i = 0; i < sizeof when->bits / sizeof *when->bits; i++) {
        uint64_t both = when->bits[i] & fired->bits[i];
        if (both) return 64 * i + (size_t)__builtin_ctzll(both);
    }
    return lexicon_cues;
}

static bool decide_by_rules(const struct lexicon *lexicon, enum lint_mode mode,
                            const struct cues *cues, struct verdict *verdict) {
    const struct mode *by = &lexicon->modes[mode];
    for (size_t i = 0; i < by->rule_count; i++) {
        const struct rule *rule = &by->rules[i];
        size_t cue = common_cue(&rule->when, &cues->question);
        if (cue == lexicon_cues && !rule->always) continue;
        if (common_cue(&rule->unless, &cues->question) < lexicon_cues) continue;
        verdict->label = modes[mode].labels[rule->label];
        verdict->rule = rule->name;
        if (cue == lexicon_cues) return true;
        const struct firing *firing =
            cues_firing(cues, cue, cues->question_first, cues->question_end);
        verdict->rule = lexicon->cues[cue].name;
        verdict->says = lexicon->cues[cue].says;
        if (firing) place(verdict, cues, firing->from, firing->to);
        return true;
    }
    return false;
}

/* Gives how much more a row weighs for `label` than for the others together, times their number. */
static int64_t lead_of(const struct weight_row *row, size_t label, size_t labels) {
    int64_t sum = 0;
    for (size_t i = 0; i < labels; i++)
        sum += row->weights[i];
    return (int64_t)labels * row->weights[label] - sum;
}

static void decide_by_weights(const struct lexicon *lexicon, enum lint_mode mode,
                              const struct cues *cues, const struct utterance *previous,
                              struct verdict *verdict) {
    struct feature features[features_most];
    const struct weight_row *rows[features_most];
    const struct weights *weights = &lexicon->modes[mode].weights;
    int64_t scores[weights_labels] = {0};
    size_t labels = 0;
    size_t best = 0;
    size_t count = features_find(lexicon, cues, previous, mode == LINT_MOVE, features);
    while (modes[mode].labels[labels])
        labels++;
    for (size_t i = 0; i < count; i++) {
        rows[i] = weights_find(weights, features[i].key);
        for (size_t label = 0; rows[i] && label < labels; label++)
            scores[label] += rows[i]->weights[label];
    }
    for (size_t label = 1; label < labels; label++)
        if (scores[label] > scores[best]) best = label;
    verdict->label = modes[mode].labels[best];
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t lead = rows[i] ? lead_of(rows[i], best, labels) : 0;
        if (lead <= most) continue;
        most = lead;
        verdict->rule = rows[i]->name;
        verdict->says = features_says(lexicon, features[i].key);
        verdict->from = verdict->to = 0;
        place(verdict, cues, features[i].from, features[i].to);
    }
}

static struct verdict decide(const struct lexicon *lexicon, enum lint_mode mode,
                             const struct cues *cues, const struct utterance *previous) {
    struct verdict verdict = {.rule = "always"};
    if (decide_by_rules(lexicon, mode, cues, &verdict)) return verdict;
    if (mode == LINT_QUESTION && !lexicon->modes[mode].weights.count)
        return decide(lexicon, LINT_FORM, cues, previous);
    decide_by_weights(lexicon, mode, cues, previous, &verdict);
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
