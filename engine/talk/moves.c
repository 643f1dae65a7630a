/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commands. One that changes the course becomes an entry and the flow is run again from the
 * top; the others leave the question where it is.
 */
#include "talk/inside.h"

#include "agenda/beside.h"
#include "agenda/notebook.h"
#include "agenda/quote.h"
#include "agenda/view.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum outcome notice(struct talk *talk, const char *text) {
    talk_say(talk, SAY_NOTICE, text);
    return OUTCOME_ASK;
}

static enum outcome page(struct talk *talk, struct bytes *text) {
    talk_say(talk, SAY_PAGE, bytes_string(text));
    bytes_free(text);
    return OUTCOME_ASK;
}

static enum outcome again(bool kept) {
    return kept ? OUTCOME_AGAIN : OUTCOME_FAILED;
}

static struct ledger ledger_now(const struct talk *talk) {
    return books_ledger(&talk->books, talk->session);
}

static enum outcome another(struct talk *talk, const struct asking *asking) {
    if (asking->move) return notice(talk, "This is a question of your own; /undo takes it back.");
    if (!wording_has_other(talk, asking))
        return notice(talk, "There is no other question here for this purpose; /ask lets you put "
                            "one of your own.");
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_MOVE);
    entry_add_string(entry, "what", "another");
    record_asked(entry, talk, asking);
    return again(record_keep(talk));
}

/* A question of the coach's, or a topic taken up: kept first, so that its answer has something to
 * hang on. */
static enum outcome put_own(struct talk *talk, int book, const char *what, unsigned long of,
                            const char *quoted, const char *asked) {
    struct bytes *entry = books_begin(&talk->books, book, talk->session, DEED_MOVE);
    entry_add_string(entry, "by", "coach");
    entry_add_string(entry, "what", what);
    if (of) entry_add_number(entry, "of", (double)of);
    entry_add_string(entry, "quoted", quoted);
    entry_add_string(entry, "asked", asked);
    return again(record_keep(talk));
}

/* What comes up at a question belongs where its answer does. */
static enum outcome ask_own(struct talk *talk, const struct asking *asking, const char *argument) {
    struct value words = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (*argument)
        words = value_string(argument);
    else if (!turn_words(talk, "What would you like to ask?",
                         "the coach types; Enter alone goes back", &words, &outcome))
        return outcome;
    outcome = put_own(talk, asking->book, "own question", 0, NULL, words.text);
    value_free(&words);
    return outcome;
}

static enum outcome back(struct talk *talk, const struct asking *asking) {
    if (asking->move) return again(record_undo(talk, asking->move)); /* it was not answered yet */
    const struct recall *recall = &talk->recall;
    if (recall->trail_length == 0) return notice(talk, "This is the first question.");
    return again(record_back(talk, recall->trail[recall->trail_length - 1]));
}

/* The steps of this session that were answered and hold, in order: what /words shows and /edit
 * numbers. */
static const struct record **answers_of(const struct ledger *ledger, size_t *count) {
    const struct record **answers = memory_resize(NULL, ledger->ordered + 1, sizeof *answers);
    *count = 0;
    for (size_t i = 0; i < ledger->ordered; i++) {
        const struct record *record = &ledger->records[ledger->order[i]];
        if (record->standing == STANDS && record->entry->deed == DEED_ANSWER)
            answers[(*count)++] = record;
    }
    return answers;
}

/* An option is kept by its key, and shown by its words. */
static void add_word(const struct talk *talk, const struct entry *entry, const char *kept,
                     struct bytes *out) {
    const struct question *question =
        voice_question(talk, text_or(entry_text(entry, "question"), ""));
    struct options options = {0};
    if (question) options = options_of(question, NULL);
    bytes_format(out, "“%s”", question ? judge_word(question, &options, kept) : kept);
    options_free(&options);
}

static void add_words(const struct talk *talk, const struct entry *entry, struct bytes *out) {
    const char *kept = entry_text(entry, "answer");
    if (kept)
        add_word(talk, entry, kept, out);
    else
        quote_add_words(out, entry);
}

