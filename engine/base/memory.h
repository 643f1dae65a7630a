/* SPDX-License-Identifier: GPL-3.0-or-later
 * Memory that is there: every answer is on disk before the next prompt, so running out of
 * memory ends the program with one sentence and exit code 71 and loses nothing.
 */
#ifndef ASKWELL_MEMORY_H
#define ASKWELL_MEMORY_H

#include <stddef.h>

/* Says that no memory is left, and ends the program. */
_Noreturn void memory_none(void);

/* Gives `size` bytes, all zero; the caller frees. Never NULL: without memory the program ends. */
void *memory_new(size_t size) __attribute__((returns_nonnull));

/* Gives `old` grown or shrunk to `count` things of `size` bytes, as realloc does; the caller frees.
 * Never NULL; a product that overflows counts as no memory. */
void *memory_resize(void *old, size_t count, size_t size) __attribute__((returns_nonnull));

/* Gives `items` with room for one more than the `count` things of `size` bytes that it holds; the
 * room doubles, so it must only ever have grown by this. The caller frees. */
void *memory_room(void *items, size_t count, size_t size) __attribute__((returns_nonnull));

/* Gives a copy of `length` bytes of `text` with a NUL behind them; the caller frees. */
char *memory_text(const char *text, size_t length) __attribute__((returns_nonnull));

#endif
