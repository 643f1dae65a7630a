/* SPDX-License-Identifier: GPL-3.0-or-later
 * Starting, talking, ending.
 */
#include "peer.h"

#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void make_pipes(int in[2], int out[2]) {
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        measure_failed("no pipe: %s", strerror(errno));
}

struct peer peer_start(const char *const *argv) {
    int in[2];
    int out[2];
    struct peer peer = {0};
    make_pipes(in, out);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int problem = posix_spawn(&peer.process, argv[0], &actions, NULL, (char *const *)argv, environ);
    if (problem) measure_failed("%s does not start: %s", argv[0], strerror(problem));
    posix_spawn_file_actions_destroy(&actions);
    close(in[0]);
    close(out[1]);
    peer.to = in[1];
    peer.from = out[0];
    return peer;
}

struct peer peer_fork(void (*live)(int from, int to, const void *context), const void *context) {
    int in[2];
    int out[2];
    struct peer peer = {0};
    make_pipes(in, out);
    peer.process = fork();
    if (peer.process < 0) measure_failed("no process: %s", strerror(errno));
    if (peer.process == 0) {
        close(in[1]);
        close(out[0]);
        live(in[0], out[1], context);
        _exit(0);
    }
    close(in[0]);
    close(out[1]);
    peer.to = in[1];
    peer.from = out[0];
    return peer;
}

void peer_expect(struct peer *peer, const char *text) {
    char part[4096];
    while (!strstr(bytes_string(&peer->said), text)) {
        ssize_t got = read(peer->from, part, sizeof part);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) measure_failed("no %s came; it said: %s", text, bytes_string(&peer->said));
        bytes_add(&peer->said, part, (size_t)got);
    }
}

void peer_send(struct peer *peer, const char *data, size_t length) {
    bytes_clear(&peer->said);
    if (write(peer->to, data, length) != (ssize_t)length)
        measure_failed("the other side does not listen: %s", strerror(errno));
}

void peer_end(struct peer *peer) {
    close(peer->to);
    close(peer->from);
    while (waitpid(peer->process, NULL, 0) < 0 && errno == EINTR)
        continue;
    bytes_free(&peer->said);
}

bool peer_maps(const struct peer *peer, const char *name) {
    char line[4096];
    bool found = false;
    snprintf(line, sizeof line, "/proc/%d/maps", (int)peer->process);
    FILE *maps = fopen(line, "re");
    while (maps && !found && fgets(line, sizeof line, maps))
        found = strstr(line, name) != NULL;
    if (maps) fclose(maps);
    return found;
}
