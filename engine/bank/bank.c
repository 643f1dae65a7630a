/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading a bank: every key is known, every value fits, every sentence has its place.
 */
#include "bank/bank.h"

#include "bank/judge.h"
#include "bank/standard.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "base/tree.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* An id and its place on its shelf. */
struct place {
    const char *id;
    size_t at;
};

struct shelf_of_ids {
    struct place *sorted; /* by id */
    const char **ids;     /* as in the file */
    size_t count;
};

struct bank {
    char *path;
    struct tree *tree;
    unsigned long digest;
    const char *name;
    const char *language;
    const char *about;
    const char *unsaid;
    const struct node *yes;
    const struct node *no;
    struct question *questions;
    struct question *groups;
    struct line *lines;
    struct standard **standards; /* that its questions choose from */
    size_t standard_count;
    struct shelf_of_ids shelves[3];
};

static const char *const kind_names[] = {
    [KIND_TEXT] = "text",     [KIND_SCALE] = "scale", [KIND_YESNO] = "yesno",
    [KIND_CHOICE] = "choice", [KIND_LIST] = "list",   [KIND_DATE] = "date",
};
enum { kind_count = sizeof kind_names / sizeof *kind_names };

/* "use open questions to raise awareness, explore beliefs, develop plans, understand consequences
 * and explore and commit to solutions": 004_4..., Mentoring and Coaching: A Comparison, mentors'
 * skill 8. */
static const char *const purpose_names[] = {
    "raise awareness",         "explore beliefs",     "develop plans",
    "understand consequences", "commit to solutions",
};

/* The headings of an agenda; agenda/view.c knows the same names. */
static const char *const keep_names[] = {
    "topic",    "goal", "measure",   "strength", "insight",   "option",   "choice", "support",
    "learning", "note", "agreement", "evidence", "judgement", "standard", "hours",
};

/* The parts of a conversation that the programmes in the sources are made of. Some have parts of
 * their own: practicalities, how things are done here; standard, which one a goal serves; swap, the
 * other becomes the coach; contact, when and how to meet again, and for how long it was; gain, what
 * the mentor or coach takes from it. */
static const char *const stage_names[] = {
    "arrival",   "agreement", "commitments", "practicalities", "topic",   "goal",      "standard",
    "strengths", "evidence",  "exploration", "reflection",     "options", "choice",    "action",
    "support",   "swap",      "contact",     "learning",       "gain",    "appraisal", "close",
};

/* What a guide does besides asking; each needs the mentee's leave. */
static const char *const stance_names[] = {
    "reflection", "information", "advice", "own experience", "direction",
};

static const char *const bank_keys[] = {
    "bank", "language", "about", "unsaid", "yes", "no", "questions", "groups", "lines",
};

static const char *const question_keys[] = {
    "ask",  "or",      "quote", "kind",   "from",  "to",       "low",
    "high", "options", "most",  "least",  "skip",  "help",     "needed",
    "keep", "purpose", "stage", "stance", "allow", "standard", "record",
};

static const char *const line_keys[] = {"say", "stage", "stance", "allow"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct opening {
    struct bank *bank;
    struct fault *fault;
    struct faults *all; /* NULL: the first fault is the end */
};

/* Goes on behind something that is wrong, where all of it is wanted. */
static bool goes_on(struct opening *opening) {
    if (!opening->all) return false;
    faults_add(opening->all, opening->fault);
    return true;
}

static bool refuse(struct opening *opening, const struct node *node, const char *remedy,
                   const char *what, ...) __attribute__((format(printf, 4, 5)));

static bool refuse(struct opening *opening, const struct node *node, const char *remedy,
                   const char *what, ...) {
    char sentence[sizeof opening->fault->what];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    fault_at(opening->fault, opening->bank->path, node->line, node->column);
    return fault_say(opening->fault, EX_DATAERR, remedy, "%s", sentence);
}

/* Refuses a word that is none of those known, naming the nearest or all of them. */
static bool refuse_word(struct opening *opening, long line, long column, const char *noun,
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
    fault_at(opening->fault, opening->bank->path, line, column);
    fault_say(opening->fault, EX_DATAERR, bytes_string(&remedy), "`%s` is not a %s", word, noun);
    bytes_free(&remedy);
    return false;
}

static bool is_known(const char *word, const char *const *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, known[i]) == 0) return true;
    return false;
}

