/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a conversation is measured with: the wording of a language, which says what kind of question
 * or of move something is, and a bank of what else could have been said.
 */
#ifndef ASKWELL_YARDSTICK_H
#define ASKWELL_YARDSTICK_H

#include <stdbool.h>

struct bank;
struct fault;
struct lexicon;

/* Start with {0}. */
struct yardstick {
    struct lexicon *lexicon;
    struct bank *bank; /* may be NULL: then nothing else is suggested */
};

/* Opens the wording called `language` ("en") and the bank `feedback` on the search path; both are
 * let go with yardstick_close, also after a failure. Faults as of lexicon_open and bank_open. */
bool yardstick_open(const char *language, struct yardstick *yardstick, struct fault *fault);
void yardstick_close(struct yardstick *yardstick);

#endif
