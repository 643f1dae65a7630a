/* SPDX-License-Identifier: GPL-3.0-or-later
 * Both ends of a scale and a value between each two bounds, each choice, none, one or many in a
 * list, words or none. An answer that gives the flow what another gives is left out.
 */
#include "author/about.h"

#include "author/banks.h"
#include "bank/judge.h"
#include "base/bytes.h"
#include "base/tree.h"

#include <stdio.h>
#include <string.h>

static void add_answer(struct value *answers, const char *name, struct value value) {
    for (size_t i = 0; i < answers->count; i++) {
        if (!value_equal(value_get(&answers->items[i], "value"), &value)) continue;
        value_free(&value);
        return;
    }
    struct value answer = value_map();
    value_set(&answer, "name", value_string(name));
    value_set(&answer, "value", value);
    value_add(answers, answer);
}

static void add_number(struct value *answers, long number) {
    char name[32];
    snprintf(name, sizeof name, "%ld", number);
    add_answer(answers, name, value_number((double)number));
}

/* One number of each stretch that the bounds cut the scale into, and both ends. */
static void add_scale(const struct question *question, const struct value *bounds,
                      struct value *answers) {
    add_number(answers, question->to);
    add_number(answers, question->from);
    for (size_t i = 0; i < bounds->count; i++) {
        long bound = (long)bounds->items[i].number;
        if (bound > question->from && bound < question->to) add_number(answers, bound);
    }
    if (!bounds->count) add_number(answers, question->from + (question->to - question->from) / 2);
}

static void add_list(const struct question *question, struct value *answers) {
    static const char *const ordinals[] = {"first", "second", "third"};
    size_t many = question->most < 3 ? question->most : 3;
    if (many < question->least) many = question->least;
    size_t one = question->least > 1 ? question->least : 1;
    const size_t sizes[] = {many, one};
    for (size_t i = 0; i < 2; i++) {
        struct value list = value_list();
        for (size_t k = 0; k < sizes[i]; k++) {
            char words[128];
            if (k < 3)
                snprintf(words, sizeof words, "the %s of %.100s", ordinals[k], question->id);
            else
                snprintf(words, sizeof words, "number %zu of %.90s", k + 1, question->id);
            value_add(&list, value_string(words));
        }
        add_answer(answers, i ? "one" : "many", list);
    }
}

/* Where the flow has nothing to choose from, a choice is asked as an open text. */
static void add_options(const struct question *question, struct value *answers) {
    struct options options = options_of(question, NULL);
    if (!options.count) add_answer(answers, "given", value_string("my own choice"));
    for (size_t i = 0; i < options.count; i++)
        add_answer(answers, options.keys[i], value_string(options.keys[i]));
    options_free(&options);
}

static struct value answers_of(const struct question *question, const struct value *bounds) {
    struct value answers = value_list();
    struct value blank = {0};
    struct bytes why = {0};
    char words[160];
    switch (question->kind) {
    case KIND_TEXT:
        snprintf(words, sizeof words, "my words for %.120s", question->id);
        add_answer(&answers, "given", value_string(words));
        break;
    case KIND_SCALE:
        add_scale(question, bounds, &answers);
        break;
    case KIND_YESNO:
        add_answer(&answers, "yes", value_bool(true));
        add_answer(&answers, "no", value_bool(false));
        break;
    case KIND_CHOICE:
        add_options(question, &answers);
        break;
    case KIND_LIST:
        add_list(question, &answers);
        break;
    case KIND_DATE:
        add_answer(&answers, "given", value_string("2026-02-02"));
        break;
    }
    struct options options = options_of(question, NULL);
    if (judge_blank(question, &options, 0, &blank, &why))
        add_answer(&answers, "left", blank);
    else
        value_free(&blank);
    options_free(&options);
    bytes_free(&why);
    return answers;
}

static void add_name(const char *text, size_t length, struct value *names) {
    struct value name = value_text(text, length);
    bool known = false;
    for (size_t i = 0; i < names->count; i++)
        known = known || value_equal(&names->items[i], &name);
    if (known)
        value_free(&name);
    else
        value_add(names, name);
}

void about_needs(const char *template, struct value *names) {
    for (const char *at = strchr(template, '{'); at; at = strchr(at + 1, '{')) {
        if (at[1] == '{') {
            at++;
            continue;
        }
        size_t length = strcspn(at + 1, ":}");
        add_name(at + 1, length, names);
    }
}

static struct value needs_of(const struct question *question, const struct line *line) {
    struct value names = value_list();
    if (line) about_needs(line->wording.text, &names);
    for (size_t i = 0; question && i < question->wording_count; i++)
        about_needs(question->wordings[i].text, &names);
    if (question && question->quote) about_needs(question->quote, &names);
    if (question && question->revises && strcmp(question->revises, revises_last) != 0)
        add_name(question->revises, strlen(question->revises), &names);
    return names;
}

