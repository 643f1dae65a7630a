/* SPDX-License-Identifier: GPL-3.0-or-later
 * The labels of a second coder. The file is what `askwell score FILE --labels` writes, edited by
 * hand: one line for each remark of the coach, with the label in front:
 *
 *     # anything behind a # is passed over, as empty lines are
 *     12 reflection   So your Mondays are full of meetings.
 *     12 open         What would a good Monday look like?
 *
 * That is the line (or turn) of the transcript, the label, and the words, which are for the person
 * who edits and are not read. Remarks of one line are told apart by their order. Lines left out
 * were not coded by the second one and are not compared.
 */
#ifndef ASKWELL_SECOND_H
#define ASKWELL_SECOND_H

#include "practice/encounter.h"
#include "practice/kappa.h"
#include "practice/measure.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;

/* Ours against theirs: rows are our labels, columns theirs, by the numbers of remark_labels. */
struct agreement {
    struct kappa_table table;
    size_t remarks; /* all that the coach made; those not compared were not coded */
};

/* Adds our labels in that form. */
void second_write(const struct encounter *encounter, const struct measures *measures,
                  struct bytes *out);

/* Reads a second coder's file `name` of `length` bytes. Fault 65 with the line: a label or a remark
 * that is none, or one labelled twice. */
bool second_read(const char *name, const char *text, size_t length,
                 const struct encounter *encounter, const struct measures *measures,
                 struct agreement *agreement, struct fault *fault);

#endif
