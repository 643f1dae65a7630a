/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for the words `section` and `part` and the text behind them, and for the first `bank =`.
 */
#include "flow/outline.h"

#include "base/text.h"
#include "flow/token.h"

#include <string.h>

static bool has(const struct value *outline, const char *what, const struct value *name) {
    for (size_t i = 0; i < outline->count; i++) {
        const struct value *known = value_get(&outline->items[i], what);
        if (known && value_equal(known, name)) return true;
    }
    return false;
}

static void add_once(struct value *outline, const char *what, const struct token *token) {
    enum { most = 200 };
    struct value name = value_text(token->text, token->length);
    bool is_written_out = !memchr(token->text, '\\', token->length);
    if (strcmp(what, "section") != 0) is_written_out = text_is_slug(name.text);
    if (!is_written_out || outline->count == most || has(outline, what, &name)) {
        value_free(&name);
        return;
    }
    struct value item = value_map();
    value_set(&item, what, name);
    if (strcmp(what, "section") != 0) value_set(&item, "line", value_number(token->line));
    value_add(outline, item);
}

/* The bank stands first. */
static void add_bank(struct value *outline, struct tokens tokens) {
    struct token before[2] = {{0}};
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return;
        if (token_is(&before[0], "bank") && token_is(&before[1], "=") && token.kind == TOKEN_TEXT) {
            add_once(outline, "bank", &token);
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

struct value outline_of(const char *source, size_t length) {
    struct value outline = value_list();
    struct tokens tokens = tokens_of(source, length);
    const char *word = NULL; /* the last one, while only an opening bracket came after it */
    bool bracket = false;
    add_bank(&outline, tokens);
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return outline;
        if (word && token.kind == TOKEN_TEXT && !(bracket && goes_on(tokens)))
            add_once(&outline, word, &token);
        bracket = word && token_is(&token, "(");
        if (!bracket) word = NULL;
        if (token_is(&token, "section")) word = "section";
        if (token_is(&token, "part")) word = "part";
    }
}
