/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names that another program keeps and gives back: the same for the same bytes, wherever they are
 * made. The only file that knows libuuid is uuid.c.
 */
#ifndef ASKWELL_UUID_H
#define ASKWELL_UUID_H

#include <stdbool.h>
#include <stddef.h>

enum { uuid_size = 37 }; /* with its NUL */

/* Writes the UUID of `length` bytes, in lower case: a version 5 one (RFC 9562, 5.5) in a namespace
 * of askwell's own. */
void uuid_name(const void *data, size_t length, char out[uuid_size]);

/* Reads any UUID from `text` into `out`, in lower case; false where it is none. */
bool uuid_read(const char *text, char out[uuid_size]);

#endif
