/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lexicon judges; here it is decided what that means for a question of its kind.
 */
#include "author/wordings.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void find(const struct bank *bank, const struct traits *traits, long line, long column,
                 enum severity severity, const char *rule, const char *remedy,
                 struct findings *findings, const char *what, ...)
    __attribute__((format(printf, 9, 10)));

static void find(const struct bank *bank, const struct traits *traits, long line, long column,
                 enum severity severity, const char *rule, const char *remedy,
                 struct findings *findings, const char *what, ...) {
    struct fault fault = {0};
    char sentence[sizeof fault.what];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    fault_at(&fault, bank_path(bank), line, column);
    fault_say(&fault, 0, remedy, "%s", sentence);
    struct finding *finding = findings_add(findings, severity, rule, &fault);
    for (size_t i = 0; i < traits->waiver_count; i++)
        if (strcmp(traits->waivers[i].rule, rule) == 0)
            finding_waive(finding, traits->waivers[i].reason);
}

/* Placeholders stand for something that was said, so they are judged as the word `this`. */
static void fill_neutral(const char *template, struct bytes *out) {
    while (*template) {
        size_t plain = strcspn(template, "{");
        bytes_add(out, template, plain);
        template += plain;
        if (*template != '{') return;
        bool brace = template[1] == '{';
        const char *end = brace ? template + 1 : strchr(template, '}');
        bytes_text(out, brace ? "{" : "this");
        template = end ? end + 1 : template + strlen(template);
    }
}

static size_t count_words(const char *text) {
    size_t words = 0;
    while (*text) {
        text += strspn(text, " \t\n");
        words += *text != '\0';
        text += strcspn(text, " \t\n");
    }
    return words;
}

static const struct {
    const char *label;
    enum severity severity;
    const char *what;
    const char *remedy;
} judgements[] = {
    {"closed", SEVERITY_WARNING, "can be answered in one word",
     "let it begin with what or how, or give it the kind that it is"},
    {"leading", SEVERITY_ERROR, "presses for an answer",
     "take the answer that it expects out of it"},
    {"advice", SEVERITY_ERROR, "holds advice", "ask what they could do instead of naming it"},
    {"stacked", SEVERITY_ERROR, "asks more than one thing",
     "ask one here, and the other as a question of its own"},
    {"judging-why", SEVERITY_ERROR, "asks for a justification",
     "ask what mattered, or what got in the way"},
    {"not-a-question", SEVERITY_ERROR, "asks nothing",
     "ask something, or put it under `lines:` to be said"},
};

static void find_verdict(const struct bank *bank, const struct traits *traits, const char *id,
                         const struct wording *wording, const char *text,
                         const struct verdict *verdict, struct findings *findings) {
    for (size_t i = 0; i < sizeof judgements / sizeof *judgements; i++) {
        if (strcmp(judgements[i].label, verdict->label) != 0) continue;
        struct bytes fired = {0};
        if (verdict->to > verdict->from)
            bytes_format(&fired, " (“%.*s”)", (int)(verdict->to - verdict->from),
                         text + verdict->from);
        find(bank, traits, wording->line, wording->column, judgements[i].severity, verdict->label,
             judgements[i].remedy, findings, "`%s` %s%s%s%s", id, judgements[i].what,
             bytes_string(&fired), verdict->says ? ": " : "", text_or(verdict->says, ""));
        bytes_free(&fired);
    }
}

/* A kind that is answered in one word is closed on purpose. */
static bool may_be_closed(enum question_kind kind) {
    return kind != KIND_TEXT && kind != KIND_LIST;
}

static void check_wording(const struct bank *bank, const struct question *question,
                          const struct wording *wording, const struct lexicon *lexicon,
                          struct findings *findings) {
    struct bytes text = {0};
    fill_neutral(wording->text, &text);
    size_t words = count_words(bytes_string(&text));
    if (lexicon) {
        struct verdict verdict = lint_question(lexicon, text.data, text.length);
        bool closed = strcmp(verdict.label, "closed") == 0;
        /* a question that asks leave for advice may name it */
        bool leave = question->traits.stance && strcmp(verdict.label, "advice") == 0;
        if (!leave && !(closed && may_be_closed(question->kind)))
            find_verdict(bank, &question->traits, question->id, wording, text.data, &verdict,
                         findings);
    }
    if (words > wordings_longest)
        find(bank, &question->traits, wording->line, wording->column, SEVERITY_WARNING, "too-long",
             "say it in one breath", findings, "`%s` has %zu words, and %d is a long breath",
             question->id, words, wordings_longest);
    bytes_free(&text);
}

static void check_line(const struct bank *bank, const struct line *line,
                       const struct lexicon *lexicon, struct findings *findings) {
    struct bytes text = {0};
    fill_neutral(line->wording.text, &text);
    struct verdict verdict = lint_question(lexicon, text.data, text.length);
    if (strcmp(verdict.label, "not-a-question") != 0)
        find(bank, &line->traits, line->wording.line, line->wording.column, SEVERITY_ERROR,
             "line-asks", "make it a question of the bank, or say it without asking", findings,
             "the line `%s` asks something, and nobody can answer it", line->id);
    bytes_free(&text);
}

