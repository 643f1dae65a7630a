/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which entries hold is each session's own affair, and its ledger says so; what they put on the
 * agenda is then taken in the order of the file, in one pass however many sessions there are.
 */
#include "agenda/fold.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* The entries of one session, or of none, by their place in the journal. */
struct group {
    const char *id;
    size_t session; /* which of the fold's; unused for those of none */
    size_t *places;
    size_t count;
    const char *since; /* a stamp: when it began, or went on after it was left */
    UT_hash_handle hh;
};

/* What is known while folding; of each entry, by its place in the journal. */
struct folding {
    struct fold *fold;
    struct journal *journal;
    size_t count;         /* of entries that are folded */
    struct group *groups; /* by their id */
    size_t *things;       /* the item or parked topic that it put there, plus one */
};

/* Gives how many entries there are before `session`; all where it is NULL. */
static size_t count_before(struct journal *journal, const char *session) {
    size_t count = journal_count(journal);
    for (size_t i = 0; session && i < count; i++)
        if (strcmp(journal_entry(journal, i)->session, session) == 0) return i;
    return count;
}

static struct group *find_group(const struct folding *folding, const char *id) {
    struct group *group = NULL;
    HASH_FIND_STR(folding->groups, id, group);
    return group;
}

static struct group *add_group(struct folding *folding, const char *id) {
    struct group *group = memory_new(sizeof *group);
    *group = (struct group){.id = id};
    HASH_ADD_KEYPTR(hh, folding->groups, group->id, strlen(group->id), group);
    return group;
}

static void add_session(struct folding *folding, const struct entry *begin) {
    struct fold *fold = folding->fold;
    if (find_group(folding, begin->session)) return;
    add_group(folding, begin->session)->session = fold->session_count;
    const char *flow = text_or(entry_text(begin, "flow"), "");
    fold->sessions = memory_room(fold->sessions, fold->session_count, sizeof *fold->sessions);
    fold->sessions[fold->session_count++] = (struct session){
        .id = begin->session,
        .first = begin->number,
        .flow = flow,
        .mentee = entry_text(begin, "mentee-called"),
        .coach = entry_text(begin, "coach-called"),
        .title = text_or(entry_text(begin, "title"), flow),
        .began = begin->at,
        .last_at = begin->at,
    };
}

static int by_beginning(const void *left, const void *right) {
    const struct session *a = left;
    const struct session *b = right;
    int order = strcmp(a->began, b->began);
    return order ? order : (a->first > b->first) - (a->first < b->first);
}

/* Puts the sessions in the order they began: where two copies were brought together, one that is
 * older may stand behind. */
static void sort_sessions(struct folding *folding) {
    struct fold *fold = folding->fold;
    if (!fold->session_count) return;
    qsort(fold->sessions, fold->session_count, sizeof *fold->sessions, by_beginning);
    for (size_t i = 0; i < fold->session_count; i++)
        find_group(folding, fold->sessions[i].id)->session = i;
}

/* Sorts the entries by session; what stands before its session begins belongs to none. */
static void group_entries(struct folding *folding) {
    struct group *none = add_group(folding, "");
    for (size_t i = 0; i < folding->count; i++) {
        const struct entry *entry = journal_entry(folding->journal, i);
        if (entry->deed == DEED_OPEN) {
            folding->fold->owner = text_or(entry_text(entry, "owner"), "");
            folding->fold->record = entry_text(entry, "record");
        }
        if (entry->deed == DEED_BEGIN && *entry->session) add_session(folding, entry);
        struct group *group = *entry->session ? find_group(folding, entry->session) : none;
        if (!group) continue;
        group->places = memory_room(group->places, group->count, sizeof *group->places);
        group->places[group->count++] = i;
    }
}

/* Lets each session's ledger say which of its entries hold. */
static void judge_entries(struct folding *folding) {
    const struct entry **entries =
        memory_resize(NULL, folding->count + 1, sizeof(const struct entry *));
    for (struct group *group = folding->groups; group; group = group->hh.next) {
        for (size_t i = 0; i < group->count; i++)
            entries[i] = journal_entry(folding->journal, group->places[i]);
        struct ledger ledger = ledger_of(entries, group->count);
        for (size_t i = 0; i < group->count; i++)
            folding->fold->standings[group->places[i]] = ledger.records[i].standing;
        ledger_free(&ledger);
    }
    free(entries);
}

