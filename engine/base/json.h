/* SPDX-License-Identifier: GPL-3.0-or-later
 * Values as JSON text and back. The only file that knows jansson is json.c.
 */
#ifndef ASKWELL_JSON_H
#define ASKWELL_JSON_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Reads one JSON text of `length` bytes into `out`, which the caller frees. Refuses what is not
 * UTF-8, duplicate keys, NUL in a string, and more than `json_depth` levels. The fault tells line
 * and column within the text, and has exit code 65. */
enum { json_depth = 16 };
bool json_read(const char *text, size_t length, struct value *out, struct fault *fault);

enum json_style { JSON_LINE, JSON_PRETTY };

/* Adds `value` as JSON to `out`; text that is not UTF-8 is repaired first, and what
 * commands a terminal (text_is_control) is escaped. JSON_LINE holds no line
 * feed, JSON_PRETTY indents by two; neither ends in one. */
void json_write(const struct value *value, enum json_style style, struct bytes *out);

/* Seeds the library's hash tables from the system. Call it once before a jail is closed, because
 * the library would otherwise open a file for it later. */
void json_prepare(void);

#endif
