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

/* Gives whether leave holds behind what the mentee has said, and whether it was granted just now.
 */
static bool holds(const struct permission *permission, const struct lexicon *lexicon,
                  bool *granted) {
    struct cues cues;
    *granted = false;
    if (!permission->said) return permission->holds;
    cues_find(lexicon, permission->said, strlen(permission->said), &cues);
    if (fires(lexicon, &cues, "refuses-leave")) return false;
    *granted = permission->asked && fires(lexicon, &cues, "gives-leave");
    return permission->holds || *granted || fires(lexicon, &cues, "asks-advice");
}

static bool is_advice(const struct remark *remark) {
    return remark->move == MOVE_INPUT || strcmp(remark->label, "advice") == 0;
}

static void become_input(struct remarks *remarks) {
    for (size_t i = 0; i < remarks->count; i++) {
        struct remark *remark = &remarks->items[i];
        if (!remark->weighed || remark->move == MOVE_INPUT) continue;
        remark->move = MOVE_INPUT;
        remark->label = remark_labels[remark_label("input")];
        remark->rule = "leave";
        remark->says = "It follows the leave that was asked for and given.";
    }
}

void permission_mark(struct permission *permission, const struct lexicon *lexicon,
                     const struct moment *moment, struct remarks *remarks) {
    bool advises = false;
    bool questions = false;
    bool asks_leave = false;
    bool granted = false;
    if (!remarks->count) return; /* a silence takes nothing back */
    for (size_t i = 0; i < remarks->count; i++) {
        advises = advises || is_advice(&remarks->items[i]);
        questions = questions || remarks->items[i].move == MOVE_QUESTION;
        asks_leave = asks_leave || remarks->items[i].asks_leave;
    }
    if (advises || !questions || permission->asked)
        permission->holds = holds(permission, lexicon, &granted);
    if (granted) become_input(remarks);
    for (size_t i = 0; i < remarks->count; i++)
        remarks->items[i].allowed =
            is_advice(&remarks->items[i]) && (permission->holds || moment->allowed);
    permission->holds = permission->holds && !questions;
    permission->asked = asks_leave;
    permission->said = NULL;
}
