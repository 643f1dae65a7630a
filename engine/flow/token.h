/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of a script, read off its source without running it, each with its place.
 */
#ifndef ASKWELL_TOKEN_H
#define ASKWELL_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_NAME, /* a name or one of Lua's own words */
    TOKEN_TEXT, /* what stands between quotes; escapes stay as written */
    TOKEN_NUMBER,
    TOKEN_SIGN,    /* one sign, or one of == ~= <= >= .. ... :: // << >> */
    TOKEN_COMMENT, /* what stands behind -- */
    TOKEN_END,
};

/* `text` points into the source. */
struct token {
    enum token_kind kind;
    const char *text;
    size_t length;
    int line; /* from 1 */
    long column;
};

struct tokens {
    const char *at;
    const char *end;
    const char *line_start;
    int line;
};

/* Begins at the top of `source`, which must stay while it is read. */
struct tokens tokens_of(const char *source, size_t length);

/* Gives the next one; comments too where `comments`. TOKEN_END is given again and again. */
struct token token_next(struct tokens *tokens, bool comments);

/* Is it this name or sign? */
bool token_is(const struct token *token, const char *text);

#endif
