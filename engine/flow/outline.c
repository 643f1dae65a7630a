/* SPDX-License-Identifier: GPL-3.0-or-later
 * Looks for the word `section` and the text behind it.
 */
#include "flow/outline.h"

#include "flow/token.h"

#include <string.h>

static void add_once(struct value *names, const struct token *name) {
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].length == name->length &&
            memcmp(names->items[i].text, name->text, name->length) == 0)
            return;
    if (names->count < 100 && !memchr(name->text, '\\', name->length))
        value_add(names, value_text(name->text, name->length));
}

struct value outline_sections(const char *source, size_t length) {
    struct value names = value_list();
    struct tokens tokens = tokens_of(source, length);
    bool behind = false; /* the word, perhaps with an opening bracket after it */
    for (;;) {
        struct token token = token_next(&tokens, false);
        if (token.kind == TOKEN_END) return names;
        if (behind && token.kind == TOKEN_TEXT) add_once(&names, &token);
        behind = token_is(&token, "section") || (behind && token_is(&token, "("));
    }
}
