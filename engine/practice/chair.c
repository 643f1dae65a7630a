/* SPDX-License-Identifier: GPL-3.0-or-later
 * The trainee in the mentee's chair. A coach asks from the protocol, one thing at a time, and now
 * and then only says back what was said. It is kept, and not measured: nobody was coached.
 */
#include "base/bytes.h"
#include "practice/practising.h"
#include "practice/protocol.h"

#include <string.h>

static const char *const without_protocol[] = {
    "What is on your mind today?",
    "What would you like to be different?",
    "What have you noticed about it so far?",
    "What matters to you in it?",
    "What else?",
    "What could be a first step?",
};

/* Gives the next question that can be said as it stands, or NULL behind the last. */
static const char *next_question(struct practising *practising) {
    const struct protocol *protocol = practising->setup->protocol;
    if (!protocol) {
        size_t count = sizeof without_protocol / sizeof *without_protocol;
        return practising->chair_question < count ? without_protocol[practising->chair_question++]
                                                  : NULL;
    }
    while (practising->chair_stage < protocol_stages(protocol)) {
        const struct protocol_question *question =
            protocol_question(protocol, practising->chair_stage, practising->chair_question++);
        const char *wording = question ? protocol_wording(question->question) : NULL;
        if (wording) return wording;
        if (question) continue;
        practising->chair_stage++;
        practising->chair_question = 0;
    }
    return NULL;
}

static bool keep(struct practising *practising, const char *text) {
    return diary_keep_move(practising->setup->diary, "swap", practising->turns, text,
                           practising->fault);
}

static void ask_next(struct practising *practising) {
    const char *question = next_question(practising);
    bytes_clear(&practising->said);
    bytes_text(&practising->said,
               question ? question : "That is all I would ask. What was it like to be asked?");
}

static void back_to_coaching(struct practising *practising) {
    const struct encounter *encounter = practising->encounter;
    practising->swapped = false;
    bytes_clear(&practising->said);
    if (encounter->count)
        bytes_text(&practising->said, encounter->moments[encounter->count - 1].text);
}

bool chair_swap(struct practising *practising) {
    if (practising->swapped) {
        back_to_coaching(practising);
        practice_say(practising, SAY_NOTICE,
                     "You are the coach again. Which of those questions would you keep?");
        return keep(practising, "the coach again");
    }
    practising->swapped = true;
    bytes_clear(&practising->chair_said);
    practice_say(practising, SAY_NOTICE,
                 "You are in the mentee's chair. Take something of your own, or answer as the "
                 "mentee might; /swap comes back.");
    ask_next(practising);
    return keep(practising, "the mentee now");
}

/* A longer answer is first only said back, once before each further question. */
bool chair_answer(struct practising *practising, const char *text) {
    enum { worth_saying_back = 30 };
    bool said_back = practising->chair_said.length > 0;
    if (!keep(practising, text)) return false;
    if (!said_back && strlen(text) >= worth_saying_back) {
        bytes_text(&practising->chair_said, text);
        bytes_clear(&practising->said);
        bytes_format(&practising->said, "“%s”", text);
        return true;
    }
    bytes_clear(&practising->chair_said);
    ask_next(practising);
    return true;
}