/* Whose it is, where there are two, and which record it stands in, where that is one apart. */
static void add_whose(const struct talk *talk, size_t index, struct bytes *out) {
    const struct book *book = &talk->books.list[index];
    const char *name = talk->books.people > 1 ? talk->books.names[book->person] : "";
    bytes_text(out, name);
    if (book->record) bytes_format(out, "%s%s", *name ? ", " : "", book->record);
    if (*name || book->record) bytes_text(out, ": ");
}

static void add_coach(const struct talk *talk, size_t index, struct bytes *out) {
    size_t person = talk->books.list[index].person;
    if (talk->books.people > 1)
        bytes_format(out, " (typed by %s)", talk->books.names[!person]);
    else
        bytes_format(out, " (typed by the %s)", talk_called(talk, "coach"));
}

static void list_answers(const struct talk *talk, const struct record *const *answers, size_t count,
                         bool questions, struct bytes *out) {
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = answers[i]->entry;
        size_t book = answers[i]->book;
        const char *by = entry_text(entry, "by");
        bool coach = by && strcmp(by, "coach") == 0;
        if (!questions && !entry_node(entry, "answer")) continue;
        bytes_format(out, "%zu  ", i + 1);
        add_whose(talk, book, out);
        if (questions) bytes_format(out, "%s\n   ", entry_text(entry, "asked"));
        add_words(talk, entry, out);
        if (coach) add_coach(talk, book, out);
        bytes_char(out, '\n');
    }
}

/* Reads the number of an answer; gives NULL after a notice where it is none. */
static const struct record *numbered(struct talk *talk, const struct record *const *answers,
                                     size_t count, const char *argument) {
    char *end = NULL;
    unsigned long number = strtoul(argument, &end, 10);
    if (*end == '\0' && number >= 1 && number <= count) return answers[number - 1];
    struct bytes text = {0};
    if (count)
        bytes_format(&text, "The answers so far have the numbers 1 to %zu.", count);
    else
        bytes_text(&text, "There are no answers yet.");
    notice(talk, bytes_string(&text));
    bytes_free(&text);
    return NULL;
}

static enum outcome edit(struct talk *talk, const char *argument) {
    struct ledger ledger = ledger_now(talk);
    size_t count = 0;
    const struct record **answers = answers_of(&ledger, &count);
    enum outcome outcome = OUTCOME_ASK;
    if (*argument) {
        const struct record *record = numbered(talk, answers, count, argument);
        if (record) outcome = again(record_back(talk, record->entry->number));
    } else {
        struct bytes text = {0};
        bytes_text(&text,
                   count ? "Which one? /edit and its number.\n\n" : "There are no answers yet.\n");
        list_answers(talk, answers, count, true, &text);
        page(talk, &text);
    }
    free(answers);
    ledger_free(&ledger);
    return outcome;
}

static enum outcome words(struct talk *talk, const char *argument) {
    struct ledger ledger = ledger_now(talk);
    size_t count = 0;
    enum outcome outcome = OUTCOME_ASK;
    const struct record **answers = answers_of(&ledger, &count);
    const struct record *record = *argument ? numbered(talk, answers, count, argument) : NULL;
    struct bytes text = {0};
    if (record && !entry_node(record->entry, "answer")) {
        notice(talk, "That one was said aloud; no words were written down.");
    } else if (record) {
        struct bytes *entry = record_begin_in(talk, (int)record->book, DEED_MOVE);
        entry_add_string(entry, "what", "replay");
        entry_add_number(entry, "of", (double)record->entry->number);
        if (!record_keep(talk)) outcome = OUTCOME_FAILED;
        add_words(talk, record->entry, &text);
        talk_say(talk, SAY_QUOTE, bytes_string(&text));
    } else if (!*argument) {
        list_answers(talk, answers, count, false, &text);
        if (!text.length) bytes_text(&text, "No words are written down yet.\n");
        talk_say(talk, SAY_PAGE, bytes_string(&text));
    }
    bytes_free(&text);
    free(answers);
    ledger_free(&ledger);
    return outcome;
}

