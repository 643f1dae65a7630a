/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the jailed process does: it waits for a flow's text or an answer, and sends wishes.
 *
 * To the jail: 'L' and the source (compile it), 'R' (run from the top), 'A' and a JSON value (the
 * reply to the last wish), 'P' and a source (the reply to a wish for a part), 'W' and a JSON value
 * (walk; see walk.h). From the jail: first one byte for each fence that stands, then wishes; those
 * that wait for no reply come together with the next one that does.
 */
#ifndef ASKWELL_INMATE_H
#define ASKWELL_INMATE_H

struct run_now;

/* Lives in the jail behind `socket` until the other side is gone, and never returns. `now` is
 * shared with the parent, which reads from it which line runs. */
_Noreturn void inmate_live(int socket, volatile struct run_now *now);

#endif
