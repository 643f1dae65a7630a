/* SPDX-License-Identifier: GPL-3.0-or-later
 * A sentence for each kind of entry says the fields it names; what no sentence names is listed, so
 * that nothing is held which is not told.
 */
#include "agenda/chronicle.h"

#include "agenda/quote.h"
#include "agenda/sharing.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <string.h>

/* One telling of a journal. */
struct telling {
    const struct fold *fold;
    struct journal *journal;
    struct sharing_of_all *sharing;
    const struct session *session; /* of the entry in hand; NULL: between conversations */
    struct bytes *out;
};

static void say(const struct telling *telling, const char *words) {
    bytes_text(telling->out, words);
}

/* Words of several lines stay below their entry, so that none of them looks like another entry. */
static void show(const struct telling *telling, const char *words) {
    struct bytes shown = {0};
    text_show(words, strlen(words), TEXT_KEEP_LINES, &shown);
    const char *line = bytes_string(&shown);
    for (const char *end = strchr(line, '\n'); end; end = strchr(line, '\n')) {
        bytes_add(telling->out, line, (size_t)(end - line));
        say(telling, "\n  ");
        line = end + 1;
    }
    say(telling, line);
    bytes_free(&shown);
}

static void quote(const struct telling *telling, const char *words) {
    say(telling, "“");
    show(telling, words);
    say(telling, "”");
}

/* Gives who did it, as it stands at the beginning of a sentence. */
static const char *who(const struct entry *entry) {
    const char *by = text_or(entry_text(entry, "by"), "");
    if (strcmp(by, "coach") == 0) return "The coach";
    return strcmp(by, "both") == 0 ? "Both of you" : "You";
}

/* Adds `[3], [4]` for one number or a list of them. */
static void say_numbers(const struct telling *telling, const struct entry *entry, const char *key) {
    const struct node *of = entry_node(entry, key);
    const struct node *one = of && of->kind == NODE_LIST ? of->first : of;
    for (size_t i = 0; one; one = of->kind == NODE_LIST ? one->next : NULL, i++) {
        bytes_text(telling->out, i ? ", [" : "[");
        show(telling, one->text);
        bytes_char(telling->out, ']');
    }
}

static void tell_open(const struct telling *telling, const struct entry *entry) {
    say(telling, "This agenda was begun. It belongs to ");
    show(telling, text_or(entry_text(entry, "owner"), "its owner"));
    say(telling, ".");
}

static void tell_begin(const struct telling *telling, const struct entry *entry) {
    say(telling, "A conversation began: ");
    show(telling, text_or(entry_text(entry, "title"), ""));
    say(telling, ".");
}

static void tell_resume(const struct telling *telling, const struct entry *entry) {
    (void)entry;
    say(telling, "The conversation went on.");
}

static void tell_asked(const struct telling *telling, const struct entry *entry) {
    const char *asked = entry_text(entry, "asked");
    if (!asked) return;
    quote(telling, asked);
    say(telling, "\n  ");
}

static void tell_pause(const struct telling *telling, const struct entry *entry) {
    const char *draft = entry_text(entry, "draft");
    say(telling, "The conversation was left.");
    if (entry_text(entry, "asked")) say(telling, " It stood at ");
    if (entry_text(entry, "asked")) quote(telling, entry_text(entry, "asked"));
    if (draft) say(telling, "\n  Half typed: ");
    if (draft) quote(telling, draft);
}

static void tell_end(const struct telling *telling, const struct entry *entry) {
    say(telling, "The conversation is over: ");
    show(telling, text_or(entry_text(entry, "how"), "finished"));
    say(telling, ".");
}

static void tell_answer(const struct telling *telling, const struct entry *entry) {
    const struct node *answer = entry_node(entry, "answer");
    const char *by = who(entry);
    bool yours = strcmp(by, "You") == 0;
    tell_asked(telling, entry);
    say(telling, by);
    if (entry_text(entry, "aloud")) {
        say(telling, " answered aloud; the words are not kept.");
    } else if (!answer) {
        say(telling, " answered with nothing.");
    } else if (answer->kind == NODE_LIST) {
        say(telling, yours ? " said:" : " typed:");
        for (const struct node *line = answer->first; line; line = line->next) {
            say(telling, "\n  - ");
            show(telling, line->text);
        }
    } else {
        say(telling, yours ? " said: " : " typed: ");
        quote(telling, answer->text);
    }
    if (!entry_node(entry, "revises")) return;
    say(telling, "\n  In place of ");
    say_numbers(telling, entry, "revises");
    say(telling, ".");
}

