/* SPDX-License-Identifier: GPL-3.0-or-later
 * The banks of a conversation that is checked: its own, and those of the parts that it takes in,
 * opened when something of them is first wanted.
 */
#ifndef ASKWELL_BANKS_H
#define ASKWELL_BANKS_H

#include "author/script.h"
#include "bank/bank.h"
#include "flow/flow.h"

struct banks;

/* Gives the banks around `own`, which stays the caller's, as `flow`, which outlives them, finds the
 * parts. The caller frees with banks_free. */
struct banks *banks_around(const struct flow *flow, const struct bank *own);
void banks_free(struct banks *banks);

/* Gives the bank of the part called `part` (NULL or "": the conversation itself), or NULL. */
const struct bank *banks_of(struct banks *banks, const char *part);

/* Gives the bank that words what a wish of this kind asks or says in this part, and its id there.
 */
const struct bank *banks_wording(struct banks *banks, const char *part, enum wish_kind kind,
                                 const char *id, struct bank_id *found);

/* Gives the part as a script, with its bank; `text` is NULL where there is none. */
struct script banks_script(struct banks *banks, const char *part);

#endif
