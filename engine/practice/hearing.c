/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words are compared by their stems, as the wording floor does, so `worried` meets `worry`.
 */
#include "practice/hearing.h"

#include "base/memory.h"
#include "lint/cues.h"
#include "lint/lint.h"

#include <stdlib.h>
#include <string.h>

enum { cue_words = 6, own_turns = 2 };

struct cue_of_topic {
    size_t topic;
    size_t count;
    uint32_t stems[cue_words];
};

struct hearing {
    const struct lexicon *lexicon;
    const struct persona_bank *bank;
    struct cue_of_topic *cues;
    size_t cue_count;
    size_t topic; /* in hand, or the count of them */
    size_t aside; /* spoken of in this turn only, likewise */
    enum heard_move last;
    unsigned again;
    unsigned turn;
    bool fresh; /* the mentee has turned to the topic, and it was not talked of yet */
    bool leave_asked;
    bool leave_given;
    char *said[own_turns]; /* by the mentee, the last one first; or NULL */
    struct cues heard;     /* of the turn in hand */
    struct utterance own;
};

static void read_cues(struct hearing *hearing) {
    const struct persona_bank *bank = hearing->bank;
    for (size_t i = 0; i < bank->topic_count; i++)
        for (size_t k = 0; k < bank->topics[i].count; k++) {
            const char *text = bank->topics[i].cues[k];
            utterance_read(&hearing->lexicon->spelling, text, strlen(text), &hearing->own);
            struct cue_of_topic cue = {.topic = i};
            for (size_t w = 0; w < hearing->own.word_count && cue.count < cue_words; w++)
                cue.stems[cue.count++] = hearing->own.words[w].stem;
            if (!cue.count) continue;
            hearing->cues = memory_room(hearing->cues, hearing->cue_count, sizeof *hearing->cues);
            hearing->cues[hearing->cue_count++] = cue;
        }
}

struct hearing *hearing_new(const struct lexicon *lexicon, const struct persona_bank *bank) {
    struct hearing *hearing = memory_new(sizeof *hearing);
    hearing->lexicon = lexicon;
    hearing->bank = bank;
    read_cues(hearing);
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
    free(hearing->cues);
    free(hearing);
}

void hearing_restart(struct hearing *hearing) {
    forget_said(hearing);
    hearing->topic = hearing->aside = hearing->bank->topic_count;
    hearing->last = HEARD_MOVES;
    hearing->again = hearing->turn = 0;
    hearing->leave_asked = hearing->leave_given = hearing->fresh = false;
}

static bool is_about_something(const struct hearing *hearing, const struct word *word) {
    const struct known_word *known = &hearing->lexicon->spelling.words.list[word->number];
    return !word->number || !(known->traits & (WORD_COMMON | WORD_JOINER));
}

/* Of a hundred of the coach's words about something, how many did the mentee just say? */
static unsigned share_of_own(struct hearing *hearing) {
    const struct utterance *turn = &hearing->heard.utterance;
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
        if (!is_about_something(hearing, &turn->words[i])) continue;
        about++;
        mine += own[i];
    }
    free(own);
    return about ? (unsigned)(100 * mine / about) : 0;
}

static bool cue_fits(const struct cue_of_topic *cue, const struct utterance *turn, size_t at) {
    if (at + cue->count > turn->word_count) return false;
    for (size_t i = 0; i < cue->count; i++)
        if (turn->words[at + i].stem != cue->stems[i]) return false;
    return true;
}

/* Gives the topic that the words from `first` on speak of most, the one in hand among equals. */
static size_t topic_of(const struct hearing *hearing, const struct utterance *turn, size_t first) {
    size_t count = hearing->bank->topic_count;
    size_t *met = memory_new((count + 1) * sizeof *met);
    for (size_t i = 0; i < hearing->cue_count; i++)
        for (size_t at = first; at < turn->word_count; at++)
            if (cue_fits(&hearing->cues[i], turn, at))
                met[hearing->cues[i].topic] += hearing->cues[i].count;
    size_t best = hearing->topic;
    size_t most = best < count ? met[best] : 0;
    for (size_t i = 0; i < count; i++)
        if (met[i] > most) {
            best = i;
            most = met[i];
        }
    free(met);
    return best;
}

static bool fires(const struct hearing *hearing, const char *name) {
    size_t cue = lexicon_cue(hearing->lexicon, name);
    return cue < lexicon_cues && cue_set_has(&hearing->heard.turn, cue);
}

