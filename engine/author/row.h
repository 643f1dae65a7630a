/* SPDX-License-Identifier: GPL-3.0-or-later
 * A script as a row of tokens, and the words of the language in it.
 */
#ifndef ASKWELL_ROW_H
#define ASKWELL_ROW_H

#include "author/script.h"
#include "flow/token.h"

#include <stdbool.h>
#include <stddef.h>

struct row {
    struct token *tokens; /* ended by a TOKEN_END */
    size_t count;
};

/* A word of the language with an id written out behind it. */
struct use {
    enum wish_kind kind;
    size_t at;   /* of the word */
    size_t text; /* of the id */
    size_t end;  /* behind the whole call */
    char id[80];
};

/* Reads the script, without its comments; the caller frees with row_free. */
struct row row_of(const struct script *script);
void row_free(struct row *row);

/* Is the token at `at` this text? */
bool row_is(const struct row *row, size_t at, const char *text);

/* Are two tokens the same name? */
bool row_same_name(const struct token *a, const struct token *b);

/* Gives the place behind the bracket that closes the one at `at`. */
size_t row_behind(const struct row *row, size_t at);

/* Is there such a word at `at`? Then `use` tells of it. */
bool row_use(const struct row *row, size_t at, struct use *use);

/* Adds a finding at a token; the rest as findings_add. */
struct finding *row_find(struct findings *findings, const struct script *script,
                         enum severity severity, const char *rule, const struct token *token,
                         const char *remedy, const char *what, ...)
    __attribute__((format(printf, 7, 8)));

#endif
