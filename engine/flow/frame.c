/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sending and receiving with one system call each where a frame comes whole. The clock is the
 * socket's own time limit, so that nobody has to poll.
 */
#include "flow/frame.h"

#include "base/clock.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { head_size = 4, patience = 7 };

struct frames frames_on(int socket, double seconds) {
    if (seconds > 0) {
        struct timeval limit = {.tv_sec = (time_t)seconds};
        limit.tv_usec = (suseconds_t)((seconds - (double)limit.tv_sec) * 1e6);
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        /* the other side may still be starting, but not for ever */
        limit.tv_sec = patience * (limit.tv_sec + 1);
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }
    return (struct frames){.socket = socket, .seconds = seconds};
}

void frames_free(struct frames *frames) {
    bytes_free(&frames->ahead);
}

void frame_add(struct bytes *out, const void *data, size_t length) {
    for (int shift = 0; shift < 8 * head_size; shift += 8)
        bytes_char(out, (char)(length >> shift & 0xFF));
    bytes_add(out, data, length);
}

bool frame_send(const struct frames *frames, const struct bytes *made) {
    for (size_t at = 0; at < made->length;) {
        ssize_t sent = write(frames->socket, made->data + at, made->length - at);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        at += (size_t)sent;
    }
    return true;
}

static size_t length_of(const struct bytes *head) {
    size_t length = 0;
    for (int i = 0; i < head_size; i++)
        length |= (size_t)(unsigned char)head->data[i] << (8 * i);
    return length;
}

/* Gives the frame that stands at the front, and keeps what came behind it. */
static void give(struct bytes *ahead, size_t length, struct bytes *out) {
    size_t taken = head_size + length;
    bytes_clear(out);
    bytes_add(out, ahead->data + head_size, length);
    memmove(ahead->data, ahead->data + taken, ahead->length - taken);
    ahead->length -= taken;
}

/* A frame that comes in drops is late like one that does not come: the time is that of the whole.
 */
enum frame_result frame_receive(struct frames *frames, size_t most, struct bytes *out) {
    double deadline = frames->seconds > 0 ? clock_seconds() + frames->seconds : 0;
    struct bytes *ahead = &frames->ahead;
    for (;;) {
        if (ahead->length >= head_size) {
            size_t length = length_of(ahead);
            if (length > most) return FRAME_TOO_LONG;
            if (ahead->length - head_size >= length) {
                give(ahead, length, out);
                return FRAME_GOOD;
            }
        }
        char part[4096];
        ssize_t got = read(frames->socket, part, sizeof part);
        if (got == 0) return FRAME_GONE;
        bool waited = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (got < 0 && errno != EINTR && !waited) return FRAME_GONE;
        if (got > 0) bytes_add(ahead, part, (size_t)got);
        if (waited || (deadline > 0 && clock_seconds() > deadline)) return FRAME_LATE;
    }
}
