/* SPDX-License-Identifier: GPL-3.0-or-later
 * A turn of a practice session: from what the trainee says to the mentee's answer, through the
 * jail, against labelling the same turn; and a thousand sessions as `askwell check` holds them.
 */
#include "stage.h"

#include "author/persona_check.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "flow/flow.h"
#include "lint/lexicon.h"
#include "lint/lint.h"
#include "measure.h"
#include "practice/persona.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { rounds = 20, most_lines = 100 };

static const char script[] = "scripts/personas/newly-qualified-teacher.lua";
static const char said_by_coach[] = "tests/practice/newly-qualified-teacher.good";

static size_t read_lines(char *lines[most_lines]) {
    size_t count = 0;
    size_t room = 0;
    FILE *file = fopen(said_by_coach, "r");
    if (!file) measure_failed("%s cannot be read", said_by_coach);
    for (; count < most_lines; count++) {
        lines[count] = NULL;
        room = 0;
        if (getline(&lines[count], &room, file) <= 0) break;
        lines[count][strcspn(lines[count], "\n")] = '\0';
    }
    if (count < most_lines) free(lines[count]);
    fclose(file);
    return count;
}

static double time_answer(struct persona *persona, const char *coach) {
    struct fault fault = {0};
    struct bytes said = {0};
    struct answer answer;
    double start = clock_seconds();
    bool good = persona_answer(persona, coach, &said, &answer, &fault);
    double seconds = clock_seconds() - start;
    if (!good) measure_failed("%s", fault.what);
    bytes_free(&said);
    return seconds;
}

static double time_labels(const struct lexicon *lexicon, const char *coach) {
    static volatile size_t sum; /* or the compiler leaves it out */
    double start = clock_seconds();
    sum += (size_t)*lint_question(lexicon, coach, strlen(coach)).label;
    sum += (size_t)*lint_move(lexicon, "", 0, coach, strlen(coach)).label;
    return clock_seconds() - start;
}

static void measure_turns(struct flow *jail, const struct lexicon *lexicon) {
    char *lines[most_lines];
    struct fault fault = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    size_t count = read_lines(lines);
    struct persona *persona = persona_open(jail, script, 1, &fault);
    if (!persona) measure_failed("%s", fault.what);
    for (int round = 0; round < rounds; round++) {
        struct bytes said = {0};
        struct answer answer;
        if (!persona_begin(persona, &said, &answer, &fault)) measure_failed("%s", fault.what);
        for (size_t i = 0; i < count; i++) {
            samples_add(&ours, time_answer(persona, lines[i]));
            samples_add(&theirs, time_labels(lexicon, lines[i]));
        }
        bytes_free(&said);
    }
    measure_times("practice, a turn answered", &ours, &theirs, "10 ms");
    measure_note("limit: the same turn labelled, without a mentee");
    for (size_t i = 0; i < count; i++)
        free(lines[i]);
    samples_free(&ours);
    samples_free(&theirs);
    persona_free(persona);
}

static void measure_sessions(void) {
    enum { sessions = 1000 };
    struct findings findings = {0};
    struct persona_walk walk;
    char took[64];
    double start = clock_seconds();
    persona_check(script, 1, sessions, &findings, &walk);
    double seconds = clock_seconds() - start;
    snprintf(took, sizeof took, "%.2f s", seconds);
    measure_texts("practice, 1,000 sessions walked", took, "seconds", seconds, "5", "");
    measure_note("%lu turns in the jail, %zu of %zu lines said", walk.turns, walk.said, walk.lines);
    findings_free(&findings);
}

void practice_measure(const struct stage *stage) {
    struct fault fault = {0};
    (void)stage;
    struct flow *jail = flow_fork(&fault);
    struct lexicon *lexicon = lexicon_open("questionbanks/wording/en.yaml", &fault);
    if (!jail || !lexicon) measure_failed("%s", fault.what);
    measure_turns(jail, lexicon);
    measure_sessions();
    lexicon_free(lexicon);
    flow_close(jail);
}
