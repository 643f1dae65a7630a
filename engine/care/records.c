/* SPDX-License-Identifier: GPL-3.0-or-later
 * Gathering names from entries.
 */
#include "care/records.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static struct records gather(struct journal *journal, enum deed deed, const char *key) {
    struct records found = {0};
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        const char *name = entry->deed == deed ? entry_text(entry, key) : NULL;
        bool known = !name;
        for (size_t k = 0; !known && k < found.count; k++)
            known = strcmp(found.names[k], name) == 0;
        if (known) continue;
        found.names = memory_room(found.names, found.count, sizeof *found.names);
        found.names[found.count++] = name;
    }
    return found;
}

struct records records_of(struct journal *journal) {
    return gather(journal, DEED_MOVE, "record");
}

struct records records_copies(struct journal *journal) {
    return gather(journal, DEED_COPY, "to");
}

void records_free(struct records *records) {
    free(records->names);
    *records = (struct records){0};
}
