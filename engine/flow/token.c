/* SPDX-License-Identifier: GPL-3.0-or-later
 * Enough of Lua's lexical rules (Reference Manual 5.4, §3.1) to tell a word from a comment or a
 * string.
 */
#include "flow/token.h"

#include <ctype.h>
#include <string.h>

struct tokens tokens_of(const char *source, size_t length) {
    return (struct tokens){source, source + length, source, 1};
}

bool token_is(const struct token *token, const char *text) {
    return (token->kind == TOKEN_NAME || token->kind == TOKEN_SIGN) &&
           token->length == strlen(text) && memcmp(token->text, text, token->length) == 0;
}

static bool sees(const struct tokens *tokens, const char *text) {
    size_t length = strlen(text);
    return (size_t)(tokens->end - tokens->at) >= length && memcmp(tokens->at, text, length) == 0;
}

static void advance(struct tokens *tokens) {
    if (*tokens->at++ != '\n') return;
    tokens->line++;
    tokens->line_start = tokens->at;
}

/* At a `[`: gives the level of the long bracket that opens here, or -1. */
static long long_bracket(const struct tokens *tokens) {
    const char *at = tokens->at + 1;
    long level = 0;
    while (at < tokens->end && *at == '=') {
        at++;
        level++;
    }
    return at < tokens->end && *at == '[' ? level : -1;
}

static bool closes(const struct tokens *tokens, long level) {
    const char *at = tokens->at + 1;
    long seen = 0;
    while (at < tokens->end && *at == '=') {
        at++;
        seen++;
    }
    return *tokens->at == ']' && seen == level && at < tokens->end && *at == ']';
}

static void take_long(struct tokens *tokens, long level, struct token *token) {
    tokens->at += level + 2;
    token->text = tokens->at;
    while (tokens->at < tokens->end && !closes(tokens, level))
        advance(tokens);
    token->length = (size_t)(tokens->at - token->text);
    if (tokens->at < tokens->end) tokens->at += level + 2;
}

static void take_comment(struct tokens *tokens, struct token *token) {
    tokens->at += 2;
    token->kind = TOKEN_COMMENT;
    long level = sees(tokens, "[") ? long_bracket(tokens) : -1;
    if (level >= 0) {
        take_long(tokens, level, token);
        return;
    }
    token->text = tokens->at;
    while (tokens->at < tokens->end && *tokens->at != '\n')
        tokens->at++;
    token->length = (size_t)(tokens->at - token->text);
}

static void take_text(struct tokens *tokens, struct token *token) {
    char quote = *tokens->at++;
    token->kind = TOKEN_TEXT;
    token->text = tokens->at;
    while (tokens->at < tokens->end && *tokens->at != quote && *tokens->at != '\n') {
        bool escapes = *tokens->at == '\\' && tokens->at + 1 < tokens->end;
        if (escapes) tokens->at++;
        advance(tokens);
    }
    token->length = (size_t)(tokens->at - token->text);
    if (tokens->at < tokens->end && *tokens->at == quote) tokens->at++;
}

static void take_while(struct tokens *tokens, struct token *token, enum token_kind kind,
                       const char *others) {
    token->kind = kind;
    while (tokens->at < tokens->end &&
           (isalnum((unsigned char)*tokens->at) || (*tokens->at && strchr(others, *tokens->at))))
        tokens->at++;
    token->length = (size_t)(tokens->at - token->text);
}

static void take_sign(struct tokens *tokens, struct token *token) {
    static const char *const longer[] = {
        "...", "..", "==", "~=", "<=", ">=", "::", "//", "<<", ">>"};
    token->kind = TOKEN_SIGN;
    token->length = 1;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        if (!sees(tokens, longer[i])) continue;
        token->length = strlen(longer[i]);
        break;
    }
    tokens->at += token->length;
}

struct token token_next(struct tokens *tokens, bool comments) {
    for (;;) {
        while (tokens->at < tokens->end && isspace((unsigned char)*tokens->at))
            advance(tokens);
        struct token token = {TOKEN_END, tokens->at, 0, tokens->line,
                              tokens->at - tokens->line_start + 1};
        if (tokens->at == tokens->end) return token;
        unsigned char c = (unsigned char)*tokens->at;
        long level = c == '[' ? long_bracket(tokens) : -1;
        if (sees(tokens, "--"))
            take_comment(tokens, &token);
        else if (c == '"' || c == '\'')
            take_text(tokens, &token);
        else if (level >= 0) {
            token.kind = TOKEN_TEXT;
            take_long(tokens, level, &token);
        } else if (isalpha(c) || c == '_')
            take_while(tokens, &token, TOKEN_NAME, "_");
        else if (isdigit(c))
            take_while(tokens, &token, TOKEN_NUMBER, ".");
        else
            take_sign(tokens, &token);
        if (token.kind != TOKEN_COMMENT || comments) return token;
    }
}
