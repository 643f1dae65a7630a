/* SPDX-License-Identifier: GPL-3.0-or-later
 * The turn loop. The flow runs to its next wish; what was answered before answers it again; the
 * first question that nobody has answered is put through the front. Whenever the course changes,
 * the flow is run again from the top, which costs microseconds and makes back, edit, undo and
 * resume one thing.
 */
#include "talk/inside.h"

#include "agenda/view.h"
#include "base/memory.h"
#include "base/tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* Gives the agenda of the learner. */
struct journal *talk_agenda(const struct talk *talk) {
    return talk->books.list[talk->place.learner].journal;
}

void talk_say(struct talk *talk, enum saying how, const char *text) {
    session_count_time(talk);
    talk->setup->front->say(talk->setup->front, how, text, &talk->place);
}

const char *talk_by(const struct talk *talk) {
    bool own = talk->typist == typist_own || (size_t)talk->typist == talk->place.learner;
    return own ? "mentee" : "coach";
}

/* Gives what `role`, mentee or coach, is called in this conversation. */
const char *talk_called(const struct talk *talk, const char *role) {
    const char *own = strcmp(role, "coach") == 0 ? talk->coach : talk->mentee;
    return own ? own : role;
}

static size_t is_word(const char *at, const char *word) {
    size_t length = strlen(word);
    return strncmp(at, word, length) == 0 && !isalpha((unsigned char)at[length]) ? length : 0;
}

/* Two who coach each other are called by their names. Gives the length of `the mentee` or `the
 * coach` where the sentence has it here, and adds who that is now; 0 otherwise. */
static size_t call_by_name(const struct talk *talk, const char *sentence, struct bytes *out) {
    size_t learner = talk->place.learner;
    size_t mentee = is_word(sentence, "the mentee");
    size_t length = mentee ? mentee : is_word(sentence, "the coach");
    if (talk->books.people < 2 || !length) return 0;
    bytes_text(out, talk->books.names[mentee ? learner : !learner]);
    return length;
}

/* Adds one of askwell's own sentences, in which mentee and coach become what they are called. */
void talk_call(const struct talk *talk, const char *sentence, struct bytes *out) {
    static const char *const roles[] = {"mentee", "coach"};
    while (*sentence) {
        size_t length = call_by_name(talk, sentence, out);
        for (size_t i = 0; i < sizeof roles / sizeof *roles && !length; i++) {
            length = is_word(sentence, roles[i]);
            if (length) bytes_text(out, talk_called(talk, roles[i]));
        }
        if (!length) bytes_char(out, *sentence);
        sentence += length ? length : 1;
    }
}

