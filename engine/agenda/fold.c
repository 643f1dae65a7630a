/* SPDX-License-Identifier: GPL-3.0-or-later
 * Session by session, each through its ledger.
 */
#include "agenda/fold.h"

#include "agenda/ledger.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Gives how many entries there are before `session`; all where it is NULL. */
static size_t count_before(struct journal *journal, const char *session) {
    size_t count = journal_count(journal);
    for (size_t i = 0; session && i < count; i++)
        if (strcmp(journal_entry(journal, i)->session, session) == 0) return i;
    return count;
}

static void find_sessions(struct fold *fold, struct journal *journal, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->deed == DEED_OPEN) {
            fold->owner = text_or(entry_text(entry, "owner"), "");
            fold->record = entry_text(entry, "record");
        }
        if (entry->deed != DEED_BEGIN) continue;
        fold->sessions =
            memory_resize(fold->sessions, fold->session_count + 1, sizeof *fold->sessions);
        const char *flow = text_or(entry_text(entry, "flow"), "");
        fold->sessions[fold->session_count++] = (struct session){
            .id = entry->session,
            .flow = flow,
            .mentee = entry_text(entry, "mentee-called"),
            .coach = entry_text(entry, "coach-called"),
            .title = text_or(entry_text(entry, "title"), flow),
            .began = entry->at,
            .last_at = entry->at,
        };
    }
}

static void add_item(struct fold *fold, const struct entry *entry, size_t session) {
    const char *kind = entry_text(entry, "kind");
    const char *text = entry_text(entry, "text");
    if (!kind || !text) return;
    fold->items = memory_resize(fold->items, fold->item_count + 1, sizeof *fold->items);
    fold->items[fold->item_count++] = (struct item){.number = entry->number,
                                                    .kind = kind,
                                                    .text = text,
                                                    .when = entry_text(entry, "when"),
                                                    .entry = entry,
                                                    .session = session};
}

static void add_answer(struct fold *fold, const struct entry *entry) {
    if (!fold->record) return;
    fold->answers = memory_resize(fold->answers, fold->answer_count + 1, sizeof *fold->answers);
    fold->answers[fold->answer_count++] = entry;
}

static void add_parked(struct fold *fold, const struct entry *entry) {
    const char *text = entry_text(entry, "text");
    if (!text) return;
    fold->parked = memory_resize(fold->parked, fold->parked_count + 1, sizeof *fold->parked);
    fold->parked[fold->parked_count++] = (struct parked){entry->number, text, false};
}

static void take_up(struct fold *fold, const struct entry *move) {
    const char *what = entry_text(move, "what");
    if (!what || strcmp(what, "taken up") != 0) return;
    unsigned long number = entry_number(move, "of");
    for (size_t i = 0; i < fold->parked_count; i++)
        if (fold->parked[i].number == number) fold->parked[i].taken_up = true;
}

static void change_item(struct fold *fold, const struct entry *change) {
    unsigned long number = entry_number(change, "of");
    for (size_t i = fold->item_count; i-- > 0;) {
        struct item *item = &fold->items[i];
        if (item->number != number) continue;
        item->change = change;
        item->state = text_or(entry_text(change, "state"), item->state);
        item->text = text_or(entry_text(change, "text"), item->text);
        item->when = text_or(entry_text(change, "when"), item->when);
        return;
    }
}

static void fold_session(struct fold *fold, struct journal *journal, size_t index) {
    struct session *session = &fold->sessions[index];
    struct ledger ledger = ledger_open(journal, session->id);
    for (size_t i = 0; i < ledger.count; i++) {
        const struct record *record = &ledger.records[i];
        session->last_at = record->entry->at;
        if (record->standing != STANDS) continue;
        switch (record->entry->deed) {
        case DEED_ANSWER:
            session->answers++;
            add_answer(fold, record->entry);
            break;
        case DEED_ITEM:
            add_item(fold, record->entry, index);
            break;
        case DEED_PARK:
            add_parked(fold, record->entry);
            break;
        case DEED_MOVE:
            take_up(fold, record->entry);
            break;
        case DEED_RESUME:
            session->ended = NULL; /* its end had not reached all of its journals */
            break;
        case DEED_CHANGE:
            change_item(fold, record->entry);
            break;
        case DEED_END:
            session->ended = text_or(entry_text(record->entry, "how"), "finished");
            break;
        default:
            break;
        }
    }
    ledger_free(&ledger);
}

struct fold fold_before(struct journal *journal, const char *session) {
    struct fold fold = {.owner = ""};
    find_sessions(&fold, journal, count_before(journal, session));
    for (size_t i = 0; i < fold.session_count; i++)
        fold_session(&fold, journal, i);
    return fold;
}

struct fold fold_open(struct journal *journal) {
    return fold_before(journal, NULL);
}

bool item_is_open(const struct item *item) {
    bool over =
        item->state && (strcmp(item->state, "done") == 0 || strcmp(item->state, "dropped") == 0);
    return strcmp(item->kind, "action") == 0 && !over;
}

void fold_free(struct fold *fold) {
    free(fold->sessions);
    free(fold->items);
    free(fold->parked);
    free(fold->answers);
    *fold = (struct fold){0};
}

const struct session *fold_unfinished(const struct fold *fold, const char *flow) {
    for (size_t i = fold->session_count; i-- > 0;) {
        const struct session *session = &fold->sessions[i];
        if (!session->ended && (!flow || strcmp(session->flow, flow) == 0)) return session;
    }
    return NULL;
}
