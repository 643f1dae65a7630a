/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session is walked once, in the order of the conversation: an answer that was given anew stands
 * where the first one did.
 */
#include "agenda/direction.h"

#include "agenda/ledger.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { options_enough = 3 };

/* An answer, a skip, or a move that counts, and its place in the conversation. */
struct step {
    unsigned long at;
    const struct record *record;
};

/* How far the walk of a session is. */
struct walk {
    const struct ledger *ledger;
    struct direction *direction;
    const char *section;
    size_t prompts;        /* in this section, so far */
    size_t counted;        /* of these, in direction->prompts already */
    bool heard;            /* the coach's part was let in, and no option was named since */
    unsigned long offered; /* the offer that let it in since the last answer; or 0 */
    enum whose goal;
};

static bool says(const struct entry *entry, const char *key, const char *text) {
    const char *own = entry_text(entry, key);
    return own && strcmp(own, text) == 0;
}

/* Is it a stance in which the coach's own matter comes in? Information and reflection are none. */
static bool is_coachs(const struct entry *entry) {
    return says(entry, "stance", "advice") || says(entry, "stance", "own experience") ||
           says(entry, "stance", "direction");
}

static bool counts(const struct record *record) {
    const struct entry *entry = record->entry;
    if (record->standing != STANDS || record->revised) return false;
    if (entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP) return true;
    return entry->deed == DEED_MOVE &&
           (says(entry, "what", "offer") || says(entry, "what", "another"));
}

static unsigned long place_of(const struct ledger *ledger, const struct entry *entry) {
    unsigned long revised = entry_number(entry, "revises");
    while (revised && revised < entry->number) {
        const struct record *before = ledger_find(ledger, revised);
        if (!before) break;
        entry = before->entry;
        revised = entry_number(entry, "revises");
    }
    return entry->number;
}

static int by_place(const void *a, const void *b) {
    const struct step *left = a;
    const struct step *right = b;
    if (left->at != right->at) return left->at < right->at ? -1 : 1;
    return left->record < right->record ? -1 : left->record > right->record;
}

/* A topic that was parked and taken up again is no prompt of the coach's. */
static bool is_taken_up(const struct ledger *ledger, const struct entry *entry) {
    const struct record *move =
        ledger_is_own(entry) ? ledger_find(ledger, entry_number(entry, "move")) : NULL;
    return move && says(move->entry, "what", "taken up");
}

/* Was this line of a list typed before the offer was made? */
static bool was_there(const struct walk *walk, const struct entry *answer, const char *line) {
    for (size_t i = 0; i < walk->ledger->count; i++) {
        const struct entry *draft = walk->ledger->records[i].entry;
        const char *asked = entry_text(answer, "asked");
        if (draft->number >= walk->offered) return false;
        if (draft->deed == DEED_DRAFT && asked && says(draft, "asked", asked) &&
            says(draft, "line", line))
            return true;
    }
    return false;
}

static enum whose whose_item(const struct walk *walk, const struct entry *item,
                             const struct entry *answer) {
    if (says(item, "by", "coach") || is_coachs(answer)) return WHOSE_COACH;
    if (walk->heard) return WHOSE_COACH;
    if (walk->offered && !was_there(walk, answer, entry_text(item, "text"))) return WHOSE_COACH;
    return says(item, "by", "mentee") ? WHOSE_MENTEE : WHOSE_UNKNOWN;
}

/* What was kept of this answer, which stands right behind it. Gives whether options were among it.
 */
static bool take_items(struct walk *walk, const struct record *answer) {
    struct direction *direction = walk->direction;
    const struct record *end = walk->ledger->records + walk->ledger->count;
    bool options = false;
    for (const struct record *record = answer + 1; record < end; record++) {
        const struct entry *item = record->entry;
        if (item->deed != DEED_ITEM || entry_number(item, "from") != answer->entry->number) break;
        if (record->standing != STANDS || !entry_text(item, "text")) continue;
        enum whose whose = whose_item(walk, item, answer->entry);
        if (says(item, "kind", "topic") && !direction->topic) direction->topic = whose;
        if (says(item, "kind", "goal") && !walk->goal) walk->goal = whose;
        if (!says(item, "kind", "option")) continue;
        options = true;
        direction->own += whose != WHOSE_COACH;
        direction->given += whose == WHOSE_COACH;
    }
    return options;
}