/* Says such a sentence as a notice. */
void talk_notice(struct talk *talk, const char *sentence) {
    struct bytes text = {0};
    talk_call(talk, sentence, &text);
    talk_say(talk, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
}

static void forget_pending(struct talk *talk) {
    for (size_t i = 0; i < talk->pending_count; i++)
        free(talk->pending[i].text);
    free(talk->pending);
    talk->pending = NULL;
    talk->pending_count = 0;
}

void talk_say_later(struct talk *talk, enum saying how, const char *text) {
    size_t count = talk->pending_count + 1;
    talk->pending = memory_resize(talk->pending, count, sizeof *talk->pending);
    talk->pending[talk->pending_count++] =
        (struct pending){how, memory_text(text, strlen(text)), talk->place};
}

/* From here on a person reads: what is to be said is said, what is used again is kept as used. */
bool talk_go_live(struct talk *talk) {
    if (!record_revived(talk)) return false;
    reload_settle(talk);
    struct bytes lines = {0};
    for (size_t i = 0; i < talk->pending_count; i++)
        if (talk->pending[i].how != SAY_NOTICE) bytes_text(&lines, talk->pending[i].text);
    /* after /another and its like the same lines lead up to the same place: once is enough */
    bool heard = strcmp(bytes_string(&lines), bytes_string(&talk->heard)) == 0;
    const struct place here = talk->place;
    for (size_t i = 0; i < talk->pending_count; i++) {
        const struct pending *pending = &talk->pending[i];
        talk->place = pending->place;
        if (!heard || pending->how == SAY_NOTICE) talk_say(talk, pending->how, pending->text);
    }
    talk->place = here;
    bytes_free(&talk->heard);
    talk->heard = lines;
    forget_pending(talk);
    return true;
}

bool talk_refuse(struct talk *talk, const struct wish *wish, const char *remedy, const char *what) {
    flow_fault_at(talk->flow, wish_part(wish), wish->line, wish->id.text, talk->fault);
    return fault_say(talk->fault, EX_DATAERR, remedy, "%s", what);
}

static bool refuse_id(struct talk *talk, const struct wish *wish, enum bank_shelf shelf,
                      const char *noun) {
    struct bytes what = {0};
    struct bytes remedy = {0};
    const char *nearest = bank_nearest(talk->bank, shelf, wish->id.text);
    bytes_format(&what, "the bank %s has no %s `%s`", bank_name(talk->bank), noun, wish->id.text);
    if (nearest)
        bytes_format(&remedy, "did you mean `%s`?", nearest);
    else
        bytes_format(&remedy, "add it to %s", bank_path(talk->bank));
    talk_refuse(talk, wish, bytes_string(&remedy), bytes_string(&what));
    bytes_free(&what);
    bytes_free(&remedy);
    return false;
}

static bool render(struct talk *talk, const struct wish *wish, const char *template,
                   struct bytes *out, bool *unsaid) {
    char missing[64];
    if (bank_render(talk->bank, template, &wish->fill, out, unsaid, missing)) return true;
    struct bytes what = {0};
    struct bytes remedy = {0};
    bytes_format(&what, "the wording of `%s` needs {%s}, which is not filled here", wish->id.text,
                 missing);
    bytes_format(&remedy, "add { %s = … } behind it", missing);
    talk_refuse(talk, wish, bytes_string(&remedy), bytes_string(&what));
    bytes_free(&what);
    bytes_free(&remedy);
    return false;
}

/* A fence that this kernel does not have is not passed over in silence. */
static void warn_of_jail(struct talk *talk) {
    const struct jail *jail = flow_jail(talk->flow);
    if (jail_is_whole(jail)) return;
    struct bytes notice = {0};
    jail_describe(jail, &notice);
    talk_say(talk, SAY_NOTICE, bytes_string(&notice));
    bytes_free(&notice);
}

/* The sections of a part are known already where its name is written out. */
static void add_sections(struct talk *talk, const struct wish *wish) {
    const struct value *sections = value_get(&wish->fill, "sections");
    for (size_t i = 0; sections && i < sections->count; i++) {
        bool known = talk->sections.count >= 200 || sections->items[i].kind != VALUE_TEXT;
        for (size_t k = 0; k < talk->sections.count; k++)
            known = known || value_equal(&talk->sections.items[k], &sections->items[i]);
        if (!known) value_add(&talk->sections, value_copy(&sections->items[i]));
    }
    talk->place.section_count = talk->sections.count;
}

static void take_role(const struct wish *wish, const char *role, char **called,
                      const char **shown) {
    const char *own = value_get_text(&wish->fill, role);
    free(*called);
    *called = own && *own ? memory_text(own, strlen(own)) : NULL;
    *shown = *called;
}

static bool take_flow(struct talk *talk, const struct wish *wish) {
    bool first = talk->title == NULL;
    if (!voice_open(talk, &talk->voices, talk->flow, wish, talk->fault)) return false;
    if (wish_part(wish)) add_sections(talk, wish);
    if (wish_part(wish)) return true;
    voice_turn(talk, wish);
    free(talk->title);
    const char *title = value_get_text(&wish->fill, "title");
    talk->title = memory_text(title ? title : "", title ? strlen(title) : 0);
    talk->place.title = talk->title;
    take_role(wish, "mentee", &talk->mentee, &talk->place.mentee);
    take_role(wish, "coach", &talk->coach, &talk->place.coach);
    talk->place.minutes_planned = (long)value_get_number(&wish->fill, "minutes", 0);
    value_free(&talk->sections);
    const struct value *sections = value_get(&wish->fill, "sections");
    talk->sections = sections ? value_copy(sections) : value_list();
    talk->place.sections = &talk->sections;
    talk->place.section_count = talk->sections.count;
    if (!first) return true;
    warn_of_jail(talk);
    bool resumed = talk->session[0] != '\0';
    if (!session_begin(talk)) return false;
    if (resumed) session_recap(talk);
    return true;
}

static void take_section(struct talk *talk, const struct wish *wish) {
    talk->place.section = "";
    talk->place.section_number = 0;
    for (size_t i = 0; i < talk->sections.count; i++) {
        if (strcmp(talk->sections.items[i].text, wish->id.text) != 0) continue;
        talk->place.section = talk->sections.items[i].text;
        talk->place.section_number = i + 1;
    }
    if (talk->passing && strcmp(talk->passing, wish->id.text) == 0) {
        free(talk->passing);
        talk->passing = NULL;
    }
}

static bool take_say(struct talk *talk, const struct wish *wish) {
    const struct line *line = bank_line(talk->bank, talk->worded.text);
    if (!line) return refuse_id(talk, wish, BANK_LINES, "line");
    struct bytes said = {0};
    bool good = render(talk, wish, line->wording.text, &said, NULL);
    bool said_now = good && !talk->passing && leave_given(talk, line);
    if (said_now) talk_say_later(talk, SAY_LINE, bytes_string(&said));
    bytes_free(&said);
    return good;
}

static bool take_turn(struct talk *talk, const struct wish *wish) {
    if (talk->books.people < 2)
        return talk_refuse(
            talk, wish, "start it with `--with NAME`, the other one's name",
            "here two take turns, and only one of them has an agenda in this session");
    talk->turn = strcmp(wish->id.text, "second") == 0;
    session_face(talk, talk->turn);
    return true;
}

static void take_show(struct talk *talk) {
    if (talk->passing) return;
    struct bytes page = {0};
    struct fold fold = fold_open(talk->books.list[talk->turn].journal);
    view_text(&fold, talk->session, &page);
    talk_say_later(talk, SAY_PAGE, bytes_string(&page));
    fold_free(&fold);
    bytes_free(&page);
}

/* Finds the question and words it. */
static bool prepare(struct talk *talk, const struct wish *wish, struct asking *asking) {
    bool group = wish->kind == WISH_DRAW;
    asking->fill = &wish->fill;
    asking->question = group ? bank_group(talk->bank, talk->worded.text)
                             : bank_question(talk->bank, talk->worded.text);
    if (!asking->question)
        return refuse_id(talk, wish, group ? BANK_GROUPS : BANK_QUESTIONS,
                         group ? "group" : "question");
    const struct question *question = asking->question;
    asking_name(asking, wish_part(wish), wish->id.text);
    bool unsaid = false;
    asking->book = books_find(&talk->books, talk->turn, question->record);
    if (question->kind == KIND_CHOICE && !question->options && !question->standard &&
        !value_get(&wish->fill, "from"))
        return talk_refuse(talk, wish, "add { from = … } behind it, or options to the bank",
                           "this choice has nothing to choose from");
    size_t wording = wording_choose(talk, asking);
    if (!render(talk, wish, question->wordings[wording].text, &asking->asked, NULL)) return false;
    if (question->quote && !render(talk, wish, question->quote, &asking->quote, &unsaid))
        return false;
    if (unsaid) bytes_clear(&asking->quote);
    asking->options = options_of(question, &wish->fill);
    return true;
}

/* Gives the flow's value of an answer that is kept, judged by the bank as it is today. */
static bool value_of(const struct asking *asking, const struct entry *entry, struct value *value) {
    struct bytes why = {0};
    time_t at = clock_read_stamp(entry->at);
    const struct node *answer = entry_node(entry, "answer");
    const struct question *question = asking->question;
    bool good = false;
    if (!answer) {
        good = judge_blank(question, &asking->options, at, value, &why);
    } else if (answer->kind == NODE_LIST) {
        struct value lines = value_list();
        for (const struct node *line = answer->first; line; line = line->next)
            value_add(&lines, value_text(line->text, line->length));
        good = question->kind == KIND_LIST && judge_list(question, &lines, value, &why);
        value_free(&lines);
    } else if (question->kind == KIND_YESNO) {
        good = strcmp(answer->text, "yes") == 0 || strcmp(answer->text, "no") == 0;
        if (good) *value = value_bool(*answer->text == 'y'); /* whatever the bank's words for it */
    } else {
        good = question->kind != KIND_LIST &&
               judge(question, &asking->options, answer->text, answer->length, at, value, &why);
    }
    bytes_free(&why);
    return good;
}

/* On the way to another section, questions that nobody has answered are left unanswered. */
static bool pass_by(struct talk *talk, struct asking *asking, struct value *value) {
    enum { endless = 1000 };
    struct bytes why = {0};
    time_t now = clock_now(talk->setup->clock);
    bool lost = talk->passed++ >= endless;
    bool passes = !lost && judge_blank(asking->question, &asking->options, now, value, &why);
    if (!passes) {
        struct bytes notice = {0};
        bytes_format(&notice, "On the way to %s this one is needed first.", talk->passing);
        talk_say_later(talk, SAY_NOTICE, bytes_string(&notice));
        bytes_free(&notice);
    }
    if (lost) {
        free(talk->passing);
        talk->passing = NULL;
    }
    bytes_free(&why);
    return passes;
}

static void start_passing(struct talk *talk, const struct entry *go) {
    const char *section = entry_text(go, "to");
    free(talk->passing);
    talk->passing = section ? memory_text(section, strlen(section)) : NULL;
    talk->passing_entry = go->number;
    talk->passed = 0;
}

/* Answers the wish from what is kept, or asks. */
static enum outcome take_ask(struct talk *talk, const struct wish *wish, struct value *value) {
    struct asking asking = {0};
    enum outcome outcome = OUTCOME_FAILED;
    if (prepare(talk, wish, &asking)) {
        struct wanted wanted = turn_wanted(&asking);
        const struct record *record = recall_take(&talk->recall, &wanted);
        bool leaps = record && record->entry->deed == DEED_GO;
        if (leaps) start_passing(talk, record->entry);
        if (record && !leaps && value_of(&asking, record->entry, value)) {
            forget_pending(talk);
            outcome = OUTCOME_ANSWERED;
        } else if (talk->passing && pass_by(talk, &asking, value)) {
            outcome = OUTCOME_ANSWERED;
        } else {
            asking.draft = recall_draft(&talk->recall, &wanted);
            bool good = talk_go_live(talk) && session_open_record(talk, &asking);
            outcome = good ? turn_ask(talk, &asking, value) : OUTCOME_FAILED;
        }
    }
    if (outcome == OUTCOME_ANSWERED) leave_note(talk, asking.question, value);
    asking_free(&asking);
    return outcome;
}

/* The fields of an action as text, by the keys of its entry; empty ones left out. `by` is who typed
 * an entry, so the flow's `by`, a day, is kept as `when`. */
static struct value action_fields(const struct talk *talk, const struct wish *wish) {
    static const struct {
        const char *template;
        const char *name;
        const char *key;
    } known[] = {
        {"{what}", "what", "text"},
        {"{who}", "who", "who"},
        {"{by}", "by", "when"},
        {"{know}", "know", "know"},
        {"{support}", "support", "support"},
        {"{account}", "account", "account"},
        {"{toward}", "toward", "toward"},
        {"{standard}", "standard", "standard"},
    };
    struct value fields = value_map();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct bytes text = {0};
        char missing[64];
        bool unsaid = false;
        if (value_get(&wish->fill, known[i].name))
            bank_render(talk->bank, known[i].template, &wish->fill, &text, &unsaid, missing);
        if (text.length && !unsaid)
            value_set(&fields, known[i].key, value_text(text.data, text.length));
        bytes_free(&text);
    }
    return fields;
}