static void tell_draft(const struct telling *telling, const struct entry *entry) {
    tell_asked(telling, entry);
    say(telling, "A line of a list that was being written: ");
    quote(telling, text_or(entry_text(entry, "line"), ""));
}

static void tell_skip(const struct telling *telling, const struct entry *entry) {
    tell_asked(telling, entry);
    say(telling, who(entry));
    say(telling, " left this question.");
}

static void tell_go(const struct telling *telling, const struct entry *entry) {
    say(telling, who(entry));
    say(telling, " went on to ");
    quote(telling, text_or(entry_text(entry, "to"), ""));
    say(telling, ".");
}

static void tell_back(const struct telling *telling, const struct entry *entry) {
    bool opened = entry_node(entry, "to") != NULL;
    say(telling, who(entry));
    say(telling, opened ? " opened the answer " : " opened an answer elsewhere; from ");
    say_numbers(telling, entry, opened ? "to" : "aside");
    say(telling, opened ? " again; what came after it was set aside."
                        : " on, what stands here was set aside.");
}

static void tell_reuse(const struct telling *telling, const struct entry *entry) {
    say(telling, "What had been set aside holds again: ");
    say_numbers(telling, entry, "of");
    say(telling, ".");
}

static void tell_undo(const struct telling *telling, const struct entry *entry) {
    say(telling, who(entry));
    say(telling, " took back ");
    say_numbers(telling, entry, "of");
    say(telling, ".");
}

static void tell_park(const struct telling *telling, const struct entry *entry) {
    say(telling, "Put aside for another time: ");
    quote(telling, text_or(entry_text(entry, "text"), ""));
}

static void tell_move(const struct telling *telling, const struct entry *entry) {
    if (quote_is(entry)) {
        say(telling, "Your words from ");
        say_numbers(telling, entry, "of");
        say(telling, " were held up.");
        return;
    }
    say(telling, "In the conversation: ");
    show(telling, text_or(entry_text(entry, "what"), ""));
    say(telling, ".");
}

static void tell_item(const struct telling *telling, const struct entry *entry) {
    say(telling, "Onto the agenda, as ");
    show(telling, text_or(entry_text(entry, "kind"), "something"));
    say(telling, ": ");
    quote(telling, text_or(entry_text(entry, "text"), ""));
    if (entry_node(entry, "from")) say(telling, ", from ");
    say_numbers(telling, entry, "from");
    if (entry_node(entry, "revises")) say(telling, ", which words anew ");
    say_numbers(telling, entry, "revises");
    say(telling, ".");
}

static void tell_change(const struct telling *telling, const struct entry *entry) {
    size_t place = journal_find(telling->journal, entry_number(entry, "of"));
    const char *words = place < journal_count(telling->journal)
                            ? entry_text(journal_entry(telling->journal, place), "text")
                            : NULL;
    const char *why = entry_text(entry, "why");
    const char *text = entry_text(entry, "text");
    say_numbers(telling, entry, "of");
    if (words) say(telling, " ");
    if (words) quote(telling, words);
    say(telling, " is ");
    show(telling, text_or(entry_text(entry, "state"), "changed"));
    say(telling, ".");
    if (text) say(telling, "\n  It reads: ");
    if (text) quote(telling, text);
    if (why && *why) say(telling, "\n  Why: ");
    if (why && *why) quote(telling, why);
}

static void tell_note(const struct telling *telling, const struct entry *entry) {
    say(telling, "A note: ");
    quote(telling, text_or(entry_text(entry, "text"), ""));
}

static void tell_share(const struct telling *telling, const struct entry *entry) {
    say(telling, who(entry));
    say(telling, " chose what may be known of ");
    if (entry_node(entry, "of"))
        say_numbers(telling, entry, "of");
    else
        say(telling, "a whole conversation");
    say(telling, ": ");
    show(telling, text_or(entry_text(entry, "as"), ""));
    say(telling, ".");
}

static void tell_copy(const struct telling *telling, const struct entry *entry) {
    say(telling, "A copy was written (");
    show(telling, text_or(entry_text(entry, "what"), "copy"));
    say(telling, ") to ");
    show(telling, text_or(entry_text(entry, "to"), "a place that is not known"));
    say(telling, ".");
}

