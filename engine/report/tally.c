/* SPDX-License-Identifier: GPL-3.0-or-later
 * From entries to numbers. What is text in an entry is looked for in the vocabulary, or hashed.
 */
#include "report/tally.h"

#include "agenda/fold.h"
#include "agenda/hours.h"
#include "agenda/sharing.h"
#include "base/memory.h"
#include "report/vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* What is known while counting. */
struct counting {
    struct journal *journal;
    struct fold fold;
    struct sharing_of_all *sharing;
    struct vocabulary *vocabulary;
    const char *from;
    const char *until;
    size_t *place; /* of each session of the fold: its place in the tally, or SIZE_MAX */
    double *hours; /* and what was kept of it; -1 where nothing was */
    uint64_t *reached;
    struct tally *tally;
};

/* FNV-1a, which is public domain: enough to know a session of one agenda again among a million. */
static uint64_t hash(uint64_t hash, const char *text) {
    static const uint64_t prime = 0x100000001b3;
    do
        hash = (hash ^ (unsigned char)*text) * prime;
    while (*text++);
    return hash;
}

static const uint64_t hash_begin = 0xcbf29ce484222325;

static bool is_in_time(const struct counting *counting, const char *stamp) {
    enum { day_length = 10 };
    if (counting->from && strncmp(stamp, counting->from, day_length) < 0) return false;
    return !counting->until || strncmp(stamp, counting->until, day_length) <= 0;
}

static long month_of(const char *stamp) {
    return strtol(stamp, NULL, 10) * 12 + strtol(stamp + 5, NULL, 10) - 1;
}

static void count_sessions(struct counting *counting) {
    const struct fold *fold = &counting->fold;
    struct tally *tally = counting->tally;
    tally->sessions = memory_new((fold->session_count + 1) * sizeof *tally->sessions);
    for (size_t i = 0; i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        bool held = session->answers || session->ended;
        counting->place[i] = SIZE_MAX;
        if (!held || !sharing_counts(sharing_of_session(counting->sharing, session->id))) continue;
        counting->place[i] = tally->session_count;
        tally->sessions[tally->session_count++] = (struct tally_session){
            .key = hash(hash(hash_begin, fold->owner), session->id),
            .programme = vocabulary_find_programme(counting->vocabulary, session->flow),
            .counted = is_in_time(counting, session->began),
            .finished = session->ended && strcmp(session->ended, "finished") == 0,
            .month = month_of(session->began),
            .held = (session->seconds + 30) / 60,
        };
    }
}

/* Gives the place of the entry's session in the tally, or SIZE_MAX; `guess` is that of the entry
 * before, which is most often of the same one. */
static size_t session_of(const struct counting *counting, const char *id, size_t *guess) {
    const struct fold *fold = &counting->fold;
    for (size_t i = 0; i < fold->session_count; i++) {
        size_t at = (*guess + i) % fold->session_count;
        if (strcmp(fold->sessions[at].id, id) != 0) continue;
        *guess = at;
        return counting->place[at];
    }
    return SIZE_MAX;
}

static void count_entries(struct counting *counting) {
    size_t guess = 0;
    size_t count = journal_count(counting->journal);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = journal_entry(counting->journal, i);
        bool is_answer = entry->deed == DEED_ANSWER && counting->fold.standings[i] == STANDS;
        if (!is_answer && entry->deed != DEED_BEGIN) continue;
        size_t place = session_of(counting, entry->session, &guess);
        if (place == SIZE_MAX || !sharing_counts(sharing_at(counting->sharing, i))) continue;
        struct tally_session *session = &counting->tally->sessions[place];
        if (entry->deed == DEED_BEGIN) session->planned = (long)entry_number(entry, "minutes");
        const char *section = is_answer ? entry_text(entry, "section") : NULL;
        size_t stage =
            section ? vocabulary_find_stage(counting->vocabulary, session->programme, section)
                    : VOCABULARY_NONE;
        if (stage != VOCABULARY_NONE) counting->reached[place] |= UINT64_C(1) << stage;
    }
}

/* A stage is completed where a later one was reached, or the session came to its end. */
static void complete_stages(struct counting *counting) {
    for (size_t i = 0; i < counting->tally->session_count; i++) {
        struct tally_session *session = &counting->tally->sessions[i];
        uint64_t reached = counting->reached[i];
        uint64_t last = reached;
        while (last & (last - 1))
            last &= last - 1;
        session->stages = session->finished ? reached : reached & ~last;
    }
}

/* An item carries its code; one that was kept before items did has it in the answer it came from.
 */
