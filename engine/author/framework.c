/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a framework and turning its rules into marks and small machines.
 */
#include "author/framework.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { most_marks = 64, most_rules = 64 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What a rule speaks of: one map of a `first:`, `asks:` and so on. */
struct mark {
    const struct node *map;
};

struct rule {
    const struct node *node;
    const char *says;
    const char *form;
    const struct node *a;
    const struct node *b;
    const struct node *unless;
    double least;
    double most; /* negative: no limit */
    double own;
    const struct node *fields;
};

struct framework {
    char *path;
    struct tree *tree;
    const char *name;
    const char *source;
    struct rule *rules;
    size_t count;
    struct mark marks[most_marks];
    size_t mark_count;
    struct fault *fault; /* while it is read */
};

static const char *const top_keys[] = {"framework", "source", "about", "rules"};
static const char *const rule_keys[] = {"says", "asks", "never", "first", "then", "each",  "after",
                                        "has",  "from", "own",   "least", "most", "unless"};
static const char *const mark_keys[] = {"word", "id",      "stage", "stance",
                                        "keep", "purpose", "kind",  "answer"};
static const char *const word_names[] = {"ask", "say", "action", "show", "section", "turn"};
static const char *const field_names[] = {"what",    "by",     "know", "support",
                                          "account", "toward", "who"};

static bool refuse(struct framework *framework, const struct node *node, const char *remedy,
                   const char *what) {
    fault_at(framework->fault, framework->path, node->line, node->column);
    return fault_say(framework->fault, EX_DATAERR, remedy, "%s", what);
}

static bool knows(struct framework *framework, long line, long column, const char *noun,
                  const char *word, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], word) == 0) return true;
    const char *nearest = text_nearest(word, known, count);
    struct bytes remedy = {0};
    bytes_text(&remedy, nearest ? "did you mean `" : "use one of: ");
    for (size_t i = 0; !nearest && i < count; i++)
        bytes_format(&remedy, "%s%s", i ? ", " : "", known[i]);
    if (nearest) bytes_format(&remedy, "%s`?", nearest);
    fault_at(framework->fault, framework->path, line, column);
    fault_say(framework->fault, EX_DATAERR, bytes_string(&remedy), "`%s` is not a %s", word, noun);
    bytes_free(&remedy);
    return false;
}

static bool check_keys(struct framework *framework, const struct node *map, const char *noun,
                       const char *const *known, size_t count) {
    for (const struct node *child = map->first; child; child = child->next)
        if (!knows(framework, child->key_line, child->key_column, noun, child->key, known, count))
            return false;
    return true;
}

static bool check_trait(struct framework *framework, const struct node *node) {
    static const struct {
        const char *key;
        enum bank_names names;
    } traits[] = {{"stage", NAMES_STAGE},
                  {"stance", NAMES_STANCE},
                  {"keep", NAMES_KEEP},
                  {"purpose", NAMES_PURPOSE},
                  {"kind", NAMES_KIND}};
    if (node->kind != NODE_TEXT || node->length == 0)
        return refuse(framework, node, "write one word behind it", "this speaks of nothing");
    if (strcmp(node->key, "word") == 0)
        return knows(framework, node->line, node->column, "word that a rule can speak of",
                     node->text, word_names, COUNT(word_names));
    for (size_t i = 0; i < COUNT(traits); i++) {
        const char *nearest = NULL;
        if (strcmp(node->key, traits[i].key) != 0) continue;
        if (bank_knows(traits[i].names, node->text, &nearest)) return true;
        struct bytes remedy = {0};
        bytes_format(&remedy, nearest ? "did you mean `%s`?" : "see the keys of a question%s",
                     nearest ? nearest : " in WRITING.md");
        fault_at(framework->fault, framework->path, node->line, node->column);
        fault_say(framework->fault, EX_DATAERR, bytes_string(&remedy), "`%s` is not a %s",
                  node->text, node->key);
        bytes_free(&remedy);
        return false;
    }
    return true;
}

