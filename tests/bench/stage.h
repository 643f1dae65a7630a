/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is played: the conversation that every engine in shared figures holds (12 open questions, 2
 * choices of 3, one loop, answers of about 120 bytes, two of them quoted later), its bank, and a
 * conversation without end.
 */
#ifndef BENCH_STAGE_H
#define BENCH_STAGE_H

#include <stddef.h>

struct bytes;

struct stage {
    const char *askwell; /* the program */
    const char *host;    /* the minimal C and Lua program */
    const char *folder;  /* for what is made here, on the disk that is measured */
};

enum {
    stage_turns = 16,      /* of the conversation; its loop asks two questions twice */
    stage_questions = 100, /* in its bank */
};

/* The conversation without its `flow` statement, which the limit does not have. */
extern const char stage_conversation[];
extern const char stage_opening[];

/* About 120 bytes that were said. */
extern const char stage_answer[];

/* Writes scripts/twelve.lua and scripts/endless.lua with their banks below the stage's folder. */
void stage_set(const struct stage *stage);

/* Adds the path of `name` in the folder to `out`. */
void stage_path(const struct stage *stage, const char *name, struct bytes *out);

/* Writes the file `name` below the folder. */
void stage_write(const struct stage *stage, const char *name, const char *data, size_t length);

/* Adds a bank called `name` of `count` questions to `out`, first those of the conversation. */
void stage_bank(const char *name, size_t count, struct bytes *out);

/* The measures, each of which prints its rows. */
void start_measure(const struct stage *stage);
void turn_measure(const struct stage *stage);
void walk_measure(const struct stage *stage);
void memory_measure(const struct stage *stage);
void resume_measure(const struct stage *stage);
void bank_measure(const struct stage *stage);
void check_measure(const struct stage *stage);
void practice_measure(const struct stage *stage);
void lint_measure(const struct stage *stage);
void agenda_measure(const struct stage *stage);
void score_measure(const struct stage *stage);
void report_measure(const struct stage *stage);

#endif
