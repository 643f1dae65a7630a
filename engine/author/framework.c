/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a framework and turning its rules into marks and small machines.
 */
#include "author/framework.h"

#include "author/mark.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { most_marks = 64, most_rules = 64 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct rule {
    const struct node *node;
    const char *says;
    const char *source;
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
    const struct node *marks[most_marks]; /* maps, of which a rule speaks */
    size_t mark_count;
    struct reading reading; /* while it is read */
};

static const char *const top_keys[] = {"framework", "source", "about", "rules"};
static const char *const rule_keys[] = {"says", "source", "asks",  "never", "first",
                                        "then", "each",   "after", "has",   "from",
                                        "own",  "least",  "most",  "unless"};
static const char *const field_names[] = {"what",    "by",     "know", "support",
                                          "account", "toward", "who",  "standard"};
/* What a rule wants is told by the keys it has, and no others may stand beside them. */
static const struct form {
    const char *name;
    const char *keys[4];
    size_t needed; /* so many of them */
} forms[] = {
    {"asks", {"asks", "least", "most"}, 1}, {"never", {"never"}, 1},
    {"first", {"first", "then"}, 2},        {"after", {"each", "after"}, 2},
    {"then", {"each", "then"}, 2},          {"has", {"each", "has"}, 2},
    {"from", {"each", "from", "own"}, 2},   {"from", {"each", "own", "from"}, 2},
};

static bool add_mark(struct framework *framework, const struct node *map, bool may_be_same) {
    if (!mark_check(&framework->reading, map, may_be_same)) return false;
    if (framework->mark_count == most_marks)
        return reading_refuse(&framework->reading, map, "make two frameworks of it",
                              "a framework speaks of at most 64 things");
    framework->marks[framework->mark_count++] = map;
    return true;
}

/* Reads what stands behind `key`: one mark, or a list of them. */
static bool take_marks(struct framework *framework, const struct node *rule, const char *key,
                       const struct node **out) {
    const struct node *node = tree_get(rule, key);
    if (!node) return true;
    *out = node;
    bool is_after = strcmp(key, "after") == 0;
    if (node->kind != NODE_LIST) return add_mark(framework, node, is_after);
    for (const struct node *child = node->first; child; child = child->next)
        if (!add_mark(framework, child, is_after)) return false;
    return node->count
               ? true
               : reading_refuse(&framework->reading, node, "write {stage: goal}", "this is empty");
}

static bool take_number(struct framework *framework, const struct node *rule, const char *key,
                        double *out) {
    const struct node *node = tree_get(rule, key);
    char *end = NULL;
    if (!node) return true;
    const char *text = node->kind == NODE_TEXT && node->length ? node->text : "-1";
    *out = strtod(text, &end);
    if (*out < 0 || *out > 1000 || *end || *out != (double)(long)*out)
        return reading_refuse(&framework->reading, node, "write a number such as 2",
                              "this takes a whole number");
    return true;
}

static bool take_fields(struct framework *framework, struct rule *rule) {
    rule->fields = tree_get(rule->node, "has");
    if (!rule->fields) return true;
    if (rule->fields->kind != NODE_LIST || rule->fields->count == 0)
        return reading_refuse(&framework->reading, rule->fields, "write [what, by, know]",
                              "`has` takes the parts of an action");
    for (const struct node *child = rule->fields->first; child; child = child->next)
        if (child->kind != NODE_TEXT ||
            !reading_knows(&framework->reading, child->line, child->column, "part of an action",
                           child->text, field_names, COUNT(field_names)))
            return child->kind == NODE_TEXT
                       ? false
                       : reading_refuse(&framework->reading, child, "write one word",
                                        "`has` takes the parts of an action");
    return true;
}

static bool fits_form(const struct node *rule, const struct form *form) {
    for (size_t i = 0; i < form->needed; i++)
        if (!tree_get(rule, form->keys[i])) return false;
    return true;
}

static bool is_key_of(const struct form *form, const char *key) {
    static const char *const of_all[] = {"says", "source", "unless"};
    for (size_t i = 0; i < COUNT(of_all); i++)
        if (strcmp(of_all[i], key) == 0) return true;
    for (size_t i = 0; i < COUNT(form->keys) && form->keys[i]; i++)
        if (strcmp(form->keys[i], key) == 0) return true;
    return false;
}

static bool choose_form(struct framework *framework, struct rule *rule) {
    const struct form *form = forms;
    while (form < forms + COUNT(forms) && !fits_form(rule->node, form))
        form++;
    if (form == forms + COUNT(forms))
        return reading_refuse(
            &framework->reading, rule->node,
            "write one of: asks, never, first and then, each and after, each and then, "
            "each and has, each and from",
            "this rule asks for nothing");
    rule->form = form->name;
    for (const struct node *child = rule->node->first; child; child = child->next) {
        if (is_key_of(form, child->key)) continue;
        fault_at(framework->reading.fault, framework->path, child->key_line, child->key_column);
        return fault_say(framework->reading.fault, EX_DATAERR,
                         "make two rules of it, or leave it out", "`%s` means nothing beside `%s`",
                         child->key, form->keys[0]);
    }
    return true;
}

static bool has_slug(struct framework *framework, const struct node *rule) {
    fault_at(framework->reading.fault, framework->path, rule->key_line, rule->key_column);
    return text_is_slug(rule->key) ||
           fault_say(framework->reading.fault, EX_DATAERR, "use small letters, digits and hyphens",
                     "`%s` is not a name for a rule", rule->key);
}

