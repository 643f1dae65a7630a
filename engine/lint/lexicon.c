/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a lexicon: every key is known, every name in it stands for something.
 */
#include "lint/lexicon.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"
#include "lint/features.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct opening {
    struct lexicon *lexicon;
    struct pattern_names names;
    struct fault *fault;
};

static const char *const built_in_names[CUE_BUILT_IN] = {
    [CUE_NOTHING_ASKED] = "nothing-asked",
    [CUE_ONE_ASKED] = "one-asked",
    [CUE_SEVERAL_ASKED] = "several-asked",
    [CUE_QUESTION_MARK] = "question-mark",
};

static bool refuse_at(struct opening *opening, long line, long column, const char *remedy,
                      const char *what, ...) __attribute__((format(printf, 5, 6)));

static bool refuse_at(struct opening *opening, long line, long column, const char *remedy,
                      const char *what, ...) {
    char sentence[sizeof opening->fault->what];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    fault_at(opening->fault, opening->names.path, line, column);
    return fault_say(opening->fault, EX_DATAERR, remedy, "%s", sentence);
}

#define REFUSE(opening, node, remedy, ...)                                                         \
    refuse_at(opening, (node)->line, (node)->column, remedy, __VA_ARGS__)

/* Refuses a word that is none of those known, naming the nearest where one is near. */
static bool refuse_unknown(struct opening *opening, long line, long column, const char *noun,
                           const char *word, const char *const *known, size_t count) {
    const char *nearest = count ? text_nearest(word, known, count) : NULL;
    struct bytes remedy = {0};
    if (nearest)
        bytes_format(&remedy, "did you mean `%s`?", nearest);
    else
        bytes_text(&remedy, "see the head of engine/lint/lexicon.h for what there is");
    refuse_at(opening, line, column, bytes_string(&remedy), "`%s` is not a %s", word, noun);
    bytes_free(&remedy);
    return false;
}