/* An action that was not put into words is not put on the agenda. Its id is its entry's number. */
static bool take_action(struct talk *talk, const struct wish *wish, struct value *value) {
    struct value fields = action_fields(talk, wish);
    unsigned long number = 0;
    bool good = true;
    if (value_get(&fields, "text") && !talk->passing) {
        const struct record *record =
            recall_take_fields(&talk->recall, (int)talk->turn, DEED_ITEM, &fields);
        number = record ? record->entry->number : 0;
        if (!number) {
            good = record_revived(talk);
            number = good ? record_action(talk, &fields) : 0;
            good = number != 0;
        }
    }
    value_free(&fields);
    *value = value_number((double)number);
    return good;
}

/* The flow has come to its end without the section that /go was on the way to. */
static enum outcome end_of_way(struct talk *talk) {
    struct bytes notice = {0};
    bytes_format(&notice, "The conversation does not come to %s from here.", talk->passing);
    bool good = record_undo(talk, talk->passing_entry);
    talk_say(talk, SAY_NOTICE, bytes_string(&notice));
    bytes_free(&notice);
    return good ? OUTCOME_AGAIN : OUTCOME_FAILED;
}

static enum outcome take_end(struct talk *talk) {
    if (talk->passing) return end_of_way(talk);
    if (!talk_go_live(talk)) return OUTCOME_FAILED;
    enum outcome own = talk->own ? turn_own(talk) : OUTCOME_ANSWERED;
    if (own != OUTCOME_ANSWERED) return own;
    share_sum_up(talk);
    return record_end(talk, "finished") ? OUTCOME_CLOSED : OUTCOME_FAILED;
}

