/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose the answers are. Of two who coach each other, each has a say about their own: it is about
 * the person who gave the last answer. What is not kept is gone from the file at once; the
 * conversation goes on with it, and after a pause that question is asked again.
 */
#include "talk/inside.h"

#include "agenda/erasing.h"
#include "base/memory.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum outcome notice(struct talk *talk, const char *text) {
    talk_notice(talk, text);
    return OUTCOME_ASK;
}

/* Says it to the person: by name where there are two, and the coach is the other one of them. */
static enum outcome notice_of(struct talk *talk, size_t person, const char *text) {
    struct bytes named = {0};
    size_t learner = talk->place.learner;
    if (talk->books.people > 1) bytes_format(&named, "%s: ", talk->books.names[person]);
    talk->place.learner = person;
    talk_call(talk, text, &named);
    talk->place.learner = learner;
    talk_say(talk, SAY_NOTICE, bytes_string(&named));
    bytes_free(&named);
    return OUTCOME_ASK;
}

/* Gives the last answer that stands, as a record of the ledger; NULL where there is none. */
static const struct record *last_answer(const struct ledger *ledger) {
    const struct record *last = NULL;
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        if (record->entry->deed == DEED_ANSWER && record->standing == STANDS) last = record;
    }
    return last;
}

static bool is_all(const char *argument) {
    return strcasecmp(argument, "all") == 0;
}

static bool says_it(struct talk *talk, const char *argument, const struct record *last,
                    enum outcome *outcome) {
    bool good = !*argument || is_all(argument);
    *outcome = OUTCOME_ASK;
    if (!good)
        notice(talk,
               "Alone it is about the last answer; with “all”, about the whole conversation.");
    else if (!last)
        notice(talk, "There are no answers yet.");
    return good && last;
}

/* One entry in each book of the person, for the session goes on in all of them. */
static bool say_of_all(struct talk *talk, size_t person, enum sharing sharing) {
    bool good = true;
    for (size_t i = 0; good && i < talk->books.count; i++) {
        if (talk->books.list[i].person != person) continue;
        sharing_fill(record_begin_in(talk, (int)i, DEED_SHARE), sharing, NULL, 0, talk->session);
        good = record_keep(talk);
    }
    if (good) talk->whole[person] = sharing;
    return good;
}

enum outcome share_say(struct talk *talk, enum sharing sharing, const char *argument) {
    static const char *const one[] = {
        [SHARING_OURS] = "Ours: these words stand in a copy for the coach, once you write one.",
        [SHARING_COUNTED] = "Counted: that you answered may be known, and not these words.",
        [SHARING_MINE] = "Mine: these words stay with you, and are not counted.",
    };
    static const char *const all[] = {
        [SHARING_OURS] = "All of this conversation is ours from here on: it stands in a copy for "
                         "the coach, once you write one.",
        [SHARING_COUNTED] = "All of this conversation is counted, and none of its words are known.",
        [SHARING_MINE] = "All of this conversation stays with you, and is not counted.",
    };
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    const struct record *last = last_answer(&ledger);
    enum outcome outcome = OUTCOME_ASK;
    if (says_it(talk, argument, last, &outcome)) {
        size_t person = talk->books.list[last->book].person;
        bool good = false;
        if (is_all(argument)) {
            good = say_of_all(talk, person, sharing);
        } else {
            unsigned long number = last->entry->number;
            sharing_fill(record_begin_in(talk, (int)last->book, DEED_SHARE), sharing, &number, 1,
                         NULL);
            good = record_keep(talk);
        }
        if (good) notice_of(talk, person, is_all(argument) ? all[sharing] : one[sharing]);
        outcome = good ? OUTCOME_ASK : OUTCOME_FAILED;
    }
    ledger_free(&ledger);
    return outcome;
}

/* What goes, and from which of the books. */
struct unkept {
    unsigned long *numbers;
    size_t *books;
    size_t count;
};

static bool has_words(const struct entry *entry) {
    bool item = entry->deed == DEED_ITEM || entry->deed == DEED_PARK || entry->deed == DEED_CHANGE;
    return item || (entry->deed == DEED_ANSWER && entry_node(entry, "answer"));
}

static struct unkept find_unkept(const struct talk *talk, const struct ledger *ledger,
                                 const struct record *last, bool all) {
    struct unkept unkept = {0};
    size_t person = talk->books.list[last->book].person;
    unkept.numbers = memory_new((ledger->count + 1) * sizeof *unkept.numbers);
    unkept.books = memory_new((ledger->count + 1) * sizeof *unkept.books);
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        bool theirs = all && talk->books.list[record->book].person == person;
        if (record != last && !(theirs && has_words(record->entry))) continue;
        unkept.numbers[unkept.count] = record->entry->number;
        unkept.books[unkept.count++] = record->book;
    }
    return unkept;
}

static struct erasing *erase_from(const struct talk *talk, size_t book,
                                  const struct unkept *unkept) {
    struct fault ignored = {0}; /* it went with another one */
    struct erasing *erasing = erasing_open(talk->books.list[book].journal);
    for (size_t i = 0; i < unkept->count; i++)
        if (unkept->books[i] == book) erasing_add(erasing, unkept->numbers[i], &ignored);
    return erasing;
}

/* The words of one book may stand in questions that another one has. */
static void gather(struct talk *talk, const struct unkept *unkept) {
    for (size_t i = 0; i < talk->books.count; i++) {
        struct erasing *erasing = erase_from(talk, i, unkept);
        gone_copy(&talk->gone, erasing_gone(erasing));
        erasing_free(erasing);
    }
    for (size_t i = 0; i < talk->books.count; i++)
        share_watch(talk, (int)i);
}

