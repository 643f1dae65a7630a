/* SPDX-License-Identifier: GPL-3.0-or-later
 * The mentee's words, shown again as they were said, and what is said of it when they change.
 */
#include "talk/inside.h"

#include "agenda/quote.h"
#include "base/tree.h"

#include <string.h>

/* Where words were said. */
struct source {
    const struct entry *entry; /* NULL: nowhere */
    int book;
    bool stands;
};

/* Finds the newest entry of a session that says these words, where there is none yet that holds. */
static void find_in_session(const struct talk *talk, int book, const char *session,
                            const char *words, struct source *source) {
    struct ledger ledger = ledger_open(talk->books.list[book].journal, session);
    for (size_t i = ledger.count; i-- > 0 && !source->stands;) {
        const struct record *record = &ledger.records[i];
        bool stands = record->standing == STANDS && !record->revised;
        if (quote_line(record->entry, words) && (stands || !source->entry))
            *source = (struct source){record->entry, book, stands};
    }
    ledger_free(&ledger);
}

/* The newest session first; words that hold are better than words that were withdrawn. */
static void find_in_book(const struct talk *talk, int book, const char *words,
                         struct source *source) {
    struct fold fold = fold_open(talk->books.list[book].journal);
    for (size_t i = fold.session_count; i-- > 0 && !source->stands;)
        find_in_session(talk, book, fold.sessions[i].id, words, source);
    fold_free(&fold);
}

/* On the agenda first, then in the learner's records apart. */
static struct source source_of(const struct talk *talk, const char *words) {
    struct source source = {0};
    for (size_t i = 0; i < talk->books.count && !source.stands; i++)
        if (talk->books.list[i].person == talk->turn) find_in_book(talk, (int)i, words, &source);
    return source;
}

/* Gives which line of a list it is, 0 where the source is one text. */
static size_t line_of(const struct source *source, const char *words) {
    const struct node *answer = entry_node(source->entry, "answer");
    bool is_list = source->entry->deed == DEED_ANSWER && answer && answer->kind == NODE_LIST;
    return is_list ? quote_line(source->entry, words) : 0;
}

static bool was_replayed(const struct talk *talk, const struct source *source, size_t line,
                         const char *how) {
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const char *end = entry_text(record->entry, "how");
        if (quote_is(record->entry) && record->standing == STANDS && end && strcmp(end, how) == 0 &&
            (int)record->book == source->book &&
            entry_number(record->entry, "of") == source->entry->number &&
            entry_number(record->entry, "which") == line)
            return true;
    }
    return false;
}

bool replay_show(struct talk *talk, const struct wish *wish, struct value *value) {
    const char *words = value_get_text(&wish->fill, "words");
    *value = value_bool(false);
    if (!words || !*words || talk->passing) return true; /* said aloud, or left: nothing to show */
    if (!record_revived(talk)) return false; /* an answer used again in this run holds */
    struct source source = source_of(talk, words);
    if (!source.entry)
        return talk_refuse(talk, wish, "give it an answer as it came, without changing it",
                           "these are not words that the mentee has said");
    if (!source.stands) return true; /* what was withdrawn is not held up to anybody */
    struct bytes quoted = {0};
    bytes_format(&quoted, "“%s”", words);
    talk_say_later(talk, SAY_QUOTE, bytes_string(&quoted));
    bytes_free(&quoted);
    *value = value_bool(true);
    size_t line = line_of(&source, words);
    if (was_replayed(talk, &source, line, wish->id.text)) return true;
    struct bytes *entry = record_begin_in(talk, source.book, DEED_MOVE);
    entry_add_string(entry, "what", "replay");
    entry_add_number(entry, "of", (double)source.entry->number);
    if (line) entry_add_number(entry, "which", (double)line);
    entry_add_string(entry, "how", wish->id.text);
    return record_keep(talk);
}

/* Looks for a quote of the answer `before` whose words are given up. */
static bool find_stale(const struct talk *talk, const struct record *before, struct quote *quote) {
    struct journal *journal = talk->books.list[before->book].journal;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *move = &talk->recall.ledger.records[i];
        bool counts = quote_is(move->entry) && move->standing == STANDS;
        if (!counts || move->book != before->book) continue;
        *quote = quote_look(journal, move->entry);
        if (quote->source && quote_is_from(quote->source, before->entry->number) && quote->stale)
            return true;
    }
    return false;
}

void replay_tell(struct talk *talk, const struct asking *asking) {
    struct quote quote = {0};
    if (!asking->draft || !find_stale(talk, asking->draft, &quote)) return;
    struct bytes notice = {0};
    bytes_text(&notice, "What was here before had been quoted. ");
    if (quote.now && entry_node(quote.now, "answer")) {
        bytes_text(&notice, "From now on it reads: ");
        quote_add_words(&notice, quote.now);
    } else {
        bytes_text(&notice, "Nothing is written in its place now.");
    }
    talk_say(talk, SAY_NOTICE, bytes_string(&notice));
    bytes_free(&notice);
}
