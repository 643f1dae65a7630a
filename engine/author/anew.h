/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a bank words anew for the parts that its conversation takes in: of the kind that it has in
 * the part, and said on some path.
 */
#ifndef ASKWELL_ANEW_H
#define ASKWELL_ANEW_H

#include "author/banks.h"
#include "author/finding.h"
#include "author/walks.h"

#include <stdbool.h>
#include <stddef.h>

struct anew {
    const struct bank *bank;
    struct banks *banks;
    const struct walks *walks;
    struct findings *findings;
    size_t places;  /* ids that are a part's, counted by anew_check */
    size_t reached; /* those that a walk came to */
};

/* Adds what is wrong with them to the findings; what no path comes to only where `whole`, because
 * behind a mistake nothing is reached. */
void anew_check(struct anew *anew, bool whole);

#endif