static struct value promise(double id, const char *what, const char *who) {
    struct value map = value_map();
    value_set(&map, "id", value_number(id));
    value_set(&map, "what", value_string(what));
    value_set(&map, "by", value_string("2026-01-02"));
    value_set(&map, "who", value_string(who));
    value_set(&map, "know", value_string("by what they tell me"));
    return map;
}

/* What earlier sessions could tell: nothing, or something of each kind. */
static struct value known_of(const char *id) {
    struct value ways = value_list();
    struct value some = value_list();
    struct value prompts = value_number(1);
    if (strstr(id, "commitments")) {
        value_add(&some, promise(1, "what I promised", "mentee"));
        value_add(&some, promise(2, "what my coach promised", "coach"));
    } else {
        value_add(&some, value_string("what we agreed"));
        value_add(&some, value_string("what else we agreed"));
    }
    bool counts = strcmp(id, "prompts") == 0;
    add_answer(&ways, "none", counts ? value_number(0) : value_list());
    add_answer(&ways, "some", counts ? prompts : some);
    if (counts) value_free(&some);
    return ways;
}

struct value about_wish(struct banks *banks, const char *part, const struct framework *framework,
                        enum wish_kind kind, const char *id, const struct value *bounds) {
    struct bank_id here;
    const struct bank *bank = banks_wording(banks, part, kind, id, &here);
    const struct question *question = NULL;
    const struct line *line = NULL;
    struct value about = value_map();
    if (bank && kind == WISH_ASK) question = bank_question(bank, here.text);
    if (bank && kind == WISH_DRAW) question = bank_group(bank, here.text);
    if (bank && kind == WISH_SAY) line = bank_line(bank, here.text);
    if (kind == WISH_KNOWN) value_set(&about, "answers", known_of(id));
    bool wants_bank = kind == WISH_ASK || kind == WISH_DRAW || kind == WISH_SAY;
    if (wants_bank && !question && !line) {
        value_free(&about);
        return (struct value){0};
    }
    value_set(&about, "marks", framework_marks(framework, kind, id, question, line));
    value_set(&about, "needs", needs_of(question, line));
    const struct traits *traits = question ? &question->traits : (line ? &line->traits : NULL);
    if (traits && traits->stance) value_set(&about, "stance", value_string(traits->stance));
    if (!question) return about;
    bool from = question->kind == KIND_CHOICE && !question->options && !question->standard;
    if (question->agrees) value_set(&about, "agrees", value_string(question->agrees));
    value_set(&about, "own", value_bool(question->kind == KIND_TEXT));
    value_set(&about, "from", value_bool(from));
    value_set(&about, "open", value_bool(judge_leaves_open(question)));
    value_set(&about, "answers", answers_of(question, bounds));
    return about;
}

static void type(const char *text, struct bytes *out) {
    bytes_format(out, "> %s%s\n", *text == '/' ? "/" : "", text);
}

static void type_yes_or_no(const struct bank *bank, bool truth, struct bytes *out) {
    const struct node *words = NULL;
    if (bank) words = truth ? bank_yes(bank) : bank_no(bank);
    type(words ? words->first->text : (truth ? "yes" : "no"), out);
}

void about_typed(struct banks *banks, const struct value *step, struct bytes *out) {
    const char *id = value_get_text(step, "id");
    const char *answer = value_get_text(step, "answer");
    const struct value *value = value_get(step, "value");
    if (strcmp(value_get_text(step, "do"), "known") == 0) {
        bool some = strcmp(answer, "some") == 0;
        if (some) bytes_format(out, "# here earlier sessions have left something: %s\n", id);
        return;
    }
    bool drawn = strcmp(value_get_text(step, "do"), "draw") == 0;
    const struct question *question = NULL;
    struct bank_id here;
    const struct bank *bank = banks_wording(banks, value_get_text(step, "part"),
                                            drawn ? WISH_DRAW : WISH_ASK, id ? id : "", &here);
    if (bank) question = drawn ? bank_group(bank, here.text) : bank_question(bank, here.text);
    char number[32];
    if (!value || strcmp(answer, "left") == 0) {
        bytes_text(out, question && question->needed ? ">\n>\n" : ">\n");
        return;
    }
    switch (value->kind) {
    case VALUE_TEXT:
        type(value->text, out);
        return;
    case VALUE_NUMBER:
        value_number_text(value->number, number);
        type(number, out);
        return;
    case VALUE_BOOL:
        type_yes_or_no(bank, value->truth, out);
        return;
    case VALUE_LIST:
        for (size_t i = 0; i < value->count; i++)
            type(value->items[i].text, out);
        bytes_text(out, ">\n");
        return;
    case VALUE_NONE:
    case VALUE_MAP:
        return;
    }
}
