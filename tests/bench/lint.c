/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels for utterances, against a loop that reads the same lines and hashes their bytes.
 */
#include "stage.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "lint/lexicon.h"
#include "lint/lint.h"
#include "lint/words.h"
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { copies = 20, rounds = 15 };

/* Adds the lines of a labelled file without their labels; gives how many. */
static double add_lines(const char *path, struct bytes *out) {
    char *line = NULL;
    size_t room = 0;
    double count = 0;
    FILE *file = fopen(path, "r");
    if (!file) measure_failed("%s cannot be read", path);
    for (ssize_t length = 0; (length = getline(&line, &room, file)) > 0; count++) {
        size_t label = strcspn(line, "\t") + 1;
        bytes_add(out, line + label, (size_t)length - label);
    }
    free(line);
    fclose(file);
    return count;
}

static uint32_t hash_line(const char *line, size_t length) {
    return words_hash(line, length);
}

static uint32_t label_line(const struct lexicon *lexicon, enum lint_mode mode, const char *line,
                           size_t length) {
    const char *tab = mode == LINT_MOVE ? memchr(line, '\t', length) : NULL;
    size_t before = tab ? (size_t)(tab - line) : 0;
    size_t at = tab ? before + 1 : 0;
    struct verdict verdict = mode == LINT_MOVE
                                 ? lint_move(lexicon, line, before, line + at, length - at)
                             : mode == LINT_FORM ? lint_form(lexicon, line, length)
                                                 : lint_question(lexicon, line, length);
    return (uint32_t)*verdict.label;
}

/* Gives the seconds for all lines of the file; without a lexicon they are only hashed. */
static double time_lines(const char *path, const struct lexicon *lexicon, enum lint_mode mode) {
    static volatile uint32_t sum; /* or the compiler leaves the loop out */
    char *line = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "r");
    if (!file) measure_failed("%s cannot be read", path);
    double start = clock_seconds();
    for (ssize_t length = 0; (length = getline(&line, &room, file)) > 0;)
        sum += lexicon ? label_line(lexicon, mode, line, (size_t)length - 1)
                       : hash_line(line, (size_t)length - 1);
    double seconds = clock_seconds() - start;
    free(line);
    fclose(file);
    return seconds;
}

static void measure(const struct stage *stage, const struct lexicon *lexicon, enum lint_mode mode,
                    const char *labelled, const char *what) {
    struct bytes text = {0};
    struct bytes path = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    double count = 0;
    for (int i = 0; i < copies; i++)
        count += add_lines(labelled, &text);
    stage_write(stage, "lines.txt", text.data, text.length);
    stage_path(stage, "lines.txt", &path);
    for (int i = 0; i < rounds; i++) {
        samples_add(&theirs, time_lines(bytes_string(&path), NULL, mode));
        samples_add(&ours, time_lines(bytes_string(&path), lexicon, mode));
    }
    measure_rates(what, count, &ours, &theirs, "100 k/s");
    unlink(bytes_string(&path));
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&text);
    bytes_free(&path);
}

void lint_measure(const struct stage *stage) {
    struct fault fault = {0};
    struct lexicon *lexicon = lexicon_open("questionbanks/wording/en.yaml", &fault);
    if (!lexicon) measure_failed("%s:%ld: %s", fault.file, fault.line, fault.what);
    measure(stage, lexicon, LINT_QUESTION, "tests/wording/lint.tsv", "utterances labelled, lint");
    measure(stage, lexicon, LINT_FORM, "tests/wording/form.tsv", "utterances labelled, form");
    measure(stage, lexicon, LINT_MOVE, "tests/wording/move.tsv", "utterances labelled, move");
    measure_note("limit: getline and a hash of the same lines");
    lexicon_free(lexicon);
}
