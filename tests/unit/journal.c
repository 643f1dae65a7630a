/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/journal: what was kept is read back byte for byte, whatever happened to the file's end;
 * and what is damaged is refused, never guessed at.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/journal.h"
#include "base/fault.h"
#include "base/tree.h"

#include <locale.h>
#include <signal.h>
#include <sys/wait.h>
#include <sysexits.h>

static const struct clock clock_at_noon = {.fixed = 1795262400};

static struct journal *open_good(const char *path, enum journal_access access,
                                 struct bytes *notes) {
    struct fault fault = {0};
    struct journal *journal = journal_open(path, access, &clock_at_noon, notes, &fault);
    if (!journal) print_error("%s:%ld: %s\n", fault.file, fault.line, fault.what);
    assert_non_null(journal);
    return journal;
}

static void open_refused(const char *path, enum journal_access access, struct fault *fault) {
    struct bytes notes = {0};
    *fault = (struct fault){0};
    struct journal *journal = journal_open(path, access, &clock_at_noon, &notes, fault);
    bytes_free(&notes);
    assert_null(journal);
    assert_true(fault->what[0]);
}

static void keep_answer(struct journal *journal, const char *text, size_t length) {
    struct fault fault = {0};
    struct bytes *entry = journal_begin(journal, "s1", DEED_ANSWER);
    entry_add_string(entry, "question", "goal");
    entry_add_text(entry, "answer", text, length);
    assert_true(journal_keep(journal, &fault));
}

static void keep_list(struct journal *journal, const char *const *lines, size_t count) {
    struct fault fault = {0};
    struct bytes *entry = journal_begin(journal, "s1", DEED_ANSWER);
    entry_begin_list(entry, "answer");
    for (size_t i = 0; i < count; i++)
        entry_add_item(entry, lines[i], strlen(lines[i]));
    assert_true(journal_keep(journal, &fault));
}

static void assert_answer(struct journal *journal, size_t index, const char *text, size_t length) {
    const struct node *answer = entry_node(journal_entry(journal, index), "answer");
    assert_non_null(answer);
    assert_int_equal(answer->kind, NODE_TEXT);
    assert_int_equal(answer->length, length);
    assert_memory_equal(answer->text, text, length);
}

static const char *const hostile[] = {
    "",
    " ",
    "  two",
    "trail ",
    "trail\n",
    "\n",
    "\n\n\n",
    "a\n\nb",
    "a\n b\n",
    "a\n---\nb",
    "...\n---",
    "---",
    "...",
    "a\n...\n",
    "cr\rhere",
    "crlf\r\n",
    "tab\there",
    "\ttab",
    "yes",
    "No",
    "~",
    "null",
    "NULL",
    "0123",
    "1e3",
    "-",
    "- item",
    "? key",
    "key: v",
    "a:",
    ": a",
    "a #b",
    "#b",
    "&anchor",
    "*alias",
    "!tag",
    "|",
    ">",
    "|-\n  a",
    "'single'",
    "\"double",
    "back\\slash",
    "%TAG",
    "@at",
    "`tick",
    "{map: 1}",
    "[list]",
    "}",
    ",",
    "<<",
    "=",
    "sum: 12",
    "a\nsum: 0",
    "entry: 9",
    "2026-11-21",
    ".5",
    "+1",
    ".inf",
    "a\n\n",
    "a \nb",
    "\xEF\xBB\xBF"
    "bom first",
    "bom \xEF\xBB\xBF inside",
    "\xE2\x80\xAE"
    "override",
    "\xE2\x80\xA8"
    "line separator",
    "nel \xC2\x85 here",
    "\xEF\xBF\xBE",
    "\xF0\x9F\x99\x82 smile",
    "Zoë,日本",
    "e\xCC\x81",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7",
    "\xC2\xA0"
    "nbsp",
    "a: b\nc: d\n",
    "x\n# y",
    "\xF4\x8F\xBF\xBF",
};
enum { hostile_count = sizeof hostile / sizeof *hostile };

