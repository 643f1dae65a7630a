/* SPDX-License-Identifier: GPL-3.0-or-later
 * One judgement for each kind of question. Refusals are said the way a person would say them, and
 * nothing that was typed is thrown away: the front offers it again.
 */
#include "bank/judge.h"

#include "bank/standard.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const english_yes[] = {"yes", "y", "yeah", "yep", "sure"};
static const char *const english_no[] = {"no", "n", "nope", "not"};

static void add_option(struct options *options, const char *key, const char *label) {
    size_t count = options->count + 1;
    options->keys = memory_resize(options->keys, count, sizeof *options->keys);
    options->labels = memory_resize(options->labels, count, sizeof *options->labels);
    options->keys[options->count] = key;
    options->labels[options->count++] = label;
}

struct options options_of(const struct question *question, const struct value *fill) {
    struct options options = {0};
    if (question->kind != KIND_CHOICE) return options;
    if (question->options) {
        const struct node *node = question->options->first;
        for (; node; node = node->next)
            add_option(&options, node->key ? node->key : node->text, node->text);
        return options;
    }
    for (size_t i = 0; question->standard && i < question->standard->count; i++)
        add_option(&options, question->standard->codes[i], question->standard->labels[i]);
    const struct value *from = question->standard ? NULL : value_get(fill, "from");
    for (size_t i = 0; from && from->kind == VALUE_LIST && i < from->count; i++)
        if (from->items[i].kind == VALUE_TEXT)
            add_option(&options, from->items[i].text, from->items[i].text);
    return options;
}

struct options options_offered(const struct question *question, const struct options *all,
                               const char *within) {
    const struct standard *standard = question->standard;
    struct options offered = {0};
    bool whole = !standard || all->count != standard->count || standard->top_count == all->count;
    size_t domain = whole || !within ? SIZE_MAX : standard_place(standard, within);
    for (size_t i = 0; i < all->count; i++)
        if (whole || i == domain || standard->parent[i] == domain)
            add_option(&offered, all->keys[i], all->labels[i]);
    return offered;
}

void options_free(struct options *options) {
    free(options->keys);
    free(options->labels);
    *options = (struct options){0};
}

const char *options_label(const struct options *options, const char *key) {
    for (size_t i = 0; i < options->count; i++)
        if (strcmp(options->keys[i], key) == 0) return options->labels[i];
    return key;
}

enum question_kind judged_kind(const struct question *question, const struct options *options) {
    return question->kind == KIND_CHOICE && options->count == 0 ? KIND_TEXT : question->kind;
}

/* Gives `text` without the blanks around it; the caller frees. */
static char *trimmed(const char *text, size_t length) {
    static const char blanks[] = " \t\n\r";
    while (length && strchr(blanks, text[length - 1]))
        length--;
    while (length && strchr(blanks, *text)) {
        text++;
        length--;
    }
    return memory_text(text, length);
}

static bool judge_scale(const struct question *question, const char *word, struct value *out,
                        struct bytes *why) {
    char *end = NULL;
    long number = strtol(word, &end, 10);
    if (*word && *end == '\0' && number >= question->from && number <= question->to) {
        *out = value_number((double)number);
        return true;
    }
    bytes_format(why, "A whole number from %ld to %ld, please.", question->from, question->to);
    return false;
}

static bool is_among(const char *word, const struct node *words, const char *const *english,
                     size_t count) {
    for (const struct node *node = words ? words->first : NULL; node; node = node->next)
        if (strcasecmp(word, node->text) == 0) return true;
    for (size_t i = 0; !words && i < count; i++)
        if (strcasecmp(word, english[i]) == 0) return true;
    return false;
}

static void add_yes_or_no(const struct question *question, struct bytes *out) {
    const struct node *yes = bank_yes(question->bank);
    const struct node *no = bank_no(question->bank);
    bytes_format(out, "%s / %s", yes ? yes->first->text : "yes", no ? no->first->text : "no");
}

