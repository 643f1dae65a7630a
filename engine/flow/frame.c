/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sending and receiving, with a clock on the side that must not be kept waiting.
 */
#include "flow/frame.h"

#include "base/bytes.h"
#include "base/clock.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static bool send_all(int socket, const char *data, size_t length) {
    while (length) {
        ssize_t sent = write(socket, data, length);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        data += sent;
        length -= (size_t)sent;
    }
    return true;
}

bool frame_send(int socket, const void *data, size_t length) {
    struct bytes frame = {0};
    for (int shift = 0; shift < 32; shift += 8)
        bytes_char(&frame, (char)(length >> shift & 0xFF));
    bytes_add(&frame, data, length);
    bool good = send_all(socket, frame.data, frame.length);
    bytes_free(&frame);
    return good;
}

static enum frame_result wait_for(int socket, double deadline) {
    for (;;) {
        double left = deadline - clock_seconds();
        struct pollfd one = {.fd = socket, .events = POLLIN};
        if (left <= 0) return FRAME_LATE;
        int ready = poll(&one, 1, (int)(left * 1000) + 1);
        if (ready > 0) return FRAME_GOOD;
        if (ready < 0 && errno != EINTR) return FRAME_GONE;
    }
}

static enum frame_result receive_all(int socket, double deadline, char *data, size_t length) {
    while (length) {
        enum frame_result ready = deadline > 0 ? wait_for(socket, deadline) : FRAME_GOOD;
        if (ready != FRAME_GOOD) return ready;
        ssize_t got = read(socket, data, length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return FRAME_GONE;
        data += got;
        length -= (size_t)got;
    }
    return FRAME_GOOD;
}

enum frame_result frame_receive(int socket, size_t most, double seconds, struct bytes *out) {
    double deadline = seconds < 0 ? 0 : clock_seconds() + seconds;
    char head[4];
    enum frame_result result = receive_all(socket, deadline, head, sizeof head);
    if (result != FRAME_GOOD) return result;
    size_t length = 0;
    for (int i = 0; i < 4; i++)
        length |= (size_t)(unsigned char)head[i] << (8 * i);
    if (length > most) return FRAME_TOO_LONG;
    bytes_clear(out);
    while (out->length < length) {
        char part[4096];
        size_t wanted = length - out->length < sizeof part ? length - out->length : sizeof part;
        result = receive_all(socket, deadline, part, wanted);
        if (result != FRAME_GOOD) return result;
        bytes_add(out, part, wanted);
    }
    return FRAME_GOOD;
}
