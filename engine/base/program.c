/* SPDX-License-Identifier: GPL-3.0-or-later
 * Spawning, and talking both ways at once so that neither waits for the other for ever.
 */
#include "base/program.h"

#include "base/bytes.h"
#include "base/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

const char program_secret_path[] = "/dev/fd/3";

/* Both ends of each way; -1 where closed. */
struct ways {
    int input[2]; /* sockets, because writing to one that is closed need not raise a signal */
    int output[2];
    int errors[2];
    int secret[2];
};

static void close_end(int *end) {
    if (*end >= 0) close(*end);
    *end = -1;
}

static void close_pair(int pair[2]) {
    close_end(&pair[0]);
    close_end(&pair[1]);
}

static void close_ways(struct ways *ways) {
    close_pair(ways->input);
    close_pair(ways->output);
    close_pair(ways->errors);
    close_pair(ways->secret);
}

/* A pipe holds a short secret without anybody reading it yet. */
static bool hold_secret(const struct program *program, int pair[2]) {
    if (!program->secret) return true;
    if (program->secret->length > program_secret_most || pipe2(pair, O_CLOEXEC) != 0) return false;
    ssize_t length = (ssize_t)program->secret->length;
    bool good = length == 0 || write(pair[1], program->secret->data, (size_t)length) == length;
    close_end(&pair[1]);
    return good;
}

static bool open_ways(const struct program *program, struct ways *ways) {
    *ways = (struct ways){{-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}};
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ways->input) == 0 &&
           pipe2(ways->output, O_CLOEXEC) == 0 && pipe2(ways->errors, O_CLOEXEC) == 0 &&
           hold_secret(program, ways->secret);
}

/* Gives 0 or what errno would be. */
static int spawn(const struct program *program, const struct ways *ways, pid_t *process) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t manner;
    sigset_t none;
    sigset_t usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&manner);
    posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&manner, &none);
    posix_spawnattr_setsigdefault(&manner, &usual);
    posix_spawn_file_actions_adddup2(&files, ways->input[0], 0);
    posix_spawn_file_actions_adddup2(&files, ways->output[1], 1);
    posix_spawn_file_actions_adddup2(&files, ways->errors[1], 2);
    if (program->secret) posix_spawn_file_actions_adddup2(&files, ways->secret[0], 3);
    int wrong = posix_spawnp(process, program->argv[0], &files, &manner,
                             (char *const *)program->argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&manner);
    return wrong;
}

/* Takes what is there; closes the end where there will be no more. */
static void take(int *end, struct bytes *out) {
    char part[16384];
    ssize_t got = read(*end, part, sizeof part);
    if (got > 0) bytes_add(out, part, (size_t)got);
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) close_end(end);
    explicit_bzero(part, got > 0 ? (size_t)got : 0);
}

static void give(int *end, const struct program *program, size_t *given) {
    const char *from = (const char *)program->input + *given;
    ssize_t sent =
        *given == program->input_length
            ? 0
            : send(*end, from, program->input_length - *given, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) *given += (size_t)sent;
    bool broken = sent < 0 && errno != EINTR && errno != EAGAIN;
    if (broken || *given == program->input_length) close_end(end);
}

static void converse(const struct program *program, struct ways *ways, struct bytes *out,
                     struct bytes *said) {
    size_t given = 0;
    while (ways->output[0] >= 0 || ways->errors[0] >= 0) {
        struct pollfd ends[] = {{ways->input[1], POLLOUT, 0},
                                {ways->output[0], POLLIN, 0},
                                {ways->errors[0], POLLIN, 0}};
        if (poll(ends, 3, -1) < 0 && errno != EINTR) return;
        if (ends[0].revents) give(&ways->input[1], program, &given);
        if (ends[1].revents) take(&ways->output[0], out);
        if (ends[2].revents) take(&ways->errors[0], said);
    }
}

/* Gives the exit code, or -1 where it was ended by a signal. */
static int wait_for(pid_t process) {
    int status = -1;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool refuse(const struct program *program, const struct bytes *said, struct fault *fault) {
    const char *line = bytes_string(said);
    int length = (int)strcspn(line, "\n");
    return fault_say(fault, EX_DATAERR, NULL, "`%s` could not do it: %.*s", program->argv[0],
                     length ? length : 15, length ? line : "it said nothing");
}

bool program_run(const struct program *program, struct bytes *out, struct fault *fault) {
    struct ways ways;
    struct bytes said = {0};
    pid_t process = -1;
    int wrong = open_ways(program, &ways) ? spawn(program, &ways, &process) : errno;
    close_end(&ways.input[0]);
    close_end(&ways.output[1]);
    close_end(&ways.errors[1]);
    close_end(&ways.secret[0]);
    bool good = wrong == 0;
    if (wrong == ENOENT || wrong == EACCES) {
        fault_at(fault, NULL, 0, 0);
        fault_say(fault, EX_UNAVAILABLE, NULL,
                  "the program `%s` is not here; install the package `%s`", program->argv[0],
                  program->package);
    } else if (wrong) {
        fault_say(fault, EX_OSERR, "try again", "the program `%s` cannot be started: %s",
                  program->argv[0], strerror(wrong));
    } else {
        converse(program, &ways, out, &said);
        good = wait_for(process) == 0 || refuse(program, &said, fault);
    }
    close_ways(&ways);
    bytes_free(&said);
    return good;
}
