/* SPDX-License-Identifier: GPL-3.0-or-later
 * A machine as a test wants it, loaded in front of the C library (LD_PRELOAD): on it the day is
 * another one, and its disk fails, or its power goes, at one call. The variables say which:
 *
 *   MACHINE_NOW     seconds since 1970, at which the clock stands still
 *   MACHINE_FAILS   `MANNER NTH`: the NTH call, from 1, that changes the disk comes to grief:
 *                     full    there is no room left, or the disk is bad
 *                     short   likewise, but of a write the first half is there
 *                     before  kill -9 before it
 *                     after   kill -9 behind it; of a write the first half is there
 *   MACHINE_TELLS   a file that gets a line with its name once that call is reached
 *
 * Only the program itself comes to grief, neither what it forks nor what it starts.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum manner { MANNER_NONE, MANNER_FULL, MANNER_SHORT, MANNER_BEFORE, MANNER_AFTER };

static struct {
    enum manner manner;
    long nth;
    long seen;
    int tells;
    time_t now; /* 0: the system's clock */
} machine = {.tells = -1};

static void be_whole(void) {
    machine.manner = MANNER_NONE;
}

static void read_manner(const char *fails) {
    static const char *const names[] = {"", "full", "short", "before", "after"};
    char name[16] = "";
    if (sscanf(fails, "%15s %ld", name, &machine.nth) != 2) return;
    for (enum manner i = MANNER_FULL; i <= MANNER_AFTER; i++)
        if (strcmp(name, names[i]) == 0) machine.manner = i;
}

/* The C library's own, which needs no system call: a jail has none for it. */
static int (*real_clock)(clockid_t which, struct timespec *out);

__attribute__((constructor)) static void begin(void) {
    const char *now = getenv("MACHINE_NOW");
    const char *fails = getenv("MACHINE_FAILS");
    const char *tells = getenv("MACHINE_TELLS");
    *(void **)&real_clock = dlsym(RTLD_NEXT, "clock_gettime");
    if (now) machine.now = (time_t)strtoll(now, NULL, 10);
    if (!fails) return;
    enum { how = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC };
    if (tells) machine.tells = openat(AT_FDCWD, tells, how, 0600);
    pthread_atfork(NULL, NULL, be_whole);
    read_manner(fails);
    unsetenv("MACHINE_FAILS");
}

time_t time(time_t *out) {
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}

int clock_gettime(clockid_t which, struct timespec *out) {
    int got = real_clock(which, out);
    if (got == 0 && which == CLOCK_REALTIME && machine.now)
        *out = (struct timespec){.tv_sec = machine.now};
    return got;
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

/* Is this the call that comes to grief? */
static bool is_reached(const char *name) {
    if (machine.manner == MANNER_NONE || ++machine.seen != machine.nth) return false;
    if (machine.tells >= 0) dprintf(machine.tells, "%s\n", name);
    if (machine.manner == MANNER_BEFORE) die();
    return true;
}

/* What a call gives that is not a write; `done` is its own doing, where nothing is in its way. */
#define CALL(name, why, done)                                                                      \
    do {                                                                                           \
        bool reached = is_reached(name);                                                           \
        if (reached && machine.manner != MANNER_AFTER) {                                           \
            errno = (why);                                                                         \
            return -1;                                                                             \
        }                                                                                          \
        int got = (int)(done);                                                                     \
        if (reached) die();                                                                        \
        return got;                                                                                \
    } while (0)

int fsync(int descriptor) {
    CALL("fsync", EIO, syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
    CALL("fdatasync", EIO, syscall(SYS_fdatasync, descriptor));
}

int ftruncate(int descriptor, off_t length) {
    CALL("ftruncate", EIO, syscall(SYS_ftruncate, descriptor, length));
}

int unlink(const char *path) {
    if (access(path, F_OK) != 0) return unlinkat(AT_FDCWD, path, 0);
    CALL("unlink", EIO, unlinkat(AT_FDCWD, path, 0));
}

int rename(const char *from, const char *to) {
    CALL("rename", EIO, renameat(AT_FDCWD, from, AT_FDCWD, to));
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned how) {
    CALL("rename", EIO, syscall(SYS_renameat2, from_folder, from, to_folder, to, how));
}

int mkdir(const char *path, mode_t mode) {
    if (access(path, F_OK) == 0) return mkdirat(AT_FDCWD, path, mode);
    CALL("mkdir", ENOSPC, mkdirat(AT_FDCWD, path, mode));
}

/* Only making a file changes the disk. */
int open(const char *path, int how, ...) {
    mode_t mode = 0;
    if (how & O_CREAT) {
        va_list more;
        va_start(more, how);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    if (!(how & O_CREAT) || access(path, F_OK) == 0) return openat(AT_FDCWD, path, how, mode);
    CALL("open", ENOSPC, openat(AT_FDCWD, path, how, mode));
}

static bool is_on_disk(int descriptor) {
    struct stat about;
    return descriptor > STDERR_FILENO && fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

ssize_t write(int descriptor, const void *data, size_t length) {
    bool counts = machine.manner != MANNER_NONE && is_on_disk(descriptor);
    if (!counts || !is_reached("write")) return syscall(SYS_write, descriptor, data, length);
    if (machine.manner == MANNER_FULL) {
        errno = ENOSPC;
        return -1;
    }
    ssize_t written = syscall(SYS_write, descriptor, data, length / 2);
    if (machine.manner == MANNER_AFTER) die();
    return written;
}
