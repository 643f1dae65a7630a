/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session that was recorded, as a conversation. Of one that `askwell talk` recorded in an agenda
 * what was asked is the coach's and what was answered the mentee's; what was said aloud was not
 * written down and is not there. A practice session (diary.h) is what stands of it.
 */
#ifndef ASKWELL_RECORDED_H
#define ASKWELL_RECORDED_H

#include <stdbool.h>

struct fault;
struct reading;

/* Reads the session `session`, or the latest one that was answered where it is NULL, of the journal
 * at `path`, with its title, its place, and who the two were as far as it says. Fault: as of
 * journal_open, and 65 where it has no such session. */
bool recorded_read(const char *path, const char *session, struct reading *reading,
                   struct fault *fault);

#endif
