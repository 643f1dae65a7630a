/* SPDX-License-Identifier: GPL-3.0-or-later
 * lint/: from bytes to words, from patterns to cues, from rules and weights to labels; by a lexicon
 * of two words and a half, so that nothing here depends on English.
 */
#include "scratch.h"
#include "unit.h"

#include "base/fault.h"
#include "lint/cues.h"
#include "lint/lexicon.h"
#include "lint/lint.h"

#include <string.h>
#include <sysexits.h>

static const char head[] = "wording: t\n"
                           "endings: {\"n't\": not}\n"
                           "same: {gonna: going to}\n"
                           "fillers: [um]\n"
                           "joiners: [and]\n"
                           "abbreviations: [dr]\n"
                           "openers: [so, i mean]\n"
                           "words: {wh: [what, how], you: [you, do], more: [<wh>, who]}\n";

static struct lexicon *open_text(const struct scratch *scratch, const char *more,
                                 struct fault *fault) {
    struct bytes text = {0};
    *fault = (struct fault){0};
    bytes_format(&text, "%s%s", head, more);
    scratch_write(scratch->path, text.data, text.length);
    bytes_free(&text);
    return lexicon_open(scratch->path, fault);
}

/* Writes what was read as words in small letters; `,` before one behind a pause, `.` or `?` behind
 * a sentence. */
static void read_as(const struct lexicon *lexicon, const char *text, const char *expected) {
    static struct utterance utterance;
    struct bytes out = {0};
    utterance_read(&lexicon->spelling, text, strlen(text), &utterance);
    for (size_t i = 0; i < utterance.sentence_count; i++) {
        const struct sentence *sentence = &utterance.sentences[i];
        for (uint32_t at = sentence->first; at < sentence->end; at++) {
            const struct word *word = &utterance.words[at];
            bytes_text(&out, word->pause ? ", " : at > sentence->first ? " " : "");
            if (word->number)
                bytes_text(&out, words_get(&lexicon->spelling.words, word->number)->text);
            else
                bytes_add(&out, text + word->from, word->to - word->from);
        }
        bytes_char(&out, sentence->mark ? '?' : '.');
    }
    assert_string_equal(bytes_string(&out), expected);
    bytes_free(&out);
}

static void what_was_said_becomes_plain_words(void **state) {
    struct fault fault;
    struct lexicon *lexicon = open_text(*state, "", &fault);
    assert_non_null(lexicon);
    read_as(lexicon, "What, um, HOW?", "what, how?");
    read_as(lexicon, "what don\xE2\x80\x99t you", "what do not you.");
    read_as(lexicon, "gonna", "going to.");
    read_as(lexicon, "wh- what what do you do you", "what do you.");
    read_as(lexicon, "w-what", "what.");
    read_as(lexicon, "you [laughs] dr. who... what", "you dr who, what.");
    read_as(lexicon, "you? ?! you 3 5 how.", "you?you 3 5 how.");
    read_as(lexicon, "", "");
    read_as(lexicon, "?!...,,,", "");
    read_as(lexicon, "\xFF\xC3you\x01how\xE2\x80", "you how.");
    lexicon_free(lexicon);
}

static void of_a_very_long_turn_the_end_is_read(void **state) {
    static struct utterance utterance;
    struct fault fault;
    struct lexicon *lexicon = open_text(*state, "", &fault);
    struct bytes text = {0};
    for (int i = 0; i < 200000; i++)
        bytes_text(&text, i % 2 ? "a? " : "b. ");
    bytes_text(&text, "what");
    utterance_read(&lexicon->spelling, text.data, text.length, &utterance);
    const struct word *last = &utterance.words[utterance.word_count - 1];
    assert_true(words_is_in(&lexicon->spelling.words, last->number, 0));
    assert_int_equal(last->to, text.length);
    bytes_free(&text);
    lexicon_free(lexicon);
}

static void expect_fit(const struct scratch *scratch, const char *pattern, const char *text,
                       const char *fits) {
    static struct cues cues;
    struct fault fault;
    struct bytes more = {0};
    bytes_format(&more, "cues: {c: {says: S., any: ['%s']}}\n", pattern);
    struct lexicon *lexicon = open_text(scratch, bytes_string(&more), &fault);
    if (!lexicon) fail_msg("%s: %s", pattern, fault.what);
    cues_find(lexicon, text, strlen(text), &cues);
    const struct firing *firing =
        cues_firing(&cues, CUE_BUILT_IN, 0, cues.utterance.sentence_count);
    if (!firing != !fits) fail_msg("%s on “%s”", pattern, text);
    if (firing) {
        size_t from = cues.utterance.words[firing->from].from;
        size_t to = cues.utterance.words[firing->to - 1].to;
        assert_int_equal(to - from, strlen(fits));
        assert_memory_equal(text + from, fits, to - from);
    }
    bytes_free(&more);
    lexicon_free(lexicon);
}

