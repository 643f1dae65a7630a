/* SPDX-License-Identifier: GPL-3.0-or-later
 * Transcripts of every format, read into turns.
 */
#include "practice/reading.h"

#include "unit.h"

#include "base/fault.h"

#include <string.h>
#include <sysexits.h>

static struct reading read_as(const char *text, const char *coach, const char *mentee) {
    struct reading reading = {0};
    struct fault fault = {0};
    struct reading_wish wish = {.coach = coach, .mentee = mentee};
    bool good = reading_take("talk.txt", text, strlen(text), &wish, &reading, &fault);
    if (!good) fail_msg("%s:%ld: %s; %s", fault.file, fault.line, fault.what, fault.remedy);
    return reading;
}

/* Compares turns, written as `c3 text|m5 text`: who, the line, and the words. */
static void expect_turns(const char *text, const char *coach, const char *mentee,
                         const char *expected) {
    struct reading reading = read_as(text, coach, mentee);
    struct bytes got = {0};
    for (size_t i = 0; i < reading.encounter.count; i++) {
        const struct moment *moment = &reading.encounter.moments[i];
        bytes_format(&got, "%s%c%lu %s", i ? "|" : "", moment->speaker == SPEAKER_COACH ? 'c' : 'm',
                     moment->line, moment->text);
    }
    assert_string_equal(bytes_string(&got), expected);
    bytes_free(&got);
    reading_free(&reading);
}

static void expect_fault(const char *text, size_t length, const char *coach, long line,
                         const char *says) {
    struct reading reading = {0};
    struct fault fault = {0};
    struct bytes sentence = {0};
    struct reading_wish wish = {.coach = coach};
    assert_false(reading_take("talk.txt", text, length, &wish, &reading, &fault));
    fault_write(&fault, &sentence);
    assert_int_equal(fault.exit_code, EX_DATAERR);
    assert_int_equal(fault.line, line);
    if (!strstr(bytes_string(&sentence), says))
        fail_msg("“%s” is not in: %s", says, bytes_string(&sentence));
    bytes_free(&sentence);
    reading_free(&reading);
}

static void lines_of_coach_and_mentee_are_turns(void **state) {
    (void)state;
    expect_turns("coach: How was it?\nmentee: Hard.\nThe noise, mostly.\n\nCoach: Mm.\n", NULL,
                 NULL, "c1 How was it?|m2 Hard. The noise, mostly.|c5 Mm.");
    expect_turns("# mine\r\nCOACH: One\r\nMENTEE: Two\r\n", NULL, NULL, "c2 One|m3 Two");
    expect_turns("A title\nwho took part\ncoach: One\nmentee: Two", NULL, NULL, "c3 One|m4 Two");
    expect_turns("coach: One\nmentee:\ncoach: Two\n", NULL, NULL, "c1 One|m2 |c3 Two");
}

static void of_two_names_one_says_who_the_other_is(void **state) {
    (void)state;
    expect_turns("Ann Lee: One\nBo: Two\nAnn Lee: Three\n", "ann lee", NULL,
                 "c1 One|m2 Two|c3 Three");
    expect_turns("Ann: One\nBo: Two\n", NULL, "Ann", "m1 One|c2 Two");
    expect_turns("coach: One\nBo: Two\n", NULL, NULL, "c1 One|m2 Two");
}

static void a_colon_makes_no_name_of_words(void **state) {
    (void)state;
    expect_turns("coach: I said\nNote: be kind\nmentee: and then: nothing\nI: no\n", NULL, NULL,
                 "c1 I said Note: be kind|m3 and then: nothing I: no");
    expect_turns("coach: it is\nso much more than that one: all\nmentee: at 10:30 it was\n", NULL,
                 NULL, "c1 it is so much more than that one: all|m3 at 10:30 it was");
}

static void others_are_left_out_and_noted(void **state) {
    (void)state;
    struct reading reading =
        read_as("coach: One\nPat: Here\nmentee: Two\nPat: There\ncoach: Three\n", NULL, NULL);
    assert_int_equal(reading.encounter.count, 3);
    assert_string_equal(bytes_string(&reading.notes),
                        "2 lines of others than the two are left out\n");
    reading_free(&reading);
}

