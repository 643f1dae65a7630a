/* SPDX-License-Identifier: GPL-3.0-or-later
 * base/slip: every message of libyaml has words for people. What each is said for is held by
 * tests/must-fail/questionbanks.
 */
#include "unit.h"

#include "base/fault.h"
#include "base/slip.h"

#include <string.h>
#include <sysexits.h>

/* All that libyaml 0.2.5 says of UTF-8 text in scanner.c, parser.c and reader.c, with the context
 * where it has one. */
static const struct {
    const char *context;
    const char *problem;
} messages[] = {
    {"", "mapping values are not allowed in this context"},
    {"", "mapping keys are not allowed in this context"},
    {"", "block sequence entries are not allowed in this context"},
    {"", "did not find expected <document start>"},
    {"while scanning for the next token", "found character that cannot start any token"},
    {"while scanning a simple key", "could not find expected ':'"},
    {"while scanning a directive", "could not find expected directive name"},
    {"while scanning a directive", "found unexpected non-alphabetical character"},
    {"while scanning a directive", "found unknown directive name"},
    {"while scanning a directive", "did not find expected comment or line break"},
    {"while scanning a %YAML directive", "did not find expected digit or '.' character"},
    {"while scanning a %YAML directive", "did not find expected version number"},
    {"while scanning a %YAML directive", "found extremely long version number"},
    {"while scanning a %TAG directive", "did not find expected whitespace"},
    {"while scanning a %TAG directive", "did not find expected whitespace or line break"},
    {"while scanning a tag directive", "did not find expected '!'"},
    {"while parsing a %TAG directive", "did not find expected tag URI"},
    {"", "found duplicate %YAML directive"},
    {"", "found incompatible YAML document"},
    {"", "found duplicate %TAG directive"},
    {"while scanning an anchor", "did not find expected alphabetic or numeric character"},
    {"while scanning an alias", "did not find expected alphabetic or numeric character"},
    {"while scanning a tag", "did not find expected '!'"},
    {"while scanning a tag", "did not find the expected '>'"},
    {"while scanning a tag", "did not find expected whitespace or line break"},
    {"while parsing a tag", "did not find expected tag URI"},
    {"while parsing a tag", "did not find URI escaped octet"},
    {"while parsing a tag", "found an incorrect leading UTF-8 octet"},
    {"while parsing a tag", "found an incorrect trailing UTF-8 octet"},
    {"while parsing a node", "found undefined tag handle"},
    {"while scanning a block scalar", "found an indentation indicator equal to 0"},
    {"while scanning a block scalar", "did not find expected comment or line break"},
    {"while scanning a block scalar",
     "found a tab character where an indentation space is expected"},
    {"while scanning a quoted scalar", "found unexpected document indicator"},
    {"while scanning a quoted scalar", "found unexpected end of stream"},
    {"while parsing a quoted scalar", "found unknown escape character"},
    {"while parsing a quoted scalar", "did not find expected hexdecimal number"},
    {"while parsing a quoted scalar", "found invalid Unicode character escape code"},
    {"while scanning a plain scalar", "found unexpected ':'"},
    {"while scanning a plain scalar", "found a tab character that violates indentation"},
    {"while parsing a block node", "did not find expected node content"},
    {"while parsing a flow node", "did not find expected node content"},
    {"while parsing a block collection", "did not find expected '-' indicator"},
    {"while parsing a block mapping", "did not find expected key"},
    {"while parsing a flow sequence", "did not find expected ',' or ']'"},
    {"while parsing a flow mapping", "did not find expected ',' or '}'"},
    {"", "invalid leading UTF-8 octet"},
    {"", "incomplete UTF-8 octet sequence"},
    {"", "invalid trailing UTF-8 octet"},
    {"", "invalid length of a UTF-8 sequence"},
    {"", "invalid Unicode character"},
    {"", "control characters are not allowed"},
};

/* Says what stopped on one of `places` squared in `text`; gives whether it has words of its own. */
static bool is_worded(const char *context, const char *problem, const char *text) {
    static const struct slip_place places[] = {{0, 0}, {0, 3}, {1, 0}, {1, 2}, {9, 9}};
    enum { count = sizeof places / sizeof *places };
    bool good = true;
    for (size_t i = 0; i < count * count; i++) {
        struct fault fault = {0};
        struct slip slip = {.file = "x.yaml",
                            .problem = problem,
                            .context = context,
                            .at = places[i % count],
                            .opened = places[i / count],
                            .before = places[i % 2],
                            .text = text,
                            .length = strlen(text)};
        slip_say(&slip, &fault);
        good = good && !strstr(fault.what, problem) && fault.remedy[0];
        assert_int_equal(fault.exit_code, EX_DATAERR);
        assert_true(fault.line >= 1 && fault.column >= 1);
    }
    return good;
}

static void every_message_has_words_for_people_wherever_it_stops(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", "\n", "a", "a: b\nc: d\n", "- a\r\n- b", "“ä”:", "\"a\" b\n  c", "{a\n}", "\xFF\xFE\n"};
    bool all = true;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
            if (!is_worded(messages[i].context, messages[i].problem, texts[j])) {
                print_error("%s: %s\n", messages[i].context, messages[i].problem);
                all = false;
            }
    assert_true(all);
}

static void a_message_of_a_later_libyaml_is_said_as_it_is(void **state) {
    (void)state;
    struct fault fault = {0};
    struct slip slip = {.file = "x.yaml", .problem = "found a moth", .context = "", .text = ""};
    slip_say(&slip, &fault);
    assert_string_equal(fault.what, "found a moth");
    assert_true(fault.remedy[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_has_words_for_people_wherever_it_stops),
        cmocka_unit_test(a_message_of_a_later_libyaml_is_said_as_it_is),
    };
    return cmocka_run_group_tests_name("slip", tests, NULL, NULL);
}
