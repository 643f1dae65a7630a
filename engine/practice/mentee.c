/* SPDX-License-Identifier: GPL-3.0-or-later
 * A persona as the mentee. Going back is running it again from the top with what was said: the same
 * turns get the same answers, so nothing else has to be remembered.
 */
#include "practice/mentee.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "practice/persona.h"

#include <stdlib.h>
#include <string.h>

struct of_persona {
    struct mentee mentee;
    struct persona *persona;
    int trust_first;
    int trust_least;
    int trust_now;
    size_t held; /* lines of what is held back that were told */
    unsigned held_turn;
};

static void note(struct of_persona *own, const struct answer *answer) {
    if (!answer->count) return;
    own->trust_now = answer->trust;
    if (answer->trust < own->trust_least) own->trust_least = answer->trust;
    for (size_t i = 0; i < answer->count; i++) {
        if (strcmp(answer->told[i].group->id, stock_in_order) != 0) continue;
        if (!own->held++) own->held_turn = answer->heard.turn;
    }
}

static bool begin(struct mentee *mentee, struct bytes *said, struct fault *fault) {
    struct of_persona *own = (struct of_persona *)mentee;
    struct answer answer;
    own->held = 0;
    if (!persona_begin(own->persona, said, &answer, fault)) return false;
    own->trust_first = own->trust_least = own->trust_now = answer.trust;
    return true;
}

static bool answer(struct mentee *mentee, const struct encounter *so_far, bool ends,
                   struct bytes *said, struct response *response, struct fault *fault) {
    struct of_persona *own = (struct of_persona *)mentee;
    const char *coach = so_far->count ? so_far->moments[so_far->count - 1].text : "";
    struct answer answer;
    if (!persona_answer(own->persona, ends ? NULL : coach, said, &answer, fault)) return false;
    *response = (struct response){.left = answer.left, .allowed = answer.heard.allowed};
    note(own, &answer);
    return true;
}

static bool go_back(struct mentee *mentee, const struct encounter *kept, struct fault *fault) {
    struct of_persona *own = (struct of_persona *)mentee;
    struct bytes ignored = {0};
    struct answer answer;
    bool good = begin(mentee, &ignored, fault);
    for (size_t i = 0; good && i < kept->count; i++) {
        if (kept->moments[i].speaker != SPEAKER_COACH) continue;
        good = persona_answer(own->persona, kept->moments[i].text, &ignored, &answer, fault);
        if (good) note(own, &answer);
    }
    bytes_free(&ignored);
    return good;
}

static void debrief(struct mentee *mentee, struct bytes *out) {
    struct of_persona *own = (struct of_persona *)mentee;
    const struct persona_bank *bank = persona_bank(own->persona);
    bytes_format(out, "What %s wanted: %s\n", bank->name, bank->wants);
    bytes_format(out, "What %s held back: %s\n", bank->name, bank->holds_back);
    if (own->held)
        bytes_format(out, "You heard of it from turn %u on.\n", own->held_turn);
    else
        bytes_text(out, "You did not hear of it this time.\n");
    bytes_format(out, "Trust, from 0 to 10: %d at first, %d at the end", own->trust_first,
                 own->trust_now);
    if (own->trust_least < own->trust_first && own->trust_least < own->trust_now)
        bytes_format(out, ", and %d at the lowest", own->trust_least);
    bytes_text(out, ".\n");
}

static void leave(struct mentee *mentee) {
    free(mentee);
}

struct mentee *mentee_of_persona(struct persona *persona) {
    struct of_persona *own = memory_new(sizeof *own);
    own->persona = persona;
    own->mentee =
        (struct mentee){persona_bank(persona)->name, begin, answer, go_back, debrief, leave};
    return &own->mentee;
}
