/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a journal, cut into its entries: at the lines `---` and `...`, which cannot stand at
 * the beginning of a line inside an entry, so that one bad entry does not hide the others.
 */
#ifndef ASKWELL_SCAN_H
#define ASKWELL_SCAN_H

#include "agenda/entry.h"

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* Where the reading is. Set path, text and length, all else 0 but line, which is 1. */
struct scan {
    const char *path;
    const char *text;
    size_t length;
    size_t at;
    long line;
    unsigned long last; /* number of the newest entry */
    size_t entries;     /* that were good */
};

enum piece {
    PIECE_END,    /* there is no more */
    PIECE_ENTRY,  /* an entry, which the caller frees */
    PIECE_DAMAGE, /* something that is none, though more follows: the fault says where and what */
    PIECE_CUT,    /* an entry that was still being written, from here to the end */
    PIECE_NEWER,  /* all of it was written by a newer askwell, says the fault */
};

/* Gives what comes next, and where it starts; it ends at scan->at. Blank lines and comments before
 * it are passed over. After damage the next piece begins at the next line `---`. */
enum piece scan_next(struct scan *scan, struct entry *entry, size_t *from, struct fault *fault);

/* Reads one entry. Fault: 65 with the line in `text`. */
bool scan_entry(const char *path, const char *text, size_t length, struct entry *entry,
                struct fault *fault);

#endif
