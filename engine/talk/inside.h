/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of talk/ share: the session in hand. Nobody outside talk/ includes this.
 *
 *     talk.c     runs the flow, wish by wish, from the top as often as it takes
 *     turn.c     puts one question until it is answered, left, or a command changes the course
 *     moves.c    the commands
 *     voice.c    whose words are said: the conversation's, or those of a part that it takes in
 *     wording.c  which wording of a question is put
 *     record.c   what each step writes, and into which book
 *     known.c    what earlier sessions tell the flow
 *     amend.c    ground rules, changed only by both
 *     replay.c   the mentee's words, shown again, and what is said when they change
 *     share.c    whose the answers are: mine, ours, counted, not kept
 *     leave.c    the gate before advice, own stories and direction
 *     session.c  beginning, resuming, recap, time
 *     reload.c   a script or a bank that is saved in the middle of it
 */
#ifndef ASKWELL_INSIDE_H
#define ASKWELL_INSIDE_H

#include "agenda/gone.h"
#include "agenda/sharing.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "talk/books.h"
#include "talk/commands.h"
#include "talk/recall.h"
#include "talk/talk.h"

/* Something to be said once the conversation is live again. */
struct pending {
    enum saying how;
    char *text;
    struct place place; /* where it was said */
};

/* A question as it is put now. */
struct asking {
    const struct question *question;
    char id[2 * 64 + 2]; /* the question's, behind the part's name where it is one's: part/id */
    const struct value *fill; /* the flow's, for its placeholders */
    struct options options;
    int book;           /* where its answer belongs; books_none: a record that is not open yet */
    struct bytes quote; /* empty: none */
    struct bytes asked;
    const struct record *draft; /* what was answered before, to begin with; or NULL */
    unsigned long move;         /* for the coach's own question: the entry that put it */
};

/* What the choice of wordings rests on. */
struct wordings {
    struct value drawn[books_people]; /* maps: group → how many drawn in this run, of each */
    const struct record **another;    /* the moves of this session that set a wording aside */
    size_t another_count;
    struct value history[books_people]; /* maps: group → list of how often each wording was asked in
                                         * earlier sessions */
};

/* The bank of the conversation, or of a part that it takes in. */
struct voice {
    char *part; /* "" for the conversation itself */
    struct bank *bank;
};

struct voices {
    struct voice *items;
    size_t count;
};

/* What is gone back to where the script and the banks just taken up do not come to a question. */
struct before {
    struct flow **spare; /* where the jail is that ran; NULL: nothing to go back to */
    struct voices voices;
};

/* What was typed into a question that a reload may have worded anew. */
struct carried {
    char *id;           /* of the question; or NULL */
    struct bytes draft; /* refused words, offered once more */
    struct value lines; /* of a list */
};

struct talk {
    const struct talk_setup *setup;
    struct flow *flow; /* the setup's, or one of its spares */
    struct before before;
    struct carried carried;
    struct fault *fault;
    struct books books;
    size_t turn; /* who the flow says is the learner; a topic taken up again may be the other's */
    struct voices voices;
    const struct bank *bank; /* of the wish in hand; it belongs to one of the voices */
    struct bank_id worded;   /* what the wish asks or says, as that bank calls it */
    char session[40];
    uint64_t seed;
    struct place place;
    char *title;
    char *mentee; /* what the flow calls them; or NULL */
    char *coach;
    struct value sections;
    struct recall recall;
    struct pending *pending;
    size_t pending_count;
    struct bytes heard; /* the lines said before this question; empty once it is answered */
    struct wordings wordings;
    char *passing; /* the section that /go is on the way to; or NULL */
    unsigned long passing_entry;
    size_t passed; /* questions left on that way */
    int typist; /* who was said to type: a person, 1 also for the coach of one alone; or nobody */
    unsigned leave[books_people]; /* that each has given in this run: a bit for each stance */
    unsigned long own;            /* the coach's own question that waits for an answer; 0: none */
    struct person people[books_people];
    long seconds[books_people];       /* of this session, by whose turn it was */
    time_t counted_at;                /* until when they are counted */
    time_t sat_down;                  /* when this sitting began */
    enum sharing whole[books_people]; /* what each has said of the whole session */
    struct gone gone;                 /* words that are not kept, though they are known here */
};

/* Nobody was said to type: each types for themselves. */
enum { typist_own = -1 };

/* What became of a question. */
enum outcome {
    OUTCOME_ANSWERED, /* `value` is for the flow */
    OUTCOME_SENT,     /* the flow has it already */
    OUTCOME_AGAIN,    /* the course changed: run the flow from the top */
    OUTCOME_ASK,      /* put the same question again */
    OUTCOME_PAUSED,
    OUTCOME_INTERRUPTED,
    OUTCOME_CLOSED, /* the session is over */
    OUTCOME_FAILED, /* the fault tells */
};

/* noting.c: notes how long this sitting was, where the coach has a notebook. */
void noting_sitting(struct talk *talk, enum outcome outcome);

/* turn.c */
struct wanted turn_wanted(const struct asking *asking);
enum outcome turn_ask(struct talk *talk, struct asking *asking, struct value *value);
bool turn_words(struct talk *talk, const char *asked, const char *hint, struct value *words,
                enum outcome *outcome);
