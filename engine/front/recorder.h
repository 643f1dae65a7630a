/* SPDX-License-Identifier: GPL-3.0-or-later
 * A front that listens to another one and writes down what goes through it, so that playing the
 * lines is the same conversation again.
 */
#ifndef ASKWELL_RECORDER_H
#define ASKWELL_RECORDER_H

#include "base/clock.h"
#include "front/scribe.h"
#include "talk/front.h"

struct recorder {
    struct front front; /* its close does nothing: the recorder lives longer than a session */
    struct front *heard;
    struct scribe scribe;
    struct clock *clock; /* moved by a silence, as `! wait` moves it */
};

/* Listens to `heard`, which stays the caller's to close. */
void recorder_begin(struct recorder *recorder, struct front *heard, struct clock *clock);

/* The next session, of `flow`, begins. */
void recorder_next(struct recorder *recorder, const char *flow);

/* Gives the lines, text behind marks, which the caller frees. */
struct value recorder_end(struct recorder *recorder);

#endif
