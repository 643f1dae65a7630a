/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation as a guide beside free practice: its sections are the stages, and what the trainee
 * says is held against its questions. Nothing of it is run; it is read off the script and its
 * banks, those of the parts that it takes in among them.
 *
 * The rule by which a turn belongs to a stage: what asks in it is compared with each wording of
 * each question of the protocol, and with what coaches plainly say in such a part of a conversation
 * (`stages:` of the lexicon, by the name under `stage:` of the question), by the stems of their
 * words. A word counts the more the fewer of these have it (inverse document frequency), and the
 * two are as near as the cosine between them (Salton and McGill, Introduction to Modern Information
 * Retrieval, 1983). The nearest decides, where it is near enough; the stage where the talk is, and
 * the next, are favoured a little, and it must be nearer to lead further. What is near to none,
 * what is said back and what is told belong to where the talk is. It is a guess, and said as one.
 */
#ifndef ASKWELL_PROTOCOL_H
#define ASKWELL_PROTOCOL_H

#include "bank/bank.h"
#include "lint/lexicon.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;
struct protocol;

/* One question or group of a stage. */
struct protocol_question {
    const struct question *question;
    size_t stage;
    bool asked;
};

/* Reads the conversation called or at `name`; the lexicon must stay. The caller frees. NULL with a
 * fault: 65, 66. */
struct protocol *protocol_open(const char *name, const struct lexicon *lexicon,
                               struct fault *fault);
void protocol_free(struct protocol *protocol);

const char *protocol_title(const struct protocol *protocol);
size_t protocol_stages(const struct protocol *protocol);
const char *protocol_stage(const struct protocol *protocol, size_t stage);

/* Takes a turn of the coach into account; gives the stage that it belongs to, or the count of them
 * while nothing was near to any. */
size_t protocol_hear(struct protocol *protocol, const char *coach);

/* Forgets all that was heard. */
void protocol_restart(struct protocol *protocol);

/* Gives the stage of the last turn that belonged to one, 0 before there is one. */
size_t protocol_now(const struct protocol *protocol);

/* Was something of this stage asked? */
bool protocol_reached(const struct protocol *protocol, size_t stage);

/* Gives question number `number` of a stage, in its order, or NULL behind the last. */
const struct protocol_question *protocol_question(const struct protocol *protocol, size_t stage,
                                                  size_t number);

/* Gives the first wording of a question that can be said as it stands, without anything to fill in;
 * or NULL. */
const char *protocol_wording(const struct question *question);

#endif
