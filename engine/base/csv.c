/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quotes, and the apostrophe.
 */
#include "base/csv.h"

#include "base/bytes.h"

#include <string.h>

bool csv_needs_apostrophe(const char *text) {
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (*text && strchr("=+-@\t\r\n'", *text)) return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0) return true;
    return false;
}

void csv_cell(const char *text, struct bytes *out) {
    bytes_char(out, '"');
    if (csv_needs_apostrophe(text)) bytes_char(out, '\'');
    while (*text) {
        size_t plain = strcspn(text, "\"");
        bytes_add(out, text, plain);
        text += plain;
        if (!*text) break;
        bytes_text(out, "\"\"");
        text++;
    }
    bytes_char(out, '"');
}

void csv_word(const char *text, struct bytes *out) {
    bool plain = text[strcspn(text, "\",\r\n")] == '\0' && !csv_needs_apostrophe(text);
    if (plain)
        bytes_text(out, text);
    else
        csv_cell(text, out);
}
