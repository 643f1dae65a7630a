/* SPDX-License-Identifier: GPL-3.0-or-later
 * A script as a row of tokens. What a name holds is known where it is only ever given the answer to
 * a question; anything more clever is left to the walks.
 */
#include "author/script.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/token.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
    struct token *tokens; /* ended by a TOKEN_END */
    size_t count;
};

static struct row row_of(const struct script *script) {
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

static bool is(const struct row *row, size_t at, const char *text) {
    return at < row->count && token_is(&row->tokens[at], text);
}

/* A word of the language with an id written out behind it. */
struct use {
    enum wish_kind kind;
    size_t at;   /* of the word */
    size_t text; /* of the id */
    size_t end;  /* behind the whole call */
    char id[80];
};

/* Gives the place behind the bracket that closes the one at `at`. */
static size_t behind_bracket(const struct row *row, size_t at) {
    size_t depth = 0;
    for (; at < row->count - 1; at++) {
        bool opens = is(row, at, "(") || is(row, at, "{");
        bool closes = is(row, at, ")") || is(row, at, "}");
        depth += opens;
        if (closes && --depth == 0) return at + 1;
    }
    return at;
}

static bool use_at(const struct row *row, size_t at, struct use *use) {
    static const struct {
        const char *word;
        enum wish_kind kind;
    } words[] = {{"ask", WISH_ASK},         {"ask_from", WISH_DRAW}, {"say", WISH_SAY},
                 {"section", WISH_SECTION}, {"turn", WISH_TURN},     {"show", WISH_SHOW}};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
        found = is(row, at, words[i].word);
        use->kind = words[i].kind;
    }
    bool bracket = found && is(row, at + 1, "(");
    use->at = at;
    use->text = at + 1 + bracket;
    if (!found || row->tokens[use->text].kind != TOKEN_TEXT || is(row, use->text + 1, ".."))
        return false;
    const struct token *id = &row->tokens[use->text];
    use->end = bracket ? behind_bracket(row, at + 1) : use->text + 1;
    return (size_t)snprintf(use->id, sizeof use->id, "%.*s", (int)id->length, id->text) <
           sizeof use->id;
}

static struct finding *find(struct findings *findings, const struct script *script,
                            enum severity severity, const char *rule, const struct token *token,
                            const char *remedy, const char *what, ...)
    __attribute__((format(printf, 7, 8)));

static struct finding *find(struct findings *findings, const struct script *script,
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
        if (!use_at(row, at, &use) || bank_has(script->bank, &use, &shelf, &noun)) continue;
        const char *nearest = bank_nearest(script->bank, shelf, use.id);
        const char *other = other_word(script->bank, use.id);
        struct bytes remedy = {0};
        if (other)
            bytes_format(&remedy, "it %s \"%s\"", other, use.id);
        else if (nearest)
            bytes_format(&remedy, "did you mean `%s`?", nearest);
        else
            bytes_format(&remedy, "add it to %s", bank_path(script->bank));
        find(findings, script, SEVERITY_ERROR, "unknown-id", &row->tokens[use.text],
             bytes_string(&remedy), "the bank %s has no %s `%s`", bank_name(script->bank), noun,
             use.id);
        bytes_free(&remedy);
    }
}

/* Gives the name of the part that is taken in at `at`, or NULL; a walk finds out about one that is
 * put together. */
static const struct token *part_at(const struct row *row, size_t at) {
    if (at + 2 >= row->count || !is(row, at, "part")) return NULL;
    bool bracket = is(row, at + 1, "(");
    const struct token *name = &row->tokens[at + 1 + bracket];
    return name->kind == TOKEN_TEXT && !(bracket && is(row, at + 3, "..")) ? name : NULL;
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
            find(findings, script, SEVERITY_ERROR, "unknown-part", name, fault.remedy, "%s",
                 fault.what);
        bytes_free(&path);
        free(text);
    }
}

