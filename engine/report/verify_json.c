/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report as JSON: which keys there are, and then each byte.
 */
#include "report/verify_inside.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/value.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* Gives the text of a number or a word, into `number` where it is one; NULL for all else. */
static const char *text_of(const struct value *value, bool is_number, char number[32]) {
    if (value->kind == VALUE_TEXT && !is_number && strlen(value->text) == value->length)
        return value->text;
    if (value->kind != VALUE_NUMBER || !is_number) return NULL;
    value_number_text(value->number, number);
    return number;
}

static bool refuse_value(struct verifying *verifying, const struct value *value) {
    char number[32];
    if (value->kind == VALUE_TEXT) return verify_refuse_word(verifying, value->text);
    if (value->kind != VALUE_NUMBER) return verify_refuse(verifying, "this does not belong here");
    value_number_text(value->number, number);
    return verify_refuse_word(verifying, number);
}

static bool is_number(enum census_column column) {
    return column == COLUMN_STAGE || column >= COLUMN_LOW;
}

static bool take_row(struct verifying *verifying, const struct value *map, size_t index) {
    char numbers[census_columns][32];
    const char *texts[census_columns] = {NULL};
    enum census_column wrong = COLUMN_WHAT;
    snprintf(verifying->place, sizeof verifying->place, "rows[%zu]", index);
    if (map->kind != VALUE_MAP) return refuse_value(verifying, map);
    for (size_t i = 0; i < map->count; i++) {
        int column = 0;
        while (column < census_columns &&
               strcmp(census_column_name((enum census_column)column), map->keys[i]) != 0)
            column++;
        if (column == census_columns) return verify_refuse_word(verifying, map->keys[i]);
        snprintf(verifying->place, sizeof verifying->place, "rows[%zu].%s", index, map->keys[i]);
        texts[column] =
            text_of(&map->items[i], is_number((enum census_column)column), numbers[column]);
        if (!texts[column]) return refuse_value(verifying, &map->items[i]);
    }
    if (verify_row(verifying, texts, &wrong)) return true;
    snprintf(verifying->place, sizeof verifying->place, "rows[%zu].%s", index,
             census_column_name(wrong));
    if (texts[wrong]) return verify_refuse_word(verifying, texts[wrong]);
    return verify_refuse(verifying, "this is missing");
}

static bool take_key(struct verifying *verifying, const char *key, const struct value *value) {
    char number[32];
    verifying->place[0] = '\0';
    if (strcmp(key, "rows") == 0) {
        snprintf(verifying->place, sizeof verifying->place, "rows");
        if (value->kind != VALUE_LIST) return refuse_value(verifying, value);
        for (size_t i = 0; i < value->count; i++)
            if (!take_row(verifying, &value->items[i], i)) return false;
        return true;
    }
    enum census_what what = verify_what(key);
    if (what >= CENSUS_SESSIONS) return verify_refuse_word(verifying, key);
    snprintf(verifying->place, sizeof verifying->place, "%s", key);
    const char *text = text_of(value, !census_is_day(what), number);
    return text ? verify_head(verifying, what, text) : refuse_value(verifying, value);
}

/* Passes blanks outside of quotes. */
static size_t pass(const char *text, size_t at, size_t length, bool quoted) {
    while (!quoted && at < length && text[at] && strchr(" \t\r\n", text[at]))
        at++;
    return at;
}

/* Is it written as askwell writes it, but for blanks? */
static bool check_bytes(struct verifying *verifying, const char *text, size_t length) {
    struct bytes anew = {0};
    census_json(&verifying->census, verifying->vocabulary, &anew);
    bool quoted = false;
    size_t at = 0;
    size_t to = 0;
    for (;;) {
        at = pass(text, at, length, quoted);
        to = pass(anew.data, to, anew.length, quoted);
        if (at >= length || to >= anew.length || text[at] != anew.data[to]) break;
        bool escapes = quoted && text[at] == '\\';
        quoted ^= text[at] == '"';
        at++;
        to++;
        if (escapes && at < length && to < anew.length && text[at] == anew.data[to]) {
            at++;
            to++;
        }
    }
    bool same = at >= length && to >= anew.length;
    bytes_free(&anew);
    if (same) return true;
    verifying->place[0] = '\0';
    verifying->line = verifying->column = 1;
    for (size_t i = 0; i < at && i < length; i++) {
        verifying->column = text[i] == '\n' ? 1 : verifying->column + 1;
        verifying->line += text[i] == '\n';
    }
    return verify_refuse(verifying, "askwell would write this in another way");
}

bool verify_json(struct verifying *verifying, const char *text, size_t length) {
    struct value whole = {0};
    struct fault *fault = verifying->fault;
    bool good = json_read(text, length, &whole, fault);
    if (!good) {
        struct fault said = *fault;
        fault_at(fault, verifying->path, said.line, said.column);
        return fault_say(fault, EX_DATAERR, NULL, "%s", said.what);
    }
    for (size_t i = 0; good && i < whole.count; i++)
        good = take_key(verifying, whole.keys[i], &whole.items[i]);
    if (good && !value_get(&whole, "rows")) {
        verifying->place[0] = '\0';
        good = verify_refuse(verifying, "`rows` is missing");
    }
    value_free(&whole);
    return good && check_bytes(verifying, text, length);
}