static void enter_section(struct walk *walk, const struct entry *entry) {
    const char *section = text_or(entry_text(entry, "section"), "");
    if (walk->section && strcmp(walk->section, section) == 0) return;
    walk->section = section;
    walk->prompts = walk->counted = 0;
    walk->heard = false;
}

static void take_step(struct walk *walk, const struct record *record) {
    const struct entry *entry = record->entry;
    if (entry->deed == DEED_MOVE && says(entry, "what", "offer")) {
        bool let_in = is_coachs(entry) && says(entry, "leave", "yes");
        if (let_in && !walk->offered) walk->offered = entry->number;
        return;
    }
    if (is_taken_up(walk->ledger, entry)) return;
    enter_section(walk, entry);
    walk->prompts++;
    if (entry->deed == DEED_MOVE) return;
    bool options = take_items(walk, record);
    walk->heard = !options && (walk->heard || walk->offered);
    walk->offered = 0;
    bool is_leave =
        is_coachs(entry) && (says(entry, "answer", "yes") || says(entry, "answer", "no"));
    if (is_leave) walk->heard = says(entry, "answer", "yes");
    if (!options) return;
    walk->direction->prompts += walk->prompts - walk->counted;
    walk->counted = walk->prompts;
}

/* Each entry of a session, so that those of one session stand together, in their order. */
struct sorted {
    const struct entry *entry;
    size_t place;
};

static int by_session(const void *left, const void *right) {
    const struct sorted *a = left;
    const struct sorted *b = right;
    int order = strcmp(a->entry->session, b->entry->session);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static struct sorted *sort_entries(struct journal *journal, size_t *count) {
    *count = journal_count(journal);
    struct sorted *sorted = memory_resize(NULL, *count + 1, sizeof *sorted);
    for (size_t i = 0; i < *count; i++)
        sorted[i] = (struct sorted){journal_entry(journal, i), i};
    qsort(sorted, *count, sizeof *sorted, by_session);
    return sorted;
}

/* Gives the ledger of `session`. */
static struct ledger ledger_in(const struct sorted *sorted, size_t count, const char *session) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(sorted[middle].entry->session, session) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t found = 0;
    while (low + found < count && strcmp(sorted[low + found].entry->session, session) == 0)
        found++;
    const struct entry **entries = memory_resize(NULL, found + 1, sizeof(const struct entry *));
    for (size_t i = 0; i < found; i++)
        entries[i] = sorted[low + i].entry;
    struct ledger ledger = ledger_of(entries, found);
    free(entries);
    return ledger;
}

static void walk_session(struct ledger ledger, struct direction *direction) {
    struct walk walk = {.ledger = &ledger, .direction = direction};
    struct step *steps = memory_resize(NULL, ledger.count + 1, sizeof *steps);
    size_t count = 0;
    for (size_t i = 0; i < ledger.count; i++)
        if (counts(&ledger.records[i]))
            steps[count++] =
                (struct step){place_of(&ledger, ledger.records[i].entry), &ledger.records[i]};
    qsort(steps, count, sizeof *steps, by_place);
    for (size_t i = 0; i < count; i++)
        take_step(&walk, steps[i].record);
    if (!direction->topic) direction->topic = walk.goal;
    free(steps);
    ledger_free(&ledger);
}

struct directions directions_open(struct journal *journal, const char *session) {
    struct directions directions = {.fold = session ? fold_before(journal, session)
                                                    : fold_open(journal)};
    const struct fold *fold = &directions.fold;
    size_t count = 0;
    struct sorted *sorted = sort_entries(journal, &count);
    directions.list = memory_new((fold->session_count + 1) * sizeof *directions.list);
    for (size_t i = 0; i < fold->session_count; i++)
        walk_session(ledger_in(sorted, count, fold->sessions[i].id), &directions.list[i]);
    free(sorted);
    return directions;
}

