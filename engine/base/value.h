/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plain data that crosses between floors: nothing, yes or no, a number, text, a list, a map.
 * A value owns what it holds; {0} is nothing. Keys of a map keep the order they came in.
 */
#ifndef ASKWELL_VALUE_H
#define ASKWELL_VALUE_H

#include <stdbool.h>
#include <stddef.h>

enum value_kind {
    VALUE_NONE,
    VALUE_BOOL,
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_MAP,
};

struct value {
    enum value_kind kind;
    bool truth;
    double number;
    char *text; /* VALUE_TEXT: UTF-8, a NUL behind `length` bytes */
    size_t length;
    struct value *items; /* VALUE_LIST and VALUE_MAP: `count` of them */
    char **keys;         /* VALUE_MAP: one for each item */
    size_t count;
};

/* Each makes a value that the caller frees; text is copied. */
struct value value_bool(bool truth);
struct value value_number(double number);
struct value value_text(const char *text, size_t length);
struct value value_string(const char *text);
struct value value_list(void);
struct value value_map(void);
struct value value_copy(const struct value *value);

/* Adds `item` to a list, or under `key` to a map that does not have the key; `item` is taken over.
 */
void value_add(struct value *list, struct value item);
void value_set(struct value *map, const char *key, struct value item);

/* Gives what a map holds under `key`, or NULL; also NULL where `map` is NULL or no map. */
const struct value *value_get(const struct value *map, const char *key);

/* Gives the text under `key`, or NULL where there is none. */
const char *value_get_text(const struct value *map, const char *key);

/* Gives the number under `key`, or `otherwise`. */
double value_get_number(const struct value *map, const char *key, double otherwise);

/* Are both the same, kind and content, keys in the same order? */
bool value_equal(const struct value *a, const struct value *b);

/* Gives a number as a person writes it: 7, 0.5, no trailing zeros, a point whatever the locale.
 * `out` takes at least 32 bytes. */
void value_number_text(double number, char out[32]);

/* Frees what the value holds and makes it nothing. */
void value_free(struct value *value);

#endif