static bool check_keys(struct opening *opening, const struct node *map, const char *noun,
                       const char *const *known, size_t count) {
    if (map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `key: value` lines", "a %s belongs here", noun);
    for (const struct node *child = map->first; child; child = child->next) {
        size_t i = 0;
        while (i < count && strcmp(known[i], child->key) != 0)
            i++;
        if (i == count)
            return refuse_unknown(opening, child->key_line, child->key_column, noun, child->key,
                                  known, count);
    }
    return true;
}

/* Gives whether `node` is a list of texts with something in each; NULL is none and good. */
static bool check_list(struct opening *opening, const struct node *node, const char *key) {
    if (!node) return true;
    if (node->kind != NODE_LIST)
        return REFUSE(opening, node, "write it as [one, two] or `- one` lines", "`%s` takes a list",
                      key);
    for (const struct node *child = node->first; child; child = child->next)
        if (child->kind != NODE_TEXT || !child->length || strlen(child->text) != child->length)
            return REFUSE(opening, child, "write one text", "`%s` has an entry that is no text",
                          key);
    return true;
}

static const struct node *part(const struct opening *opening, const char *key) {
    return tree_get(tree_top(opening->lexicon->tree), key);
}

/* Reads one word into *number. */
static bool take_word(struct opening *opening, const struct node *node, const char *text,
                      uint32_t *number) {
    size_t count = spelling_words(&opening->lexicon->spelling, text, strlen(text), number, 1);
    return count == 1 || REFUSE(opening, node,
                                "use small letters; what is more than one word goes into a pattern",
                                "“%s” is not one word", text);
}

static bool take_trait(struct opening *opening, const char *key, unsigned trait) {
    const struct node *list = part(opening, key);
    if (!check_list(opening, list, key)) return false;
    for (const struct node *child = list ? list->first : NULL; child; child = child->next) {
        uint32_t number = 0;
        if (!take_word(opening, child, child->text, &number)) return false;
        words_get(&opening->lexicon->spelling.words, number)->traits |= trait;
    }
    return true;
}

static bool take_endings(struct opening *opening) {
    struct spelling *spelling = &opening->lexicon->spelling;
    const struct node *map = part(opening, "endings");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `ending: word` lines", "`endings` is not a map");
    if (map && map->count > spelling_endings)
        return REFUSE(opening, map, "keep the most frequent", "there are more than %d endings",
                      spelling_endings);
    for (const struct node *child = map ? map->first : NULL; child; child = child->next) {
        if (child->kind != NODE_TEXT || !child->length || !*child->key ||
            strspn(child->text, "abcdefghijklmnopqrstuvwxyz") != child->length)
            return REFUSE(opening, child, "write one word in small letters",
                          "`%s` does not say which word it is", child->key);
        uint32_t becomes = words_add(&spelling->words, child->text, child->length);
        size_t place = spelling->ending_count++;
        spelling->endings[place].text = memory_text(child->key, strlen(child->key));
        spelling->endings[place].length = strlen(child->key);
        spelling->endings[place].becomes = becomes;
    }
    return true;
}

static bool take_same(struct opening *opening) {
    struct spelling *spelling = &opening->lexicon->spelling;
    const struct node *map = part(opening, "same");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `word: words` lines", "`same` is not a map");
    for (const struct node *child = map ? map->first : NULL; child; child = child->next) {
        uint32_t becomes[word_becomes];
        size_t count = 0;
        bool good = child->kind == NODE_TEXT && child->length;
        for (const char *at = good ? child->text : ""; *at && good;) {
            size_t length = strcspn(at, " ");
            size_t more =
                spelling_words(spelling, at, length, becomes + count, word_becomes - count);
            good = more > 0;
            count += more;
            at += length + strspn(at + length, " ");
        }
        if (!good || !count)
            return REFUSE(opening, child, "write one to four words in small letters",
                          "`%s` does not say which words it is", child->key);
        uint32_t number = words_add(&spelling->words, child->key, strlen(child->key));
        struct known_word *known = words_get(&spelling->words, number);
        memcpy(known->becomes, becomes, count * sizeof *becomes);
        known->becomes_count = count;
    }
    return true;
}

/* Puts what another set holds into this one. */
static bool include_set(struct opening *opening, const struct node *node, size_t set) {
    struct words *words = &opening->lexicon->spelling.words;
    char name[word_longest] = "";
    size_t other = 0;
    if (node->length > 2 && node->length - 2 < sizeof name && node->text[node->length - 1] == '>')
        memcpy(name, node->text + 1, node->length - 2);
    while (other < set && strcmp(opening->names.sets[other], name) != 0)
        other++;
    if (other == set)
        return REFUSE(opening, node, "a set may hold one that stands above it, as <name>",
                      "there is no set %s above this", node->text);
    for (uint32_t number = 1; number <= words->count; number++)
        if (words_is_in(words, number, (uint32_t)other))
            words->list[number].sets[set / 64] |= UINT64_C(1) << (set % 64);
    return true;
}

static bool take_set(struct opening *opening, const struct node *list) {
    size_t set = opening->names.set_count;
    if (!check_list(opening, list, list->key)) return false;
    if (set == words_sets)
        return REFUSE(opening, list, "put some together", "there are more than %d sets",
                      words_sets);
    for (const struct node *child = list->first; child; child = child->next) {
        uint32_t number = 0;
        if (child->text[0] == '<') {
            if (!include_set(opening, child, set)) return false;
            continue;
        }
        if (!take_word(opening, child, child->text, &number)) return false;
        words_get(&opening->lexicon->spelling.words, number)->sets[set / 64] |= UINT64_C(1)
                                                                                << (set % 64);
    }
    opening->names.sets[opening->names.set_count++] = list->key;
    return true;
}

static bool take_sets(struct opening *opening) {
    const struct node *map = part(opening, "words");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `name: [words]` lines", "`words` is not a map");
    for (const struct node *child = map ? map->first : NULL; child; child = child->next)
        if (!take_set(opening, child)) return false;
    return true;
}

static bool take_patterns(struct opening *opening, const struct node *list, const char *key,
                          struct patterns *patterns, uint32_t owner) {
    if (!check_list(opening, list, key)) return false;
    for (const struct node *child = list ? list->first : NULL; child; child = child->next)
        if (!patterns_add(patterns, &opening->names, child, owner, opening->fault)) return false;
    return true;
}

static bool take_request(struct opening *opening, const struct node *map, struct cue *cue) {
    static const char *const kinds[] = {"new", "same"};
    const struct node *node = tree_get(map, "request");
    if (!node) return true;
    const char *text = node->kind == NODE_TEXT ? node->text : "";
    cue->is_request = strcmp(text, kinds[0]) == 0;
    cue->is_continued = strcmp(text, kinds[1]) == 0;
    if (cue->is_request || cue->is_continued) return true;
    return refuse_unknown(opening, node->line, node->column, "kind of request (new or same)", text,
                          kinds, COUNT(kinds));
}

static bool take_cue(struct opening *opening, const struct node *map) {
    static const char *const keys[] = {"says", "any", "but", "request"};
    struct lexicon *lexicon = opening->lexicon;
    size_t number = lexicon->cue_count;
    if (number == lexicon_cues)
        return REFUSE(opening, map, "put some together", "there are more than %d cues",
                      lexicon_cues);
    if (!check_keys(opening, map, "key of a cue", keys, COUNT(keys))) return false;
    if (lexicon_cue(lexicon, map->key) < lexicon_cues)
        return refuse_at(opening, map->key_line, map->key_column, "give it another name",
                         "`%s` is a cue that every lexicon has", map->key);
    struct cue *cue = &lexicon->cues[lexicon->cue_count++];
    *cue = (struct cue){.name = map->key, .says = tree_text(map, "says")};
    if (!cue->says || !*cue->says || !tree_get(map, "any"))
        return REFUSE(opening, map, "add `says:` with one sentence and `any:` with patterns",
                      "`%s` is not a whole cue", map->key);
    return take_request(opening, map, cue) &&
           take_patterns(opening, tree_get(map, "any"), "any", &lexicon->patterns,
                         (uint32_t)number) &&
           take_patterns(opening, tree_get(map, "but"), "but", &lexicon->patterns,
                         (uint32_t)(number + lexicon_cues));
}

static bool take_cues(struct opening *opening) {
    struct lexicon *lexicon = opening->lexicon;
    const struct node *map = part(opening, "cues");
    for (; lexicon->cue_count < CUE_BUILT_IN; lexicon->cue_count++)
        lexicon->cues[lexicon->cue_count].name = built_in_names[lexicon->cue_count];
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `name:` and what belongs to it", "`cues` is not a map");
    for (const struct node *child = map ? map->first : NULL; child; child = child->next)
        if (!take_cue(opening, child)) return false;
    return true;
}

static bool take_cue_names(struct opening *opening, const struct node *list, const char *key,
                           struct cue_set *set) {
    const struct lexicon *lexicon = opening->lexicon;
    const char *names[lexicon_cues];
    if (!check_list(opening, list, key)) return false;
    for (const struct node *child = list ? list->first : NULL; child; child = child->next) {
        size_t cue = lexicon_cue(lexicon, child->text);
        for (size_t i = 0; i < lexicon->cue_count; i++)
            names[i] = lexicon->cues[i].name;
        if (cue == lexicon_cues)
            return refuse_unknown(opening, child->line, child->column, "cue", child->text, names,
                                  lexicon->cue_count);
        cue_set_add(set, cue);
    }
    return true;
}

/* Gives the number of a label of the mode, or the number of its labels. */
static size_t label_number(enum lint_mode mode, const char *label, size_t *count) {
    const char *const *labels = lint_labels(mode);
    size_t number = SIZE_MAX;
    for (*count = 0; labels[*count]; ++*count)
        if (label && strcmp(labels[*count], label) == 0) number = *count;
    return number == SIZE_MAX ? *count : number;
}

static bool take_rule(struct opening *opening, enum lint_mode mode, const struct node *map,
                      struct rule *rule) {
    static const char *const keys[] = {"label", "when", "unless"};
    size_t count = 0;
    if (!check_keys(opening, map, "key of a rule", keys, COUNT(keys))) return false;
    const char *label = tree_text(map, "label");
    *rule = (struct rule){.label = label_number(mode, label, &count), .name = label};
    if (rule->label == count)
        return refuse_unknown(opening, map->line, map->column, "label of this mode",
                              text_or(label, ""), lint_labels(mode), count);
    rule->always = !tree_get(map, "when");
    return take_cue_names(opening, tree_get(map, "when"), "when", &rule->when) &&
           take_cue_names(opening, tree_get(map, "unless"), "unless", &rule->unless);
}

/* Gives the mode that a key names, or LINT_MODES after saying that it names none. */
static enum lint_mode take_mode(struct opening *opening, const struct node *child) {
    const char *names[LINT_MODES];
    for (int mode = 0; mode < LINT_MODES; mode++) {
        names[mode] = lint_mode_name((enum lint_mode)mode);
        if (strcmp(names[mode], child->key) == 0) return (enum lint_mode)mode;
    }
    refuse_unknown(opening, child->key_line, child->key_column, "mode", child->key, names,
                   LINT_MODES);
    return LINT_MODES;
}

static bool take_rules(struct opening *opening) {
    const struct node *map = part(opening, "rules");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `form:`, `lint:` or `move:` under it",
                      "`rules` is not a map");
    for (const struct node *list = map ? map->first : NULL; list; list = list->next) {
        enum lint_mode number = take_mode(opening, list);
        if (number == LINT_MODES) return false;
        if (list->kind != NODE_LIST)
            return REFUSE(opening, list, "write `- label:` lines", "`%s` takes a list", list->key);
        struct mode *mode = &opening->lexicon->modes[number];
        mode->rules = memory_new(list->count * sizeof *mode->rules);
        for (const struct node *child = list->first; child; child = child->next)
            if (!take_rule(opening, number, child, &mode->rules[mode->rule_count++])) return false;
    }
    return true;
}

