/* SPDX-License-Identifier: GPL-3.0-or-later
 * Beginning a session, coming back to one, and the time it has taken.
 */
#include "talk/inside.h"

#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

/* Adds up the time between entries, leaving out what passed before each resume. */
static long seconds_of(struct journal *journal, const char *session) {
    long seconds = 0;
    time_t before = -1;
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (strcmp(entry->session, session) != 0) continue;
        time_t at = clock_read_stamp(entry->at);
        if (before >= 0 && entry->deed != DEED_RESUME && at > before) seconds += at - before;
        before = at;
    }
    return seconds;
}

static const struct entry *begin_of(struct journal *journal, const char *session) {
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->deed == DEED_BEGIN && strcmp(entry->session, session) == 0) return entry;
    }
    return NULL;
}

/* Who typed last goes on typing. */
static const char *last_typist(struct journal *journal, const char *session) {
    for (size_t i = journal_count(journal); i-- > 0;) {
        const struct entry *entry = journal_entry(journal, i);
        const char *by = entry_text(entry, "by");
        if (by && strcmp(entry->session, session) == 0)
            return strcmp(by, "coach") == 0 ? "coach" : "mentee";
    }
    return "mentee";
}

static bool has_changed(const struct entry *begin, const char *key, unsigned long digest) {
    char now[16];
    snprintf(now, sizeof now, "%08lx", digest);
    const char *then = entry_text(begin, key);
    return then && strcmp(then, now) != 0;
}

static bool resume(struct talk *talk, const char *session) {
    struct journal *journal = talk->setup->journal;
    snprintf(talk->session, sizeof talk->session, "%s", session);
    const struct entry *begin = begin_of(journal, session);
    talk->seed = strtoull(text_or(entry_text(begin, "seed"), "0"), NULL, 10);
    talk->seconds_before = seconds_of(journal, session);
    talk->by = last_typist(journal, session);
    journal_begin(journal, talk->session, DEED_RESUME);
    return record_keep(talk);
}

/* Finds out whether there is a session to go on with, and goes on with it. */
bool session_enter(struct talk *talk) {
    struct fold fold = fold_open(talk->setup->journal);
    const struct session *unfinished =
        talk->setup->fresh ? NULL : fold_unfinished(&fold, talk->setup->name);
    talk->resumed_at = clock_now(talk->setup->clock);
    talk->place.owner = *fold.owner ? fold.owner : text_or(talk->setup->owner, "");
    bool good = !unfinished || resume(talk, unfinished->id);
    fold_free(&fold);
    return good;
}

static void name_session(struct talk *talk) {
    unsigned noise = 0;
    struct tm parts;
    char stamp[32];
    time_t now = clock_now(talk->setup->clock);
    if (talk->setup->clock->fixed || getrandom(&noise, sizeof noise, 0) != sizeof noise)
        noise = (unsigned)journal_count(talk->setup->journal); /* a transcript repeats itself */
    gmtime_r(&now, &parts);
    strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &parts);
    snprintf(talk->session, sizeof talk->session, "%s-%04x", stamp, noise & 0xFFFF);
}

bool session_begin(struct talk *talk, const struct wish *wish) {
    const struct talk_setup *setup = talk->setup;
    struct journal *journal = setup->journal;
    if (talk->session[0]) {
        const struct entry *begin = begin_of(journal, talk->session);
        if (has_changed(begin, "flow-sum", flow_digest(talk->flow)) ||
            has_changed(begin, "bank-sum", voice_digest(talk)))
            talk_say(talk, SAY_NOTICE,
                     "This conversation was edited since you began. "
                     "Only questions that changed are asked again.");
        return true;
    }
    if (journal_count(journal) == 0) {
        struct bytes *open = journal_begin(journal, "", DEED_OPEN);
        entry_add_number(open, "format", journal_format);
        entry_add_string(open, "owner", setup->owner);
        entry_add_string(open, "note", "This agenda belongs to the person it is named after.");
    }
    name_session(talk);
    talk->seed = setup->seed;
    struct bytes *begin = journal_begin(journal, talk->session, DEED_BEGIN);
    entry_add_string(begin, "flow", setup->name);
    entry_add_string(begin, "title", value_get_text(&wish->fill, "title"));
    entry_add_string(begin, "bank", bank_name(talk->bank));
    bytes_format(begin, "flow-sum: \"%08lx\"\nbank-sum: \"%08lx\"\nseed: %llu\n",
                 flow_digest(talk->flow), voice_digest(talk), (unsigned long long)talk->seed);
    entry_add_string(begin, "mentee", *talk->place.owner ? talk->place.owner : NULL);
    entry_add_string(begin, "mentee-called", talk->mentee);
    entry_add_string(begin, "coach-called", talk->coach);
    double minutes = value_get_number(&wish->fill, "minutes", 0);
    if (minutes > 0) entry_add_number(begin, "minutes", minutes);
    return record_keep(talk);
}

long session_minutes(const struct talk *talk) {
    long seconds = talk->seconds_before + (clock_now(talk->setup->clock) - talk->resumed_at);
    return seconds > 0 ? seconds / 60 : 0;
}

/* The last question that was answered in words, and the goal: enough to find one's way back in. */
void session_recap(struct talk *talk) {
    struct bytes recap = {0};
    const struct entry *begin = begin_of(talk->setup->journal, talk->session);
    const struct entry *last = NULL;
    const char *goal = NULL;
    size_t answers = 0;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const struct entry *entry = record->entry;
        if (record->standing == TAKEN_BACK || record->revised) continue;
        const char *kind = entry->deed == DEED_ITEM ? entry_text(entry, "kind") : NULL;
        if (kind && strcmp(kind, "goal") == 0) goal = entry_text(entry, "text");
        if (entry->deed != DEED_ANSWER) continue;
        answers++;
        const char *words = entry_text(entry, "answer");
        if (words && strchr(words, ' ')) last = entry; /* not a number or a choice */
    }
    bytes_format(&recap, "Welcome back. This conversation began on %.10s; %zu answer%s kept.\n",
                 begin->at, answers, answers == 1 ? " is" : "s are");
    if (goal) bytes_format(&recap, "The goal: “%s”\n", goal);
    if (last)
        bytes_format(&recap, "The last words: %s\n“%s”\n", entry_text(last, "asked"),
                     entry_text(last, "answer"));
    talk_say(talk, SAY_PAGE, bytes_string(&recap));
    bytes_free(&recap);
}
