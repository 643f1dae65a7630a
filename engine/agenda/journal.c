/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entries in memory, in step with what the keeper has.
 */
#include "agenda/journal.h"

#include "agenda/gone.h"
#include "agenda/keeper.h"
#include "agenda/scan.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* What was appended in this session is read back only when somebody asks for it. */
struct slot {
    struct entry entry;
    char *text; /* not yet read; or NULL */
    size_t length;
};

struct journal {
    struct keeper *keeper; /* NULL: in memory */
    const char *path;      /* the keeper's */
    const struct clock *clock;
    struct slot **slots; /* each stays where it is, because entries are pointed to */
    size_t count;
    size_t room;
    unsigned long last; /* number of the newest entry */
    unsigned long kept; /* the same before the first of those that are not kept yet */
    struct bytes begun; /* entries that are not kept yet */
    size_t begun_at;    /* where the one in hand starts */
    size_t begun_count;
    const struct gone *gone; /* words that are not kept; or NULL */
    bool broken;             /* a write failed */
};

static struct slot *add_slot(struct journal *journal) {
    if (journal->count == journal->room) {
        journal->room = journal->room ? 2 * journal->room : 64;
        journal->slots = memory_resize(journal->slots, journal->room, sizeof *journal->slots);
    }
    struct slot *slot = memory_new(sizeof *slot);
    journal->slots[journal->count++] = slot;
    return slot;
}

static void free_slot(struct slot *slot) {
    entry_free(&slot->entry);
    free(slot->text);
    free(slot);
}

static bool refuse_damage(const char *path, struct fault *fault) {
    struct fault damage = *fault;
    fault_at(fault, path, damage.line, damage.column);
    return fault_say(fault, EX_DATAERR,
                     "nothing was changed; `askwell agenda check` tells what can be saved",
                     "this agenda is damaged here: %s", damage.what);
}

/* Takes the entries of `text`; `cut_at` is where one begins that was cut off, or its length. */
static bool take_entries(struct journal *journal, const struct bytes *text, size_t *cut_at,
                         struct bytes *notes, struct fault *fault) {
    struct scan scan = {
        .path = journal->path, .text = bytes_string(text), .length = text->length, .line = 1};
    struct entry entry = {0};
    unsigned long by_hand = 0;
    unsigned long first = 0;
    enum piece piece = PIECE_END;
    while ((piece = scan_next(&scan, &entry, cut_at, fault)) == PIECE_ENTRY) {
        if (entry.by_hand && by_hand++ == 0) first = entry.number;
        journal->last = entry.number;
        add_slot(journal)->entry = entry;
    }
    if (piece == PIECE_DAMAGE) return refuse_damage(journal->path, fault);
    if (piece == PIECE_NEWER) return false;
    if (by_hand)
        bytes_format(notes,
                     "%lu %s edited by hand (the first is entry %lu); they count as they stand.\n",
                     by_hand, by_hand == 1 ? "entry was" : "entries were", first);
    return true;
}

static bool read_journal(struct journal *journal, struct bytes *notes, struct fault *fault) {
    struct keeper *keeper = journal->keeper;
    struct bytes text = {0};
    size_t cut_at = 0;
    bool reads_only = keeper->access == JOURNAL_READ;
    bool good = keeper->how->read(keeper, &text, notes, fault) &&
                take_entries(journal, &text, &cut_at, notes, fault);
    bool cut_off = good && cut_at < text.length;
    if (cut_off && reads_only)
        bytes_text(notes,
                   "The last entry is still being written, or was cut off; it is left out here.\n");
    else if (cut_off)
        good = keeper->how->cut(keeper, &text, cut_at, notes, fault);
    /* a comment put at the end may have no line end, and must not swallow what is kept next */
    bool open_end = text.length && text.data[text.length - 1] != '\n';
    if (good && !cut_off && !reads_only && open_end)
        good = keeper->how->append(keeper, "\n", 1, fault);
    bytes_free(&text);
    return good;
}

/* Takes over the keeper, which is open where `good`. */
static struct journal *journal_of(struct keeper *keeper, bool good, const struct clock *clock,
                                  struct bytes *notes, struct fault *fault) {
    struct journal *journal = journal_in_memory(clock);
    journal->keeper = keeper;
    journal->path = keeper->path;
    if (good && read_journal(journal, notes, fault)) return journal;
    journal_close(journal);
    return NULL;
}

struct journal *journal_open(const char *path, enum journal_access access,
                             const struct clock *clock, struct bytes *notes, struct fault *fault) {
    return journal_open_with(keeper_of_file(path, access), clock, notes, fault);
}

struct journal *journal_open_with(struct keeper *keeper, const struct clock *clock,
                                  struct bytes *notes, struct fault *fault) {
    bool good = keeper_open(keeper, fault);
    return journal_of(keeper, good, clock, notes, fault);
}

bool journal_open_both(const char *const paths[2], const struct clock *clock,
                       struct journal *journals[2], struct bytes *notes, struct fault *fault) {
    struct keeper *const keepers[] = {keeper_of_file(paths[0], JOURNAL_CREATE),
                                      keeper_of_file(paths[1], JOURNAL_CREATE)};
    return journal_open_both_with(keepers, clock, journals, notes, fault);
}

bool journal_open_both_with(struct keeper *const keepers[2], const struct clock *clock,
                            struct journal *journals[2], struct bytes *notes, struct fault *fault) {
    bool good = keeper_open_both(keepers, fault);
    journals[0] = journal_of(keepers[0], good, clock, notes, fault);
    journals[1] = journal_of(keepers[1], journals[0] != NULL, clock, notes, fault);
    if (journals[1]) return true;
    journal_close(journals[0]);
    journals[0] = NULL;
    return false;
}

