/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing the entries, and reading them back into the conversation that stands.
 */
#include "practice/diary.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

struct diary {
    struct journal *journal;
    char session[32];
    unsigned long *entries; /* of each turn that stands, from turn 0 on */
    size_t count;
};

const char diary_coach[] = "You";

bool diary_folder(struct bytes *path, struct fault *fault) {
    if (!shelf_data_folder(path, fault)) return false;
    bytes_text(path, "/practice");
    return true;
}

static void name_session(struct diary *diary, const struct clock *clock) {
    char stamp[24];
    unsigned noise = 0;
    struct tm parts;
    time_t now = clock_now(clock);
    if (clock->fixed || getrandom(&noise, sizeof noise, 0) != sizeof noise) noise = 0;
    gmtime_r(&now, &parts);
    strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &parts);
    snprintf(diary->session, sizeof diary->session, "%s-%04x", stamp, noise & 0xFFFF);
}

static bool keep(struct diary *diary, struct fault *fault) {
    return journal_keep(diary->journal, fault);
}

static void add_turn(struct diary *diary, unsigned long entry) {
    diary->entries = memory_room(diary->entries, diary->count, sizeof *diary->entries);
    diary->entries[diary->count++] = entry;
}

static bool keep_begin(struct diary *diary, const struct diary_begin *begin, struct fault *fault) {
    char sum[16];
    char seed[24];
    snprintf(sum, sizeof sum, "%08lx", begin->sum);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)begin->seed);
    struct bytes *entry = journal_begin(diary->journal, "", DEED_OPEN);
    entry_add_number(entry, "format", journal_format);
    entry_add_string(entry, "record", "practice");
    entry_add_string(entry, "note", "A practice session; it belongs to the trainee.");
    entry = journal_begin(diary->journal, diary->session, DEED_BEGIN);
    entry_add_string(entry, "persona", begin->persona);
    entry_add_string(entry, "title", begin->title);
    entry_add_string(entry, "mentee", begin->mentee);
    entry_add_string(entry, "language", begin->language);
    entry_add_string(entry, "protocol", begin->protocol);
    entry_add_string(entry, "seed", seed);
    if (begin->sum) entry_add_string(entry, "bank-sum", sum);
    return keep(diary, fault);
}

struct diary *diary_open(const char *folder, const struct clock *clock,
                         const struct diary_begin *begin, struct fault *fault) {
    struct diary *diary = memory_new(sizeof *diary);
    struct bytes path = {0};
    struct bytes notes = {0};
    name_session(diary, clock);
    if (folder) bytes_format(&path, "%s/%s.practice.yaml", folder, diary->session);
    diary->journal = folder
                         ? journal_open(bytes_string(&path), JOURNAL_CREATE, clock, &notes, fault)
                         : journal_in_memory(clock);
    bool good = diary->journal && keep_begin(diary, begin, fault);
    bytes_free(&notes);
    bytes_free(&path);
    if (good) return diary;
    diary_close(diary);
    return NULL;
}

/* A turn is followed by the entry that stands for it; going back takes those behind it away. */
static void find_turns(struct diary *diary) {
    for (size_t i = 0; i < journal_count(diary->journal); i++) {
        const struct entry *entry = journal_entry(diary->journal, i);
        unsigned long turn = entry_number(entry, "turn");
        snprintf(diary->session, sizeof diary->session, "%s", entry->session);
        if (entry->deed == DEED_BACK && turn < diary->count) diary->count = turn;
        if (entry->deed == DEED_ANSWER) add_turn(diary, entry->number);
    }
}

struct diary *diary_resume(const char *path, const struct clock *clock, struct fault *fault) {
    struct diary *diary = memory_new(sizeof *diary);
    struct bytes notes = {0};
    diary->journal = journal_open(path, JOURNAL_APPEND, clock, &notes, fault);
    bool good = diary->journal != NULL;
    if (good) {
        find_turns(diary);
        journal_begin(diary->journal, diary->session, DEED_RESUME);
        good = keep(diary, fault);
    }
    bytes_free(&notes);
    if (good) return diary;
    diary_close(diary);
    return NULL;
}

void diary_close(struct diary *diary) {
    if (!diary) return;
    journal_close(diary->journal);
    free(diary->entries);
    free(diary);
}

bool diary_keep_turn(struct diary *diary, const struct diary_turn *turn, struct fault *fault) {
    struct bytes *entry = journal_begin(diary->journal, diary->session, DEED_ANSWER);
    add_turn(diary, journal_number(diary->journal));
    entry_add_number(entry, "turn", (double)turn->turn);
    entry_add_string(entry, "section", turn->section);
    entry_add_string(entry, "asked", turn->coach);
    entry_add_string(entry, "answer", turn->mentee);
    if (turn->waited >= 0) entry_add_number(entry, "waited", turn->waited);
    if (turn->thought >= 0) entry_add_number(entry, "thought", turn->thought);
    if (turn->allowed) entry_add_string(entry, "allowed", "yes");
    return keep(diary, fault);
}