static void times_in_lines_give_the_silences(void **state) {
    (void)state;
    struct reading reading = read_as("[0:10 - 0:12.5] coach: One\n[0:16 - 1:01:00] mentee: Two\n"
                                     "mentee: (1:01:02 - 1:01:03) Three\n"
                                     "[1:01:02] coach: Four\n",
                                     NULL, NULL);
    const struct moment *moments = reading.encounter.moments;
    assert_int_equal(reading.encounter.count, 3);
    assert_true(moments[0].waited < 0);
    assert_true(moments[0].began == 0 && moments[0].lasted == 2.5);
    assert_true(moments[1].waited == 3.5);
    assert_true(moments[1].began == 6);
    reading_free(&reading);
}

static void names_above_the_words_are_read(void **state) {
    (void)state;
    expect_turns("Transcript\n\nAnn Lee (10:02)\nHow was it?\n\nBo Ray (10:03)\nHard.\n", "Ann Lee",
                 NULL, "c3 How was it?|m6 Hard.");
    expect_turns("Ann Lee  0:05\nHow was it?\nBo Ray  0:07\nHard.\n", "Ann Lee", NULL,
                 "c1 How was it?|m3 Hard.");
    expect_turns("[Ann Lee] 10:02:03\nHow was it?\n[Bo Ray] 10:02:09\nHard.\n", "Ann Lee", NULL,
                 "c1 How was it?|m3 Hard.");
    expect_turns("00:00:00\nAnn Lee: How was it?\nBo Ray: Hard.\n00:05:00\nAnn Lee: Mm.\n",
                 "Ann Lee", NULL, "c2 How was it?|m3 Hard.|c5 Mm.");
}

static void voices_of_webvtt_are_speakers(void **state) {
    (void)state;
    static const char text[] =
        "\xEF\xBB\xBFWEBVTT - a title\r\nKind: captions\r\n\r\n"
        "NOTE\r\nnothing --> here\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
        "8f3c/12-0\r\n00:01.000 --> 00:03.500 align:start line:0%\r\n"
        "<v.loud Ann &amp; Lee>How <i>was</i>\r\n<00:02.000>it?</v>\r\n\r\n"
        "1:00:05.000 --> 1:00:06.000\r\n<v Bo>1 < 2 &lt;b&gt;</v>\r\n";
    expect_turns(text, "Ann & Lee", NULL, "c12 How was it?|m16 1 < 2 <b>");
    struct reading reading = read_as(text, "Ann & Lee", NULL);
    assert_true(reading.encounter.moments[0].lasted == 2.5);
    assert_true(reading.encounter.moments[1].waited == 3601.5);
    assert_string_equal(bytes_string(&reading.coach), "Ann & Lee");
    reading_free(&reading);
}

static void names_before_a_colon_are_speakers_too(void **state) {
    (void)state;
    expect_turns("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAnn Lee: How was\n\n"
                 "2\n00:00:02.100 --> 00:00:03.000\nAnn Lee: it?\n\n"
                 "3\n00:00:04.000 --> 00:00:05.000\nBo Ray: Hard.\nSo: the noise.\n",
                 "Ann Lee", NULL, "c5 How was it?|m13 Hard. So: the noise.");
}

static void two_speakers_in_one_cue_have_no_silence_between_them(void **state) {
    (void)state;
    struct reading reading =
        read_as("WEBVTT\n\n00:01.000 --> 00:09.000\n<v coach>One <v mentee>Two\n\n"
                "00:10.000 --> 00:11.000\n<v coach>Three\n",
                NULL, NULL);
    const struct moment *moments = reading.encounter.moments;
    assert_int_equal(reading.encounter.count, 3);
    assert_true(moments[1].waited < 0 && moments[1].began < 0);
    assert_true(moments[2].waited == 1);
    reading_free(&reading);
}

