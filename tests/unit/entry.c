/* SPDX-License-Identifier: GPL-3.0-or-later
 * agenda/entry: what it writes, libyaml reads back equal, and so does anybody's YAML reader that
 * takes plain words for text.
 */
#include "unit.h"

#include "agenda/entry.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { rounds = 20000, most_pieces = 24 };

static uint64_t chance_state = 0x5eed;

static uint32_t chance(uint32_t below) {
    chance_state = chance_state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(chance_state >> 33) % below;
}

/* What YAML might trip over, and what people write. */
static const char *const pieces[] = {
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\r\n",
    ":",
    ": ",
    " #",
    "#",
    "-",
    "- ",
    "?",
    "? ",
    "---",
    "\n---\n",
    "\n...\n",
    "...",
    "!",
    "&a",
    "*a",
    "|",
    "|-",
    ">",
    "'",
    "\"",
    "\\",
    "\\n",
    "%",
    "@",
    "`",
    "{",
    "}",
    "[",
    "]",
    ",",
    "~",
    "yes",
    "no",
    "null",
    "true",
    "0123",
    "1e3",
    "0x1F",
    "1:30",
    "<<",
    "=",
    "sum:",
    "\nsum: 0",
    "entry: 1",
    "\x01",
    "\a",
    "\033",
    "\x7F",
    "a",
    "word",
    "Zoë",
    "日本",
    "two words",
    "\xC2\x85",
    "\xC2\x9B",
    "\xC2\xA0",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xEF\xBB\xBF",
    "\xE2\x80\xAE",
    "\xEF\xBF\xBE",
    "\xEF\xBF\xBF",
    "\xF0\x9F\x99\x82",
    "\xF4\x8F\xBF\xBF",
    "\xEE\x80\x80",
};
enum { piece_count = sizeof pieces / sizeof *pieces };

static void make_text(struct bytes *text) {
    bytes_clear(text);
    for (uint32_t left = chance(most_pieces); left; left--) {
        const char *piece = pieces[chance(piece_count)];
        bytes_text(text, piece);
        if (chance(200) == 0) bytes_char(text, '\0');
    }
}

static void assert_text(const struct node *node, const struct bytes *text) {
    assert_non_null(node);
    assert_int_equal(node->kind, NODE_TEXT);
    bool same =
        node->length == text->length && memcmp(node->text, bytes_string(text), text->length) == 0;
    if (!same) print_error("wrote “%s”, read “%s”\n", bytes_string(text), node->text);
    assert_true(same);
}

static bool is_same(const struct node *a, const struct node *b) {
    if (a->kind != b->kind || a->count != b->count || !a->key != !b->key) return false;
    if (a->key && strcmp(a->key, b->key) != 0) return false;
    if (a->kind == NODE_TEXT)
        return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
    const struct node *left = a->first;
    const struct node *right = b->first;
    for (; left && right; left = left->next, right = right->next)
        if (!is_same(left, right)) return false;
    return !left && !right;
}

static struct tree *read_flat(const struct bytes *out, size_t fields) {
    struct fault fault = {0};
    struct tree *tree = tree_read("entry", bytes_string(out), out->length, &fault);
    struct tree *quick = entry_read(bytes_string(out), out->length);
    if (!quick) print_error("only libyaml reads\n%s", out->data);
    assert_non_null(quick);
    assert_true(is_same(tree_top(quick), tree_top(tree)));
    tree_free(quick);
    if (!tree) print_error("%ld: %s in\n%s", fault.line, fault.what, out->data);
    assert_non_null(tree);
    assert_int_equal(tree_top(tree)->kind, NODE_MAP);
    assert_int_equal(tree_top(tree)->count, fields);
    return tree;
}

static void texts_made_by_chance_are_read_back_equal(void **state) {
    (void)state;
    struct bytes text = {0};
    struct bytes out = {0};
    for (int round = 0; round < rounds; round++) {
        make_text(&text);
        bytes_clear(&out);
        entry_begin(&out, 7, "2026-11-21T18:51:02Z", "s1", DEED_ANSWER);
        entry_add_text(&out, "answer", bytes_string(&text), text.length);
        entry_add_string(&out, "by", "mentee");
        entry_close(&out, 0);
        struct tree *tree = read_flat(&out, 7);
        assert_text(tree_get(tree_top(tree), "answer"), &text);
        assert_string_equal(tree_text(tree_top(tree), "by"), "mentee");
        tree_free(tree);
    }
    bytes_free(&text);
    bytes_free(&out);
}

static void lists_made_by_chance_are_read_back_equal(void **state) {
    (void)state;
    enum { items = 10 };
    struct bytes texts[items] = {{0}};
    struct bytes out = {0};
    for (int round = 0; round < rounds / items; round++) {
        bytes_clear(&out);
        entry_begin(&out, 7, "2026-11-21T18:51:02Z", "s1", DEED_ANSWER);
        entry_begin_list(&out, "answer");
        for (int i = 0; i < items; i++) {
            make_text(&texts[i]);
            entry_add_item(&out, bytes_string(&texts[i]), texts[i].length);
        }
        entry_add_string(&out, "by", "mentee");
        entry_close(&out, 0);
        struct tree *tree = read_flat(&out, 7);
        const struct node *list = tree_get(tree_top(tree), "answer");
        assert_int_equal(list->count, items);
        const struct node *item = list->first;
        for (int i = 0; i < items; i++, item = item->next)
            assert_text(item, &texts[i]);
        assert_string_equal(tree_text(tree_top(tree), "by"), "mentee");
        tree_free(tree);
    }
    for (int i = 0; i < items; i++)
        bytes_free(&texts[i]);
    bytes_free(&out);
}

