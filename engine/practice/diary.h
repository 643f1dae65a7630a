/* SPDX-License-Identifier: GPL-3.0-or-later
 * A practice session as it is kept: a journal of the trainee's own, one file for each session, in
 * the entries of agenda/entry.h. Each turn is on the disk before the next prompt.
 *
 *     begin: persona, title, mentee, language, protocol, seed, bank-sum (CRC-32 of the bank)
 *     resume: it was left, and is gone on with
 *     answer: turn, section (the stage of the protocol), asked (what the trainee said; "" for a
 *         silence), answer (what the mentee said), waited, thought, allowed
 *     back: turn (the first that is set aside), to (its entry)
 *     move: what (where, hint, feedback, compare, pin, contest, swap), turn, text
 *     end: how
 */
#ifndef ASKWELL_DIARY_H
#define ASKWELL_DIARY_H

#include "agenda/journal.h"
#include "practice/encounter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diary;

/* What the trainee is called in it. */
extern const char diary_coach[];

/* What a session begins with. */
struct diary_begin {
    const char *persona;
    const char *title;
    const char *mentee;
    const char *language; /* of the conversation */
    const char *protocol; /* or NULL */
    unsigned long sum;
    uint64_t seed;
};

/* One turn of the trainee with its answer. */
struct diary_turn {
    unsigned long turn;
    const char *section; /* or NULL */
    const char *coach;
    const char *mentee;
    double waited; /* negative where nobody measured it */
    double thought;
    bool allowed;
};

/* Adds the folder of the practice journals. Fault: 66. */
bool diary_folder(struct bytes *path, struct fault *fault);

/* Begins a journal in `folder`, which is made; NULL for a folder keeps it in memory only. Gives it,
 * and the caller frees. NULL with a fault (74). */
struct diary *diary_open(const char *folder, const struct clock *clock,
                         const struct diary_begin *begin, struct fault *fault);

/* Opens the journal at `path` to go on with its session. NULL with a fault: as of journal_open. */
struct diary *diary_resume(const char *path, const struct clock *clock, struct fault *fault);

void diary_close(struct diary *diary);

/* Each keeps one entry; false (74) where it is not kept. */
bool diary_keep_turn(struct diary *diary, const struct diary_turn *turn, struct fault *fault);
bool diary_keep_back(struct diary *diary, unsigned long turn, struct fault *fault);
bool diary_keep_move(struct diary *diary, const char *what, unsigned long turn, const char *text,
                     struct fault *fault);
bool diary_keep_end(struct diary *diary, const char *how, struct fault *fault);

/* Gives the path of the file, or NULL; and the journal itself. Both belong to the diary. */
const char *diary_path(const struct diary *diary);
struct journal *diary_journal(const struct diary *diary);

/* A session as it was kept. Text belongs to the journal. */
struct diary_session {
    const char *id;
    const char *at; /* a stamp */
    const char *persona;
    const char *title;
    const char *mentee;
    const char *language;
    const char *protocol; /* or NULL */
    const char *seed;     /* as draw_seed reads it */
    unsigned long sum;    /* of the bank; 0 where another program answered */
    const char *ended;    /* how; NULL where it was left */
    double seconds;       /* from its first entry to its last, without the time it was left */
    size_t turns;         /* of the coach, that stand */
    size_t wheres;        /* how often the trainee asked where they are, or for a hint */
    size_t rewinds;
    unsigned long forked; /* the first turn that the last going back set aside; 0: there was none */
};

/* Is this a practice session's journal? */
bool diary_is_one(struct journal *journal);

/* Reads the journal of one session: what stands, after all going back, goes into `encounter`, and
 * the way before the last going back into `aside` (both empty before; NULL: not wanted). False
 * where it holds no practice session. */
bool diary_read(struct journal *journal, struct diary_session *session, struct encounter *encounter,
                struct encounter *aside);

#endif
