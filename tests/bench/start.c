/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the making of the process until the first question's bytes are in the pipe: askwell with its
 * jail up and a bank of a hundred questions, against the least program that asks from Lua.
 */
#include "stage.h"

#include "base/clock.h"
#include "measure.h"
#include "peer.h"

static bool linked_shared; /* askwell, to Lua */

static double time_to(const char *const *argv, const char *question) {
    double start = clock_seconds();
    struct peer peer = peer_start(argv);
    peer_expect(&peer, question);
    double seconds = clock_seconds() - start;
    linked_shared = peer_maps(&peer, "liblua");
    peer_end(&peer);
    return seconds;
}

void start_measure(const struct stage *stage) {
    enum { rounds = 300, warm_up = 10 };
    struct bytes flow = {0};
    struct samples ours = {0};
    struct samples theirs = {0};
    stage_path(stage, "scripts/twelve.lua", &flow);
    const char *askwell[] = {stage->askwell, "serve", bytes_string(&flow), NULL};
    const char *host[] = {stage->host, NULL};
    for (int i = -warm_up; i < rounds; i++) {
        double least = time_to(host, "?");
        double whole = time_to(askwell, "\"do\":\"ask\"");
        if (i < 0) continue; /* files come into the cache */
        samples_add(&theirs, least);
        samples_add(&ours, whole);
    }
    measure_times("start to first question, jail up, bank of 100", &ours, &theirs, "≤ 1.6");
    measure_note("limit: C and Lua, linked to shared libraries, no bank, no jail; askwell is "
                 "linked %s",
                 linked_shared ? "to shared libraries too" : "statically to all but libc and libm");
    samples_free(&ours);
    samples_free(&theirs);
    bytes_free(&flow);
}
