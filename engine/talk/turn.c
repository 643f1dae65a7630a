/* SPDX-License-Identifier: GPL-3.0-or-later
 * Putting one question: what is typed is a command, an answer, a line of a list, or nothing, which
 * means asked and answered aloud. The bank judges; what it refuses is offered again and never
 * thrown away.
 */
#include "talk/inside.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is typed into a list, line by line. */
struct lines {
    struct value taken;
    size_t seen;                /* lines typed or dropped, so far */
    const struct node *offered; /* the next line of an earlier answer, to begin with; or NULL */
};

/* One question while it is open. */
struct turn {
    struct talk *talk;
    struct asking *asking;
    struct value *value; /* for the flow, once there is one */
    struct bytes draft;  /* words to begin with, which can be edited */
    struct bytes
        before; /* the earlier answer where it is a choice, a number, a day: Enter keeps it */
    struct lines lines;
    bool asked_again; /* for words that are needed */
    const char
        *within; /* the code of a standard whose own codes are offered; NULL: the first ones */
};

void asking_name(struct asking *asking, const char *part, const char *id) {
    snprintf(asking->id, sizeof asking->id, "%s%s%s", part ? part : "", part ? "/" : "", id);
}

void asking_free(struct asking *asking) {
    options_free(&asking->options);
    bytes_free(&asking->quote);
    bytes_free(&asking->asked);
}

struct wanted turn_wanted(const struct asking *asking) {
    return (struct wanted){asking->book, asking->id, bytes_string(&asking->quote),
                           bytes_string(&asking->asked), asking->question->is_group};
}

static bool is_about(const struct record *record, const struct asking *asking) {
    const struct entry *entry = record->entry;
    struct wanted wanted = turn_wanted(asking);
    if ((int)record->book != asking->book) return false;
    const char *id = entry_text(entry, "question");
    const char *asked = entry_text(entry, "asked");
    const char *quoted = entry_text(entry, "quoted");
    return id && asked && strcmp(id, wanted.id) == 0 && strcmp(asked, wanted.asked) == 0 &&
           strcmp(quoted ? quoted : "", wanted.quoted) == 0;
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
        if (record->standing == TAKEN_BACK || !is_about(record, asking)) continue;
        if (entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP) {
            value_free(&lines.taken);
            lines = (struct lines){.taken = value_list(), .offered = offered};
        }
        const char *line = entry_text(entry, "line");
        if (entry->deed == DEED_DRAFT && line) take_line(&lines, line, strlen(line));
    }
    return lines;
}

/* Gives what was half typed at a pause, or NULL. */
static const char *half_typed(const struct talk *talk, const struct asking *asking) {
    const char *half = NULL;
    for (size_t i = 0; i < talk->recall.ledger.count; i++) {
        const struct record *record = &talk->recall.ledger.records[i];
        const struct entry *entry = record->entry;
        if (!is_about(record, asking)) continue;
        if (entry->deed == DEED_PAUSE) half = entry_text(entry, "draft");
        if (entry->deed == DEED_ANSWER || entry->deed == DEED_SKIP) half = NULL;
    }
    return half;
}

static bool is_text(const struct asking *asking) {
    enum question_kind kind = judged_kind(asking->question, &asking->options);
    return kind == KIND_TEXT || kind == KIND_LIST;
}

/* Adds an answer as it has to be typed: a slash at its beginning is doubled. */
static void add_typed(struct bytes *draft, const char *text, size_t length) {
    if (length && *text == '/') bytes_char(draft, '/');
    text_repair(text, length, draft);
}

/* Words can be edited; a choice, a number or a day is kept whole or given anew. */
static void begin_with(struct turn *turn) {
    const struct asking *asking = turn->asking;
    const char *half = half_typed(turn->talk, asking);
    const char *answer = asking->draft ? entry_text(asking->draft->entry, "answer") : NULL;
    if (half) bytes_text(&turn->draft, half);
    if (!answer || asking->question->kind == KIND_LIST) return;
    if (!is_text(asking))
        bytes_text(&turn->before, judge_word(asking->question, &asking->options, answer));
    else if (!half)
        add_typed(&turn->draft, answer, strlen(answer));
}

bool turn_put(struct talk *talk, struct prompt *prompt, struct reply *reply) {
    session_count_time(talk);
    prompt->place = talk->place;
    prompt->by = talk_by(talk);
    *reply = (struct reply){.waited = -1, .thought = -1};
    struct front *front = talk->setup->front;
    bool good = front->ask(front, prompt, reply, talk->fault);
    session_count_time(talk); /* a command may change whose turn it is */
    return good;
}

/* Asks for words that belong to a command. Gives false where there are none, with the outcome then.
 */
