/* SPDX-License-Identifier: GPL-3.0-or-later
 * bank/bank: what a bank may hold, and how fast a large one is read.
 */
#include "scratch.h"
#include "unit.h"

#include "bank/bank.h"
#include "base/clock.h"
#include "base/fault.h"

#include <sysexits.h>

#ifdef ASKWELL_LAX_JAIL
static const double patience = 60; /* valgrind and the sanitizers take their own time */
#else
static const double patience = 2;
#endif

static struct bank *open_text(const struct scratch *scratch, const char *text,
                              struct fault *fault) {
    *fault = (struct fault){0};
    scratch_write(scratch->path, text, strlen(text));
    return bank_open(scratch->path, fault);
}

/* They would reach a terminal, or end a sentence before its end. */
static void a_control_character_is_refused_wherever_people_would_see_it(void **state) {
    static const char *const places[] = {
        "bank: \"%s\"\n",
        "bank: b\nabout: \"%s\"\n",
        "bank: b\nunsaid: \"%s\"\n",
        "bank: b\nyes: [\"%s\"]\nno: [no]\n",
        "bank: b\nquestions:\n  q:\n    ask: \"%s\"\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    or: [A, \"%s\"]\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    help: \"%s\"\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    quote: \"%s\"\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    kind: choice\n    options: [\"%s\"]\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    kind: choice\n    options: {k: \"%s\"}\n",
        "bank: b\nquestions:\n  q:\n    ask: Q\n    kind: scale\n    low: \"%s\"\n",
        "bank: b\ngroups:\n  g: [\"%s\"]\n",
        "bank: b\nlines:\n  l: \"%s\"\n",
    };
    static const char *const controls[] = {"a\\eb", "a\\0b", "a\\x9bb", "a\\u202Eb", "a\\x7Fb"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        for (size_t c = 0; c < sizeof controls / sizeof *controls; c++) {
            struct bytes text = {0};
            struct fault fault;
            const char *gap = strstr(places[i], "%s");
            bytes_add(&text, places[i], (size_t)(gap - places[i]));
            bytes_text(&text, controls[c]);
            bytes_text(&text, gap + 2);
            struct bank *bank = open_text(*state, text.data, &fault);
            if (bank) print_error("%s was read\n", text.data);
            assert_null(bank);
            assert_int_equal(fault.exit_code, EX_DATAERR);
            assert_non_null(strstr(fault.what, "control character"));
            assert_true(fault.line >= 1 && fault.column >= 1);
            bytes_free(&text);
        }
    }
}

static void read_many(const struct scratch *scratch, const char *before, const char *start,
                      const char *end, int count) {
    struct bytes text = {0};
    struct fault fault;
    bytes_text(&text, before);
    for (int i = 0; i < count; i++)
        bytes_format(&text, "%s%d%s", start, i, end);
    double began = clock_seconds();
    struct bank *bank = open_text(scratch, text.data, &fault);
    double took = clock_seconds() - began;
    if (!bank) print_error("%ld: %s\n", fault.line, fault.what);
    assert_non_null(bank);
    if (took >= patience) print_error("%s took %.1f s\n", before, took);
    assert_true(took < patience);
    bank_free(bank);
    bytes_free(&text);
}

static void a_bank_of_many_thousand_sentences_is_read_in_a_moment(void **state) {
    read_many(*state, "bank: b\nlines:\n", "  l", ": words\n", 60000);
    read_many(*state, "bank: b\nquestions:\n", "  q", ":\n    ask: Q\n", 60000);
    read_many(*state, "bank: b\ngroups:\n  g:\n", "    - Q", "\n", 10000);
    read_many(*state, "bank: b\nquestions:\n  q:\n    ask: Q\n    kind: choice\n    options:\n",
              "      k", ": o\n", 60000);
}

static void an_id_that_hashes_like_another_is_told_apart(void **state) {
    struct fault fault;
    struct bank *bank = open_text(
        *state,
        "bank: b\nquestions:\n  ab:\n    ask: One\n  ba:\n    ask: Two\n  a:\n    ask: Three\n",
        &fault);
    assert_non_null(bank);
    assert_string_equal(bank_question(bank, "ab")->wordings[0].text, "One");
    assert_string_equal(bank_question(bank, "ba")->wordings[0].text, "Two");
    assert_null(bank_question(bank, "b"));
    assert_null(bank_question(bank, ""));
    assert_null(bank_group(bank, "ab"));
    assert_null(bank_line(bank, "ab"));
    bank_free(bank);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(a_control_character_is_refused_wherever_people_would_see_it),
        IN_SCRATCH(a_bank_of_many_thousand_sentences_is_read_in_a_moment),
        IN_SCRATCH(an_id_that_hashes_like_another_is_told_apart),
    };
    return cmocka_run_group_tests_name("bank", tests, NULL, NULL);
}