static void tell_erased(const struct telling *telling, const struct entry *entry) {
    (void)entry;
    say(telling, "Something stood here, and its owner took it out.");
}

static void tell_other(const struct telling *telling, const struct entry *entry) {
    (void)entry;
    say(telling, "An entry of a kind that this askwell does not know:");
}

/* Each kind of entry: how it is told, and the fields that are told by that, with blanks between. */
static const struct {
    void (*tell)(const struct telling *telling, const struct entry *entry);
    const char *fields;
} tellings[] = {
    [DEED_OPEN] = {tell_open, " owner "},
    [DEED_BEGIN] = {tell_begin, " title "},
    [DEED_RESUME] = {tell_resume, " "},
    [DEED_PAUSE] = {tell_pause, " asked draft "},
    [DEED_END] = {tell_end, " how "},
    [DEED_ANSWER] = {tell_answer, " asked answer aloud revises by "},
    [DEED_DRAFT] = {tell_draft, " asked line "},
    [DEED_SKIP] = {tell_skip, " asked by "},
    [DEED_GO] = {tell_go, " to by "},
    [DEED_BACK] = {tell_back, " to aside by "},
    [DEED_REUSE] = {tell_reuse, " of "},
    [DEED_UNDO] = {tell_undo, " of by "},
    [DEED_PARK] = {tell_park, " text "},
    [DEED_MOVE] = {tell_move, " what "},
    [DEED_ITEM] = {tell_item, " kind text from revises "},
    [DEED_CHANGE] = {tell_change, " of state text why "},
    [DEED_NOTE] = {tell_note, " text "},
    [DEED_SHARE] = {tell_share, " of as by "},
    [DEED_COPY] = {tell_copy, " what to "},
    [DEED_ERASED] = {tell_erased, " "},
    [DEED_OTHER] = {tell_other, " "},
};

/* What stands in the line above, or belongs to the file and not to its owner. */
static bool is_frame(const char *key) {
    static const char *const frame[] = {"entry", "at", "session", "do", "sum", "section"};
    for (size_t i = 0; i < sizeof frame / sizeof *frame; i++)
        if (strcmp(frame[i], key) == 0) return true;
    return false;
}

static bool is_told(const struct entry *entry, const char *key) {
    char word[32];
    if (quote_is(entry) && strcmp(key, "of") == 0) return true;
    if (strcmp(key, "by") == 0 && strcmp(who(entry), "You") == 0) return true;
    if (snprintf(word, sizeof word, " %s ", key) >= (int)sizeof word) return false;
    return strstr(tellings[entry->deed].fields, word) != NULL;
}

static void list_field(const struct telling *telling, const struct node *field) {
    say(telling, "\n  ");
    show(telling, field->key);
    say(telling, ": ");
    if (field->kind != NODE_LIST) {
        show(telling, field->text);
        return;
    }
    for (const struct node *line = field->first; line; line = line->next) {
        show(telling, line->text);
        if (line->next) say(telling, "; ");
    }
}

static void list_fields(const struct telling *telling, const struct entry *entry) {
    const struct node *field = entry->fields->first;
    for (; field; field = field->next) {
        bool has_text = field->kind != NODE_TEXT || field->length;
        bool told = is_frame(field->key) || is_told(entry, field->key);
        if (!told && has_text) list_field(telling, field);
    }
}

static const char *standing_words(enum standing standing) {
    switch (standing) {
    case STANDS:
        return NULL;
    case SET_ASIDE:
        return "It was set aside and does not count now.";
    case OPENED:
        return "It was opened again, and does not count now.";
    case TAKEN_BACK:
        return "It was taken back and does not count.";
    }
    return NULL;
}

static const char *sharing_words(enum sharing sharing) {
    switch (sharing) {
    case SHARING_OURS:
        return "It is ours: a copy for the coach holds it.";
    case SHARING_COUNTED:
        return "It may be counted, and its words are yours alone.";
    case SHARING_MINE:
        return "It is yours alone, and is not counted.";
    case SHARING_UNKEPT:
        return "It was not to be kept.";
    case SHARING_UNSAID:
        return NULL;
    }
    return NULL;
}

static void tell_flag(const struct telling *telling, const char *words) {
    if (words) say(telling, "\n  ");
    if (words) say(telling, words);
}

