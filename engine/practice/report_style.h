/* SPDX-License-Identifier: GPL-3.0-or-later
 * How the report's page looks.
 */
#ifndef ASKWELL_REPORT_STYLE_H
#define ASKWELL_REPORT_STYLE_H

/* A style sheet that names nothing outside the page. Every text stands out from its ground by 4.5
 * to 1 or more, light and dark; what a colour says, a letter or a word says too. */
extern const char report_style[];

#endif
