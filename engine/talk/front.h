/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a front must do: say something, ask something, close. A terminal, plain lines, JSON lines
 * and a written transcript are fronts; they are in front/.
 */
#ifndef ASKWELL_FRONT_H
#define ASKWELL_FRONT_H

#include "bank/judge.h"
#include "base/value.h"

#include <stdbool.h>

struct command_row;
struct fault;
struct watch;

/* One of two who take turns as the learner. */
struct person {
    const char *name;
    long minutes; /* in which they were it, of this session */
};

/* Where in the conversation we are; all text is the talk's and valid during the call. */
struct place {
    const char *title;
    const char *owner;           /* the learner, whose agenda it is that is written into */
    const struct person *people; /* two; or NULL where one is the mentee throughout */
    size_t learner;              /* which of them is the learner now; 0 where there is one */
    const char *mentee;          /* what this programme calls the two: protégé, mentor; or NULL */
    const char *coach;           /* where it says nothing of it */
    const char *section;         /* "" before the first */
    size_t section_number;
    size_t section_count;
    const struct value *sections; /* their names, for completion */
    long minutes_used;
    long minutes_planned; /* 0 where the flow does not say */
};

enum saying {
    SAY_LINE,   /* the conversation says this */
    SAY_NOTICE, /* askwell says this about the last answer or command */
    SAY_KEPT,   /* the last answer is on the disk; a few words */
    SAY_PAGE,   /* several lines to read: help, the agenda, a recap */
    SAY_QUOTE,  /* the mentee's words, replayed */
};

enum manner {
    MANNER_WORDS,   /* an answer or a command is typed */
    MANNER_SILENCE, /* nothing is said until a key is pressed; reply.thought is how long it was held
                     */
    MANNER_LONG,    /* the answer is written in an editor, `draft` to begin with */
};

/* One question. Text may hold anything that a mentee typed: a front cleans what it prints. */
struct prompt {
    enum manner manner;
    struct place place;
    const char *id;    /* the question's, or "" for one that askwell asks itself */
    const char *quote; /* shown above the question, or NULL */
    const char *asked;
    const char *hint; /* what may be answered, or "" */
    const char *help; /* or NULL */
    enum question_kind kind;
    const struct options *options; /* of a choice */
    const struct question *scale;  /* with its ends and what they mean; NULL: it is no scale */
    const struct value *lines;     /* of a list: those given so far; otherwise NULL */
    const char *draft;             /* words to begin with, which can be edited; or NULL */
    const char *before;            /* the earlier answer, which nothing typed keeps; or NULL */
    const char *by;                /* who types: mentee or coach */
    struct watch *watch;           /* files whose saving ends the wait with REPLY_RELOAD; or NULL */
    /* What can be typed behind a slash; NULL: what stands in talk/commands.h. */
    const struct command_row *commands;
    size_t command_count;
};

enum reply_kind {
    REPLY_LINE,      /* typed: may be a command */
    REPLY_ANSWER,    /* an answer, never a command: text, number, yes or no, list */
    REPLY_COMMAND,   /* a command without its slash */
    REPLY_CLOSED,    /* there is no more input: pause; text is what was half typed */
    REPLY_INTERRUPT, /* Ctrl-C twice, or the terminal went away: the same */
    REPLY_RELOAD,    /* a watched file was saved. What was half typed stays with the front, and is
                        there when this question is put again */
};

/* The caller frees `value`. Seconds are negative where nobody measured them. */
struct reply {
    enum reply_kind kind;
    struct value value;
    double waited;  /* until the first key */
    double thought; /* until the end of the answer */
};

struct front {
    /* Says `text`; `place` tells where. */
    void (*say)(struct front *front, enum saying how, const char *text, const struct place *place);
    /* Asks, and waits. False with a fault where this front cannot go on. */
    bool (*ask)(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault);
    /* Ends the front and frees it. */
    void (*close)(struct front *front);
};

#endif
