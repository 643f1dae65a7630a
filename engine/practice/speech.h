/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a transcript holds, in its order and whatever its format: who says what, and when.
 */
#ifndef ASKWELL_SPEECH_H
#define ASKWELL_SPEECH_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

struct speech {
    char *name;         /* who speaks, as written; NULL: whoever spoke before */
    char *text;         /* one line */
    bool loose;         /* the name stood before a colon or a time, and may be words of the one
                         * before */
    unsigned long line; /* of the file, from 1 */
    double from;        /* seconds; negative where no time is known */
    double to;
};

/* Start with {0}. */
struct speeches {
    struct speech *items;
    size_t count;
};

/* Adds a speech; name (NULL: none) and text are copied without blanks around them. */
struct speech *speeches_add(struct speeches *speeches, const char *name, size_t name_length,
                            const char *text, size_t length);
void speeches_free(struct speeches *speeches);

/* Gives the length of a name with its colon and the blanks behind it, where the line begins with
 * one as people write it: `Ann Lee: `, `[Ann Lee]: `, at most four words without other marks; or 0.
 * Where the name itself lies is in *name and *name_length. */
size_t speech_name(const char *line, size_t length, const char **name, size_t *name_length);

/* Gives the length of a time at the beginning of `text` (1:02:03.5, 02:03,500), or 0, and its
 * seconds. */
size_t speech_time(const char *text, size_t length, double *seconds);

/* The lines of a file, whichever way they end; a byte order mark is no part of the first. */
struct speech_lines {
    const char *at;
    const char *end;
    unsigned long number; /* of the line in hand, from 1 */
    const char *line;     /* not ended by a NUL */
    size_t length;
};

enum { speech_longest_line = 64 << 10 };

struct speech_lines speech_lines_of(const char *text, size_t length);

/* Goes on to the next line; false at the end. */
bool speech_next_line(struct speech_lines *lines);

/* Is the line in hand blank? */
bool speech_line_is_blank(const struct speech_lines *lines);

#endif