static void every_text_is_read_back_byte_for_byte(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    struct journal *journal = open_good(scratch->path, JOURNAL_CREATE, &notes);
    for (size_t i = 0; i < hostile_count; i++)
        keep_answer(journal, hostile[i], strlen(hostile[i]));
    keep_list(journal, hostile, hostile_count);
    for (size_t i = 0; i < hostile_count; i++)
        assert_answer(journal, i, hostile[i], strlen(hostile[i]));
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    assert_int_equal(journal_count(journal), hostile_count + 1);
    for (size_t i = 0; i < hostile_count; i++)
        assert_answer(journal, i, hostile[i], strlen(hostile[i]));
    const struct node *list = entry_node(journal_entry(journal, hostile_count), "answer");
    assert_int_equal(list->count, hostile_count);
    const struct node *item = list->first;
    for (size_t i = 0; i < hostile_count; i++, item = item->next)
        assert_string_equal(item->text, hostile[i]);
    assert_string_equal(bytes_string(&notes), "");
    journal_close(journal);
    bytes_free(&notes);
}

static void every_control_character_is_read_back(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    struct bytes text = {0};
    struct journal *journal = open_good(scratch->path, JOURNAL_CREATE, &notes);
    for (int c = 0; c < 0x20; c++)
        bytes_char(&text, (char)c);
    bytes_char(&text, 0x7F);
    for (int c = 0x80; c < 0xA0; c++)
        bytes_format(&text, "\xC2%c", c);
    bytes_text(&text, "\xE2\x80\x8E\xE2\x81\xA6\xD8\x9C");
    keep_answer(journal, text.data, text.length);
    for (size_t at = 0; at < 0x21; at++)
        keep_answer(journal, text.data + at, 1);
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_answer(journal, 0, text.data, text.length);
    for (size_t at = 0; at < 0x21; at++)
        assert_answer(journal, at + 1, text.data + at, 1);
    journal_close(journal);
    bytes_free(&text);
    bytes_free(&notes);
}

static void the_longest_answer_is_read_back_in_every_layout(void **state) {
    const struct scratch *scratch = *state;
    static const char *const endings[] = {"", " ", "\n", "\x01", "\"", "\nz"};
    struct bytes notes = {0};
    struct bytes text = {0};
    struct journal *journal = open_good(scratch->path, JOURNAL_CREATE, &notes);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        bytes_clear(&text);
        while (text.length < 16384 - strlen(endings[i]))
            bytes_char(&text, "aä bc"[text.length % 6] & 0x7F);
        bytes_text(&text, endings[i]);
        keep_answer(journal, text.data, text.length);
        assert_answer(journal, i, text.data, text.length);
    }
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), sizeof endings / sizeof *endings);
    assert_answer(journal, 5, text.data, text.length);
    journal_close(journal);
    bytes_free(&text);
    bytes_free(&notes);
}

static void what_is_not_utf8_is_kept_as_replacement_characters(void **state) {
    (void)state;
    struct journal *journal = journal_in_memory(&clock_at_noon);
    keep_answer(journal,
                "a\xFF"
                "b\xED\xA0\x80",
                6);
    assert_answer(journal, 0,
                  "a\xEF\xBF\xBD"
                  "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
                  14);
    journal_close(journal);
}

static void a_text_is_not_read_past_its_length(void **state) {
    (void)state;
    struct journal *journal = journal_in_memory(&clock_at_noon);
    char *exact = malloc(3);
    memcpy(exact, "a\nb", 3);
    keep_answer(journal, exact, 3); /* the sanitizer watches the byte after it */
    free(exact);
    keep_answer(journal, "a\nb \nc", 3);
    assert_answer(journal, 0, "a\nb", 3);
    assert_answer(journal, 1, "a\nb", 3);
    journal_close(journal);
}

static void the_name_of_a_session_may_be_anything(void **state) {
    const struct scratch *scratch = *state;
    static const char *const names[] = {"a: b", "# c", "yes", "- d", "\"e", "f\n...\n---\n", "[g"};
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = open_good(scratch->path, JOURNAL_CREATE, &notes);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        journal_begin(journal, names[i], DEED_RESUME);
    assert_true(journal_keep(journal, &fault));
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(journal_entry(journal, i)->session, names[i]);
    journal_close(journal);
    bytes_free(&notes);
}

