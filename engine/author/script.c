/* SPDX-License-Identifier: GPL-3.0-or-later
 * What script and bank have in common, and how often a loop asks the same.
 */
#include "author/script.h"

#include "author/kinds.h"
#include "author/row.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"

#include <stdlib.h>
#include <string.h>

static bool bank_has(const struct bank *bank, const struct use *use, enum bank_shelf *shelf,
                     const char **noun) {
    switch (use->kind) {
    case WISH_ASK:
        *shelf = BANK_QUESTIONS;
        *noun = "question";
        return bank_question(bank, use->id) != NULL;
    case WISH_DRAW:
        *shelf = BANK_GROUPS;
        *noun = "group";
        return bank_group(bank, use->id) != NULL;
    case WISH_SAY:
        *shelf = BANK_LINES;
        *noun = "line";
        return bank_line(bank, use->id) != NULL;
    default:
        return true;
    }
}

/* An id that is there, but on another shelf, was meant with another word. */
static const char *other_word(const struct bank *bank, const char *id) {
    if (bank_question(bank, id)) return "is a question: ask";
    if (bank_group(bank, id)) return "is a group: ask_from";
    if (bank_line(bank, id)) return "is a line: say";
    return NULL;
}

static void check_ids(const struct script *script, const struct row *row,
                      struct findings *findings) {
    for (size_t at = 0; at < row->count; at++) {
        struct use use;
        enum bank_shelf shelf = BANK_QUESTIONS;
        const char *noun = "";
        if (!row_use(row, at, &use) || bank_has(script->bank, &use, &shelf, &noun)) continue;
        const char *nearest = bank_nearest(script->bank, shelf, use.id);
        const char *other = other_word(script->bank, use.id);
        struct bytes remedy = {0};
        if (other)
            bytes_format(&remedy, "it %s \"%s\"", other, use.id);
        else if (nearest)
            bytes_format(&remedy, "did you mean `%s`?", nearest);
        else
            bytes_format(&remedy, "add it to %s", bank_path(script->bank));
        row_find(findings, script, SEVERITY_ERROR, "unknown-id", &row->tokens[use.text],
                 bytes_string(&remedy), "the bank %s has no %s `%s`", bank_name(script->bank), noun,
                 use.id);
        bytes_free(&remedy);
    }
}

/* Gives the name of the part that is taken in at `at`, or NULL; a walk finds out about one that is
 * put together. */
static const struct token *part_at(const struct row *row, size_t at) {
    if (at + 2 >= row->count || !row_is(row, at, "part")) return NULL;
    bool bracket = row_is(row, at + 1, "(");
    const struct token *name = &row->tokens[at + 1 + bracket];
    return name->kind == TOKEN_TEXT && !(bracket && row_is(row, at + 3, "..")) ? name : NULL;
}

/* A part is looked for as it is when the conversation is held. */
static void check_parts(const struct script *script, const struct row *row,
                        struct findings *findings) {
    for (size_t at = 0; at < row->count; at++) {
        const struct token *name = part_at(row, at);
        if (!name) continue;
        struct fault fault = {0};
        struct bytes path = {0};
        char *text = memory_text(name->text, name->length);
        if (!shelf_find(SHELF_FLOWS, text, script->path, &path, &fault))
            row_find(findings, script, SEVERITY_ERROR, "unknown-part", name, fault.remedy, "%s",
                     fault.what);
        bytes_free(&path);
        free(text);
    }
}

/* Blocks that `end` or `until` closes; gives the token behind the end of the one begun at `at`. */
static size_t behind_block(const struct row *row, size_t at) {
    size_t depth = 1;
    for (at++; at < row->count && depth; at++) {
        bool opens = row_is(row, at, "do") || row_is(row, at, "then") ||
                     row_is(row, at, "function") || row_is(row, at, "repeat");
        bool closes =
            row_is(row, at, "end") || row_is(row, at, "until") || row_is(row, at, "elseif");
        if (row_is(row, at, "elseif")) depth--; /* its own `then` opens again */
        if (opens) depth++;
        if (closes && !row_is(row, at, "elseif")) depth--;
    }
    return at;
}

/* The thing of a list that a loop is at, and what is made of it: `local what = promise.what`. */
struct things {
    const struct token *names[32];
    size_t count;
};

static bool mentions(const struct row *row, size_t from, size_t to, const struct things *things) {
    for (size_t at = from; at < to; at++)
        for (size_t i = 0; row->tokens[at].kind == TOKEN_NAME && i < things->count; i++)
            if (row_same_name(&row->tokens[at], things->names[i])) return true;
    return false;
}

/* Where a name is given, on one line, something that is made of the thing, the name tells things
 * apart as well. */
