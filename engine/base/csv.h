/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cells of a table (RFC 4180).
 *
 * A spreadsheet runs a cell that begins with = + - @, a tab or a line end, quoted or not (OWASP,
 * CSV Injection). Nobody knows who will open the file, so being safe there comes first: such a cell
 * gets an apostrophe before it, and so does one that begins with an apostrophe. So an apostrophe
 * at the beginning is never part of what was written, and taking off one gives it back byte for
 * byte.
 */
#ifndef ASKWELL_CSV_H
#define ASKWELL_CSV_H

#include <stdbool.h>

struct bytes;

/* Would a spreadsheet take it for a formula? Full-width signs are such signs too, in some. */
bool csv_needs_apostrophe(const char *text);

/* Adds the text as a cell between quotes; the other without them where it needs none. */
void csv_cell(const char *text, struct bytes *out);
void csv_word(const char *text, struct bytes *out);

#endif