/* Six entries in every layout that entries have; `ends` gets where each ends in the file. */
static struct bytes write_six(const char *path, size_t ends[6]) {
    static const char *const lines[] = {"see a physio", "no: not that", "join\na\nclub"};
    static const char *const answers[] = {"plain words", "quoted: \x07 words", "a block\nof lines"};
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = open_good(path, JOURNAL_CREATE, &notes);
    struct stat about;
    for (size_t i = 0; i < 6; i++) {
        if (i == 0) {
            entry_add_number(journal_begin(journal, "", DEED_OPEN), "format", journal_format);
            assert_true(journal_keep(journal, &fault));
        } else if (i == 4) {
            keep_list(journal, lines, 3);
        } else {
            keep_answer(journal, answers[i % 3], strlen(answers[i % 3]));
        }
        assert_int_equal(stat(path, &about), 0);
        ends[i] = (size_t)about.st_size;
    }
    journal_close(journal);
    bytes_free(&notes);
    return scratch_read(path);
}

static void assert_cut_is_mended(const char *path, const struct bytes *whole, const size_t ends[6],
                                 size_t cut) {
    size_t count = 0;
    while (count < 6 && ends[count] <= cut)
        count++;
    size_t kept = count ? ends[count - 1] : 0;
    char aside[320];
    struct bytes notes = {0};
    snprintf(aside, sizeof aside, "%s.1.cut", path);
    unlink(aside);
    scratch_write(path, whole->data, cut);

    struct journal *journal = open_good(path, JOURNAL_APPEND, &notes);
    assert_int_equal(journal_count(journal), count);
    assert_int_equal(strstr(bytes_string(&notes), ".agenda.yaml.1.cut") != NULL, cut > kept);
    assert_int_equal(scratch_has(aside), cut > kept);
    if (cut > kept) {
        struct bytes piece = scratch_read(aside);
        struct bytes expected = {.data = whole->data + kept, .length = cut - kept};
        assert_same_bytes(&piece, &expected);
        bytes_free(&piece);
    }
    struct bytes left = scratch_read(path);
    struct bytes before = {.data = whole->data, .length = kept};
    assert_same_bytes(&left, &before);
    keep_answer(journal, "going on", 8);
    journal_close(journal);

    bytes_clear(&notes);
    journal = open_good(path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), count + 1);
    assert_answer(journal, count, "going on", 8);
    assert_string_equal(bytes_string(&notes), "");
    journal_close(journal);
    bytes_free(&left);
    bytes_free(&notes);
}

static void a_file_cut_at_any_byte_opens_with_everything_before_it(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes whole = write_six(scratch->path, ends);
    for (size_t cut = ends[2]; cut <= whole.length; cut++)
        assert_cut_is_mended(scratch->path, &whole, ends, cut);
    for (size_t cut = 0; cut <= ends[0]; cut++)
        assert_cut_is_mended(scratch->path, &whole, ends, cut);
    bytes_free(&whole);
}

static void an_end_is_put_aside_beside_those_put_aside_before(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    char second[320];
    struct bytes notes = {0};
    struct bytes whole = write_six(scratch->path, ends);
    for (int i = 0; i < 2; i++) {
        scratch_write(scratch->path, whole.data, whole.length - 1);
        journal_close(open_good(scratch->path, JOURNAL_APPEND, &notes));
    }
    snprintf(second, sizeof second, "%s.2.cut", scratch->path);
    assert_true(scratch_has(second));
    bytes_free(&whole);
    bytes_free(&notes);
}

/* A file system that had made room before the power went shows NULs there. */
static void an_end_of_zeros_does_not_swallow_what_is_kept_next(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes notes = {0};
    struct bytes whole = write_six(scratch->path, ends);
    for (int i = 0; i < 40; i++)
        bytes_char(&whole, '\0');
    scratch_write(scratch->path, whole.data, whole.length);
    struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    keep_answer(journal, "seven", 5);
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), 7);
    assert_answer(journal, 6, "seven", 5);
    journal_close(journal);
    bytes_free(&whole);
    bytes_free(&notes);
}

