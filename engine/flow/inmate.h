/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the jailed process does: it waits for a flow's text or an answer, and sends wishes.
 *
 * To the jail: 'L' and the source (compile it), 'R' (run from the top), 'A' and a JSON value (the
 * reply to the last wish), 'W' and a JSON value (walk; see walk.h). From the jail: first one byte
 * for each fence that stands, then wishes; those that wait for no reply come together with the next
 * one that does.
 */
#ifndef ASKWELL_INMATE_H
#define ASKWELL_INMATE_H

/* Lives in the jail behind `socket` until the other side is gone, and never returns. `line_now` is
 * shared with the parent, which reads from it which line runs. */
_Noreturn void inmate_live(int socket, volatile int *line_now);

#endif
