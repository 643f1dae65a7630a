/* SPDX-License-Identifier: GPL-3.0-or-later
 * A reason, a wording for it, and the mentee's words to put into it.
 */
#include "practice/suggest.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/value.h"
#include "lint/cues.h"
#include "lint/lexicon.h"
#include "practice/spoken.h"
#include "practice/yardstick.h"

#include <ctype.h>
#include <string.h>

enum { most_quoted = 8, enough_quoted = 4, least_quoted = 2 };

struct stretch {
    const char *text;
    size_t length;
};

/* Reasons in the order of their weight; the first that a turn gives is taken. */
static const char *const reasons[] = {"input",   "advice", "judging-why", "leading",
                                      "stacked", "closed", "in-a-row"};

static const char *reason_of(const struct remark *remark) {
    if (remark->asks_leave) return NULL;
    if (remark->move == MOVE_INPUT && remark->allowed) return NULL;
    if (strcmp(remark->label, "closed") == 0 && strcmp(remark->rule, "scale") == 0) return NULL;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i], remark->label) == 0) return reasons[i];
    return NULL;
}

static bool only_asks(const struct remarks *remarks) {
    bool asks = false;
    for (size_t i = 0; i < remarks->count; i++) {
        if (remarks->items[i].move == MOVE_REFLECTION) return false;
        asks = asks || remarks->items[i].move == MOVE_QUESTION;
    }
    return asks;
}

/* Gives whether this is a third turn, or a sixth, that only asks. */
static bool is_in_a_row(const struct encounter *encounter, const struct heard *turns,
                        size_t index) {
    size_t row = 0;
    if (!only_asks(&turns[index].remarks)) return false; /* a silence asks nothing */
    for (size_t i = index + 1; i-- > 0;) {
        const struct moment *moment = &encounter->moments[i];
        if (moment->speaker != SPEAKER_COACH || !*moment->text) continue;
        if (!only_asks(&turns[i].remarks)) break;
        row++;
    }
    return row && row % suggest_in_a_row == 0;
}

static bool find_reason(const struct encounter *encounter, struct heard *turns, size_t index) {
    struct heard *heard = &turns[index];
    for (size_t which = 0; which < sizeof reasons / sizeof *reasons; which++) {
        for (size_t i = 0; i < heard->remarks.count; i++) {
            const char *reason = reason_of(&heard->remarks.items[i]);
            if (!reason || reason != reasons[which]) continue;
            heard->instead_why = reason;
            heard->instead_remark = i;
            return true;
        }
    }
    if (!is_in_a_row(encounter, turns, index)) return false;
    for (size_t i = 0; i < heard->remarks.count; i++)
        if (heard->remarks.items[i].move == MOVE_QUESTION) heard->instead_remark = i;
    heard->instead_why = "in-a-row";
    return true;
}

static const struct known_word *known(const struct lexicon *lexicon, const struct word *word) {
    return word->number ? words_get(&lexicon->spelling.words, word->number) : NULL;
}

static bool is_about_topic(const struct lexicon *lexicon, const struct word *word) {
    const struct known_word *known_as = known(lexicon, word);
    return !known_as || !(known_as->traits & WORD_COMMON);
}

static bool begins_clause(const struct lexicon *lexicon, const struct word *word) {
    const struct known_word *known_as = known(lexicon, word);
    return word->pause || (known_as && known_as->traits & WORD_JOINER);
}

/* Gives the words [from, to) cut to the last few that end in one about the topic; `I think I'd feel
 * guilty` begins with words that say nothing of it, so that `I'd feel guilty` is left. */
static struct stretch cut_clause(const struct lexicon *lexicon, const struct utterance *utterance,
                                 uint32_t from, uint32_t to) {
    const struct word *words = utterance->words;
    while (from < to && !is_about_topic(lexicon, &words[to - 1]))
        to--;
    for (const struct known_word *joiner = NULL; from < to; from++) {
        joiner = known(lexicon, &words[from]);
        if (!joiner || !(joiner->traits & WORD_JOINER)) break;
    }
    if (to - from > most_quoted) from = to - most_quoted;
    while (to - from > enough_quoted && !is_about_topic(lexicon, &words[from]))
        from++;
    if (to < from + least_quoted) return (struct stretch){0};
    return (struct stretch){utterance->text + words[from].from,
                            words[to - 1].to - words[from].from};
}

/* Gives the clause of a sentence that has most about the topic, the last of them. */
static struct stretch best_clause(const struct lexicon *lexicon, const struct utterance *utterance,
                                  const struct sentence *sentence) {
    struct stretch best = {0};
    size_t most = 1;
    for (uint32_t from = sentence->first, to = from; from < sentence->end; from = to) {
        size_t topic = 0;
        do
            topic += is_about_topic(lexicon, &utterance->words[to++]);
        while (to < sentence->end && !begins_clause(lexicon, &utterance->words[to]));
        struct stretch clause = cut_clause(lexicon, utterance, from, to);
        if (topic < most || !clause.length) continue;
        most = topic;
        best = clause;
    }
    return best;
}