/* Gives the words of the sets in a list this trait. */
static bool take_learn_list(struct opening *opening, const struct node *list, const char *key,
                            unsigned trait) {
    struct words *words = &opening->lexicon->spelling.words;
    if (!check_list(opening, list, key)) return false;
    for (const struct node *child = list ? list->first : NULL; child; child = child->next) {
        uint32_t set = 0;
        while (set < opening->names.set_count && strcmp(opening->names.sets[set], child->text) != 0)
            set++;
        if (set == opening->names.set_count)
            return refuse_unknown(opening, child->line, child->column, "set of words", child->text,
                                  opening->names.sets, opening->names.set_count);
        for (uint32_t number = 1; number <= words->count; number++)
            if (words_is_in(words, number, set)) words->list[number].traits |= trait;
    }
    return true;
}

static bool take_stages(struct opening *opening) {
    struct lexicon *lexicon = opening->lexicon;
    const struct node *map = part(opening, "stages");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "write `name:` and a list of what is said there",
                      "`stages` is not a map");
    for (const struct node *child = map ? map->first : NULL; child; child = child->next) {
        if (!check_list(opening, child, child->key)) return false;
        for (const struct node *text = child->first; text; text = text->next) {
            lexicon->phrases =
                memory_room(lexicon->phrases, lexicon->phrase_count, sizeof *lexicon->phrases);
            lexicon->phrases[lexicon->phrase_count++] = (struct phrase){child->key, text->text};
        }
    }
    return true;
}