static void subrip_is_read_with_commas_and_signs(void **state) {
    (void)state;
    static const char text[] = "\xEF\xBB\xBF"
                               "1\r\n00:00:01,000 --> 00:00:02,500 X1:10 Y1:20\r\n"
                               "{\\an8}<font color=\"red\">[Ann]: How was it?</font>\r\n\r\n\r\n"
                               "2\r\n00:00:05,500 --> 00:00:06,000\r\n>> Bo: Hard.\r\n"
                               "- Ann: Mm.\r\n";
    expect_turns(text, "Ann", NULL, "c3 How was it?|m8 Hard.|c9 Mm.");
    struct reading reading = read_as(text, "Ann", NULL);
    assert_true(reading.encounter.moments[1].waited == 3);
    reading_free(&reading);
}

static void captions_that_overlap_have_no_silence(void **state) {
    (void)state;
    struct reading reading = read_as("WEBVTT\n\n00:01.000 --> 00:05.000\n<v coach>One\n\n"
                                     "00:04.000 --> 00:03.000\n<v mentee>Two\n",
                                     NULL, NULL);
    assert_true(reading.encounter.moments[1].waited == 0);
    assert_true(reading.encounter.moments[1].lasted == 0);
    reading_free(&reading);
}

static void who_is_not_known_is_asked_for_by_name(void **state) {
    (void)state;
    static const char three[] = "Ann: a\nBo: b\nCy: c\nAnn: d\nBo: e\nCy: f\n";
    expect_fault(three, strlen(three), NULL, 0, "the names in it are Ann, Bo and Cy");
    expect_fault(three, strlen(three), NULL, 0, "--coach \"Ann\"");
    expect_fault(three, strlen(three), "Ann", 0, "who is the mentee");
    expect_fault(three, strlen(three), "Dee", 0, "nobody in it is called “Dee”");
    expect_fault("just words\n", 11, NULL, 0, "it does not say who speaks");
    expect_fault("", 0, NULL, 0, "it does not say who speaks");
    expect_fault("coach: alone\n", 13, NULL, 0, "who is the mentee");
}

static void what_is_wrong_in_a_file_has_its_line(void **state) {
    (void)state;
    static const char times[] = "WEBVTT\n\n00:00:1.000 --> 00:00:02.000\n<v coach>One\n";
    static const char none[] = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v coach>One\n\nTwo\nThree\n";
    static const char bad[] = "coach: One\nmentee: T\xE9\n";
    static const char nul[] = "coach: One\nmentee: T\0\n";
    static const char wide[] = "\xFF\xFE"
                               "c\0o\0";
    expect_fault(times, strlen(times), NULL, 3, "these times cannot be read");
    expect_fault(none, strlen(none), NULL, 6, "there is no time above these words");
    expect_fault(bad, strlen(bad), NULL, 2, "this is not UTF-8");
    expect_fault(nul, sizeof nul - 1, NULL, 2, "this is not text");
    expect_fault(wide, sizeof wide - 1, NULL, 1, "UTF-16");
}

static void a_line_without_an_end_is_refused(void **state) {
    (void)state;
    struct bytes text = {0};
    bytes_text(&text, "coach: One\nmentee: ");
    for (int i = 0; i <= speech_longest_line; i++)
        bytes_char(&text, 'x');
    expect_fault(text.data, text.length, NULL, 2, "longer than 64 KiB");
    bytes_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_coach_and_mentee_are_turns),
        cmocka_unit_test(of_two_names_one_says_who_the_other_is),
        cmocka_unit_test(a_colon_makes_no_name_of_words),
        cmocka_unit_test(others_are_left_out_and_noted),
        cmocka_unit_test(times_in_lines_give_the_silences),
        cmocka_unit_test(names_above_the_words_are_read),
        cmocka_unit_test(voices_of_webvtt_are_speakers),
        cmocka_unit_test(names_before_a_colon_are_speakers_too),
        cmocka_unit_test(two_speakers_in_one_cue_have_no_silence_between_them),
        cmocka_unit_test(subrip_is_read_with_commas_and_signs),
        cmocka_unit_test(captions_that_overlap_have_no_silence),
        cmocka_unit_test(who_is_not_known_is_asked_for_by_name),
        cmocka_unit_test(what_is_wrong_in_a_file_has_its_line),
        cmocka_unit_test(a_line_without_an_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
