/* SPDX-License-Identifier: GPL-3.0-or-later
 * The persona hears what the report will say: a turn is cut and labelled by practice/remark.h, as
 * it is there, and one of its remarks is what gets an answer.
 */
#include "practice/hearing.h"

#include "base/memory.h"
#include "lint/cues.h"
#include "practice/remark.h"
#include "practice/topics.h"

#include <stdlib.h>
#include <string.h>

enum { own_turns = 2, nod_words = 3 };

struct hearing {
    const struct lexicon *lexicon;
    const struct persona_bank *bank;
    struct topics *topics;
    size_t topic; /* in hand, or the count of them */
    size_t aside; /* spoken of in this turn only, likewise */
    enum heard_move last;
    unsigned again;
    unsigned turn;
    bool fresh; /* the mentee has turned to the topic, and it was not talked of yet */
    bool leave_asked;
    bool leave_given;
    char *said[own_turns];  /* by the mentee, the last one first; or NULL */
    struct remarks remarks; /* of the turn in hand */
    struct cues cues;       /* of its remark that was looked at last */
    struct utterance words; /* all of it */
    struct utterance own;
};

struct hearing *hearing_new(const struct lexicon *lexicon, const struct persona_bank *bank) {
    struct hearing *hearing = memory_new(sizeof *hearing);
    hearing->lexicon = lexicon;
    hearing->bank = bank;
    hearing->topics = topics_new(lexicon, bank);
    hearing_restart(hearing);
    return hearing;
}

static void forget_said(struct hearing *hearing) {
    for (size_t i = 0; i < own_turns; i++) {
        free(hearing->said[i]);
        hearing->said[i] = NULL;
    }
}

void hearing_free(struct hearing *hearing) {
    if (!hearing) return;
    forget_said(hearing);
    topics_free(hearing->topics);
    free(hearing);
}

void hearing_restart(struct hearing *hearing) {
    forget_said(hearing);
    topics_restart(hearing->topics);
    hearing->topic = hearing->aside = hearing->bank->topic_count;
    hearing->last = HEARD_MOVES;
    hearing->again = hearing->turn = 0;
    hearing->leave_asked = hearing->leave_given = hearing->fresh = false;
}

/* Of a hundred of the coach's words about something, how many did the mentee just say? */
static unsigned share_of_own(struct hearing *hearing) {
    const struct utterance *turn = &hearing->words;
    bool *own = memory_new(turn->word_count + 1);
    size_t about = 0;
    size_t mine = 0;
    for (size_t t = 0; t < own_turns && hearing->said[t]; t++) {
        utterance_read(&hearing->lexicon->spelling, hearing->said[t], strlen(hearing->said[t]),
                       &hearing->own);
        for (size_t i = 0; i < turn->word_count; i++)
            for (size_t k = 0; k < hearing->own.word_count && !own[i]; k++)
                own[i] = turn->words[i].stem == hearing->own.words[k].stem;
    }
    for (size_t i = 0; i < turn->word_count; i++) {
        if (!topics_is_about(hearing->lexicon, &turn->words[i])) continue;
        about++;
        mine += own[i];
    }
    free(own);
    return about ? (unsigned)(100 * mine / about) : 0;
}

/* Of a topic without a surface there is one thing to say, and then the talk is where it was. */
static bool is_aside(const struct hearing *hearing, size_t topic) {
    const struct persona_bank *bank = hearing->bank;
    return topic < bank->topic_count &&
           !persona_bank_group(bank, bank->topics[topic].id, "surface");
}

/* Gives the topic, an aside or none of those, that is met most; `best` among equals. */
static size_t most_met(const struct hearing *hearing, const unsigned *met, bool asides,
                       size_t best) {
    size_t count = hearing->bank->topic_count;
    unsigned most = best < count ? met[best] : 0;
    for (size_t i = 0; i < count; i++)
        if (met[i] > most && is_aside(hearing, i) == asides) {
            best = i;
            most = met[i];
        }
    return best;
}

static bool fires(const struct hearing *hearing, const char *name) {
    size_t cue = lexicon_cue(hearing->lexicon, name);
    return cue < lexicon_cues && cue_set_has(&hearing->cues.turn, cue);
}

static void look_at(struct hearing *hearing, const char *coach, const struct remark *remark) {
    cues_find(hearing->lexicon, coach + remark->from, remark->to - remark->from, &hearing->cues);
}