static void add_item(struct folding *folding, size_t place, const struct session *session) {
    struct fold *fold = folding->fold;
    const struct entry *entry = journal_entry(folding->journal, place);
    const char *kind = entry_text(entry, "kind");
    const char *text = entry_text(entry, "text");
    if (!kind || !text) return;
    fold->items = memory_room(fold->items, fold->item_count, sizeof *fold->items);
    fold->items[fold->item_count++] = (struct item){.number = entry->number,
                                                    .worded = entry->number,
                                                    .kind = kind,
                                                    .text = text,
                                                    .when = entry_text(entry, "when"),
                                                    .entry = entry,
                                                    .session = session};
    folding->things[place] = fold->item_count;
}

static void add_answer(struct fold *fold, const struct entry *entry) {
    fold->answers = memory_room(fold->answers, fold->answer_count, sizeof *fold->answers);
    fold->answers[fold->answer_count++] = entry;
}

static void add_parked(struct folding *folding, size_t place) {
    struct fold *fold = folding->fold;
    const struct entry *entry = journal_entry(folding->journal, place);
    const char *text = entry_text(entry, "text");
    if (!text) return;
    fold->parked = memory_room(fold->parked, fold->parked_count, sizeof *fold->parked);
    fold->parked[fold->parked_count++] = (struct parked){entry->number, text, entry, false};
    folding->things[place] = fold->parked_count;
}

/* Gives what the entry that `entry` is about put there, of its kind; or 0. */
static size_t thing_of(const struct folding *folding, const struct entry *entry, enum deed kind) {
    size_t place = journal_find(folding->journal, entry_number(entry, "of"));
    if (place >= folding->count || journal_entry(folding->journal, place)->deed != kind) return 0;
    return folding->things[place];
}

static void take_up(struct folding *folding, const struct entry *move) {
    const char *what = entry_text(move, "what");
    if (!what || strcmp(what, "taken up") != 0) return;
    size_t parked = thing_of(folding, move, DEED_PARK);
    if (parked) folding->fold->parked[parked - 1].taken_up = true;
}

static void change_item(struct folding *folding, const struct entry *change) {
    size_t thing = thing_of(folding, change, DEED_ITEM);
    if (!thing) return;
    struct item *item = &folding->fold->items[thing - 1];
    bool is_rule = strcmp(item->kind, "agreement") == 0 && entry_text(change, "text");
    if (is_rule) item->before = item->text; /* of a promise the page says what became of it */
    item->change = change;
    item->state = text_or(entry_text(change, "state"), item->state);
    item->text = text_or(entry_text(change, "text"), item->text);
    item->when = text_or(entry_text(change, "when"), item->when);
}

/* Gives the item that a newer one words anew: the one named, or where an answer was given again
 * since then, the newest that has its words; NULL where none of them holds any more. */
static struct item *revised_by(const struct folding *folding, const struct entry *entry) {
    struct fold *fold = folding->fold;
    size_t place = journal_find(folding->journal, entry_number(entry, "revises"));
    if (place >= folding->count) return NULL;
    const struct entry *named = journal_entry(folding->journal, place);
    if (named->deed != DEED_ITEM) return NULL;
    if (folding->things[place]) return &fold->items[folding->things[place] - 1];
    const char *words = text_or(entry_text(named, "text"), "");
    const char *kind = text_or(entry_text(entry, "kind"), "");
    for (size_t i = fold->item_count; i-- > 0;) {
        struct item *item = &fold->items[i];
        if (strcmp(item->text, words) == 0 && strcmp(item->kind, kind) == 0) return item;
    }
    return NULL;
}

static void revise_item(struct folding *folding, size_t place, const struct session *session) {
    const struct entry *entry = journal_entry(folding->journal, place);
    const char *text = entry_text(entry, "text");
    struct item *item = text ? revised_by(folding, entry) : NULL;
    if (!item) {
        add_item(folding, place, session);
        return;
    }
    folding->things[place] = (size_t)(item - folding->fold->items) + 1;
    item->worded = entry->number;
    if (strcmp(item->text, text) == 0) return;
    item->before = item->text;
    item->text = text;
    item->change = entry;
    item->state = "revised";
}

static bool revises(const struct entry *entry) {
    return entry->deed == DEED_ITEM && entry_number(entry, "revises");
}

