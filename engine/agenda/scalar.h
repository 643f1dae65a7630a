/* SPDX-License-Identifier: GPL-3.0-or-later
 * How one text stands in an entry: plain where nothing in it could be taken for YAML, a block where
 * it is several clean lines, and quoted otherwise. Writing and reading back are one idea; what was
 * written in another way is libyaml's to read.
 */
#ifndef ASKWELL_SCALAR_H
#define ASKWELL_SCALAR_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;

/* Adds `text` as it stands behind `key: `, with its line end. */
void scalar_write(struct bytes *out, const char *text, size_t length);

/* Reads one that stands at *at, up to `end`, into `text`, which has room for as many bytes as it
 * takes there, and moves *at behind its line end. False where it is none that scalar_write makes;
 * what libyaml reads there is then for libyaml to say. */
bool scalar_read(const char **at, const char *end, char *text, size_t *length);

#endif
