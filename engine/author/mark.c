/* SPDX-License-Identifier: GPL-3.0-or-later
 * One map of a `first:`, `asks:` and so on: is it one, what does it fit, and what is it in words.
 */
#include "author/mark.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/tree.h"

#include <string.h>
#include <sysexits.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const mark_keys[] = {"word", "id",    "stage",  "stance", "keep", "purpose",
                                        "kind", "quote", "offers", "answer", "who"};
static const char *const word_names[] = {"ask",     "say",         "action",   "show",
                                         "section", "turn",        "replay",   "settle",
                                         "amend",   "commitments", "agreement"};
static const char *const who_names[] = {"mentee", "coach"};
static const char *const quote_names[] = {"any"};

bool reading_refuse(const struct reading *reading, const struct node *node, const char *remedy,
                    const char *what) {
    fault_at(reading->fault, reading->path, node->line, node->column);
    return fault_say(reading->fault, EX_DATAERR, remedy, "%s", what);
}

bool reading_knows(const struct reading *reading, long line, long column, const char *noun,
                   const char *word, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], word) == 0) return true;
    const char *nearest = text_nearest(word, known, count);
    struct bytes remedy = {0};
    bytes_text(&remedy, nearest ? "did you mean `" : "use one of: ");
    for (size_t i = 0; !nearest && i < count; i++)
        bytes_format(&remedy, "%s%s", i ? ", " : "", known[i]);
    if (nearest) bytes_format(&remedy, "%s`?", nearest);
    fault_at(reading->fault, reading->path, line, column);
    fault_say(reading->fault, EX_DATAERR, bytes_string(&remedy), "`%s` is not a %s", word, noun);
    bytes_free(&remedy);
    return false;
}

bool reading_check_keys(const struct reading *reading, const struct node *map, const char *noun,
                        const char *const *known, size_t count) {
    for (const struct node *child = map->first; child; child = child->next)
        if (!reading_knows(reading, child->key_line, child->key_column, noun, child->key, known,
                           count))
            return false;
    return true;
}

static bool check_trait(const struct reading *reading, const struct node *node, bool may_be_same) {
    static const struct {
        const char *key;
        enum bank_names names;
    } traits[] = {{"stage", NAMES_STAGE},
                  {"stance", NAMES_STANCE},
                  {"keep", NAMES_KEEP},
                  {"purpose", NAMES_PURPOSE},
                  {"kind", NAMES_KIND}};
    if (node->kind != NODE_TEXT || node->length == 0)
        return reading_refuse(reading, node, "write one word behind it", "this speaks of nothing");
    if (strcmp(node->key, "word") == 0)
        return reading_knows(reading, node->line, node->column, "word that a rule can speak of",
                             node->text, word_names, COUNT(word_names));
    if (strcmp(node->key, "who") == 0)
        return reading_knows(reading, node->line, node->column, "side that can promise something",
                             node->text, who_names, COUNT(who_names));
    if (strcmp(node->key, "quote") == 0)
        return reading_knows(reading, node->line, node->column, "quote that a rule can ask for",
                             node->text, quote_names, COUNT(quote_names));
    bool is_same = strcmp(node->key, "stance") == 0 && strcmp(node->text, "same") == 0;
    if (is_same && !may_be_same)
        return reading_refuse(reading, node, "write a stance, or `any`",
                              "`same` means something behind `after` only");
    if (is_same) return true;
    for (size_t i = 0; i < COUNT(traits); i++) {
        size_t count = 0;
        const char *const *known = bank_names(traits[i].names, &count);
        if (strcmp(node->key, traits[i].key) != 0) continue;
        if (traits[i].names != NAMES_KIND && strcmp(node->text, "any") == 0) return true;
        return reading_knows(reading, node->line, node->column, node->key, node->text, known,
                             count);
    }
    return true;
}

/* What never happens would make a rule that always holds. */
static bool check_sense(const struct reading *reading, const struct node *map) {
    static const struct {
        const char *word;
        const char *keys[5];
    } with[] = {
        {"say", {"word", "id", "stage", "stance"}},
        {"action", {"word", "who"}},
        {"show", {"word", "id"}},
        {"section", {"word", "id"}},
        {"turn", {"word", "id"}},
        {"replay", {"word", "id"}},
        {"settle", {"word", "id"}},
        {"amend", {"word", "id"}},
        {"commitments", {"word", "answer"}},
        {"agreement", {"word", "answer"}},
    };
    const char *word = tree_text(map, "word");
    const struct node *who = tree_get(map, "who");
    if (who && (!word || strcmp(word, "action") != 0))
        return reading_refuse(reading, who, "write `word: action` beside it",
                              "`who` tells whose promise an action is");
    for (size_t i = 0; word && i < COUNT(with); i++)
        for (const struct node *child = map->first; child; child = child->next) {
            if (strcmp(with[i].word, word) != 0) continue;
            bool known = false;
            for (size_t k = 0; k < COUNT(with[i].keys) && with[i].keys[k]; k++)
                known = known || strcmp(with[i].keys[k], child->key) == 0;
            if (known) continue;
            fault_at(reading->fault, reading->path, child->key_line, child->key_column);
            return fault_say(reading->fault, EX_DATAERR, "leave one of the two out",
                             "`word: %s` has no `%s`", word, child->key);
        }
    return true;
}

