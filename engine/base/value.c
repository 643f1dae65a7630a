/* SPDX-License-Identifier: GPL-3.0-or-later
 * Making, reading and freeing plain data.
 */
#include "base/value.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value value_bool(bool truth) {
    return (struct value){.kind = VALUE_BOOL, .truth = truth};
}

struct value value_number(double number) {
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

struct value value_text(const char *text, size_t length) {
    return (struct value){.kind = VALUE_TEXT, .text = memory_text(text, length), .length = length};
}

struct value value_string(const char *text) {
    return value_text(text, strlen(text));
}

struct value value_list(void) {
    return (struct value){.kind = VALUE_LIST};
}

struct value value_map(void) {
    return (struct value){.kind = VALUE_MAP};
}

struct value value_copy(const struct value *value) {
    struct value copy = *value;
    if (value->text) copy.text = memory_text(value->text, value->length);
    copy.items = NULL;
    copy.keys = NULL;
    copy.count = 0;
    for (size_t i = 0; i < value->count; i++) {
        if (value->kind == VALUE_MAP)
            value_set(&copy, value->keys[i], value_copy(&value->items[i]));
        else
            value_add(&copy, value_copy(&value->items[i]));
    }
    return copy;
}

/* Room grows at every power of two. */
static bool is_full(size_t count) {
    return (count & (count - 1)) == 0;
}

void value_add(struct value *list, struct value item) {
    size_t room = list->count ? 2 * list->count : 1;
    if (is_full(list->count)) list->items = memory_resize(list->items, room, sizeof item);
    list->items[list->count++] = item;
}

void value_set(struct value *map, const char *key, struct value item) {
    size_t room = map->count ? 2 * map->count : 1;
    if (is_full(map->count)) map->keys = memory_resize(map->keys, room, sizeof *map->keys);
    map->keys[map->count] = memory_text(key, strlen(key));
    value_add(map, item);
}

const struct value *value_get(const struct value *map, const char *key) {
    if (!map || map->kind != VALUE_MAP) return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i], key) == 0) return &map->items[i];
    return NULL;
}

const char *value_get_text(const struct value *map, const char *key) {
    const struct value *found = value_get(map, key);
    return found && found->kind == VALUE_TEXT ? found->text : NULL;
}

double value_get_number(const struct value *map, const char *key, double otherwise) {
    const struct value *found = value_get(map, key);
    return found && found->kind == VALUE_NUMBER ? found->number : otherwise;
}

bool value_equal(const struct value *a, const struct value *b) {
    if (a->kind != b->kind || a->count != b->count) return false;
    if (a->kind == VALUE_BOOL) return a->truth == b->truth;
    if (a->kind == VALUE_NUMBER) return a->number == b->number;
    if (a->kind == VALUE_TEXT)
        return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
    for (size_t i = 0; i < a->count; i++) {
        if (a->kind == VALUE_MAP && strcmp(a->keys[i], b->keys[i]) != 0) return false;
        if (!value_equal(&a->items[i], &b->items[i])) return false;
    }
    return true;
}

void value_number_text(double number, char out[32]) {
    if (number == floor(number) && fabs(number) < 1e15)
        snprintf(out, 32, "%.0f", number);
    else
        snprintf(out, 32, "%.14g", number);
}

void value_free(struct value *value) {
    for (size_t i = 0; i < value->count; i++) {
        value_free(&value->items[i]);
        if (value->kind == VALUE_MAP) free(value->keys[i]);
    }
    free(value->items);
    free(value->keys);
    free(value->text);
    *value = (struct value){0};
}
