/* SPDX-License-Identifier: GPL-3.0-or-later
 * The sections of a flow, read off its source without running it, so that a coach can be told "2 of
 * 5".
 */
#ifndef ASKWELL_OUTLINE_H
#define ASKWELL_OUTLINE_H

#include "base/value.h"

/* Gives a list of the names in `section "Name"`, in order, each once; the caller frees. Comments
 * and strings are passed over; a name that is not written out is left out. */
struct value outline_sections(const char *source, size_t length);

#endif