static bool add_mark(struct framework *framework, const struct node *map) {
    if (map->kind != NODE_MAP || map->count == 0)
        return refuse(framework, map, "write what it speaks of, as in {stage: goal}",
                      "this speaks of nothing");
    if (!check_keys(framework, map, "thing that a rule can speak of", mark_keys, COUNT(mark_keys)))
        return false;
    for (const struct node *child = map->first; child; child = child->next)
        if (!check_trait(framework, child)) return false;
    if (framework->mark_count == most_marks)
        return refuse(framework, map, "make two frameworks of it",
                      "a framework speaks of at most 64 things");
    framework->marks[framework->mark_count++].map = map;
    return true;
}

/* Reads what stands behind `key`: one mark, or a list of them. */
static bool take_marks(struct framework *framework, const struct node *rule, const char *key,
                       const struct node **out) {
    const struct node *node = tree_get(rule, key);
    if (!node) return true;
    *out = node;
    if (node->kind != NODE_LIST) return add_mark(framework, node);
    for (const struct node *child = node->first; child; child = child->next)
        if (!add_mark(framework, child)) return false;
    return node->count ? true : refuse(framework, node, "write {stage: goal}", "this is empty");
}

static bool take_number(struct framework *framework, const struct node *rule, const char *key,
                        double *out) {
    const struct node *node = tree_get(rule, key);
    char *end = NULL;
    if (!node) return true;
    *out = node->kind == NODE_TEXT && node->length ? strtod(node->text, &end) : -1;
    if (*out < 0 || *out > 1000 || *end || *out != (double)(long)*out)
        return refuse(framework, node, "write a number such as 2", "this takes a whole number");
    return true;
}

static bool take_fields(struct framework *framework, struct rule *rule) {
    rule->fields = tree_get(rule->node, "has");
    if (!rule->fields) return true;
    if (rule->fields->kind != NODE_LIST || rule->fields->count == 0)
        return refuse(framework, rule->fields, "write [what, by, know]",
                      "`has` takes the parts of an action");
    for (const struct node *child = rule->fields->first; child; child = child->next)
        if (child->kind != NODE_TEXT ||
            !knows(framework, child->line, child->column, "part of an action", child->text,
                   field_names, COUNT(field_names)))
            return child->kind == NODE_TEXT ? false
                                            : refuse(framework, child, "write one word",
                                                     "`has` takes the parts of an action");
    return true;
}

static bool has(const struct node *node, const char *key) {
    return tree_get(node, key) != NULL;
}

/* What a rule wants is told by the keys it has. */
static bool choose_form(struct framework *framework, struct rule *rule) {
    const struct node *node = rule->node;
    if (has(node, "asks"))
        rule->form = "asks";
    else if (has(node, "never"))
        rule->form = "never";
    else if (has(node, "first") && has(node, "then"))
        rule->form = "first";
    else if (has(node, "each") && has(node, "after"))
        rule->form = "after";
    else if (has(node, "each") && has(node, "then"))
        rule->form = "then";
    else if (has(node, "each") && has(node, "has"))
        rule->form = "has";
    else if (has(node, "each") && (has(node, "from") || has(node, "own")))
        rule->form = "from";
    if (rule->form) return true;
    return refuse(framework, node,
                  "write one of: asks, never, first and then, each and after, each and then, each "
                  "and has, each and from",
                  "this rule asks for nothing");
}

static bool take_rule(struct framework *framework, const struct node *node, struct rule *rule) {
    *rule = (struct rule){.node = node, .most = -1};
    if (node->kind != NODE_MAP)
        return refuse(framework, node, "write `says:` and what it holds to under it",
                      "this is not a rule");
    if (!check_keys(framework, node, "key of a rule", rule_keys, COUNT(rule_keys))) return false;
    rule->says = tree_text(node, "says");
    if (!rule->says)
        return refuse(framework, node, "add `says:` and the sentence of the source",
                      "this rule does not say where it comes from");
    if (!choose_form(framework, rule)) return false;
    bool is_never = strcmp(rule->form, "never") == 0;
    rule->least = strcmp(rule->form, "asks") == 0 ? 1 : 0;
    if (is_never) rule->most = 0;
    bool good = take_marks(framework, node, "asks", &rule->a) &&
                take_marks(framework, node, "never", &rule->a) &&
                take_marks(framework, node, "first", &rule->a) &&
                take_marks(framework, node, "each", &rule->a) &&
                take_marks(framework, node, "then", &rule->b) &&
                take_marks(framework, node, "after", &rule->b) &&
                take_marks(framework, node, "unless", &rule->unless) &&
                take_number(framework, node, "least", &rule->least) &&
                take_number(framework, node, "from", &rule->least) &&
                take_number(framework, node, "own", &rule->own) && take_fields(framework, rule);
    return good && (is_never || take_number(framework, node, "most", &rule->most));
}

