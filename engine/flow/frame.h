/* SPDX-License-Identifier: GPL-3.0-or-later
 * Frames between askwell and the jail: a length of four bytes, least first, and that many bytes.
 */
#ifndef ASKWELL_FRAME_H
#define ASKWELL_FRAME_H

#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>

enum { frame_from_jail = 64 << 10, frame_to_jail = 4 << 20 };

/* One end of the socket. */
struct frames {
    int socket;
    double
        seconds; /* how long a frame may be waited for; 0: forever, and without asking the time */
    struct bytes ahead; /* read, but not yet given */
};

/* Makes an end of `socket`, which stays the caller's; frames_free frees what is ahead. */
struct frames frames_on(int socket, double seconds);
void frames_free(struct frames *frames);

/* Adds `data` as one frame to `out`. */
void frame_add(struct bytes *out, const void *data, size_t length);

/* Sends what frame_add made, waiting as long as it takes. False when the other side is gone. */
bool frame_send(const struct frames *frames, const struct bytes *made);

enum frame_result { FRAME_GOOD, FRAME_GONE, FRAME_LATE, FRAME_TOO_LONG };

/* Receives one frame of at most `most` bytes into `out`. */
enum frame_result frame_receive(struct frames *frames, size_t most, struct bytes *out);

#endif
