/* SPDX-License-Identifier: GPL-3.0-or-later
 * The life of the jailed process. It holds nothing of anyone's: it was forked before anything was
 * read.
 */
#include "flow/inmate.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "flow/frame.h"
#include "flow/jail.h"
#include "flow/run.h"

#include <unistd.h>

/* jail_enter puts the socket there. */
static struct frames home = {.socket = STDIN_FILENO};

static bool send_wish(const struct wish *wish) {
    struct bytes text = {0};
    wish_write(wish, &text);
    bool good = frame_send(&home, text.data, text.length);
    bytes_free(&text);
    return good;
}

/* One last frame, and the end: nothing that the flow could catch, and no more of Lua. */
static void stop(void *context, const char *sentence, int line) {
    (void)context;
    struct wish last = {.kind = WISH_LIMIT, .line = line, .id = value_string(sentence)};
    send_wish(&last);
    _exit(0);
}

static bool tell(struct run *run) {
    struct wish wish = {0};
    run_wish(run, &wish);
    bool good = send_wish(&wish);
    wish_free(&wish);
    return good;
}

static bool answer(struct run *run, const char *json, size_t length) {
    struct value reply = {0};
    struct fault fault = {0};
    if (!json_read(json, length, &reply, &fault)) return false;
    run_step(run, &reply);
    bool good = tell(run);
    value_free(&reply);
    return good;
}

static bool obey(struct run *run, const struct bytes *order) {
    const char *rest = order->data + 1;
    size_t length = order->length - 1;
    switch (order->data[0]) {
    case 'L':
        run_load(run, rest, length);
        return true;
    case 'R':
        run_start(run);
        run_step(run, NULL);
        return tell(run);
    case 'A':
        return answer(run, rest, length);
    default:
        return false;
    }
}

_Noreturn void inmate_live(int socket, volatile int *line_now) {
    struct jail jail = jail_enter(socket);
    struct run *run = run_new(stop, NULL, line_now);
    char fences[3] = {(char)jail.limits, (char)jail.landlock, (char)jail.seccomp};
    struct bytes order = {0};
    bool alive = run && frame_send(&home, fences, sizeof fences);
    while (alive && frame_receive(&home, frame_to_jail, &order) == FRAME_GOOD)
        alive = order.length > 0 && obey(run, &order);
    _exit(0);
}
