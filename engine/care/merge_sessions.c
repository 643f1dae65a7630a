/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conversations that were continued in both copies. The one here keeps its name; the other gets one
 * made from what was said there first, so that it is the same whenever the two are brought
 * together.
 */
#include "care/merging.h"

#include "agenda/fold.h"
#include "base/digest.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

struct known {
    const char *id;
    bool continued;         /* here, by something that is not there */
    const char *found_here; /* there: the session here of what was found last */
    char *name;             /* there: of what is new */
    UT_hash_handle hh;
};

/* Does the entry belong to what was said, so that a conversation with it was gone on with? */
static bool is_said(const struct entry *entry) {
    static const enum deed deeds[] = {DEED_ANSWER, DEED_SKIP, DEED_GO,   DEED_BACK,
                                      DEED_REUSE,  DEED_UNDO, DEED_PARK, DEED_MOVE,
                                      DEED_CHANGE, DEED_ITEM, DEED_END};
    for (size_t i = 0; *entry->session && i < sizeof deeds / sizeof *deeds; i++)
        if (entry->deed == deeds[i]) return true;
    return false;
}

static struct known *known_of(struct known **all, const char *id) {
    struct known *known = NULL;
    HASH_FIND_STR(*all, id, known);
    if (known) return known;
    known = memory_new(sizeof *known);
    known->id = id;
    HASH_ADD_KEYPTR(hh, *all, known->id, strlen(id), known);
    return known;
}

static void forget(struct known *all) {
    struct known *next = all;
    HASH_CLEAR(hh, all);
    while (next) {
        struct known *known = next;
        next = known->hh.next;
        free(known->name);
        free(known);
    }
}

static struct known *know_here(const struct twins *twins) {
    struct known *all = NULL;
    for (size_t i = 0; i < twins->here.count; i++) {
        const struct entry *entry = journal_entry(twins->here.journal, i);
        if (!twins->found_by[i] && is_said(entry)) known_of(&all, entry->session)->continued = true;
    }
    return all;
}

static char *other_name(const struct merging *merging, const struct entry *first) {
    const struct renumbering renumbering = {merging_number, merging};
    struct bytes content = {0};
    struct bytes name = {0};
    twins_session(first->session, &name);
    renumber_content(&renumbering, first, bytes_string(&name), &content);
    bytes_format(&name, "-%04x", (unsigned)digest_crc32(0, content.data, content.length) & 0xffffU);
    bytes_free(&content);
    return name.data;
}

/* Gives where the session begins, or its entry `otherwise`. */
static const struct entry *begin_of(const struct merging *merging, const struct entry *otherwise) {
    const struct copy *there = &merging->twins.there;
    for (size_t i = 0; i < there->count; i++) {
        const struct entry *entry = journal_entry(there->journal, i);
        if (entry->deed == DEED_BEGIN && strcmp(entry->session, otherwise->session) == 0)
            return entry;
    }
    return otherwise;
}

static void tell(struct merging *merging, size_t first) {
    struct bytes sentence = {0};
    const struct entry *begin =
        begin_of(merging, journal_entry(merging->twins.there.journal, first));
    bytes_format(&sentence,
                 "“%s” of %.10s was gone on with in both copies; it is there twice now, each as "
                 "it went on.",
                 text_or(entry_text(begin, "title"), "A conversation"), begin->at);
    merging_conflict(merging, MERGE_SESSION, merging->numbers[first], bytes_string(&sentence));
    bytes_free(&sentence);
}

/* Gives the name of a session there that goes on at `first`. */
static void name_session(struct merging *merging, struct known *known, struct known **here,
                         size_t first) {
    const struct entry *entry = journal_entry(merging->twins.there.journal, first);
    const char *name = known->found_here ? known->found_here : known->id;
    struct known *same = NULL;
    HASH_FIND_STR(*here, name, same);
    if (same && same->continued) {
        known->name = other_name(merging, entry);
        tell(merging, first);
    } else {
        known->name = memory_text(name, strlen(name));
    }
}

/* Is the name one that a merge has given? */
static bool is_second(const char *session) {
    struct bytes own = {0};
    twins_session(session, &own);
    bool second = strcmp(bytes_string(&own), session) != 0;
    bytes_free(&own);
    return second;
}

/* A conversation that is two there may be one here; then what only says that it began and ended a
 * second time is nothing new. */
static void pass_over_edges(struct twins *twins) {
    struct known *all = NULL;
    for (size_t i = 0; i < twins->there.count; i++) {
        const struct entry *entry = journal_entry(twins->there.journal, i);
        bool edge = entry->deed == DEED_BEGIN || entry->deed == DEED_END;
        if (!twins->found[i] && !edge) known_of(&all, entry->session)->continued = true;
    }
    for (size_t i = 0; i < twins->there.count; i++) {
        const struct entry *entry = journal_entry(twins->there.journal, i);
        bool edge = entry->deed == DEED_BEGIN || entry->deed == DEED_END;
        if (twins->found[i] || !edge || !is_second(entry->session)) continue;
        if (!known_of(&all, entry->session)->continued) twins->found[i] = 1;
    }
    forget(all);
}

void merging_name_sessions(struct merging *merging) {
    struct twins *twins = &merging->twins;
    pass_over_edges(twins);
    struct known *here = know_here(twins);
    struct known *there = NULL;
    for (size_t i = 0; i < twins->there.count; i++) {
        const struct entry *entry = journal_entry(twins->there.journal, i);
        struct known *known = known_of(&there, entry->session);
        size_t found = twins->found[i];
        const char *found_here =
            found ? journal_entry(twins->here.journal, found - 1)->session : "";
        if (*found_here && is_said(entry)) known->found_here = found_here;
        if (!found && !known->name && is_said(entry)) name_session(merging, known, &here, i);
    }
    for (size_t i = 0; i < twins->there.count; i++) {
        const char *own = journal_entry(twins->there.journal, i)->session;
        const char *name = text_or(known_of(&there, own)->name, own);
        if (!twins->found[i]) merging->sessions[i] = memory_text(name, strlen(name));
    }
    forget(here);
    forget(there);
}
