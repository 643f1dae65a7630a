/* SPDX-License-Identifier: GPL-3.0-or-later
 * A transcript of any conversation, read into an encounter: lines of who says what (written.h),
 * WebVTT and SubRip (captions.h), agendas and practice sessions (recorded.h), told apart by how
 * they begin.
 *
 * Who is the coach: whoever is called so, in the file or by --coach; of two, the other one is the
 * mentee. What else speaks is left out and noted. A name before a colon may be words (`Note: ...`):
 * it is one where it is the coach's or the mentee's, or begins with a capital and speaks twice
 * (once, where nobody does twice).
 * Turns of one speaker behind each other are one turn. The silence before a turn is known where it
 * begins and the one before ends at a known time; two who speak at once have none.
 */
#ifndef ASKWELL_READING_H
#define ASKWELL_READING_H

#include "base/bytes.h"
#include "practice/encounter.h"
#include "practice/speech.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

enum { reading_largest = 16 << 20, reading_most_turns = 50000 };

/* Who is who, as the person said; NULL where nothing was said. */
struct reading_wish {
    const char *coach;
    const char *mentee;
    const char *session; /* of an agenda */
};

/* Start with {0}. */
struct reading {
    struct encounter encounter;
    struct bytes coach; /* what they are called in the file; empty where it does not say */
    struct bytes mentee;
    struct bytes title;    /* of a recorded session; otherwise empty */
    struct bytes language; /* of a practice session; otherwise empty */
    struct bytes notes;    /* what a person should know, a sentence a line */
    const char *place;     /* what moments are numbered by: line, entry, turn */
};

/* Reads the file `path`. False with a fault: 65 with the line where something cannot be read, or
 * where it is not known who is the coach; 66 where there is no such file. The caller frees with
 * reading_free, also after a failure. */
bool reading_open(const char *path, const struct reading_wish *wish, struct reading *reading,
                  struct fault *fault);
void reading_free(struct reading *reading);

/* The same of the bytes of a transcript that is no agenda; `name` is for faults. */
bool reading_take(const char *name, const char *text, size_t length,
                  const struct reading_wish *wish, struct reading *reading, struct fault *fault);

/* Makes turns of speeches, with what is known of who is who. */
bool reading_join(const char *name, const struct speeches *speeches,
                  const struct reading_wish *wish, struct reading *reading, struct fault *fault);

#endif
