/* SPDX-License-Identifier: GPL-3.0-or-later
 * A wish: what a flow wants next, as plain data. It comes out of the jail as one JSON object and is
 * taken for hostile until wish_read has looked at it.
 */
#ifndef ASKWELL_WISH_H
#define ASKWELL_WISH_H

#include "base/value.h"

#include <stdbool.h>

struct bytes;
struct fault;

enum wish_kind {
    WISH_FLOW,    /* what this conversation is: fill holds title, bank, minutes, sections, and of
                     its parts: parts, their banks, the lines where those are named */
    WISH_SECTION, /* id: the section's name */
    WISH_TURN,    /* id: who of two is the learner from here on, "first" or "second" */
    WISH_SAY,     /* id: a line; fill: its placeholders */
    WISH_ASK,     /* id: a question; wants an answer */
    WISH_DRAW,    /* id: a group; wants the answer to one question of it */
    WISH_ACTION,  /* fill: what, by, support, toward, know; wants the action's id */
    WISH_SHOW,    /* id: what the mentee is to read, so far only "agenda" */
    WISH_KNOWN,   /* id: commitments, agreement, prompts: wants what earlier sessions tell of it */
    WISH_SETTLE,  /* id: what became of a commitment; fill: of, why, what, by */
    WISH_AMEND,   /* id: added, or changed; fill: words, and rule, the ground rule as it was */
    WISH_REPLAY,  /* id: to what end; fill: words, which are shown; wants whether they could be */
    WISH_PART,    /* id: a conversation that is taken in; wants its source, which flow.c gives */
    WISH_END,     /* the conversation is over */
    WISH_FAULT,   /* id: the sentence; something in the flow is wrong */
    WISH_LIMIT,   /* id: the sentence; the flow was stopped for good */
    /* of a persona: */
    WISH_PERSONA, /* who this mentee for practice is; fill: title, bank, trust */
    WISH_HEAR,    /* wants the coach's next turn, as flow/heard.h has it */
    WISH_TELL,    /* id: a group of the persona's bank, one line of which is said; fill: trust, and
                     topic where it is not the one in hand */
    WISH_LEFT,    /* id: a group; fill: topic; wants how many lines of it are not said yet */
};

struct wish {
    enum wish_kind kind;
    int line; /* of the flow, from 1; 0 where unknown */
    struct value id;
    struct value fill;
    struct value part; /* whose wish it is: nothing, or the name of a part that was taken in */
};

/* Does the flow wait for a reply to such a wish? To the others it does not; it goes on at once. */
bool wish_waits(enum wish_kind kind);

/* Gives the kind's name on the wire. */
const char *wish_name(enum wish_kind kind);

/* Gives the name of the part whose wish it is, or NULL for the conversation itself. */
const char *wish_part(const struct wish *wish);

/* Adds `wish` to `out` as one JSON object. */
void wish_write(const struct wish *wish, struct bytes *out);

/* Reads a wish that the jail sent, refusing what no honest flow could send: unknown kinds, missing
 * ids, fills that are no map of text, numbers, yes or no, and lists of those, and in a fault's
 * sentence controls, parts whose names are none. The caller frees with wish_free. Fault: 65. */
bool wish_read(const char *text, size_t length, struct wish *wish, struct fault *fault);
void wish_free(struct wish *wish);

#endif
