/* SPDX-License-Identifier: GPL-3.0-or-later
 * Beginning a session, coming back to one, and the time it has taken.
 */
#include "talk/inside.h"

#include "base/file.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <sysexits.h>

static const struct entry *begin_of(struct journal *journal, const char *session) {
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->deed == DEED_BEGIN && strcmp(entry->session, session) == 0) return entry;
    }
    return NULL;
}

/* Adds up the time between entries, for the person whose book the later one stands in, leaving out
 * what passed before each resume. */
static void add_up_time(struct talk *talk, const struct ledger *ledger) {
    time_t before = -1;
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        time_t at = clock_read_stamp(record->entry->at);
        bool passed = before >= 0 && record->entry->deed != DEED_RESUME && at > before;
        if (passed) talk->seconds[talk->books.list[record->book].person] += at - before;
        before = at;
    }
}

/* Who typed last at a question goes on typing; where nobody ever did as a coach, each their own. */
static int last_typist(const struct talk *talk, const struct ledger *ledger) {
    int last = typist_own;
    bool coached = false;
    for (size_t i = ledger->count; i-- > 0 && !(coached && last != typist_own);) {
        const struct record *record = &ledger->records[i];
        const char *by = entry_text(record->entry, "by");
        if (!by || !entry_text(record->entry, "question")) continue;
        bool coach = strcmp(by, "coach") == 0;
        size_t person = talk->books.list[record->book].person;
        if (last == typist_own) last = (int)(coach ? !person : person);
        coached = coached || coach;
    }
    return coached ? last : typist_own;
}

static bool has_changed(const struct entry *begin, const char *key, unsigned long digest) {
    char now[16];
    snprintf(now, sizeof now, "%08lx", digest);
    const char *then = entry_text(begin, key);
    return then && strcmp(then, now) != 0;
}

/* Gives with whom a session was begun or taken up last, or NULL. */
static const char *company_of(struct journal *journal, const char *session) {
    const char *with = NULL;
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        bool tells = entry->deed == DEED_BEGIN || entry->deed == DEED_RESUME;
        if (tells && strcmp(entry->session, session) == 0 && entry_text(entry, "with"))
            with = entry_text(entry, "with");
    }
    return with;
}

/* What one has said in a session of two is not gone on with before a third. */
static bool check_company(struct talk *talk, const char *session) {
    const char *with = company_of(talk->setup->journal, session);
    const struct books *books = &talk->books;
    if (!with) return true;
    if (books->people > 1 &&
        (begin_of(books->list[1].journal, session) || strcasecmp(with, books->names[1]) == 0))
        return true;
    struct bytes remedy = {0};
    bytes_format(&remedy, "go on with `--with '%s'`, or begin another with `--new`", with);
    fault_at(talk->fault, NULL, 0, 0);
    fault_say(talk->fault, EX_USAGE, bytes_string(&remedy),
              "the unfinished session here is one of two, with %s", with);
    bytes_free(&remedy);
    return false;
}

static bool add_book(struct talk *talk, size_t person, const char *record) {
    struct bytes notes = {0};
    bool good = books_add(&talk->books, person, record, talk->setup->clock, &notes, talk->fault);
    if (notes.length) talk_say(talk, SAY_NOTICE, bytes_string(&notes));
    bytes_free(&notes);
    if (good) share_watch(talk, (int)talk->books.count - 1);
    return good;
}

/* Opens the records apart that this session is written into already. */
static bool find_records(struct talk *talk, size_t person) {
    struct journal *agenda = talk->books.list[person].journal;
    bool good = true;
    for (size_t i = 0; good && i < journal_count(agenda); i++) {
        const struct entry *entry = journal_entry(agenda, i);
        const char *what = entry_text(entry, "what");
        const char *record = entry_text(entry, "record");
        bool apart = entry->deed == DEED_MOVE && what && strcmp(what, "apart") == 0;
        if (!apart || !record || strcmp(entry->session, talk->session) != 0) continue;
        if (!text_is_slug(record) || books_find(&talk->books, person, record) != books_none)
            continue;
        good = add_book(talk, person, record);
    }
    return good;
}

static const char *company_in(const struct talk *talk, size_t book) {
    const struct books *books = &talk->books;
    return books->people > 1 ? books->names[!books->list[book].person] : NULL;
}

