/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts that a conversation takes in, as the parent of the jail knows them: where each lies and
 * what is in it. The jail cannot read files, so it asks for them by name.
 */
#ifndef ASKWELL_PARTS_H
#define ASKWELL_PARTS_H

#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

struct part {
    char *name;
    char *path; /* where it lies, or should, beside the conversation */
    bool is_read;
    struct bytes source;
};

/* Begin with {0}. In the order in which they were asked for. */
struct parts {
    struct part *items;
    size_t count;
};

/* Gives the part called `name`, read when it is first asked for; it is looked for beside the script
 * `beside` first. It belongs to the parts. NULL with a fault: 65 or 66. */
const struct part *parts_fetch(struct parts *parts, const char *name, const char *beside,
                               struct fault *fault);

/* Gives the one that was read under this name, or NULL. */
const struct part *parts_find(const struct parts *parts, const char *name);

/* Gives number `number`, from 0, of those that were read, or NULL. */
const struct part *parts_read(const struct parts *parts, size_t number);

void parts_clear(struct parts *parts);

#endif
