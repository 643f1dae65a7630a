/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words that a bank can choose from.
 */
#include "bank/bank.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const kind_names[] = {
    [KIND_TEXT] = "text",     [KIND_SCALE] = "scale", [KIND_YESNO] = "yesno",
    [KIND_CHOICE] = "choice", [KIND_LIST] = "list",   [KIND_DATE] = "date",
};
enum { kind_count = sizeof kind_names / sizeof *kind_names };

/* "use open questions to raise awareness, explore beliefs, develop plans, understand consequences
 * and explore and commit to solutions": 004_4..., Mentoring and Coaching: A Comparison, mentors'
 * skill 8. */
static const char *const purpose_names[] = {
    "raise awareness",         "explore beliefs",     "develop plans",
    "understand consequences", "commit to solutions",
};

/* The headings of an agenda; agenda/view.c knows the same names. */
static const char *const keep_names[] = {
    "topic",    "goal", "measure",   "strength", "insight",   "option",   "choice", "support",
    "learning", "note", "agreement", "evidence", "judgement", "standard", "hours",  "next",
};

/* The parts of a conversation that the programmes in the sources are made of. Some have parts of
 * their own: practicalities, how things are done here; standard, which one a goal serves; swap, the
 * other becomes the coach; contact, when and how to meet again, and for how long it was; gain, what
 * the mentor or coach takes from it. */
static const char *const stage_names[] = {
    "arrival",   "agreement", "commitments", "practicalities", "topic",   "goal",      "standard",
    "strengths", "evidence",  "exploration", "reflection",     "options", "choice",    "action",
    "support",   "swap",      "contact",     "learning",       "gain",    "appraisal", "close",
};

/* What a guide does besides asking; each needs the mentee's leave. */
static const char *const stance_names[] = {
    "reflection", "information", "advice", "own experience", "direction",
};

const char *const *bank_names(enum bank_names which, size_t *count) {
    static const struct {
        const char *const *names;
        size_t count;
    } lists[] = {
        [NAMES_STAGE] = {stage_names, COUNT(stage_names)},
        [NAMES_STANCE] = {stance_names, COUNT(stance_names)},
        [NAMES_PURPOSE] = {purpose_names, COUNT(purpose_names)},
        [NAMES_KEEP] = {keep_names, COUNT(keep_names)},
        [NAMES_KIND] = {kind_names, kind_count},
    };
    *count = lists[which].count;
    return lists[which].names;
}

const char *kind_name(enum question_kind kind) {
    return kind_names[kind];
}