static bool take_framework(struct framework *framework) {
    const struct node *top = tree_top(framework->tree);
    if (top->kind != NODE_MAP)
        return refuse(framework, top, "begin with `framework:` and its name",
                      "this is not a framework");
    if (!check_keys(framework, top, "part of a framework", top_keys, COUNT(top_keys))) return false;
    framework->name = tree_text(top, "framework");
    framework->source = tree_text(top, "source");
    const struct node *rules = tree_get(top, "rules");
    if (!framework->name || !framework->source)
        return refuse(framework, top, "write both at the top",
                      "a framework has a name, `framework:`, and a `source:`");
    if (!rules || rules->kind != NODE_MAP || rules->count == 0 || rules->count > most_rules)
        return refuse(framework, rules ? rules : top, "write 1 to 64 of them under `rules:`",
                      "a framework has rules");
    framework->rules = memory_new(rules->count * sizeof *framework->rules);
    for (const struct node *child = rules->first; child; child = child->next)
        if (!take_rule(framework, child, &framework->rules[framework->count++])) return false;
    return true;
}

struct framework *framework_open(const char *path, struct fault *fault) {
    enum { largest = 1 << 20 };
    struct bytes text = {0};
    struct framework *framework = memory_new(sizeof *framework);
    framework->path = memory_text(path, strlen(path));
    framework->fault = fault;
    if (file_read(path, largest, &text, fault))
        framework->tree = tree_read(path, bytes_string(&text), text.length, fault);
    bytes_free(&text);
    if (framework->tree && take_framework(framework)) return framework;
    framework_free(framework);
    return NULL;
}

void framework_free(struct framework *framework) {
    if (!framework) return;
    tree_free(framework->tree);
    free(framework->rules);
    free(framework->path);
    free(framework);
}

const char *framework_name(const struct framework *framework) {
    return framework->name;
}

const char *framework_source(const struct framework *framework) {
    return framework->source;
}

size_t framework_count(const struct framework *framework) {
    return framework->count;
}

struct framework_rule framework_rule(const struct framework *framework, size_t number) {
    const struct rule *rule = &framework->rules[number];
    return (struct framework_rule){rule->node->key, rule->says, rule->node->key_line};
}

/* Gives the numbers of the marks that stand behind a key. */
static struct value numbers_of(const struct framework *framework, const struct node *node) {
    struct value numbers = value_list();
    for (size_t i = 0; node && i < framework->mark_count; i++) {
        bool is_one = framework->marks[i].map == node;
        for (const struct node *child = node->first; child && node->kind == NODE_LIST;
             child = child->next)
            is_one = is_one || framework->marks[i].map == child;
        if (is_one) value_add(&numbers, value_number((double)i));
    }
    return numbers;
}

static struct value rule_value(const struct framework *framework, const struct rule *rule) {
    struct value map = value_map();
    struct value fields = value_list();
    bool is_never = strcmp(rule->form, "never") == 0;
    value_set(&map, "form", value_string(is_never ? "asks" : rule->form));
    value_set(&map, "a", numbers_of(framework, rule->a));
    value_set(&map, "b", numbers_of(framework, rule->b));
    value_set(&map, "unless", numbers_of(framework, rule->unless));
    value_set(&map, "least", value_number(rule->least));
    if (rule->most >= 0) value_set(&map, "most", value_number(rule->most));
    value_set(&map, "own", value_number(rule->own));
    for (const struct node *child = rule->fields ? rule->fields->first : NULL; child;
         child = child->next)
        value_add(&fields, value_string(child->text));
    value_set(&map, "fields", fields);
    return map;
}

void framework_setup(const struct framework *framework, struct value *setup) {
    struct value marks = value_list();
    struct value rules = value_list();
    for (size_t i = 0; i < framework->mark_count; i++) {
        struct value mark = value_map();
        const char *answer = tree_text(framework->marks[i].map, "answer");
        if (answer) value_set(&mark, "answer", value_string(answer));
        value_add(&marks, mark);
    }
    for (size_t i = 0; i < framework->count; i++)
        value_add(&rules, rule_value(framework, &framework->rules[i]));
    value_set(setup, "marks", marks);
    value_set(setup, "rules", rules);
}

