/* SPDX-License-Identifier: GPL-3.0-or-later
 * The wording of the banks that came up in a check, each looked at once, with all the flows that
 * use it in mind.
 */
#ifndef ASKWELL_BANK_CHECKS_H
#define ASKWELL_BANK_CHECKS_H

struct check;

/* Adds what is wrong with each of check->banks: its name, how its questions are worded, what nobody
 * asks, and what a bank of another language lacks. */
void bank_checks(struct check *check);

#endif
