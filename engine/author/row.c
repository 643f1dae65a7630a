/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a script as tokens, once for each thing that looks at it.
 */
#include "author/row.h"

#include "base/fault.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row row_of(const struct script *script) {
    struct row row = {0};
    struct tokens tokens = tokens_of(script->text, script->length);
    for (;;) {
        if ((row.count & (row.count - 1)) == 0)
            row.tokens =
                memory_resize(row.tokens, row.count ? 2 * row.count : 64, sizeof *row.tokens);
        row.tokens[row.count] = token_next(&tokens, false);
        if (row.tokens[row.count++].kind == TOKEN_END) return row;
    }
}

bool row_is(const struct row *row, size_t at, const char *text) {
    return at < row->count && token_is(&row->tokens[at], text);
}

size_t row_behind(const struct row *row, size_t at) {
    size_t depth = 0;
    for (; at < row->count - 1; at++) {
        bool opens = row_is(row, at, "(") || row_is(row, at, "{");
        bool closes = row_is(row, at, ")") || row_is(row, at, "}");
        depth += opens;
        if (closes && --depth == 0) return at + 1;
    }
    return at;
}

bool row_use(const struct row *row, size_t at, struct use *use) {
    static const struct {
        const char *word;
        enum wish_kind kind;
    } words[] = {{"ask", WISH_ASK},         {"ask_from", WISH_DRAW}, {"say", WISH_SAY},
                 {"section", WISH_SECTION}, {"turn", WISH_TURN},     {"show", WISH_SHOW}};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
        found = row_is(row, at, words[i].word);
        use->kind = words[i].kind;
    }
    bool bracket = found && row_is(row, at + 1, "(");
    use->at = at;
    use->text = at + 1 + bracket;
    if (!found || row->tokens[use->text].kind != TOKEN_TEXT || row_is(row, use->text + 1, ".."))
        return false;
    const struct token *id = &row->tokens[use->text];
    use->end = bracket ? row_behind(row, at + 1) : use->text + 1;
    return (size_t)snprintf(use->id, sizeof use->id, "%.*s", (int)id->length, id->text) <
           sizeof use->id;
}

void row_free(struct row *row) {
    free(row->tokens);
    *row = (struct row){0};
}

bool row_same_name(const struct token *a, const struct token *b) {
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

struct finding *row_find(struct findings *findings, const struct script *script,
                         enum severity severity, const char *rule, const struct token *token,
                         const char *remedy, const char *what, ...) {
    struct fault fault = {0};
    char sentence[sizeof fault.what];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    fault_at(&fault, script->path, token->line, token->column);
    fault_say(&fault, 0, remedy, "%s", sentence);
    return findings_add(findings, severity, rule, &fault);
}