static void a_last_line_without_its_end_does_not_swallow_what_is_kept_next(void **state) {
    const struct scratch *scratch = *state;
    static const char *const tails[] = {"# mine", "\n#", "\r", "\n\n# a\n# b"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t ends[6];
        struct bytes notes = {0};
        unlink(scratch->path);
        struct bytes whole = write_six(scratch->path, ends);
        bytes_text(&whole, tails[i]);
        scratch_write(scratch->path, whole.data, whole.length);
        struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
        keep_answer(journal, "seven", 5);
        journal_close(journal);
        journal = open_good(scratch->path, JOURNAL_READ, &notes);
        assert_int_equal(journal_count(journal), 7);
        assert_answer(journal, 6, "seven", 5);
        journal_close(journal);
        bytes_free(&whole);
        bytes_free(&notes);
    }
}

static long line_of(const struct bytes *text, size_t at) {
    long line = 1;
    for (size_t i = 0; i < at; i++)
        line += text->data[i] == '\n';
    return line;
}

/* Opens for appending, expects damage between two lines and nothing touched. */
static void assert_damage(const char *path, const struct bytes *text, long from, long to) {
    struct fault fault = {0};
    char aside[320];
    scratch_write(path, text->data, text->length);
    open_refused(path, JOURNAL_APPEND, &fault);
    struct bytes after = scratch_read(path);
    snprintf(aside, sizeof aside, "%s.1.cut", path);
    assert_int_equal(fault.exit_code, EX_DATAERR);
    assert_string_equal(fault.file, path);
    if (fault.line < from || fault.line > to) print_error("%ld: %s\n", fault.line, fault.what);
    assert_in_range(fault.line, from, to);
    assert_same_bytes(&after, text);
    assert_false(scratch_has(aside));
    bytes_free(&after);
    open_refused(path, JOURNAL_READ, &fault);
    assert_in_range(fault.line, from, to);
}

static struct bytes replaced(const struct bytes *text, size_t from, const char *was, const char *is,
                             size_t *at) {
    struct bytes out = {0};
    const char *found = strstr(text->data + from, was);
    assert_non_null(found);
    *at = (size_t)(found - text->data);
    bytes_add(&out, text->data, *at);
    bytes_text(&out, is);
    bytes_text(&out, found + strlen(was));
    return out;
}

static void damage_in_the_middle_is_refused_at_its_line(void **state) {
    const struct scratch *scratch = *state;
    static const struct {
        const char *was;
        const char *is;
        bool exact; /* the very line is named, not only the entry */
    } cases[] = {
        {"do: answer", "do\tanswer: \"", false},
        {"question: goal", "question: \x01", true},
        {"question: goal", "question: a\xFF", true},
        {"question: goal", "question: &a goal", true},
        {"question: goal", "do: goal", true},
        {"question: goal", "question: {a: [b: c}", true},
        {"question: goal", "- goal", true},
        {"do: answer", "do: {a: b}", false},
        {"do: answer", "does: answer", false},
        {"at: 20", "at: 19", false},
        {"entry: 3", "entry: x", false},
        {"entry: 3", "entry: 2", false},
        {"entry: 3", "entry: 0", false},
        {"---\nentry: 3", "hello\nentry: 3", true},
    };
    size_t ends[6];
    struct bytes whole = write_six(scratch->path, ends);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        struct bytes bad = replaced(&whole, ends[1], cases[i].was, cases[i].is, &at);
        long line = line_of(&whole, at);
        long first = line_of(&whole, ends[1]);
        long last = line_of(&whole, ends[2]) - 1;
        assert_damage(scratch->path, &bad, cases[i].exact ? line : first,
                      cases[i].exact ? line : last);
        bytes_free(&bad);
    }
    bytes_free(&whole);
}

static void an_entry_that_is_not_closed_is_damage_when_others_follow(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes whole = write_six(scratch->path, ends);
    struct bytes bad = {0};
    bytes_add(&bad, whole.data, ends[2] - 4);
    bytes_add(&bad, whole.data + ends[2], whole.length - ends[2]);
    long line = line_of(&whole, ends[1]);
    assert_damage(scratch->path, &bad, line, line);
    bytes_free(&bad);
    bytes_free(&whole);
}

