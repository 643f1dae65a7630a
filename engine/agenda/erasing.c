/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the entries that somebody named to all that goes with them, until nothing more does.
 */
#include "agenda/erasing.h"

#include "agenda/ledger.h"
#include "agenda/scan.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

struct erasing {
    struct journal *journal;
    size_t count;
    enum fate *fates;
    bool *named;   /* the owner meant this one, so that it does not only go with another */
    bool *whole;   /* nothing of its session stays */
    size_t *queue; /* of those that go: what goes with them is found one by one */
    size_t queued;
    struct gone words;
    bool all;
};

struct erasing *erasing_open(struct journal *journal) {
    struct erasing *erasing = memory_new(sizeof *erasing);
    *erasing = (struct erasing){.journal = journal, .count = journal_count(journal)};
    erasing->fates = memory_new((erasing->count + 1) * sizeof *erasing->fates);
    erasing->named = memory_new((erasing->count + 1) * sizeof *erasing->named);
    erasing->whole = memory_new((erasing->count + 1) * sizeof *erasing->whole);
    erasing->queue = memory_new((erasing->count + 1) * sizeof *erasing->queue);
    return erasing;
}

void erasing_free(struct erasing *erasing) {
    if (!erasing) return;
    gone_free(&erasing->words);
    free(erasing->fates);
    free(erasing->named);
    free(erasing->whole);
    free(erasing->queue);
    free(erasing);
}

enum fate erasing_fate(const struct erasing *erasing, size_t index) {
    return erasing->fates[index];
}

const struct gone *erasing_gone(const struct erasing *erasing) {
    return &erasing->words;
}

static const struct entry *entry_at(const struct erasing *erasing, size_t index) {
    return journal_entry(erasing->journal, index);
}

static void let_go(struct erasing *erasing, size_t index) {
    if (index >= erasing->count || erasing->fates[index] == FATE_GOES) return;
    erasing->fates[index] = FATE_GOES;
    erasing->queue[erasing->queued++] = index;
}

static void let_go_number(struct erasing *erasing, unsigned long number) {
    if (number) let_go(erasing, journal_find(erasing->journal, number));
}

static bool names_number(const struct entry *entry, const char *key, unsigned long number) {
    const struct node *node = entry_node(entry, key);
    bool list = node && node->kind == NODE_LIST;
    for (const struct node *item = list ? node->first : node; item; item = list ? item->next : NULL)
        if (strtoul(item->text, NULL, 10) == number) return true;
    return false;
}

static bool same_text(const struct entry *a, const struct entry *b, const char *key) {
    return strcmp(text_or(entry_text(a, key), ""), text_or(entry_text(b, key), "")) == 0;
}

static bool same_question(const struct entry *a, const struct entry *b) {
    return entry_text(a, "question") && strcmp(a->session, b->session) == 0 &&
           same_text(a, b, "question") && same_text(a, b, "asked") && same_text(a, b, "quoted");
}

static bool is_answer_of(const struct entry *answer, const char *text) {
    const char *said = answer->deed == DEED_ANSWER ? entry_text(answer, "answer") : NULL;
    return text && said && strcmp(said, text) == 0;
}

static void add_said(struct erasing *erasing, const struct entry *entry, const char *key) {
    const struct node *node = entry_node(entry, key);
    bool list = node && node->kind == NODE_LIST;
    for (const struct node *item = list ? node->first : node; item; item = list ? item->next : NULL)
        gone_add(&erasing->words, item->text, entry->session, 0);
}

/* An item that came from this answer alone goes; of one that came from several, where the answer is
 * its words. */
static bool is_made_from(const struct entry *item, const struct entry *answer) {
    if (item->deed != DEED_ITEM || !names_number(item, "from", answer->number)) return false;
    return entry_node(item, "from")->kind == NODE_TEXT ||
           is_answer_of(answer, entry_text(item, "text"));
}

static bool holds_no_more(const struct ledger *ledger, unsigned long number) {
    const struct record *record = ledger_find(ledger, number);
    return record && (record->revised || record->standing != STANDS);
}