static enum heard_move move_of_question(const char *label) {
    static const struct {
        const char *label;
        enum heard_move move;
    } moves[] = {
        {"stacked", HEARD_STACKED}, {"advice", HEARD_ADVICE}, {"judging-why", HEARD_JUDGING_WHY},
        {"leading", HEARD_LEADING}, {"closed", HEARD_CLOSED}, {"open", HEARD_OPEN},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (strcmp(label, moves[i].label) == 0) return moves[i].move;
    return HEARD_OTHER;
}

/* What a turn does is judged by what was said before it; how it asks, by itself. Where the two
 * differ, a check at the end of saying something back ("is that right?") is still saying it back.
 */
static enum heard_move move_of(const struct hearing *hearing, const char *coach, unsigned mine) {
    enum { much_of_own = 50 };
    const char *before = hearing->said[0] ? hearing->said[0] : "";
    size_t length = strlen(coach);
    const char *move = lint_move(hearing->lexicon, before, strlen(before), coach, length).label;
    const char *label = lint_question(hearing->lexicon, coach, length).label;
    enum heard_move asked = move_of_question(label);
    bool of_mentee = mine >= much_of_own || fires(hearing, "you-feel") ||
                     fires(hearing, "sounds-like") || fires(hearing, "so-you");
    bool advises = !of_mentee && (fires(hearing, "should") || fires(hearing, "orders"));
    bool says_back =
        strcmp(move, "reflection") == 0 || (mine >= much_of_own && !fires(hearing, "of-me"));
    if (fires(hearing, "asks-leave")) return HEARD_LEAVE;
    if (asked != HEARD_OTHER && (asked != HEARD_CLOSED || !says_back)) return asked;
    if (advises) return HEARD_ADVICE;
    if (says_back) return HEARD_REFLECTION;
    bool informs = strcmp(move, "input") == 0 || fires(hearing, "own-experience") ||
                   fires(hearing, "fact") || fires(hearing, "people-do");
    return informs ? HEARD_INFORMATION : asked;
}

/* Of several questions at once people answer the last. */
static size_t first_word(const struct hearing *hearing, enum heard_move move) {
    const struct utterance *turn = &hearing->heard.utterance;
    if (move != HEARD_STACKED || !turn->sentence_count) return 0;
    size_t last = turn->sentences[turn->sentence_count - 1].first;
    return last ? last : turn->word_count / 2;
}

/* Of a topic without a surface there is one thing to say, and then the talk is where it was. */
static bool is_aside(const struct hearing *hearing, size_t topic) {
    const struct persona_bank *bank = hearing->bank;
    return topic < bank->topic_count &&
           !persona_bank_group(bank, bank->topics[topic].id, "surface");
}

static void take_words(struct hearing *hearing, const char *coach, struct impression *heard) {
    cues_find(hearing->lexicon, coach, strlen(coach), &hearing->heard);
    heard->words = (unsigned)hearing->heard.utterance.word_count;
    heard->mine = share_of_own(hearing);
    heard->move = move_of(hearing, coach, heard->mine);
    size_t topic = topic_of(hearing, &hearing->heard.utterance, first_word(hearing, heard->move));
    heard->turned = topic != hearing->topic;
    if (is_aside(hearing, topic))
        hearing->aside = topic;
    else
        hearing->topic = topic;
}

void hearing_listen(struct hearing *hearing, const char *coach, struct impression *heard) {
    *heard = (struct impression){.move = coach ? HEARD_SILENCE : HEARD_END, .other = ""};
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
    hearing->leave_asked = heard->move == HEARD_LEAVE;
    if (heard->move != HEARD_SILENCE) hearing->leave_given = false;
}

/* Before the coach has turned to anything, the talk is of what the mentee came with. */
static void take_own_topic(struct hearing *hearing, const char *said) {
    if (hearing->topic < hearing->bank->topic_count) return;
    utterance_read(&hearing->lexicon->spelling, said, strlen(said), &hearing->own);
    size_t topic = topic_of(hearing, &hearing->own, 0);
    if (topic == hearing->bank->topic_count || is_aside(hearing, topic)) return;
    hearing->topic = topic;
    hearing->fresh = true;
}

void hearing_answered(struct hearing *hearing, const char *said, bool gives_leave) {
    if (hearing->turn) take_own_topic(hearing, said); /* a greeting is about nothing yet */
    if (hearing->leave_asked) hearing->leave_given = gives_leave;
    free(hearing->said[1]);
    hearing->said[1] = hearing->said[0];
    hearing->said[0] = memory_text(said, strlen(said));
}

void hearing_turn_to(struct hearing *hearing, const char *topic) {
    for (size_t i = 0; i < hearing->bank->topic_count; i++)
        if (strcmp(hearing->bank->topics[i].id, topic) == 0) {
            hearing->topic = i;
            hearing->fresh = true;
        }
}

const char *hearing_topic(const struct hearing *hearing) {
    const struct persona_bank *bank = hearing->bank;
    size_t topic = hearing->aside < bank->topic_count ? hearing->aside : hearing->topic;
    return topic < bank->topic_count ? bank->topics[topic].id : "";
}
