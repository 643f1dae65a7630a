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
#include "flow/stroll.h"
#include "flow/walk.h"

#include <unistd.h>

/* jail_enter puts the socket there. */
static struct frames home = {.socket = STDIN_FILENO};

/* Wishes that go out with the next one that waits. */
static struct bytes unsent;

/* What is walked now, or NULL. */
static struct walk *walking;

/* One last frame, and the end: nothing that the flow could catch, and no more of Lua. */
static void stop(void *context, const char *sentence, const char *part, int line) {
    const struct bytes *before = context;
    struct wish last = {.kind = WISH_LIMIT, .line = line, .id = value_string(sentence)};
    struct bytes frames = {0};
    struct bytes text = {0};
    if (part) last.part = value_string(part);
    bytes_add(&frames, before->data, before->length);
    if (walking) {
        struct value path = value_list();
        walk_path(walking, &path);
        last.fill = value_map();
        value_set(&last.fill, "path", path);
    }
    wish_write(&last, &text);
    frame_add(&frames, text.data, text.length);
    frame_send(&home, &frames);
    _exit(0);
}

static void add_wish(struct run *run, struct bytes *frames) {
    struct wish wish = {0};
    struct bytes text = {0};
    run_wish(run, &wish);
    wish_write(&wish, &text);
    frame_add(frames, text.data, text.length);
    bytes_free(&text);
    wish_free(&wish);
}

/* Sends the wish in hand, and all that follow it until one waits for a reply or the run is over. */
static bool tell(struct run *run, enum wish_kind kind) {
    enum { enough = 32 << 10 };
    bool alive = true;
    for (;;) {
        add_wish(run, &unsent);
        bool last = wish_waits(kind) || kind == WISH_END || kind == WISH_FAULT;
        if (last || unsent.length > enough) {
            alive = frame_send(&home, &unsent);
            bytes_clear(&unsent);
        }
        if (last || !alive) return alive;
        kind = run_step(run, NULL);
    }
}

/* Reads an answer, or a source, which goes as it is. */
static bool read_reply(const struct bytes *order, struct value *reply) {
    struct fault fault = {0};
    if (order->data[0] == 'P') *reply = value_text(order->data + 1, order->length - 1);
    return order->data[0] == 'P' || json_read(order->data + 1, order->length - 1, reply, &fault);
}

static bool answer(struct run *run, const struct bytes *order) {
    struct value reply = {0};
    if (!read_reply(order, &reply)) return false;
    bool good = tell(run, run_step(run, &reply));
    value_free(&reply);
    return good;
}

static bool tell_home(struct walk_home *walk_home, const struct value *message, bool at_once) {
    enum { enough = 32 << 10 };
    struct bytes text = {0};
    (void)walk_home;
    json_write(message, JSON_LINE, &text);
    frame_add(&unsent, text.data, text.length);
    bytes_free(&text);
    if (!at_once && unsent.length < enough) return true;
    bool alive = frame_send(&home, &unsent);
    bytes_clear(&unsent);
    return alive;
}

static bool hear_home(struct walk_home *walk_home, struct value *message) {
    struct bytes order = {0};
    (void)walk_home;
    bool good = frame_receive(&home, frame_to_jail, &order) == FRAME_GOOD && order.length > 0 &&
                (order.data[0] == 'A' || order.data[0] == 'P') && read_reply(&order, message);
    bytes_free(&order);
    return good;
}

static bool walk(struct run *run, const char *json, size_t length) {
    struct walk_home ways = {tell_home, hear_home};
    struct value setup = {0};
    struct fault fault = {0};
    if (!json_read(json, length, &setup, &fault)) return false;
    bool alive = true;
    if (value_get(&setup, "persona")) {
        alive = stroll_make(run, &ways, &setup);
    } else {
        walking = walk_new(run, &ways, &setup);
        alive = walk_make(walking);
        walk_free(walking);
        walking = NULL;
    }
    value_free(&setup);
    return alive;
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
        return tell(run, run_step(run, NULL));
    case 'A':
    case 'P':
        return answer(run, order);
    case 'W':
        return walk(run, rest, length);
    default:
        return false;
    }
}

_Noreturn void inmate_live(int socket, volatile struct run_now *now) {
    struct jail jail = jail_enter(socket);
    struct run *run = run_new(stop, &unsent, now);
    char fences[3] = {(char)jail.limits, (char)jail.landlock, (char)jail.seccomp};
    struct bytes order = {0};
    frame_add(&unsent, fences, sizeof fences);
    bool alive = run && frame_send(&home, &unsent);
    bytes_clear(&unsent);
    while (alive && frame_receive(&home, frame_to_jail, &order) == FRAME_GOOD)
        alive = order.length > 0 && obey(run, &order);
    _exit(0);
}
