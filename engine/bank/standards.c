/* SPDX-License-Identifier: GPL-3.0-or-later
 * A standard is read when its first code is looked up, and once.
 */
#include "bank/standards.h"

#include "bank/standard.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

struct known {
    char *name;
    struct standard *standard; /* NULL: it is not here, or is none */
};

struct standards {
    struct known *known;
    size_t count;
};

struct standards *standards_open(void) {
    return memory_new(sizeof(struct standards));
}

void standards_free(struct standards *standards) {
    for (size_t i = 0; standards && i < standards->count; i++) {
        free(standards->known[i].name);
        if (standards->known[i].standard) standard_free(standards->known[i].standard);
    }
    if (standards) free(standards->known);
    free(standards);
}

static struct standard *read_standard(const char *name) {
    struct bytes path = {0};
    struct fault fault = {0};
    struct standard *standard = NULL;
    if (text_is_slug(name) && shelf_find(SHELF_STANDARDS, name, NULL, &path, &fault))
        standard = standard_open(bytes_string(&path), &fault);
    bytes_free(&path);
    return standard;
}

static const struct standard *find(struct standards *standards, const char *name, size_t length) {
    for (size_t i = 0; i < standards->count; i++) {
        const struct known *known = &standards->known[i];
        if (strlen(known->name) == length && memcmp(known->name, name, length) == 0)
            return known->standard;
    }
    standards->known = memory_room(standards->known, standards->count, sizeof *standards->known);
    struct known *known = &standards->known[standards->count++];
    known->name = memory_text(name, length);
    known->standard = read_standard(known->name);
    return known->standard;
}

const char *standards_label(struct standards *standards, const char *code) {
    enum { names_most = 100 }; /* what was edited by hand may name any number of standards */
    const char *colon = strchr(code, ':');
    if (!colon || standards->count >= names_most) return code;
    const struct standard *standard = find(standards, code, (size_t)(colon - code));
    for (size_t i = 0; standard && i < standard->count; i++)
        if (strcmp(standard->codes[i], code) == 0) return standard->labels[i];
    return code;
}
