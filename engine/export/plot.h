/* SPDX-License-Identifier: GPL-3.0-or-later
 * How a number on a scale went over time, as a picture in SVG that stands in a page.
 */
#ifndef ASKWELL_PLOT_H
#define ASKWELL_PLOT_H

#include "agenda/growth.h"

#include <stddef.h>

struct bytes;

/* Adds one `svg` element with title and description; `index` makes its ids its own. Colours are the
 * page's: classes `line`, `point`, `grid`, and text. */
void plot_add(const struct growth_series *series, size_t index, struct bytes *out);

#endif
