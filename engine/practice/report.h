/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was measured, for the person who was the coach: as text, as data, as a page. Each point
 * names its rule and its line. The same measures give the same report, byte for byte.
 */
#ifndef ASKWELL_REPORT_H
#define ASKWELL_REPORT_H

#include "base/value.h"
#include "practice/encounter.h"
#include "practice/measure.h"

#include <stddef.h>

struct agreement;
struct bytes;

/* What a report is of. */
struct report {
    const struct encounter *encounter;
    const struct measures *measures;
    const char *title;    /* what it stands under: a file's name, "Practice with Sam" */
    const char *language; /* of the conversation, as in lang="en"; NULL for en */
    const char *coach;    /* what the two are called; NULL for Coach and Mentee */
    const char *mentee;
    const char *place;   /* what a moment's number counts; NULL for `line`, or `turn` */
    const char *debrief; /* what is told of the mentee when it is over, on the page; or NULL */
    const char *second;  /* the file of a second coder; or NULL */
    const struct agreement *agreement; /* with that one; or NULL */
};

/* Adds the report as plain lines, none wider than `width` columns; call text_use_locale first. */
void report_text(const struct report *report, size_t width, struct bytes *out);

/* Adds only what can be read at a glance: what went well, and what could be tried. */
void report_brief(const struct report *report, size_t width, struct bytes *out);

/* Adds what is said of one turn at once: its labels with the words they fired on, and what else
 * could have been said; nothing for a turn of the mentee. `heard` is of the turn `index`. */
void report_turn(const struct report *report, size_t index, const struct heard *heard, size_t width,
                 struct bytes *out);

/* Gives the report as data; the caller frees. */
struct value report_value(const struct report *report);

/* Adds the report as one page in HTML that needs nothing else: no script, no font, no picture from
 * anywhere. */
void report_html(const struct report *report, struct bytes *out);

#endif