void directions_free(struct directions *directions) {
    fold_free(&directions->fold);
    free(directions->list);
    *directions = (struct directions){0};
}

static bool is_finished(const struct session *session) {
    return session->ended && strcmp(session->ended, "finished") == 0;
}

bool direction_is_led(const struct directions *directions, size_t index) {
    const struct direction *direction = &directions->list[index];
    return is_finished(&directions->fold.sessions[index]) && direction->topic == WHOSE_MENTEE &&
           direction->own >= options_enough && direction->own > direction->given &&
           direction->prompts <= direction->own;
}

size_t directions_led(const struct directions *directions) {
    size_t led = 0;
    for (size_t i = 0; i < directions->fold.session_count; i++)
        led += direction_is_led(directions, i);
    return led;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void add_options(const struct direction *direction, const char *coach, struct bytes *out) {
    size_t all = direction->own + direction->given;
    bytes_format(out, "  %zu option%s", all, plural(all));
    if (!direction->given)
        bytes_text(out, all == 1 ? ", your own" : ", all your own");
    else if (!direction->own)
        bytes_text(out, all == 1 ? ", brought in by the " : ", all brought in by the ");
    else
        bytes_format(out, ": %zu your own, %zu brought in by the ", direction->own,
                     direction->given);
    if (direction->given) text_show(coach, strlen(coach), TEXT_ONE_LINE, out);
    bytes_format(out, "; %zu question%s on the way to %s.\n", direction->prompts,
                 plural(direction->prompts), all == 1 ? "it" : "them");
}

static bool tells(const struct direction *direction) {
    return direction->topic || direction->own || direction->given;
}

void directions_text(const struct directions *directions, struct bytes *out) {
    const struct fold *fold = &directions->fold;
    size_t told = 0;
    bytes_text(out, "Who led, in your conversations\n");
    for (size_t i = 0; i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        const struct direction *direction = &directions->list[i];
        const char *coach = text_or(session->coach, "coach");
        if (!tells(direction)) continue;
        told++;
        bytes_format(out, "\n%.10s ", session->began);
        text_show(session->title, strlen(session->title), TEXT_ONE_LINE, out);
        bytes_text(out, is_finished(session) ? "\n" : ", not finished\n");
        if (direction->topic == WHOSE_MENTEE) bytes_text(out, "  The topic was yours.\n");
        if (direction->topic == WHOSE_COACH) {
            bytes_text(out, "  The topic was brought in by the ");
            text_show(coach, strlen(coach), TEXT_ONE_LINE, out);
            bytes_text(out, ".\n");
        }
        if (direction->own || direction->given) add_options(direction, coach, out);
    }
    size_t led = directions_led(directions);
    if (!told)
        bytes_text(out, "\nNothing can be told yet: no topic and no options stand here.\n");
    else if (led)
        bytes_format(out, "\nIn %zu of them the lead was yours, and fewer questions are put now.\n",
                     led);
}

struct value directions_value(const struct directions *directions) {
    const struct fold *fold = &directions->fold;
    struct value map = value_map();
    struct value list = value_list();
    for (size_t i = 0; i < fold->session_count; i++) {
        const struct session *session = &fold->sessions[i];
        const struct direction *direction = &directions->list[i];
        static const char *const names[] = {NULL, "mentee", "coach"};
        const char *topic = names[direction->topic];
        struct value one = value_map();
        value_set(&one, "session", value_string(session->id));
        value_set(&one, "flow", value_string(session->flow));
        value_set(&one, "title", value_string(session->title));
        value_set(&one, "began", value_string(session->began));
        value_set(&one, "finished", value_bool(is_finished(session)));
        value_set(&one, "topic", topic ? value_string(topic) : (struct value){0});
        value_set(&one, "own", value_number((double)direction->own));
        value_set(&one, "given", value_number((double)direction->given));
        value_set(&one, "prompts", value_number((double)direction->prompts));
        value_set(&one, "led", value_bool(direction_is_led(directions, i)));
        value_add(&list, one);
    }
    value_set(&map, "owner", value_string(fold->owner));
    value_set(&map, "led", value_number((double)directions_led(directions)));
    value_set(&map, "sessions", list);
    return map;
}
