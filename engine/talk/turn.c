/* SPDX-License-Identifier: GPL-3.0-or-later
 * Putting one question: what is typed is a command, an answer, a line of a list, or nothing, which
 * means asked and answered aloud. The bank judges; what it refuses is offered again and never
 * thrown away.
 */
#include "talk/inside.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

/* What is typed into a list, line by line. */
struct lines {
    struct value taken;
    size_t seen;                /* lines typed or dropped, so far */
    const struct node *offered; /* the next line of an earlier answer, to begin with; or NULL */
};

void asking_free(struct asking *asking) {
    options_free(&asking->options);
    bytes_free(&asking->quote);
    bytes_free(&asking->asked);
}

struct wanted turn_wanted(const struct asking *asking) {
    return (struct wanted){asking->question->id, bytes_string(&asking->quote),
                           bytes_string(&asking->asked)};
}

static bool is_about(const struct entry *entry, const struct asking *asking) {
    struct wanted wanted = turn_wanted(asking);
    const char *id = entry_text(entry, "question");
    const char *asked = entry_text(entry, "asked");
    return id && asked && strcmp(id, wanted.id) == 0 && strcmp(asked, wanted.asked) == 0;
}

static void take_line(struct lines *lines, const char *text, size_t length) {
    if (length) value_add(&lines->taken, value_text(text, length));
    lines->seen++;
    if (lines->offered) lines->offered = lines->offered->next;
}

/* Lines of this list that were typed before a pause or a crash. */
static struct lines lines_so_far(const struct talk *talk, const struct asking *asking) {
    struct lines lines = {.taken = value_list()};
    const struct node *answer = asking->draft ? entry_node(asking->draft->entry, "answer") : NULL;
    const struct node *offered = answer && answer->kind == NODE_LIST ? answer->first : NULL;
    lines.offered = offered;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const struct entry *entry = record->entry;
        if (record->standing == TAKEN_BACK || !is_about(entry, asking)) continue;
        if (entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP) {
            value_free(&lines.taken);
            lines = (struct lines){.taken = value_list(), .offered = offered};
        }
        const char *line = entry_text(entry, "line");
        if (entry->deed == DEED_DRAFT && line) take_line(&lines, line, strlen(line));
    }
    return lines;
}

/* Gives what the answer may begin with: what was half typed at a pause, or was answered before. */
static const char *draft_of(const struct talk *talk, const struct asking *asking) {
    const char *draft = asking->draft ? entry_text(asking->draft->entry, "answer") : NULL;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct entry *entry = talk->recall.ledger.records[i].entry;
        if (!is_about(entry, asking)) continue;
        if (entry->deed == DEED_PAUSE && entry_text(entry, "draft"))
            draft = entry_text(entry, "draft");
        else if (entry->deed == DEED_ANSWER && (!asking->draft || entry != asking->draft->entry))
            draft = asking->draft ? draft : NULL;
    }
    return draft;
}

static bool front_ask(struct talk *talk, struct prompt *prompt, struct reply *reply) {
    talk->place.minutes_used = session_minutes(talk);
    prompt->place = talk->place;
    prompt->by = talk->by;
    *reply = (struct reply){.waited = -1, .thought = -1};
    struct front *front = talk->setup->front;
    return front->ask(front, prompt, reply, talk->fault);
}

/* Asks for words that belong to a command. Gives false where there are none, with the outcome then.
 */
bool turn_words(struct talk *talk, const char *asked, const char *hint, struct value *words,
                enum outcome *outcome) {
    struct prompt prompt = {.id = "", .asked = asked, .hint = hint, .kind = KIND_TEXT};
    struct reply reply;
    *outcome = OUTCOME_FAILED;
    if (!front_ask(talk, &prompt, &reply)) return false;
    *words = reply.value;
    *outcome = OUTCOME_ASK;
    if (reply.kind == REPLY_CLOSED) *outcome = OUTCOME_PAUSED;
    if (reply.kind == REPLY_INTERRUPT) *outcome = OUTCOME_INTERRUPTED;
    bool good = *outcome == OUTCOME_ASK && words->kind == VALUE_TEXT && words->length &&
                text_valid(words->text, words->length) == words->length;
    if (*outcome != OUTCOME_ASK && !record_pause(talk, NULL, words)) *outcome = OUTCOME_FAILED;
    if (!good) value_free(words);
    return good;
}

/* Sends the value to the flow, which thinks while the disk writes, and keeps the answer. */
static enum outcome keep(struct talk *talk, const struct asking *asking, struct value *value,
                         bool aloud, const struct reply *reply) {
    bool own = asking->move != 0;
    bool sent = own || flow_answer(talk->setup->flow, value, talk->fault);
    if (!record_answer(talk, asking, value, aloud, reply)) {
        struct bytes unsaved = {0};
        bytes_text(&unsaved, "This answer is not saved:\n");
        if (value->kind == VALUE_TEXT) bytes_add(&unsaved, value->text, value->length);
        for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
            bytes_format(&unsaved, "%s\n", value->items[i].text);
        talk_say(talk, SAY_PAGE, bytes_string(&unsaved));
        bytes_free(&unsaved);
        return OUTCOME_FAILED;
    }
    talk_say(talk, SAY_KEPT, aloud ? "noted as answered aloud" : "kept");
    if (own) return OUTCOME_ANSWERED;
    return sent ? OUTCOME_SENT : OUTCOME_FAILED;
}

