/* SPDX-License-Identifier: GPL-3.0-or-later
 * People's words on a page in HTML: they stay words, whatever is in them.
 */
#ifndef ASKWELL_HTML_H
#define ASKWELL_HTML_H

#include <stddef.h>

struct bytes;

/* Adds `text` to `out` so that it is plain text both between tags and in a quoted attribute: & < >
 * " and ' are escaped; what text_show replaces (controls, bidi controls, bad bytes) becomes U+FFFD,
 * a tab a space; line feeds stay. */
void html_text(struct bytes *out, const char *text, size_t length);

/* The same of a C string; of NULL nothing. */
void html_string(struct bytes *out, const char *text);

#endif
