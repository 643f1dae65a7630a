/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for the words `section` and `part` and the text behind them, and for the first `bank =`. A
 * part whose heading yields goes by the one that it is given.
 */
#include "flow/outline.h"

#include "base/text.h"
#include "flow/token.h"

#include <string.h>

static bool has(const struct value *outline, const struct value *item) {
    for (size_t i = 0; i < outline->count; i++) {
        const char *const keys[] = {"section", "part", "bank", "heading"};
        size_t same = 0;
        for (size_t k = 0; k < 4; k++) {
            const char *known = value_get_text(&outline->items[i], keys[k]);
            const char *wanted = value_get_text(item, keys[k]);
            same += known && wanted ? strcmp(known, wanted) == 0 : known == wanted;
        }
        if (same == 4) return true;
    }
    return false;
}

/* `heading` may be NULL. */
static void add_once(struct value *outline, const char *what, const struct token *token,
                     const struct token *heading) {
    enum { most = 200 };
    bool is_section = strcmp(what, "section") == 0;
    struct value item = value_map();
    value_set(&item, what, value_text(token->text, token->length));
    bool is_written_out = !memchr(token->text, '\\', token->length);
    if (!is_section) is_written_out = text_is_slug(value_get_text(&item, what));
    if (heading && !memchr(heading->text, '\\', heading->length))
        value_set(&item, "heading", value_text(heading->text, heading->length));
    if (!is_written_out || outline->count == most || has(outline, &item)) {
        value_free(&item);
        return;
    }
    if (!is_section) value_set(&item, "line", value_number(token->line));
    value_add(outline, item);
}

/* The bank stands first. */
static void add_bank(struct value *outline, struct tokens tokens) {
    struct token before[2] = {{0}};
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return;
        if (token_is(&before[0], "bank") && token_is(&before[1], "=") && token.kind == TOKEN_TEXT) {
            add_once(outline, "bank", &token, NULL);
            return;
        }
        before[0] = before[1];
        before[1] = token;
    }
}

/* In brackets it may go on, as in part("goal-" .. which). */
static bool goes_on(struct tokens tokens) {
    struct token next = token_next(&tokens, false);
    return token_is(&next, "..");
}

/* Passes over these signs and names, where all of them come next. */
static bool pass(struct tokens *tokens, const char *const *signs, size_t count) {
    struct tokens ahead = *tokens;
    for (size_t i = 0; i < count; i++) {
        struct token token = token_next(&ahead, false);
        if (!token_is(&token, signs[i])) return false;
    }
    *tokens = ahead;
    return true;
}

/* Takes the text that comes next, in brackets or not, where it is the whole of it. */
static bool take_text(struct tokens *tokens, struct token *text) {
    static const char *const bracket[] = {"("};
    bool opened = pass(tokens, bracket, 1);
    struct tokens ahead = *tokens;
    *text = token_next(&ahead, false);
    if (text->kind != TOKEN_TEXT || (opened && goes_on(ahead))) return false;
    *tokens = ahead;
    return true;
}

/* section(given.section or "Reflection") has a heading that the conversation around it may word. */
static void add_section(struct value *outline, struct tokens *tokens) {
    static const char *const given[] = {"(", "given", ".", "section", "or"};
    struct token text;
    bool yields = pass(tokens, given, 5);
    if (!take_text(tokens, &text)) return;
    size_t before = outline->count;
    add_once(outline, "section", &text, NULL);
    if (yields && outline->count > before)
        value_set(&outline->items[before], "yields", value_bool(true));
}

/* part("reflection", { section = "Looking back" }) gives a heading to it. */
static void add_part(struct value *outline, struct tokens *tokens) {
    static const char *const heading[] = {"section", "="};
    struct token name;
    struct token text = {0};
    if (!take_text(tokens, &name)) return;
    struct tokens ahead = *tokens;
    struct token token = token_next(&ahead, false);
    bool given = token_is(&token, ",");
    token = token_next(&ahead, false);
    given = given && token_is(&token, "{");
    for (size_t depth = 1; given && depth && token.kind != TOKEN_END;) {
        if (depth == 1 && pass(&ahead, heading, 2) && take_text(&ahead, &text)) break;
        text = (struct token){0};
        token = token_next(&ahead, false);
        depth += token_is(&token, "{") || token_is(&token, "(");
        depth -= token_is(&token, "}") || token_is(&token, ")");
    }
    add_once(outline, "part", &name, text.kind == TOKEN_TEXT ? &text : NULL);
}

struct value outline_of(const char *source, size_t length) {
    struct value outline = value_list();
    struct tokens tokens = tokens_of(source, length);
    struct token before = {0};
    add_bank(&outline, tokens);
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return outline;
        bool is_word = !token_is(&before, ".") && !token_is(&before, ":");
        if (is_word && token_is(&token, "section")) add_section(&outline, &tokens);
        if (is_word && token_is(&token, "part")) add_part(&outline, &tokens);
        before = token;
    }
}