/* What is only a part stands under the heading of the conversation around it. */
static void check_sections(const struct script *script, const struct row *row,
                           struct findings *findings) {
    bool asked = false;
    for (size_t at = 0; at < row->count; at++) {
        struct use use;
        if (is(row, at, "listed") && is(row, at + 2, "false")) return;
        if (is(row, at, "section") && is(row, at + 1, "(")) return;
        if (!use_at(row, at, &use)) continue;
        if (use.kind == WISH_SECTION) return;
        if (asked || (use.kind != WISH_ASK && use.kind != WISH_DRAW)) continue;
        asked = true;
        find(findings, script, SEVERITY_WARNING, "no-section", &row->tokens[at],
             "write section \"…\" above it, so that a coach sees where the conversation is",
             "a question is asked before any section has begun");
    }
}

/* What a name is known to hold: the answer to one question, or something else. */
struct holder {
    const struct token *name;
    const struct question *question; /* NULL: something else */
};

struct holders {
    struct holder *items;
    size_t count;
};

static bool same_name(const struct token *a, const struct token *b) {
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static struct holder *holder_of(const struct holders *holders, const struct token *name) {
    for (size_t i = 0; name->kind == TOKEN_NAME && i < holders->count; i++)
        if (same_name(holders->items[i].name, name)) return &holders->items[i];
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
        if (is(row, at, "in") || is(row, at, ",") || (at >= 2 && is(row, at - 2, ","))) {
            if (!is(row, at - 2, "{") && !is(row, at - 2, "(")) hold(&holders, name, NULL);
            continue;
        }
        if (!is(row, at, "=") || is(row, at - 2, "{")) continue;
        bool answers = use_at(row, at + 1, &use) && use.kind == WISH_ASK &&
                       !is_operator(&row->tokens[use.end]);
        hold(&holders, name, answers ? bank_question(script->bank, use.id) : NULL);
    }
    return holders;
}

/* The question whose answer stands at `at`, and the place behind it; or NULL. */
static const struct question *answer_at(const struct script *script, const struct row *row,
                                        const struct holders *holders, size_t at, size_t *end) {
    struct use use;
    if (use_at(row, at, &use) && use.kind == WISH_ASK) {
        *end = use.end;
        return bank_question(script->bank, use.id);
    }
    const struct holder *holder = holder_of(holders, &row->tokens[at]);
    bool part = at && (is(row, at - 1, ".") || is(row, at - 1, "#"));
    *end = at + 1;
    return holder && !part && !is(row, at + 1, "=") ? holder->question : NULL;
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
        find(findings, script, SEVERITY_ERROR, "kind", other, instead(question),
             "`%s` is a %s question and gives %s, so it cannot be compared like this", question->id,
             kind_name(question->kind), gives(question));
    else if (question->kind == KIND_CHOICE && !can_be(question, other, &remedy))
        find(findings, script, SEVERITY_ERROR, "kind", other, bytes_string(&remedy),
             "`%s` has no option \"%.*s\", so this is never so", question->id, (int)other->length,
             other->text);
    bytes_free(&remedy);
}

static bool is_condition(const struct row *row, size_t at, size_t end) {
    static const char *const before[] = {"if", "elseif", "while", "until", "not", "and", "or"};
    bool asked = false;
    for (size_t i = 0; at && i < sizeof before / sizeof *before; i++)
        asked = asked || is(row, at - 1, before[i]);
    bool then = is(row, end, "then") || is(row, end, "do") || is(row, end, "and");
    bool last = at && is(row, at - 1, "until") && !is_operator(&row->tokens[end]);
    return asked && (then || last);
}

static void check_kinds(const struct script *script, const struct row *row,
                        struct findings *findings) {
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
            find(findings, script, SEVERITY_ERROR, "kind", token,
                 "ask a question of `kind: yesno`, or compare the answer with something",
                 "`%s` is a %s question and gives %s, which always counts as yes", question->id,
                 kind_name(question->kind), gives(question));
    }
    free(holders.items);
}