static void tell_flags(const struct telling *telling, const struct entry *entry, size_t place) {
    tell_flag(telling, standing_words(telling->fold->standings[place]));
    if (entry->by_hand) tell_flag(telling, "It was edited by hand.");
    if (quote_is(entry) && quote_look(telling->journal, entry).stale)
        tell_flag(telling, "The words that were held up read differently now, or are gone.");
    tell_flag(telling, sharing_words(sharing_at(telling->sharing, place)));
}

/* Adds `[17] 21 November 2026, 18:51 UTC, Mentor-coaching, Reflection`. */
static void tell_frame(const struct telling *telling, const struct entry *entry) {
    char day[day_size] = "";
    const char *section = entry_text(entry, "section");
    memcpy(day, entry->at, strnlen(entry->at, day_size - 1));
    bytes_format(telling->out, "[%lu] ", entry->number);
    if (!day_plain(day, telling->out)) show(telling, day);
    if (strlen(entry->at) + 1 == clock_stamp_size)
        bytes_format(telling->out, ", %.5s UTC", entry->at + day_size);
    if (telling->session) say(telling, ", ");
    if (telling->session) show(telling, telling->session->title);
    if (section) say(telling, ", ");
    if (section) show(telling, section);
    say(telling, "\n  ");
}

static const struct session *session_of(const struct telling *telling, const char *id) {
    if (telling->session && strcmp(telling->session->id, id) == 0) return telling->session;
    for (size_t i = 0; *id && i < telling->fold->session_count; i++)
        if (strcmp(telling->fold->sessions[i].id, id) == 0) return &telling->fold->sessions[i];
    return NULL;
}

void chronicle_text(const struct fold *fold, struct journal *journal, const struct excerpt *excerpt,
                    struct bytes *out) {
    struct telling telling = {
        .fold = fold, .journal = journal, .sharing = sharing_open(journal), .out = out};
    say(&telling, "All that the agenda of ");
    show(&telling, *fold->owner ? fold->owner : "its owner");
    say(&telling, " holds\n");
    size_t empty = out->length;
    for (size_t place = 0; place < journal_count(journal); place++) {
        const struct entry *entry = journal_entry(journal, place);
        if (!excerpt_has_entry(excerpt, entry)) continue;
        telling.session = session_of(&telling, entry->session);
        say(&telling, "\n");
        tell_frame(&telling, entry);
        tellings[entry->deed].tell(&telling, entry);
        list_fields(&telling, entry);
        tell_flags(&telling, entry, place);
        say(&telling, "\n");
    }
    if (out->length == empty) say(&telling, "\nNothing of this stands here.\n");
    sharing_free(telling.sharing);
}

static struct value field_value(const struct node *field) {
    if (field->kind != NODE_LIST) return value_text(field->text, field->length);
    struct value list = value_list();
    for (const struct node *line = field->first; line; line = line->next)
        value_add(&list, value_text(line->text, line->length));
    return list;
}

static struct value entry_value(const struct telling *telling, const struct entry *entry,
                                size_t place) {
    static const char *const standings[] = {"stands", "set aside", "opened", "taken back"};
    struct value map = value_map();
    const struct node *field = entry->fields->first;
    value_set(&map, "entry", value_number((double)entry->number));
    for (; field; field = field->next)
        if (strcmp(field->key, "entry") != 0 && strcmp(field->key, "sum") != 0)
            value_set(&map, field->key, field_value(field));
    struct value one = value_map();
    value_set(&one, "fields", map);
    value_set(&one, "standing", value_string(standings[telling->fold->standings[place]]));
    value_set(&one, "by_hand", value_bool(entry->by_hand));
    value_set(&one, "sharing", value_string(sharing_name(sharing_at(telling->sharing, place))));
    if (quote_is(entry))
        value_set(&one, "stale", value_bool(quote_look(telling->journal, entry).stale));
    return one;
}

struct value chronicle_value(const struct fold *fold, struct journal *journal,
                             const struct excerpt *excerpt) {
    struct telling telling = {.fold = fold, .journal = journal, .sharing = sharing_open(journal)};
    struct value map = value_map();
    struct value entries = value_list();
    for (size_t place = 0; place < journal_count(journal); place++) {
        const struct entry *entry = journal_entry(journal, place);
        if (excerpt_has_entry(excerpt, entry))
            value_add(&entries, entry_value(&telling, entry, place));
    }
    value_set(&map, "owner", value_string(fold->owner));
    value_set(&map, "entries", entries);
    sharing_free(telling.sharing);
    return map;
}
