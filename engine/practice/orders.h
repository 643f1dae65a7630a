/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be typed in a practice session instead of a turn. The table feeds the session, /help,
 * Tab completion, `askwell help practise` and, held by a test, the manual.
 */
#ifndef ASKWELL_ORDERS_H
#define ASKWELL_ORDERS_H

#include "talk/commands.h"

enum order {
    ORDER_WHERE,
    ORDER_HINT,
    ORDER_REWIND,
    ORDER_COMPARE,
    ORDER_PIN,
    ORDER_SWAP,
    ORDER_SILENCE,
    ORDER_FEEDBACK,
    ORDER_CONTEST,
    ORDER_HELP,
    ORDER_END,
    ORDER_COUNT,
};

extern const struct command_row orders[ORDER_COUNT];

struct bytes;

/* Adds the table as lines of at most `width` columns, 24 or more. */
void orders_help(size_t width, struct bytes *out);

#endif