/* Blocks that `end` or `until` closes; gives the token behind the end of the one begun at `at`. */
static size_t behind_block(const struct row *row, size_t at) {
    size_t depth = 1;
    for (at++; at < row->count && depth; at++) {
        bool opens = is(row, at, "do") || is(row, at, "then") || is(row, at, "function") ||
                     is(row, at, "repeat");
        bool closes = is(row, at, "end") || is(row, at, "until") || is(row, at, "elseif");
        if (is(row, at, "elseif")) depth--; /* its own `then` opens again */
        if (opens) depth++;
        if (closes && !is(row, at, "elseif")) depth--;
    }
    return at;
}

static bool mentions(const struct row *row, size_t from, size_t to, const struct token *name) {
    for (size_t at = from; at < to; at++)
        if (row->tokens[at].kind == TOKEN_NAME && same_name(&row->tokens[at], name)) return true;
    return false;
}

/* A question that is asked for each thing of a list in the same words: when somebody goes back and
 * changes the list, an answer comes to stand under another thing. */
static void check_loops(const struct script *script, const struct row *row,
                        struct findings *findings) {
    for (size_t at = 0; at + 4 < row->count; at++) {
        if (!is(row, at, "for") || !is(row, at + 2, "in") || !is(row, at + 3, "each")) continue;
        const struct token *name = &row->tokens[at + 1];
        size_t inside = at + 4;
        while (inside < row->count && !is(row, inside, "do"))
            inside++;
        size_t end = behind_block(row, inside);
        for (; inside < end; inside++) {
            struct use use;
            if (!use_at(row, inside, &use) || use.kind != WISH_ASK) continue;
            if (mentions(row, use.at, use.end, name)) continue;
            struct bytes remedy = {0};
            bytes_format(&remedy,
                         "write ask(\"%s\", { %.*s = %.*s }) and put {%.*s} into its words", use.id,
                         (int)name->length, name->text, (int)name->length, name->text,
                         (int)name->length, name->text);
            find(findings, script, SEVERITY_WARNING, "same-words", &row->tokens[inside],
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
    check_sections(script, &row, findings);
    check_kinds(script, &row, findings);
    check_loops(script, &row, findings);
    free(row.tokens);
}

/* A word that goes over several lines happens at any of them. */
static bool is_reached(const struct row *row, const struct walks *walks, const struct use *use) {
    int first = row->tokens[use->at].line;
    int last = row->tokens[use->end - 1].line;
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        if (*site->part) continue;
        if (site->line >= first && site->line <= last && site->kind == use->kind &&
            strcmp(site->id, use->id) == 0)
            return true;
    }
    return false;
}

bool script_names(const struct script *script, const char *word) {
    struct tokens tokens = tokens_of(script->text, script->length);
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return false;
        if (token.kind == TOKEN_NAME && token_is(&token, word)) return true;
    }
}

size_t script_places(const struct script *script, const struct walks *walks, size_t *reached) {
    struct row row = row_of(script);
    size_t places = 0;
    *reached = 0;
    for (size_t at = 0; at < row.count; at++) {
        struct use use;
        if (!use_at(&row, at, &use)) continue;
        places++;
        *reached += is_reached(&row, walks, &use);
    }
    free(row.tokens);
    return places;
}

void script_unreached(const struct script *script, const struct walks *walks,
                      struct findings *findings) {
    struct row row = row_of(script);
    bool is_part = script_names(script, "given");
    for (size_t at = 0; at < row.count; at++) {
        struct use use;
        long line = row.tokens[at].line;
        if (!use_at(&row, at, &use) || is_reached(&row, walks, &use)) continue;
        if (findings_have(findings, "kind", script->path, line) ||
            findings_have(findings, "unknown-id", script->path, line))
            continue;
        find(findings, script, walks->all && !is_part ? SEVERITY_ERROR : SEVERITY_WARNING,
             "unreached", &row.tokens[at],
             is_part ? "check it with a conversation that gives it what leads here, or write "
                       "`-- allow unreached: why` above it"
                     : "look at the conditions above it: no answer leads here; or take it out",
             "no path comes to `%s` (%s %u walked)", use.id,
             walks->all ? "all of them," : "of many,", walks->walks);
    }
    free(row.tokens);
}

/* How many `ask_from` asks: 1 where it does not say. */
static long drawn_at(const struct row *row, const struct use *use) {
    const struct token *number = &row->tokens[use->text + 2];
    if (use->kind != WISH_DRAW) return -1;
    if (use->end <= use->text + 2) return 1;
    bool written =
        is(row, use->text + 1, ",") && number->kind == TOKEN_NUMBER && use->end == use->text + 4;
    return written ? strtol(number->text, NULL, 10) : -1;
}

static bool use_of(const struct row *row, size_t at, struct script_use *found) {
    struct use use = {.at = at, .kind = WISH_ACTION, .id = "action"};
    bool acts = is(row, at, "action") && (is(row, at + 1, "{") || is(row, at + 1, "("));
    if (acts) use.end = behind_bracket(row, at + 1);
    if (!acts && !use_at(row, at, &use)) return false;
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
    free(row.tokens);
    return uses;
}

void script_texts(const struct script *script, struct value *ids) {
    struct row row = row_of(script);
    for (size_t at = 0; at < row.count; at++)
        if (row.tokens[at].kind == TOKEN_TEXT)
            value_add(ids, value_text(row.tokens[at].text, row.tokens[at].length));
    free(row.tokens);
}

void script_parts(const struct script *script, struct value *names) {
    struct row row = row_of(script);
    for (size_t at = 0; at < row.count; at++) {
        const struct token *name = part_at(&row, at);
        if (name) value_add(names, value_text(name->text, name->length));
    }
    free(row.tokens);
}

char *script_says(const struct script *script, const char *key, long *line, long *column) {
    struct row row = row_of(script);
    char *name = NULL;
    for (size_t at = 0; at + 2 < row.count && !name; at++) {
        const struct token *text = &row.tokens[at + 2];
        if (!is(&row, at, key) || !is(&row, at + 1, "=") || text->kind != TOKEN_TEXT) continue;
        name = memory_text(text->text, text->length);
        if (line) *line = text->line;
        if (column) *column = text->column + 1;
    }
    free(row.tokens);
    return name;
}

char *script_kinds_at(const struct script *script, int line) {
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
    free(row.tokens);
    return kinds;
}

/* A waiver that a comment gives; `line` 0 is the whole script. */
static bool waiver_of(const struct token *comment, struct bytes *rule, struct bytes *reason) {
    const char *at = comment->text;
    const char *end = at + comment->length;
    at += strspn(at, " -");
    if (end - at < 6 || strncmp(at, "allow ", 6) != 0) return false;
    at += 6;
    size_t length = strcspn(at, ":\n");
    if (at + length >= end || at[length] != ':') return false;
    bytes_add(rule, at, length);
    at += length + 1;
    at += strspn(at, " ");
    if (at < end) bytes_add(reason, at, (size_t)(end - at));
    return reason->length > 0;
}

void script_waive(const struct script *script, struct findings *findings) {
    struct tokens tokens = tokens_of(script->text, script->length);
    bool begun = false;
    for (;;) {
        struct token token = token_next(&tokens, true);
        struct bytes rule = {0};
        struct bytes reason = {0};
        if (token.kind == TOKEN_END) return;
        if (token.kind != TOKEN_COMMENT) begun = true;
        bool waives = token.kind == TOKEN_COMMENT && waiver_of(&token, &rule, &reason);
        for (size_t i = 0; waives && i < findings->count; i++) {
            struct finding *finding = &findings->items[i];
            bool here = !begun || finding->fault.line == token.line ||
                        finding->fault.line == token.line + 1;
            if (here && finding->severity != SEVERITY_WAIVED &&
                strcmp(finding->rule, bytes_string(&rule)) == 0 &&
                strcmp(finding->fault.file, script->path) == 0)
                finding_waive(finding, bytes_string(&reason));
        }
        bytes_free(&rule);
        bytes_free(&reason);
    }
}