bool turn_words(struct talk *talk, const char *asked, const char *hint, struct value *words,
                enum outcome *outcome) {
    struct bytes called = {0};
    talk_call(talk, hint, &called);
    struct prompt prompt = {
        .id = "", .asked = asked, .hint = bytes_string(&called), .kind = KIND_TEXT};
    struct reply reply;
    *outcome = OUTCOME_FAILED;
    bool put = turn_put(talk, &prompt, &reply);
    bytes_free(&called);
    if (!put) return false;
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
    bool sent = own || flow_answer(talk->flow, value, talk->fault);
    if (!own) leave_note(talk, asking->question, value);
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
    bytes_clear(&talk->heard);
    const char *record = talk->books.list[asking->book].record;
    struct bytes kept = {0};
    bytes_text(&kept, aloud    ? "noted as answered aloud"
                      : record ? "kept, in a record of its own"
                               : "kept");
    share_kept(talk, asking->book, &kept);
    talk_say(talk, SAY_KEPT, bytes_string(&kept));
    bytes_free(&kept);
    replay_tell(talk, asking);
    if (own) return OUTCOME_ANSWERED;
    return sent ? OUTCOME_SENT : OUTCOME_FAILED;
}

static void refuse(struct talk *talk, const struct bytes *why) {
    talk_say(talk, SAY_NOTICE, bytes_string(why));
}

/* What is said where Enter was pressed on words that are needed: what will become of them. */
static const char *why_needed(const struct asking *asking) {
    const struct question *question = asking->question;
    enum question_kind kind = judged_kind(question, &asking->options);
    if (kind == KIND_DATE)
        return "It is good to have a day for this. Which one is it? "
               "(Enter once more leaves it open.)";
    if (kind != KIND_TEXT)
        return "What comes next begins with this. What do you say? "
               "(Enter once more leaves it open.)";
    if (question->record)
        return "These words will stand in a record of their own. How shall they read? "
               "(Enter once more leaves it unwritten.)";
    if (question->keep)
        return "These words will stand on the agenda. How shall it read? "
               "(Enter once more leaves it unwritten.)";
    return "These words will come back. How shall they read? "
           "(Enter once more leaves it unwritten.)";
}

/* Enter on an empty line: asked and answered aloud. Where the words are needed, they are asked for
 * once. */
static enum outcome take_nothing(struct turn *turn, const struct reply *reply) {
    const struct asking *asking = turn->asking;
    struct bytes why = {0};
    time_t now = clock_now(turn->talk->setup->clock);
    enum outcome outcome = OUTCOME_ASK;
    if (asking->question->needed && !turn->asked_again) {
        turn->asked_again = true;
        bytes_text(&why, why_needed(asking));
    } else if (judge_blank(asking->question, &asking->options, now, turn->value, &why)) {
        outcome = keep(turn->talk, asking, turn->value, true, reply);
    }
    if (outcome == OUTCOME_ASK) refuse(turn->talk, &why);
    bytes_free(&why);
    return outcome;
}

/* What was refused is offered again, where it is words; a wrong number is sooner typed than mended.
 */
static void offer_again(struct turn *turn, const struct value *typed) {
    bool words = is_text(turn->asking) || strchr(typed->text + strspn(typed->text, " "), ' ');
    if (words) add_typed(&turn->draft, typed->text, typed->length);
}

/* The next time, what the chosen code opens into is offered. */
static void go_within(struct turn *turn) {
    const struct options *all = &turn->asking->options;
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->keys[i], turn->value->text) == 0) turn->within = all->keys[i];
    value_free(turn->value);
}