enum outcome turn_own(struct talk *talk);
void asking_name(struct asking *asking, const char *part, const char *id);
void asking_free(struct asking *asking);
bool turn_put(struct talk *talk, struct prompt *prompt, struct reply *reply);
void turn_forget(struct talk *talk);

/* moves.c */
enum outcome move_make(struct talk *talk, struct asking *asking, const char *line,
                       struct bytes *draft);

/* record.c: each keeps one step and gives false where it could not be saved. What belongs to no
 * question is written into the learner's agenda, which record_begin begins an entry in. */
struct bytes *record_begin(struct talk *talk, enum deed deed);
struct bytes *record_begin_in(struct talk *talk, int book, enum deed deed);
bool record_keep(struct talk *talk);
bool record_answer(struct talk *talk, const struct asking *asking, const struct value *value,
                   bool aloud, const struct reply *reply);
bool record_skip(struct talk *talk, const struct asking *asking);
bool record_draft(struct talk *talk, const struct asking *asking, const char *line, size_t length);
bool record_pause(struct talk *talk, const struct asking *asking, const struct value *draft);
bool record_end(struct talk *talk, const char *how);
bool record_undo(struct talk *talk, unsigned long number);
bool record_back(struct talk *talk, unsigned long number);
bool record_revived(struct talk *talk);
bool record_apart(struct talk *talk, const char *record);
unsigned long record_action(struct talk *talk, const struct value *fields);
void record_asked(struct bytes *entry, const struct talk *talk, const struct asking *asking);

/* wording.c */
void wording_begin(struct talk *talk);
void wording_end(struct talk *talk);
void wording_forget(struct talk *talk);
size_t wording_choose(struct talk *talk, const struct asking *asking);
bool wording_has_other(const struct talk *talk, const struct asking *asking);

/* voice.c: open takes the bank that a conversation or a part says it has, the conversation's with
 * those of all its parts; turn lets talk->bank be that of the wish, and talk->worded its id there.
 */
void voice_watch(struct talk *talk, const char *path);
void voice_watch_parts(struct talk *talk, const struct flow *flow);
bool voice_open(struct talk *talk, struct voices *voices, const struct flow *flow,
                const struct wish *wish, struct fault *fault);
void voice_open_likely(struct talk *talk);
bool voice_turn(struct talk *talk, const struct wish *wish);
const struct bank *voice_own(const struct talk *talk); /* the conversation's */
const struct question *voice_question(const struct talk *talk, const char *id); /* or NULL */
unsigned long voice_digest(const struct talk *talk);
void voices_free(struct voices *voices);

/* session.c */
bool session_enter(struct talk *talk);
bool session_begin(struct talk *talk);
bool session_open_record(struct talk *talk, struct asking *asking);
void session_recap(struct talk *talk);
void session_face(struct talk *talk, size_t person);
void session_count_time(struct talk *talk);

/* reload.c: take looks at what was saved, settle keeps it once a person reads it, mend looks after
 * a run that failed. */
enum outcome reload_take(struct talk *talk);
void reload_settle(struct talk *talk);
enum outcome reload_mend(struct talk *talk);
void reload_end(struct talk *talk);

/* leave.c */
void leave_note(struct talk *talk, const struct question *question, const struct value *value);
bool leave_given(const struct talk *talk, const struct line *line);
enum outcome leave_offer(struct talk *talk, const char *argument);
enum outcome leave_exception(struct talk *talk, const char *argument);

/* share.c: say is about the last answer or all of the session; resume finds out what was said
 * before; kept adds what holds for an answer in this book; sum_up tells at the end; watch lets no
 * words that are not kept into a book that was opened just now. */
enum outcome share_say(struct talk *talk, enum sharing sharing, const char *argument);
enum outcome share_unkept(struct talk *talk, const char *argument);
void share_resume(struct talk *talk);
void share_kept(const struct talk *talk, int book, struct bytes *out);
void share_sum_up(struct talk *talk);
void share_watch(struct talk *talk, int book);
void share_end(struct talk *talk);

/* known.c */
void known_tell(struct talk *talk, const struct wish *wish, struct value *value);
bool known_settle(struct talk *talk, const struct wish *wish);

/* amend.c */
bool amend_rule(struct talk *talk, const struct wish *wish);

/* replay.c: show holds the mentee's words up; tell says in one line that an answer which was just
 * given anew had been quoted, and what stands now. */
bool replay_show(struct talk *talk, const struct wish *wish, struct value *value);
void replay_tell(struct talk *talk, const struct asking *asking);

/* talk.c: who types is the mentee or the coach of the one whose turn it is. */
const char *talk_by(const struct talk *talk);
struct journal *talk_agenda(const struct talk *talk);
const char *talk_called(const struct talk *talk, const char *role);
void talk_call(const struct talk *talk, const char *sentence, struct bytes *out);
void talk_notice(struct talk *talk, const char *sentence);
bool talk_refuse(struct talk *talk, const struct wish *wish, const char *remedy, const char *what);
void talk_say(struct talk *talk, enum saying how, const char *text);
void talk_say_later(struct talk *talk, enum saying how, const char *text);
bool talk_go_live(struct talk *talk);

#endif