static void follow_answer(struct erasing *erasing, const struct entry *answer) {
    struct ledger ledger = ledger_open(erasing->journal, answer->session);
    add_said(erasing, answer, "answer");
    let_go_number(erasing, entry_number(answer, "revises"));
    for (size_t i = 0; i < erasing->count; i++) {
        const struct entry *entry = entry_at(erasing, i);
        bool same = same_question(entry, answer);
        bool half = entry->deed == DEED_DRAFT || entry->deed == DEED_PAUSE;
        bool older = entry->deed == DEED_ANSWER && holds_no_more(&ledger, entry->number);
        if (is_made_from(entry, answer) || (same && (half || older))) let_go(erasing, i);
    }
    ledger_free(&ledger);
}

/* What an item says beside its words, which other answers were the source of. */
static const char *const details[] = {"know", "support", "account"};
enum { detail_count = sizeof details / sizeof *details };

/* The answers that an item came from go where they are its own words; of a list only the line. */
static void follow_source(struct erasing *erasing, const struct entry *item, size_t index) {
    const struct entry *source = entry_at(erasing, index);
    const struct node *answer = entry_node(source, "answer");
    const char *text = text_or(entry_text(item, "text"), "");
    if (source->deed != DEED_ANSWER || !answer) return;
    if (answer->kind == NODE_LIST && answer->count > 1) {
        gone_add(&erasing->words, text, source->session, source->number);
        return;
    }
    bool goes = entry_node(item, "from")->kind == NODE_TEXT || is_answer_of(source, text);
    for (size_t i = 0; i < detail_count; i++)
        goes = goes || is_answer_of(source, entry_text(item, details[i]));
    if (goes) let_go(erasing, index);
}

/* A list has its lines in drafts once more. */
static bool is_draft_of(const struct entry *draft, const struct entry *item) {
    const char *line = draft->deed == DEED_DRAFT ? entry_text(draft, "line") : NULL;
    return line && *item->session && strcmp(draft->session, item->session) == 0 &&
           strcmp(line, text_or(entry_text(item, "text"), "")) == 0;
}

/* An item that was worded anew is one item, whichever of its entries the owner named. */
static void follow_wording(struct erasing *erasing, const struct entry *item, size_t index) {
    const struct entry *other = entry_at(erasing, index);
    bool same = entry_number(other, "revises") == item->number ||
                entry_number(item, "revises") == other->number;
    if (other->deed != DEED_ITEM || !same) return;
    erasing->named[index] = true;
    let_go(erasing, index);
}

static void follow_item(struct erasing *erasing, const struct entry *item, bool named) {
    add_said(erasing, item, "text");
    for (size_t i = 0; named && i < detail_count; i++)
        add_said(erasing, item, details[i]);
    for (size_t i = 0; i < erasing->count; i++) {
        const struct entry *entry = entry_at(erasing, i);
        bool change = entry->deed == DEED_CHANGE && entry_number(entry, "of") == item->number;
        if (change || is_draft_of(entry, item)) let_go(erasing, i);
        if (!named) continue;
        follow_wording(erasing, item, i);
        if (names_number(item, "from", entry->number)) follow_source(erasing, item, i);
    }
}

/* What became of a promise was said in answers of the same session: the new words, and why. */
static void follow_change(struct erasing *erasing, const struct entry *change, bool named) {
    const char *text = entry_text(change, "text");
    const char *why = named ? entry_text(change, "why") : NULL;
    add_said(erasing, change, "text");
    if (named) add_said(erasing, change, "why");
    for (size_t i = 0; i < erasing->count && *change->session; i++) {
        const struct entry *entry = entry_at(erasing, i);
        bool source = is_answer_of(entry, text) || is_answer_of(entry, why);
        if (source && strcmp(entry->session, change->session) == 0) let_go(erasing, i);
    }
}

/* Being taken up quotes the topic. */
static void follow_park(struct erasing *erasing, const struct entry *park) {
    add_said(erasing, park, "text");
    for (size_t i = 0; i < erasing->count; i++) {
        const struct entry *entry = entry_at(erasing, i);
        const char *what = entry->deed == DEED_MOVE ? entry_text(entry, "what") : NULL;
        if (what && strcmp(what, "taken up") == 0 && entry_number(entry, "of") == park->number)
            let_go(erasing, i);
    }
}