static size_t standard_of(const struct counting *counting, const struct item *item) {
    const char *code = entry_text(item->entry, "standard");
    if (!code && strcmp(item->kind, "standard") == 0) {
        size_t from = journal_find(counting->journal, entry_number(item->entry, "from"));
        if (from < journal_count(counting->journal))
            code = entry_text(journal_entry(counting->journal, from), "answer");
    }
    return code ? vocabulary_find_standard(counting->vocabulary, code) : VOCABULARY_NONE;
}

static enum tally_state state_of(const struct item *item) {
    static const char *const states[] = {"", "done", "revised", "carried", "dropped"};
    for (size_t i = 1; item->state && i < sizeof states / sizeof *states; i++)
        if (strcmp(item->state, states[i]) == 0) return (enum tally_state)i;
    return TALLY_OPEN;
}

static void keep_hours(struct counting *counting, const struct item *item, size_t place) {
    double hours = 0;
    if (place == SIZE_MAX || !hours_read(item->text, &hours)) return;
    double *kept = &counting->hours[place];
    *kept = (*kept < 0 ? 0 : *kept) + hours;
}

static void count_item(struct counting *counting, const struct item *item) {
    struct tally *tally = counting->tally;
    const struct fold *fold = &counting->fold;
    size_t place = item->session ? counting->place[item->session - fold->sessions] : SIZE_MAX;
    if (item->session && place == SIZE_MAX) return;
    if (!sharing_counts(sharing_of(counting->sharing, item->number))) return;
    if (strcmp(item->kind, "hours") == 0) keep_hours(counting, item, place);
    struct tally_item counted = {
        .is_goal = strcmp(item->kind, "goal") == 0,
        .is_action = strcmp(item->kind, "action") == 0,
        .state = state_of(item),
        .programme = vocabulary_between(counting->vocabulary),
        .standard = VOCABULARY_NONE,
    };
    if (!counted.is_goal && !counted.is_action && strcmp(item->kind, "standard") != 0) return;
    if (item->session && !tally->sessions[place].counted) return;
    if (!item->session && !is_in_time(counting, item->entry->at)) return;
    if (item->session) counted.programme = tally->sessions[place].programme;
    if (!counted.is_action) counted.standard = standard_of(counting, item);
    tally->items = memory_room(tally->items, tally->item_count, sizeof *tally->items);
    tally->items[tally->item_count++] = counted;
}

static void count_items(struct counting *counting) {
    enum { minutes_of_an_hour = 60 };
    for (size_t i = 0; i < counting->tally->session_count; i++)
        counting->hours[i] = -1;
    for (size_t i = 0; i < counting->fold.item_count; i++)
        count_item(counting, &counting->fold.items[i]);
    for (size_t i = 0; i < counting->tally->session_count; i++)
        if (counting->hours[i] >= 0)
            counting->tally->sessions[i].held =
                (long)(counting->hours[i] * minutes_of_an_hour + 0.5);
}

/* A copy has the opening of the agenda it was made from. */
static void know_again(struct tally *tally, struct journal *journal, const struct fold *fold) {
    size_t count = journal_count(journal);
    const struct entry *first = count ? journal_entry(journal, 0) : NULL;
    bool opens = first && first->deed == DEED_OPEN;
    tally->key = hash(hash(hash_begin, opens ? first->at : ""), fold->owner);
    tally->at = count ? journal_entry(journal, count - 1)->number : 0;
    tally->apart = fold->record != NULL;
}

struct tally tally_of(struct journal *journal, struct vocabulary *vocabulary, const char *from,
                      const char *until) {
    struct tally tally = {0};
    struct counting counting = {.journal = journal,
                                .fold = fold_open(journal),
                                .sharing = sharing_open(journal),
                                .vocabulary = vocabulary,
                                .from = from,
                                .until = until,
                                .tally = &tally};
    size_t room = counting.fold.session_count + 1;
    counting.place = memory_new(room * sizeof *counting.place);
    counting.hours = memory_new(room * sizeof *counting.hours);
    counting.reached = memory_new(room * sizeof *counting.reached);
    know_again(&tally, journal, &counting.fold);
    count_sessions(&counting);
    count_entries(&counting);
    complete_stages(&counting);
    count_items(&counting);
    free(counting.place);
    free(counting.hours);
    free(counting.reached);
    sharing_free(counting.sharing);
    fold_free(&counting.fold);
    return tally;
}

void tally_free(struct tally *tally) {
    free(tally->sessions);
    free(tally->items);
    *tally = (struct tally){0};
}