static enum heard_move move_of_question(const struct remark *remark) {
    static const struct {
        const char *label;
        enum heard_move move;
    } moves[] = {
        {"stacked", HEARD_STACKED}, {"advice", HEARD_ADVICE}, {"judging-why", HEARD_JUDGING_WHY},
        {"leading", HEARD_LEADING}, {"closed", HEARD_CLOSED}, {"open", HEARD_OPEN},
    };
    if (remark->asks_leave) return HEARD_LEAVE;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (strcmp(remark->label, moves[i].label) == 0) return moves[i].move;
    return HEARD_OTHER;
}

static enum heard_move move_of_remark(struct hearing *hearing, const char *coach,
                                      const struct remark *remark) {
    if (remark->move == MOVE_QUESTION) return move_of_question(remark);
    if (remark->move == MOVE_REFLECTION) return HEARD_REFLECTION;
    if (remark->move == MOVE_OTHER) return HEARD_OTHER;
    look_at(hearing, coach, remark);
    bool tells = fires(hearing, "should") || fires(hearing, "orders") ||
                 fires(hearing, "plain-advice") || fires(hearing, "told-so");
    return tells ? HEARD_ADVICE : HEARD_INFORMATION;
}

/* Which remark gets the answer: the last question, and before it what was said back, where it only
 * checks that (`Is that right?`); without a question what is told, then what is said back. */
static const struct remark *answered(const struct hearing *hearing) {
    const struct remark *found[MOVES] = {NULL};
    for (size_t i = 0; i < hearing->remarks.count; i++)
        found[hearing->remarks.items[i].move] = &hearing->remarks.items[i];
    const struct remark *question = found[MOVE_QUESTION];
    bool checks = question && !question->asks_leave && strcmp(question->label, "closed") == 0;
    if (checks && found[MOVE_REFLECTION]) return found[MOVE_REFLECTION];
    if (question) return question;
    if (found[MOVE_INPUT]) return found[MOVE_INPUT];
    return found[MOVE_REFLECTION] ? found[MOVE_REFLECTION] : found[MOVE_OTHER];
}

/* Adds up what the words in a stretch of the turn speak of. */
static void weigh(const struct hearing *hearing, size_t from, size_t to, unsigned *met) {
    const struct utterance *words = &hearing->words;
    size_t first = 0;
    while (first < words->word_count && words->words[first].from < from)
        first++;
    size_t end = first;
    while (end < words->word_count && words->words[end].from < to)
        end++;
    topics_weigh(hearing->topics, words, first, end, met);
}

/* Of several questions at once people answer the last. */
static size_t last_asked(const struct hearing *hearing) {
    const struct utterance *words = &hearing->words;
    if (!words->sentence_count) return 0;
    size_t last = words->sentences[words->sentence_count - 1].first;
    return words->words[last ? last : words->word_count / 2].from;
}

/* What is said in passing, beside the question or without one, is an aside. */
static void find_aside(struct hearing *hearing, bool asks, unsigned *met) {
    for (size_t i = 0; i < hearing->remarks.count; i++) {
        const struct remark *remark = &hearing->remarks.items[i];
        if (remark->move == MOVE_QUESTION && asks) continue;
        weigh(hearing, remark->from, remark->to, met);
    }
    hearing->aside = most_met(hearing, met, true, hearing->bank->topic_count);
}

static void find_topic(struct hearing *hearing, const struct remark *remark,
                       struct impression *heard) {
    size_t none = hearing->bank->topic_count;
    unsigned *said = memory_new((none + 1) * sizeof *said);
    unsigned *met = memory_new((none + 1) * sizeof *met);
    bool asks = remark->move == MOVE_QUESTION;
    find_aside(hearing, asks, said);
    bool besides = hearing->aside < none && heard->move == HEARD_OPEN;
    size_t from = heard->move == HEARD_STACKED ? last_asked(hearing) : 0;
    if (besides) from = remark->from;
    weigh(hearing, from, hearing->words.word_count ? SIZE_MAX : 0, met);
    size_t topic = most_met(hearing, met, false, hearing->topic);
    if (hearing->aside == none) {
        /* asked after, `How are you?`, it has to be met more than what is talked of */
        size_t asked = most_met(hearing, met, true, none);
        unsigned most = topic < none ? met[topic] : 0;
        if (asked < none && met[asked] > most) hearing->aside = asked;
    }
    heard->besides = besides;
    heard->turned = hearing->aside < none || topic != hearing->topic;
    if (hearing->aside == none || besides) hearing->topic = topic;
    free(said);
    free(met);
}

