/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading one question, one group or one line: every key is known, every value fits.
 */
#include "bank/intake.h"

#include "bank/judge.h"
#include "bank/standard.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

static const char *const question_keys[] = {
    "ask",     "or",     "quote", "kind",     "from",   "to",      "low",    "high",
    "options", "most",   "least", "skip",     "help",   "needed",  "keep",   "purpose",
    "stage",   "stance", "allow", "standard", "record", "revises", "agrees",
};

const char revises_last[] = "last";

static const char *const line_keys[] = {"say", "stage", "stance", "allow"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool check_braces(struct intake *intake, const struct node *node, const char *text) {
    for (const char *at = text; *at; at++) {
        if (at[0] == '{' && at[1] == '{') {
            at++;
        } else if (*at == '{') {
            size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
            const char *end = at + 1 + length;
            if (strncmp(end, ":date", 5) == 0) end += 5;
            if (length == 0 || length > 40 || *end != '}')
                return intake_refuse(intake, node, "write it as {goal}, or {{ for a brace itself",
                                     "a placeholder is not closed");
            at = end;
        }
    }
    return true;
}

static bool take_name(struct intake *intake, const struct node *map, const char *key,
                      const char *noun, enum bank_names which, const char **out) {
    size_t count = 0;
    const char *const *names = bank_names(which, &count);
    return intake_word(intake, map, key, noun, names, count, out);
}

static bool add_wording(struct intake *intake, struct question *question, const struct node *node) {
    if (node->kind != NODE_TEXT || node->length == 0)
        return intake_refuse(
            intake, node, "write the question as one text; in quotes where it holds a colon or a #",
            "`%s` needs a wording here", question->id);
    if (!intake_check_shown(intake, node, question->id)) return false;
    size_t count = question->wording_count;
    question->wordings = memory_resize(question->wordings, count + 1, sizeof *question->wordings);
    question->wordings[count] = (struct wording){node->text, node->line, node->column};
    question->wording_count++;
    return check_braces(intake, node, node->text);
}

static bool add_wordings(struct intake *intake, struct question *question,
                         const struct node *node) {
    if (node->kind != NODE_LIST) return add_wording(intake, question, node);
    for (const struct node *child = node->first; child; child = child->next)
        if (!add_wording(intake, question, child)) return false;
    return true;
}

static bool take_wordings(struct intake *intake, const struct node *node,
                          struct question *question) {
    const struct node *ask = node->kind == NODE_MAP ? tree_get(node, "ask") : node;
    const struct node *other = tree_get(node, "or");
    if (!ask)
        return intake_refuse(intake, node, "add `ask:` and the question", "`%s` has no wording",
                             question->id);
    if (!question->is_group && ask->kind == NODE_LIST)
        return intake_refuse(intake, ask, "keep one here and put the others under `or:`",
                             "`%s` has several wordings under `ask`", question->id);
    if (!add_wordings(intake, question, ask)) return false;
    if (other && !add_wordings(intake, question, other)) return false;
    if (question->wording_count == 0)
        return intake_refuse(intake, ask, "add a question under it", "`%s` is empty", question->id);
    return true;
}

static bool take_options(struct intake *intake, const struct node *node,
                         struct question *question) {
    question->options = tree_get(node, "options");
    if (!question->options) return true;
    if (question->options->kind == NODE_TEXT || question->options->count == 0)
        return intake_refuse(intake, question->options, "write them as `- words` or `key: words`",
                             "`%s` has no list of options", question->id);
    for (const struct node *child = question->options->first; child; child = child->next) {
        if (child->kind != NODE_TEXT || child->length == 0)
            return intake_refuse(intake, child, "write each option as one text",
                                 "an option of `%s` is no text", question->id);
        if (!intake_check_shown(intake, child, "options")) return false;
    }
    return true;
}

static bool take_standard(struct intake *intake, const struct node *node,
                          struct question *question) {
    const char *name = NULL;
    struct standard *standard = NULL;
    struct bytes path = {0};
    if (!intake_text(intake, node, "standard", &name)) return false;
    if (!name) return true;
    if (question->options)
        return intake_refuse(intake, tree_get(node, "standard"), "take one of the two out",
                             "`%s` has options and a standard to choose from", question->id);
    if (shelf_find(SHELF_STANDARDS, name, bank_path(intake->bank), &path, intake->fault))
        standard = standard_open(bytes_string(&path), intake->fault);
    else
        fault_at(intake->fault, bank_path(intake->bank), tree_get(node, "standard")->line,
                 tree_get(node, "standard")->column);
    bytes_free(&path);
    intake->fault->exit_code = EX_DATAERR; /* it is this bank that names it */
    if (!standard) return false;
    question->standard = standard;
    bank_keep_standard(intake->bank, standard);
    return true;
}

/* Keys that only mean something for one kind are refused elsewhere: they would promise nothing. */
static bool check_fitting(struct intake *intake, const struct node *node,
                          const struct question *question) {
    static const struct {
        const char *key;
        enum question_kind kind;
        const char *remedy;
    } fits[] = {
        {"from", KIND_SCALE, "add `kind: scale`, or take it out"},
        {"to", KIND_SCALE, "add `kind: scale`, or take it out"},
        {"low", KIND_SCALE, "add `kind: scale`, or take it out"},
        {"high", KIND_SCALE, "add `kind: scale`, or take it out"},
        {"options", KIND_CHOICE, "add `kind: choice`, or take it out"},
        {"standard", KIND_CHOICE, "add `kind: choice`, or take it out"},
        {"least", KIND_LIST, "add `kind: list`, or take it out"},
        {"most", KIND_LIST, "add `kind: list`, or take it out"},
        {"agrees", KIND_YESNO, "add `kind: yesno`, or take it out"},
    };
    for (size_t i = 0; i < COUNT(fits); i++) {
        const struct node *used = tree_get(node, fits[i].key);
        if (used && question->kind != fits[i].kind)
            return intake_refuse(intake, used, fits[i].remedy,
                                 "`%s` does not fit this kind of question", fits[i].key);
    }
    if (question->kind == KIND_SCALE && question->from >= question->to)
        return intake_refuse(intake, node, "let `to` be larger than `from`",
                             "the scale of `%s` has no steps", question->id);
    if (question->kind == KIND_LIST && question->least > question->most)
        return intake_refuse(intake, node, "let `most` be no smaller than `least`",
                             "the list of `%s` cannot be filled", question->id);
    return true;
}

static bool check_skip(struct intake *intake, const struct node *node,
                       const struct question *question) {
    if (!question->skip) return true;
    struct options options = options_of(question, NULL);
    struct bytes why = {0};
    struct value value = {0};
    bool later = question->kind == KIND_CHOICE && options.count == 0;
    bool good = later || judge(question, &options, question->skip, strlen(question->skip),
                               time(NULL), &value, &why);
    if (question->kind == KIND_LIST)
        good = intake_refuse(intake, tree_get(node, "skip"), "take it out",
                             "a list that is skipped is empty, so `skip` says nothing");
    else if (good && question->agrees && value.truth)
        good = intake_refuse(intake, tree_get(node, "skip"), "write `skip: no`",
                             "nobody agrees by saying nothing");
    else if (!good)
        intake_refuse(intake, tree_get(node, "skip"), bytes_string(&why),
                      "`skip` is not an answer to this question");
    value_free(&value);
    bytes_free(&why);
    options_free(&options);
    return good;
}

/* The name becomes a part of a file's name. */
static bool take_record(struct intake *intake, const struct node *node, struct question *question) {
    if (!intake_text(intake, node, "record", &question->record)) return false;
    if (!question->record) return true;
    bool taken =
        strcmp(question->record, "agenda") == 0 || strcmp(question->record, "notebook") == 0;
    if (!taken && text_is_slug(question->record)) return true;
    return intake_refuse(intake, tree_get(node, "record"),
                         taken ? "choose another name, such as appraisal"
                               : "use small letters, digits and hyphens, as in `record: appraisal`",
                         "`%s` cannot name a record apart", question->record);
}

static bool take_revises(struct intake *intake, const struct node *node,
                         struct question *question) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    if (!intake_text(intake, node, "revises", &question->revises)) return false;
    const char *name = question->revises;
    if (!name) return true;
    if (!question->keep)
        return intake_refuse(intake, tree_get(node, "revises"), "add `keep: goal`, or take it out",
                             "`%s` keeps nothing, so it cannot revise anything", question->id);
    if (*name && name[strspn(name, letters)] == '\0') return true;
    return intake_refuse(intake, tree_get(node, "revises"),
                         "name the placeholder that holds the words until now, or write `last`",
                         "`revises` of `%s` is no placeholder", question->id);
}