/* Takes one wish; OUTCOME_ANSWERED goes on with `value` as its reply. */
static enum outcome take_wish(struct talk *talk, const struct wish *wish, struct value *value) {
    bool good = true;
    bool speaks = wish->kind != WISH_FLOW && wish->kind != WISH_PERSONA && wish->kind != WISH_END;
    if (speaks && !voice_turn(talk, wish)) return OUTCOME_FAILED;
    switch (wish->kind) {
    case WISH_FLOW:
        good = take_flow(talk, wish);
        break;
    case WISH_SECTION:
        take_section(talk, wish);
        break;
    case WISH_TURN:
        good = take_turn(talk, wish);
        break;
    case WISH_SAY:
        good = take_say(talk, wish);
        break;
    case WISH_SHOW:
        take_show(talk);
        break;
    case WISH_ACTION:
        good = take_action(talk, wish, value);
        break;
    case WISH_KNOWN:
        known_tell(talk, wish, value);
        break;
    case WISH_SETTLE:
        good = known_settle(talk, wish);
        break;
    case WISH_AMEND:
        good = amend_rule(talk, wish);
        break;
    case WISH_REPLAY:
        good = replay_show(talk, wish, value);
        break;
    case WISH_ASK:
    case WISH_DRAW:
        return take_ask(talk, wish, value);
    case WISH_END:
        return take_end(talk);
    case WISH_PERSONA:
        fault_at(talk->fault, flow_path(talk->flow, NULL), wish->line, 1);
        good = fault_say(talk->fault, EX_DATAERR, "practise with it: askwell practise",
                         "this is a persona, and nobody can hold a conversation in its place");
        break;
    case WISH_HEAR: /* a persona begins with WISH_PERSONA */
    case WISH_TELL:
    case WISH_LEFT:
    case WISH_PART: /* flow.c answers it */
    case WISH_FAULT:
    case WISH_LIMIT:
        good = false;
        break;
    }
    return good ? OUTCOME_ANSWERED : OUTCOME_FAILED;
}