static bool take_learn(struct opening *opening) {
    static const char *const keys[] = {"words", "common"};
    const struct node *map = part(opening, "learn");
    if (!map) return true;
    return check_keys(opening, map, "part of `learn`", keys, COUNT(keys)) &&
           take_learn_list(opening, tree_get(map, "words"), "words", WORD_LEARNT) &&
           take_learn_list(opening, tree_get(map, "common"), "common", WORD_COMMON);
}

static bool take_number(const struct node *node, int32_t *number) {
    enum { largest = 1000000 };
    char *end = NULL;
    if (node->kind != NODE_TEXT || !node->length) return false;
    errno = 0;
    long value = strtol(node->text, &end, 10);
    *number = (int32_t)value;
    return !errno && !*end && value >= -largest && value <= largest;
}

static bool take_row(struct opening *opening, enum lint_mode mode, const struct node *list,
                     size_t labels) {
    struct weight_row row = {.key = features_key(opening->lexicon, mode, list->key),
                             .name = list->key};
    size_t count = 0;
    if (!row.key)
        return refuse_at(opening, list->key_line, list->key_column,
                         "run `make weights`, or take the line out",
                         "`%s` is not a feature that this lexicon has", list->key);
    bool good = list->kind == NODE_LIST && list->count == labels;
    for (const struct node *child = list->first; child && good; child = child->next)
        good = take_number(child, &row.weights[count++]);
    if (!good)
        return REFUSE(opening, list, "write one whole number for each label, as [1, -2]",
                      "`%s` has no %zu weights", list->key, labels);
    weights_add(&opening->lexicon->modes[mode].weights, &row);
    return true;
}

