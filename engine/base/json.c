/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bridge to jansson: copies between its values and ours.
 */
#include "base/json.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <sysexits.h>

void json_prepare(void) {
    json_object_seed(0);
}

static bool from_json(const json_t *json, int depth, struct value *out) {
    if (depth > json_depth) return false;
    size_t index = 0;
    const char *key = NULL;
    json_t *item = NULL;
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        *out = value_map();
        json_object_foreach((json_t *)json, key, item) {
            struct value inner = {0};
            bool good = from_json(item, depth + 1, &inner);
            value_set(out, key, inner);
            if (!good) return false;
        }
        return true;
    case JSON_ARRAY:
        *out = value_list();
        json_array_foreach(json, index, item) {
            struct value inner = {0};
            bool good = from_json(item, depth + 1, &inner);
            value_add(out, inner);
            if (!good) return false;
        }
        return true;
    case JSON_STRING:
        *out = value_text(json_string_value(json), json_string_length(json));
        return true;
    case JSON_INTEGER:
    case JSON_REAL:
        *out = value_number(json_number_value(json));
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        *out = value_bool(json_is_true(json));
        return true;
    case JSON_NULL:
        break;
    }
    *out = (struct value){0};
    return true;
}

bool json_read(const char *text, size_t length, struct value *out, struct fault *fault) {
    *out = (struct value){0};
    json_error_t error;
    json_t *json = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!json && json_error_code(&error) == json_error_out_of_memory) memory_none();
    if (!json) {
        fault_at(fault, fault->file, error.line, error.column);
        return fault_say(fault, EX_DATAERR, "send one JSON value on each line",
                         "this is not JSON: %s", error.text);
    }
    bool good = from_json(json, 1, out);
    json_decref(json);
    if (good) return true;
    value_free(out);
    return fault_say(fault, EX_DATAERR, "nest less deeply", "more than %d levels of JSON",
                     json_depth);
}

static json_t *to_json(const struct value *value) {
    switch (value->kind) {
    case VALUE_NONE:
        break;
    case VALUE_BOOL:
        return json_boolean(value->truth);
    case VALUE_NUMBER:
        if (value->number == floor(value->number) && fabs(value->number) < 1e15)
            return json_integer((json_int_t)value->number);
        return isfinite(value->number) ? json_real(value->number) : json_null();
    case VALUE_TEXT: {
        json_t *text = json_stringn(value->text, value->length);
        if (text) return text;
        struct bytes repaired = {0};
        text_repair(value->text, value->length, &repaired);
        text = json_stringn(repaired.data, repaired.length);
        bytes_free(&repaired);
        return text;
    }
    case VALUE_LIST: {
        json_t *array = json_array();
        for (size_t i = 0; i < value->count; i++)
            json_array_append_new(array, to_json(&value->items[i]));
        return array;
    }
    case VALUE_MAP: {
        json_t *object = json_object();
        for (size_t i = 0; i < value->count; i++)
            json_object_set_new(object, value->keys[i], to_json(&value->items[i]));
        return object;
    }
    }
    return json_null();
}

static int add_chunk(const char *chunk, size_t length, void *out) {
    bytes_add(out, chunk, length);
    return 0;
}

/* Jansson escapes C0 and no more; C1, DEL and what reorders reading command a terminal as well.
 * They stand only within strings, where an escape means the same. */
static void add_escaped(const struct bytes *text, struct bytes *out) {
    size_t from = 0;
    for (size_t at = 0; at < text->length;) {
        uint32_t code = 0;
        size_t plain = text_plain(text->data + at, text->length - at);
        size_t size = plain ? plain : text_next(text->data + at, text->length - at, &code);
        if (!plain && code != '\n' && text_is_control(code)) {
            bytes_add(out, text->data + from, at - from);
            bytes_format(out, "\\u%04X", (unsigned)code);
            from = at + size;
        }
        at += size ? size : 1;
    }
    bytes_add(out, text->data + from, text->length - from);
}

void json_write(const struct value *value, enum json_style style, struct bytes *out) {
    size_t flags = JSON_ENCODE_ANY | (style == JSON_LINE ? JSON_COMPACT : JSON_INDENT(2));
    struct bytes text = {0};
    json_t *json = to_json(value);
    if (!json || json_dump_callback(json, add_chunk, &text, flags) != 0) memory_none();
    json_decref(json);
    add_escaped(&text, out);
    bytes_free(&text);
}
