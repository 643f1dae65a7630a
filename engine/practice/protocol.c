/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the stages off a script, and finding the wording that is nearest to what was said.
 */
#include "practice/protocol.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "flow/source.h"
#include "flow/token.h"
#include "lint/utterance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { deepest = 4, most_stems = 64 };
static const double near_enough = 0.45;
static const double favour = 1.15; /* of the stage where the talk is, and of the next */

/* One wording as the stems of its words, each once. */
struct wording_stems {
    size_t question;
    uint32_t stems[most_stems];
    size_t count;
    double length; /* of its weights */
};

struct protocol {
    const struct lexicon *lexicon;
    char *title;
    char **stages;
    size_t stage_count;
    struct bank **banks;
    size_t bank_count;
    struct protocol_question *questions;
    size_t question_count;
    struct wording_stems *wordings;
    size_t wording_count;
    size_t now;
    struct utterance heard; /* large, so not on the stack */
};

static char *text_of(const struct token *token) {
    return memory_text(token->text, token->length);
}

static void add_stage(struct protocol *protocol, const struct token *name) {
    protocol->stages =
        memory_room(protocol->stages, protocol->stage_count, sizeof *protocol->stages);
    protocol->stages[protocol->stage_count++] = text_of(name);
}

static size_t stems_of(struct protocol *protocol, const char *text, uint32_t stems[most_stems]) {
    const struct utterance *heard = &protocol->heard;
    size_t count = 0;
    utterance_read(&protocol->lexicon->spelling, text, strlen(text), &protocol->heard);
    for (size_t i = 0; i < heard->word_count && count < most_stems; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known = known || stems[k] == heard->words[i].stem;
        if (!known) stems[count++] = heard->words[i].stem;
    }
    return count;
}

static void add_question(struct protocol *protocol, const struct question *question) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].question == question) return;
    protocol->questions =
        memory_room(protocol->questions, protocol->question_count, sizeof *protocol->questions);
    protocol->questions[protocol->question_count] =
        (struct protocol_question){.question = question, .stage = protocol->stage_count - 1};
    for (size_t i = 0; i < question->wording_count; i++) {
        protocol->wordings =
            memory_room(protocol->wordings, protocol->wording_count, sizeof *protocol->wordings);
        struct wording_stems *wording = &protocol->wordings[protocol->wording_count++];
        wording->question = protocol->question_count;
        wording->count = stems_of(protocol, question->wordings[i].text, wording->stems);
    }
    protocol->question_count++;
}

static bool read_script(struct protocol *protocol, const char *name, const char *beside,
                        unsigned depth, struct fault *fault);

/* Reads on behind a name of the script that wants a text: `section`, `part`, `bank`, `title`. */
static bool take_named(struct protocol *protocol, const char *word, const struct token *text,
                       const char *path, unsigned depth, struct fault *fault) {
    struct bytes bank_path = {0};
    char *named = text_of(text);
    bool good = true;
    if (strcmp(word, "section") == 0) add_stage(protocol, text);
    if (strcmp(word, "part") == 0 && depth < deepest)
        good = read_script(protocol, named, path, depth + 1, fault);
    if (strcmp(word, "title") == 0 && !protocol->title)
        protocol->title = memory_text(named, strlen(named));
    if (strcmp(word, "bank") == 0) {
        good = shelf_find(SHELF_BANKS, named, path, &bank_path, fault);
        struct bank *bank = good ? bank_open(bytes_string(&bank_path), fault) : NULL;
        good = bank != NULL;
        if (good) {
            protocol->banks =
                memory_room(protocol->banks, protocol->bank_count, sizeof *protocol->banks);
            protocol->banks[protocol->bank_count++] = bank;
        }
    }
    bytes_free(&bank_path);
    free(named);
    return good;
}

/* Every text that is the id of a question or a group is one that may be asked in this stage. */
static void take_id(struct protocol *protocol, const struct bank *bank, const struct token *text) {
    char *id = text_of(text);
    const struct question *question = bank ? bank_question(bank, id) : NULL;
    if (bank && !question) question = bank_group(bank, id);
    if (question && protocol->stage_count) add_question(protocol, question);
    free(id);
}

static bool read_tokens(struct protocol *protocol, const struct bytes *source, const char *path,
                        unsigned depth, struct fault *fault) {
    static const char *const words[] = {"section", "part", "bank", "title"};
    struct tokens tokens = tokens_of(bytes_string(source), source->length);
    const struct bank *bank = NULL;
    const char *word = NULL;
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return true;
        if (token.kind == TOKEN_TEXT && word) {
            size_t banks = protocol->bank_count;
            if (!take_named(protocol, word, &token, path, depth, fault)) return false;
            if (strcmp(word, "bank") == 0 && protocol->bank_count > banks)
                bank = protocol->banks[banks];
        } else if (token.kind == TOKEN_TEXT) {
            take_id(protocol, bank, &token);
        }
        bool goes_on = word && (token_is(&token, "(") || token_is(&token, "="));
        if (!goes_on) word = NULL;
        for (size_t i = 0; token.kind == TOKEN_NAME && i < sizeof words / sizeof *words; i++)
            if (token_is(&token, words[i])) word = words[i];
    }
}