static const char *word_of(enum wish_kind kind) {
    return kind == WISH_DRAW ? "ask" : wish_name(kind);
}

static bool is_same(const char *wanted, const char *is) {
    return !wanted || (is && strcmp(wanted, is) == 0);
}

static bool fits(const struct node *map, enum wish_kind kind, const char *id,
                 const struct question *question, const struct line *line) {
    const struct traits *traits = question ? &question->traits : (line ? &line->traits : NULL);
    bool asks = kind == WISH_ASK || kind == WISH_DRAW;
    if (tree_text(map, "answer") && !asks) return false;
    return is_same(tree_text(map, "word"), word_of(kind)) && is_same(tree_text(map, "id"), id) &&
           is_same(tree_text(map, "stage"), traits ? traits->stage : NULL) &&
           is_same(tree_text(map, "stance"), traits ? traits->stance : NULL) &&
           is_same(tree_text(map, "keep"), question ? question->keep : NULL) &&
           is_same(tree_text(map, "purpose"), question ? question->purpose : NULL) &&
           is_same(tree_text(map, "kind"), question ? kind_name(question->kind) : NULL);
}

struct value framework_marks(const struct framework *framework, enum wish_kind kind, const char *id,
                             const struct question *question, const struct line *line) {
    struct value marks = value_list();
    for (size_t i = 0; framework && i < framework->mark_count; i++)
        if (fits(framework->marks[i].map, kind, id, question, line))
            value_add(&marks, value_number((double)i));
    return marks;
}

/* "a question of the stage agreement that was answered yes" */
static void describe(const struct node *map, struct bytes *out) {
    const char *word = tree_text(map, "word");
    const char *id = tree_text(map, "id");
    const char *answer = tree_text(map, "answer");
    bool says = word && strcmp(word, "say") == 0;
    bool other = word && !says && strcmp(word, "ask") != 0;
    if (other)
        bytes_format(out, "%s %s", *word == 'a' ? "an" : "a", word);
    else
        bytes_text(out, says ? "a line" : "a question");
    if (id) bytes_format(out, " `%s`", id);
    static const char *const traits[] = {"stage", "stance", "keep", "purpose", "kind"};
    for (size_t i = 0; i < COUNT(traits); i++) {
        const char *trait = tree_text(map, traits[i]);
        if (trait) bytes_format(out, " with `%s: %s`", traits[i], trait);
    }
    if (answer)
        bytes_format(
            out, strcmp(answer, "given") == 0 ? " that was answered" : " that was answered “%s”",
            answer);
}

static void describe_all(const struct node *node, struct bytes *out) {
    if (node->kind != NODE_LIST) {
        describe(node, out);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) bytes_text(out, " or ");
        describe(child, out);
    }
}

void framework_explain(const struct framework *framework, size_t number, struct bytes *out) {
    const struct rule *rule = &framework->rules[number];
    struct bytes a = {0};
    struct bytes b = {0};
    describe_all(rule->a, &a);
    if (rule->b) describe_all(rule->b, &b);
    const char *form = rule->form;
    if (strcmp(form, "never") == 0)
        bytes_format(out, "%s must not happen", bytes_string(&a));
    else if (strcmp(form, "asks") == 0)
        bytes_format(out, "%s is wanted %s", bytes_string(&a),
                     rule->most >= 0 ? "another number of times"
                                     : "and does not happen often enough");
    else if (strcmp(form, "first") == 0)
        bytes_format(out, "%s comes before %s", bytes_string(&b), bytes_string(&a));
    else if (strcmp(form, "after") == 0)
        bytes_format(out, "%s comes without %s before it", bytes_string(&a), bytes_string(&b));
    else if (strcmp(form, "then") == 0)
        bytes_format(out, "%s is not followed by %s", bytes_string(&a), bytes_string(&b));
    else if (strcmp(form, "has") == 0)
        bytes_format(out, "%s lacks one of its parts", bytes_string(&a));
    else
        bytes_format(out, "%s offers too little: at least %.0f%s", bytes_string(&a), rule->least,
                     rule->own > 0 ? ", and some in the mentee's own words" : "");
    bytes_free(&a);
    bytes_free(&b);
}
