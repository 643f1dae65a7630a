/* SPDX-License-Identifier: GPL-3.0-or-later
 * Leave, turn by turn.
 */
#include "practice/permission.h"

#include "lint/cues.h"
#include "lint/lexicon.h"

#include <string.h>

static bool fires(const struct lexicon *lexicon, const struct cues *cues, const char *name) {
    size_t cue = lexicon_cue(lexicon, name);
    return cue < lexicon_cues && cue_set_has(&cues->turn, cue);
}

void permission_hear(struct permission *permission, const char *text) {
    permission->said = text;
}

/* Gives whether leave holds behind what the mentee has said. */
static bool holds(struct permission *permission, const struct lexicon *lexicon) {
    struct cues cues;
    const char *text = permission->said;
    permission->said = NULL;
    if (!text) return permission->holds;
    cues_find(lexicon, text, strlen(text), &cues);
    if (fires(lexicon, &cues, "refuses-leave")) return false;
    bool granted = permission->asked && fires(lexicon, &cues, "gives-leave");
    return permission->holds || granted || fires(lexicon, &cues, "asks-advice");
}

static bool is_advice(const struct remark *remark) {
    return remark->move == MOVE_INPUT || strcmp(remark->label, "advice") == 0;
}

void permission_mark(struct permission *permission, const struct lexicon *lexicon,
                     const struct moment *moment, struct remarks *remarks) {
    bool advises = false;
    bool questions = false;
    bool asks_leave = false;
    if (!remarks->count) return; /* a silence takes nothing back */
    for (size_t i = 0; i < remarks->count; i++) {
        advises = advises || is_advice(&remarks->items[i]);
        questions = questions || remarks->items[i].move == MOVE_QUESTION;
        asks_leave = asks_leave || remarks->items[i].asks_leave;
    }
    if (advises || !questions) permission->holds = holds(permission, lexicon);
    for (size_t i = 0; i < remarks->count; i++)
        remarks->items[i].allowed =
            is_advice(&remarks->items[i]) && (permission->holds || moment->allowed);
    permission->holds = permission->holds && !questions;
    permission->asked = asks_leave;
    permission->said = NULL;
}