static void a_pattern_fits_where_its_words_stand(void **state) {
    static const struct {
        const char *pattern;
        const char *text;
        const char *fits; /* NULL: it does not */
    } cases[] = {
        {"what do", "So what do you do", "what do"},
        {"what do", "what. do", NULL},
        {"<wh> do", "how do", "how do"},
        {"<more> do", "how do", "how do"},
        {"(what|how is) it", "how is it", "how is it"},
        {"(what|how is) it", "how it", NULL},
        {"what [on earth] is", "what is", "what is"},
        {"what [on earth] is", "what on earth is", "what on earth is"},
        {"what .. x", "what a b c x", "what a b c x"},
        {"what .. x", "what a b c d x", NULL},
        {"what ... x", "what a b c d x e x", "what a b c d x"},
        {"what _ x", "what x", NULL},
        {"what !x _", "what x", NULL},
        {"what !<wh> _", "what x", "what x"},
        {"^ what", "and what", "what"},
        {"^ what", "a, what", "what"},
        {"^ what", "a what", NULL},
        {"^ what", "so i mean what", "what"},
        {"^^ what", "a, what", NULL},
        {"^^ what", "so what", "what"},
        {"what $", "what what.", "what what"},
        {"what $", "what x", NULL},
        {"what , x", "what, x", "what, x"},
        {"what ,", "what", "what"},
        {"what x ?", "what x y?", "what x"},
        {"what x ?", "what x y", NULL},
        {"what x !?", "what x y", "what x"},
        {"what *ing", "what Running", "what Running"},
        {"what *ing", "what ring", NULL},
        {"don''t", "you don't", "don't"},
        {"(a|b|<wh>) x", "b x", "b x"},
        {"(a [b|c] d|e) f", "a c d f", "a c d f"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_fit(*state, cases[i].pattern, cases[i].text, cases[i].fits);
}

static void expect_label(const struct lexicon *lexicon, const char *text, const char *label,
                         const char *rule) {
    struct verdict verdict = lint_question(lexicon, text, strlen(text));
    assert_string_equal(verdict.label, label);
    assert_string_equal(verdict.rule, rule);
}

static void the_first_rule_that_fits_decides(void **state) {
    struct fault fault;
    struct lexicon *lexicon =
        open_text(*state,
                  "cues:\n"
                  "  wh: {says: S., any: [^ <wh>], but: [how x], request: new}\n"
                  "  or: {says: S., any: [^^ or], request: same}\n"
                  "  bad: {says: Bad., any: [bad]}\n"
                  "rules:\n"
                  "  lint:\n"
                  "    - {label: not-a-question, when: [nothing-asked]}\n"
                  "    - {label: stacked, when: [several-asked]}\n"
                  "    - {label: leading, when: [bad], unless: [question-mark]}\n"
                  "    - {label: open}\n",
                  &fault);
    assert_non_null(lexicon);
    expect_label(lexicon, "", "not-a-question", "nothing-asked");
    expect_label(lexicon, "you go", "not-a-question", "nothing-asked");
    expect_label(lexicon, "how x", "not-a-question", "nothing-asked");
    expect_label(lexicon, "what and how", "stacked", "several-asked");
    expect_label(lexicon, "What? Or a?", "open", "open");
    expect_label(lexicon, "what bad. bad", "leading", "bad");
    expect_label(lexicon, "what bad?", "open", "open");
    lexicon_free(lexicon);
}

static void weights_decide_and_name_what_weighed_most(void **state) {
    struct fault fault;
    struct lexicon *lexicon = open_text(*state,
                                        "cues: {c: {says: S., any: [you x]}}\n"
                                        "learn: {words: [wh]}\n"
                                        "weights:\n"
                                        "  move:\n"
                                        "    always: [0, 1, 0, 0]\n"
                                        "    word what: [9, 0, 0, 0]\n"
                                        "    cue c: [0, 0, 5, 0]\n"
                                        "    shape asked-before: [0, 0, 0, 3]\n",
                                        &fault);
    assert_non_null(lexicon);
    struct verdict verdict = lint_move(lexicon, "", 0, "nothing", 7);
    assert_string_equal(verdict.label, "reflection");
    verdict = lint_move(lexicon, "", 0, "so, what", 8);
    assert_string_equal(verdict.label, "question");
    assert_string_equal(verdict.rule, "word what");
    assert_int_equal(verdict.from, 4);
    assert_int_equal(verdict.to, 8);
    verdict = lint_move(lexicon, "b?", 2, "a you x", 7);
    assert_string_equal(verdict.label, "input");
    assert_string_equal(verdict.says, "S.");
    verdict = lint_move(lexicon, "b?", 2, "a", 1);
    assert_string_equal(verdict.label, "other");
    lexicon_free(lexicon);
}

static void a_rule_that_decides_is_not_outweighed(void **state) {
    struct fault fault;
    struct lexicon *lexicon = open_text(*state,
                                        "cues: {c: {says: S., any: [what]}}\n"
                                        "rules: {move: [{label: input, when: [c], decides: yes}]}\n"
                                        "weights: {move: {always: [0, 0, 0, 9]}}\n",
                                        &fault);
    assert_non_null(lexicon);
    assert_string_equal(lint_move(lexicon, "", 0, "what", 4).label, "input");
    assert_string_equal(lint_move(lexicon, "", 0, "a", 1).label, "other");
    lexicon_free(lexicon);
}

static uint32_t stem_of(const struct lexicon *lexicon, const char *word) {
    static struct utterance utterance;
    utterance_read(&lexicon->spelling, word, strlen(word), &utterance);
    assert_int_equal(utterance.word_count, 1);
    return utterance.words[0].stem;
}

static void forms_of_a_word_share_a_stem_and_others_do_not(void **state) {
    static const char *const same[][2] = {
        {"vote", "voted"},    {"leak", "leaked"},      {"work", "works"},    {"work", "worked"},
        {"worry", "worried"}, {"meeting", "meetings"}, {"class", "classes"}, {"leader", "leaders"},
    };
    static const char *const other[][2] = {
        {"confident", "confidential"}, {"wonder", "wonderful"},   {"standing", "standards"},
        {"interest", "interview"},     {"complete", "complaint"}, {"understand", "underneath"},
        {"class", "classroom"},        {"even", "evening"},       {"busy", "business"},
    };
    struct fault fault = {0};
    struct lexicon *lexicon = lexicon_open("questionbanks/wording/en.yaml", &fault);
    (void)state;
    assert_non_null(lexicon);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(stem_of(lexicon, same[i][0]), stem_of(lexicon, same[i][1]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_int_not_equal(stem_of(lexicon, other[i][0]), stem_of(lexicon, other[i][1]));
    lexicon_free(lexicon);
}

static void what_a_lexicon_cannot_mean_is_refused_at_its_place(void **state) {
    static const struct {
        const char *text;
        long line;
        long column;
        const char *what;
    } cases[] = {
        {"colour: red\n", 9, 1, "`colour` is not a part of a lexicon"},
        {"cues: {c: {says: S., any: [what <wo>]}}\n", 9, 33, "there is no set <wo>"},
        {"cues: {c: {says: S., any: [.. what]}}\n", 9, 28,
         "this pattern could begin with any word"},
        {"cues: {c: {says: S., any: [(a|]}}\n", 9, 28, "this bracket is never closed"},
        {"cues: {c: {says: S., any: [a)]}}\n", 9, 29, "nothing is open here"},
        {"cues: {c: {says: S., any: [What]}}\n", 9, 28, "this is no word that could be heard"},
        {"cues: {c: {says: S., any: [a um]}}\n", 9, 30, "this is no word that could be heard"},
        {"cues: {c: {says: S., any: ['a ... ... ... ... ... b']}}\n", 9, 46,
         "this pattern can be read in too many ways"},
        {"cues: {c: {any: [a]}}\n", 9, 11, "`c` is not a whole cue"},
        {"cues: {question-mark: {says: S., any: [a]}}\n", 9, 8,
         "`question-mark` is a cue that every lexicon has"},
        {"rules: {lint: [{label: opne}]}\n", 9, 16, "`opne` is not a label of this mode"},
        {"rules: {form: [{label: open, when: [x]}]}\n", 9, 37, "`x` is not a cue"},
        {"rules: {form: [{label: open, decides: no}]}\n", 9, 39,
         "`decides` is either yes or not there"},
        {"stems: [a]\n", 9, 8, "`stems` is not a map"},
        {"rules: {shape: []}\n", 9, 9, "`shape` is not a mode"},
        {"learn: {words: [x]}\n", 9, 17, "`x` is not a set of words"},
        {"weights: {form: {always: [1]}}\n", 9, 26, "`always` has no 2 weights"},
        {"weights: {form: {word x: [1, 2]}}\n", 9, 18,
         "`word x` is not a feature that this lexicon has"},
        {"weights: {form: {always: [1, 1.5]}}\n", 9, 26, "`always` has no 2 weights"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fault fault;
        assert_null(open_text(*state, cases[i].text, &fault));
        assert_string_equal(fault.what, cases[i].what);
        assert_int_equal(fault.exit_code, EX_DATAERR);
        assert_int_equal(fault.line, cases[i].line);
        assert_int_equal(fault.column, cases[i].column);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_said_becomes_plain_words, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(of_a_very_long_turn_the_end_is_read, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_pattern_fits_where_its_words_stand, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(the_first_rule_that_fits_decides, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(weights_decide_and_name_what_weighed_most, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(a_rule_that_decides_is_not_outweighed, scratch_open,
                                        scratch_close),
        cmocka_unit_test(forms_of_a_word_share_a_stem_and_others_do_not),
        cmocka_unit_test_setup_teardown(what_a_lexicon_cannot_mean_is_refused_at_its_place,
                                        scratch_open, scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
