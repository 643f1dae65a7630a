/* SPDX-License-Identifier: GPL-3.0-or-later
 * Another process and the two pipes to it, as a program that uses askwell has them.
 */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include "base/bytes.h"

#include <stdbool.h>
#include <sys/types.h>

struct peer {
    pid_t process;
    int to;
    int from;
    struct bytes said; /* since the last peer_send */
};

/* Starts the program argv[0], its errors left out. */
struct peer peer_start(const char *const *argv);

/* Starts a copy of this process that runs `live`, with its input and output at the two pipes. */
struct peer peer_fork(void (*live)(int from, int to, const void *context), const void *context);

/* Reads until what was said holds `text`; ends the benchmark where the peer ends before that. */
void peer_expect(struct peer *peer, const char *text);

/* Sends, and forgets what was said. */
void peer_send(struct peer *peer, const char *data, size_t length);

/* Closes its input and waits until it has ended. */
void peer_end(struct peer *peer);

/* Does it have a file mapped whose name holds `name`? */
bool peer_maps(const struct peer *peer, const char *name);

#endif
