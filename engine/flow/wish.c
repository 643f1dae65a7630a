/* SPDX-License-Identifier: GPL-3.0-or-later
 * Wishes on the wire: {"do":"ask","line":12,"id":"goal","fill":{"from":["a","b"]}}, and
 * "part":"goal-clarification" where it is the wish of a part.
 */
#include "flow/wish.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"

#include <string.h>
#include <sysexits.h>

static const char *const names[] = {
    [WISH_FLOW] = "flow",       [WISH_SECTION] = "section", [WISH_TURN] = "turn",
    [WISH_SAY] = "say",         [WISH_ASK] = "ask",         [WISH_DRAW] = "draw",
    [WISH_ACTION] = "action",   [WISH_SHOW] = "show",       [WISH_KNOWN] = "known",
    [WISH_SETTLE] = "settle",   [WISH_REPLAY] = "replay",   [WISH_END] = "end",
    [WISH_FAULT] = "fault",     [WISH_PART] = "part",       [WISH_LIMIT] = "limit",
    [WISH_PERSONA] = "persona", [WISH_HEAR] = "hear",       [WISH_TELL] = "tell",
    [WISH_LEFT] = "left",       [WISH_AMEND] = "amend",
};
enum { name_count = sizeof names / sizeof *names };

bool wish_waits(enum wish_kind kind) {
    return kind == WISH_ASK || kind == WISH_DRAW || kind == WISH_ACTION || kind == WISH_KNOWN ||
           kind == WISH_REPLAY || kind == WISH_PART || kind == WISH_HEAR || kind == WISH_LEFT;
}

const char *wish_name(enum wish_kind kind) {
    return names[kind];
}

const char *wish_part(const struct wish *wish) {
    return wish->part.kind == VALUE_TEXT ? wish->part.text : NULL;
}

void wish_write(const struct wish *wish, struct bytes *out) {
    struct value map = value_map();
    value_set(&map, "do", value_string(names[wish->kind]));
    value_set(&map, "line", value_number(wish->line));
    value_set(&map, "id", value_copy(&wish->id));
    value_set(&map, "fill", value_copy(&wish->fill));
    if (wish_part(wish)) value_set(&map, "part", value_copy(&wish->part));
    json_write(&map, JSON_LINE, out);
    value_free(&map);
}

static bool is_plain(const struct value *value, int depth) {
    if (value->kind == VALUE_NONE || value->kind == VALUE_MAP) return false;
    if (value->kind == VALUE_LIST && depth == 0) return false;
    for (size_t i = 0; i < value->count; i++)
        if (!is_plain(&value->items[i], depth - 1)) return false;
    return true;
}

static bool is_fill(const struct value *fill) {
    if (fill->kind == VALUE_NONE) return true;
    if (fill->kind != VALUE_MAP) return false;
    for (size_t i = 0; i < fill->count; i++)
        if (!is_plain(&fill->items[i], 1)) return false;
    return true;
}

/* It becomes the name of a file. */
static bool is_name(const struct value *name) {
    return name->kind == VALUE_TEXT && text_is_slug(name->text);
}

static bool wants_id(enum wish_kind kind) {
    return kind != WISH_FLOW && kind != WISH_ACTION && kind != WISH_END && kind != WISH_PERSONA &&
           kind != WISH_HEAR;
}

static bool take(const struct value *map, struct wish *wish) {
    const char *name = value_get_text(map, "do");
    const struct value *id = value_get(map, "id");
    const struct value *fill = value_get(map, "fill");
    const struct value *part = value_get(map, "part");
    double line = value_get_number(map, "line", 0);
    int kind = 0;
    while (kind < name_count && (!name || strcmp(names[kind], name) != 0))
        kind++;
    if (kind == name_count || !id || !fill || line < 0 || line > 1e7) return false;
    if (wants_id((enum wish_kind)kind) && (id->kind != VALUE_TEXT || id->length == 0)) return false;
    if (!is_fill(fill) || (part && !is_name(part))) return false;
    if (kind == WISH_PART && !is_name(id)) return false;
    *wish = (struct wish){(enum wish_kind)kind, (int)line, value_copy(id), value_copy(fill), {0}};
    if (part) wish->part = value_copy(part);
    return true;
}

/* What a flow says of itself goes to a terminal, so it is cleaned here once. */
static void clean(struct value *text) {
    if (text->kind != VALUE_TEXT) return;
    struct bytes shown = {0};
    text_show(text->text, text->length, TEXT_ONE_LINE, &shown);
    value_free(text);
    *text = value_text(bytes_string(&shown), shown.length);
    bytes_free(&shown);
}

bool wish_read(const char *text, size_t length, struct wish *wish, struct fault *fault) {
    struct value map = {0};
    *wish = (struct wish){0};
    bool good = json_read(text, length, &map, fault) && take(&map, wish);
    value_free(&map);
    if (good) {
        clean(&wish->id);
        return true;
    }
    return fault_say(fault, EX_DATAERR, "do not use this script",
                     "the conversation's process sent something that no script can send");
}

void wish_free(struct wish *wish) {
    value_free(&wish->id);
    value_free(&wish->fill);
    value_free(&wish->part);
}
