/* SPDX-License-Identifier: GPL-3.0-or-later
 * One name is one file, for the whole of a conversation.
 */
#include "flow/parts.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "flow/chapters.h"
#include "flow/source.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static struct part *find(const struct parts *parts, const char *name) {
    for (size_t i = 0; i < parts->count; i++)
        if (strcmp(parts->items[i].name, name) == 0) return &parts->items[i];
    return NULL;
}

static struct part *add(struct parts *parts, const char *name) {
    parts->items = memory_resize(parts->items, parts->count + 1, sizeof *parts->items);
    struct part *part = &parts->items[parts->count++];
    *part = (struct part){.name = memory_text(name, strlen(name))};
    return part;
}

/* One that is not there yet is most likely to be written beside the script. */
static void expect_beside(struct part *part, const char *beside, struct bytes *path) {
    bytes_clear(path);
    file_folder(beside, path);
    bytes_format(path, "/%s.lua", part->name);
    free(part->path);
    part->path = memory_text(bytes_string(path), path->length);
}

const struct part *parts_fetch(struct parts *parts, const char *name, const char *beside,
                               struct fault *fault) {
    struct part *part = find(parts, name);
    if (part && part->is_read) return part;
    if (!part && parts->count > 2 * chapters_most) {
        fault_say(fault, EX_DATAERR, "do not use this script",
                  "the conversation's process asks for more parts than a conversation can have");
        return NULL;
    }
    if (!part) part = add(parts, name);
    struct bytes path = {0};
    struct fault ignored = {0};
    if (shelf_find(SHELF_FLOWS, name, beside, &path, fault) ||
        shelf_find(SHELF_PERSONAS, name, beside, &path, &ignored)) {
        free(part->path);
        part->path = memory_text(bytes_string(&path), path.length);
        bytes_clear(&part->source);
        part->is_read = file_read(part->path, source_most, &part->source, fault);
    } else {
        expect_beside(part, beside, &path);
    }
    bytes_free(&path);
    return part->is_read ? part : NULL;
}

const struct part *parts_find(const struct parts *parts, const char *name) {
    const struct part *part = find(parts, name);
    return part && part->is_read ? part : NULL;
}

const struct part *parts_read(const struct parts *parts, size_t number) {
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_read && number-- == 0) return &parts->items[i];
    return NULL;
}

void parts_clear(struct parts *parts) {
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->items[i].name);
        free(parts->items[i].path);
        bytes_free(&parts->items[i].source);
    }
    free(parts->items);
    *parts = (struct parts){0};
}
