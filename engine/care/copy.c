/* SPDX-License-Identifier: GPL-3.0-or-later
 * Entry by entry: as it stands, without its words, or not at all.
 */
#include "care/copy.h"

#include "agenda/fold.h"
#include "agenda/scan.h"
#include "agenda/sharing.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* What is known while copying. */
struct copying {
    struct journal *journal;
    struct fold fold;
    struct sharing_of_all *sharing;
    struct gone secret; /* words of what is not ours */
    const char *with;
    const char *at;
    size_t ours;
    const char *asked; /* the session that is_known was asked about last, and what it said */
    bool known;
};

/* Does it stand, so that it is not what was gone back on? */
static bool stands(const struct copying *copying, size_t index) {
    return copying->fold.standings[index] == STANDS;
}

static bool has_words(const struct entry *entry) {
    return entry->deed == DEED_ANSWER || entry->deed == DEED_ITEM || entry->deed == DEED_CHANGE ||
           entry->deed == DEED_PARK;
}

static bool is_ours(const struct copying *copying, size_t index) {
    return sharing_shows(sharing_at(copying->sharing, index)) && stands(copying, index) &&
           has_words(journal_entry(copying->journal, index));
}

static bool is_counted(const struct copying *copying, size_t index) {
    return sharing_at(copying->sharing, index) == SHARING_COUNTED && stands(copying, index) &&
           has_words(journal_entry(copying->journal, index));
}

static const char *const keys[] = {"answer", "text", "line",    "draft",
                                   "why",    "know", "support", "account"};
enum { key_count = sizeof keys / sizeof *keys };

typedef void each(void *context, const struct entry *entry, const char *text);

/* Calls `take` with every text that somebody said in the entry. A goal that an action is toward was
 * not said there, so it is ours only where its own entry is. */
static void each_said(const struct entry *entry, each *take, void *context) {
    for (size_t i = 0; i < key_count; i++) {
        const struct node *node = entry_node(entry, keys[i]);
        bool list = node && node->kind == NODE_LIST;
        for (const struct node *item = list ? node->first : node; item;
             item = list ? item->next : NULL)
            take(context, entry, item->text);
    }
}

static void add_said(void *gone, const struct entry *entry, const char *text) {
    gone_add(gone, text, entry->session, 0);
}

struct weighing {
    const struct gone *shown;
    struct gone *secret;
};

/* Words that are ours somewhere are no secret elsewhere. */
static void add_secret(void *context, const struct entry *entry, const char *text) {
    const struct weighing *weighing = context;
    if (!gone_has(weighing->shown, text)) gone_add(weighing->secret, text, entry->session, 0);
}

static void find_secrets(struct copying *copying) {
    struct gone shown = {0};
    struct weighing weighing = {&shown, &copying->secret};
    size_t count = journal_count(copying->journal);
    for (size_t i = 0; i < count; i++)
        if (is_ours(copying, i)) each_said(journal_entry(copying->journal, i), add_said, &shown);
    for (size_t i = 0; i < count; i++)
        if (!is_ours(copying, i))
            each_said(journal_entry(copying->journal, i), add_secret, &weighing);
    gone_free(&shown);
}

static bool has_shared(const struct copying *copying, const char *session) {
    for (size_t i = 0; i < journal_count(copying->journal); i++)
        if ((is_ours(copying, i) || is_counted(copying, i)) &&
            strcmp(journal_entry(copying->journal, i)->session, session) == 0)
            return true;
    return false;
}

/* May it be known that this session took place? */
static bool is_known(struct copying *copying, const char *session) {
    if (!*session || sharing_counts(sharing_of_session(copying->sharing, session))) return true;
    if (!copying->asked || strcmp(copying->asked, session) != 0)
        copying->known = has_shared(copying, session);
    copying->asked = session;
    return copying->known;
}

/* Numbers need no quotes. */
static void add_scalar(const char *key, const struct node *node, struct bytes *out) {
    bool number = node->length && strspn(node->text, "0123456789") == node->length;
    if (number)
        bytes_format(out, "%s%s %s\n", key, *key == '-' ? "" : ":", node->text);
    else if (*key == '-')
        entry_add_item(out, node->text, node->length);
    else
        entry_add_text(out, key, node->text, node->length);
}

