/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of formats.
 */
#include "export/format.h"

#include "base/file.h"
#include "base/text.h"

#include <string.h>

const struct format *const formats[] = {
    &format_json,        &format_csv,      &format_ics,  &format_todo,
    &format_taskwarrior, &format_markdown, &format_html, NULL,
};

const struct format *format_find(const char *name) {
    for (size_t i = 0; formats[i]; i++)
        if (strcmp(formats[i]->name, name) == 0) return formats[i];
    return NULL;
}

const struct format *format_of_file(const char *file) {
    const struct format *best = NULL;
    for (size_t i = 0; formats[i]; i++) {
        if (!text_ends_with(file_name(file), formats[i]->ending)) continue;
        if (!best || strlen(formats[i]->ending) > strlen(best->ending)) best = formats[i];
    }
    return best;
}