/* What a crosswalk has beside the code that was chosen. */
static void say_beside(struct turn *turn) {
    bool coded = turn->value->kind == VALUE_TEXT;
    const char *beside = coded ? judge_beside(turn->asking->question, turn->value->text) : NULL;
    struct bytes text = {0};
    if (!beside) return;
    bytes_format(&text, "Beside it: %s.", beside);
    talk_say(turn->talk, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
}

static enum outcome take_answer(struct turn *turn, const struct reply *reply) {
    const struct asking *asking = turn->asking;
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
    struct options offered = options_offered(asking->question, &asking->options, turn->within);
    enum judged judged =
        text ? judge_offered(asking->question, &asking->options, &offered, text, length,
                             clock_now(turn->talk->setup->clock), turn->value, &why)
             : JUDGED_REFUSED;
    options_free(&offered);
    if (!text) bytes_text(&why, "That is not an answer to this question.");
    if (judged == JUDGED_WITHIN) {
        go_within(turn);
    } else if (judged == JUDGED_GOOD) {
        outcome = keep(turn->talk, asking, turn->value, false, reply);
        if (outcome != OUTCOME_FAILED) say_beside(turn);
    } else {
        refuse(turn->talk, &why);
        if (given->kind == VALUE_TEXT && given->text) offer_again(turn, given);
    }
    bytes_free(&why);
    return outcome;
}

static enum outcome finish_list(struct turn *turn, const struct value *lines,
                                const struct reply *reply) {
    struct bytes why = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (judge_list(turn->asking->question, lines, turn->value, &why))
        outcome = keep(turn->talk, turn->asking, turn->value, false, reply);
    else
        refuse(turn->talk, &why);
    bytes_free(&why);
    return outcome;
}

/* Keeps one line of a list; an empty one says that the line offered is to be dropped. */
static enum outcome add_line(struct turn *turn, const char *text, size_t length) {
    static const struct options none = {0};
    struct value line = {0};
    struct bytes why = {0};
    enum outcome outcome = OUTCOME_ASK;
    if (!judge(turn->asking->question, &none, text, length, 0, &line, &why)) {
        refuse(turn->talk, &why);
        text_repair(text, length, &turn->draft);
    } else if (record_draft(turn->talk, turn->asking, text, length)) {
        take_line(&turn->lines, text, length);
    } else {
        outcome = OUTCOME_FAILED;
    }
    value_free(&line);
    bytes_free(&why);
    return outcome;
}

/* A paste may bring several lines. */
static enum outcome add_lines(struct turn *turn, const struct value *typed) {
    const char *at = typed->text;
    const char *end = typed->text + typed->length;
    enum outcome outcome = OUTCOME_ASK;
    if (typed->length == 0) return add_line(turn, "", 0);
    while (at < end && outcome == OUTCOME_ASK && turn->draft.length == 0) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        if (length) outcome = add_line(turn, at, length);
        at += length + (stop != NULL);
    }
    if (turn->draft.length && at < end) {
        bytes_char(&turn->draft, '\n');
        text_repair(at, (size_t)(end - at), &turn->draft);
    }
    return outcome;
}

static enum outcome take_list(struct turn *turn, const struct reply *reply) {
    const struct value *given = &reply->value;
    if (given->kind == VALUE_LIST) return finish_list(turn, given, reply);
    if (given->kind != VALUE_TEXT) return take_answer(turn, reply);
    if (given->length || turn->lines.offered) return add_lines(turn, given);
    if (turn->lines.taken.count == 0) return take_nothing(turn, reply);
    return finish_list(turn, &turn->lines.taken, reply);
}

static enum outcome pause_talk(struct talk *talk, const struct asking *asking,
                               const struct reply *reply) {
    if (!record_pause(talk, asking, &reply->value)) return OUTCOME_FAILED;
    return reply->kind == REPLY_INTERRUPT ? OUTCOME_INTERRUPTED : OUTCOME_PAUSED;
}