static bool can_undo(const struct entry *entry) {
    static const char *const moves[] = {"another", "own question", "taken up"};
    switch (entry->deed) {
    case DEED_ANSWER:
    case DEED_DRAFT:
    case DEED_SKIP:
    case DEED_GO:
    case DEED_PARK:
        return true;
    case DEED_BACK:
        return entry_number(entry, "to") != 0; /* what is set aside here comes back by itself */
    case DEED_MOVE:
        for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
            if (entry_text(entry, "what") && strcmp(entry_text(entry, "what"), moves[i]) == 0)
                return true;
        return false;
    default:
        return false;
    }
}

static enum outcome undo(struct talk *talk) {
    struct ledger ledger = ledger_now(talk);
    unsigned long number = 0;
    for (size_t i = ledger.count; i-- > 0 && !number;) {
        const struct record *record = &ledger.records[i];
        if (record->standing != TAKEN_BACK && can_undo(record->entry))
            number = record->entry->number;
    }
    ledger_free(&ledger);
    if (!number) return notice(talk, "There is nothing to take back.");
    return again(record_undo(talk, number));
}

static enum outcome skip(struct talk *talk, const struct asking *asking) {
    struct bytes why = {0};
    struct value value = {0};
    time_t now = clock_now(talk->setup->clock);
    enum outcome outcome = OUTCOME_ASK;
    if (judge_blank(asking->question, &asking->options, now, &value, &why)) {
        outcome = again(record_skip(talk, asking));
        if (outcome == OUTCOME_AGAIN) replay_tell(talk, asking);
    } else {
        notice(talk, bytes_string(&why));
    }
    value_free(&value);
    bytes_free(&why);
    return outcome;
}

static enum outcome park(struct talk *talk, const struct asking *asking, const char *argument) {
    struct value topic = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (*argument)
        topic = value_string(argument);
    else if (!turn_words(talk, "What shall be put aside for later?", "Enter alone goes back",
                         &topic, &outcome))
        return outcome;
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_PARK);
    if (*talk->place.section) entry_add_string(entry, "section", talk->place.section);
    entry_add_text(entry, "text", topic.text, topic.length);
    value_free(&topic);
    if (!record_keep(talk)) return OUTCOME_FAILED;
    return notice(talk, "Parked. /parked brings it back.");
}

/* Goes on with the list of what is parked, of this book; takes up the topic that has the number
 * `wanted` in it. */
static enum outcome parked_in(struct talk *talk, size_t book, unsigned long wanted,
                              unsigned long *number, struct bytes *text) {
    struct fold fold = fold_open(talk->books.list[book].journal);
    enum outcome outcome = OUTCOME_ASK;
    for (size_t i = 0; i < fold.parked_count && outcome == OUTCOME_ASK; i++) {
        if (fold.parked[i].taken_up) continue;
        bytes_format(text, "%lu  ", ++*number);
        add_whose(talk, book, text);
        bytes_format(text, "%s\n", fold.parked[i].text);
        if (*number != wanted) continue;
        struct bytes quoted = {0};
        bytes_format(&quoted, "“%s”", fold.parked[i].text);
        outcome = put_own(talk, (int)book, "taken up", fold.parked[i].number, bytes_string(&quoted),
                          "You set this aside earlier. What would you like to do with it now?");
        bytes_free(&quoted);
    }
    fold_free(&fold);
    return outcome;
}

static enum outcome parked(struct talk *talk, const char *argument) {
    char *end = NULL;
    unsigned long wanted = strtoul(argument, &end, 10);
    unsigned long number = 0;
    struct bytes text = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (*end) wanted = 0;
    for (size_t i = 0; i < talk->books.count && outcome == OUTCOME_ASK; i++)
        outcome = parked_in(talk, i, wanted, &number, &text);
    if (outcome == OUTCOME_ASK && !number)
        notice(talk, "Nothing is parked.");
    else if (outcome == OUTCOME_ASK)
        talk_say(talk, SAY_PAGE, bytes_string(&text));
    bytes_free(&text);
    return outcome;
}

