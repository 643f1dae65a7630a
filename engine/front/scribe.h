/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing down a conversation as it happens, in the lines of a transcript. Whoever plays one and
 * whoever records one write with this same hand, so that both come to the same lines.
 */
#ifndef ASKWELL_SCRIBE_H
#define ASKWELL_SCRIBE_H

#include "base/bytes.h"
#include "base/value.h"
#include "talk/front.h"

struct scribe {
    struct value lines; /* text: as they came */
    char section[256];
    struct bytes asked; /* the last question, whose list may go on */
};

/* Gives one that has written nothing; the caller frees with scribe_end, which gives the lines. */
struct scribe scribe_begin(void);
struct value scribe_end(struct scribe *scribe);

/* Each writes down what happened, cleaned of controls. */
void scribe_say(struct scribe *scribe, enum saying how, const char *text,
                const struct place *place);
void scribe_ask(struct scribe *scribe, const struct prompt *prompt);
void scribe_typed(struct scribe *scribe, const char *text); /* its lines behind > and + */
void scribe_deed(struct scribe *scribe, const char *deed);  /* such as "wait 60" */
void scribe_page(struct scribe *scribe, const char *text);

/* A session is over: the next one says again where it is. */
void scribe_between(struct scribe *scribe);

#endif