struct journal *journal_open_beside(const struct journal *journal, const char *path,
                                    enum journal_access access, struct bytes *notes,
                                    struct fault *fault) {
    const struct keeper *keeper = journal->keeper;
    return journal_open_with(keeper->how->beside(keeper, path, access), journal->clock, notes,
                             fault);
}

struct journal *journal_in_memory(const struct clock *clock) {
    struct journal *journal = memory_new(sizeof *journal);
    *journal = (struct journal){.clock = clock};
    return journal;
}

/* A file that was made for a conversation which was then refused has nothing of anybody's. */
static bool is_for_nothing(struct journal *journal) {
    bool nothing = journal->keeper && !journal->broken;
    for (size_t i = 0; nothing && i < journal->count; i++) {
        enum deed deed = journal_entry(journal, i)->deed;
        nothing = deed == DEED_OPEN || deed == DEED_BEGIN;
    }
    return nothing;
}

void journal_withdraw(struct journal *journal) {
    if (journal && is_for_nothing(journal)) keeper_withdraw(journal->keeper);
}

void journal_close(struct journal *journal) {
    if (!journal) return;
    keeper_close(journal->keeper);
    for (size_t i = 0; i < journal->count; i++) {
        free_slot(journal->slots[i]);
    }
    free(journal->slots);
    bytes_free(&journal->begun);
    free(journal);
}

size_t journal_count(const struct journal *journal) {
    return journal->count;
}

const struct entry *journal_entry(struct journal *journal, size_t index) {
    struct slot *slot = journal->slots[index];
    if (slot->text) {
        struct fault fault = {0};
        if (!scan_entry(journal->path, slot->text, slot->length, &slot->entry, &fault)) {
            fault_report(&fault); /* what we wrote, libyaml reads: a test holds that */
            abort();
        }
        free(slot->text);
        slot->text = NULL;
    }
    return &slot->entry;
}

size_t journal_find(struct journal *journal, unsigned long number) {
    size_t low = 0;
    size_t high = journal->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (journal_entry(journal, middle)->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < journal->count && journal_entry(journal, low)->number == number;
    return found ? low : journal->count;
}

static void close_begun(struct journal *journal) {
    if (journal->begun.length > journal->begun_at) entry_close(&journal->begun, journal->begun_at);
    if (journal->begun.length > journal->begun_at) {
        struct slot *slot = add_slot(journal);
        slot->length = journal->begun.length - journal->begun_at;
        slot->text = memory_text(journal->begun.data + journal->begun_at, slot->length);
        journal->begun_count++;
    }
    journal->begun_at = journal->begun.length;
}

struct bytes *journal_begin(struct journal *journal, const char *session, enum deed deed) {
    char at[clock_stamp_size];
    if (journal->begun_at == 0 && journal->begun.length == 0) journal->kept = journal->last;
    close_begun(journal);
    clock_stamp(clock_now(journal->clock), at);
    entry_begin(&journal->begun, ++journal->last, at, session, deed);
    return &journal->begun;
}

unsigned long journal_number(const struct journal *journal) {
    return journal->last;
}

void journal_number_past(struct journal *journal, unsigned long number) {
    if (journal->last < number) journal->last = number;
}

/* Gives what of the entries begun is to be kept, in `clean` where that is not all of them. */
static const struct bytes *clean_begun(const struct journal *journal, struct bytes *clean) {
    if (!journal->gone) return &journal->begun;
    for (size_t i = journal->count - journal->begun_count; i < journal->count; i++) {
        const struct slot *slot = journal->slots[i];
        struct entry entry = {0};
        struct fault none = {0};
        if (!scan_entry("", slot->text, slot->length, &entry, &none)) continue;
        gone_withhold(journal->gone, &entry, slot->text, slot->length, clean);
        entry_free(&entry);
    }
    return clean;
}

bool journal_keep(struct journal *journal, struct fault *fault) {
    close_begun(journal);
    struct bytes clean = {0};
    const struct bytes *kept = clean_begun(journal, &clean);
    fault_at(fault, journal->path, 0, 0);
    bool good = !journal->broken || fault_say(fault, EX_IOERR, "start again once there is room",
                                              "nothing more can be written here");
    bool in_memory = !journal->keeper || journal->keeper->access == JOURNAL_READ;
    good = good && (in_memory ||
                    journal->keeper->how->append(journal->keeper, kept->data, kept->length, fault));
    bytes_free(&clean);
    if (!good) {
        journal->broken = true;
        for (; journal->begun_count; journal->begun_count--)
            free_slot(journal->slots[--journal->count]);
        journal->last = journal->kept;
    }
    bytes_clear(&journal->begun);
    journal->begun_at = 0;
    journal->begun_count = 0;
    return good;
}

void journal_withhold(struct journal *journal, const struct gone *gone) {
    journal->gone = gone;
}

const char *journal_path(const struct journal *journal) {
    return journal->path;
}

struct keeper *journal_keeper(struct journal *journal) {
    return journal->keeper;
}

bool journal_text(struct journal *journal, struct bytes *out, struct fault *fault) {
    return journal->keeper->how->read(journal->keeper, out, NULL, fault);
}

bool journal_replace(struct journal *journal, const struct bytes *text, struct fault *fault) {
    return journal->keeper->how->replace(journal->keeper, text->data, text->length, fault);
}
