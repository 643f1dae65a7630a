/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers as words. Of a scale the walks try one number of each stretch between the numbers that
 * the script compares with, so each number speaks for its stretch.
 */
#include "author/map_answers.h"

#include "base/bytes.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool has(const struct value *answers, const struct value *answer) {
    for (size_t i = 0; i < answers->count; i++)
        if (value_equal(&answers->items[i], answer)) return true;
    return false;
}

/* Numbers by size, and words behind them as they came. */
static int compare(const void *a, const void *b) {
    char *end = NULL;
    char *other_end = NULL;
    long one = strtol(((const struct value *)a)->text, &end, 10);
    long other = strtol(((const struct value *)b)->text, &other_end, 10);
    if (*end || *other_end) return (*end != '\0') - (*other_end != '\0');
    return (one > other) - (one < other);
}

/* Every answer that was given, each once. */
static struct value all_of(const struct map_way *ways, size_t count) {
    struct value all = value_list();
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < ways[i].answers.count; k++)
            if (ways[i].times && !has(&all, &ways[i].answers.items[k]))
                value_add(&all, value_copy(&ways[i].answers.items[k]));
    return all;
}

static const char *word_for(const char *answer, const struct question *question) {
    static const struct {
        const char *answer;
        const char *word;
    } words[] = {
        {"given", "answered"},      {"left", "left open"},    {"many", "several"}, {"one", "one"},
        {"first", "the first one"}, {"last", "the last one"}, {"yes", "yes"},      {"no", "no"}};
    bool own = question && question->options; /* an option may be called so */
    for (size_t i = 0; !own && i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].answer, answer) == 0) return words[i].word;
    return own && strcmp(answer, "left") == 0 ? "left open" : answer;
}

static void add(struct bytes *name, const char *text) {
    bytes_format(name, "%s%s", name->length ? ", " : "", text);
}

static void name_scale(const struct map_way *way, const struct value *all,
                       const struct question *question, struct bytes *name) {
    for (size_t i = 0; i < all->count; i++) {
        const char *first = all->items[i].text;
        char *end = NULL;
        long from = strtol(first, &end, 10);
        if (!has(&way->answers, &all->items[i])) continue;
        if (*end) {
            add(name, word_for(first, question));
            continue;
        }
        while (i + 1 < all->count && has(&way->answers, &all->items[i + 1]) &&
               strspn(all->items[i + 1].text, "-0123456789") == all->items[i + 1].length)
            i++;
        long next = i + 1 < all->count ? strtol(all->items[i + 1].text, &end, 10) : 0;
        bool last = i + 1 == all->count || *end;
        long to = last ? question->to : next - 1;
        bytes_format(name, "%s%ld", name->length ? ", " : "", from);
        if (to > from) bytes_format(name, " to %ld", to);
    }
}

static void name_way(struct map_way *way, const struct value *all,
                     const struct question *question) {
    struct bytes name = {0};
    if (way->answers.count == all->count)
        bytes_text(&name, "any answer");
    else if (question && question->kind == KIND_SCALE)
        name_scale(way, all, question, &name);
    else
        for (size_t i = 0; i < all->count; i++)
            if (has(&way->answers, &all->items[i]))
                add(&name, word_for(all->items[i].text, question));
    way->answer = memory_text(bytes_string(&name), name.length);
    bytes_free(&name);
}

bool map_answers_name(const struct map_step *step, struct map_way *ways, size_t count) {
    struct value all = all_of(ways, count);
    bool decides = false;
    if (step->question && step->question->kind == KIND_SCALE && all.count)
        qsort(all.items, all.count, sizeof *all.items, compare);
    for (size_t i = 0; i < count; i++)
        decides = decides || (ways[i].times && ways[i].answers.count < all.count);
    for (size_t i = 0; decides && i < count; i++)
        if (ways[i].times) name_way(&ways[i], &all, step->question);
    value_free(&all);
    return decides;
}