static bool take_properties(struct intake *intake, const struct node *node,
                            struct question *question) {
    const char *kind = NULL;
    const char *needed = NULL;
    static const char *const answers[] = {"yes", "no"};
    static const char *const sides[] = {"mentee", "coach"};
    long least = 0;
    long most = 100;
    question->from = 0;
    question->to = 10;
    bool good =
        take_name(intake, node, "kind", "kind of question", NAMES_KIND, &kind) &&
        take_name(intake, node, "purpose", "purpose", NAMES_PURPOSE, &question->purpose) &&
        take_name(intake, node, "keep", "heading of the agenda", NAMES_KEEP, &question->keep) &&
        intake_word(intake, node, "needed", "yes or no", answers, COUNT(answers), &needed) &&
        intake_word(intake, node, "agrees", "side that can agree", sides, COUNT(sides),
                    &question->agrees) &&
        intake_text(intake, node, "quote", &question->quote) &&
        intake_text(intake, node, "help", &question->help) &&
        intake_text(intake, node, "low", &question->low) &&
        intake_text(intake, node, "high", &question->high) &&
        intake_text(intake, node, "skip", &question->skip) && take_record(intake, node, question) &&
        take_revises(intake, node, question) &&
        intake_number(intake, node, "from", &question->from) &&
        intake_number(intake, node, "to", &question->to) &&
        intake_number(intake, node, "least", &least) &&
        intake_number(intake, node, "most", &most) && take_options(intake, node, question) &&
        take_standard(intake, node, question);
    if (!good) return false;
    while (kind && strcmp(kind_name(question->kind), kind) != 0)
        question->kind++;
    question->needed = needed && strcmp(needed, "yes") == 0;
    if (least < 0 || most < 1 || most > 100)
        return intake_refuse(intake, node, "use 1 to 100", "`%s` takes too many or too few lines",
                             question->id);
    question->least = (size_t)least;
    question->most = (size_t)most;
    if (question->quote && !check_braces(intake, tree_get(node, "quote"), question->quote))
        return false;
    return check_fitting(intake, node, question) && check_skip(intake, node, question);
}

