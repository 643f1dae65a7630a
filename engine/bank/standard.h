/* SPDX-License-Identifier: GPL-3.0-or-later
 * A standard that goals and actions can carry codes of.
 *
 *     standard: cpsel-2014      its name, the file's without .yaml; the year belongs to it
 *     title: California Professional Standards for Education Leaders
 *     year: 2014
 *     codes:
 *       1: Development and Implementation of a Shared Vision
 *       1A: Student-Centered Vision
 *     crosswalk:                which codes of other standards are close to one of this one
 *       1: [psel-2015:1]
 *     source: who says so
 */
#ifndef ASKWELL_STANDARD_H
#define ASKWELL_STANDARD_H

#include <stddef.h>

struct fault;
struct tree;

struct standard {
    struct tree *tree;
    const char *title;
    char **codes;  /* as agendas carry them: cpsel-2014:1A */
    char **labels; /* as people see them: Student-Centered Vision (cpsel-2014:1A) */
    size_t count;
};

/* Reads the file `path`. Gives a standard, which the caller frees, or NULL: 65, 66. */
struct standard *standard_open(const char *path, struct fault *fault);
void standard_free(struct standard *standard);

#endif