static void refuse(struct talk *talk, const struct bytes *why) {
    talk_say(talk, SAY_NOTICE, bytes_string(why));
}

/* Enter on an empty line: asked and answered aloud. Where the words are needed, they are asked for
 * once. */
static enum outcome take_silence(struct talk *talk, struct asking *asking, struct value *value,
                                 const struct reply *reply, bool *asked_again) {
    struct bytes why = {0};
    time_t now = clock_now(talk->setup->clock);
    enum outcome outcome = OUTCOME_ASK;
    if (asking->question->needed && !*asked_again) {
        *asked_again = true;
        bytes_text(&why, "These words will stand on the agenda. How shall it read? "
                         "(Enter once more leaves it unwritten.)");
    } else if (judge_blank(asking->question, &asking->options, now, value, &why)) {
        outcome = keep(talk, asking, value, true, reply);
    }
    if (outcome == OUTCOME_ASK) refuse(talk, &why);
    bytes_free(&why);
    return outcome;
}

static void start_draft(struct bytes *draft, const struct value *text) {
    bytes_clear(draft);
    if (text->kind == VALUE_TEXT) text_repair(text->text, text->length, draft);
}

static enum outcome take_answer(struct talk *talk, struct asking *asking, struct value *value,
                                const struct reply *reply, struct bytes *draft) {
    struct bytes why = {0};
    char number[32];
    const struct value *given = &reply->value;
    const char *text = given->text;
    size_t length = given->length;
    if (given->kind == VALUE_NUMBER) {
        value_number_text(given->number, number);
        text = number;
        length = strlen(number);
    } else if (given->kind == VALUE_BOOL) {
        text = given->truth ? "yes" : "no";
        length = strlen(text);
    }
    enum outcome outcome = OUTCOME_ASK;
    bool good = text && judge(asking->question, &asking->options, text, length,
                              clock_now(talk->setup->clock), value, &why);
    if (!text) bytes_text(&why, "That is not an answer to this question.");
    if (good) {
        outcome = keep(talk, asking, value, false, reply);
    } else {
        refuse(talk, &why);
        start_draft(draft, given);
    }
    bytes_free(&why);
    return outcome;
}

static enum outcome finish_list(struct talk *talk, struct asking *asking, struct value *value,
                                const struct value *lines, const struct reply *reply) {
    struct bytes why = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (judge_list(asking->question, lines, value, &why))
        outcome = keep(talk, asking, value, false, reply);
    else
        refuse(talk, &why);
    bytes_free(&why);
    return outcome;
}

/* Keeps each line of what was typed: a paste may bring several. */
static enum outcome add_lines(struct talk *talk, struct asking *asking, struct lines *lines,
                              const struct value *typed, struct bytes *draft) {
    static const struct options none = {0};
    struct bytes why = {0};
    const char *at = typed->text;
    const char *end = typed->text + typed->length;
    enum outcome outcome = OUTCOME_ASK;
    do {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        struct value line = {0};
        bool empty = length == 0 && typed->length > 0;
        if (!empty && !judge(asking->question, &none, at, length, 0, &line, &why)) {
            refuse(talk, &why);
            start_draft(draft, typed);
            break;
        }
        if (!empty) {
            take_line(lines, at, length);
            if (!record_draft(talk, asking, at, length)) outcome = OUTCOME_FAILED;
        }
        value_free(&line);
        at = stop ? stop + 1 : end;
    } while (at < end && outcome == OUTCOME_ASK);
    bytes_free(&why);
    return outcome;
}

static enum outcome take_list(struct talk *talk, struct asking *asking, struct lines *lines,
                              struct value *value, const struct reply *reply, struct bytes *draft,
                              bool *asked_again) {
    const struct value *given = &reply->value;
    if (given->kind == VALUE_LIST) return finish_list(talk, asking, value, given, reply);
    if (given->kind != VALUE_TEXT) return take_answer(talk, asking, value, reply, draft);
    if (given->length || lines->offered) return add_lines(talk, asking, lines, given, draft);
    if (lines->taken.count == 0) return take_silence(talk, asking, value, reply, asked_again);
    return finish_list(talk, asking, value, &lines->taken, reply);
}

static enum outcome pause_talk(struct talk *talk, const struct asking *asking,
                               const struct reply *reply) {
    bool good = record_pause(talk, asking, &reply->value);
    if (!good) return OUTCOME_FAILED;
    return reply->kind == REPLY_INTERRUPT ? OUTCOME_INTERRUPTED : OUTCOME_PAUSED;
}

