/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the unit tests share: cmocka with the headers it wants before it.
 */
#ifndef ASKWELL_UNIT_H
#define ASKWELL_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
