/* SPDX-License-Identifier: GPL-3.0-or-later
 * Filling placeholders: the mentee's words go in byte for byte.
 */
#include "bank/bank.h"

#include "base/bytes.h"
#include "base/day.h"

#include <stdio.h>
#include <string.h>

static void add_value(const struct value *value, bool as_date, struct bytes *out) {
    char number[32];
    switch (value->kind) {
    case VALUE_TEXT:
        if (as_date && day_long(value->text, out)) return;
        bytes_add(out, value->text, value->length);
        return;
    case VALUE_NUMBER:
        value_number_text(value->number, number);
        bytes_text(out, number);
        return;
    case VALUE_BOOL:
        bytes_text(out, value->truth ? "yes" : "no");
        return;
    case VALUE_LIST:
        for (size_t i = 0; i < value->count; i++) {
            if (i) bytes_text(out, "; ");
            add_value(&value->items[i], as_date, out);
        }
        return;
    case VALUE_NONE:
    case VALUE_MAP:
        return;
    }
}

bool bank_render(const struct bank *bank, const char *template, const struct value *fill,
                 struct bytes *out, bool *unsaid, char missing[64]) {
    if (unsaid) *unsaid = false;
    while (*template) {
        size_t plain = strcspn(template, "{");
        bytes_add(out, template, plain);
        template += plain;
        if (*template == '\0') break;
        if (template[1] == '{') {
            bytes_char(out, '{');
            template += 2;
            continue;
        }
        const char *end = strchr(template, '}');
        size_t length = strcspn(template + 1, ":}");
        snprintf(missing, 64, "%.*s", (int)length, template + 1);
        const struct value *value = value_get(fill, missing);
        if (!value || !end) return false;
        size_t before = out->length;
        add_value(value, template[1 + length] == ':', out);
        if (out->length == before) {
            bytes_text(out, bank_unsaid(bank));
            if (unsaid) *unsaid = true;
        }
        template = end + 1;
    }
    return true;
}