static void follow(struct erasing *erasing, const struct entry *entry, bool named) {
    switch (entry->deed) {
    case DEED_ANSWER:
        follow_answer(erasing, entry);
        break;
    case DEED_ITEM:
        follow_item(erasing, entry, named);
        break;
    case DEED_CHANGE:
        follow_change(erasing, entry, named);
        break;
    case DEED_PARK:
        follow_park(erasing, entry);
        break;
    case DEED_DRAFT:
        add_said(erasing, entry, "line");
        break;
    case DEED_PAUSE:
        add_said(erasing, entry, "draft");
        break;
    case DEED_MOVE:
        if (!entry_text(entry, "question")) add_said(erasing, entry, "asked");
        break;
    default:
        add_said(erasing, entry, "text");
        break;
    }
}

/* Is the answer a choice among words that the mentee had said before? */
static bool is_choice(const struct erasing *erasing, const struct entry *answer) {
    size_t index = journal_find(erasing->journal, answer->number);
    for (size_t i = index + 1; i < erasing->count; i++) {
        const struct entry *item = entry_at(erasing, i);
        if (item->deed != DEED_ITEM) break;
        if (names_number(item, "from", answer->number))
            return strcmp(text_or(entry_text(item, "kind"), ""), "choice") == 0;
    }
    return false;
}

/* Long words that were said in the same session once more, a choice among them, and a list all of
 * whose lines go. */
static bool says_it_again(const struct erasing *erasing, const struct entry *entry) {
    const struct gone *gone = &erasing->words;
    const struct node *answer = entry->deed == DEED_ANSWER ? entry_node(entry, "answer") : NULL;
    if (!answer) return false;
    if (answer->kind == NODE_TEXT)
        return gone_is(gone, answer->text, entry->session) &&
               (gone_is_long(gone, answer->text) || is_choice(erasing, entry));
    for (const struct node *line = answer->first; line; line = line->next)
        if (!gone_is_line(gone, entry, line->text)) return false;
    return answer->first != NULL;
}

static void settle(struct erasing *erasing) {
    size_t done = 0;
    while (done < erasing->queued) {
        for (; done < erasing->queued; done++) {
            size_t index = erasing->queue[done];
            follow(erasing, entry_at(erasing, index), erasing->named[index]);
        }
        for (size_t i = 0; i < erasing->count; i++)
            if (erasing->fates[i] != FATE_GOES && says_it_again(erasing, entry_at(erasing, i)))
                let_go(erasing, i);
    }
}

static bool has_words(const struct entry *entry) {
    static const enum deed without[] = {DEED_OPEN,  DEED_BEGIN, DEED_RESUME, DEED_END, DEED_BACK,
                                        DEED_REUSE, DEED_UNDO,  DEED_SHARE,  DEED_COPY};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (entry->deed == without[i]) return false;
    return true;
}

bool erasing_add(struct erasing *erasing, unsigned long number, struct fault *fault) {
    size_t index = journal_find(erasing->journal, number);
    fault_at(fault, NULL, 0, 0);
    if (index == erasing->count)
        return fault_say(fault, EX_DATAERR, "`askwell agenda log` shows every entry",
                         "there is no entry %lu here", number);
    const struct entry *entry = entry_at(erasing, index);
    if (entry->deed == DEED_ERASED)
        return fault_say(fault, EX_DATAERR, NULL, "entry %lu was erased already", number);
    if (!has_words(entry))
        return fault_say(fault, EX_DATAERR, "--session erases a whole conversation",
                         "entry %lu holds nothing that anybody has said", number);
    erasing->named[index] = true;
    let_go(erasing, index);
    settle(erasing);
    return true;
}

bool erasing_add_session(struct erasing *erasing, const char *session, struct fault *fault) {
    bool found = false;
    for (size_t i = 0; i < erasing->count; i++) {
        if (!*session || strcmp(entry_at(erasing, i)->session, session) != 0) continue;
        if (entry_at(erasing, i)->deed != DEED_ERASED) let_go(erasing, i);
        erasing->whole[i] = found = true;
    }
    fault_at(fault, NULL, 0, 0);
    if (!found)
        return fault_say(fault, EX_DATAERR, "`askwell agenda show --json` names them",
                         "there is no conversation %s here", session);
    settle(erasing);
    return true;
}

