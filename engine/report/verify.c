/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows by their words, and what must be so between the numbers.
 */
#include "report/verify.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "report/guard.h"
#include "report/verify_inside.h"
#include "report/vocabulary.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static bool refuse(struct verifying *verifying, const char *what) {
    bool placed = *verifying->place;
    fault_at(verifying->fault, verifying->path, verifying->line, verifying->column);
    return fault_say(verifying->fault, EX_DATAERR,
                     "a report holds numbers, days and words from the shelf only",
                     placed ? "%s: %s" : "%s%s", placed ? verifying->place : "", what);
}

bool verify_refuse_word(struct verifying *verifying, const char *word) {
    enum { most = 60 };
    struct bytes shown = {0};
    struct bytes what = {0};
    size_t length = strlen(word);
    text_show(word, length < most ? length : most, TEXT_ONE_LINE, &shown);
    bytes_format(&what, "“%s%s” does not belong here", bytes_string(&shown),
                 length < most ? "" : "…");
    bool good = refuse(verifying, bytes_string(&what));
    bytes_free(&shown);
    bytes_free(&what);
    return good;
}

bool verify_refuse(struct verifying *verifying, const char *what, ...) {
    char sentence[256];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    return refuse(verifying, sentence);
}

enum census_what verify_what(const char *name) {
    int what = 0;
    while (what < CENSUS_WHATS && strcmp(census_what_name((enum census_what)what), name) != 0)
        what++;
    return (enum census_what)what;
}

bool verify_head(struct verifying *verifying, enum census_what what, const char *text) {
    unsigned long *number = &verifying->census.head[what];
    if (verifying->seen[what]) return verify_refuse(verifying, "this stands here twice");
    verifying->seen[what] = true;
    bool good = census_is_day(what) ? leaf_read_day(text, number) : leaf_read_number(text, number);
    return good || verify_refuse_word(verifying, text);
}

/* Finds the words of the row in the vocabulary. */
static bool read_words(struct verifying *verifying, const char *const texts[census_columns],
                       struct census_row *row, enum census_column *wrong) {
    struct vocabulary *vocabulary = verifying->vocabulary;
    unsigned long number = 0;
    *wrong = COLUMN_WHAT;
    row->what = texts[COLUMN_WHAT] ? verify_what(texts[COLUMN_WHAT]) : CENSUS_WHATS;
    if (row->what < CENSUS_SESSIONS || row->what == CENSUS_WHATS) return false;
    if (row->what == CENSUS_STANDARD) {
        *wrong = COLUMN_STANDARD;
        if (!texts[COLUMN_STANDARD]) return false;
        row->index = vocabulary_find_standard(vocabulary, texts[COLUMN_STANDARD]);
        return row->index != VOCABULARY_NONE;
    }
    const char *programme = texts[COLUMN_PROGRAMME];
    *wrong = COLUMN_PROGRAMME;
    if (!programme) return false;
    row->programme = vocabulary_find_programme(vocabulary, programme);
    if (strcmp(programme, vocabulary_programme(vocabulary, vocabulary_between(vocabulary))) == 0)
        row->programme = vocabulary_between(vocabulary);
    if (strcmp(programme, vocabulary_programme(vocabulary, row->programme)) != 0) return false;
    if (row->what != CENSUS_STAGE) return true;
    *wrong = COLUMN_STAGE;
    if (!texts[COLUMN_STAGE] || !leaf_read_number(texts[COLUMN_STAGE], &number)) return false;
    row->index = number - 1;
    return number >= 1 && number <= vocabulary_stages(vocabulary, row->programme);
}

bool verify_row(struct verifying *verifying, const char *const texts[census_columns],
                enum census_column *wrong) {
    struct census_row row = {0};
    struct leaf leaves[census_columns];
    if (!read_words(verifying, texts, &row, wrong)) return false;
    *wrong = COLUMN_MENTEES;
    if (!texts[*wrong] || !leaf_read_number(texts[*wrong], &row.mentees)) return false;
    *wrong = COLUMN_VALUE;
    if (!texts[*wrong] || !leaf_read_number(texts[*wrong], &row.value)) return false;
    census_leaves(&row, verifying->vocabulary, leaves);
    for (int i = 0; i < census_columns; i++) {
        struct bytes text = {0};
        leaf_write(&leaves[i], verifying->vocabulary, &text);
        bool same = strcmp(bytes_string(&text), text_or(texts[i], "")) == 0;
        bytes_free(&text);
        *wrong = (enum census_column)i;
        if (!same) return false;
    }
    census_add(&verifying->census, row);
    return true;
}

