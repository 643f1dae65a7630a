/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was said, by the place in the journal where it was said; then what follows from it.
 */
#include "agenda/sharing.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* Something said; `at` is its place in the journal, plus one, 0 where nothing was said. */
struct said {
    size_t at;
    enum sharing sharing;
};

struct whole {
    const char *session;
    struct said said;
    UT_hash_handle hh;
};

struct sharing_of_all {
    struct journal *journal;
    size_t count;
    struct said *said;   /* of each entry by itself */
    struct whole *whole; /* of sessions, by their id */
    enum sharing *holds; /* of each entry */
};

static const struct {
    const char *name;
    enum sharing sharing;
} names[] = {
    {"mine", SHARING_MINE},
    {"ours", SHARING_OURS},
    {"counted", SHARING_COUNTED},
    {"unkept", SHARING_UNKEPT},
};

enum { name_count = sizeof names / sizeof *names };

const char *sharing_name(enum sharing sharing) {
    for (size_t i = 0; i < name_count; i++)
        if (names[i].sharing == sharing) return names[i].name;
    return "mine";
}

bool sharing_read(const char *word, enum sharing *sharing) {
    for (size_t i = 0; i < name_count; i++) {
        if (strcmp(names[i].name, word) != 0) continue;
        *sharing = names[i].sharing;
        return true;
    }
    return false;
}

bool sharing_shows(enum sharing sharing) {
    return sharing == SHARING_OURS;
}

bool sharing_counts(enum sharing sharing) {
    return sharing <= SHARING_UNSAID;
}

static struct whole *find_whole(const struct sharing_of_all *all, const char *session) {
    struct whole *whole = NULL;
    HASH_FIND_STR(all->whole, session, whole);
    return whole;
}

static void say_of_session(struct sharing_of_all *all, const char *session, struct said said) {
    struct whole *whole = find_whole(all, session);
    if (!whole) {
        whole = memory_new(sizeof *whole);
        *whole = (struct whole){.session = session};
        HASH_ADD_KEYPTR(hh, all->whole, whole->session, strlen(whole->session), whole);
    }
    whole->said = said;
}

static unsigned long number_in(const struct node *node) {
    return node->kind == NODE_TEXT ? strtoul(node->text, NULL, 10) : 0;
}

/* Gives the first of what stands under `key`, one number or a list of them; go on with next_of. */
static const struct node *first_of(const struct entry *entry, const char *key) {
    const struct node *node = entry_node(entry, key);
    return node && node->kind == NODE_LIST ? node->first : node;
}

static const struct node *next_of(const struct entry *entry, const char *key,
                                  const struct node *node) {
    const struct node *all = entry_node(entry, key);
    return all->kind == NODE_LIST ? node->next : NULL;
}

static void take_share(struct sharing_of_all *all, size_t index) {
    const struct entry *share = journal_entry(all->journal, index);
    const char *as = entry_text(share, "as");
    const char *whole = entry_text(share, "whole");
    struct said said = {.at = index + 1};
    if (!as || !sharing_read(as, &said.sharing)) return;
    const struct node *of = first_of(share, "of");
    if (!of && !whole && *share->session) whole = share->session;
    if (whole) say_of_session(all, whole, said);
    for (; of; of = next_of(share, "of", of)) {
        size_t place = journal_find(all->journal, number_in(of));
        if (place < all->count) all->said[place] = said;
    }
}

/* What was said last, of the entry or of its session; `own` tells whether it was of the entry. */
static struct said said_last(const struct sharing_of_all *all, size_t index, bool *own) {
    const struct entry *entry = journal_entry(all->journal, index);
    const struct whole *whole = *entry->session ? find_whole(all, entry->session) : NULL;
    *own = all->said[index].at && (!whole || all->said[index].at > whole->said.at);
    if (*own || !whole) return all->said[index];
    return whole->said;
}

/* The strictest of the entries under `key` that stand before this one; false where there are none.
 */
static bool follow(const struct sharing_of_all *all, size_t index, const char *key,
                   enum sharing *strictest) {
    const struct entry *entry = journal_entry(all->journal, index);
    bool found = false;
    for (const struct node *of = first_of(entry, key); of; of = next_of(entry, key, of)) {
        size_t place = journal_find(all->journal, number_in(of));
        if (place >= index) continue;
        if (!found || all->holds[place] > *strictest) *strictest = all->holds[place];
        found = true;
    }
    return found;
}

static enum sharing hold(const struct sharing_of_all *all, size_t index) {
    const struct entry *entry = journal_entry(all->journal, index);
    bool own = false;
    enum sharing sharing = SHARING_UNSAID;
    struct said said = said_last(all, index, &own);
    const char *key = entry->deed == DEED_ITEM ? "from" : entry->deed == DEED_CHANGE ? "of" : NULL;
    if (key && !own && follow(all, index, key, &sharing)) return sharing;
    return said.at ? said.sharing : SHARING_UNSAID;
}

struct sharing_of_all *sharing_open(struct journal *journal) {
    struct sharing_of_all *all = memory_new(sizeof *all);
    *all = (struct sharing_of_all){.journal = journal, .count = journal_count(journal)};
    all->said = memory_new((all->count + 1) * sizeof *all->said);
    all->holds = memory_new((all->count + 1) * sizeof *all->holds);
    for (size_t i = 0; i < all->count; i++)
        if (journal_entry(journal, i)->deed == DEED_SHARE) take_share(all, i);
    for (size_t i = 0; i < all->count; i++)
        all->holds[i] = hold(all, i);
    return all;
}

void sharing_free(struct sharing_of_all *all) {
    if (!all) return;
    struct whole *whole = all->whole;
    HASH_CLEAR(hh, all->whole);
    while (whole) {
        struct whole *next = whole->hh.next;
        free(whole);
        whole = next;
    }
    free(all->said);
    free(all->holds);
    free(all);
}

enum sharing sharing_at(const struct sharing_of_all *all, size_t index) {
    return index < all->count ? all->holds[index] : SHARING_UNSAID;
}

enum sharing sharing_of(const struct sharing_of_all *all, unsigned long number) {
    return sharing_at(all, journal_find(all->journal, number));
}

enum sharing sharing_of_session(const struct sharing_of_all *all, const char *session) {
    const struct whole *whole = find_whole(all, session);
    return whole ? whole->said.sharing : SHARING_UNSAID;
}

void sharing_fill(struct bytes *share, enum sharing sharing, const unsigned long *numbers,
                  size_t count, const char *whole) {
    entry_add_string(share, "as", sharing_name(sharing));
    entry_add_string(share, "whole", whole);
    if (whole) return;
    entry_begin_list(share, "of");
    for (size_t i = 0; i < count; i++)
        bytes_format(share, "- %lu\n", numbers[i]);
}

void sharing_say(struct journal *journal, const char *session, enum sharing sharing,
                 const unsigned long *numbers, size_t count, const char *whole) {
    struct bytes *share = journal_begin(journal, session, DEED_SHARE);
    entry_add_string(share, "by", "mentee");
    sharing_fill(share, sharing, numbers, count, whole);
}
