/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation as a picture: strips of a fixed length that are read like lines of text, the
 * coach's turns above, the mentee's below, each as wide as it was long; by the clock where all
 * times are known and by words otherwise.
 */
#ifndef ASKWELL_TIMELINE_H
#define ASKWELL_TIMELINE_H

struct bytes;
struct report;

/* Adds the strips, each an SVG of its own, to a page that has an element with the id `tN` for turn
 * N, from 1. They are a picture for those who see; nothing stands in them that does not stand on
 * the page in words. */
void timeline_html(const struct report *report, struct bytes *out);

/* Gives the letter that stands for a label, `O` for open; "" for one that has none. */
const char *timeline_letter(const char *label);

#endif