/* Gives the index of the section meant by a number or the beginning of a name, or the count of
 * them. */
static size_t section_of(const struct talk *talk, const char *argument) {
    const struct value *sections = &talk->sections;
    char *end = NULL;
    unsigned long number = strtoul(argument, &end, 10);
    if (*argument && *end == '\0' && number >= 1 && number <= sections->count) return number - 1;
    for (size_t i = 0; *argument && i < sections->count; i++)
        if (strncasecmp(sections->items[i].text, argument, strlen(argument)) == 0) return i;
    return sections->count;
}

static enum outcome list_sections(struct talk *talk) {
    struct bytes text = {0};
    bytes_text(&text, "Where to? /go and a number or a name.\n\n");
    for (size_t i = 0; i < talk->sections.count; i++)
        bytes_format(&text, "%zu  %s%s\n", i + 1, talk->sections.items[i].text,
                     i + 1 == talk->place.section_number ? "  (here)" : "");
    return page(talk, &text);
}

/* To an earlier section: its first answer is opened again. Where it was leapt over, the leap is
 * taken back. */
static enum outcome go_back_to(struct talk *talk, const char *section) {
    struct ledger ledger = ledger_now(talk);
    unsigned long answer = 0;
    unsigned long leap = 0;
    for (size_t i = 0; i < ledger.ordered && !answer; i++) {
        const struct record *record = &ledger.records[ledger.order[i]];
        const char *there = entry_text(record->entry, "section");
        bool step = record->entry->deed == DEED_ANSWER || record->entry->deed == DEED_SKIP;
        bool here = there && strcmp(there, section) == 0 && !ledger_is_own(record->entry);
        if (record->standing != STANDS) continue;
        if (step && here) answer = record->entry->number;
        if (record->entry->deed == DEED_GO) leap = record->entry->number;
    }
    ledger_free(&ledger);
    if (answer) return again(record_back(talk, answer));
    if (!leap) return notice(talk, "Nothing was answered in that section yet.");
    talk_say(talk, SAY_NOTICE, "That section was passed over; this is where the way left it.");
    return again(record_undo(talk, leap));
}

static enum outcome go(struct talk *talk, const struct asking *asking, const char *argument) {
    size_t index = section_of(talk, argument);
    if (index == talk->sections.count) return list_sections(talk);
    const char *section = talk->sections.items[index].text;
    if (index + 1 <= talk->place.section_number) return go_back_to(talk, section);
    if (asking->move)
        return notice(talk, "This is a question of your own; answer or /skip it first.");
    struct bytes *entry = record_begin_in(talk, asking->book, DEED_GO);
    record_asked(entry, talk, asking);
    entry_add_string(entry, "to", section);
    return again(record_keep(talk));
}

static enum outcome silence(struct talk *talk, const char *argument) {
    char *end = NULL;
    double planned = strtod(argument, &end);
    if (*end || planned < 0 || planned > 3600)
        return notice(talk,
                      "How long, in seconds? /silence alone holds it until a key is pressed.");
    struct prompt prompt = {.manner = MANNER_SILENCE,
                            .id = "",
                            .asked = "",
                            .hint = "",
                            .place = talk->place,
                            .by = talk_by(talk)};
    struct reply reply = {.waited = -1, .thought = -1};
    struct front *front = talk->setup->front;
    if (!front->ask(front, &prompt, &reply, talk->fault)) return OUTCOME_FAILED;
    value_free(&reply.value);
    double held = reply.thought >= 0 ? reply.thought : planned;
    struct bytes *entry = record_begin(talk, DEED_MOVE);
    entry_add_string(entry, "what", "silence");
    if (planned > 0) entry_add_number(entry, "planned", planned);
    bytes_format(entry, "seconds: %.1f\n", held);
    if (!record_keep(talk)) return OUTCOME_FAILED;
    struct bytes text = {0};
    bytes_format(&text, "%.0f second%s of silence.", held, held >= 0.5 && held < 1.5 ? "" : "s");
    notice(talk, bytes_string(&text));
    bytes_free(&text);
    return OUTCOME_ASK;
}

