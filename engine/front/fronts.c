/* SPDX-License-Identifier: GPL-3.0-or-later
 * Choosing a front, and what the simpler ones share.
 */
#include "front/fronts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool front_wants_lines(void) {
    const char *term = getenv("TERM");
    const char *accessible = getenv("ACCESSIBLE");
    return (accessible && *accessible && strcmp(accessible, "0") != 0) || !term ||
           strcmp(term, "dumb") == 0;
}

struct front *front_for_person(const struct bytes *scratch) {
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    return terminal && !front_wants_lines() ? front_terminal(scratch) : front_plain();
}

void front_settle(const struct prompt *prompt, struct value *typed) {
    const char *before = prompt->draft ? prompt->draft : prompt->before;
    if (before && before[0] == '/' && before[1] != '/') return; /* a command that was mistyped */
    bool dropped = before && prompt->lines && typed->text[0] == '-' &&
                   typed->text[1 + strspn(typed->text + 1, " ")] == '\0';
    bool kept = before && typed->length == 0;
    if (!dropped && !kept) return;
    value_free(typed);
    *typed = value_string(kept ? before : "");
}
