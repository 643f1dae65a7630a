/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lua's own messages, for people who are not programmers.
 */
#ifndef ASKWELL_EXPLAIN_H
#define ASKWELL_EXPLAIN_H

#include <stddef.h>

/* Gives what can be done about a message of Lua's or of the words': what stands behind its
 * semicolon, or a remedy known for its kind. It lives as long as `message`. */
const char *explain_remedy(const char *message);

/* Gives the length of the message without the remedy in it. */
size_t explain_length(const char *message);

/* Fills `word` with the piece of the script that the message quotes, "" where it quotes none. */
void explain_word(const char *message, char word[64]);

#endif