static void add_fields(const struct entry *entry, const char *const *fields, size_t count,
                       struct bytes *out) {
    for (size_t i = 0; i < count; i++) {
        const struct node *node = entry_node(entry, fields[i]);
        bool list = node && node->kind == NODE_LIST;
        if (node && !list) add_scalar(fields[i], node, out);
        if (list) entry_begin_list(out, fields[i]);
        for (const struct node *item = list ? node->first : NULL; item; item = item->next)
            add_scalar("-", item, out);
    }
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void add_open(const struct copying *copying, const struct entry *entry, struct bytes *out) {
    static const char *const fields[] = {"format", "owner", "record"};
    entry_begin(out, entry->number, entry->at, "", DEED_OPEN);
    add_fields(entry, fields, COUNT(fields), out);
    bytes_format(out, "copied: %s\n", copying->at);
    entry_add_string(out, "copy", copying->with);
    entry_add_string(out, "note",
                     "This copy holds what its owner shares. The agenda itself is theirs.");
}

/* What it is and what became of it, and “…” where words would stand. */
static void add_counted(const struct entry *entry, struct bytes *out) {
    static const char *const fields[] = {"section", "question", "kind", "from",    "of",
                                         "state",   "when",     "who",  "standard"};
    entry_begin(out, entry->number, entry->at, entry->session, entry->deed);
    add_fields(entry, fields, COUNT(fields), out);
    if (entry->deed == DEED_ANSWER) entry_add_string(out, "answer", gone_mark);
    if (entry->deed == DEED_ITEM || entry->deed == DEED_PARK)
        entry_add_string(out, "text", gone_mark);
    entry_add_string(out, "counted", "yes");
}

static void add_frame(const struct entry *entry, struct bytes *out) {
    static const char *const fields[] = {"flow", "title",         "bank",         "mentee",  "with",
                                         "turn", "mentee-called", "coach-called", "minutes", "how"};
    entry_begin(out, entry->number, entry->at, entry->session, entry->deed);
    add_fields(entry, fields, COUNT(fields), out);
}

static void add_share(const struct entry *entry, struct bytes *out) {
    static const char *const fields[] = {"as", "whole", "of"};
    entry_begin(out, entry->number, entry->at, entry->session, entry->deed);
    add_fields(entry, fields, COUNT(fields), out);
}

/* Adds what the copy has of this entry, which stands in `length` bytes of `text`. */
static void add_entry(struct copying *copying, size_t index, const char *text, size_t length,
                      struct bytes *out) {
    const struct entry *entry = journal_entry(copying->journal, index);
    const char *whole = entry->deed == DEED_SHARE ? entry_text(entry, "whole") : NULL;
    size_t start = out->length;
    if (is_ours(copying, index)) {
        copying->ours++;
        if (!gone_rewrite(&copying->secret, entry, text, length, out)) bytes_add(out, text, length);
        return;
    }
    if (entry->deed != DEED_OPEN && !is_known(copying, entry->session)) return;
    if (is_counted(copying, index)) {
        add_counted(entry, out);
    } else if (entry->deed == DEED_OPEN) {
        add_open(copying, entry, out);
    } else if (entry->deed == DEED_SHARE && (!whole || is_known(copying, whole))) {
        add_share(entry, out);
    } else if (entry->deed == DEED_BEGIN || entry->deed == DEED_RESUME ||
               entry->deed == DEED_PAUSE || entry->deed == DEED_END) {
        add_frame(entry, out);
    } else if (entry->deed == DEED_ERASED) {
        const char *erased = entry_text(entry, "erased");
        entry_begin(out, entry->number, entry->at, "", DEED_ERASED);
        if (erased) bytes_format(out, "erased: %.20s\n", erased);
    }
    if (out->length > start) entry_close(out, start);
}

bool copy_text(struct journal *journal, const char *with, const char *at, struct bytes *out,
               size_t *ours, struct fault *fault) {
    struct bytes text = {0};
    struct entry entry = {0};
    size_t from = 0;
    if (!journal_text(journal, &text, fault)) return false;
    struct copying copying = {.journal = journal, .with = with, .at = at};
    copying.fold = fold_open(journal);
    copying.sharing = sharing_open(journal);
    find_secrets(&copying);
    struct scan scan = {.path = "", .text = bytes_string(&text), .length = text.length, .line = 1};
    while (scan_next(&scan, &entry, &from, fault) == PIECE_ENTRY) {
        size_t index = journal_find(journal, entry.number);
        if (index < journal_count(journal))
            add_entry(&copying, index, scan.text + from, scan.at - from, out);
        entry_free(&entry);
    }
    *ours = copying.ours;
    gone_free(&copying.secret);
    sharing_free(copying.sharing);
    fold_free(&copying.fold);
    bytes_free(&text);
    return true;
}

/* Adds where `path` lies, as it can be found again from anywhere. */
static void add_place(const char *path, struct bytes *out) {
    struct bytes folder = {0};
    file_folder(path, &folder);
    char *whole = realpath(bytes_string(&folder), NULL);
    bytes_format(out, "%s/%s", whole ? whole : bytes_string(&folder), file_name(path));
    bytes_free(&folder);
    free(whole);
}

/* The entry comes first: a copy that nobody knows of would be worse than one that is not there. */
static bool keep_entry(struct journal *journal, const char *with, const char *path,
                       struct fault *fault) {
    struct bytes place = {0};
    add_place(path, &place);
    struct bytes *entry = journal_begin(journal, "", DEED_COPY);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "what", "share");
    entry_add_string(entry, "to", bytes_string(&place));
    entry_add_string(entry, "with", with);
    bytes_free(&place);
    return journal_keep(journal, fault);
}

bool copy_write(struct journal *journal, const char *with, const char *path,
                const struct clock *clock, size_t *ours, struct fault *fault) {
    struct bytes text = {0};
    char at[clock_stamp_size];
    clock_stamp(clock_now(clock), at);
    fault_at(fault, path, 0, 0);
    if (file_exists(path))
        return fault_say(fault, EX_DATAERR, "name a new file", "there is a file here already");
    bool good = copy_text(journal, with, at, &text, ours, fault) &&
                keep_entry(journal, with, path, fault) &&
                file_write_new(path, text.data, text.length, fault);
    bytes_free(&text);
    return good;
}

void copy_withdraw(struct erasing *erasing, struct journal *older, struct journal *newer) {
    struct sharing_of_all *sharing = sharing_open(newer);
    size_t count = journal_count(newer);
    unsigned long last = count ? journal_entry(newer, count - 1)->number : 0;
    for (size_t i = 0; i < journal_count(older); i++) {
        const struct entry *entry = journal_entry(older, i);
        struct fault ignored = {0}; /* it went with another one */
        size_t index = journal_find(newer, entry->number);
        bool there = index < count && journal_entry(newer, index)->deed == entry->deed;
        enum sharing now = there ? sharing_at(sharing, index) : SHARING_UNSAID;
        bool stays = sharing_shows(now) || (now == SHARING_COUNTED && entry_text(entry, "counted"));
        if (has_words(entry) && entry->number <= last && !stays)
            erasing_add(erasing, entry->number, &ignored);
    }
    sharing_free(sharing);
}
