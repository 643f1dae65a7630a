/* SPDX-License-Identifier: GPL-3.0-or-later
 * What done, carry, revise and drop have in common: they say what became of one item.
 */
#ifndef ASKWELL_SETTLING_H
#define ASKWELL_SETTLING_H

#include "commands/verb.h"

/* One of them. */
struct settling {
    const char *state; /* as the entry has it */
    const char *ask;   /* for the reason, on a terminal */
    const char *done;  /* how the sentence begins that says so */
};

/* Keeps it for the item that the words of the call mean. Gives the exit code. */
int settling_run(struct verb_call *call, const struct settling *settling);

/* Reads a day as people say it; "" where none was given. False after saying what is wrong. */
bool settling_day(const struct verb_call *call, char day[11]);

/* Adds the words behind the options, from the word `first` on, with a blank between them. */
void settling_words(const struct verb_call *call, size_t first, struct bytes *out);

#endif
