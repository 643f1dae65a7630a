/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for `hours =` and `months =` between the braces of the first `flow`.
 */
#include "flow/terms.h"

#include "flow/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool terms_read_hours(const char *text, struct terms *terms) {
    size_t first = strspn(text, "0123456789");
    const char *second = text + first + (text[first] == '-');
    size_t last = strspn(second, "0123456789");
    bool range = text[first] == '-';
    if (first < 1 || first > 2 || second[last] != '\0') return false;
    if (range && (last < 1 || last > 2)) return false;
    terms->low = strtol(text, NULL, 10);
    terms->high = range ? strtol(second, NULL, 10) : terms->low;
    return terms->high >= 1 && terms->low <= terms->high;
}

/* Gives the text of a token that is short enough to be what is looked for, or "". */
static const char *short_text(const struct token *token, char out[16]) {
    bool fits = token->length < 16;
    snprintf(out, 16, "%.*s", fits ? (int)token->length : 0, token->text);
    return out;
}

static void take(struct terms *terms, const struct token *name, const struct token *value) {
    char text[16];
    short_text(value, text);
    if (token_is(name, "hours") && value->kind == TOKEN_TEXT && !terms_read_hours(text, terms))
        terms->high = 0;
    if (token_is(name, "months") && value->kind == TOKEN_NUMBER)
        terms->months = strtol(text, NULL, 10);
}

bool terms_of(const char *source, size_t length, struct terms *terms) {
    struct tokens tokens = tokens_of(source, length);
    struct token before[2] = {{0}};
    size_t depth = 0;
    bool begun = false;
    *terms = (struct terms){0};
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) break;
        begun = begun || token_is(&token, "flow");
        depth += begun && token_is(&token, "{");
        if (depth == 1 && token_is(&before[1], "=")) take(terms, &before[0], &token);
        if (depth && token_is(&token, "}") && --depth == 0) break;
        before[0] = before[1];
        before[1] = token;
    }
    return terms->high > 0 && terms->months > 0 && terms->months <= terms_months_most;
}
