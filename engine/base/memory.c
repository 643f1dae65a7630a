/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one place that decides what happens when there is no memory.
 */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

_Noreturn void memory_none(void) {
    static const char sentence[] =
        "askwell: no memory is left; everything answered so far is kept, start again to go on\n";
    ssize_t written = write(STDERR_FILENO, sentence, sizeof sentence - 1);
    (void)written; /* there is nobody left to tell */
    _exit(EX_OSERR);
}

void *memory_new(size_t size) {
    void *fresh = calloc(1, size ? size : 1);
    if (!fresh) memory_none();
    return fresh;
}

void *memory_resize(void *old, size_t count, size_t size) {
    size_t wanted = count * size;
    if (size && count > SIZE_MAX / size) memory_none();
    void *fresh = realloc(old, wanted ? wanted : 1);
    if (!fresh) memory_none();
    return fresh;
}

void *memory_room(void *items, size_t count, size_t size) {
    if (items && (count & (count - 1))) return items;
    return memory_resize(items, count ? 2 * count : 1, size);
}

char *memory_text(const char *text, size_t length) {
    char *copy = memory_resize(NULL, length + 1, 1);
    if (length) memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