static bool check_keys(struct opening *opening, const struct node *map, const char *noun,
                       const char *const *known, size_t count) {
    for (const struct node *child = map->first; child; child = child->next)
        if (!is_known(child->key, known, count))
            return refuse_word(opening, child->key_line, child->key_column, noun, child->key, known,
                               count);
    return true;
}

/* Controls are refused, because a bank's text is shown to people. */
static bool check_shown(struct opening *opening, const struct node *node, const char *key) {
    size_t at = text_plain(node->text, node->length);
    while (at < node->length) {
        uint32_t code = 0;
        at += text_next(node->text + at, node->length - at, &code);
        if (text_is_control(code) && code != '\n')
            return refuse(opening, node, "take the character out", "`%s` holds a control character",
                          key);
    }
    return true;
}

/* A text that begins with a placeholder is a map to YAML. */
static bool refuse_no_text(struct opening *opening, const struct node *node, const char *key) {
    const char *remedy =
        node->kind == NODE_MAP ? "put double quotes around the whole text" : "write it on one line";
    return refuse(opening, node, remedy, "`%s` takes one text", key);
}

/* Reads an optional text. */
static bool take_text(struct opening *opening, const struct node *map, const char *key,
                      const char **out) {
    const struct node *node = tree_get(map, key);
    if (!node) return true;
    if (node->kind != NODE_TEXT) return refuse_no_text(opening, node, key);
    if (!check_shown(opening, node, key)) return false;
    *out = node->text;
    return true;
}

static bool take_word(struct opening *opening, const struct node *map, const char *key,
                      const char *noun, const char *const *known, size_t count, const char **out) {
    if (!take_text(opening, map, key, out)) return false;
    if (!*out || is_known(*out, known, count)) return true;
    const struct node *node = tree_get(map, key);
    return refuse_word(opening, node->line, node->column, noun, *out, known, count);
}

static bool take_number(struct opening *opening, const struct node *map, const char *key,
                        long *out) {
    const char *text = NULL;
    if (!take_text(opening, map, key, &text)) return false;
    if (!text) return true;
    char *end = NULL;
    errno = 0;
    *out = strtol(text, &end, 10);
    if (errno || end == text || *end || *out < -1000000 || *out > 1000000)
        return refuse(opening, tree_get(map, key), "write a number such as 10",
                      "`%s` takes a whole number", key);
    return true;
}

static bool check_braces(struct opening *opening, const struct node *node, const char *text) {
    for (const char *at = text; *at; at++) {
        if (at[0] == '{' && at[1] == '{') {
            at++;
        } else if (*at == '{') {
            size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
            const char *end = at + 1 + length;
            if (strncmp(end, ":date", 5) == 0) end += 5;
            if (length == 0 || length > 40 || *end != '}')
                return refuse(opening, node, "write it as {goal}, or {{ for a brace itself",
                              "a placeholder is not closed");
            at = end;
        }
    }
    return true;
}

static bool add_wording(struct opening *opening, struct question *question,
                        const struct node *node) {
    if (node->kind != NODE_TEXT || node->length == 0)
        return refuse(opening, node,
                      "write the question as one text; in quotes where it holds a colon or a #",
                      "`%s` needs a wording here", question->id);
    if (!check_shown(opening, node, question->id)) return false;
    size_t count = question->wording_count;
    question->wordings = memory_resize(question->wordings, count + 1, sizeof *question->wordings);
    question->wordings[count] = (struct wording){node->text, node->line, node->column};
    question->wording_count++;
    return check_braces(opening, node, node->text);
}

static bool add_wordings(struct opening *opening, struct question *question,
                         const struct node *node) {
    if (node->kind != NODE_LIST) return add_wording(opening, question, node);
    for (const struct node *child = node->first; child; child = child->next)
        if (!add_wording(opening, question, child)) return false;
    return true;
}

static bool take_wordings(struct opening *opening, const struct node *node,
                          struct question *question) {
    const struct node *ask = node->kind == NODE_MAP ? tree_get(node, "ask") : node;
    const struct node *other = tree_get(node, "or");
    if (!ask)
        return refuse(opening, node, "add `ask:` and the question", "`%s` has no wording",
                      question->id);
    if (!question->is_group && ask->kind == NODE_LIST)
        return refuse(opening, ask, "keep one here and put the others under `or:`",
                      "`%s` has several wordings under `ask`", question->id);
    if (!add_wordings(opening, question, ask)) return false;
    if (other && !add_wordings(opening, question, other)) return false;
    if (question->wording_count == 0)
        return refuse(opening, ask, "add a question under it", "`%s` is empty", question->id);
    return true;
}