/* At the end of its session, because the item that is revised may have been kept again after it. */
static void revise_items(struct folding *folding, const struct group *group,
                         const struct session *session) {
    for (size_t i = 0; i < group->count; i++) {
        size_t place = group->places[i];
        if (folding->fold->standings[place] == STANDS &&
            revises(journal_entry(folding->journal, place)))
            revise_item(folding, place, session);
    }
}

static long seconds_between(const char *from, const char *to) {
    time_t first = clock_read_stamp(from);
    time_t last = clock_read_stamp(to);
    return first >= 0 && last > first ? (long)(last - first) : 0;
}

/* The time between a pause and going on is nobody's. */
static void take_time(struct group *group, struct session *session, const struct entry *entry) {
    if (!group->since) group->since = session->began;
    if (entry->deed == DEED_RESUME) {
        session->seconds += seconds_between(group->since, session->last_at);
        group->since = entry->at;
    }
    session->last_at = entry->at;
}

static void end_session(struct folding *folding, const struct group *group,
                        struct session *session) {
    if (session) session->seconds += seconds_between(group->since, session->last_at);
    revise_items(folding, group, session);
}

static void fold_entry(struct folding *folding, size_t place, struct session *session) {
    const struct entry *entry = journal_entry(folding->journal, place);
    if (folding->fold->standings[place] != STANDS) return;
    switch (entry->deed) {
    case DEED_ANSWER:
        if (session) session->answers++;
        add_answer(folding->fold, entry);
        break;
    case DEED_ITEM:
        if (!revises(entry)) add_item(folding, place, session);
        break;
    case DEED_PARK:
        add_parked(folding, place);
        break;
    case DEED_MOVE:
        take_up(folding, entry);
        break;
    case DEED_RESUME:
        if (session) session->ended = NULL; /* its end had not reached all of its journals */
        break;
    case DEED_CHANGE:
        change_item(folding, entry);
        break;
    case DEED_END:
        if (session) session->ended = text_or(entry_text(entry, "how"), "finished");
        break;
    default:
        break;
    }
}

static void fold_entries(struct folding *folding) {
    for (size_t place = 0; place < folding->count; place++) {
        const struct entry *entry = journal_entry(folding->journal, place);
        struct group *group = find_group(folding, entry->session);
        if (!group) continue;
        struct session *session = *group->id ? &folding->fold->sessions[group->session] : NULL;
        if (session) take_time(group, session, entry);
        fold_entry(folding, place, session);
        if (place == group->places[group->count - 1]) end_session(folding, group, session);
    }
}

static void free_groups(struct folding *folding) {
    struct group *group = folding->groups;
    HASH_CLEAR(hh, folding->groups);
    while (group) {
        struct group *next = group->hh.next;
        free(group->places);
        free(group);
        group = next;
    }
}

struct fold fold_first(struct journal *journal, size_t count) {
    struct fold fold = {.owner = ""};
    struct folding folding = {.fold = &fold, .journal = journal, .count = count};
    fold.standings = memory_new((folding.count + 1) * sizeof *fold.standings);
    folding.things = memory_new((folding.count + 1) * sizeof *folding.things);
    group_entries(&folding);
    sort_sessions(&folding);
    judge_entries(&folding);
    fold_entries(&folding);
    free_groups(&folding);
    free(folding.things);
    return fold;
}

struct fold fold_before(struct journal *journal, const char *session) {
    return fold_first(journal, count_before(journal, session));
}

struct fold fold_open(struct journal *journal) {
    return fold_first(journal, journal_count(journal));
}

bool item_is_open(const struct item *item) {
    bool over =
        item->state && (strcmp(item->state, "done") == 0 || strcmp(item->state, "dropped") == 0);
    return strcmp(item->kind, "action") == 0 && !over;
}

const char *item_day(const struct item *item) {
    const char *day = entry_text(item->change, "day");
    return day && *day ? day : item->change->at;
}

void fold_free(struct fold *fold) {
    free(fold->sessions);
    free(fold->items);
    free(fold->parked);
    free(fold->answers);
    free(fold->standings);
    *fold = (struct fold){0};
}

const struct session *fold_unfinished(const struct fold *fold, const char *flow) {
    for (size_t i = fold->session_count; i-- > 0;) {
        const struct session *session = &fold->sessions[i];
        if (!session->ended && (!flow || strcmp(session->flow, flow) == 0)) return session;
    }
    return NULL;
}