/* Whatever one byte becomes: told as a hand edit, or refused within that entry's lines. */
static void a_changed_byte_is_told_or_refused_and_never_passes(void **state) {
    const struct scratch *scratch = *state;
    static const unsigned char masks[] = {0x01, 0x20, 0x80, 0xFF};
    size_t ends[6];
    struct bytes whole = write_six(scratch->path, ends);
    long from = line_of(&whole, ends[2]);
    long to = line_of(&whole, ends[3]);
    size_t sum_at = (size_t)(strstr(whole.data + ends[2], "\nsum: ") - whole.data);
    for (size_t at = ends[2]; at < sum_at; at++) {
        for (size_t m = 0; m < sizeof masks; m++) {
            struct bytes notes = {0};
            struct fault fault = {0};
            char was = whole.data[at];
            whole.data[at] = (char)(was ^ masks[m]);
            scratch_write(scratch->path, whole.data, whole.length);
            struct journal *journal =
                journal_open(scratch->path, JOURNAL_READ, &clock_at_noon, &notes, &fault);
            if (journal) {
                assert_int_equal(journal_count(journal), 6);
                assert_non_null(strstr(bytes_string(&notes), "edited by hand"));
            } else {
                assert_in_range(fault.line, from, to);
            }
            journal_close(journal);
            bytes_free(&notes);
            whole.data[at] = was;
        }
    }
    bytes_free(&whole);
}

static void an_entry_edited_by_hand_counts_and_is_told(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes notes = {0};
    struct bytes whole = write_six(scratch->path, ends);
    memcpy(strstr(whole.data, "plain words"), "other words", 11);
    scratch_write(scratch->path, whole.data, whole.length);
    struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    assert_non_null(strstr(bytes_string(&notes), "1 entry was edited by hand"));
    assert_non_null(strstr(bytes_string(&notes), "entry 4"));
    assert_true(journal_entry(journal, 3)->by_hand);
    assert_false(journal_entry(journal, 2)->by_hand);
    assert_answer(journal, 3, "other words", 11);
    journal_close(journal);
    bytes_free(&whole);
    bytes_free(&notes);
}

static void lines_ended_the_windows_way_are_read(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes notes = {0};
    struct bytes windows = {0};
    struct bytes whole = write_six(scratch->path, ends);
    for (size_t i = 0; i < whole.length; i++)
        bytes_format(&windows, "%s%c", whole.data[i] == '\n' ? "\r" : "", whole.data[i]);
    scratch_write(scratch->path, windows.data, windows.length);
    struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    assert_int_equal(journal_count(journal), 6);
    keep_answer(journal, "seven", 5);
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), 7);
    journal_close(journal);
    bytes_free(&whole);
    bytes_free(&windows);
    bytes_free(&notes);
}

static const char one_entry[] = "---\nentry: %s\nat: 2026-11-21T18:51:02Z\ndo: %s\n...\n";

static void write_entries(const char *path, const char *first, const char *second) {
    struct bytes text = {0};
    bytes_format(&text, "---\nentry: %s\nat: 2026-11-21T18:51:02Z\ndo: note\n...\n", first);
    if (second)
        bytes_format(&text, "---\nentry: %s\nat: 2026-11-21T18:51:02Z\ndo: note\n...\n", second);
    scratch_write(path, text.data, text.length);
    bytes_free(&text);
}

static void a_newer_format_is_refused_and_nothing_is_changed(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    struct bytes text = {0};
    bytes_format(&text, one_entry, "1", "open\nformat: 2");
    scratch_write(scratch->path, text.data, text.length);
    open_refused(scratch->path, JOURNAL_APPEND, &fault);
    assert_int_equal(fault.exit_code, EX_DATAERR);
    assert_non_null(strstr(fault.what, "newer"));
    struct bytes after = scratch_read(scratch->path);
    assert_same_bytes(&after, &text);
    bytes_free(&after);
    bytes_free(&text);
}

