/* SPDX-License-Identifier: GPL-3.0-or-later
 * How one question looks on a terminal, as text: no cursor, no input. What a person sees is decided
 * here and can be tested without a terminal.
 *
 *      Mentor-coaching · Maya                          Reflection, 2 of 5 · 14 of 45 min
 *
 *      You said: “I want my Monday meetings to be shorter.”
 *
 *      What would become possible for you if they were?
 *
 *      ›
 */
#ifndef ASKWELL_PAGE_H
#define ASKWELL_PAGE_H

#include "talk/front.h"

struct bytes;

struct page_style {
    size_t width; /* columns of the window */
    bool marks;   /* may use dim and bold; otherwise nothing but letters */
};

/* Adds the line at the top: title and owner on the left, section and time on the right; on two
 * lines where they do not fit on one. Of two it says whose turn it is, and the time of each. */
void page_header(const struct place *place, const struct page_style *style, struct bytes *out);

/* Adds something said. A line of the conversation is plain, the rest is dim. */
void page_said(enum saying how, const char *text, const struct page_style *style,
               struct bytes *out);

/* Adds quote, question, options, lines given so far, help and hint. */
void page_question(const struct prompt *prompt, const struct page_style *style, struct bytes *out);

/* Adds what stands before the cursor: ` › `, or with the number of a list's line; of two, with the
 * name of the one who types. */
void page_prompt(const struct prompt *prompt, struct bytes *out);

#endif
