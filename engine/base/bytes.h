/* SPDX-License-Identifier: GPL-3.0-or-later
 * A run of bytes that grows. `data` always ends in a NUL that `length` does not count, so it is
 * also a C string where the bytes hold none. Start with {0}.
 */
#ifndef ASKWELL_BYTES_H
#define ASKWELL_BYTES_H

#include <stddef.h>

struct bytes {
    char *data;
    size_t length;
    size_t room;
};

/* Each adds at the end; the bytes are copied. */
void bytes_add(struct bytes *bytes, const void *data, size_t length);
void bytes_text(struct bytes *bytes, const char *text);
void bytes_char(struct bytes *bytes, char c);
void bytes_format(struct bytes *bytes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forgets what is held and keeps the room. */
void bytes_clear(struct bytes *bytes);

/* Gives what is held as a C string, "" where nothing is; valid until the next change. */
const char *bytes_string(const struct bytes *bytes) __attribute__((returns_nonnull));

/* Frees what is held; the struct can be used again. */
void bytes_free(struct bytes *bytes);

#endif
