/* SPDX-License-Identifier: GPL-3.0-or-later
 * A keeper that keeps nothing.
 */
#include "care/draft.h"

#include "agenda/age.h"
#include "agenda/scan.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"

#include <string.h>
#include <sysexits.h>

struct draft {
    struct keeper keeper;
    struct bytes text;
};

static bool open_draft(struct keeper *keeper, struct fault *fault) {
    (void)keeper;
    (void)fault;
    return true;
}

static bool read_draft(struct keeper *keeper, struct bytes *text, struct bytes *notes,
                       struct fault *fault) {
    const struct draft *draft = (const struct draft *)keeper;
    (void)notes;
    (void)fault;
    bytes_add(text, bytes_string(&draft->text), draft->text.length);
    return true;
}

static bool keep_nothing(struct keeper *keeper, const char *data, size_t length,
                         struct fault *fault) {
    (void)data;
    (void)length;
    fault_at(fault, keeper->path, 0, 0);
    return fault_say(fault, EX_SOFTWARE, NULL, "a draft is written nowhere");
}

static bool cut_nothing(struct keeper *keeper, const struct bytes *text, size_t at,
                        struct bytes *notes, struct fault *fault) {
    (void)notes;
    return keep_nothing(keeper, text->data, at, fault);
}

static struct keeper *no_other(const struct keeper *keeper, const char *path,
                               enum journal_access access) {
    (void)keeper;
    return keeper_of_file(path, access);
}

static void close_draft(struct keeper *keeper) {
    age_forget(&((struct draft *)keeper)->text);
}

struct journal *draft_open(const struct bytes *text, const char *path, const struct clock *clock,
                           struct fault *fault) {
    static const struct keeping keeping = {open_draft,   read_draft, keep_nothing, cut_nothing,
                                           keep_nothing, no_other,   close_draft};
    struct draft *draft = memory_new(sizeof *draft);
    struct bytes notes = {0};
    draft->keeper = (struct keeper){.how = &keeping,
                                    .path = memory_text(path, strlen(path)),
                                    .access = JOURNAL_READ,
                                    .lock = -1,
                                    .file = -1};
    bytes_add(&draft->text, bytes_string(text), text->length);
    struct journal *journal = journal_open_with(&draft->keeper, clock, &notes, fault);
    bytes_free(&notes);
    return journal;
}

struct draft_range *draft_ranges(const struct bytes *text, size_t *count) {
    struct scan scan = {.path = "", .text = bytes_string(text), .length = text->length, .line = 1};
    struct draft_range *ranges = NULL;
    struct entry entry = {0};
    struct fault ignored = {0};
    size_t from = 0;
    enum piece piece = PIECE_END;
    *count = 0;
    while ((piece = scan_next(&scan, &entry, &from, &ignored)) != PIECE_END) {
        if (piece != PIECE_ENTRY) continue;
        entry_free(&entry);
        ranges = memory_room(ranges, *count, sizeof *ranges);
        ranges[(*count)++] = (struct draft_range){from, scan.at - from};
    }
    return ranges;
}