static bool take_waivers(struct intake *intake, const struct node *map, struct traits *traits) {
    const struct node *allow = tree_get(map, "allow");
    if (!allow) return true;
    bool good = allow->kind == NODE_MAP;
    for (const struct node *child = allow->first; good && child; child = child->next)
        good = child->kind == NODE_TEXT && child->length > 0;
    if (!good)
        return intake_refuse(intake, allow, "write `closed: the reason` under it",
                             "`allow` takes a rule and the reason why it may be broken here");
    traits->waivers = memory_new((allow->count + 1) * sizeof *traits->waivers);
    for (const struct node *child = allow->first; child; child = child->next) {
        if (!intake_check_shown(intake, child, "allow")) return false;
        traits->waivers[traits->waiver_count++] = (struct waiver){child->key, child->text};
    }
    return true;
}

static bool take_traits(struct intake *intake, const struct node *node, struct traits *traits) {
    traits->line = node->key_line;
    traits->column = node->key_column;
    return node->kind != NODE_MAP ||
           (take_name(intake, node, "stage", "stage of a conversation", NAMES_STAGE,
                      &traits->stage) &&
            take_name(intake, node, "stance", "stance", NAMES_STANCE, &traits->stance) &&
            take_waivers(intake, node, traits));
}

/* part/id words a question of a part anew. */
static bool is_id(const char *key) {
    const char *slash = strchr(key, '/');
    struct value part = value_text(key, slash ? (size_t)(slash - key) : 0);
    bool good = text_is_slug(slash ? slash + 1 : key) && (!slash || text_is_slug(part.text));
    value_free(&part);
    return good;
}

bool intake_question(struct intake *intake, const struct node *node, bool is_group,
                     struct question *question) {
    *question = (struct question){.id = node->key, .is_group = is_group, .bank = intake->bank};
    if (!is_id(node->key)) {
        fault_at(intake->fault, bank_path(intake->bank), node->key_line, node->key_column);
        return fault_say(intake->fault, EX_DATAERR, "use small letters, digits and hyphens",
                         "`%s` is not an id", node->key);
    }
    if (node->kind == NODE_TEXT || (node->kind == NODE_LIST && !is_group))
        return intake_refuse(intake, node, "write `ask:` and the question under it",
                             "`%s` is not a question", node->key);
    if (node->kind == NODE_MAP &&
        !intake_check_keys(intake, node, "key of a question", question_keys, COUNT(question_keys)))
        return false;
    if (!take_wordings(intake, node, question)) return false;
    if (!take_traits(intake, node, &question->traits)) return false;
    question->most = 100;
    return node->kind == NODE_LIST || take_properties(intake, node, question);
}

/* To YAML a line that is one {placeholder} is a map of one key and nothing. */
static bool is_placeholder(const struct node *node) {
    return node->kind == NODE_MAP && node->count == 1 && node->first->kind == NODE_TEXT &&
           node->first->length == 0;
}

bool intake_line(struct intake *intake, const struct node *node, struct line *line) {
    const struct node *say = node->kind == NODE_MAP ? tree_get(node, "say") : node;
    line->id = node->key;
    if (is_placeholder(node)) return intake_refuse_no_text(intake, node, node->key);
    if (node->kind == NODE_MAP &&
        !intake_check_keys(intake, node, "key of a line", line_keys, COUNT(line_keys)))
        return false;
    if (!say)
        return intake_refuse(intake, node, "add `say:` and the words", "`%s` says nothing",
                             node->key);
    if (say->kind != NODE_TEXT) return intake_refuse_no_text(intake, say, node->key);
    line->wording = (struct wording){say->text, say->line, say->column};
    return intake_check_shown(intake, say, node->key) && check_braces(intake, say, say->text) &&
           take_traits(intake, node, &line->traits);
}