/* A note goes into the coach's own notebook, which is opened for it and closed again. */
static enum outcome note(struct talk *talk, const char *argument) {
    struct value words = {0};
    enum outcome outcome = OUTCOME_ASK;
    struct bytes notes = {0};
    struct fault fault = {0};
    if (!talk->setup->notebook) return notice(talk, "This session keeps no notebook.");
    if (*argument)
        words = value_string(argument);
    else if (!turn_words(talk, "What would you like to note, for yourself alone?",
                         "the coach types; Enter alone goes back", &words, &outcome))
        return outcome;
    struct journal *notebook =
        journal_open(talk->setup->notebook, JOURNAL_CREATE, talk->setup->clock, &notes, &fault);
    bool good = notebook != NULL;
    if (good) {
        notebook_begin(notebook);
        struct bytes *entry = journal_begin(notebook, talk->session, DEED_NOTE);
        entry_add_string(entry, "about", talk->place.owner);
        if (*talk->place.section) entry_add_string(entry, "section", talk->place.section);
        entry_add_text(entry, "text", words.text, words.length);
        good = journal_keep(notebook, &fault);
    }
    journal_close(notebook);
    bytes_clear(&notes);
    if (good) {
        talk_call(talk, "Noted in your notebook; the mentee's agenda has nothing of it.", &notes);
        const char *agenda = journal_path(talk->setup->journal);
        if (agenda && beside_is_sealed(agenda)) bytes_text(&notes, " The notebook is not sealed.");
    } else {
        bytes_format(&notes, "This note is not saved: “%s”. ", words.text);
        fault_write(&fault, &notes);
    }
    notice(talk, bytes_string(&notes));
    bytes_free(&notes);
    value_free(&words);
    return OUTCOME_ASK;
}

/* The editor's text becomes what the answer begins with, so that it can be read once more. */
static enum outcome write_long(struct talk *talk, const struct asking *asking,
                               struct bytes *draft) {
    struct prompt prompt = {.manner = MANNER_LONG,
                            .id = asking->id,
                            .asked = bytes_string(&asking->asked),
                            .hint = "",
                            .draft = bytes_string(draft),
                            .place = talk->place,
                            .by = talk_by(talk)};
    struct reply reply = {.waited = -1, .thought = -1};
    struct front *front = talk->setup->front;
    if (!front->ask(front, &prompt, &reply, talk->fault)) return OUTCOME_FAILED;
    if (reply.value.kind == VALUE_TEXT) {
        bytes_clear(draft);
        text_repair(reply.value.text, reply.value.length, draft);
        while (draft->length && draft->data[draft->length - 1] == '\n')
            draft->data[--draft->length] = '\0';
    }
    value_free(&reply.value);
    return OUTCOME_ASK;
}

static enum outcome agenda(struct talk *talk) {
    struct bytes text = {0};
    struct fold fold = fold_open(talk_agenda(talk));
    view_text(&fold, NULL, &text);
    fold_free(&fold);
    return page(talk, &text);
}

static enum outcome help(struct talk *talk) {
    struct bytes text = {0};
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct bytes name = {0};
        bytes_format(&name, "/%s %s", commands[i].name, commands[i].argument);
        bytes_format(&text, "%-20s ", bytes_string(&name));
        talk_call(talk, commands[i].what, &text);
        bytes_char(&text, '\n');
        bytes_free(&name);
    }
    bytes_text(&text,
               "\nEnter alone: asked and answered aloud. // begins an answer with a slash.\n");
    return page(talk, &text);
}

