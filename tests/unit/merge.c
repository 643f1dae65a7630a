/* SPDX-License-Identifier: GPL-3.0-or-later
 * care/merge: forks made by chance lose nothing, whichever of the two is brought into the other.
 */
#include "scratch.h"
#include "unit.h"

#include "agenda/erasing.h"
#include "agenda/fold.h"
#include "agenda/sharing.h"
#include "base/fault.h"
#include "care/draft.h"
#include "care/merge.h"

static struct clock clock_of_test = {.fixed = 1795262400};

static unsigned chance_state;

static unsigned chance(unsigned below) {
    chance_state = chance_state * 1103515245U + 12345U;
    return (chance_state >> 16) % below;
}

/* A copy in memory, made by adding to a file. */
struct fork {
    char path[300];
    struct journal *journal;
    char name;
    unsigned said; /* entries so far, each with a word of its own */
};

static struct journal *open_at(const char *path, enum journal_access access) {
    struct bytes notes = {0};
    struct fault fault = {0};
    struct journal *journal = journal_open(path, access, &clock_of_test, &notes, &fault);
    if (!journal) print_error("%s\n", fault.what);
    assert_non_null(journal);
    bytes_free(&notes);
    return journal;
}

static void keep(struct fork *fork) {
    struct fault fault = {0};
    assert_true(journal_keep(fork->journal, &fault));
    clock_of_test.fixed += 1 + (time_t)chance(3);
}

static void begin_agenda(struct fork *fork) {
    struct bytes *entry = journal_begin(fork->journal, "", DEED_OPEN);
    entry_add_number(entry, "format", journal_format);
    entry_add_string(entry, "owner", "maya");
    keep(fork);
}

/* Gives the number of an entry of this kind, by chance, or 0. */
static unsigned long any_of(struct fork *fork, enum deed deed) {
    size_t count = journal_count(fork->journal);
    for (int i = 0; i < 20; i++) {
        const struct entry *entry = journal_entry(fork->journal, chance((unsigned)count));
        if (entry->deed == deed) return entry->number;
    }
    return 0;
}

static const char *word_of(struct journal *journal, unsigned long number) {
    size_t index = journal_find(journal, number);
    assert_true(index < journal_count(journal));
    return entry_text(journal_entry(journal, index), "word");
}

/* The word of what an entry is about goes with it, so that a reference that went astray is seen. */
static void add_about(struct fork *fork, struct bytes *entry, const char *key,
                      unsigned long number) {
    char word[64];
    snprintf(word, sizeof word, "%s", word_of(fork->journal, number));
    entry_add_number(entry, key, (double)number);
    entry_add_string(entry, "about", word);
}

static void say(struct fork *fork, const char *session) {
    unsigned long answer = any_of(fork, DEED_ANSWER);
    unsigned long item = any_of(fork, DEED_ITEM);
    unsigned what = chance(4);
    enum deed deed = what == 0   ? DEED_ANSWER
                     : what == 1 ? DEED_ITEM
                     : what == 2 ? DEED_PARK
                                 : DEED_CHANGE;
    if ((deed == DEED_ITEM && !answer) || (deed == DEED_CHANGE && !item)) deed = DEED_ANSWER;
    bool between = deed == DEED_CHANGE || chance(4) == 0;
    struct bytes *entry = journal_begin(fork->journal, between ? "" : session, deed);
    char word[64];
    fork->said++;
    snprintf(word, sizeof word, "%c%u: yes # \"%u\"", fork->name, fork->said, fork->said);
    entry_add_string(entry, "word", word);
    entry_add_string(entry, deed == DEED_ANSWER ? "answer" : "text", word);
    if (deed == DEED_ITEM) entry_add_string(entry, "kind", "goal");
    if (deed == DEED_ITEM) add_about(fork, entry, "from", answer);
    if (deed == DEED_CHANGE) entry_add_string(entry, "state", chance(2) ? "done" : "dropped");
    if (deed == DEED_CHANGE) add_about(fork, entry, "of", item);
    keep(fork);
}

