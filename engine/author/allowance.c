/* SPDX-License-Identifier: GPL-3.0-or-later
 * Comments are read as the compiler reads them, so that one in quotes allows nothing.
 */
#include "author/allowance.h"

#include "base/bytes.h"
#include "flow/token.h"

#include <string.h>

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

void allowance_waive(const struct script *script, struct findings *findings) {
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
