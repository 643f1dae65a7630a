/* SPDX-License-Identifier: GPL-3.0-or-later
 * The gate before advice, own stories and direction. A question with a stance asks the mentee's
 * leave; a line with that stance is said only after a yes. What the guide offers in the moment is
 * asked and recorded in the same way, and what has to be said without leave is said with its reason
 * in the mentee's own record. Of two who coach each other, the leave of one is not that of the
 * other.
 */
#include "talk/inside.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *stance;
    const char *word; /* behind /offer */
    const char *asked;
} stances[] = {
    {"advice", "advice", "Would you like some advice here?"},
    {"own experience", "story", "Would you like to hear how it went for me?"},
    {"direction", "direction", "Would you like me to say what I would have you do?"},
    {"information", "information", "Would you like some information on this?"},
};
enum { stance_count = sizeof stances / sizeof *stances };

/* Gives the bit of a stance that needs leave, 0 for others. Information is offered, but not kept
 * back. */
static unsigned bit_of(const char *stance) {
    for (unsigned i = 0; stance && i < stance_count - 1; i++)
        if (strcmp(stances[i].stance, stance) == 0) return 1U << i;
    return 0;
}

void leave_note(struct talk *talk, const struct question *question, const struct value *value) {
    unsigned bit = bit_of(question->traits.stance);
    if (question->kind != KIND_YESNO || !bit) return;
    unsigned *leave = &talk->leave[talk->turn];
    *leave = value->truth ? *leave | bit : *leave & ~bit;
}

bool leave_given(const struct talk *talk, const struct line *line) {
    unsigned bit = bit_of(line->traits.stance);
    return !bit || (talk->leave[talk->turn] & bit);
}

/* Is this a yes in the words of the bank? Whatever is not, is none. */
static bool is_yes(const struct talk *talk, const struct value *reply) {
    const struct question yesno = {.id = "", .kind = KIND_YESNO, .bank = talk->bank};
    struct options none = {0};
    struct value said = {0};
    struct bytes why = {0};
    bool good = reply->kind == VALUE_TEXT &&
                judge(&yesno, &none, reply->text, reply->length, 0, &said, &why) && said.truth;
    value_free(&said);
    bytes_free(&why);
    return good;
}

enum outcome leave_offer(struct talk *talk, const char *argument) {
    struct value reply = {0};
    enum outcome outcome = OUTCOME_ASK;
    size_t which = 0;
    while (*argument && which < stance_count &&
           strncmp(stances[which].word, argument, strlen(argument)) != 0)
        which++;
    if (which == stance_count) {
        talk_say(talk, SAY_NOTICE, "One can offer advice, story, direction or information.");
        return OUTCOME_ASK;
    }
    if (!turn_words(talk, stances[which].asked, "yes / no; Enter alone is no", &reply, &outcome) &&
        outcome != OUTCOME_ASK)
        return outcome;
    bool yes = is_yes(talk, &reply);
    struct bytes *entry = record_begin(talk, DEED_MOVE);
    entry_add_string(entry, "what", "offer");
    entry_add_string(entry, "stance", stances[which].stance);
    entry_add_string(entry, "leave", yes ? "yes" : "no");
    value_free(&reply);
    if (!record_keep(talk)) return OUTCOME_FAILED;
    talk_say(talk, SAY_NOTICE,
             yes ? "Yes. Say it briefly; the question waits." : "Not now. That is kept too.");
    return OUTCOME_ASK;
}

enum outcome leave_exception(struct talk *talk, const char *argument) {
    struct value reason = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (*argument)
        reason = value_string(argument);
    else if (!turn_words(talk, "What makes it necessary to say this without being asked?",
                         "the mentee will read it; Enter alone goes back", &reason, &outcome))
        return outcome;
    struct bytes *entry = record_begin(talk, DEED_ITEM);
    entry_add_string(entry, "kind", "exception");
    entry_add_text(entry, "text", reason.text, reason.length);
    value_free(&reason);
    if (!record_keep(talk)) return OUTCOME_FAILED;
    talk_notice(talk, "It stands on the mentee's agenda, with this reason.");
    return OUTCOME_ASK;
}
