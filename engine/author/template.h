/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation to begin with: what stands in engine/author/template, under another name, and
 * what an editor wants beside it.
 */
#ifndef ASKWELL_TEMPLATE_H
#define ASKWELL_TEMPLATE_H

#include <stdbool.h>

struct fault;
struct value;

struct template_file {
    const char *path;
    const char *text;
};

/* Made by author/to-c; ended by a path that is NULL. */
extern const struct template_file template_files[];

/* Writes the conversation `name` below `folder` ("" or ending in a slash), with the folders it
 * needs. Adds the paths to `written` and `beside` (lists): the conversation's own files, and those
 * for editors, which are only written where they are missing. Nothing is ever overwritten: fault
 * 74 where one of its own files is there already, and then nothing is written. */
bool template_write(const char *name, const char *folder, struct value *written,
                    struct value *beside, struct fault *fault);

#endif
