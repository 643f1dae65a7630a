/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as people see it: UTF-8, columns, wrapping, and what may reach a terminal.
 * Bytes are not characters and characters are not columns; each function says which it counts.
 */
#ifndef ASKWELL_TEXT_H
#define ASKWELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes;

/* Gives `text`, or `otherwise` where it is NULL. */
const char *text_or(const char *text, const char *otherwise);

/* Does `text` end in `ending`, and is there something before it? */
bool text_ends_with(const char *text, const char *ending);

/* Gives the length in bytes of the character at `text` and its code point, or 0 where the bytes
 * are not UTF-8 (overlong forms, surrogates and code points past U+10FFFF are not). */
size_t text_next(const char *text, size_t length, uint32_t *code);

/* Writes a code point (no surrogate, at most U+10FFFF) to `out`, which has room for four bytes, and
 * gives how many it took. */
size_t text_put(uint32_t code, char *out);

/* Gives how many bytes at the beginning are printable ASCII, about which there is nothing to
 * decide. */
size_t text_plain(const char *text, size_t length);

/* Gives the offset of the first byte that is not UTF-8, or `length` where all of it is. */
size_t text_valid(const char *text, size_t length);

/* Adds `text` to `out` with every byte that is not UTF-8 replaced by U+FFFD. */
void text_repair(const char *text, size_t length, struct bytes *out);

/* Is this code point a control (C0, C1, DEL) or one that reorders what is read (bidi)? Such a one
 * never reaches a terminal. Line feed and tab count as controls too. */
bool text_is_control(uint32_t code);

enum text_lines { TEXT_KEEP_LINES, TEXT_ONE_LINE };

/* Adds `text` to `out` as it may be shown: controls and bad bytes become U+FFFD, a tab a space;
 * line feeds stay (TEXT_KEEP_LINES) or become a space (TEXT_ONE_LINE). */
void text_show(const char *text, size_t length, enum text_lines lines, struct bytes *out);

/* Lets the C library know the width of characters. Only LC_CTYPE follows the person's locale;
 * numbers and sorting stay as they are. Where the locale has no UTF-8, as on a bare machine,
 * C.UTF-8 stands in. It takes time, so it is called where columns are counted and nowhere else. */
void text_use_locale(void);

/* Gives the columns that `text` takes on a terminal, by the C library's wcwidth in the current
 * LC_CTYPE; controls count 0. */
size_t text_columns(const char *text, size_t length);

/* Adds `text` to `out` wrapped at word ends so that no line is wider than `width` columns, each
 * line behind `indent` spaces and ended by a line feed. What is wrapped of a line that begins with
 * blanks or with `- ` hangs below its first word. A word wider than a line is broken. */
void text_wrap(const char *text, size_t width, size_t indent, struct bytes *out);

/* Gives the one of `count` words that is most likely meant by `word` (edit distance at most a third
 * of its length, at least 1), or NULL where none is near. */
const char *text_nearest(const char *word, const char *const *words, size_t count);

/* Fills `slug` with a file's name for `name`: lower case, spaces as '-', [a-z0-9][a-z0-9_-]*, at
 * most 63 bytes. Gives false where `name` has a character that such a name cannot hold. */
bool text_slug(const char *name, char slug[64]);

/* Is `slug` such a name? */
bool text_is_slug(const char *slug);

#endif
