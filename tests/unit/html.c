/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people say on a page in HTML.
 */
#include "base/html.h"
#include "base/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *text, size_t length, const char *expected) {
    struct bytes out = {0};
    html_text(&out, text, length);
    assert_string_equal(bytes_string(&out), expected);
    bytes_free(&out);
}

static void tags_and_quotes_stay_words(void **state) {
    (void)state;
    expect("<script>alert('a')</script>", 27, "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt;");
    expect("\" onload=\"x", 11, "&quot; onload=&quot;x");
    expect("&lt;", 4, "&amp;lt;");
}

static void controls_and_bad_bytes_are_seen(void **state) {
    (void)state;
    expect("a\0b\x1B[2J", 7,
           "a\xEF\xBF\xBD"
           "b\xEF\xBF\xBD[2J");
    expect("\xE2\x80\xAE<\xC2\x9B\x7F", 7, "\xEF\xBF\xBD&lt;\xEF\xBF\xBD\xEF\xBF\xBD");
    expect("\xFF\xC3", 2, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void lines_and_letters_stay(void **state) {
    (void)state;
    expect("na\xC3\xAFve\nline\ttwo", 15, "na\xC3\xAFve\nline two");
    expect("", 0, "");
}

static void nothing_is_nothing(void **state) {
    (void)state;
    struct bytes out = {0};
    html_string(&out, NULL);
    html_string(&out, "a & b");
    assert_string_equal(bytes_string(&out), "a &amp; b");
    bytes_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_and_quotes_stay_words),
        cmocka_unit_test(controls_and_bad_bytes_are_seen),
        cmocka_unit_test(lines_and_letters_stay),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
