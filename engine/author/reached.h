/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the walks of a script found in it: places that none came to, and questions outside of
 * sections.
 */
#ifndef ASKWELL_REACHED_H
#define ASKWELL_REACHED_H

#include "author/script.h"
#include "author/walks.h"

/* Adds the first question that a walk came to while no section had begun. */
void reached_sections(const struct script *script, const struct walks *walks,
                      struct findings *findings);

/* Adds the places that no walk came to; only warnings where it uses what it is given, because a
 * conversation around it may lead there. */
void reached_check(const struct script *script, const struct walks *walks,
                   struct findings *findings);

/* Gives how many places of the script want something, and how many of them a walk came to. */
size_t reached_places(const struct script *script, const struct walks *walks, size_t *reached);

#endif
