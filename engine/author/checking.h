/* SPDX-License-Identifier: GPL-3.0-or-later
 * One flow on its way through the checks; for the files that check.c is made of.
 */
#ifndef ASKWELL_CHECKING_H
#define ASKWELL_CHECKING_H

#include "author/banks.h"
#include "author/check.h"
#include "author/framework.h"
#include "author/script.h"
#include "author/walks.h"

struct checking {
    struct check *check;
    const char *name;
    struct script script;
    struct flow *jail;
    struct bank *bank;
    struct banks *banks; /* of it and of the parts */
    struct framework *framework;
    struct walks walks;
    struct value parts; /* list: the paths of those that it takes in */
    struct check_flow *result;
};

/* Adds a fault as an error; `rule` is the kind of file that it is in. */
void checking_find(struct check *check, const char *rule, const struct fault *fault);

/* Adds `text` to a list that has none like it; gives whether it was new. */
bool checking_add_once(struct value *list, const char *text);

#endif
