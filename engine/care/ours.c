/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers and what was put there by hand; items that came from an answer go with it, and are named
 * only where something else was said of them.
 */
#include "care/ours.h"

#include "agenda/fold.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/tree.h"

#include <string.h>
#include <sysexits.h>

/* Gives the words to know an entry by, or NULL where it is none of those that are listed. */
static const char *words_of(const struct entry *entry) {
    const struct node *answer = entry_node(entry, "answer");
    if (entry->deed == DEED_ANSWER && answer)
        return answer->kind == NODE_LIST && answer->first ? answer->first->text : answer->text;
    if (entry->deed == DEED_PARK) return entry_text(entry, "text");
    return entry->deed == DEED_ITEM ? entry_text(entry, "text") : NULL;
}

struct listing {
    struct journal *journal;
    struct fold fold;
    struct sharing_of_all *sharing;
};

static struct listing listing_open(struct journal *journal) {
    struct listing listing = {.journal = journal};
    listing.fold = fold_open(journal);
    listing.sharing = sharing_open(journal);
    return listing;
}

static void listing_free(struct listing *listing) {
    sharing_free(listing->sharing);
    fold_free(&listing->fold);
}

/* Is it to be listed among what is `sharing` in `session`, "" for what belongs to none? */
static bool is_listed(const struct listing *listing, size_t index, const char *session) {
    const struct entry *entry = journal_entry(listing->journal, index);
    if (listing->fold.standings[index] != STANDS || !words_of(entry)) return false;
    if (strcmp(entry->session, session) != 0) return false;
    if (entry->deed != DEED_ITEM || !entry_node(entry, "from")) return true;
    unsigned long from = entry_number(entry, "from"); /* 0 where it came from several */
    return !from || sharing_of(listing->sharing, from) != sharing_at(listing->sharing, index);
}

static void add_words(const struct entry *entry, struct bytes *out) {
    enum { most = 60 };
    const char *words = words_of(entry);
    size_t length = strlen(words);
    size_t shown = length;
    uint32_t code = 0;
    if (length > most)
        for (size_t at = 0; at <= most; at += text_next(words + at, length - at, &code))
            shown = at;
    bytes_format(out, "  [%lu] ", entry->number);
    text_show(words, shown, TEXT_ONE_LINE, out);
    bytes_text(out, shown < length ? "…\n" : "\n");
}

/* What each kind is called above its entries. Of what nothing was said there are most; they are
 * counted and not named. */
static void add_kind(const struct listing *listing, const char *session, enum sharing sharing,
                     const char *heading, struct bytes *out) {
    size_t count = 0;
    for (size_t i = 0; i < journal_count(listing->journal); i++) {
        if (!is_listed(listing, i, session) || sharing_at(listing->sharing, i) != sharing) continue;
        if (count++ == 0 && sharing != SHARING_UNSAID) bytes_format(out, "%s\n", heading);
        if (sharing != SHARING_UNSAID) add_words(journal_entry(listing->journal, i), out);
    }
    if (sharing == SHARING_UNSAID && count)
        bytes_format(out, "%zu %s mine, because nothing was said of %s\n", count,
                     count == 1 ? "is" : "are", count == 1 ? "it" : "them");
}

static void add_session(const struct listing *listing, const char *session, struct bytes *out) {
    static const struct {
        enum sharing sharing;
        const char *heading;
    } kinds[] = {
        {SHARING_OURS, "ours"},
        {SHARING_COUNTED, "counted, without its words"},
        {SHARING_MINE, "mine, and not counted"},
        {SHARING_UNKEPT, "not kept"},
        {SHARING_UNSAID, ""},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add_kind(listing, session, kinds[i].sharing, kinds[i].heading, out);
}

void ours_text(struct journal *journal, struct bytes *out) {
    struct listing listing = listing_open(journal);
    for (size_t i = 0; i < listing.fold.session_count; i++) {
        const struct session *session = &listing.fold.sessions[i];
        bytes_format(out, "%s%.10s ", out->length ? "\n" : "", session->began);
        text_show(session->title, strlen(session->title), TEXT_ONE_LINE, out);
        bytes_char(out, '\n');
        add_session(&listing, session->id, out);
    }
    struct bytes between = {0};
    add_session(&listing, "", &between);
    if (between.length)
        bytes_format(out, "%sBetween conversations\n%s", out->length ? "\n" : "",
                     bytes_string(&between));
    if (!out->length) bytes_text(out, "Nothing stands here yet.\n");
    bytes_free(&between);
    listing_free(&listing);
}

struct value ours_value(struct journal *journal) {
    struct listing listing = listing_open(journal);
    struct value list = value_list();
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (!is_listed(&listing, i, entry->session)) continue;
        enum sharing sharing = sharing_at(listing.sharing, i);
        struct value map = value_map();
        value_set(&map, "entry", value_number((double)entry->number));
        if (*entry->session) value_set(&map, "session", value_string(entry->session));
        value_set(&map, "as", value_string(sharing_name(sharing)));
        value_set(&map, "said", value_bool(sharing != SHARING_UNSAID));
        value_add(&list, map);
    }
    listing_free(&listing);
    return list;
}

static bool check(struct journal *journal, unsigned long number, struct fault *fault) {
    size_t index = journal_find(journal, number);
    fault_at(fault, NULL, 0, 0);
    if (index == journal_count(journal))
        return fault_say(fault, EX_DATAERR, "`share` alone shows which there are",
                         "there is no entry %lu here", number);
    const struct entry *entry = journal_entry(journal, index);
    if (entry->deed == DEED_ERASED)
        return fault_say(fault, EX_DATAERR, NULL, "entry %lu was erased", number);
    if (!words_of(entry) && entry->deed != DEED_CHANGE)
        return fault_say(fault, EX_DATAERR, "`share` alone shows those that do",
                         "entry %lu holds nothing that anybody has said", number);
    return true;
}

static bool has_session(struct journal *journal, const char *session) {
    for (size_t i = 0; i < journal_count(journal); i++)
        if (*session && strcmp(journal_entry(journal, i)->session, session) == 0) return true;
    return false;
}

bool ours_say(struct journal *journal, enum sharing sharing, const unsigned long *numbers,
              size_t count, const char *session, struct fault *fault) {
    fault_at(fault, NULL, 0, 0);
    if (session && !has_session(journal, session))
        return fault_say(fault, EX_DATAERR, "`askwell agenda show --json` names them",
                         "there is no conversation %s here", session);
    for (size_t i = 0; i < count; i++)
        if (!check(journal, numbers[i], fault)) return false;
    sharing_say(journal, "", sharing, numbers, count, session);
    return journal_keep(journal, fault);
}
