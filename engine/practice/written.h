/* SPDX-License-Identifier: GPL-3.0-or-later
 * A conversation as people write it down, and as meeting programs export it without captions:
 *
 *     coach: What would you like to talk about?
 *     [0:12 - 0:20] mentee: My Mondays.        a time, or when it began and ended
 *     It is about the meetings.                goes on with what is said above
 *     Ann Lee (10:02)                          who speaks, with a time, above the words
 *     00:05:00                                 a time alone, of what follows
 *     # a line for yourself                    passed over
 *
 * What stands above the first name is passed over: a title, a list of who took part.
 */
#ifndef ASKWELL_WRITTEN_H
#define ASKWELL_WRITTEN_H

#include "practice/speech.h"

#include <stddef.h>

/* Reads a file of `length` bytes of UTF-8. Nothing in such a file can be wrong; who speaks may not
 * be known. */
void written_read(const char *text, size_t length, struct speeches *speeches);

#endif