static bool judge_yesno(const struct question *question, const char *word, struct value *out,
                        struct bytes *why) {
    enum { yes_count = sizeof english_yes / sizeof *english_yes };
    enum { no_count = sizeof english_no / sizeof *english_no };
    bool yes = is_among(word, bank_yes(question->bank), english_yes, yes_count);
    if (yes || is_among(word, bank_no(question->bank), english_no, no_count)) {
        *out = value_bool(yes);
        return true;
    }
    bytes_text(why, "This one goes one way or the other: ");
    add_yes_or_no(question, why);
    bytes_char(why, '.');
    return false;
}

/* Is it the code of a standard without the standard's name, as in 5A? One that is only a number
 * would be taken for a place in the list. */
static bool is_code(const char *word, const char *key) {
    const char *code = strchr(key, ':');
    bool has_letter =
        strcspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") < strlen(word);
    return code && has_letter && strcasecmp(word, code + 1) == 0;
}

/* A number chooses; so do the words, the key, or the beginning of exactly one option. */
static bool judge_choice(const struct options *options, const char *word, struct value *out,
                         struct bytes *why) {
    size_t chosen = options->count;
    size_t begun = 0;
    for (size_t i = 0; i < options->count; i++) {
        bool is_key = strcmp(word, options->keys[i]) == 0 || is_code(word, options->keys[i]);
        if (strcasecmp(word, options->labels[i]) == 0 || is_key) {
            *out = value_string(options->keys[i]);
            return true;
        }
        if (*word && strncasecmp(word, options->labels[i], strlen(word)) == 0) {
            chosen = i;
            begun++;
        }
    }
    char *end = NULL;
    long number = strtol(word, &end, 10);
    bool by_number = *word && *end == '\0' && number >= 1 && (size_t)number <= options->count;
    if (by_number) chosen = (size_t)number - 1;
    if (by_number || begun == 1) {
        *out = value_string(options->keys[chosen]);
        return true;
    }
    bytes_format(why, "Choose one by its number, 1 %s %zu, or by its words.",
                 options->count == 2 ? "or" : "to", options->count);
    return false;
}

static bool judge_date(const char *word, time_t now, struct value *out, struct bytes *why) {
    char day[day_size];
    if (day_read(word, now, day)) {
        *out = value_string(day);
        return true;
    }
    bytes_text(why,
               "Which day is that? Say it as friday, in two weeks, 24 November, or 2026-11-24.");
    return false;
}

bool judge(const struct question *question, const struct options *options, const char *text,
           size_t length, time_t now, struct value *out, struct bytes *why) {
    if (text_valid(text, length) != length) {
        bytes_text(
            why,
            "Some of that arrived as broken characters (it is not UTF-8). Please type it again.");
        return false;
    }
    if (length > answer_longest) {
        bytes_format(why,
                     "That is longer than askwell keeps in one answer (%d bytes). "
                     "Say it in fewer words, or over two questions.",
                     answer_longest);
        return false;
    }
    enum question_kind kind = judged_kind(question, options);
    if (kind == KIND_TEXT || kind == KIND_LIST) {
        *out = value_text(text, length);
        return true;
    }
    char *word = trimmed(text, length);
    bool good = kind == KIND_SCALE    ? judge_scale(question, word, out, why)
                : kind == KIND_YESNO  ? judge_yesno(question, word, out, why)
                : kind == KIND_CHOICE ? judge_choice(options, word, out, why)
                                      : judge_date(word, now, out, why);
    free(word);
    return good;
}

const char *judge_word(const struct question *question, const struct options *options,
                       const char *kept) {
    if (question->kind != KIND_YESNO) return options_label(options, kept);
    const struct node *words =
        strcmp(kept, "yes") == 0 ? bank_yes(question->bank) : bank_no(question->bank);
    return words ? words->first->text : kept;
}

static bool is_number(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr("0123456789 \t", text[i])) return false;
    return length > 0;
}