static void numbers_out_of_order_are_refused_at_the_second_of_them(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    static const char *const pairs[][2] = {{"2", "2"}, {"2", "1"}, {"10", "9"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        write_entries(scratch->path, pairs[i][0], pairs[i][1]);
        open_refused(scratch->path, JOURNAL_READ, &fault);
        assert_int_equal(fault.line, 6);
        assert_non_null(strstr(fault.what, "stands behind"));
    }
}

static void numbers_with_gaps_are_read_and_go_on_behind_the_last(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    write_entries(scratch->path, "2", "700");
    struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    keep_answer(journal, "on", 2);
    assert_int_equal(journal_entry(journal, 2)->number, 701);
    journal_close(journal);
    bytes_free(&notes);
}

static void a_number_that_leaves_no_room_for_the_next_is_refused(void **state) {
    const struct scratch *scratch = *state;
    struct fault fault = {0};
    static const char *const numbers[] = {"18446744073709551615", "-1", "99999999999999999999"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        write_entries(scratch->path, numbers[i], NULL);
        open_refused(scratch->path, JOURNAL_APPEND, &fault);
        assert_int_equal(fault.exit_code, EX_DATAERR);
    }
}

static void what_never_was_an_agenda_is_refused(void **state) {
    const struct scratch *scratch = *state;
    static const char *const texts[] = {"hello\n", "bank: x\n", "\xEF\xBB\xBF---\n", "-- x",
                                        "# c\nhello"};
    struct fault fault = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        scratch_write(scratch->path, texts[i], strlen(texts[i]));
        open_refused(scratch->path, JOURNAL_APPEND, &fault);
        assert_int_equal(fault.exit_code, EX_DATAERR);
        struct bytes after = scratch_read(scratch->path);
        assert_string_equal(bytes_string(&after), texts[i]);
        bytes_free(&after);
    }
}

static void what_is_no_file_is_refused(void **state) {
    const struct scratch *scratch = *state;
    char other[320];
    struct fault fault = {0};
    open_refused(scratch->path, JOURNAL_READ, &fault);
    assert_int_equal(fault.exit_code, EX_NOINPUT);
    open_refused(scratch->path, JOURNAL_APPEND, &fault);
    assert_int_equal(fault.exit_code, EX_NOINPUT);
    assert_false(scratch_has(scratch->path));
    snprintf(other, sizeof other, "%s/other", scratch->folder);
    scratch_write(other, "", 0);
    assert_int_equal(symlink(other, scratch->path), 0);
    open_refused(scratch->path, JOURNAL_READ, &fault);
    open_refused(scratch->path, JOURNAL_APPEND, &fault);
    unlink(scratch->path);
    assert_int_equal(mkfifo(scratch->path, 0600), 0);
    open_refused(scratch->path, JOURNAL_READ, &fault);
    open_refused(scratch->path, JOURNAL_APPEND, &fault);
    open_refused(scratch->folder, JOURNAL_READ, &fault);
}

static void a_new_agenda_is_private(void **state) {
    const struct scratch *scratch = *state;
    char path[340];
    char folder[320];
    struct bytes notes = {0};
    struct stat about;
    umask(0);
    snprintf(folder, sizeof folder, "%s/deep", scratch->folder);
    snprintf(path, sizeof path, "%s/zoe.agenda.yaml", folder);
    journal_close(open_good(path, JOURNAL_CREATE, &notes));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    umask(077);
    bytes_free(&notes);
}

/* Gives 0 where the journal is refused because it is open elsewhere, 1 where it opens. */
static int try_in_another_process(const char *path, enum journal_access access) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct bytes notes = {0};
        struct fault fault = {0};
        struct journal *journal = journal_open(path, access, &clock_at_noon, &notes, &fault);
        bool taken = fault.exit_code == EX_DATAERR && strstr(fault.what, "another session");
        size_t count = journal ? journal_count(journal) : 0;
        journal_close(journal);
        bytes_free(&notes);
        _exit(journal ? (int)(10 + count) : taken ? 0 : 2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_second_session_is_refused_while_others_may_read(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes notes = {0};
    struct bytes whole = write_six(scratch->path, ends);
    struct journal *journal = open_good(scratch->path, JOURNAL_APPEND, &notes);
    assert_int_equal(try_in_another_process(scratch->path, JOURNAL_APPEND), 0);
    assert_int_equal(try_in_another_process(scratch->path, JOURNAL_CREATE), 0);
    assert_int_equal(try_in_another_process(scratch->path, JOURNAL_READ), 16);
    struct bytes after = scratch_read(scratch->path);
    assert_same_bytes(&after, &whole);
    keep_answer(journal, "seven", 5);
    journal_close(journal);
    assert_int_equal(try_in_another_process(scratch->path, JOURNAL_APPEND), 17);
    bytes_free(&after);
    bytes_free(&whole);
    bytes_free(&notes);
}

static void a_session_that_was_killed_gives_its_lock_back(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    int ready[2];
    char byte = 0;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct fault fault = {0};
        struct journal *journal =
            journal_open(scratch->path, JOURNAL_CREATE, &clock_at_noon, &notes, &fault);
        bool told = write(ready[1], journal ? "y" : "n", 1) == 1;
        while (told)
            pause();
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    struct fault fault = {0};
    open_refused(scratch->path, JOURNAL_APPEND, &fault);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    journal_close(open_good(scratch->path, JOURNAL_APPEND, &notes));
    close(ready[0]);
    close(ready[1]);
    bytes_free(&notes);
}

static void reading_leaves_an_unfinished_end_where_it_is(void **state) {
    const struct scratch *scratch = *state;
    size_t ends[6];
    struct bytes notes = {0};
    struct bytes whole = write_six(scratch->path, ends);
    scratch_write(scratch->path, whole.data, whole.length - 3);
    struct journal *journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), 5);
    assert_non_null(strstr(bytes_string(&notes), "left out here"));
    struct bytes after = scratch_read(scratch->path);
    assert_int_equal(after.length, whole.length - 3);
    journal_close(journal);
    bytes_free(&after);
    bytes_free(&whole);
    bytes_free(&notes);
}

