/* SPDX-License-Identifier: GPL-3.0-or-later
 * Growing by doubling, so that adding n bytes one by one takes time linear in n.
 */
#include "base/bytes.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Small enough in the unit tests that every growth path runs. */
#ifndef BYTES_FIRST_ROOM
#define BYTES_FIRST_ROOM 64
#endif

static void make_room(struct bytes *bytes, size_t more) {
    size_t needed = bytes->length + more + 1;
    if (needed <= bytes->room) return;
    size_t room = bytes->room ? bytes->room : BYTES_FIRST_ROOM;
    while (room < needed)
        room *= 2;
    bytes->data = memory_resize(bytes->data, room, 1);
    bytes->room = room;
}

void bytes_add(struct bytes *bytes, const void *data, size_t length) {
    make_room(bytes, length);
    if (length) memcpy(bytes->data + bytes->length, data, length);
    bytes->length += length;
    bytes->data[bytes->length] = '\0';
}

void bytes_text(struct bytes *bytes, const char *text) {
    bytes_add(bytes, text, strlen(text));
}

void bytes_char(struct bytes *bytes, char c) {
    bytes_add(bytes, &c, 1);
}

void bytes_format(struct bytes *bytes, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        make_room(bytes, (size_t)length);
        vsnprintf(bytes->data + bytes->length, (size_t)length + 1, format, again);
        bytes->length += (size_t)length;
    }
    va_end(again);
}

void bytes_clear(struct bytes *bytes) {
    bytes->length = 0;
    if (bytes->data) bytes->data[0] = '\0';
}

const char *bytes_string(const struct bytes *bytes) {
    return bytes->data ? bytes->data : "";
}

void bytes_free(struct bytes *bytes) {
    free(bytes->data);
    *bytes = (struct bytes){0};
}
