/* SPDX-License-Identifier: GPL-3.0-or-later
 * Frames between askwell and the jail: a length of four bytes, least first, and that many bytes.
 */
#ifndef ASKWELL_FRAME_H
#define ASKWELL_FRAME_H

#include <stdbool.h>
#include <stddef.h>

struct bytes;

enum { frame_from_jail = 64 << 10, frame_to_jail = 4 << 20 };

/* Sends one frame, waiting as long as it takes. False when the other side is gone. */
bool frame_send(int socket, const void *data, size_t length);

enum frame_result { FRAME_GOOD, FRAME_GONE, FRAME_LATE, FRAME_TOO_LONG };

/* Receives one frame of at most `most` bytes into `out`, waiting at most `seconds` (forever where
 * it is negative, and then without poll, which the jail forbids). */
enum frame_result frame_receive(int socket, size_t most, double seconds, struct bytes *out);

#endif