static void entries_begun_together_are_kept_in_their_order(void **state) {
    const struct scratch *scratch = *state;
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = open_good(scratch->path, JOURNAL_CREATE, &notes);
    for (unsigned long i = 1; i <= 100; i++) {
        entry_add_number(journal_begin(journal, "s", DEED_NOTE), "text", (double)i);
        assert_int_equal(journal_number(journal), i);
    }
    struct bytes before = scratch_read(scratch->path);
    assert_int_equal(before.length, 0);
    assert_true(journal_keep(journal, &fault));
    journal_close(journal);
    journal = open_good(scratch->path, JOURNAL_READ, &notes);
    assert_int_equal(journal_count(journal), 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(entry_number(journal_entry(journal, i), "text"), i + 1);
    journal_close(journal);
    bytes_free(&before);
    bytes_free(&notes);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_open, scratch_close)

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(every_text_is_read_back_byte_for_byte),
        IN_SCRATCH(every_control_character_is_read_back),
        IN_SCRATCH(the_longest_answer_is_read_back_in_every_layout),
        cmocka_unit_test(what_is_not_utf8_is_kept_as_replacement_characters),
        cmocka_unit_test(a_text_is_not_read_past_its_length),
        IN_SCRATCH(the_name_of_a_session_may_be_anything),
        IN_SCRATCH(a_file_cut_at_any_byte_opens_with_everything_before_it),
        IN_SCRATCH(an_end_is_put_aside_beside_those_put_aside_before),
        IN_SCRATCH(an_end_of_zeros_does_not_swallow_what_is_kept_next),
        IN_SCRATCH(a_last_line_without_its_end_does_not_swallow_what_is_kept_next),
        IN_SCRATCH(damage_in_the_middle_is_refused_at_its_line),
        IN_SCRATCH(an_entry_that_is_not_closed_is_damage_when_others_follow),
        IN_SCRATCH(a_changed_byte_is_told_or_refused_and_never_passes),
        IN_SCRATCH(an_entry_edited_by_hand_counts_and_is_told),
        IN_SCRATCH(lines_ended_the_windows_way_are_read),
        IN_SCRATCH(a_newer_format_is_refused_and_nothing_is_changed),
        IN_SCRATCH(numbers_out_of_order_are_refused_at_the_second_of_them),
        IN_SCRATCH(numbers_with_gaps_are_read_and_go_on_behind_the_last),
        IN_SCRATCH(a_number_that_leaves_no_room_for_the_next_is_refused),
        IN_SCRATCH(what_never_was_an_agenda_is_refused),
        IN_SCRATCH(what_is_no_file_is_refused),
        IN_SCRATCH(a_new_agenda_is_private),
        IN_SCRATCH(a_second_session_is_refused_while_others_may_read),
        IN_SCRATCH(a_session_that_was_killed_gives_its_lock_back),
        IN_SCRATCH(reading_leaves_an_unfinished_end_where_it_is),
        IN_SCRATCH(entries_begun_together_are_kept_in_their_order),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
