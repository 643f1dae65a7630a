/* SPDX-License-Identifier: GPL-3.0-or-later
 * Escaping: what may be shown at all is text_show's to say, so it goes first.
 */
#include "base/html.h"

#include "base/bytes.h"
#include "base/text.h"

#include <string.h>

static const char *entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

void html_text(struct bytes *out, const char *text, size_t length) {
    struct bytes shown = {0};
    text_show(text, length, TEXT_KEEP_LINES, &shown);
    for (const char *at = bytes_string(&shown); *at;) {
        size_t plain = strcspn(at, "&<>\"'");
        bytes_add(out, at, plain);
        at += plain;
        if (*at) bytes_text(out, entity(*at++));
    }
    bytes_free(&shown);
}

void html_string(struct bytes *out, const char *text) {
    if (text) html_text(out, text, strlen(text));
}
