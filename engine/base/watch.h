/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files that somebody is editing. A save is noticed however it is done: written in place, or as
 * most editors do, beside it and renamed, which is why folders are watched and not files.
 */
#ifndef ASKWELL_WATCH_H
#define ASKWELL_WATCH_H

#include <stdbool.h>

struct watch;

/* Gives one that watches nothing yet; the caller frees with watch_close. */
struct watch *watch_open(void);
void watch_close(struct watch *watch);

/* Watches the file `path` as well, whose content of now is the one that is known; it need not be
 * there yet. Naming it twice is once. */
void watch_file(struct watch *watch, const char *path);

/* Gives a descriptor that can be read when watch_changed is to be asked. */
int watch_descriptor(const struct watch *watch);

/* Gives true once for each time that a file has another content than the one known before. A look
 * costs little, and does not wait. */
bool watch_changed(struct watch *watch);

/* Gives the file that changed last, or NULL; it belongs to the watch. */
const char *watch_which(const struct watch *watch);

#endif