static bool has_answer(const struct ledger *ledger, unsigned long move) {
    for (size_t i = 0; i < ledger->count; i++) {
        const struct record *record = &ledger->records[i];
        if (record->standing == STANDS && ledger_is_own(record->entry) &&
            entry_number(record->entry, "move") == move)
            return true;
    }
    return false;
}

/* The newest of the coach's own questions that has no answer, or whose answer was opened again. */
static unsigned long waiting_own(const struct ledger *ledger) {
    for (size_t i = ledger->count; i-- > 0;) {
        const struct record *record = &ledger->records[i];
        if (record->entry->deed != DEED_MOVE || record->standing != STANDS) continue;
        const char *what = entry_text(record->entry, "what");
        bool own = what && (strcmp(what, "own question") == 0 || strcmp(what, "taken up") == 0);
        if (own && !has_answer(ledger, record->entry->number)) return record->entry->number;
    }
    return 0;
}

enum { most_unasked = 1000 };

static enum outcome endless(struct talk *talk, const struct wish *wish) {
    talk_refuse(talk, wish, "let the loop around it ask something, or end",
                "limit: the conversation speaks a thousand times and asks nothing");
    return OUTCOME_FAILED;
}

/* Runs the flow from the top until the course changes or the session ends. */
static enum outcome run(struct talk *talk) {
    struct flow *flow = talk->flow;
    recall_close(&talk->recall);
    talk->recall = recall_open(books_ledger(&talk->books, talk->session));
    memset(talk->leave, 0, sizeof talk->leave);
    talk->own = waiting_own(&talk->recall.ledger);
    wording_begin(talk);
    talk->place.section = "";
    talk->place.section_number = 0;
    free(talk->passing);
    talk->passing = NULL;
    forget_pending(talk);
    talk->turn = 0;
    session_face(talk, 0);
    enum outcome outcome = OUTCOME_SENT;
    size_t unasked = 0; /* wishes since the last question */
    if (!flow_run(flow, talk->fault)) return OUTCOME_FAILED;
    while (outcome == OUTCOME_SENT) {
        struct wish wish = {0};
        struct value value = {0};
        if (!flow_next(flow, &wish, talk->fault)) return OUTCOME_FAILED;
        unasked = wish.kind == WISH_ASK || wish.kind == WISH_DRAW ? 0 : unasked + 1;
        outcome = unasked > most_unasked ? endless(talk, &wish) : take_wish(talk, &wish, &value);
        bool waits = wish_waits(wish.kind);
        wish_free(&wish);
        if (outcome == OUTCOME_ANSWERED && waits)
            outcome = flow_answer(flow, &value, talk->fault) ? OUTCOME_SENT : OUTCOME_FAILED;
        else if (outcome == OUTCOME_ANSWERED)
            outcome = OUTCOME_SENT;
        value_free(&value);
    }
    return outcome;
}