static bool take_options(struct opening *opening, const struct node *node,
                         struct question *question) {
    question->options = tree_get(node, "options");
    if (!question->options) return true;
    if (question->options->kind == NODE_TEXT || question->options->count == 0)
        return refuse(opening, question->options, "write them as `- words` or `key: words`",
                      "`%s` has no list of options", question->id);
    for (const struct node *child = question->options->first; child; child = child->next) {
        if (child->kind != NODE_TEXT || child->length == 0)
            return refuse(opening, child, "write each option as one text",
                          "an option of `%s` is no text", question->id);
        if (!check_shown(opening, child, "options")) return false;
    }
    return true;
}

static bool take_standard(struct opening *opening, const struct node *node,
                          struct question *question) {
    struct bank *bank = opening->bank;
    const char *name = NULL;
    struct bytes path = {0};
    if (!take_text(opening, node, "standard", &name)) return false;
    if (!name) return true;
    if (question->options)
        return refuse(opening, tree_get(node, "standard"), "take one of the two out",
                      "`%s` has options and a standard to choose from", question->id);
    if (shelf_find(SHELF_STANDARDS, name, bank->path, &path, opening->fault))
        question->standard = standard_open(bytes_string(&path), opening->fault);
    else
        fault_at(opening->fault, bank->path, tree_get(node, "standard")->line,
                 tree_get(node, "standard")->column);
    bytes_free(&path);
    opening->fault->exit_code = EX_DATAERR; /* it is this bank that names it */
    if (!question->standard) return false;
    bank->standards =
        memory_resize(bank->standards, bank->standard_count + 1, sizeof *bank->standards);
    bank->standards[bank->standard_count++] = (struct standard *)question->standard;
    return true;
}

/* Keys that only mean something for one kind are refused elsewhere: they would promise nothing. */
static bool check_fitting(struct opening *opening, const struct node *node,
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
    };
    for (size_t i = 0; i < COUNT(fits); i++) {
        const struct node *used = tree_get(node, fits[i].key);
        if (used && question->kind != fits[i].kind)
            return refuse(opening, used, fits[i].remedy, "`%s` does not fit this kind of question",
                          fits[i].key);
    }
    if (question->kind == KIND_SCALE && question->from >= question->to)
        return refuse(opening, node, "let `to` be larger than `from`",
                      "the scale of `%s` has no steps", question->id);
    if (question->kind == KIND_LIST && question->least > question->most)
        return refuse(opening, node, "let `most` be no smaller than `least`",
                      "the list of `%s` cannot be filled", question->id);
    return true;
}

static bool check_skip(struct opening *opening, const struct node *node,
                       const struct question *question) {
    if (!question->skip) return true;
    struct options options = options_of(question, NULL);
    struct bytes why = {0};
    struct value value = {0};
    bool later = question->kind == KIND_CHOICE && options.count == 0;
    bool good = later || judge(question, &options, question->skip, strlen(question->skip),
                               time(NULL), &value, &why);
    if (question->kind == KIND_LIST)
        good = refuse(opening, tree_get(node, "skip"), "take it out",
                      "a list that is skipped is empty, so `skip` says nothing");
    else if (!good)
        refuse(opening, tree_get(node, "skip"), bytes_string(&why),
               "`skip` is not an answer to this question");
    value_free(&value);
    bytes_free(&why);
    options_free(&options);
    return good;
}

/* The name becomes a part of a file's name. */
static bool take_record(struct opening *opening, const struct node *node,
                        struct question *question) {
    if (!take_text(opening, node, "record", &question->record)) return false;
    if (!question->record) return true;
    bool taken =
        strcmp(question->record, "agenda") == 0 || strcmp(question->record, "notebook") == 0;
    if (!taken && text_is_slug(question->record)) return true;
    return refuse(opening, tree_get(node, "record"),
                  taken ? "choose another name, such as appraisal"
                        : "use small letters, digits and hyphens, as in `record: appraisal`",
                  "`%s` cannot name a record apart", question->record);
}