/* A line that begins with a slash is a command; with two, it is an answer that begins with one. */
static bool is_command(const struct reply *reply) {
    if (reply->kind == REPLY_COMMAND) return true;
    const struct value *text = &reply->value;
    return reply->kind == REPLY_LINE && text->kind == VALUE_TEXT && text->length > 1 &&
           text->text[0] == '/' && text->text[1] != '/';
}

static void drop_slash(struct reply *reply) {
    struct value *text = &reply->value;
    bool doubled = reply->kind == REPLY_LINE && text->kind == VALUE_TEXT && text->length > 1 &&
                   text->text[0] == '/' && text->text[1] == '/';
    if (!doubled) return;
    struct value rest = value_text(text->text + 1, text->length - 1);
    value_free(text);
    *text = rest;
}

static bool is_list(const struct asking *asking) {
    return asking->question->kind == KIND_LIST;
}

static bool put(struct talk *talk, const struct asking *asking, const struct lines *lines,
                const struct bytes *draft, struct reply *reply) {
    struct bytes hint = {0};
    judge_hint(asking->question, &asking->options, &hint);
    const char *begin = draft->length ? draft->data : NULL;
    if (!begin && is_list(asking) && lines->offered) begin = lines->offered->text;
    struct prompt prompt = {
        .id = asking->question->id,
        .quote = asking->quote.length ? asking->quote.data : NULL,
        .asked = bytes_string(&asking->asked),
        .hint = bytes_string(&hint),
        .help = asking->question->help,
        .kind = judged_kind(asking->question, &asking->options),
        .options = &asking->options,
        .lines = is_list(asking) ? &lines->taken : NULL,
        .draft = begin,
    };
    bool good = front_ask(talk, &prompt, reply);
    bytes_free(&hint);
    return good;
}

static enum outcome take_reply(struct talk *talk, struct asking *asking, struct lines *lines,
                               struct value *value, struct reply *reply, struct bytes *draft,
                               bool *asked_again) {
    bytes_clear(draft);
    if (reply->kind == REPLY_CLOSED || reply->kind == REPLY_INTERRUPT)
        return pause_talk(talk, asking, reply);
    if (is_command(reply)) {
        size_t slash = reply->kind == REPLY_LINE;
        return move_make(talk, asking, reply->value.text + slash, draft);
    }
    drop_slash(reply);
    if (is_list(asking)) return take_list(talk, asking, lines, value, reply, draft, asked_again);
    if (reply->value.kind == VALUE_TEXT && reply->value.length == 0)
        return take_silence(talk, asking, value, reply, asked_again);
    return take_answer(talk, asking, value, reply, draft);
}

static void add_time(double *total, double seconds) {
    if (seconds >= 0) *total = (*total > 0 ? *total : 0) + seconds;
}

enum outcome turn_ask(struct talk *talk, struct asking *asking, struct value *value) {
    enum outcome outcome = OUTCOME_ASK;
    if (talk->own && !asking->move) outcome = turn_own(talk);
    if (outcome != OUTCOME_ASK && outcome != OUTCOME_ANSWERED) return outcome;
    outcome = OUTCOME_ASK;
    struct bytes draft = {0};
    struct lines lines = lines_so_far(talk, asking);
    const char *begin = is_list(asking) ? NULL : draft_of(talk, asking);
    double waited = -1;
    double thought = -1;
    bool asked_again = false;
    if (begin) bytes_text(&draft, begin);
    while (outcome == OUTCOME_ASK) {
        struct reply reply;
        if (!put(talk, asking, &lines, &draft, &reply)) {
            outcome = OUTCOME_FAILED;
            break;
        }
        if (waited < 0) waited = reply.waited;
        add_time(&thought, reply.thought);
        reply.waited = waited;
        reply.thought = thought;
        outcome = take_reply(talk, asking, &lines, value, &reply, &draft, &asked_again);
        value_free(&reply.value);
    }
    value_free(&lines.taken);
    bytes_free(&draft);
    return outcome;
}

/* The coach's own question, or a topic that was taken up again. */
enum outcome turn_own(struct talk *talk) {
    static const struct question own = {.id = ledger_own_question, .kind = KIND_TEXT};
    struct asking asking = {.question = &own, .move = talk->own};
    struct value value = {0};
    struct journal *journal = talk->setup->journal;
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->number != talk->own) continue;
        const char *quoted = entry_text(entry, "quoted");
        bytes_text(&asking.asked, entry_text(entry, "asked"));
        if (quoted) bytes_text(&asking.quote, quoted);
    }
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        bool opened = ledger_is_own(record->entry) && record->standing == OPENED;
        if (opened && entry_number(record->entry, "move") == talk->own) asking.draft = record;
    }
    enum outcome outcome = turn_ask(talk, &asking, &value);
    if (outcome == OUTCOME_ANSWERED) talk->own = 0;
    value_free(&value);
    asking_free(&asking);
    return outcome;
}
