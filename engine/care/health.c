/* SPDX-License-Identifier: GPL-3.0-or-later
 * Piece by piece. What reads as an entry and only stands in the wrong place is put where its number
 * belongs; the same entry twice is once.
 */
#include "care/health.h"

#include "agenda/scan.h"
#include "base/memory.h"
#include "base/tree.h"
#include "care/renumber.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* A stretch of the text: what people wrote before an entry, and the entry. */
struct stretch {
    size_t from;
    size_t entry_at;
    size_t to;
    struct entry entry; /* number 0: it is none */
};

struct looking {
    const struct bytes *text;
    const char *path;
    struct health *health;
    struct stretch *kept;
    size_t count;
};

static void keep(struct looking *looking, struct stretch stretch) {
    looking->kept = memory_room(looking->kept, looking->count, sizeof *looking->kept);
    looking->kept[looking->count++] = stretch;
}

static void lose(struct looking *looking, size_t from, size_t to) {
    bytes_add(&looking->health->lost, looking->text->data + from, to - from);
}

static const struct stretch *same_number(const struct looking *looking, unsigned long number) {
    for (size_t i = 0; i < looking->count; i++)
        if (looking->kept[i].entry.number == number) return &looking->kept[i];
    return NULL;
}

static bool is_same_text(const struct looking *looking, const struct stretch *a,
                         const struct stretch *b) {
    size_t length = a->to - a->entry_at;
    return length == b->to - b->entry_at && memcmp(looking->text->data + a->entry_at,
                                                   looking->text->data + b->entry_at, length) == 0;
}

/* What is damage where it stands may be an entry that belongs somewhere else; those are tried once
 * all the others are known. */
static void try_elsewhere(struct looking *looking, struct stretch stretch) {
    struct fault ignored = {0};
    const char *text = looking->text->data + stretch.entry_at;
    struct scan scan = {
        .path = "", .text = text, .length = stretch.to - stretch.entry_at, .line = 1, .entries = 1};
    size_t from = 0;
    if (scan_next(&scan, &stretch.entry, &from, &ignored) != PIECE_ENTRY || from != 0) {
        lose(looking, stretch.from, stretch.to);
        return;
    }
    stretch.to = stretch.entry_at + scan.at;
    const struct stretch *other = same_number(looking, stretch.entry.number);
    if (other) {
        if (!is_same_text(looking, other, &stretch)) lose(looking, stretch.from, stretch.to);
        entry_free(&stretch.entry);
    } else {
        looking->health->out_of_order++;
        keep(looking, stretch);
    }
}

static void add_cut(struct looking *looking, const struct scan *scan, long line, size_t from) {
    struct fault fault = {0};
    fault_at(&fault, looking->path, line, 0);
    fault_say(&fault, EX_DATAERR, NULL, "the last entry was cut off while it was being written");
    faults_add(&looking->health->damage, &fault);
    lose(looking, from, scan->length);
}

static void look_through(struct looking *looking) {
    struct health *health = looking->health;
    struct scan scan = {.path = looking->path,
                        .text = bytes_string(looking->text),
                        .length = looking->text->length,
                        .line = 1};
    struct stretch *damaged = NULL;
    size_t damaged_count = 0;
    enum piece piece = PIECE_ENTRY;
    for (size_t before = 0; piece != PIECE_END && piece != PIECE_CUT; before = scan.at) {
        struct stretch stretch = {.from = before};
        struct fault fault = {0};
        long line = scan.line;
        piece = scan_next(&scan, &stretch.entry, &stretch.entry_at, &fault);
        stretch.to = scan.at;
        if (piece == PIECE_ENTRY) keep(looking, stretch);
        if (piece == PIECE_CUT) add_cut(looking, &scan, line, stretch.entry_at);
        if (piece == PIECE_NEWER) health->newer = true;
        if (piece == PIECE_NEWER) break;
        if (piece != PIECE_DAMAGE) continue;
        faults_add(&health->damage, &fault);
        damaged = memory_room(damaged, damaged_count, sizeof *damaged);
        damaged[damaged_count++] = stretch;
    }
    for (size_t i = 0; i < damaged_count; i++)
        try_elsewhere(looking, damaged[i]);
    free(damaged);
}

static int by_number(const void *a, const void *b) {
    unsigned long first = ((const struct stretch *)a)->entry.number;
    unsigned long second = ((const struct stretch *)b)->entry.number;
    return (first > second) - (first < second);
}

static bool is_there(const struct looking *looking, unsigned long number) {
    const struct stretch wanted = {.entry = {.number = number}};
    return bsearch(&wanted, looking->kept, looking->count, sizeof wanted, by_number) != NULL;
}

static void look_after(struct looking *looking, const struct entry *entry) {
    struct health *health = looking->health;
    for (const struct node *field = entry->fields->first; field; field = field->next) {
        if (!renumber_is_reference(entry, field->key)) continue;
        bool list = field->kind == NODE_LIST;
        for (const struct node *one = list ? field->first : field; one;
             one = list ? one->next : NULL) {
            unsigned long number = strtoul(one->text, NULL, 10);
            if (!number || is_there(looking, number)) continue;
            health->astray =
                memory_room(health->astray, health->astray_count, sizeof *health->astray);
            health->astray[health->astray_count++] = (struct astray){entry->number, number};
        }
    }
}

static void take_by_hand(struct health *health, const struct entry *entry) {
    if (!entry->by_hand) return;
    health->by_hand = memory_room(health->by_hand, health->by_hand_count, sizeof *health->by_hand);
    health->by_hand[health->by_hand_count++] = entry->number;
}

struct health health_of(const struct bytes *text, const char *path) {
    struct health health = {0};
    struct looking looking = {.text = text, .path = path, .health = &health};
    look_through(&looking);
    if (looking.count) qsort(looking.kept, looking.count, sizeof *looking.kept, by_number);
    for (size_t i = 0; i < looking.count; i++) {
        struct stretch *stretch = &looking.kept[i];
        look_after(&looking, &stretch->entry);
        take_by_hand(&health, &stretch->entry);
        bytes_add(&health.saved, text->data + stretch->from, stretch->to - stretch->from);
    }
    for (size_t i = 0; i < looking.count; i++)
        entry_free(&looking.kept[i].entry);
    health.entries = looking.count;
    free(looking.kept);
    return health;
}

void health_free(struct health *health) {
    free(health->by_hand);
    free(health->astray);
    faults_free(&health->damage);
    bytes_free(&health->saved);
    bytes_free(&health->lost);
    *health = (struct health){0};
}

bool health_is_whole(const struct health *health) {
    return health->damage.count == 0 && !health->newer;
}
