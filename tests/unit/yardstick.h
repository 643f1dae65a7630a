/* SPDX-License-Identifier: GPL-3.0-or-later
 * The yardstick of the unit tests that measure: English, from the search path.
 */
#ifndef ASKWELL_TEST_YARDSTICK_H
#define ASKWELL_TEST_YARDSTICK_H

#include "base/fault.h"
#include "practice/yardstick.h"

static struct yardstick yardstick;

static int open_all(void **state) {
    struct fault fault = {0};
    (void)state;
    return yardstick_open("en", &yardstick, &fault) ? 0 : -1;
}

static int close_all(void **state) {
    (void)state;
    yardstick_close(&yardstick);
    return 0;
}

#endif
