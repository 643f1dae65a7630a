/* SPDX-License-Identifier: GPL-3.0-or-later
 * All of a turn, however long: an utterance holds only so much, so a long one is read in stretches
 * that end where a sentence does. A line is a sentence of its own.
 */
#ifndef ASKWELL_SPOKEN_H
#define ASKWELL_SPOKEN_H

#include "lint/utterance.h"

#include <stdbool.h>
#include <stddef.h>

/* Start with the text and its length. */
struct spoken {
    const char *text;
    size_t length;
    size_t at;   /* where to read on */
    size_t base; /* where in the text the stretch in hand begins */
    size_t end;  /* and ends */
};

/* Reads the next stretch into `utterance`, whose bytes count from `base`. Gives false where nothing
 * is left. */
bool spoken_next(struct spoken *spoken, const struct spelling *spelling,
                 struct utterance *utterance);

#endif