/* A file that a person or a stranger has changed is either left to libyaml or read as libyaml reads
 * it. */
static void what_was_changed_is_read_as_libyaml_reads_it(void **state) {
    (void)state;
    struct bytes text = {0};
    struct bytes out = {0};
    struct fault fault = {0};
    size_t read = 0;
    for (int round = 0; round < rounds; round++) {
        make_text(&text);
        bytes_clear(&out);
        entry_begin(&out, 7, "2026-11-21T18:51:02Z", "s1", DEED_ANSWER);
        entry_add_text(&out, "answer", bytes_string(&text), text.length);
        entry_begin_list(&out, "more");
        entry_add_item(&out, bytes_string(&text), text.length);
        entry_add_string(&out, "by", "mentee");
        entry_close(&out, 0);
        for (uint32_t changes = 1 + chance(3); changes; changes--) {
            const char *piece = pieces[chance(piece_count)];
            size_t at = chance((uint32_t)out.length);
            size_t length = strlen(piece);
            if (length > out.length - at) length = out.length - at;
            memcpy(out.data + at, piece, length);
        }
        struct tree *quick = entry_read(bytes_string(&out), out.length);
        if (!quick) continue;
        read++;
        struct tree *tree = tree_read("entry", bytes_string(&out), out.length, &fault);
        if (!tree || !is_same(tree_top(quick), tree_top(tree)))
            print_error("read in two ways (%s):\n%s", tree ? "other" : fault.what, out.data);
        assert_non_null(tree);
        assert_true(is_same(tree_top(quick), tree_top(tree)));
        tree_free(tree);
        tree_free(quick);
    }
    assert_true(read > rounds / 10);
    bytes_free(&text);
    bytes_free(&out);
}

/* The journal cuts the file at such lines, so none may stand inside an entry. */
static void no_text_can_look_like_the_end_of_its_entry(void **state) {
    (void)state;
    struct bytes text = {0};
    struct bytes out = {0};
    for (int round = 0; round < rounds / 4; round++) {
        bytes_clear(&out);
        entry_begin(&out, 7, "2026-11-21T18:51:02Z", "s1", DEED_ANSWER);
        make_text(&text);
        entry_add_text(&out, "answer", bytes_string(&text), text.length);
        entry_begin_list(&out, "more");
        make_text(&text);
        entry_add_item(&out, bytes_string(&text), text.length);
        entry_close(&out, 0);
        assert_memory_equal(out.data, "---\n", 4);
        assert_null(strstr(out.data + 1, "\n---"));
        const char *end = strstr(out.data, "\n...");
        assert_non_null(end);
        assert_string_equal(end, "\n...\n");
        const char *sum = strstr(out.data, "\nsum: ");
        assert_ptr_equal(end, sum + strlen("\nsum: 01234567"));
    }
    bytes_free(&text);
    bytes_free(&out);
}

/* A terminal that shows the file raw is safe as well. */
static void no_control_character_stands_in_the_file(void **state) {
    (void)state;
    struct bytes text = {0};
    struct bytes out = {0};
    for (int round = 0; round < rounds / 4; round++) {
        bytes_clear(&out);
        make_text(&text);
        entry_add_text(&out, "answer", bytes_string(&text), text.length);
        for (size_t at = 0; at < out.length;) {
            uint32_t code = 0;
            size_t size = text_next(out.data + at, out.length - at, &code);
            assert_int_not_equal(size, 0);
            assert_true(code == '\n' || !text_is_control(code));
            at += size;
        }
    }
    bytes_free(&text);
    bytes_free(&out);
}

static void everyday_answers_stand_as_they_were_said(void **state) {
    (void)state;
    struct bytes out = {0};
    entry_add_string(&out, "answer", "My Monday meetings, shorter (and kinder).");
    entry_add_string(&out, "name", "Zoë");
    entry_add_string(&out, "lines", "one\ntwo");
    entry_add_string(&out, "yes", "yes");
    entry_add_string(&out, "number", "7");
    entry_add_string(&out, "nothing", NULL);
    assert_string_equal(out.data, "answer: My Monday meetings, shorter (and kinder).\nname: Zoë\n"
                                  "lines: |-\n  one\n  two\nyes: \"yes\"\nnumber: \"7\"\n");
    bytes_free(&out);
}

static void the_sum_is_that_of_the_bytes_before_it(void **state) {
    (void)state;
    struct bytes out = {0};
    bytes_text(&out, "what came before");
    size_t start = out.length;
    entry_begin(&out, 1, "2026-11-21T18:51:02Z", "", DEED_OPEN);
    entry_add_number(&out, "format", 1);
    size_t end = out.length;
    entry_close(&out, start);
    char sum[32];
    snprintf(sum, sizeof sum, "sum: %08x\n...\n", digest_crc32(0, out.data + start, end - start));
    assert_string_equal(out.data + end, sum);
    assert_int_equal(digest_crc32(0, "123456789", 9), 0xCBF43926);
    bytes_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_made_by_chance_are_read_back_equal),
        cmocka_unit_test(lists_made_by_chance_are_read_back_equal),
        cmocka_unit_test(what_was_changed_is_read_as_libyaml_reads_it),
        cmocka_unit_test(no_text_can_look_like_the_end_of_its_entry),
        cmocka_unit_test(no_control_character_stands_in_the_file),
        cmocka_unit_test(everyday_answers_stand_as_they_were_said),
        cmocka_unit_test(the_sum_is_that_of_the_bytes_before_it),
    };
    return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
