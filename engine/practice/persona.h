/* SPDX-License-Identifier: GPL-3.0-or-later
 * A mentee to practise with, who lives in the jail: a script that decides and a bank that has the
 * words. The same turns and the same seed get the same answers, always.
 */
#ifndef ASKWELL_PERSONA_H
#define ASKWELL_PERSONA_H

#include "bank/persona_bank.h"
#include "flow/heard.h"
#include "flow/stock.h"

#include <stdbool.h>
#include <stdint.h>

struct bytes;
struct fault;
struct flow;
struct persona;

/* One line that was told. */
struct told {
    const struct persona_group *group;
    size_t line; /* its number in the group */
};

/* How a turn went. */
struct answer {
    struct impression heard;
    struct told told[8]; /* the first of them */
    size_t count;
    int trust; /* when the last of them was told */
    bool left; /* the mentee has gone; there is no further answer */
};

/* Opens the persona called or at `name` in the jail `flow`, which must stay. Gives it, with its
 * bank and its language read; the caller frees. NULL with a fault: 65 or 66. */
struct persona *persona_open(struct flow *flow, const char *name, uint64_t seed,
                             struct fault *fault);
void persona_free(struct persona *persona);

/* Begins from the top: adds to `said` what the mentee says first, if anything. */
bool persona_begin(struct persona *persona, struct bytes *said, struct answer *answer,
                   struct fault *fault);

/* Adds to `said` the answer to the coach's turn ("" for a silence, NULL for the end). False with a
 * fault at the author's line where the script is wrong. */
bool persona_answer(struct persona *persona, const char *coach, struct bytes *said,
                    struct answer *answer, struct fault *fault);

const struct persona_bank *persona_bank(const struct persona *persona);
const char *persona_title(const struct persona *persona);

/* Fills the stock with the groups of a bank. */
struct stock persona_stock(const struct persona_bank *bank, uint64_t seed);

/* Finds where a `tell` or `left` points. NULL with what is wrong, for flow_explain, in `why`. */
struct shelf *persona_shelf(const struct stock *stock, const struct persona_bank *bank,
                            const char *topic, const char *group, struct bytes *why);

/* Loads the script at `path` and the bank that it names; gives the bank, which the caller frees,
 * and its title and trust in `about` (a map; the caller frees). NULL with a fault. */
struct persona_bank *persona_load(struct flow *flow, const char *path, struct value *about,
                                  struct fault *fault);

#endif