/* Is the code at `place` the one whose own codes are offered? It is the first of them. */
static bool is_within(const struct standard *standard, const struct options *offered,
                      size_t place) {
    if (offered->count < 2) return false;
    size_t second = standard_place(standard, offered->keys[1]);
    return second != SIZE_MAX && standard->parent[second] == place;
}

enum judged judge_offered(const struct question *question, const struct options *all,
                          const struct options *offered, const char *text, size_t length,
                          time_t now, struct value *out, struct bytes *why) {
    struct bytes ignored = {0};
    bool some = offered->count < all->count;
    bool good = judge(question, offered, text, length, now, out, why);
    if (!good && some && !is_number(text, length))
        good = judge(question, all, text, length, now, out, &ignored);
    bytes_free(&ignored);
    if (!good) return JUDGED_REFUSED;
    if (!some) return JUDGED_GOOD;
    size_t place = standard_place(question->standard, out->text);
    bool is_key = strlen(out->text) == length && strncmp(text, out->text, length) == 0;
    bool opens =
        standard_opens(question->standard, place) && !is_within(question->standard, offered, place);
    return opens && !is_key ? JUDGED_WITHIN : JUDGED_GOOD;
}

const char *judge_beside(const struct question *question, const char *key) {
    size_t place = question->standard ? standard_place(question->standard, key) : SIZE_MAX;
    return place == SIZE_MAX ? NULL : question->standard->beside[place];
}

bool judge_list(const struct question *question, const struct value *lines, struct value *out,
                struct bytes *why) {
    static const struct options none = {0};
    struct value list = value_list();
    bool good = true;
    for (size_t i = 0; good && i < lines->count; i++) {
        const struct value *line = &lines->items[i];
        struct value item = {0};
        good = line->kind == VALUE_TEXT &&
               judge(question, &none, line->text, line->length, 0, &item, why);
        if (good) value_add(&list, item);
    }
    if (good && list.count < question->least) {
        bytes_format(why, "At least %zu, please; each on a line of its own.", question->least);
        good = false;
    }
    if (good && list.count > question->most) {
        bytes_format(why, "At most %zu, please.", question->most);
        good = false;
    }
    if (good)
        *out = list;
    else
        value_free(&list);
    return good;
}

bool judge_leaves_open(const struct question *question) {
    bool from_flow = question->kind == KIND_CHOICE && !question->options && !question->standard;
    return from_flow && question->skip && !*question->skip;
}

bool judge_blank(const struct question *question, const struct options *options, time_t now,
                 struct value *out, struct bytes *why) {
    enum question_kind kind = judged_kind(question, options);
    if (kind == KIND_LIST) {
        *out = value_list();
        return true;
    }
    bool open = judge_leaves_open(question);
    if (question->skip && !open)
        return judge(question, options, question->skip, strlen(question->skip), now, out, why);
    if (open || kind == KIND_TEXT || kind == KIND_DATE || question->standard) {
        *out = value_string("");
        return true;
    }
    bytes_text(why, "What comes next hangs on this one: ");
    judge_hint(question, options, why);
    bytes_char(why, '.');
    return false;
}

void judge_hint(const struct question *question, const struct options *options, struct bytes *out) {
    switch (judged_kind(question, options)) {
    case KIND_TEXT:
        return;
    case KIND_SCALE:
        bytes_format(out, "%ld", question->from);
        if (question->low) bytes_format(out, " (%s)", question->low);
        bytes_format(out, " to %ld", question->to);
        if (question->high) bytes_format(out, " (%s)", question->high);
        return;
    case KIND_YESNO:
        add_yes_or_no(question, out);
        return;
    case KIND_CHOICE:
        bytes_format(out, "1 %s %zu, or the words", options->count == 2 ? "or" : "to",
                     options->count);
        return;
    case KIND_LIST:
        bytes_text(out, "one on each line; an empty line ends it");
        return;
    case KIND_DATE:
        bytes_text(out, "a day, such as friday or 24 November");
        return;
    }
}
