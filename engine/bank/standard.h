/* SPDX-License-Identifier: GPL-3.0-or-later
 * A standard that goals and actions can carry codes of.
 *
 *     standard: cpsel-2014      its name, the file's without .yaml; the year belongs to it
 *     title: California Professional Standards for Education Leaders
 *     year: 2014
 *     codes:
 *       1: Development and Implementation of a Shared Vision
 *       1A: Student-Centered Vision
 *     crosswalk:                which codes of other standards stand beside one of this one
 *       1: [psel-2015:1]
 *     crosswalk-own:            the same, where it is askwell's own reading and nobody else's
 *       2: [psel-2015:4]
 *     source: who says so
 */
#ifndef ASKWELL_STANDARD_H
#define ASKWELL_STANDARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct tree;

struct standard {
    struct tree *tree;
    const char *title;
    char **codes;   /* as agendas carry them: cpsel-2014:1A */
    char **labels;  /* as people see them: Student-Centered Vision (cpsel-2014:1A) */
    char **beside;  /* as people see what the crosswalk has for each; NULL where it has nothing */
    size_t *parent; /* of 1A that is 1, by its place; SIZE_MAX for what has none */
    size_t count;
    size_t top_count; /* of those without a parent */
};

/* Reads the file `path`, and for the titles of its crosswalk those beside it. Gives a standard,
 * which the caller frees, or NULL: 65, 66. */
struct standard *standard_open(const char *path, struct fault *fault);
/* Gives the place of a code as agendas carry it, or SIZE_MAX. */
size_t standard_place(const struct standard *standard, const char *code);

/* Does the code at `place` open into others, as 1 does into 1A and 1B? */
bool standard_opens(const struct standard *standard, size_t place);

void standard_free(struct standard *standard);

#endif
