/* SPDX-License-Identifier: GPL-3.0-or-later
 * A longer answer, written in $VISUAL or $EDITOR.
 */
#ifndef ASKWELL_EDITOR_H
#define ASKWELL_EDITOR_H

#include <stdbool.h>

struct bytes;
struct fault;

/* Opens the person's editor (vi where none is set) on the private file `path`, with `text` in it
 * unless words from an earlier time that broke off are still there, and gives what was saved in
 * `out`. The file is removed after. False with a fault where there is no editor or it failed; the
 * file stays then. */
bool editor_write(const char *path, const char *text, struct bytes *out, struct fault *fault);

#endif