static bool resume(struct talk *talk, const char *session) {
    if (!check_company(talk, session)) return false;
    snprintf(talk->session, sizeof talk->session, "%s", session);
    const struct entry *begin = begin_of(talk->setup->journal, session);
    const char *turn = entry_text(begin, "turn");
    talk->seed = strtoull(text_or(entry_text(begin, "seed"), "0"), NULL, 10);
    if (turn && strcmp(turn, "second") == 0 && talk->books.people > 1) books_swap(&talk->books);
    bool good = true;
    for (size_t i = 0; good && i < talk->books.people; i++)
        good = find_records(talk, i);
    if (!good) return false;
    struct ledger ledger = books_ledger(&talk->books, session);
    add_up_time(talk, &ledger);
    talk->typist = last_typist(talk, &ledger);
    ledger_free(&ledger);
    share_resume(talk);
    for (size_t i = 0; good && i < talk->books.count; i++) {
        if (!begin_of(talk->books.list[i].journal, session)) continue; /* it has yet to begin */
        struct bytes *entry = books_begin(&talk->books, (int)i, session, DEED_RESUME);
        entry_add_string(entry, "with", company_in(talk, i));
        good = record_keep(talk);
    }
    return good;
}

/* Finds out whether there is a session to go on with, and goes on with it. */
bool session_enter(struct talk *talk) {
    struct fold fold = fold_open(talk->setup->journal);
    const struct session *unfinished =
        talk->setup->fresh ? NULL : fold_unfinished(&fold, talk->setup->name);
    talk->counted_at = clock_now(talk->setup->clock);
    session_face(talk, 0);
    bool good = !unfinished || resume(talk, unfinished->id);
    fold_free(&fold);
    return good;
}

/* Shows `person` as the learner. */
void session_face(struct talk *talk, size_t person) {
    talk->place.learner = person;
    talk->place.owner = talk->books.names[person];
    for (size_t i = 0; i < talk->books.people; i++)
        talk->people[i].name = talk->books.names[i];
    talk->place.people = talk->books.people > 1 ? talk->people : NULL;
}

/* Counts the time until now for the learner. */
void session_count_time(struct talk *talk) {
    time_t now = clock_now(talk->setup->clock);
    if (now > talk->counted_at) talk->seconds[talk->place.learner] += now - talk->counted_at;
    talk->counted_at = now;
    talk->place.minutes_used = (talk->seconds[0] + talk->seconds[1]) / 60;
    for (size_t i = 0; i < books_people; i++)
        talk->people[i].minutes = talk->seconds[i] / 60;
}

static void name_session(struct talk *talk) {
    unsigned noise = 0;
    struct tm parts;
    char stamp[32];
    time_t now = clock_now(talk->setup->clock);
    if (talk->setup->clock->fixed || getrandom(&noise, sizeof noise, 0) != sizeof noise)
        noise =
            (unsigned)journal_count(talk->books.list[0].journal); /* a transcript repeats itself */
    gmtime_r(&now, &parts);
    strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &parts);
    do /* two sessions of one second may draw the same noise */
        snprintf(talk->session, sizeof talk->session, "%s-%04x", stamp, noise++ & 0xFFFF);
    while (begin_of(talk->books.list[0].journal, talk->session));
}

static void open_book(struct talk *talk, size_t index) {
    const struct book *book = &talk->books.list[index];
    struct bytes *open = books_begin(&talk->books, (int)index, "", DEED_OPEN);
    entry_add_number(open, "format", journal_format);
    entry_add_string(open, "owner", talk->books.names[book->person]);
    entry_add_string(open, "record", book->record);
    entry_add_string(open, "note",
                     book->record
                         ? "This belongs to the person it is named after, and not on the agenda."
                         : "This agenda belongs to the person it is named after.");
}

