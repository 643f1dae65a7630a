/* SPDX-License-Identifier: GPL-3.0-or-later
 * The steps of a session that hold, in their order.
 */
#include "practice/recorded.h"

#include "agenda/fold.h"
#include "agenda/journal.h"
#include "agenda/ledger.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"
#include "practice/diary.h"
#include "practice/reading.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Gives the seconds under a key, or -1. */
static double seconds_of(const struct entry *entry, const char *key) {
    const char *text = entry_text(entry, key);
    char *end = NULL;
    double seconds = text ? strtod(text, &end) : -1;
    return text && end > text && seconds >= 0 && seconds < 1e6 ? seconds : -1;
}

static struct moment *add(struct encounter *encounter, enum speaker speaker,
                          const struct entry *entry, const struct bytes *text) {
    struct moment *moment = encounter_add(encounter, speaker, bytes_string(text));
    const char *section = entry_text(entry, "section");
    if (section) moment->section = memory_text(section, strlen(section));
    moment->line = entry->number;
    return moment;
}

static void add_asked(struct encounter *encounter, const struct entry *entry) {
    struct bytes text = {0};
    const char *quoted = entry_text(entry, "quoted");
    const char *asked = entry_text(entry, "asked");
    if (quoted) bytes_format(&text, "%s%s", quoted, asked ? "\n" : "");
    if (asked) bytes_text(&text, asked);
    if (text.length) add(encounter, SPEAKER_COACH, entry, &text);
    bytes_free(&text);
}

static void add_answer(struct encounter *encounter, const struct entry *entry) {
    struct bytes text = {0};
    const struct node *answer = entry_node(entry, "answer");
    const struct node *line = answer && answer->kind == NODE_LIST ? answer->first : answer;
    for (; line; line = answer->kind == NODE_LIST ? line->next : NULL) {
        if (text.length) bytes_char(&text, '\n');
        bytes_text(&text, text_or(line->text, ""));
    }
    if (text.length)
        add(encounter, SPEAKER_MENTEE, entry, &text)->waited = seconds_of(entry, "waited");
    bytes_free(&text);
}

static void add_steps(struct journal *journal, const char *session, struct encounter *encounter) {
    struct ledger ledger = ledger_open(journal, session);
    for (size_t i = 0; i < ledger.ordered; i++) {
        const struct record *record = &ledger.records[ledger.order[i]];
        enum deed deed = record->entry->deed;
        if (record->standing != STANDS || (deed != DEED_ANSWER && deed != DEED_SKIP)) continue;
        add_asked(encounter, record->entry);
        if (deed == DEED_ANSWER) add_answer(encounter, record->entry);
    }
    ledger_free(&ledger);
}

/* Gives the session that is meant, or NULL. */
static const struct session *find_session(const struct fold *fold, const char *wanted) {
    for (size_t i = fold->session_count; i-- > 0;) {
        const struct session *session = &fold->sessions[i];
        if (wanted ? strcmp(session->id, wanted) == 0 : session->answers > 0) return session;
    }
    return NULL;
}

static bool refuse(const struct fold *fold, const char *path, const char *wanted,
                   struct fault *fault) {
    enum { most_named = 8 };
    struct bytes remedy = {0};
    size_t first = fold->session_count > most_named ? fold->session_count - most_named : 0;
    for (size_t i = first; i < fold->session_count; i++)
        bytes_format(&remedy, "%s%s",
                     i > first ? ", " : "use --session with one of: ", fold->sessions[i].id);
    if (!remedy.length) bytes_text(&remedy, "score it when a conversation was held");
    fault_at(fault, path, 0, 0);
    if (wanted)
        fault_say(fault, EX_DATAERR, bytes_string(&remedy), "there is no session “%s” in it",
                  wanted);
    else
        fault_say(fault, EX_DATAERR, bytes_string(&remedy), "nothing was answered in it yet");
    bytes_free(&remedy);
    return false;
}

static bool read_agenda(struct journal *journal, const char *path, const char *wanted,
                        struct reading *reading, struct fault *fault) {
    struct fold fold = fold_open(journal);
    const struct session *found = find_session(&fold, wanted);
    reading->place = "entry";
    if (found) {
        bytes_text(&reading->title, found->title);
        add_steps(journal, found->id, &reading->encounter);
    } else {
        refuse(&fold, path, wanted, fault);
    }
    fold_free(&fold);
    return found != NULL;
}

/* Such a journal holds one session. */
static bool read_practice(struct journal *journal, const char *path, const char *wanted,
                          struct reading *reading, struct fault *fault) {
    struct diary_session session = {0};
    reading->place = "turn";
    bool good = diary_read(journal, &session, &reading->encounter, NULL);
    fault_at(fault, path, 0, 0);
    if (!good || !session.turns)
        return fault_say(fault, EX_DATAERR, "score one in which something was",
                         "nothing was said in this practice session");
    if (wanted && strcmp(wanted, session.id) != 0)
        return fault_say(fault, EX_DATAERR, "leave out --session",
                         "there is no session “%s” in it, but one, %s", wanted, session.id);
    bytes_text(&reading->title, session.title);
    bytes_text(&reading->coach, diary_coach);
    bytes_text(&reading->mentee, session.mentee);
    bytes_text(&reading->language, session.language);
    return true;
}

bool recorded_read(const char *path, const char *session, struct reading *reading,
                   struct fault *fault) {
    struct clock clock = {0};
    struct journal *journal = journal_open(path, JOURNAL_READ, &clock, &reading->notes, fault);
    if (!journal) return false;
    bool good = diary_is_one(journal) ? read_practice(journal, path, session, reading, fault)
                                      : read_agenda(journal, path, session, reading, fault);
    journal_close(journal);
    return good;
}