/* Gives words of what the mentee said last that are worth to be said back; of none, nothing. */
static struct stretch last_words(const struct lexicon *lexicon, const struct encounter *encounter,
                                 size_t index) {
    struct utterance utterance;
    struct stretch best = {0};
    while (index > 0 && encounter->moments[index - 1].speaker != SPEAKER_MENTEE)
        index--;
    if (!index) return best;
    const char *text = encounter->moments[index - 1].text;
    utterance_read(&lexicon->spelling, text, strlen(text), &utterance);
    for (size_t i = utterance.sentence_count; i-- > 0 && !best.length;)
        best = best_clause(lexicon, &utterance, &utterance.sentences[i]);
    return best;
}

/* Gives what follows in a sentence, without its mark. */
static struct stretch rest_of(const char *text, size_t from, size_t to) {
    while (from < to && isspace((unsigned char)text[from]))
        from++;
    size_t end = from;
    while (end < to && !strchr("?!\n", text[end]))
        end++;
    while (end > from && strchr(" .,", text[end - 1]))
        end--;
    return (struct stretch){text + from, end - from};
}

/* Gives the first of the questions of a remark, with its mark; of one without a mark, nothing. */
static struct stretch first_question(const char *text, const struct remark *remark) {
    const char *mark = memchr(text + remark->from, '?', remark->to - remark->from);
    if (!mark || mark + 1 >= text + remark->to) return (struct stretch){0};
    return (struct stretch){text + remark->from, (size_t)(mark + 1 - (text + remark->from))};
}

static bool render(const struct bank *bank, const char *template, const char *key,
                   struct stretch filling, struct bytes *out) {
    char missing[64];
    struct value fill = value_map();
    value_set(&fill, key, value_text(filling.text ? filling.text : "", filling.length));
    bool good = bank_render(bank, template, &fill, out, NULL, missing);
    value_free(&fill);
    return good;
}

/* Turns a question whose beginning has one of its own in the bank; where that wants the rest there
 * must be one. */
static bool turn_question(const struct yardstick *yardstick, const char *text,
                          const struct remark *remark, struct bytes *out) {
    struct cues cues;
    cues_find(yardstick->lexicon, text + remark->from, remark->to - remark->from, &cues);
    for (size_t i = 0; i < bank_count(yardstick->bank, BANK_QUESTIONS); i++) {
        const struct question *question = bank_question_at(yardstick->bank, i);
        const char *ask = question->wordings[0].text;
        size_t cue = lexicon_cue(yardstick->lexicon, question->id);
        if (cue == lexicon_cues) continue;
        const struct firing *firing =
            cues_firing(&cues, cue, cues.question_first, cues.question_end);
        if (!firing) continue;
        size_t behind = remark->from + cues.utterance.words[firing->to - 1].to;
        struct stretch rest = rest_of(text, behind, remark->to);
        if (!rest.length && strstr(ask, "{rest")) continue;
        return render(yardstick->bank, ask, "rest", rest, out);
    }
    return false;
}

/* Gives the line NAME-N, or NULL. */
static const struct line *numbered_line(const struct bank *bank, const char *name, size_t number) {
    struct bytes id = {0};
    bytes_format(&id, "%s-%zu", name, number);
    const struct line *line = bank_line(bank, bytes_string(&id));
    bytes_free(&id);
    return line;
}

/* Gives one wording of the group called `name`, or one of the lines NAME-1, NAME-2 ...; or NULL. */
static const char *pick(const struct bank *bank, const char *name, size_t chance) {
    const struct question *group = bank_group(bank, name);
    size_t lines = 0;
    if (group) return group->wordings[chance % group->wording_count].text;
    while (numbered_line(bank, name, lines + 1))
        lines++;
    return lines ? numbered_line(bank, name, chance % lines + 1)->wording.text : NULL;
}

/* Adds a wording for a reason, with the mentee's words where there are some. Which one is decided
 * by the turn's own bytes. */
static bool word_reason(const struct bank *bank, const char *reason, struct stretch words,
                        const char *text, struct bytes *out) {
    struct bytes name = {0};
    size_t chance = digest_crc32(0, text, strlen(text));
    bytes_format(&name, "%s-words", reason);
    const char *wording = words.length ? pick(bank, bytes_string(&name), chance) : NULL;
    if (!wording) wording = pick(bank, reason, chance);
    bytes_free(&name);
    return wording && render(bank, wording, "words", words, out);
}

void suggest(const struct yardstick *yardstick, const struct encounter *encounter,
             struct heard *turns, size_t index) {
    struct heard *heard = &turns[index];
    struct bytes out = {0};
    if (!yardstick->bank || !find_reason(encounter, turns, index)) return;
    const char *text = encounter->moments[index].text;
    const struct remark *remark = &heard->remarks.items[heard->instead_remark];
    struct stretch first = first_question(text, remark);
    bool turns_it = remark->move == MOVE_QUESTION && strcmp(heard->instead_why, "in-a-row") != 0;
    bool found = false;
    if (strcmp(heard->instead_why, "stacked") == 0)
        found = first.length && render(yardstick->bank, "{rest}", "rest", first, &out);
    else if (turns_it)
        found = turn_question(yardstick, text, remark, &out);
    if (!found) {
        struct stretch words = last_words(yardstick->lexicon, encounter, index);
        found = word_reason(yardstick->bank, heard->instead_why, words, text, &out);
    }
    if (found) {
        heard->instead = out.data;
    } else {
        heard->instead_why = NULL;
        bytes_free(&out);
    }
}
