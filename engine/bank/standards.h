/* SPDX-License-Identifier: GPL-3.0-or-later
 * The titles of codes that an agenda carries, such as cpsel-2014:1A, as far as their standards are
 * on the search path.
 */
#ifndef ASKWELL_STANDARDS_H
#define ASKWELL_STANDARDS_H

struct standards;

/* The caller frees with standards_free. */
struct standards *standards_open(void);
void standards_free(struct standards *standards);

/* Gives the code with its title, `Student-Centered Vision (cpsel-2014:1A)`, or the code itself
 * where no standard that is here has it. It belongs to `standards` or is `code`. */
const char *standards_label(struct standards *standards, const char *code);

#endif