bool diary_keep_back(struct diary *diary, unsigned long turn, struct fault *fault) {
    struct bytes *entry = journal_begin(diary->journal, diary->session, DEED_BACK);
    entry_add_number(entry, "turn", (double)turn);
    if (turn < diary->count) {
        entry_add_number(entry, "to", (double)diary->entries[turn]);
        diary->count = turn;
    }
    return keep(diary, fault);
}

bool diary_keep_move(struct diary *diary, const char *what, unsigned long turn, const char *text,
                     struct fault *fault) {
    struct bytes *entry = journal_begin(diary->journal, diary->session, DEED_MOVE);
    entry_add_string(entry, "what", what);
    entry_add_number(entry, "turn", (double)turn);
    entry_add_string(entry, "text", text && *text ? text : NULL);
    return keep(diary, fault);
}

bool diary_keep_end(struct diary *diary, const char *how, struct fault *fault) {
    struct bytes *entry = journal_begin(diary->journal, diary->session, DEED_END);
    entry_add_string(entry, "how", how);
    return keep(diary, fault);
}

const char *diary_path(const struct diary *diary) {
    return journal_path(diary->journal);
}

struct journal *diary_journal(const struct diary *diary) {
    return diary->journal;
}

static double number_of(const struct entry *entry, const char *key) {
    const char *text = entry_text(entry, key);
    return text ? strtod(text, NULL) : -1;
}

/* Turn 0 is what the mentee said first. */
static void read_turn(const struct entry *entry, struct encounter *encounter) {
    unsigned long turn = entry_number(entry, "turn");
    const char *section = entry_text(entry, "section");
    const char *answer = text_or(entry_text(entry, "answer"), "");
    if (turn) {
        struct moment *coach =
            encounter_add(encounter, SPEAKER_COACH, text_or(entry_text(entry, "asked"), ""));
        coach->line = turn;
        coach->waited = number_of(entry, "waited");
        coach->lasted = number_of(entry, "thought");
        coach->allowed = entry_text(entry, "allowed") != NULL;
        if (section) coach->section = memory_text(section, strlen(section));
    }
    if (turn || *answer) encounter_add(encounter, SPEAKER_MENTEE, answer)->line = turn;
}

static void read_begin(const struct entry *entry, struct diary_session *session) {
    session->id = entry->session;
    session->at = entry->at;
    session->persona = entry_text(entry, "persona");
    session->title = text_or(entry_text(entry, "title"), "");
    session->mentee = text_or(entry_text(entry, "mentee"), "");
    session->language = text_or(entry_text(entry, "language"), "en");
    session->protocol = entry_text(entry, "protocol");
    session->seed = text_or(entry_text(entry, "seed"), "0");
    session->sum = strtoul(text_or(entry_text(entry, "bank-sum"), "0"), NULL, 16);
}

static void read_move(const struct entry *entry, struct diary_session *session,
                      const struct encounter *encounter) {
    const char *what = text_or(entry_text(entry, "what"), "");
    const char *text = text_or(entry_text(entry, "text"), "");
    struct moment *moment = encounter_turn(encounter, entry_number(entry, "turn"));
    session->wheres += strcmp(what, "where") == 0 || strcmp(what, "hint") == 0;
    if (moment && strcmp(what, "pin") == 0) moment_pin(moment, text);
    if (moment && strcmp(what, "contest") == 0) moment_contest(moment, text);
}

/* What was said and what stands of it. */
struct ways {
    struct encounter now;
    struct encounter aside;
};

static void read_entry(const struct entry *entry, struct diary_session *session,
                       struct ways *ways) {
    switch (entry->deed) {
    case DEED_BEGIN:
        read_begin(entry, session);
        break;
    case DEED_ANSWER:
        read_turn(entry, &ways->now);
        break;
    case DEED_BACK:
        session->rewinds++;
        session->forked = entry_number(entry, "turn");
        encounter_fork(&ways->now, session->forked, &ways->aside);
        break;
    case DEED_MOVE:
        read_move(entry, session, &ways->now);
        break;
    case DEED_END:
        session->ended = text_or(entry_text(entry, "how"), "");
        break;
    default:
        break;
    }
}

bool diary_is_one(struct journal *journal) {
    const struct entry *entry = journal_count(journal) ? journal_entry(journal, 0) : NULL;
    return entry && entry->deed == DEED_OPEN &&
           strcmp(text_or(entry_text(entry, "record"), ""), "practice") == 0;
}

static void give(struct encounter *from, struct encounter *to) {
    if (to)
        *to = *from;
    else
        encounter_free(from);
}

bool diary_read(struct journal *journal, struct diary_session *session, struct encounter *encounter,
                struct encounter *aside) {
    struct ways ways = {0};
    time_t last = -1;
    *session = (struct diary_session){0};
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        time_t at = clock_read_stamp(entry->at);
        if (last >= 0 && at > last && entry->deed != DEED_RESUME)
            session->seconds += (double)(at - last);
        last = at;
        read_entry(entry, session, &ways);
    }
    for (size_t i = 0; i < ways.now.count; i++)
        session->turns += ways.now.moments[i].speaker == SPEAKER_COACH;
    give(&ways.now, encounter);
    give(&ways.aside, aside);
    return session->persona != NULL;
}