void erasing_add_all(struct erasing *erasing) {
    erasing->all = true;
    for (size_t i = 0; i < erasing->count; i++) {
        const struct entry *entry = entry_at(erasing, i);
        erasing->whole[i] = entry->deed != DEED_OPEN;
        if (erasing->whole[i] && entry->deed != DEED_ERASED) let_go(erasing, i);
    }
}

void erasing_add_gone(struct erasing *erasing, const struct gone *gone) {
    gone_copy(&erasing->words, gone);
}

static bool holds_alike(const struct erasing *erasing, const struct entry *entry) {
    static const char *const keys[] = {"answer", "text", "line",   "draft", "asked",
                                       "quoted", "why",  "toward", "know",  "support"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *node = entry_node(entry, keys[i]);
        bool list = node && node->kind == NODE_LIST;
        for (const struct node *item = list ? node->first : node; item;
             item = list ? item->next : NULL)
            if (gone_resembles(&erasing->words, item->text)) return true;
    }
    return false;
}

static void add_erased(const struct entry *entry, bool whole, const char *at, struct bytes *out) {
    size_t start = out->length;
    entry_begin(out, entry->number, entry->at, whole ? "" : entry->session, DEED_ERASED);
    bytes_format(out, "erased: %s\n", at);
    entry_close(out, start);
}

static void add_entry(struct erasing *erasing, size_t index, const char *text, size_t length,
                      const char *at, struct bytes *out) {
    const struct entry *entry = entry_at(erasing, index);
    size_t start = out->length;
    if (erasing->fates[index] == FATE_GOES) {
        add_erased(entry, erasing->whole[index], at, out);
        return;
    }
    bool cleaned = gone_rewrite(&erasing->words, entry, text, length, out);
    if (!cleaned) bytes_add(out, text, length);
    erasing->fates[index] = cleaned ? FATE_CLEANED : FATE_STAYS;
    struct entry left = {0};
    struct fault fault = {0};
    bool read = cleaned && scan_entry("", out->data + start, out->length - start, &left, &fault);
    if (holds_alike(erasing, read ? &left : entry)) erasing->fates[index] = FATE_ALIKE;
    if (read) entry_free(&left);
}

/* What a person wrote between entries belongs to no session. */
static void add_comments(const struct erasing *erasing, const char *text, size_t length,
                         struct bytes *out) {
    if (erasing->all) return;
    char *comments = memory_text(text, length);
    gone_take_out(&erasing->words, comments, "", out);
    free(comments);
}

void erasing_text(struct erasing *erasing, const struct bytes *text, const char *at,
                  struct bytes *out) {
    struct scan scan = {.path = "", .text = bytes_string(text), .length = text->length, .line = 1};
    struct entry entry = {0};
    struct fault fault = {0};
    size_t from = 0;
    size_t before = 0;
    while (scan_next(&scan, &entry, &from, &fault) == PIECE_ENTRY) {
        add_comments(erasing, scan.text + before, from - before, out);
        size_t index = journal_find(erasing->journal, entry.number);
        if (index < erasing->count)
            add_entry(erasing, index, scan.text + from, scan.at - from, at, out);
        else
            bytes_add(out, scan.text + from, scan.at - from);
        entry_free(&entry);
        before = scan.at;
    }
    add_comments(erasing, scan.text + before, scan.length - before, out);
}

bool erasing_run(struct erasing *erasing, const struct clock *clock, struct fault *fault) {
    struct bytes text = {0};
    struct bytes clean = {0};
    char at[clock_stamp_size];
    clock_stamp(clock_now(clock), at);
    bool good = journal_text(erasing->journal, &text, fault);
    if (good) erasing_text(erasing, &text, at, &clean);
    good = good && journal_replace(erasing->journal, &clean, fault);
    bytes_free(&text);
    bytes_free(&clean);
    return good;
}