static bool check_head(struct verifying *verifying) {
    const unsigned long *head = verifying->census.head;
    for (int i = 0; i < CENSUS_SESSIONS; i++) {
        bool may_lack = i == CENSUS_FROM || i == CENSUS_UNTIL;
        if (!verifying->seen[i] && !may_lack)
            return verify_refuse(verifying, "`%s` is missing",
                                 census_what_name((enum census_what)i));
    }
    if (head[CENSUS_REPORT] != census_format)
        return verify_refuse(verifying, "this is a report of another format");
    if (head[CENSUS_FEWEST] != guard_fewest)
        return verify_refuse(verifying, "counts come from %d mentees at least", guard_fewest);
    if (head[CENSUS_AGENDAS] !=
        head[CENSUS_MENTEES] + head[CENSUS_COPIES] + head[CENSUS_UNREAD] + head[CENSUS_LEFT_OUT])
        return verify_refuse(verifying, "the agendas do not come to those that were given");
    return true;
}

static bool is_behind(const struct census_row *row, const struct census_row *before) {
    bool standard = row->what == CENSUS_STANDARD;
    if (standard != (before->what == CENSUS_STANDARD)) return standard;
    if (row->programme != before->programme) return row->programme > before->programme;
    if (row->what != before->what) return row->what > before->what;
    return row->index > before->index;
}

/* Is this count of people in rows by themselves, and not in fives? */
static bool is_exact(enum census_what what) {
    return what == CENSUS_SESSIONS || (what >= CENSUS_BELOW && what <= CENSUS_ABOVE);
}

static bool may_be(unsigned long people) {
    return people == 0 || people >= guard_fewest;
}

/* The sums of what stands beside one programme. */
struct sums {
    const struct census_row *sessions; /* or NULL */
    const struct census_row *promised;
    unsigned long by_hours;
    unsigned long by_state;
};

static bool check_sums(struct verifying *verifying, const struct sums *sums) {
    unsigned long mentees = sums->sessions ? sums->sessions->mentees : 0;
    if (sums->by_hours > mentees || (sums->by_hours && !may_be(mentees - sums->by_hours)))
        return verify_refuse(verifying, "a small group can be found by taking one number off "
                                        "another: mentees by their hours");
    if (sums->by_state > (sums->promised ? sums->promised->value : 0))
        return verify_refuse(verifying, "there is more done, revised, carried and dropped than "
                                        "was promised");
    return true;
}

static bool check_row(struct verifying *verifying, struct sums *sums,
                      const struct census_row *row) {
    if (row->mentees < guard_fewest)
        return verify_refuse(verifying,
                             "a group of %lu mentees is broken out, and the fewest are "
                             "%d",
                             row->mentees, guard_fewest);
    if (row->mentees > verifying->census.head[CENSUS_MENTEES])
        return verify_refuse(verifying, "these are more mentees than are counted");
    if (!is_exact(row->what) && row->mentees % guard_fewest)
        return verify_refuse(verifying, "beside `%s` mentees are said in fives",
                             census_what_name(row->what));
    bool by_hours = row->what >= CENSUS_BELOW && row->what <= CENSUS_ABOVE;
    if (by_hours && row->value != row->mentees)
        return verify_refuse(verifying, "this counts mentees, and the two numbers differ");
    bool counts_things = row->what != CENSUS_HELD && row->what != CENSUS_PLANNED;
    if (counts_things && row->value < row->mentees)
        return verify_refuse(verifying, "so many mentees have at least one each");
    bool of_sessions = row->what == CENSUS_FINISHED || row->what == CENSUS_STAGE;
    if (of_sessions && (!sums->sessions || row->value > sums->sessions->value))
        return verify_refuse(verifying, "these are more than there were sessions");
    if (row->what == CENSUS_SESSIONS) sums->sessions = row;
    if (row->what == CENSUS_PROMISED) sums->promised = row;
    if (by_hours) sums->by_hours += row->value;
    if (row->what >= CENSUS_DONE && row->what <= CENSUS_DROPPED) sums->by_state += row->value;
    return true;
}

static bool check_rows(struct verifying *verifying) {
    const struct census *census = &verifying->census;
    struct sums sums = {0};
    verifying->line = verifying->column = 0;
    for (size_t i = 0; i < census->count; i++) {
        const struct census_row *row = &census->rows[i];
        snprintf(verifying->place, sizeof verifying->place, "row %zu", i + 1);
        if (i && !is_behind(row, row - 1))
            return verify_refuse(verifying, "rows stand in their order, each once");
        bool same = i && row->programme == row[-1].programme && row->what != CENSUS_STANDARD;
        if (!same && !check_sums(verifying, &sums)) return false;
        if (!same) sums = (struct sums){0};
        if (!check_row(verifying, &sums, row)) return false;
    }
    return check_sums(verifying, &sums);
}

bool verify_text(const char *path, const char *text, size_t length, struct vocabulary *vocabulary,
                 size_t *rows, struct fault *fault) {
    struct verifying verifying = {.path = path, .vocabulary = vocabulary, .fault = fault};
    bool is_json = text[strspn(text, " \t\r\n")] == '{';
    bool good =
        is_json ? verify_json(&verifying, text, length) : verify_csv(&verifying, text, length);
    if (good) {
        verifying.line = verifying.column = 0;
        verifying.place[0] = '\0';
    }
    good = good && check_head(&verifying) && check_rows(&verifying);
    *rows = verifying.census.count;
    census_free(&verifying.census);
    return good;
}