/* What else is to be told of the remark that gets the answer. */
static void take_kind(struct hearing *hearing, const char *coach, const struct remark *remark,
                      struct impression *heard) {
    look_at(hearing, coach, remark);
    heard->fact =
        heard->move == HEARD_CLOSED && (fires(hearing, "fact-wh") || fires(hearing, "scale"));
    heard->nod = heard->move == HEARD_OTHER && heard->words <= nod_words &&
                 !fires(hearing, "greets-thanks") && !fires(hearing, "praises");
}

static void take_words(struct hearing *hearing, const char *coach, struct impression *heard) {
    const char *before = hearing->said[0] ? hearing->said[0] : "";
    utterance_read(&hearing->lexicon->spelling, coach, strlen(coach), &hearing->words);
    hearing->remarks = remarks_find(hearing->lexicon, before, coach);
    heard->words = (unsigned)hearing->words.word_count;
    heard->mine = share_of_own(hearing);
    heard->move = HEARD_OTHER;
    const struct remark *remark = answered(hearing);
    if (remark) {
        heard->move = move_of_remark(hearing, coach, remark);
        take_kind(hearing, coach, remark, heard);
        find_topic(hearing, remark, heard);
    }
    remarks_free(&hearing->remarks);
}

static const char *name_of(const struct hearing *hearing, size_t topic) {
    const struct persona_bank *bank = hearing->bank;
    return topic < bank->topic_count ? bank->topics[topic].id : "";
}

void hearing_listen(struct hearing *hearing, const char *coach, struct impression *heard) {
    *heard =
        (struct impression){.move = coach ? HEARD_SILENCE : HEARD_END, .under = "", .other = ""};
    hearing->aside = hearing->bank->topic_count;
    if (coach && *coach) take_words(hearing, coach, heard);
    hearing->again = heard->move == hearing->last ? hearing->again + 1 : 0;
    hearing->last = heard->move;
    heard->turned = heard->turned || hearing->fresh;
    hearing->fresh = false;
    heard->again = hearing->again;
    heard->turn = ++hearing->turn;
    heard->allowed = hearing->leave_given;
    heard->topic = hearing_topic(hearing);
    heard->under = name_of(hearing, hearing->topic);
    hearing->leave_asked = heard->move == HEARD_LEAVE;
    if (heard->move != HEARD_SILENCE) hearing->leave_given = false;
}

/* Before the coach has turned to anything, the talk is of what the mentee came with. */
static void take_own_topic(struct hearing *hearing, const char *said) {
    size_t none = hearing->bank->topic_count;
    if (hearing->topic < none) return;
    unsigned *met = memory_new((none + 1) * sizeof *met);
    utterance_read(&hearing->lexicon->spelling, said, strlen(said), &hearing->words);
    weigh(hearing, 0, SIZE_MAX, met);
    hearing->topic = most_met(hearing, met, false, none);
    hearing->fresh = hearing->topic < none;
    free(met);
}

void hearing_answered(struct hearing *hearing, const char *said, bool gives_leave) {
    if (hearing->turn) take_own_topic(hearing, said); /* a greeting is about nothing yet */
    if (hearing->leave_asked) hearing->leave_given = gives_leave;
    free(hearing->said[1]);
    hearing->said[1] = hearing->said[0];
    hearing->said[0] = memory_text(said, strlen(said));
}

void hearing_told(struct hearing *hearing, const char *topic, const char *line) {
    for (size_t i = 0; i < hearing->bank->topic_count; i++)
        if (strcmp(hearing->bank->topics[i].id, topic) == 0 && !is_aside(hearing, i))
            topics_tell(hearing->topics, i, line);
}

void hearing_turn_to(struct hearing *hearing, const char *topic) {
    for (size_t i = 0; i < hearing->bank->topic_count; i++) {
        if (i == hearing->topic || strcmp(hearing->bank->topics[i].id, topic) != 0) continue;
        hearing->topic = i;
        hearing->fresh = true;
    }
}

const char *hearing_topic(const struct hearing *hearing) {
    bool passes = hearing->aside < hearing->bank->topic_count;
    return name_of(hearing, passes ? hearing->aside : hearing->topic);
}
