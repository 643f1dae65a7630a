/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rules are tried in the order of the file.
 */
#include "lint/rules.h"

/* Gives the first cue that is in both, or lexicon_cues. */
static size_t common(const struct cue_set *when, const struct cue_set *fired) {
    for (size_t i = 0; i < sizeof when->bits / sizeof *when->bits; i++) {
        uint64_t both = when->bits[i] & fired->bits[i];
        if (both) return 64 * i + (size_t)__builtin_ctzll(both);
    }
    return lexicon_cues;
}

struct hit rules_first(const struct lexicon *lexicon, enum lint_mode mode,
                       const struct cues *cues) {
    const struct mode *by = &lexicon->modes[mode];
    bool is_move = mode == LINT_MOVE;
    const struct cue_set *fired = is_move ? &cues->turn : &cues->question;
    struct hit hit = {.cue = lexicon_cues};
    for (size_t i = 0; i < by->rule_count && !hit.rule; i++) {
        const struct rule *rule = &by->rules[i];
        hit.cue = common(&rule->when, fired);
        if ((hit.cue < lexicon_cues || rule->always) &&
            common(&rule->unless, fired) == lexicon_cues)
            hit.rule = rule;
    }
    if (!hit.rule || hit.cue == lexicon_cues) return hit;
    size_t end = is_move ? cues->utterance.sentence_count : cues->question_end;
    const struct firing *firing =
        cues_firing(cues, hit.cue, is_move ? 0 : cues->question_first, end);
    hit.from = firing ? firing->from : 0;
    hit.to = firing ? firing->to : 0;
    return hit;
}
