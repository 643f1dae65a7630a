/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the author of a script says may be so.
 *
 * A comment `-- allow RULE: why` waives a rule: for the line it stands on or the one below it, and
 * above `flow { … }` for the whole script.
 */
#ifndef ASKWELL_ALLOWANCE_H
#define ASKWELL_ALLOWANCE_H

#include "author/script.h"

/* Waives the findings that the script's comments allow. */
void allowance_waive(const struct script *script, struct findings *findings);

#endif