static void take_thing(const struct row *row, size_t at, struct things *things) {
    enum { most = sizeof things->names / sizeof *things->names };
    bool given = at && row_is(row, at - 1, "local") && row_is(row, at + 1, "=");
    if (!given || things->count == most) return;
    size_t end = at + 2;
    while (end < row->count && row->tokens[end].line == row->tokens[at].line)
        end++;
    if (mentions(row, at + 2, end, things)) things->names[things->count++] = &row->tokens[at];
}

/* A question that is asked for each thing of a list in the same words: when somebody goes back and
 * changes the list, an answer comes to stand under another thing. */
static void check_loops(const struct script *script, const struct row *row,
                        struct findings *findings) {
    for (size_t at = 0; at + 4 < row->count; at++) {
        if (!row_is(row, at, "for") || !row_is(row, at + 2, "in") || !row_is(row, at + 3, "each"))
            continue;
        const struct token *name = &row->tokens[at + 1];
        size_t inside = at + 4;
        while (inside < row->count && !row_is(row, inside, "do"))
            inside++;
        size_t end = behind_block(row, inside);
        struct things things = {.names = {name}, .count = 1};
        for (; inside < end; inside++) {
            struct use use;
            take_thing(row, inside, &things);
            if (!row_use(row, inside, &use) || use.kind != WISH_ASK) continue;
            if (mentions(row, use.at, use.end, &things)) continue;
            struct bytes remedy = {0};
            bytes_format(&remedy,
                         "write ask(\"%s\", { %.*s = %.*s }) and put {%.*s} into its words", use.id,
                         (int)name->length, name->text, (int)name->length, name->text,
                         (int)name->length, name->text);
            row_find(
                findings, script, SEVERITY_WARNING, "same-words", &row->tokens[inside],
                bytes_string(&remedy),
                "`%s` is asked in the same words for each `%.*s`, so going back cannot tell the "
                "answers apart",
                use.id, (int)name->length, name->text);
            bytes_free(&remedy);
        }
    }
}

void script_check(const struct script *script, struct findings *findings) {
    struct row row = row_of(script);
    check_parts(script, &row, findings);
    check_ids(script, &row, findings);
    kinds_check(script, &row, findings);
    check_loops(script, &row, findings);
    row_free(&row);
}

bool script_names(const struct script *script, const char *word) {
    struct tokens tokens = tokens_of(script->text, script->length);
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return false;
        if (token.kind == TOKEN_NAME && token_is(&token, word)) return true;
    }
}

/* How many `ask_from` asks: 1 where it does not say. */
static long drawn_at(const struct row *row, const struct use *use) {
    const struct token *number = &row->tokens[use->text + 2];
    if (use->kind != WISH_DRAW) return -1;
    if (use->end <= use->text + 2) return 1;
    bool written = row_is(row, use->text + 1, ",") && number->kind == TOKEN_NUMBER &&
                   use->end == use->text + 4;
    return written ? strtol(number->text, NULL, 10) : -1;
}

static bool use_of(const struct row *row, size_t at, struct script_use *found) {
    struct use use = {.at = at, .kind = WISH_ACTION, .id = "action"};
    bool acts = row_is(row, at, "action") && (row_is(row, at + 1, "{") || row_is(row, at + 1, "("));
    if (acts) use.end = row_behind(row, at + 1);
    if (!acts && !row_use(row, at, &use)) return false;
    *found = (struct script_use){use.kind, row->tokens[at].line, row->tokens[use.end - 1].line,
                                 acts ? -1 : drawn_at(row, &use), ""};
    memcpy(found->id, use.id, sizeof found->id);
    return true;
}

struct script_use *script_uses(const struct script *script, size_t *count) {
    struct row row = row_of(script);
    struct script_use *uses = memory_new(row.count * sizeof *uses);
    *count = 0;
    for (size_t at = 0; at < row.count; at++)
        *count += use_of(&row, at, &uses[*count]);
    row_free(&row);
    return uses;
}

void script_texts(const struct script *script, struct value *ids) {
    struct row row = row_of(script);
    for (size_t at = 0; at < row.count; at++)
        if (row.tokens[at].kind == TOKEN_TEXT)
            value_add(ids, value_text(row.tokens[at].text, row.tokens[at].length));
    row_free(&row);
}

void script_parts(const struct script *script, struct value *names) {
    struct row row = row_of(script);
    for (size_t at = 0; at < row.count; at++) {
        const struct token *name = part_at(&row, at);
        if (name) value_add(names, value_text(name->text, name->length));
    }
    row_free(&row);
}

char *script_says(const struct script *script, const char *key, long *line, long *column) {
    struct row row = row_of(script);
    char *name = NULL;
    for (size_t at = 0; at + 2 < row.count && !name; at++) {
        const struct token *text = &row.tokens[at + 2];
        if (!row_is(&row, at, key) || !row_is(&row, at + 1, "=") || text->kind != TOKEN_TEXT)
            continue;
        name = memory_text(text->text, text->length);
        if (line) *line = text->line;
        if (column) *column = text->column + 1;
    }
    row_free(&row);
    return name;
}