void share_watch(struct talk *talk, int book) {
    if (talk->gone.count) journal_withhold(talk->books.list[book].journal, &talk->gone);
}

/* The journals may live longer than the words. */
void share_end(struct talk *talk) {
    for (size_t i = 0; i < talk->books.count; i++)
        journal_withhold(talk->books.list[i].journal, NULL);
}

static bool take_out(struct talk *talk, const struct unkept *unkept, struct fault *fault) {
    bool good = true;
    gather(talk, unkept);
    for (size_t i = 0; good && i < talk->books.count; i++) {
        if (!journal_path(talk->books.list[i].journal)) continue; /* it is on no disk */
        struct erasing *erasing = erase_from(talk, i, unkept);
        erasing_add_gone(erasing, &talk->gone);
        good = erasing_run(erasing, talk->setup->clock, fault);
        erasing_free(erasing);
    }
    return good;
}

/* The words go first: should the power go in between, they are out. */
static bool record_unkept(struct talk *talk, const struct unkept *unkept) {
    bool good = true;
    for (size_t book = 0; good && book < talk->books.count; book++) {
        unsigned long *numbers = memory_new((unkept->count + 1) * sizeof *numbers);
        size_t count = 0;
        for (size_t i = 0; i < unkept->count; i++)
            if (unkept->books[i] == book) numbers[count++] = unkept->numbers[i];
        if (count) {
            struct bytes *share = record_begin_in(talk, (int)book, DEED_SHARE);
            sharing_fill(share, SHARING_UNKEPT, numbers, count, NULL);
            good = record_keep(talk);
        }
        free(numbers);
    }
    return good;
}

enum outcome share_unkept(struct talk *talk, const char *argument) {
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    const struct record *last = last_answer(&ledger);
    enum outcome outcome = OUTCOME_ASK;
    struct fault fault = {0};
    if (says_it(talk, argument, last, &outcome)) {
        size_t person = talk->books.list[last->book].person;
        struct unkept unkept = find_unkept(talk, &ledger, last, is_all(argument));
        bool out = take_out(talk, &unkept, &fault);
        if (!out) {
            struct bytes text = {0};
            bytes_text(&text, "These words are still in the file. ");
            fault_write(&fault, &text);
            notice(talk, bytes_string(&text));
            bytes_free(&text);
        } else if (!record_unkept(talk, &unkept)) {
            outcome = OUTCOME_FAILED;
        } else {
            notice_of(talk, person,
                      is_all(argument)
                          ? "Not kept: all that was said so far is out of the file. We go on with "
                            "it here; after a pause it would be asked again."
                          : "Not kept: these words are out of the file. We go on with them here; "
                            "after a pause that question would be asked again.");
        }
        free(unkept.numbers);
        free(unkept.books);
    }
    ledger_free(&ledger);
    return outcome;
}

void share_resume(struct talk *talk) {
    for (size_t i = 0; i < talk->books.people; i++) {
        struct sharing_of_all *all = sharing_open(talk->books.list[i].journal);
        talk->whole[i] = sharing_of_session(all, talk->session);
        sharing_free(all);
    }
}

void share_kept(const struct talk *talk, int book, struct bytes *out) {
    enum sharing whole = talk->whole[talk->books.list[book].person];
    if (whole != SHARING_UNSAID) bytes_format(out, ", %s", sharing_name(whole));
}

/* Counts the answers of this session in the books of a person that are as `sharing` says. */
static size_t count_answers(const struct talk *talk, const struct ledger *ledger, size_t person,
                            size_t counts[SHARING_UNKEPT + 1]) {
    size_t said = 0;
    for (size_t book = 0; book < talk->books.count; book++) {
        if (talk->books.list[book].person != person) continue;
        struct journal *journal = talk->books.list[book].journal;
        struct sharing_of_all *all = sharing_open(journal);
        for (size_t i = 0; i < ledger->count; i++) {
            const struct record *record = &ledger->records[i];
            if (record->book != book || record->entry->deed != DEED_ANSWER) continue;
            if (record->standing != STANDS || !entry_node(record->entry, "answer")) continue;
            enum sharing sharing = sharing_of(all, record->entry->number);
            counts[sharing]++;
            said += sharing != SHARING_UNSAID;
        }
        sharing_free(all);
    }
    return said;
}

/* Said only where somebody has said something of it. */
void share_sum_up(struct talk *talk) {
    struct ledger ledger = books_ledger(&talk->books, talk->session);
    for (size_t person = 0; person < talk->books.people; person++) {
        static const char *const names[] = {
            [SHARING_OURS] = "ours", [SHARING_COUNTED] = "counted", [SHARING_UNKEPT] = "not kept"};
        static const enum sharing order[] = {SHARING_OURS, SHARING_COUNTED, SHARING_UNKEPT};
        size_t counts[SHARING_UNKEPT + 1] = {0};
        struct bytes text = {0};
        if (!count_answers(talk, &ledger, person, counts)) continue;
        bytes_text(&text, "Of these answers ");
        for (size_t i = 0; i < sizeof order / sizeof *order; i++)
            if (counts[order[i]])
                bytes_format(&text, "%zu %s %s, ", counts[order[i]],
                             counts[order[i]] == 1 ? "is" : "are", names[order[i]]);
        size_t mine = counts[SHARING_MINE] + counts[SHARING_UNSAID];
        if (mine) bytes_format(&text, "%zu %s yours alone, ", mine, mine == 1 ? "is" : "are");
        text.data[text.length -= 2] = '\0';
        bytes_char(&text, '.');
        notice_of(talk, person, bytes_string(&text));
        bytes_free(&text);
    }
    ledger_free(&ledger);
}