static void begin_session(struct fork *fork, const char *session) {
    entry_add_string(journal_begin(fork->journal, session, DEED_BEGIN), "flow", "first-step");
    keep(fork);
}

static void say_much(struct fork *fork, bool own_session) {
    char session[40] = "20261121T184207Z-3f9c";
    if (own_session) {
        snprintf(session, sizeof session, "20261122T184207Z-00%02x", (unsigned)fork->name);
        begin_session(fork, session);
    }
    for (unsigned i = 1 + chance(12); i > 0; i--)
        say(fork, session);
}

static void open_fork(const struct scratch *scratch, struct fork *fork, char name) {
    snprintf(fork->path, sizeof fork->path, "%s/%c.agenda.yaml", scratch->folder, name);
    fork->name = name;
    fork->said = 0;
    fork->journal = open_at(fork->path, JOURNAL_CREATE);
}

static struct bytes text_of(struct journal *journal) {
    struct bytes text = {0};
    struct fault fault = {0};
    assert_true(journal_text(journal, &text, &fault));
    return text;
}

/* Gives `here` with `there` brought into it; the caller frees. */
static struct bytes merged(const struct bytes *here, const struct bytes *there) {
    struct fault fault = {0};
    struct merge merge = {0};
    struct journal *first = draft_open(here, "here", &clock_of_test, &fault);
    struct journal *second = draft_open(there, "there", &clock_of_test, &fault);
    assert_non_null(first);
    assert_non_null(second);
    bool good = merge_copies(first, here, second, there, &clock_of_test, &merge, &fault);
    if (!good) print_error("%s\n", fault.what);
    assert_true(good);
    struct bytes text = merge.text;
    merge.text = (struct bytes){0};
    merge_free(&merge);
    journal_close(first);
    journal_close(second);
    return text;
}

static struct journal *read_text(const struct bytes *text) {
    struct fault fault = {0};
    struct journal *journal = draft_open(text, "draft", &clock_of_test, &fault);
    if (!journal) print_error("line %ld: %s\n", fault.line, fault.what);
    assert_non_null(journal);
    return journal;
}

/* Every word in `part` is in `whole`, under the same key and with what it is about. */
static void assert_holds(const struct bytes *whole, const struct bytes *part) {
    struct journal *all = read_text(whole);
    struct journal *some = read_text(part);
    for (size_t i = 0; i < journal_count(some); i++) {
        const struct entry *entry = journal_entry(some, i);
        const char *word = entry_text(entry, "word");
        const struct entry *found = NULL;
        for (size_t k = 0; word && !found && k < journal_count(all); k++) {
            const char *other = entry_text(journal_entry(all, k), "word");
            if (other && strcmp(other, word) == 0) found = journal_entry(all, k);
        }
        if (!word) continue;
        if (!found) print_error("lost: %s\n", word);
        assert_non_null(found);
        assert_int_equal(found->deed, entry->deed);
        assert_string_equal(found->at, entry->at);
        assert_false(found->by_hand);
    }
    journal_close(all);
    journal_close(some);
}

