/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session that `askwell talk` recorded in an agenda, as a conversation: what was asked is the
 * coach's, what was answered the mentee's. What was said aloud was not written down and is not
 * there.
 */
#ifndef ASKWELL_RECORDED_H
#define ASKWELL_RECORDED_H

#include "practice/encounter.h"

#include <stdbool.h>

struct bytes;
struct fault;

/* Reads the session `session`, or the latest one that was answered where it is NULL, of the agenda
 * at `path`; adds its title to `title`, and to `notes` what a person should know about the file.
 * Fault: as of journal_open, and 65 where it has no such session. */
bool recorded_read(const char *path, const char *session, struct encounter *encounter,
                   struct bytes *title, struct bytes *notes, struct fault *fault);

#endif
