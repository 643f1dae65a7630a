/* SPDX-License-Identifier: GPL-3.0-or-later
 * A single key, pressed without Enter and not shown.
 */
#ifndef ASKWELL_KEYS_H
#define ASKWELL_KEYS_H

#include "front/signals.h"

/* Waits for a key on standard input, which must be a terminal, and gives WAITED_INPUT; Ctrl-C
 * counts as a key. WAITED_LEAVE where the terminal went away. While it waits nothing is printed.
 * `typed` is set to the byte where the key begins a word, so that it can go into the answer, and to
 * 0 for space, Enter, Esc and keys such as arrows. */
enum waited_for keys_wait(char *typed);

#endif
