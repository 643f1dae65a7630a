/* SPDX-License-Identifier: GPL-3.0-or-later
 * The outline of a script, read off its source without running it: its sections, so that a coach
 * can be told "2 of 5", the parts that it takes in, and its bank.
 */
#ifndef ASKWELL_OUTLINE_H
#define ASKWELL_OUTLINE_H

#include "base/value.h"

/* Gives a list of maps in the order of the source, each once: {"section":"Reflection"} and
 * {"part":"goal-clarification","line":7}; and first {"bank":"first-step","line":2} where there is
 * one. A section that yields to a heading which the conversation around gives has "yields":true,
 * and a part that is given one "heading":"Looking back". The caller frees. Comments and strings are
 * passed over; a name that is not written out is left out. */
struct value outline_of(const char *source, size_t length);

#endif
