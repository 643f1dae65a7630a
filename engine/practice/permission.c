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

void permission_hear(struct permission *permission, const struct lexicon *lexicon,
                     const char *text) {
    struct cues cues;
    cues_find(lexicon, text, strlen(text), &cues);
    bool granted = permission->asked && fires(lexicon, &cues, "gives-leave");
    if (fires(lexicon, &cues, "refuses-leave"))
        permission->holds = false;
    else if (granted || fires(lexicon, &cues, "asks-advice"))
        permission->holds = true;
}

void permission_mark(struct permission *permission, const struct moment *moment,
                     struct remarks *remarks) {
    bool holds = permission->holds || moment->allowed;
    permission->asked = false;
    for (size_t i = 0; i < remarks->count; i++) {
        struct remark *remark = &remarks->items[i];
        bool is_advice = remark->move == MOVE_INPUT || strcmp(remark->label, "advice") == 0;
        remark->allowed = is_advice && holds;
        if (remark->move != MOVE_QUESTION) continue;
        permission->asked = permission->asked || remark->asks_leave;
        permission->holds = false;
    }
}
