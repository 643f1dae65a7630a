/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a coach's turn sounds to a mentee: what kind of move it is, what it is about, and how much of
 * it is in the mentee's own words. The rules are those of the report (practice/remark.h), so that
 * its label explains the answer; the topic is the one of which the words speak most
 * (practice/topics.h). An aside, a topic without a surface, is met before all others in what is
 * stated; of a question it has to be met most.
 */
#ifndef ASKWELL_HEARING_H
#define ASKWELL_HEARING_H

#include "bank/persona_bank.h"
#include "flow/heard.h"
#include "lint/lexicon.h"

struct hearing;

/* Gives one, which the caller frees; lexicon and bank must stay. */
struct hearing *hearing_new(const struct lexicon *lexicon, const struct persona_bank *bank);
void hearing_free(struct hearing *hearing);

/* Forgets all that was heard. */
void hearing_restart(struct hearing *hearing);

/* Listens to a turn; "" is a silence, NULL the end of the session. All of `heard` is filled but
 * `other` and `begun`; its topics belong to the bank. */
void hearing_listen(struct hearing *hearing, const char *coach, struct impression *heard);

/* The mentee has answered; where there is no topic so far, the words say what it is. What was said,
 * and whether it gave the leave that was asked for. */
void hearing_answered(struct hearing *hearing, const char *said, bool gives_leave);

/* The mentee has told a line of this topic, "" for none. */
void hearing_told(struct hearing *hearing, const char *topic, const char *line);

/* The mentee goes to another topic. */
void hearing_turn_to(struct hearing *hearing, const char *topic);

/* Gives the topic in hand, or "". */
const char *hearing_topic(const struct hearing *hearing);

#endif
