/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the page of an agenda looks.
 */
#ifndef ASKWELL_STYLE_H
#define ASKWELL_STYLE_H

/* The style sheet, for light, dark and paper; it asks for nothing from outside. */
extern const char style_sheet[];

#endif
