/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading the stages off a script. It is read word by word and not run, so both sides of an `if`
 * are there. What a part asks belongs to the section that the caller names for it, or to the one
 * that it names for itself in `section(given.section or "…")`; a section with a fixed name in a
 * part is for when that is held alone.
 */
#include "practice/protocol_inside.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "flow/source.h"
#include "flow/token.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { deepest = 4 };

/* One script of those that are read. */
struct script {
    struct protocol *protocol;
    const char *path;
    const char *section; /* that the caller names for it; or NULL */
    unsigned depth;
    const struct bank *bank;
    struct tokens tokens;
};

static char *text_of(const struct token *token) {
    return memory_text(token->text, token->length);
}

/* Going on with a section of the same name is the same stage. */
static void add_stage(struct protocol *protocol, const char *name) {
    size_t count = protocol->stage_count;
    if (count && strcmp(protocol->stages[count - 1], name) == 0) return;
    protocol->stages = memory_room(protocol->stages, count, sizeof *protocol->stages);
    protocol->stages[protocol->stage_count++] = memory_text(name, strlen(name));
}

static void add_question(struct protocol *protocol, const struct question *question) {
    for (size_t i = 0; i < protocol->question_count; i++)
        if (protocol->questions[i].question == question) return;
    protocol->questions =
        memory_room(protocol->questions, protocol->question_count, sizeof *protocol->questions);
    protocol->questions[protocol->question_count++] =
        (struct protocol_question){.question = question, .stage = protocol->stage_count - 1};
}

/* Every text that is the id of a question or a group is one that may be asked in this stage. */
static void take_id(const struct script *script, const char *id) {
    const struct bank *bank = script->bank;
    const struct question *question = bank ? bank_question(bank, id) : NULL;
    if (bank && !question) question = bank_group(bank, id);
    if (question && script->protocol->stage_count) add_question(script->protocol, question);
}

static bool take_bank(struct script *script, const char *name, struct fault *fault) {
    struct protocol *protocol = script->protocol;
    struct bytes path = {0};
    struct bank *bank = shelf_find(SHELF_BANKS, name, script->path, &path, fault)
                            ? bank_open(bytes_string(&path), fault)
                            : NULL;
    bytes_free(&path);
    if (!bank) return false;
    protocol->banks = memory_room(protocol->banks, protocol->bank_count, sizeof *protocol->banks);
    protocol->banks[protocol->bank_count++] = bank;
    script->bank = bank;
    return true;
}

static bool read_script(struct protocol *protocol, const char *name, const struct script *caller,
                        const char *section, struct fault *fault);

/* Gives `section = "…"` of the part that is called here, which the caller frees; or NULL. */
static char *section_of_call(const struct script *script) {
    struct tokens ahead = script->tokens;
    int depth = 1; /* in the parentheses of the call */
    bool is_named = false;
    for (;;) {
        struct token token = token_next(&ahead, false);
        if (token.kind == TOKEN_END) return NULL;
        depth += token_is(&token, "(") - token_is(&token, ")");
        if (!depth) return NULL;
        if (is_named && token.kind == TOKEN_TEXT) return text_of(&token);
        is_named = token_is(&token, "section") || (is_named && token_is(&token, "="));
    }
}

static bool take_part(struct script *script, const char *name, bool has_more, struct fault *fault) {
    if (script->depth == deepest) return true;
    char *section = has_more ? section_of_call(script) : NULL;
    bool good = read_script(script->protocol, name, script, section, fault);
    free(section);
    return good;
}

/* `section "…"`, `section("…")` and `section(given.section or "…")`; `section = "…"` is of a call.
 */
static void take_section(struct script *script) {
    bool is_given = false;
    struct tokens ahead = script->tokens;
    struct token token = token_next(&ahead, false);
    if (token_is(&token, "=") || token_is(&token, "then")) return;
    while (token.kind == TOKEN_SIGN || token.kind == TOKEN_NAME) {
        is_given = is_given || token_is(&token, "given");
        if (token_is(&token, ")")) return;
        token = token_next(&ahead, false);
    }
    if (token.kind != TOKEN_TEXT || (script->depth && !is_given)) return;
    script->tokens = ahead;
    char *name = text_of(&token);
    add_stage(script->protocol, script->section ? script->section : name);
    free(name);
}

/* Takes a text; `word` is the name before it, and `in_call` whether a parenthesis stands between.
 */
static bool take_text(struct script *script, const char *word, bool in_call,
                      const struct token *token, struct fault *fault) {
    struct protocol *protocol = script->protocol;
    char *text = text_of(token);
    bool good = true;
    if (strcmp(word, "part") == 0)
        good = take_part(script, text, in_call, fault);
    else if (strcmp(word, "bank") == 0)
        good = take_bank(script, text, fault);
    else if (strcmp(word, "title") == 0 && !protocol->title)
        protocol->title = memory_text(text, strlen(text));
    else
        take_id(script, text);
    free(text);
    return good;
}

static bool read_tokens(struct script *script, struct fault *fault) {
    static const char *const words[] = {"part", "bank", "title"};
    const char *word = "";
    bool in_call = false;
    for (;;) {
        struct token token = token_next(&script->tokens, false);
        if (token.kind == TOKEN_END) return true;
        if (token.kind == TOKEN_TEXT && !take_text(script, word, in_call, &token, fault))
            return false;
        if (token_is(&token, "section") && token.kind == TOKEN_NAME) take_section(script);
        in_call = *word && token_is(&token, "(");
        if (!in_call && !(*word && token_is(&token, "="))) word = "";
        for (size_t i = 0; token.kind == TOKEN_NAME && i < sizeof words / sizeof *words; i++)
            if (token_is(&token, words[i])) word = words[i];
    }
}

static bool read_script(struct protocol *protocol, const char *name, const struct script *caller,
                        const char *section, struct fault *fault) {
    struct bytes path = {0};
    struct bytes source = {0};
    bool good = shelf_find(SHELF_FLOWS, name, caller ? caller->path : NULL, &path, fault) &&
                file_read(bytes_string(&path), source_most, &source, fault);
    if (good) {
        struct script script = {.protocol = protocol,
                                .path = bytes_string(&path),
                                .section = section,
                                .depth = caller ? caller->depth + 1 : 0,
                                .tokens = tokens_of(bytes_string(&source), source.length)};
        good = read_tokens(&script, fault);
    }
    if (good && !caller && (!protocol->stage_count || !protocol->question_count)) {
        fault_at(fault, bytes_string(&path), 1, 1);
        good = fault_say(fault, EX_DATAERR, "name one that has, with --protocol",
                         "this conversation has no sections with questions in them");
    }
    bytes_free(&source);
    bytes_free(&path);
    return good;
}

bool protocol_read(struct protocol *protocol, const char *name, struct fault *fault) {
    return read_script(protocol, name, NULL, NULL, fault);
}
