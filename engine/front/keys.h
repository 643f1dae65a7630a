/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keyboard: a single key without Enter, and a Ctrl-C that throws nothing away.
 */
#ifndef ASKWELL_KEYS_H
#define ASKWELL_KEYS_H

#include "front/signals.h"

#include <stdbool.h>

/* From here to keys_end a Ctrl-C leaves what was typed and not yet read where it is; a terminal
 * would otherwise empty its queue. Gives false where standard input is no terminal. */
bool keys_begin(void);
void keys_end(void);

/* Waits for a key on standard input, which must be a terminal, and gives WAITED_INPUT; Ctrl-C
 * counts as a key. WAITED_LEAVE where the terminal went away. While it waits nothing is printed.
 * `typed` is set to the byte where the key begins a word, so that it can go into the answer, and to
 * 0 for space, Enter, Esc and keys such as arrows. */
enum waited_for keys_wait(char *typed);

#endif