static bool take_properties(struct opening *opening, const struct node *node,
                            struct question *question) {
    const char *kind = NULL;
    const char *needed = NULL;
    static const char *const answers[] = {"yes", "no"};
    long least = 0;
    long most = 100;
    question->from = 0;
    question->to = 10;
    bool good =
        take_word(opening, node, "kind", "kind of question", kind_names, kind_count, &kind) &&
        take_word(opening, node, "purpose", "purpose", purpose_names, COUNT(purpose_names),
                  &question->purpose) &&
        take_word(opening, node, "keep", "heading of the agenda", keep_names, COUNT(keep_names),
                  &question->keep) &&
        take_word(opening, node, "needed", "yes or no", answers, COUNT(answers), &needed) &&
        take_text(opening, node, "quote", &question->quote) &&
        take_text(opening, node, "help", &question->help) &&
        take_text(opening, node, "low", &question->low) &&
        take_text(opening, node, "high", &question->high) &&
        take_text(opening, node, "skip", &question->skip) && take_record(opening, node, question) &&
        take_number(opening, node, "from", &question->from) &&
        take_number(opening, node, "to", &question->to) &&
        take_number(opening, node, "least", &least) && take_number(opening, node, "most", &most) &&
        take_options(opening, node, question) && take_standard(opening, node, question);
    if (!good) return false;
    while (kind && strcmp(kind_names[question->kind], kind) != 0)
        question->kind++;
    question->needed = needed && strcmp(needed, "yes") == 0;
    if (least < 0 || most < 1 || most > 100)
        return refuse(opening, node, "use 1 to 100", "`%s` takes too many or too few lines",
                      question->id);
    question->least = (size_t)least;
    question->most = (size_t)most;
    if (question->quote && !check_braces(opening, tree_get(node, "quote"), question->quote))
        return false;
    return check_fitting(opening, node, question) && check_skip(opening, node, question);
}

static bool take_waivers(struct opening *opening, const struct node *map, struct traits *traits) {
    const struct node *allow = tree_get(map, "allow");
    if (!allow) return true;
    bool good = allow->kind == NODE_MAP;
    for (const struct node *child = allow->first; good && child; child = child->next)
        good = child->kind == NODE_TEXT && child->length > 0;
    if (!good)
        return refuse(opening, allow, "write `closed: the reason` under it",
                      "`allow` takes a rule and the reason why it may be broken here");
    traits->waivers = memory_new((allow->count + 1) * sizeof *traits->waivers);
    for (const struct node *child = allow->first; child; child = child->next) {
        if (!check_shown(opening, child, "allow")) return false;
        traits->waivers[traits->waiver_count++] = (struct waiver){child->key, child->text};
    }
    return true;
}

static bool take_traits(struct opening *opening, const struct node *node, struct traits *traits) {
    traits->line = node->key_line;
    traits->column = node->key_column;
    return node->kind != NODE_MAP || (take_word(opening, node, "stage", "stage of a conversation",
                                                stage_names, COUNT(stage_names), &traits->stage) &&
                                      take_word(opening, node, "stance", "stance", stance_names,
                                                COUNT(stance_names), &traits->stance) &&
                                      take_waivers(opening, node, traits));
}

static bool take_question(struct opening *opening, const struct node *node, bool is_group,
                          struct question *question) {
    *question = (struct question){.id = node->key, .is_group = is_group, .bank = opening->bank};
    if (!text_is_slug(node->key)) {
        fault_at(opening->fault, opening->bank->path, node->key_line, node->key_column);
        return fault_say(opening->fault, EX_DATAERR, "use small letters, digits and hyphens",
                         "`%s` is not an id", node->key);
    }
    if (node->kind == NODE_TEXT || (node->kind == NODE_LIST && !is_group))
        return refuse(opening, node, "write `ask:` and the question under it",
                      "`%s` is not a question", node->key);
    if (node->kind == NODE_MAP &&
        !check_keys(opening, node, "key of a question", question_keys, COUNT(question_keys)))
        return false;
    if (!take_wordings(opening, node, question)) return false;
    if (!take_traits(opening, node, &question->traits)) return false;
    question->most = 100;
    return node->kind == NODE_LIST || take_properties(opening, node, question);
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct place *)a)->id, ((const struct place *)b)->id);
}

/* Gives the shelf's nodes in order: the map under `key`, or nothing. */
static bool open_shelf(struct opening *opening, const char *key, enum bank_shelf which,
                       const struct node **first) {
    const struct node *map = tree_get(tree_top(opening->bank->tree), key);
    struct shelf_of_ids *shelf = &opening->bank->shelves[which];
    *first = NULL;
    if (!map || (map->kind == NODE_TEXT && map->length == 0)) return true;
    if (map->kind != NODE_MAP)
        return refuse(opening, map, "write `id:` and what belongs to it", "`%s` is not a map", key);
    shelf->ids = memory_resize(NULL, map->count, sizeof *shelf->ids);
    shelf->sorted = memory_resize(NULL, map->count, sizeof *shelf->sorted);
    for (const struct node *child = map->first; child; child = child->next) {
        shelf->sorted[shelf->count] = (struct place){child->key, shelf->count};
        shelf->ids[shelf->count++] = child->key;
    }
    qsort(shelf->sorted, shelf->count, sizeof *shelf->sorted, by_id);
    *first = map->first;
    return true;
}

