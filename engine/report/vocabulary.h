/* SPDX-License-Identifier: GPL-3.0-or-later
 * All words that can stand in a report, and they come from the shelf: the names of conversations,
 * the headings of each, the codes of the standards. Nothing here comes from an agenda; what an
 * agenda says is only looked for here, and what is not found has no place in a report.
 */
#ifndef ASKWELL_VOCABULARY_H
#define ASKWELL_VOCABULARY_H

#include "flow/terms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vocabulary;

enum { vocabulary_stages_most = 64 }; /* headings of a conversation that are told apart */

#define VOCABULARY_NONE SIZE_MAX

/* Reads what is on the shelf; a standard that cannot be read is left out. The caller frees. */
struct vocabulary *vocabulary_open(void);
void vocabulary_free(struct vocabulary *vocabulary);

/* The conversations by name, and behind them two that are none: `other`, for those that are not on
 * the shelf or that too few have held, and `between`, for what was put on an agenda between
 * sessions. */
size_t vocabulary_programmes(const struct vocabulary *vocabulary);
const char *vocabulary_programme(const struct vocabulary *vocabulary, size_t programme);
size_t vocabulary_other(const struct vocabulary *vocabulary);
size_t vocabulary_between(const struct vocabulary *vocabulary);

/* Gives the number of the one called `name`; that of `other` where the shelf has none. */
size_t vocabulary_find_programme(const struct vocabulary *vocabulary, const char *name);

/* The headings of a conversation, in their order, those of its parts too. */
size_t vocabulary_stages(struct vocabulary *vocabulary, size_t programme);
const char *vocabulary_stage(struct vocabulary *vocabulary, size_t programme, size_t stage);

/* Gives the number of the heading `title`, or VOCABULARY_NONE. */
size_t vocabulary_find_stage(struct vocabulary *vocabulary, size_t programme, const char *title);

/* Gives the hours that the programme asks for, or NULL where it asks for none. */
const struct terms *vocabulary_terms(struct vocabulary *vocabulary, size_t programme);

/* The codes of all standards, such as cpsel-2014:1A, and what people see of each. */
size_t vocabulary_standards(const struct vocabulary *vocabulary);
const char *vocabulary_standard(const struct vocabulary *vocabulary, size_t standard);
const char *vocabulary_standard_title(const struct vocabulary *vocabulary, size_t standard);

/* Gives the number of the code, or VOCABULARY_NONE. */
size_t vocabulary_find_standard(const struct vocabulary *vocabulary, const char *code);

#endif
