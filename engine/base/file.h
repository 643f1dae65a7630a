/* SPDX-License-Identifier: GPL-3.0-or-later
 * Files as askwell needs them: read whole and bounded, appended durably, locked, private.
 */
#ifndef ASKWELL_FILE_H
#define ASKWELL_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Reads the regular file `path` (no link at its end, no pipe, no device) of at most `most` bytes
 * into `out`. Fault: 66 where there is none, 65 where it is too large or no regular file. */
bool file_read(const char *path, size_t most, struct bytes *out, struct fault *fault);

/* Is there something at `path`? Is it a folder, or a link to one? */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* Makes the folder `path` and those above it, mode 0700 where new. Fault: 74. */
bool file_make_folder(const char *path, struct fault *fault);

/* Opens `path` for appending, never through a link; where `create`, makes it with mode 0600 and
 * makes its name durable in its folder. Gives the descriptor, which the caller closes, or -1: 66
 * where it is not there and not to be made, 74 otherwise. */
int file_open_append(const char *path, bool create, struct fault *fault);

/* Appends `length` bytes with one write and waits until the disk has them. On failure the file is
 * cut back to what it held, a sync is never tried twice, and the fault (74) is final. */
bool file_append(int descriptor, const char *path, const void *data, size_t length,
                 struct fault *fault);

/* Writes a new file of mode 0600 that must not exist yet, durably; whole or not at all. Fault: 74.
 */
bool file_write_new(const char *path, const void *data, size_t length, struct fault *fault);

/* Writes `path` anew, whole or not at all: what was there stays until the new text is on the disk.
 * Fault: 74. */
bool file_replace(const char *path, const void *data, size_t length, struct fault *fault);

/* Takes away what file_replace has left beside `path` where the power went. Nobody else may be
 * writing it. */
void file_tidy(const char *path);

/* Takes the file away, durably; one that is not there is as good. Fault: 74. */
bool file_remove(const char *path, struct fault *fault);

/* Holds the file at `path` exactly these bytes? Fault: 74 where it does not, or cannot be read. */
bool file_holds(const char *path, const void *data, size_t length, struct fault *fault);

/* Cuts the open file to `length` bytes, durably. Fault: 74. */
bool file_cut(int descriptor, const char *path, size_t length, struct fault *fault);

/* Takes the lock file `path`, made where missing and never renamed or removed. Gives a descriptor
 * whose closing gives the lock back, or -1: 65 where another process holds it. */
int file_lock(const char *path, struct fault *fault);

/* Is the file that is open as `descriptor` the one at `path`, by whatever name it was opened? */
bool file_is_open_at(int descriptor, const char *path);

/* Adds the beginning of a path that no other process has, in a private folder that lies in memory;
 * false where the system has no place for that. */
bool file_in_memory(struct bytes *path);

/* Takes the file `path` away where it lies in such a folder. */
void file_leave_memory(const char *path);

/* Gives the last part of `path`. */
const char *file_name(const char *path);

/* Adds the folder of `path`, "." where it names none. */
void file_folder(const char *path, struct bytes *out);

#endif