static bool take_questions(struct opening *opening, const char *key, enum bank_shelf which,
                           struct question **out) {
    const struct node *node = NULL;
    if (!open_shelf(opening, key, which, &node)) return false;
    size_t count = opening->bank->shelves[which].count;
    *out = memory_new(count * sizeof **out);
    for (size_t i = 0; node; node = node->next, i++)
        if (!take_question(opening, node, which == BANK_GROUPS, &(*out)[i]) && !goes_on(opening))
            return false;
    return true;
}

/* To YAML a line that is one {placeholder} is a map of one key and nothing. */
static bool is_placeholder(const struct node *node) {
    return node->kind == NODE_MAP && node->count == 1 && node->first->kind == NODE_TEXT &&
           node->first->length == 0;
}

static bool take_line(struct opening *opening, const struct node *node, struct line *line) {
    const struct node *say = node->kind == NODE_MAP ? tree_get(node, "say") : node;
    line->id = node->key;
    if (is_placeholder(node)) return refuse_no_text(opening, node, node->key);
    if (node->kind == NODE_MAP &&
        !check_keys(opening, node, "key of a line", line_keys, COUNT(line_keys)))
        return false;
    if (!say)
        return refuse(opening, node, "add `say:` and the words", "`%s` says nothing", node->key);
    if (say->kind != NODE_TEXT) return refuse_no_text(opening, say, node->key);
    line->wording = (struct wording){say->text, say->line, say->column};
    return check_shown(opening, say, node->key) && check_braces(opening, say, say->text) &&
           take_traits(opening, node, &line->traits);
}

static bool take_lines(struct opening *opening) {
    const struct node *node = NULL;
    if (!open_shelf(opening, "lines", BANK_LINES, &node)) return false;
    size_t count = opening->bank->shelves[BANK_LINES].count;
    opening->bank->lines = memory_new((count + 1) * sizeof *opening->bank->lines);
    for (size_t i = 0; node; node = node->next, i++)
        if (!take_line(opening, node, &opening->bank->lines[i]) && !goes_on(opening)) return false;
    return true;
}

static bool take_words(struct opening *opening, const char *key, const struct node **out) {
    const struct node *node = tree_get(tree_top(opening->bank->tree), key);
    *out = node;
    if (!node) return true;
    bool good = node->kind == NODE_LIST && node->count;
    for (const struct node *child = node->first; good && child; child = child->next)
        good = child->kind == NODE_TEXT && child->length;
    if (!good)
        return refuse(opening, node, "write them as [yes, y]", "`%s` takes a list of words", key);
    for (const struct node *child = node->first; good && child; child = child->next)
        good = check_shown(opening, child, key);
    return good;
}

static bool take_bank(struct opening *opening) {
    struct bank *bank = opening->bank;
    const struct node *top = tree_top(bank->tree);
    if (top->kind != NODE_MAP)
        return refuse(opening, top, "begin with `bank:` and its name", "this is not a bank");
    if (!check_keys(opening, top, "part of a bank", bank_keys, COUNT(bank_keys))) return false;
    bank->unsaid = "…";
    bank->language = "en";
    if (!take_text(opening, top, "bank", &bank->name) ||
        !take_text(opening, top, "language", &bank->language) ||
        !take_text(opening, top, "about", &bank->about) ||
        !take_text(opening, top, "unsaid", &bank->unsaid) ||
        !take_words(opening, "yes", &bank->yes) || !take_words(opening, "no", &bank->no))
        return false;
    if (!bank->name)
        return refuse(opening, top, "begin with `bank:` and its name", "this bank has no name");
    return take_questions(opening, "questions", BANK_QUESTIONS, &bank->questions) &&
           take_questions(opening, "groups", BANK_GROUPS, &bank->groups) && take_lines(opening);
}

