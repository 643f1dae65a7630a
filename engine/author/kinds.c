/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a name holds is known where it is only ever given the answer to a question; anything more
 * clever is left to the walks.
 */
#include "author/kinds.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a name is known to hold: the answer to one question, or something else. */
struct holder {
    const struct token *name;
    const struct question *question; /* NULL: something else */
};

struct holders {
    struct holder *items;
    size_t count;
};

static struct holder *holder_of(const struct holders *holders, const struct token *name) {
    for (size_t i = 0; name->kind == TOKEN_NAME && i < holders->count; i++)
        if (row_same_name(holders->items[i].name, name)) return &holders->items[i];
    return NULL;
}

static void hold(struct holders *holders, const struct token *name,
                 const struct question *question) {
    struct holder *known = holder_of(holders, name);
    if (known) {
        if (known->question != question) known->question = NULL;
        return;
    }
    holders->items = memory_resize(holders->items, holders->count + 1, sizeof *holders->items);
    holders->items[holders->count++] = (struct holder){name, question};
}

static bool is_operator(const struct token *token) {
    static const char *const signs[] = {"==", "~=", "<", ">", "<=", ">=", "..", "+",   "-",
                                        "*",  "/",  "%", "[", ".",  ":",  "(",  "and", "or"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (token_is(token, signs[i])) return true;
    return false;
}

/* Goes through everything that is given to a name. A loop's name and a function's hold something
 * else. */
static struct holders holders_of(const struct script *script, const struct row *row) {
    struct holders holders = {0};
    for (size_t at = 1; at + 1 < row->count; at++) {
        const struct token *name = &row->tokens[at - 1];
        struct use use;
        if (name->kind != TOKEN_NAME) continue;
        if (row_is(row, at, "in") || row_is(row, at, ",") ||
            (at >= 2 && row_is(row, at - 2, ","))) {
            if (!row_is(row, at - 2, "{") && !row_is(row, at - 2, "(")) hold(&holders, name, NULL);
            continue;
        }
        if (!row_is(row, at, "=") || row_is(row, at - 2, "{")) continue;
        bool answers = row_use(row, at + 1, &use) && use.kind == WISH_ASK &&
                       !is_operator(&row->tokens[use.end]);
        hold(&holders, name, answers ? bank_question(script->bank, use.id) : NULL);
    }
    return holders;
}

/* The question whose answer stands at `at`, and the place behind it; or NULL. */
static const struct question *answer_at(const struct script *script, const struct row *row,
                                        const struct holders *holders, size_t at, size_t *end) {
    struct use use;
    if (row_use(row, at, &use) && use.kind == WISH_ASK) {
        *end = use.end;
        return bank_question(script->bank, use.id);
    }
    const struct holder *holder = holder_of(holders, &row->tokens[at]);
    bool part = at && (row_is(row, at - 1, ".") || row_is(row, at - 1, "#"));
    *end = at + 1;
    return holder && !part && !row_is(row, at + 1, "=") ? holder->question : NULL;
}

static bool compares(const struct token *token, bool *orders) {
    *orders = token_is(token, "<") || token_is(token, ">") || token_is(token, "<=") ||
              token_is(token, ">=");
    return *orders || token_is(token, "==") || token_is(token, "~=");
}

static const char *gives(const struct question *question) {
    static const char *const what[] = {
        [KIND_TEXT] = "words",      [KIND_SCALE] = "a number",
        [KIND_YESNO] = "yes or no", [KIND_CHOICE] = "the key of an option",
        [KIND_LIST] = "a list",     [KIND_DATE] = "a day as words, like 2026-11-24",
    };
    return what[question->kind];
}

static const char *instead(const struct question *question) {
    static const char *const what[] = {
        [KIND_TEXT] = "for a number give the question `kind: scale`, for a choice `kind: choice`",
        [KIND_SCALE] = "compare it with a number, without quotes",
        [KIND_YESNO] = "write only: if answer then, or: if not answer then",
        [KIND_CHOICE] = "compare it with a key in quotes",
        [KIND_LIST] = "count it with #, as in #options < 3",
        [KIND_DATE] = "a day can only be said and kept",
    };
    return what[question->kind];
}

/* Can an answer ever be this text? */
static bool can_be(const struct question *question, const struct token *text,
                   struct bytes *remedy) {
    struct options options = options_of(question, NULL);
    char word[80];
    snprintf(word, sizeof word, "%.*s", (int)text->length, text->text);
    bool found = options.count == 0;
    for (size_t i = 0; i < options.count; i++)
        found = found || strcmp(options.keys[i], word) == 0;
    if (!found) {
        const char *nearest = text_nearest(word, options.keys, options.count);
        if (nearest) bytes_format(remedy, "did you mean \"%s\"?", nearest);
        if (!nearest) bytes_text(remedy, "its options are: ");
        for (size_t i = 0; !nearest && i < options.count; i++)
            bytes_format(remedy, "%s%s", i ? ", " : "", options.keys[i]);
    }
    options_free(&options);
    return found;
}

static void check_comparison(const struct script *script, const struct question *question,
                             const struct token *sign, const struct token *other,
                             struct findings *findings) {
    bool orders = false;
    struct bytes remedy = {0};
    compares(sign, &orders);
    bool words = question->kind == KIND_TEXT || question->kind == KIND_DATE;
    bool text = other->kind == TOKEN_TEXT;
    bool number = other->kind == TOKEN_NUMBER;
    bool truth = token_is(other, "true") || token_is(other, "false") || token_is(other, "nil");
    bool fits = (words && text && !orders) || (question->kind == KIND_SCALE && number) ||
                (question->kind == KIND_YESNO && token_is(other, "true") && !orders) ||
                (question->kind == KIND_YESNO && token_is(other, "false") && !orders) ||
                (question->kind == KIND_CHOICE && text && !orders);
    if (!text && !number && !truth) return;
    if (!fits)
        row_find(findings, script, SEVERITY_ERROR, "kind", other, instead(question),
                 "`%s` is a %s question and gives %s, so it cannot be compared like this",
                 question->id, kind_name(question->kind), gives(question));
    else if (question->kind == KIND_CHOICE && !can_be(question, other, &remedy))
        row_find(findings, script, SEVERITY_ERROR, "kind", other, bytes_string(&remedy),
                 "`%s` has no option \"%.*s\", so this is never so", question->id,
                 (int)other->length, other->text);
    bytes_free(&remedy);
}

static bool is_condition(const struct row *row, size_t at, size_t end) {
    static const char *const before[] = {"if", "elseif", "while", "until", "not", "and", "or"};
    bool asked = false;
    for (size_t i = 0; at && i < sizeof before / sizeof *before; i++)
        asked = asked || row_is(row, at - 1, before[i]);
    bool then = row_is(row, end, "then") || row_is(row, end, "do") || row_is(row, end, "and");
    bool last = at && row_is(row, at - 1, "until") && !is_operator(&row->tokens[end]);
    return asked && (then || last);
}

void kinds_check(const struct script *script, const struct row *row, struct findings *findings) {
    struct holders holders = holders_of(script, row);
    for (size_t at = 0; at < row->count; at++) {
        size_t end = 0;
        bool orders = false;
        const struct question *question = answer_at(script, row, &holders, at, &end);
        if (!question) continue;
        const struct token *token = &row->tokens[at];
        if (end + 1 < row->count && compares(&row->tokens[end], &orders))
            check_comparison(script, question, &row->tokens[end], &row->tokens[end + 1], findings);
        else if (at >= 2 && compares(&row->tokens[at - 1], &orders))
            check_comparison(script, question, &row->tokens[at - 1], &row->tokens[at - 2],
                             findings);
        else if (question->kind != KIND_YESNO && is_condition(row, at, end))
            row_find(findings, script, SEVERITY_ERROR, "kind", token,
                     "ask a question of `kind: yesno`, or compare the answer with something",
                     "`%s` is a %s question and gives %s, which always counts as yes", question->id,
                     kind_name(question->kind), gives(question));
    }
    free(holders.items);
}

char *kinds_at(const struct script *script, int line) {
    struct row row = row_of(script);
    struct holders holders = holders_of(script, &row);
    char *kinds = NULL;
    for (size_t at = 0; at < row.count && !kinds; at++) {
        size_t end = 0;
        if (row.tokens[at].line != line) continue;
        const struct question *question = answer_at(script, &row, &holders, at, &end);
        if (!question) continue;
        struct bytes text = {0};
        bytes_format(&text, "`%s` is a %s question and gives %s; %s", question->id,
                     kind_name(question->kind), gives(question), instead(question));
        kinds = memory_text(bytes_string(&text), text.length);
        bytes_free(&text);
    }
    free(holders.items);
    row_free(&row);
    return kinds;
}