static bool read_script(struct protocol *protocol, const char *name, const char *beside,
                        unsigned depth, struct fault *fault) {
    struct bytes path = {0};
    struct bytes source = {0};
    bool good = shelf_find(SHELF_FLOWS, name, beside, &path, fault) &&
                file_read(bytes_string(&path), source_most, &source, fault) &&
                read_tokens(protocol, &source, bytes_string(&path), depth, fault);
    if (good && !depth && (!protocol->stage_count || !protocol->question_count)) {
        fault_at(fault, bytes_string(&path), 1, 1);
        good = fault_say(fault, EX_DATAERR, "name one that has, with --protocol",
                         "this conversation has no sections with questions in them");
    }
    bytes_free(&source);
    bytes_free(&path);
    return good;
}

static bool has_stem(const uint32_t *stems, size_t count, uint32_t stem) {
    for (size_t i = 0; i < count; i++)
        if (stems[i] == stem) return true;
    return false;
}

/* How much a word tells: squared, as the cosine wants it. */
static double weight_of(const struct protocol *protocol, uint32_t stem) {
    size_t have = 0;
    for (size_t i = 0; i < protocol->wording_count; i++)
        have += has_stem(protocol->wordings[i].stems, protocol->wordings[i].count, stem);
    double weight = log((double)(protocol->wording_count + 1) / (double)(have + 1)) + 0.1;
    return weight * weight;
}

static double length_of(const double *weights, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    return sqrt(sum);
}

static void weigh_wordings(struct protocol *protocol) {
    for (size_t i = 0; i < protocol->wording_count; i++) {
        struct wording_stems *wording = &protocol->wordings[i];
        double weights[most_stems];
        for (size_t k = 0; k < wording->count; k++)
            weights[k] = weight_of(protocol, wording->stems[k]);
        wording->length = length_of(weights, wording->count);
    }
}

struct protocol *protocol_open(const char *name, const struct lexicon *lexicon,
                               struct fault *fault) {
    struct protocol *protocol = memory_new(sizeof *protocol);
    protocol->lexicon = lexicon;
    bool good = read_script(protocol, name, NULL, 0, fault);
    weigh_wordings(protocol);
    protocol_restart(protocol);
    if (good) return protocol;
    protocol_free(protocol);
    return NULL;
}

void protocol_free(struct protocol *protocol) {
    if (!protocol) return;
    for (size_t i = 0; i < protocol->stage_count; i++)
        free(protocol->stages[i]);
    for (size_t i = 0; i < protocol->bank_count; i++)
        bank_free(protocol->banks[i]);
    free(protocol->stages);
    free(protocol->banks);
    free(protocol->questions);
    free(protocol->wordings);
    free(protocol->title);
    free(protocol);
}

const char *protocol_title(const struct protocol *protocol) {
    return protocol->title ? protocol->title : "";
}

size_t protocol_stages(const struct protocol *protocol) {
    return protocol->stage_count;
}

const char *protocol_stage(const struct protocol *protocol, size_t stage) {
    return protocol->stages[stage];
}

static double nearness(const struct wording_stems *wording, const uint32_t *stems,
                       const double *weights, size_t count) {
    double both = 0;
    for (size_t i = 0; i < count; i++)
        if (has_stem(wording->stems, wording->count, stems[i])) both += weights[i];
    return both > 0 ? both / (wording->length * length_of(weights, count)) : 0;
}

size_t protocol_hear(struct protocol *protocol, const char *coach) {
    uint32_t stems[most_stems];
    double weights[most_stems];
    size_t count = stems_of(protocol, coach, stems);
    double best = near_enough;
    size_t found = protocol->question_count;
    for (size_t i = 0; i < count; i++)
        weights[i] = weight_of(protocol, stems[i]);
    for (size_t i = 0; i < protocol->wording_count; i++) {
        size_t stage = protocol->questions[protocol->wordings[i].question].stage;
        bool is_close = stage == protocol->now || stage == protocol->now + 1;
        double near = nearness(&protocol->wordings[i], stems, weights, count);
        if (is_close) near *= favour;
        if (near <= best) continue;
        best = near;
        found = protocol->wordings[i].question;
    }
    if (found == protocol->question_count) return protocol->stage_count;
    protocol->questions[found].asked = true;
    return protocol->now = protocol->questions[found].stage;
}

void protocol_restart(struct protocol *protocol) {
    protocol->now = 0;
    for (size_t i = 0; i < protocol->question_count; i++)
        protocol->questions[i].asked = false;
}

size_t protocol_now(const struct protocol *protocol) {
    return protocol->now;
}

bool protocol_reached(const struct protocol *protocol, size_t stage) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].stage == stage && protocol->questions[i].asked) return true;
    return false;
}

const struct protocol_question *protocol_question(const struct protocol *protocol, size_t stage,
                                                  size_t number) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].stage == stage && number-- == 0) return &protocol->questions[i];
    return NULL;
}

const char *protocol_wording(const struct question *question) {
    for (size_t i = 0; i < question->wording_count; i++)
        if (!strchr(question->wordings[i].text, '{')) return question->wordings[i].text;
    return NULL;
}
