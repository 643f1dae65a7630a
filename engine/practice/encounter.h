/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation as it was held: who said what, after which silence. Practice makes one, a
 * transcript of a meeting is read into one, a recorded session is one; what is measured is measured
 * on this.
 */
#ifndef ASKWELL_ENCOUNTER_H
#define ASKWELL_ENCOUNTER_H

#include <stdbool.h>
#include <stddef.h>

enum speaker { SPEAKER_COACH, SPEAKER_MENTEE };

/* One turn: all that one person said until the other one did. Text belongs to the encounter. */
struct moment {
    enum speaker speaker;
    char *text;         /* UTF-8; "" for a turn that was only a held silence */
    char *section;      /* the stage of the protocol; or NULL */
    char *contested;    /* why the trainee does not share the label; or NULL */
    unsigned long line; /* where it stands in its file, or its number in the session; from 1 */
    double waited;      /* seconds of silence before it; negative where nobody measured them */
    double lasted;      /* seconds that it took to say; likewise */
    double began;       /* seconds from the beginning of the conversation; likewise */
    bool allowed;       /* leave for advice or an own story was asked and given before it */
    bool pinned;        /* marked to come back to, */
    char *note;         /* with this note; or NULL */
};

/* Start with {0}. */
struct encounter {
    struct moment *moments;
    size_t count;
};

/* Adds a turn, with a copy of `text` and all else unset; valid until the next one is added. */
struct moment *encounter_add(struct encounter *encounter, enum speaker speaker, const char *text);

/* Gives the coach's turn number `turn`, or NULL; and the coach's last one. */
struct moment *encounter_turn(const struct encounter *encounter, unsigned long turn);
struct moment *encounter_last_turn(const struct encounter *encounter);

/* Marks a turn, with a note or with "". */
void moment_pin(struct moment *moment, const char *note);

/* Keeps why the trainee does not share the label of a turn. */
void moment_contest(struct moment *moment, const char *why);

/* Sets the whole way so far aside, in place of what was there; only what was said before turn
 * `turn` goes on. */
void encounter_fork(struct encounter *encounter, unsigned long turn, struct encounter *aside);

void encounter_free(struct encounter *encounter);

#endif
