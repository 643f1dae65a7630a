/* SPDX-License-Identifier: GPL-3.0-or-later
 * What walks ran into, said as findings: at which line, and by which answers one gets there.
 */
#ifndef ASKWELL_ISSUES_H
#define ASKWELL_ISSUES_H

#include <stdbool.h>

struct checking;
struct walks;

/* Adds what the walks of this flow met: errors, unknown ids, names not filled, rules broken, ends
 * without an action. */
void issues_find(struct checking *checking);

/* Adds what fills a wording that has no such name. */
void issues_idle_fills(struct checking *checking);

/* Adds the limit that ended the walks. */
void issues_limit(struct checking *checking);

/* Does a mistake stop the script, so that nothing behind it is reached? */
bool issues_stop(const struct walks *walks);

#endif