/* What an entry names by number is what it was about. */
static void assert_references(const struct bytes *text) {
    struct journal *journal = read_text(text);
    for (size_t i = 0; i < journal_count(journal); i++) {
        const struct entry *entry = journal_entry(journal, i);
        const char *about = entry_text(entry, "about");
        unsigned long number = entry_number(entry, entry->deed == DEED_ITEM ? "from" : "of");
        if (about) assert_string_equal(word_of(journal, number), about);
    }
    journal_close(journal);
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Gives the agenda as it holds, sorted: items with what became of them, and what was parked. */
static struct bytes page_of(const struct bytes *text) {
    struct journal *journal = read_text(text);
    struct fold fold = fold_open(journal);
    char **lines = calloc(fold.item_count + fold.parked_count + 1, sizeof *lines);
    size_t count = 0;
    for (size_t i = 0; i < fold.item_count; i++) {
        struct bytes line = {0};
        const struct item *item = &fold.items[i];
        bytes_format(&line, "%s %s %s\n", entry_text(item->entry, "word"), item->text,
                     item->state ? item->state : "-");
        lines[count++] = line.data;
    }
    for (size_t i = 0; i < fold.parked_count; i++) {
        struct bytes line = {0};
        bytes_format(&line, "parked %s\n", fold.parked[i].text);
        lines[count++] = line.data;
    }
    qsort(lines, count, sizeof *lines, by_text);
    struct bytes page = {0};
    for (size_t i = 0; i < count; i++) {
        bytes_text(&page, lines[i]);
        free(lines[i]);
    }
    free(lines);
    fold_free(&fold);
    journal_close(journal);
    return page;
}

/* Makes two copies that went their own ways, by chance. */
static void make_forks(const struct scratch *scratch, unsigned seed, struct bytes *a,
                       struct bytes *b) {
    struct fork first = {0};
    struct fork second = {0};
    chance_state = seed;
    clock_of_test.fixed = 1795262400;
    open_fork(scratch, &first, 'a');
    begin_agenda(&first);
    begin_session(&first, "20261121T184207Z-3f9c");
    first.name = 'o';
    say_much(&first, false);
    struct bytes common = text_of(first.journal);
    snprintf(second.path, sizeof second.path, "%s/b.agenda.yaml", scratch->folder);
    scratch_write(second.path, common.data, common.length);
    second.name = 'b';
    second.journal = open_at(second.path, JOURNAL_APPEND);
    first.name = 'a';
    for (unsigned i = chance(4); i > 0; i--) {
        say_much(&first, i == 1 && chance(2));
        say_much(&second, i == 1 && chance(2));
    }
    *a = text_of(first.journal);
    *b = text_of(second.journal);
    journal_close(first.journal);
    journal_close(second.journal);
    unlink(first.path);
    unlink(second.path);
    bytes_free(&common);
}

static void assert_same_page(const struct bytes *one, const struct bytes *other) {
    struct bytes first = page_of(one);
    struct bytes second = page_of(other);
    assert_string_equal(bytes_string(&first), bytes_string(&second));
    bytes_free(&first);
    bytes_free(&second);
}

static void forks_made_by_chance_lose_nothing(void **state) {
    for (unsigned seed = 1; seed <= 40; seed++) {
        struct bytes a = {0};
        struct bytes b = {0};
        make_forks(*state, seed, &a, &b);
        struct bytes ab = merged(&a, &b);
        struct bytes ba = merged(&b, &a);
        assert_holds(&ab, &a);
        assert_holds(&ab, &b);
        assert_holds(&ba, &a);
        assert_holds(&ba, &b);
        assert_references(&ab);
        assert_references(&ba);
        assert_same_page(&ab, &ba);
        struct bytes again = merged(&ab, &b);
        struct bytes back = merged(&again, &a);
        struct bytes across = merged(&ab, &ba);
        assert_same_bytes(&again, &ab);
        assert_same_bytes(&back, &ab);
        assert_same_page(&across, &ab);
        assert_holds(&across, &ab);
        bytes_free(&a);
        bytes_free(&b);
        bytes_free(&ab);
        bytes_free(&ba);
        bytes_free(&again);
        bytes_free(&back);
        bytes_free(&across);
    }
}

/* Erases an answer with a word of its own; gives the text. */
static struct bytes erased(const struct bytes *text, char *word, size_t size) {
    struct journal *journal = read_text(text);
    struct erasing *erasing = erasing_open(journal);
    struct fault fault = {0};
    struct bytes out = {0};
    *word = '\0';
    for (size_t i = 0; i < journal_count(journal) && !*word; i++) {
        const struct entry *entry = journal_entry(journal, i);
        if (entry->deed != DEED_ANSWER) continue;
        snprintf(word, size, "%s", entry_text(entry, "word"));
        assert_true(erasing_add(erasing, entry->number, &fault));
    }
    erasing_text(erasing, text, "2026-12-24T10:00:00Z", &out);
    erasing_free(erasing);
    journal_close(journal);
    return out;
}

static void what_was_erased_in_one_copy_does_not_come_back(void **state) {
    unsigned tried = 0;
    for (unsigned seed = 1; seed <= 25; seed++) {
        struct bytes a = {0};
        struct bytes b = {0};
        char word[64];
        make_forks(*state, seed, &a, &b);
        struct bytes clean = erased(&a, word, sizeof word);
        tried += *word != '\0';
        struct bytes pairs[] = {merged(&clean, &b), merged(&b, &clean), merged(&a, &clean)};
        struct bytes later = merged(&pairs[0], &a);
        if (*word) {
            char line[80];
            snprintf(line, sizeof line, "answer: \"%s", strtok(word, " "));
            for (int i = 0; i < 3; i++)
                assert_null(strstr(bytes_string(&pairs[i]), line));
            assert_null(strstr(bytes_string(&later), line));
        }
        for (int i = 0; i < 3; i++)
            bytes_free(&pairs[i]);
        bytes_free(&a);
        bytes_free(&b);
        bytes_free(&clean);
        bytes_free(&later);
    }
    assert_true(tried > 15);
}

static struct bytes with(const struct bytes *text, const char *more) {
    struct bytes all = {0};
    bytes_add(&all, text->data, text->length);
    bytes_text(&all, more);
    return all;
}

/* Gives a text with the entry of these lines added, under number 90 and with a sum. */
static struct bytes with_entry(const struct bytes *text, const char *at, const char *lines) {
    struct bytes entry = {0};
    bytes_format(&entry, "---\nentry: 90\nat: %s\n%s", at, lines);
    entry_close(&entry, 0);
    struct bytes all = with(text, bytes_string(&entry));
    bytes_free(&entry);
    return all;
}

static struct bytes small_agenda(void) {
    struct bytes text = {0};
    size_t start = 0;
    entry_begin(&text, 1, "2026-05-01T08:00:00Z", "", DEED_OPEN);
    entry_add_number(&text, "format", journal_format);
    entry_add_string(&text, "owner", "maya");
    entry_close(&text, start);
    start = text.length;
    entry_begin(&text, 2, "2026-05-01T08:00:01Z", "", DEED_ITEM);
    entry_add_string(&text, "kind", "action");
    entry_add_string(&text, "text", "Buy a bell");
    entry_close(&text, start);
    return text;
}

static struct merge merge_of(const struct bytes *here, const struct bytes *there) {
    struct fault fault = {0};
    struct merge merge = {0};
    struct journal *first = read_text(here);
    struct journal *second = read_text(there);
    assert_true(merge_copies(first, here, second, there, &clock_of_test, &merge, &fault));
    journal_close(first);
    journal_close(second);
    return merge;
}

static void of_two_changes_the_later_one_holds_and_both_are_shown(void **state) {
    (void)state;
    struct bytes both = small_agenda();
    struct bytes done =
        with_entry(&both, "2026-05-03T08:00:00Z", "do: change\nof: 2\nstate: done\n");
    struct bytes dropped =
        with_entry(&both, "2026-05-04T08:00:00Z", "do: change\nof: 2\nstate: dropped\n");
    for (int turn = 0; turn < 2; turn++) {
        struct merge merge = turn ? merge_of(&dropped, &done) : merge_of(&done, &dropped);
        struct journal *journal = read_text(&merge.text);
        struct fold fold = fold_open(journal);
        assert_string_equal(fold.items[0].state, "dropped");
        assert_int_equal(merge.conflict_count, 1);
        assert_non_null(strstr(merge.conflicts[0].sentence, "3 May 2026"));
        assert_non_null(strstr(merge.conflicts[0].sentence, "4 May 2026"));
        assert_non_null(strstr(bytes_string(&merge.text), "state: done"));
        fold_free(&fold);
        journal_close(journal);
        merge_free(&merge);
    }
    bytes_free(&both);
    bytes_free(&done);
    bytes_free(&dropped);
}

static void what_was_taken_back_from_sharing_stays_taken_back(void **state) {
    (void)state;
    struct bytes both = small_agenda();
    struct bytes ours =
        with_entry(&both, "2026-05-04T08:00:00Z", "do: share\nas: ours\nof:\n- 2\n");
    struct bytes mine =
        with_entry(&both, "2026-05-03T08:00:00Z", "do: share\nas: mine\nof:\n- 2\n");
    for (int turn = 0; turn < 2; turn++) {
        struct merge merge = turn ? merge_of(&ours, &mine) : merge_of(&mine, &ours);
        struct journal *journal = read_text(&merge.text);
        struct sharing_of_all *all = sharing_open(journal);
        assert_int_equal(sharing_of(all, 2), SHARING_MINE);
        assert_int_equal(merge.conflict_count, 1);
        assert_int_equal(merge.conflicts[0].kind, MERGE_SHARING);
        sharing_free(all);
        journal_close(journal);
        merge_free(&merge);
    }
    bytes_free(&both);
    bytes_free(&ours);
    bytes_free(&mine);
}

static void what_was_edited_by_hand_is_as_it_was_edited(void **state) {
    (void)state;
    struct bytes both = small_agenda();
    struct bytes edited = small_agenda();
    memcpy(strstr(edited.data, "Buy a bell"), "Buy a drum", 10);
    for (int turn = 0; turn < 2; turn++) {
        struct merge merge = turn ? merge_of(&edited, &both) : merge_of(&both, &edited);
        assert_non_null(strstr(bytes_string(&merge.text), "Buy a drum"));
        assert_null(strstr(bytes_string(&merge.text), "Buy a bell"));
        assert_int_equal(merge.added, 0);
        assert_int_equal(merge.conflicts[0].kind, MERGE_EDITED);
        merge_free(&merge);
    }
    bytes_free(&both);
    bytes_free(&edited);
}

static void comments_of_both_are_kept(void **state) {
    (void)state;
    struct bytes both = small_agenda();
    struct bytes here = with(&both, "# seen in May\n");
    struct bytes there = with(&both, "# seen in June\n");
    struct merge merge = merge_of(&here, &there);
    assert_non_null(strstr(bytes_string(&merge.text), "# seen in May\n"));
    assert_non_null(strstr(bytes_string(&merge.text), "# seen in June\n"));
    merge_free(&merge);
    bytes_free(&both);
    bytes_free(&here);
    bytes_free(&there);
}

static void agendas_of_two_people_are_refused(void **state) {
    (void)state;
    struct bytes here = small_agenda();
    struct bytes there = small_agenda();
    struct fault fault = {0};
    struct merge merge = {0};
    memcpy(strstr(there.data, "maya"), "anna", 4);
    struct journal *first = read_text(&here);
    struct journal *second = read_text(&there);
    assert_false(merge_copies(first, &here, second, &there, &clock_of_test, &merge, &fault));
    assert_non_null(strstr(fault.what, "anna"));
    journal_close(first);
    journal_close(second);
    merge_free(&merge);
    bytes_free(&here);
    bytes_free(&there);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(forks_made_by_chance_lose_nothing, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(what_was_erased_in_one_copy_does_not_come_back,
                                        scratch_open, scratch_close),
        cmocka_unit_test(of_two_changes_the_later_one_holds_and_both_are_shown),
        cmocka_unit_test(what_was_taken_back_from_sharing_stays_taken_back),
        cmocka_unit_test(what_was_edited_by_hand_is_as_it_was_edited),
        cmocka_unit_test(comments_of_both_are_kept),
        cmocka_unit_test(agendas_of_two_people_are_refused),
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