static struct bank *open_bank(const char *path, struct fault *fault, struct faults *all) {
    struct bytes text = {0};
    struct bank *bank = memory_new(sizeof *bank);
    struct opening opening = {bank, fault, all};
    bank->path = memory_text(path, strlen(path));
    bool good = file_read(path, bank_largest, &text, fault);
    if (good) {
        bank->digest = digest_crc32(0, text.data, text.length);
        bank->tree = tree_read(path, bytes_string(&text), text.length, fault);
    }
    bytes_free(&text);
    size_t before = all ? all->count : 0;
    good = good && bank->tree && take_bank(&opening);
    if (!good && all) faults_add(all, fault);
    if (good && (!all || all->count == before)) return bank;
    bank_free(bank);
    return NULL;
}

struct bank *bank_open(const char *path, struct fault *fault) {
    return open_bank(path, fault, NULL);
}

struct bank *bank_open_all(const char *path, struct faults *faults) {
    struct fault fault = {0};
    return open_bank(path, &fault, faults);
}

static void free_questions(struct question *questions, size_t count) {
    for (size_t i = 0; questions && i < count; i++) {
        free(questions[i].wordings);
        free(questions[i].traits.waivers);
    }
    free(questions);
}

void bank_free(struct bank *bank) {
    if (!bank) return;
    free_questions(bank->questions, bank->shelves[BANK_QUESTIONS].count);
    free_questions(bank->groups, bank->shelves[BANK_GROUPS].count);
    for (size_t i = 0; i < COUNT(bank->shelves); i++) {
        free(bank->shelves[i].ids);
        free(bank->shelves[i].sorted);
    }
    for (size_t i = 0; bank->lines && i < bank->shelves[BANK_LINES].count; i++)
        free(bank->lines[i].traits.waivers);
    free(bank->lines);
    for (size_t i = 0; i < bank->standard_count; i++)
        standard_free(bank->standards[i]);
    free(bank->standards);
    tree_free(bank->tree);
    free(bank->path);
    free(bank);
}

/* Gives the place of `id` on a shelf, or SIZE_MAX. */
static size_t place_of(const struct bank *bank, enum bank_shelf which, const char *id) {
    const struct shelf_of_ids *shelf = &bank->shelves[which];
    struct place sought = {.id = id};
    const struct place *found =
        shelf->count ? bsearch(&sought, shelf->sorted, shelf->count, sizeof *shelf->sorted, by_id)
                     : NULL;
    return found ? found->at : SIZE_MAX;
}

const struct question *bank_question(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_QUESTIONS, id);
    return place == SIZE_MAX ? NULL : &bank->questions[place];
}

const struct question *bank_group(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_GROUPS, id);
    return place == SIZE_MAX ? NULL : &bank->groups[place];
}

const struct line *bank_line(const struct bank *bank, const char *id) {
    size_t place = place_of(bank, BANK_LINES, id);
    return place == SIZE_MAX ? NULL : &bank->lines[place];
}

size_t bank_count(const struct bank *bank, enum bank_shelf which) {
    return bank->shelves[which].count;
}

const struct question *bank_question_at(const struct bank *bank, size_t number) {
    return &bank->questions[number];
}

const struct question *bank_group_at(const struct bank *bank, size_t number) {
    return &bank->groups[number];
}

const struct line *bank_line_at(const struct bank *bank, size_t number) {
    return &bank->lines[number];
}

const char *const *bank_names(enum bank_names which, size_t *count) {
    static const struct {
        const char *const *names;
        size_t count;
    } lists[] = {
        [NAMES_STAGE] = {stage_names, COUNT(stage_names)},
        [NAMES_STANCE] = {stance_names, COUNT(stance_names)},
        [NAMES_PURPOSE] = {purpose_names, COUNT(purpose_names)},
        [NAMES_KEEP] = {keep_names, COUNT(keep_names)},
        [NAMES_KIND] = {kind_names, kind_count},
    };
    *count = lists[which].count;
    return lists[which].names;
}

const char *bank_nearest(const struct bank *bank, enum bank_shelf which, const char *id) {
    return text_nearest(id, bank->shelves[which].ids, bank->shelves[which].count);
}

const char *bank_name(const struct bank *bank) {
    return bank->name;
}

const char *bank_path(const struct bank *bank) {
    return bank->path;
}

const char *bank_language(const struct bank *bank) {
    return bank->language;
}

const char *bank_about(const struct bank *bank) {
    return bank->about;
}

const char *bank_unsaid(const struct bank *bank) {
    return bank->unsaid;
}

unsigned long bank_digest(const struct bank *bank) {
    return bank->digest;
}

const struct node *bank_yes(const struct bank *bank) {
    return bank->yes;
}

const struct node *bank_no(const struct bank *bank) {
    return bank->no;
}

const char *kind_name(enum question_kind kind) {
    return kind_names[kind];
}
