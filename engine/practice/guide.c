/* SPDX-License-Identifier: GPL-3.0-or-later
 * The protocol beside the talk, told only when somebody asks: where this is, and one hint.
 */
#include "base/bytes.h"
#include "practice/measure.h"
#include "practice/practising.h"
#include "practice/protocol.h"

#include <string.h>

/* Adds one or two questions of this stage that nothing said so far was near to. */
static void add_questions(const struct protocol *protocol, size_t stage, const char *lead,
                          struct bytes *out) {
    enum { most = 2 };
    size_t told = 0;
    const struct protocol_question *question = NULL;
    for (size_t i = 0; told < most && (question = protocol_question(protocol, stage, i)); i++) {
        const char *wording = protocol_wording(question->question);
        if (question->asked || !wording) continue;
        bytes_format(out, "%s %s", told++ ? "" : lead, wording);
    }
    if (told) bytes_char(out, '\n');
}

/* Adds the names of those stages before this one that nothing belonged to, and the next one's. */
static void add_stages(const struct protocol *protocol, size_t stage, struct bytes *out) {
    size_t told = 0;
    for (size_t i = 0; i < stage; i++)
        if (!protocol_reached(protocol, i))
            bytes_format(out, "%s%s", told++ ? ", " : "Passed over: ", protocol_stage(protocol, i));
    if (told) bytes_text(out, ". ");
    if (stage + 1 < protocol_stages(protocol))
        bytes_format(out, "Next comes %s.", protocol_stage(protocol, stage + 1));
    else
        bytes_text(out, "It is the last.");
    bytes_char(out, '\n');
}

enum { all_told = 2 };

/* How much is told: less each time that nobody needed it, more to somebody who asks again. */
static unsigned detail_of(struct practising *practising, size_t stage, bool more) {
    unsigned fading = practising->setup->fading;
    bool again = practising->asked_where && practising->asked_at == stage;
    practising->asked_where = again ? practising->asked_where + 1 : 1;
    practising->asked_at = stage;
    unsigned detail = fading < all_told ? all_told - fading : 0;
    detail += practising->asked_where - 1;
    return more || detail > all_told ? all_told : detail;
}

void guide_where(struct practising *practising, bool more, struct bytes *out) {
    const struct protocol *protocol = practising->setup->protocol;
    if (!protocol) {
        bytes_text(out,
                   "There is no protocol beside this session. Begin one with --protocol, such as "
                   "--protocol mentor-coaching.\n");
        return;
    }
    size_t stage = protocol_now(protocol);
    unsigned detail = detail_of(practising, stage, more);
    if (protocol_reached(protocol, stage)) {
        bytes_format(out, "This sounds like %s, %zu of %zu in %s.\n",
                     protocol_stage(protocol, stage), stage + 1, protocol_stages(protocol),
                     protocol_title(protocol));
        if (detail >= all_told) add_questions(protocol, stage, "Not asked here yet:", out);
        if (detail >= 1) add_stages(protocol, stage, out);
    } else {
        bytes_format(out, "%s begins with %s; nothing you asked was near to it yet.\n",
                     protocol_title(protocol), protocol_stage(protocol, stage));
        if (detail >= all_told) add_questions(protocol, stage, "It would ask:", out);
    }
    if (detail < all_told) bytes_text(out, "(/where more tells all of it)\n");
}

static size_t words_in(const char *text) {
    size_t words = 0;
    for (const char *at = text; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        words += length > 0;
        at += length;
    }
    return words;
}

/* What the coach did lately. */
struct lately {
    const struct remark *last; /* of the last turn in which something was said */
    const struct heard *turn;  /* that turn */
    size_t unreflected;        /* questions since something was said back */
    size_t silences;
    size_t spoken; /* words of the coach's last turn */
};

static struct lately lately_of(const struct measures *measures, const struct encounter *encounter) {
    struct lately lately = {0};
    for (size_t i = 0; i < measures->count; i++) {
        const struct heard *heard = &measures->turns[i];
        const struct moment *moment = &encounter->moments[i];
        if (moment->speaker != SPEAKER_COACH) continue;
        lately.silences += !*moment->text;
        if (!heard->remarks.count) continue;
        lately.turn = heard;
        lately.last = &heard->remarks.items[heard->remarks.count - 1];
        lately.spoken = words_in(moment->text);
        for (size_t k = 0; k < heard->remarks.count; k++) {
            if (heard->remarks.items[k].move == MOVE_QUESTION) lately.unreflected++;
            if (heard->remarks.items[k].move == MOVE_REFLECTION) lately.unreflected = 0;
        }
    }
    return lately;
}

static bool is_label(const struct remark *remark, const char *label) {
    return remark && strcmp(remark->label, label) == 0;
}

/* A question of the protocol that was not asked yet, from where the talk is now on. */
static const char *next_question(const struct protocol *protocol) {
    const struct protocol_question *question = NULL;
    for (size_t stage = protocol_now(protocol); stage < protocol_stages(protocol); stage++)
        for (size_t i = 0; (question = protocol_question(protocol, stage, i)); i++) {
            const char *wording = protocol_wording(question->question);
            if (!question->asked && wording) return wording;
        }
    return NULL;
}

static void choose_hint(const struct practising *practising, const struct lately *lately,
                        struct bytes *out) {
    enum { long_answer = 20, long_turn = 35, many_questions = 2 };
    const struct protocol *protocol = practising->setup->protocol;
    const char *next = protocol ? next_question(protocol) : NULL;
    bool told_much = words_in(bytes_string(&practising->said)) >= long_answer;
    if (!lately->last)
        bytes_text(out, "Begin wide: ask what they would like to have by the end of this time.");
    else if (is_label(lately->last, "advice") || is_label(lately->last, "input"))
        bytes_text(out, "Ask first whether they want to hear it; or ask what they have thought of "
                        "themselves.");
    else if (is_label(lately->last, "stacked"))
        bytes_text(out, "One question at a time. Which of them would you keep?");
    else if (is_label(lately->last, "judging-why"))
        bytes_text(out, "Why can sound like blame. Try what made it so, or what was going on.");
    else if (is_label(lately->last, "leading"))
        bytes_text(out, "The answer was in the question. How would you ask if you did not know?");
    else if (lately->unreflected > many_questions)
        bytes_format(out,
                     "%zu questions, and nothing said back. Take a few of their words and say "
                     "them again, without asking.",
                     lately->unreflected);
    else if (is_label(lately->last, "closed"))
        bytes_text(out, "It could be answered with yes. Ask the same again, beginning with what or "
                        "how.");
    else if (lately->spoken > long_turn)
        bytes_text(out, "That was long. Say half of it, and wait.");
    else if (told_much && !lately->silences)
        bytes_text(out, "They have just told you something. Wait: Enter alone holds a silence.");
    else if (next)
        bytes_format(out, "The protocol would ask, in your own words: %s", next);
    else
        bytes_text(out, "Which of their words stays with you? Say it back as they said it.");
    if (lately->turn && lately->turn->instead)
        bytes_format(out, " You could have said: “%s”", lately->turn->instead);
}

void guide_hint(const struct practising *practising, struct bytes *out) {
    struct measures measures = measures_take(practising->setup->yardstick, practising->encounter);
    struct lately lately = lately_of(&measures, practising->encounter);
    choose_hint(practising, &lately, out);
    measures_free(&measures);
}
