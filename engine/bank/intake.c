/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts, words and numbers of a bank, and how one that is wrong is refused.
 */
#include "bank/intake.h"

#include "base/bytes.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

bool intake_goes_on(struct intake *intake) {
    if (!intake->all) return false;
    faults_add(intake->all, intake->fault);
    return true;
}

bool intake_refuse(struct intake *intake, const struct node *node, const char *remedy,
                   const char *what, ...) {
    char sentence[sizeof intake->fault->what];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    fault_at(intake->fault, intake->path, node->line, node->column);
    return fault_say(intake->fault, EX_DATAERR, remedy, "%s", sentence);
}

/* Refuses a word that is none of those known, naming the nearest or all of them. */
bool intake_refuse_word(struct intake *intake, long line, long column, const char *noun,
                        const char *word, const char *const *known, size_t count) {
    const char *nearest = text_nearest(word, known, count);
    struct bytes remedy = {0};
    if (nearest) {
        bytes_format(&remedy, "did you mean `%s`?", nearest);
    } else {
        bytes_text(&remedy, "use one of: ");
        for (size_t i = 0; i < count; i++)
            bytes_format(&remedy, "%s%s", i ? ", " : "", known[i]);
    }
    fault_at(intake->fault, intake->path, line, column);
    fault_say(intake->fault, EX_DATAERR, bytes_string(&remedy), "`%s` is not a %s", word, noun);
    bytes_free(&remedy);
    return false;
}

bool intake_is_known(const char *word, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, known[i]) == 0) return true;
    return false;
}

bool intake_check_keys(struct intake *intake, const struct node *map, const char *noun,
                       const char *const *known, size_t count) {
    for (const struct node *child = map->first; child; child = child->next)
        if (!intake_is_known(child->key, known, count))
            return intake_refuse_word(intake, child->key_line, child->key_column, noun, child->key,
                                      known, count);
    return true;
}

/* Controls are refused, because a bank's text is shown to people. */
bool intake_check_shown(struct intake *intake, const struct node *node, const char *key) {
    size_t at = text_plain(node->text, node->length);
    while (at < node->length) {
        uint32_t code = 0;
        at += text_next(node->text + at, node->length - at, &code);
        if (text_is_control(code) && code != '\n')
            return intake_refuse(intake, node, "take the character out",
                                 "`%s` holds a control character", key);
    }
    return true;
}

/* A text that begins with a placeholder is a map to YAML. */
bool intake_refuse_no_text(struct intake *intake, const struct node *node, const char *key) {
    const char *remedy =
        node->kind == NODE_MAP ? "put double quotes around the whole text" : "write it on one line";
    return intake_refuse(intake, node, remedy, "`%s` takes one text", key);
}

/* Reads an optional text. */
bool intake_text(struct intake *intake, const struct node *map, const char *key, const char **out) {
    const struct node *node = tree_get(map, key);
    if (!node) return true;
    if (node->kind != NODE_TEXT) return intake_refuse_no_text(intake, node, key);
    if (!intake_check_shown(intake, node, key)) return false;
    *out = node->text;
    return true;
}

bool intake_word(struct intake *intake, const struct node *map, const char *key, const char *noun,
                 const char *const *known, size_t count, const char **out) {
    if (!intake_text(intake, map, key, out)) return false;
    if (!*out || intake_is_known(*out, known, count)) return true;
    const struct node *node = tree_get(map, key);
    return intake_refuse_word(intake, node->line, node->column, noun, *out, known, count);
}

bool intake_number(struct intake *intake, const struct node *map, const char *key, long *out) {
    const char *text = NULL;
    if (!intake_text(intake, map, key, &text)) return false;
    if (!text) return true;
    char *end = NULL;
    errno = 0;
    *out = strtol(text, &end, 10);
    if (errno || end == text || *end || *out < -1000000 || *out > 1000000)
        return intake_refuse(intake, tree_get(map, key), "write a number such as 10",
                             "`%s` takes a whole number", key);
    return true;
}