/* Gives what stands under `key` of a map, which people are shown, or NULL with a fault. */
static const char *take_shown(struct framework *framework, const struct node *map, const char *key,
                              const char *otherwise) {
    const struct node *node = tree_get(map, key);
    if (!node && otherwise) return otherwise;
    bool good = node && node->kind == NODE_TEXT && node->length;
    if (!good) {
        const struct node *here = node ? node : map;
        fault_at(framework->reading.fault, framework->path, here->line, here->column);
        fault_say(framework->reading.fault, EX_DATAERR, "write it on one line", "`%s` has no text",
                  key);
    }
    for (size_t at = 0, length = 0; good && at < node->length; at += length) {
        uint32_t code = 0;
        length = text_next(node->text + at, node->length - at, &code);
        if (text_is_control(code))
            good = reading_refuse(&framework->reading, node, "take the character out",
                                  "this text holds a control character");
    }
    return good ? node->text : NULL;
}

static bool take_rule(struct framework *framework, const struct node *node, struct rule *rule) {
    *rule = (struct rule){.node = node, .most = -1};
    if (node->kind != NODE_MAP)
        return reading_refuse(&framework->reading, node,
                              "write `says:` and what it holds to under it", "this is not a rule");
    if (!reading_check_keys(&framework->reading, node, "key of a rule", rule_keys,
                            COUNT(rule_keys)))
        return false;
    if (!has_slug(framework, node)) return false;
    if (!tree_get(node, "says"))
        return reading_refuse(&framework->reading, node,
                              "add `says:` and the sentence of the source",
                              "this rule does not say where it comes from");
    rule->says = take_shown(framework, node, "says", NULL);
    rule->source = take_shown(framework, node, "source", framework->source);
    if (!rule->says || !rule->source || !choose_form(framework, rule)) return false;
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

static bool is_named_like_file(struct framework *framework) {
    const struct node *name = tree_get(tree_top(framework->tree), "framework");
    char *file = shelf_name(SHELF_FRAMEWORKS, framework->path);
    bool good = strcmp(file, framework->name) == 0;
    fault_at(framework->reading.fault, framework->path, name->line, name->column);
    if (!good)
        fault_say(framework->reading.fault, EX_DATAERR, "name both alike",
                  "this framework calls itself `%s`, its file `%s`", framework->name, file);
    free(file);
    return good;
}

static bool take_framework(struct framework *framework) {
    const struct node *top = tree_top(framework->tree);
    if (top->kind != NODE_MAP)
        return reading_refuse(&framework->reading, top, "begin with `framework:` and its name",
                              "this is not a framework");
    if (!reading_check_keys(&framework->reading, top, "part of a framework", top_keys,
                            COUNT(top_keys)))
        return false;
    if (!tree_get(top, "framework") || !tree_get(top, "source"))
        return reading_refuse(&framework->reading, top, "write both at the top",
                              "a framework has a name, `framework:`, and a `source:`");
    framework->name = take_shown(framework, top, "framework", NULL);
    framework->source = take_shown(framework, top, "source", NULL);
    bool good = framework->name && framework->source && take_shown(framework, top, "about", "");
    if (!good || !is_named_like_file(framework)) return false;
    const struct node *rules = tree_get(top, "rules");
    if (!rules || rules->kind != NODE_MAP || rules->count == 0 || rules->count > most_rules)
        return reading_refuse(&framework->reading, rules ? rules : top,
                              "write 1 to 64 of them under `rules:`", "a framework has rules");
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
    framework->reading = (struct reading){framework->path, fault};
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

size_t framework_count(const struct framework *framework) {
    return framework->count;
}

struct framework_rule framework_rule(const struct framework *framework, size_t number) {
    const struct rule *rule = &framework->rules[number];
    return (struct framework_rule){rule->node->key, rule->says, rule->source, rule->node->key_line};
}

/* Gives the numbers of the marks that stand behind a key. */
static struct value numbers_of(const struct framework *framework, const struct node *node) {
    struct value numbers = value_list();
    for (size_t i = 0; node && i < framework->mark_count; i++) {
        bool is_one = framework->marks[i] == node;
        for (const struct node *child = node->first; child && node->kind == NODE_LIST;
             child = child->next)
            is_one = is_one || framework->marks[i] == child;
        if (is_one) value_add(&numbers, value_number((double)i));
    }
    return numbers;
}

static bool wants_same_stance(const struct rule *rule) {
    const struct node *mark = rule->b && rule->b->kind == NODE_LIST ? rule->b->first : rule->b;
    const char *stance = mark ? tree_text(mark, "stance") : NULL;
    return stance && strcmp(stance, "same") == 0;
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
    if (wants_same_stance(rule)) value_set(&map, "same", value_bool(true));
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
        const char *answer = tree_text(framework->marks[i], "answer");
        const char *who = tree_text(framework->marks[i], "who");
        if (answer) value_set(&mark, "answer", value_string(answer));
        if (who) value_set(&mark, "who", value_string(who));
        value_add(&marks, mark);
    }
    for (size_t i = 0; i < framework->count; i++)
        value_add(&rules, rule_value(framework, &framework->rules[i]));
    value_set(setup, "marks", marks);
    value_set(setup, "rules", rules);
}

struct value framework_marks(const struct framework *framework, enum wish_kind kind, const char *id,
                             const struct question *question, const struct line *line) {
    struct value marks = value_list();
    for (size_t i = 0; framework && i < framework->mark_count; i++)
        if (mark_fits(framework->marks[i], kind, id, question, line))
            value_add(&marks, value_number((double)i));
    return marks;
}

static void describe_all(const struct node *node, struct bytes *out) {
    if (node->kind != NODE_LIST) {
        mark_describe(node, out);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) bytes_text(out, " or ");
        mark_describe(child, out);
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