static bool begin_book(struct talk *talk, size_t index) {
    const struct book *book = &talk->books.list[index];
    const char *owner = talk->books.names[book->person];
    if (journal_count(book->journal) == 0) open_book(talk, index);
    struct bytes *begin = books_begin(&talk->books, (int)index, talk->session, DEED_BEGIN);
    entry_add_string(begin, "flow", talk->setup->name);
    entry_add_string(begin, "title", talk->title);
    entry_add_string(begin, "bank", bank_name(voice_own(talk)));
    bytes_format(begin, "flow-sum: \"%08lx\"\nbank-sum: \"%08lx\"\nseed: %llu\n",
                 flow_digest(talk->flow), voice_digest(talk), (unsigned long long)talk->seed);
    entry_add_string(begin, "mentee", *owner ? owner : NULL);
    entry_add_string(begin, "with", company_in(talk, index));
    if (talk->books.people > 1) entry_add_string(begin, "turn", book->person ? "second" : "first");
    entry_add_string(begin, "record", book->record);
    entry_add_string(begin, "mentee-called", talk->mentee);
    entry_add_string(begin, "coach-called", talk->coach);
    if (talk->place.minutes_planned > 0)
        entry_add_number(begin, "minutes", (double)talk->place.minutes_planned);
    return record_keep(talk);
}

/* The first agenda comes first: what the others have without it would be found by nobody. */
bool session_begin(struct talk *talk) {
    bool good = true;
    if (talk->session[0]) {
        const struct entry *begin = begin_of(talk->setup->journal, talk->session);
        if (has_changed(begin, "flow-sum", flow_digest(talk->flow)) ||
            has_changed(begin, "bank-sum", voice_digest(talk)))
            talk_say(talk, SAY_NOTICE,
                     "This conversation was edited since you began. "
                     "Only questions that changed are asked again.");
    } else {
        name_session(talk);
        talk->seed = talk->setup->seed;
    }
    for (size_t i = 0; good && i < talk->books.count; i++)
        if (!begin_of(talk->books.list[i].journal, talk->session)) good = begin_book(talk, i);
    return good;
}

/* Where the answer to this question goes into a record apart, opens it, and says so once. */
bool session_open_record(struct talk *talk, struct asking *asking) {
    const char *record = asking->question->record;
    if (asking->book != books_none) return true;
    if (!add_book(talk, talk->turn, record) || !record_apart(talk, record)) return false;
    size_t last = talk->books.count - 1;
    if (!begin_book(talk, last)) return false;
    asking->book = (int)last;
    const char *path = journal_path(talk->books.list[last].journal);
    struct bytes notice = {0};
    bytes_format(&notice, "This goes into a record of its own: %s. Nothing of it is on the agenda.",
                 path ? file_name(path) : record);
    talk_say(talk, SAY_NOTICE, bytes_string(&notice));
    bytes_free(&notice);
    return true;
}

/* Words that are somebody's, by name where there are two. */
static void add_words(const struct talk *talk, const char *what, size_t person, struct bytes *out) {
    bytes_text(out, what);
    if (talk->books.people > 1) bytes_format(out, " of %s", talk->books.names[person]);
    bytes_text(out, ": ");
}

/* The last question that was answered in words, and the goal: enough to find one's way back in.
 * What stands in a record apart is not shown unasked. */
void session_recap(struct talk *talk) {
    struct bytes recap = {0};
    const struct entry *begin = begin_of(talk->setup->journal, talk->session);
    const struct record *last = NULL;
    const char *goals[books_people] = {NULL};
    size_t answers = 0;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const struct book *book = &talk->books.list[record->book];
        const struct entry *entry = record->entry;
        if (record->standing == TAKEN_BACK || record->revised) continue;
        const char *kind = entry->deed == DEED_ITEM ? entry_text(entry, "kind") : NULL;
        answers += entry->deed == DEED_ANSWER;
        if (book->record) continue;
        if (kind && strcmp(kind, "goal") == 0) goals[book->person] = entry_text(entry, "text");
        const char *words = entry->deed == DEED_ANSWER ? entry_text(entry, "answer") : NULL;
        if (words && strchr(words, ' ')) last = record; /* not a number or a choice */
    }
    bytes_format(&recap, "Welcome back. This conversation began on %.10s; %zu answer%s kept.\n",
                 begin->at, answers, answers == 1 ? " is" : "s are");
    for (size_t i = 0; i < books_people; i++) {
        if (!goals[i]) continue;
        add_words(talk, "The goal", i, &recap);
        bytes_format(&recap, "“%s”\n", goals[i]);
    }
    if (last) {
        add_words(talk, "The last words", talk->books.list[last->book].person, &recap);
        bytes_format(&recap, "%s\n“%s”\n", entry_text(last->entry, "asked"),
                     entry_text(last->entry, "answer"));
    }
    talk_say(talk, SAY_PAGE, bytes_string(&recap));
    bytes_free(&recap);
}