bool mark_check(const struct reading *reading, const struct node *map, bool may_be_same) {
    if (map->kind != NODE_MAP || map->count == 0)
        return reading_refuse(reading, map, "write what it speaks of, as in {stage: goal}",
                              "this speaks of nothing");
    if (!reading_check_keys(reading, map, "thing that a rule can speak of", mark_keys,
                            COUNT(mark_keys)))
        return false;
    for (const struct node *child = map->first; child; child = child->next)
        if (!check_trait(reading, child, may_be_same)) return false;
    return check_sense(reading, map);
}

/* Gives the word of a script that makes such a wish. */
static const char *word_of(enum wish_kind kind, const char *id) {
    if (kind == WISH_KNOWN)
        return strstr(id, "commitments") ? "commitments" : id; /* or all of them */
    return kind == WISH_DRAW ? "ask" : wish_name(kind);
}

static bool is_same(const char *wanted, const char *is) {
    return !wanted || (is && strcmp(wanted, is) == 0);
}

/* The same where `any` stands for all that there are; which stance is `same` shows when walking. */
static bool is_such(const char *wanted, const char *is) {
    bool any = wanted && (strcmp(wanted, "any") == 0 || strcmp(wanted, "same") == 0);
    return any ? is != NULL : is_same(wanted, is);
}

static bool offers(const struct question *question, const char *key) {
    struct options options = {0};
    bool found = !key;
    if (key && question && question->options) options = options_of(question, NULL);
    for (size_t i = 0; i < options.count; i++)
        found = found || strcmp(options.keys[i], key) == 0;
    options_free(&options);
    return found;
}

bool mark_fits(const struct node *map, enum wish_kind kind, const char *id,
               const struct question *question, const struct line *line) {
    const struct traits *traits = question ? &question->traits : (line ? &line->traits : NULL);
    bool asks = kind == WISH_ASK || kind == WISH_DRAW;
    bool is_told = kind == WISH_KNOWN && tree_text(map, "word"); /* nobody is asked */
    if (tree_text(map, "answer") && !asks && !is_told) return false;
    if (tree_text(map, "who") && kind != WISH_ACTION) return false;
    return is_same(tree_text(map, "word"), word_of(kind, id)) &&
           is_same(tree_text(map, "id"), id) &&
           is_such(tree_text(map, "stage"), traits ? traits->stage : NULL) &&
           is_such(tree_text(map, "stance"), traits ? traits->stance : NULL) &&
           is_such(tree_text(map, "keep"), question ? question->keep : NULL) &&
           is_such(tree_text(map, "purpose"), question ? question->purpose : NULL) &&
           is_such(tree_text(map, "quote"), question ? question->quote : NULL) &&
           is_same(tree_text(map, "kind"), question ? kind_name(question->kind) : NULL) &&
           offers(question, tree_text(map, "offers"));
}

static bool is_word(const char *word, const char *name) {
    return word && strcmp(word, name) == 0;
}

/* "a question of the stage agreement that was answered yes" */
void mark_describe(const struct node *map, struct bytes *out) {
    const char *word = tree_text(map, "word");
    const char *id = tree_text(map, "id");
    const char *answer = tree_text(map, "answer");
    const char *key = tree_text(map, "offers");
    const char *who = tree_text(map, "who");
    bool says = word && strcmp(word, "say") == 0;
    bool other = word && !says && strcmp(word, "ask") != 0;
    if (is_word(word, "commitments") || is_word(word, "agreement"))
        bytes_format(out, "%s()", word);
    else if (other)
        bytes_format(out, "%s %s", *word == 'a' ? "an" : "a", word);
    else
        bytes_text(out, says ? "a line" : "a question");
    if (id) bytes_format(out, " `%s`", id);
    static const char *const traits[] = {"stage", "stance", "keep", "purpose", "kind"};
    for (size_t i = 0; i < COUNT(traits); i++) {
        const char *trait = tree_text(map, traits[i]);
        if (trait && strcmp(trait, "any") == 0)
            bytes_format(out, " with any `%s`", traits[i]);
        else if (trait && strcmp(trait, "same") == 0)
            bytes_format(out, " with the same `%s`", traits[i]);
        else if (trait)
            bytes_format(out, " with `%s: %s`", traits[i], trait);
    }
    if (tree_text(map, "quote")) bytes_text(out, " with the mentee's words above it");
    if (key) bytes_format(out, " that offers “%s”", key);
    if (who) bytes_format(out, " of the %s", who);
    if (answer)
        bytes_format(
            out, strcmp(answer, "given") == 0 ? " that was answered" : " that was answered “%s”",
            answer);
}
