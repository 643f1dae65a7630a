/* SPDX-License-Identifier: GPL-3.0-or-later
 * The path of a walk, held as a real conversation.
 */
#ifndef ASKWELL_REPLAY_H
#define ASKWELL_REPLAY_H

#include "author/finding.h"
#include "author/walks.h"
#include "flow/flow.h"

struct banks;
struct bytes;

/* Adds to `out` the conversation of `path`, one of `walks`, as a transcript that `askwell play`
 * takes, behind a comment that says `what`. `name` is the flow's, as it is to be called. False with
 * a fault where it cannot be held; `out` then has what was typed. The flow in `jail` is loaded
 * anew. */
bool replay_path(const char *name, struct banks *banks, const struct walks *walks,
                 const struct value *path, const char *what, struct flow *jail, struct bytes *out,
                 struct fault *fault);

/* Holds the walk's ordinary path, opens earlier answers again from its last question, gives the
 * same answers, and adds a finding where that does not lead back to the last question. */
void replay_home(const char *name, const char *script, struct banks *banks,
                 const struct walks *walks, struct flow *jail, struct findings *findings);

#endif
