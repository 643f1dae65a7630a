/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of a protocol share. Nobody but protocol.c and protocol_read.c includes this.
 */
#ifndef ASKWELL_PROTOCOL_INSIDE_H
#define ASKWELL_PROTOCOL_INSIDE_H

#include "lint/utterance.h"
#include "practice/protocol.h"

enum { most_stems = 64 };

/* The stems of the words of something, each once. */
struct stems {
    uint32_t stems[most_stems];
    size_t count;
};

/* One way to say something of a stage. */
struct said {
    size_t question;  /* that it is a wording of, where part is NULL */
    const char *part; /* of a conversation, in which it is said */
    struct stems stems;
    double length; /* of its weights */
};

struct protocol {
    const struct lexicon *lexicon;
    char *title;
    char **stages;
    size_t stage_count;
    struct bank **banks;
    size_t bank_count;
    struct protocol_question *questions;
    size_t question_count;
    struct said *said;
    size_t said_count;
    size_t now;
    bool begun;             /* something was near to one of its questions */
    struct utterance heard; /* large, so not on the stack */
};

/* protocol_read.c: reads title, stages, banks and questions. False with a fault. */
bool protocol_read(struct protocol *protocol, const char *name, struct fault *fault);

#endif
