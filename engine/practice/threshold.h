/* SPDX-License-Identifier: GPL-3.0-or-later
 * Published figures to hold one's own against, and what they are worth.
 *
 * Reflections to questions: Moyers, Manuel and Ernst, Motivational Interviewing Treatment Integrity
 * Coding Manual 4.2.1 (2015): 1 to 1 fair, 2 to 1 good, which its authors set by their opinion and
 * without norms. Of a 20-minute stretch of audio, by trained coders, together with ratings of the
 * whole that no program gives; and its version 4 has no threshold for the share of open questions.
 * Silence: Rowe, Wait time: slowing down may be a way of speeding up, Journal of Teacher Education
 * 37 (1986): three seconds, after a question and after an answer, in classrooms.
 */
#ifndef ASKWELL_THRESHOLD_H
#define ASKWELL_THRESHOLD_H

#include <stddef.h>

enum { threshold_wait = 3 }; /* seconds */

enum threshold_reached { THRESHOLD_UNKNOWN, THRESHOLD_BELOW, THRESHOLD_FAIR, THRESHOLD_GOOD };

/* Which of the two the counts reach; unknown where nothing was asked. */
enum threshold_reached threshold_reflections(size_t reflections, size_t questions);

/* Gives a sentence for people, and the limits that belong to it. */
const char *threshold_says(enum threshold_reached reached);
extern const char threshold_reflections_limits[];
extern const char threshold_wait_limits[];

#endif