static bool take_weights(struct opening *opening) {
    const struct node *map = part(opening, "weights");
    if (map && map->kind != NODE_MAP)
        return REFUSE(opening, map, "run `make weights`", "`weights` is not a map");
    for (const struct node *mode = map ? map->first : NULL; mode; mode = mode->next) {
        size_t labels = 0;
        enum lint_mode number = take_mode(opening, mode);
        if (number == LINT_MODES) return false;
        if (mode->kind != NODE_MAP)
            return REFUSE(opening, mode, "run `make weights`", "`%s` is not a map", mode->key);
        label_number(number, NULL, &labels);
        for (const struct node *row = mode->first; row; row = row->next)
            if (!take_row(opening, number, row, labels)) return false;
    }
    return true;
}

/* Words that stand for others come before the words that are made of them. */
static bool take_lexicon(struct opening *opening) {
    static const char *const keys[] = {
        "wording", "about",   "endings", "same",  "fillers", "joiners", "abbreviations",
        "words",   "openers", "cues",    "rules", "stages",  "learn",   "weights",
    };
    struct lexicon *lexicon = opening->lexicon;
    const struct node *top = tree_top(lexicon->tree);
    if (!check_keys(opening, top, "part of a lexicon", keys, COUNT(keys))) return false;
    lexicon->name = tree_text(top, "wording");
    if (!lexicon->name)
        return REFUSE(opening, top, "begin with `wording:` and its name",
                      "this lexicon has no name");
    bool good = take_endings(opening) && take_same(opening) &&
                take_trait(opening, "fillers", WORD_FILLER) &&
                take_trait(opening, "joiners", WORD_JOINER) &&
                take_trait(opening, "abbreviations", WORD_ABBREVIATION) && take_sets(opening) &&
                take_patterns(opening, part(opening, "openers"), "openers", &lexicon->openers, 0) &&
                take_cues(opening) && take_rules(opening) && take_stages(opening) &&
                take_learn(opening) && take_weights(opening);
    if (!good) return false;
    patterns_index(&lexicon->openers, &lexicon->spelling.words);
    patterns_index(&lexicon->patterns, &lexicon->spelling.words);
    return true;
}

struct lexicon *lexicon_open(const char *path, struct fault *fault) {
    struct bytes text = {0};
    struct lexicon *lexicon = memory_new(sizeof *lexicon);
    struct opening opening = {.lexicon = lexicon, .fault = fault};
    opening.names.spelling = &lexicon->spelling;
    opening.names.path = path;
    if (file_read(path, lexicon_largest, &text, fault))
        lexicon->tree = tree_read(path, bytes_string(&text), text.length, fault);
    bytes_free(&text);
    if (lexicon->tree && take_lexicon(&opening)) return lexicon;
    lexicon_free(lexicon);
    return NULL;
}

void lexicon_free(struct lexicon *lexicon) {
    if (!lexicon) return;
    for (size_t i = 0; i < COUNT(lexicon->modes); i++) {
        free(lexicon->modes[i].rules);
        weights_free(&lexicon->modes[i].weights);
    }
    free(lexicon->phrases);
    patterns_free(&lexicon->openers);
    patterns_free(&lexicon->patterns);
    spelling_free(&lexicon->spelling);
    tree_free(lexicon->tree);
    free(lexicon);
}

size_t lexicon_cue(const struct lexicon *lexicon, const char *name) {
    for (size_t i = 0; i < lexicon->cue_count; i++)
        if (strcmp(lexicon->cues[i].name, name) == 0) return i;
    return lexicon_cues;
}