static void check_waivers(const struct bank *bank, const struct traits *traits,
                          struct findings *findings) {
    static const char *const known[] = {"closed",   "leading",     "advice",
                                        "stacked",  "judging-why", "not-a-question",
                                        "too-long", "line-asks",   "unasked"};
    enum { count = sizeof known / sizeof *known };
    for (size_t i = 0; i < traits->waiver_count; i++) {
        const char *rule = traits->waivers[i].rule;
        bool is_known = false;
        for (size_t k = 0; k < count; k++)
            is_known = is_known || strcmp(known[k], rule) == 0;
        const char *nearest = is_known ? NULL : text_nearest(rule, known, count);
        if (is_known) continue;
        struct bytes remedy = {0};
        if (nearest)
            bytes_format(&remedy, "did you mean `%s`?", nearest);
        else
            bytes_text(&remedy, "it stands in brackets behind each finding");
        find(bank, traits, traits->line, traits->column, SEVERITY_ERROR, "allow",
             bytes_string(&remedy), findings, "`allow` names a rule that there is not, `%s`", rule);
        bytes_free(&remedy);
    }
}

void wordings_check(const struct bank *bank, const struct lexicon *lexicon,
                    struct findings *findings) {
    for (size_t which = BANK_QUESTIONS; which <= BANK_GROUPS; which++)
        for (size_t i = 0; i < bank_count(bank, which); i++) {
            const struct question *question =
                which == BANK_GROUPS ? bank_group_at(bank, i) : bank_question_at(bank, i);
            check_waivers(bank, &question->traits, findings);
            for (size_t k = 0; k < question->wording_count; k++)
                check_wording(bank, question, &question->wordings[k], lexicon, findings);
        }
    for (size_t i = 0; i < bank_count(bank, BANK_LINES); i++) {
        const struct line *line = bank_line_at(bank, i);
        check_waivers(bank, &line->traits, findings);
        if (lexicon) check_line(bank, line, lexicon, findings);
    }
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The texts in order, so that a bank of many questions is looked through in time. */
static const char **sorted_texts(const struct value *used) {
    const char **texts = memory_new((used->count + 1) * sizeof *texts);
    for (size_t i = 0; i < used->count; i++)
        texts[i] = used->items[i].text;
    if (used->count) qsort(texts, used->count, sizeof *texts, by_text);
    return texts;
}

void wordings_unused(const struct bank *bank, const struct value *used, struct findings *findings) {
    static const char *const words[] = {"ask", "ask_from", "say"};
    static const char *const nouns[] = {"question", "group", "line"};
    const char **texts = sorted_texts(used);
    for (size_t which = BANK_QUESTIONS; which <= BANK_LINES; which++)
        for (size_t i = 0; i < bank_count(bank, which); i++) {
            const struct line *line = which == BANK_LINES ? bank_line_at(bank, i) : NULL;
            const struct question *question = which == BANK_GROUPS
                                                  ? bank_group_at(bank, i)
                                                  : (line ? NULL : bank_question_at(bank, i));
            const char *id = line ? line->id : question->id;
            const struct traits *traits = line ? &line->traits : &question->traits;
            if (bsearch(&id, texts, used->count, sizeof *texts, by_text)) continue;
            struct bytes remedy = {0};
            bytes_format(&remedy, "write %s \"%s\" in a conversation, or take it out", words[which],
                         id);
            find(bank, traits, traits->line, traits->column, SEVERITY_WARNING, "unasked",
                 bytes_string(&remedy), findings, "no conversation uses the %s `%s`", nouns[which],
                 id);
            bytes_free(&remedy);
        }
    free(texts);
}

static bool same_keys(const struct question *a, const struct question *b) {
    struct options one = options_of(a, NULL);
    struct options two = options_of(b, NULL);
    bool same = one.count == two.count;
    for (size_t i = 0; same && i < one.count; i++)
        same = strcmp(one.keys[i], two.keys[i]) == 0;
    options_free(&one);
    options_free(&two);
    return same;
}

static void compare_question(const struct bank *bank, const struct question *mine,
                             const struct question *original, struct findings *findings) {
    const char *differs = NULL;
    if (mine->kind != original->kind)
        differs = "kind";
    else if (mine->from != original->from || mine->to != original->to)
        differs = "scale";
    else if (original->kind == KIND_CHOICE && !same_keys(mine, original))
        differs = "options' keys";
    if (!differs) return;
    find(bank, &mine->traits, mine->traits.line, mine->traits.column, SEVERITY_ERROR, "language",
         "keep everything but the words", findings, "`%s` has another %s than in %s", mine->id,
         differs, bank_path(original->bank));
}

void wordings_compare(const struct bank *bank, const struct bank *original,
                      struct findings *findings) {
    static const char *const nouns[] = {"question", "group", "line"};
    static const struct traits top = {.line = 1, .column = 1};
    for (size_t which = BANK_QUESTIONS; which <= BANK_LINES; which++)
        for (size_t i = 0; i < bank_count(original, which); i++) {
            bool is_line = which == BANK_LINES;
            const struct question *theirs =
                is_line ? NULL
                        : (which == BANK_GROUPS ? bank_group_at(original, i)
                                                : bank_question_at(original, i));
            const char *id = is_line ? bank_line_at(original, i)->id : theirs->id;
            const struct question *mine =
                which == BANK_GROUPS ? bank_group(bank, id) : bank_question(bank, id);
            bool there = is_line ? bank_line(bank, id) != NULL : mine != NULL;
            if (there && !is_line) compare_question(bank, mine, theirs, findings);
            if (!there)
                find(bank, &top, 1, 1, SEVERITY_ERROR, "language", "word it in this language too",
                     findings, "the %s `%s` of %s is missing", nouns[which], id,
                     bank_path(original));
        }
}