static enum talk_end end_of(enum outcome outcome) {
    switch (outcome) {
    case OUTCOME_CLOSED:
        return TALK_FINISHED;
    case OUTCOME_PAUSED:
        return TALK_PAUSED;
    case OUTCOME_INTERRUPTED:
        return TALK_INTERRUPTED;
    default:
        return TALK_FAILED;
    }
}

enum talk_end talk_hold(const struct talk_setup *setup, struct fault *fault) {
    struct talk talk = {.setup = setup, .fault = fault, .typist = typist_own, .flow = setup->flow};
    for (size_t i = 0; i < books_people; i++)
        talk.whole[i] = SHARING_UNSAID;
    talk.place.section = "";
    talk.sat_down = clock_now(setup->clock);
    talk.books = books_open(setup);
    voice_watch(&talk, flow_path(talk.flow, NULL));
    voice_open_likely(&talk);
    enum outcome outcome = session_enter(&talk) ? OUTCOME_AGAIN : OUTCOME_FAILED;
    while (outcome == OUTCOME_AGAIN) {
        outcome = run(&talk);
        if (outcome == OUTCOME_FAILED) outcome = reload_mend(&talk);
    }
    if (outcome != OUTCOME_FAILED) noting_sitting(&talk, outcome);
    bool refused = outcome == OUTCOME_FAILED && fault->exit_code == EX_DATAERR;
    for (size_t i = 0; refused && i < talk.books.people; i++)
        journal_withdraw(talk.books.list[i].journal);
    reload_end(&talk);
    turn_forget(&talk);
    recall_close(&talk.recall);
    forget_pending(&talk);
    wording_end(&talk);
    bytes_free(&talk.heard);
    value_free(&talk.sections);
    free(talk.title);
    free(talk.mentee);
    free(talk.coach);
    free(talk.passing);
    share_end(&talk);
    books_close(&talk.books);
    gone_free(&talk.gone);
    voices_free(&talk.voices);
    return end_of(outcome);
}