/* A line that begins with a slash is a command; with two, it is an answer that begins with one. */
static bool is_command(const struct reply *reply) {
    const struct value *text = &reply->value;
    if (text->kind != VALUE_TEXT || !text->text) return false;
    if (reply->kind == REPLY_COMMAND) return true;
    return reply->kind == REPLY_LINE && text->length && text->text[0] == '/' &&
           text->text[1] != '/';
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

/* Tab completion leaves a blank behind a command. */
static void drop_blanks_behind(struct value *text) {
    while (text->length && text->text[text->length - 1] == ' ')
        text->text[--text->length] = '\0';
}

static bool is_list(const struct turn *turn) {
    return turn->asking->question->kind == KIND_LIST;
}

static bool put(struct turn *turn, struct reply *reply) {
    const struct asking *asking = turn->asking;
    struct bytes hint = {0};
    struct options options = options_offered(asking->question, &asking->options, turn->within);
    judge_hint(asking->question, &options, &hint);
    const struct node *offered = is_list(turn) ? turn->lines.offered : NULL;
    if (!turn->draft.length && offered) add_typed(&turn->draft, offered->text, offered->length);
    const char *draft = turn->draft.length ? turn->draft.data : NULL;
    struct prompt prompt = {
        .id = asking->id,
        .quote = asking->quote.length ? asking->quote.data : NULL,
        .asked = bytes_string(&asking->asked),
        .hint = bytes_string(&hint),
        .help = asking->question->help,
        .kind = judged_kind(asking->question, &asking->options),
        .options = &options,
        .scale = asking->question->kind == KIND_SCALE ? asking->question : NULL,
        .lines = is_list(turn) ? &turn->lines.taken : NULL,
        .draft = draft,
        .before = turn->before.length ? turn->before.data : NULL,
        .watch = turn->talk->setup->reload ? turn->talk->setup->reload->watch : NULL,
    };
    session_face(turn->talk, turn->talk->books.list[asking->book].person);
    bool good = turn_put(turn->talk, &prompt, reply);
    options_free(&options);
    bytes_free(&hint);
    return good;
}

void turn_forget(struct talk *talk) {
    free(talk->carried.id);
    bytes_free(&talk->carried.draft);
    value_free(&talk->carried.lines);
    talk->carried = (struct carried){0};
}

/* Keeps what was typed into this question over a reload. */
static void carry(struct turn *turn) {
    struct talk *talk = turn->talk;
    const char *id = turn->asking->id;
    turn_forget(talk);
    talk->carried.id = memory_text(id, strlen(id));
    talk->carried.lines = value_copy(&turn->lines.taken);
    bytes_text(&talk->carried.draft, bytes_string(&turn->draft));
}

/* Goes on with what was typed into the question as it was worded before. Lines of a list are kept
 * once more, because they belong to the wording that they are given for. */
static bool take_carried(struct turn *turn) {
    struct carried *carried = &turn->talk->carried;
    if (!carried->id || strcmp(carried->id, turn->asking->id) != 0) return true;
    bool good = true;
    bool known = turn->lines.seen > 0;
    for (size_t i = 0; is_list(turn) && !known && good && i < carried->lines.count; i++) {
        const struct value *line = &carried->lines.items[i];
        good = record_draft(turn->talk, turn->asking, line->text, line->length);
        take_line(&turn->lines, line->text, line->length);
    }
    bytes_clear(&turn->draft);
    bytes_text(&turn->draft, bytes_string(&carried->draft));
    turn_forget(turn->talk);
    return good;
}

static enum outcome take_reply(struct turn *turn, struct reply *reply) {
    struct talk *talk = turn->talk;
    if (reply->kind == REPLY_CLOSED || reply->kind == REPLY_INTERRUPT)
        return pause_talk(talk, turn->asking, reply);
    if (reply->kind == REPLY_RELOAD) {
        carry(turn);
        return reload_take(talk);
    }
    if (is_command(reply)) {
        size_t slash = reply->kind == REPLY_LINE;
        drop_blanks_behind(&reply->value);
        /* a mistyped command is offered for mending once; words come back after every command */
        if (bytes_string(&turn->draft)[0] == '/') bytes_clear(&turn->draft);
        return move_make(talk, turn->asking, reply->value.text + slash, &turn->draft);
    }
    bytes_clear(&turn->draft);
    drop_slash(reply);
    if (is_list(turn)) return take_list(turn, reply);
    if (reply->value.kind == VALUE_TEXT && reply->value.length == 0)
        return take_nothing(turn, reply);
    return take_answer(turn, reply);
}

static void add_time(double *total, double seconds) {
    if (seconds >= 0) *total = (*total > 0 ? *total : 0) + seconds;
}

/* Asks until there is an outcome; the time of an answer is that of all its lines. */
static enum outcome ask_until_done(struct turn *turn) {
    enum outcome outcome = OUTCOME_ASK;
    double waited = -1;
    double thought = -1;
    while (outcome == OUTCOME_ASK) {
        struct reply reply;
        if (!put(turn, &reply)) return OUTCOME_FAILED;
        if (waited < 0) waited = reply.waited;
        add_time(&thought, reply.thought);
        reply.waited = waited;
        reply.thought = thought;
        outcome = take_reply(turn, &reply);
        value_free(&reply.value);
    }
    return outcome;
}

enum outcome turn_ask(struct talk *talk, struct asking *asking, struct value *value) {
    if (talk->own && !asking->move) {
        enum outcome own = turn_own(talk);
        if (own != OUTCOME_ANSWERED) return own;
    }
    session_face(talk, talk->turn);
    struct turn turn = {.talk = talk, .asking = asking, .value = value};
    turn.lines = lines_so_far(talk, asking);
    begin_with(&turn);
    enum outcome outcome = take_carried(&turn) ? ask_until_done(&turn) : OUTCOME_FAILED;
    value_free(&turn.lines.taken);
    bytes_free(&turn.draft);
    bytes_free(&turn.before);
    return outcome;
}

/* The coach's own question, or a topic that was taken up again. */
enum outcome turn_own(struct talk *talk) {
    static const struct question own = {.id = ledger_own_question, .kind = KIND_TEXT};
    struct asking asking = {.question = &own, .move = talk->own};
    asking_name(&asking, NULL, asking.question->id);
    struct value value = {0};
    const struct record *move = ledger_find(&talk->recall.ledger, talk->own);
    const char *quoted = entry_text(move->entry, "quoted");
    asking.book = (int)move->book;
    bytes_text(&asking.asked, entry_text(move->entry, "asked"));
    if (quoted) bytes_text(&asking.quote, quoted);
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