/* Who types goes on typing when the turns swap, and is then the coach who was the mentee. */
static enum outcome hand_over(struct talk *talk, const char *by) {
    size_t learner = talk->place.learner;
    bool coach = strcmp(by, "coach") == 0;
    talk->typist = (int)(coach ? !learner : learner);
    talk_notice(talk, coach ? "From here on the coach types." : "From here on the mentee types.");
    return OUTCOME_ASK;
}

static enum outcome pause_now(struct talk *talk, const struct asking *asking) {
    static const struct value nothing = {0};
    return record_pause(talk, asking, &nothing) ? OUTCOME_PAUSED : OUTCOME_FAILED;
}

static enum outcome end_now(struct talk *talk) {
    struct value words = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (!turn_words(talk, "Close this session for good? What was answered is kept.",
                    "yes closes it; anything else goes back", &words, &outcome))
        return outcome;
    bool yes = strcasecmp(words.text, "yes") == 0 || strcasecmp(words.text, "y") == 0;
    value_free(&words);
    if (!yes) return OUTCOME_ASK;
    share_sum_up(talk);
    return record_end(talk, "closed early") ? OUTCOME_CLOSED : OUTCOME_FAILED;
}

static enum outcome unknown(struct talk *talk, const char *line, struct bytes *draft) {
    struct bytes text = {0};
    const char *near = command_nearest(line);
    bytes_format(&text, "There is no command /%.*s", (int)strcspn(line, " "), line);
    if (near)
        bytes_format(&text, "; did you mean /%s?", near);
    else
        bytes_text(&text, "; /help lists them. Two slashes begin an answer with one.");
    notice(talk, bytes_string(&text));
    bytes_clear(draft);
    bytes_char(draft, '/');
    text_repair(line, strlen(line), draft);
    bytes_free(&text);
    return OUTCOME_ASK;
}

enum outcome move_make(struct talk *talk, struct asking *asking, const char *line,
                       struct bytes *draft) {
    const char *argument = NULL;
    if (text_valid(line, strlen(line)) != strlen(line))
        return notice(talk, "Some of that arrived as broken characters (it is not UTF-8). "
                            "Please type it again.");
    switch (command_find(line, &argument)) {
    case COMMAND_ANOTHER:
        return another(talk, asking);
    case COMMAND_ASK:
        return ask_own(talk, asking, argument);
    case COMMAND_BACK:
        return back(talk, asking);
    case COMMAND_EDIT:
        return edit(talk, argument);
    case COMMAND_UNDO:
        return undo(talk);
    case COMMAND_SKIP:
        return skip(talk, asking);
    case COMMAND_PARK:
        return park(talk, asking, argument);
    case COMMAND_PARKED:
        return parked(talk, argument);
    case COMMAND_GO:
        return go(talk, asking, argument);
    case COMMAND_SILENCE:
        return silence(talk, argument);
    case COMMAND_OFFER:
        return leave_offer(talk, argument);
    case COMMAND_MUST:
        return leave_exception(talk, argument);
    case COMMAND_WORDS:
        return words(talk, argument);
    case COMMAND_NOTE:
        return note(talk, argument);
    case COMMAND_LONG:
        return write_long(talk, asking, draft);
    case COMMAND_MINE:
        return share_say(talk, SHARING_MINE, argument);
    case COMMAND_OURS:
        return share_say(talk, SHARING_OURS, argument);
    case COMMAND_COUNTED:
        return share_say(talk, SHARING_COUNTED, argument);
    case COMMAND_UNKEPT:
        return share_unkept(talk, argument);
    case COMMAND_AGENDA:
        return agenda(talk);
    case COMMAND_MENTEE:
        return hand_over(talk, "mentee");
    case COMMAND_COACH:
        return hand_over(talk, "coach");
    case COMMAND_HELP:
        return help(talk);
    case COMMAND_PAUSE:
        return pause_now(talk, asking);
    case COMMAND_END:
        return end_now(talk);
    case COMMAND_COUNT:
        break;
    }
    return unknown(talk, line, draft);
}
