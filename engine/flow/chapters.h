/* SPDX-License-Identifier: GPL-3.0-or-later
 * The files that a conversation consists of, as the jail knows them: its own, and those of the
 * parts that it takes in. Which parts those are is read off the sources, so that all of them are
 * there before anything is asked.
 */
#ifndef ASKWELL_CHAPTERS_H
#define ASKWELL_CHAPTERS_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    chapters_deep = 4, /* a part in a part in a part in a part */
    chapters_most = 32,
    chapter_name = 64, /* bytes of a name, which is a slug */
};

struct chapter {
    char name[chapter_name]; /* "" for the conversation's own */
    struct value outline;
};

/* The first is the conversation itself. */
struct chapters {
    struct chapter items[1 + chapters_most];
    size_t count;
};

/* A place that names a part which is not there yet, or which cannot be. */
struct gap {
    size_t chapter;
    int line;
    char name[chapter_name];
    char problem[160]; /* "" where the part is only missing */
};

/* Adds a chapter and takes over its outline; there must be room. The other takes the newest out
 * again. chapters_free begins anew. */
void chapters_add(struct chapters *chapters, const char *name, struct value outline);
void chapters_drop(struct chapters *chapters);
void chapters_free(struct chapters *chapters);

/* Gives the number of the chapter called `name`, or the count of them. */
size_t chapters_find(const struct chapters *chapters, const char *name);

/* Says why chapter `next` cannot be taken in by the last of the `depth` chapters on `trail`, or
 * gives true. */
bool chapters_may_take(const struct chapters *chapters, const size_t *trail, size_t depth,
                       size_t next, char problem[160]);

/* Looks whether every part that is named is there; where not, gives false and the first gap. */
bool chapters_whole(const struct chapters *chapters, struct gap *gap);

/* Gives the names of the sections of a chapter, in the order in which they stand when each part is
 * read at its place, each once; of a part without those that yield to a heading. The caller frees.
 */
struct value chapters_sections(const struct chapters *chapters, size_t number);

#endif
