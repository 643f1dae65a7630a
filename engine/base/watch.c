/* SPDX-License-Identifier: GPL-3.0-or-later
 * inotify tells at once; a look each second finds what it does not tell of, such as a save from
 * another machine on a network folder. Only another content counts: editors touch files, and write
 * their own beside them.
 */
#include "base/watch.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* What a look at the folder tells of a file, without reading it. */
struct trace {
    ino_t number;
    off_t size;
    struct timespec at;
};

struct watched {
    char *path;
    int folder; /* inotify's number of it, or -1 */
    struct trace known;
    struct trace seen; /* by the last look */
    uint32_t digest;
};

struct watch {
    int both; /* readable when one of the two is */
    int events;
    int ticks;
    struct watched *files;
    size_t count;
    const char *which;
};

static void listen_to(struct watch *watch, int descriptor) {
    struct epoll_event event = {.events = EPOLLIN};
    if (descriptor >= 0) epoll_ctl(watch->both, EPOLL_CTL_ADD, descriptor, &event);
}

struct watch *watch_open(void) {
    static const struct itimerspec second = {{1, 0}, {1, 0}};
    struct watch *watch = memory_new(sizeof *watch);
    watch->both = epoll_create1(EPOLL_CLOEXEC);
    watch->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->ticks = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (watch->ticks >= 0) timerfd_settime(watch->ticks, 0, &second, NULL);
    listen_to(watch, watch->events);
    listen_to(watch, watch->ticks);
    return watch;
}

void watch_close(struct watch *watch) {
    if (!watch) return;
    int all[] = {watch->both, watch->events, watch->ticks};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] >= 0) close(all[i]);
    for (size_t i = 0; i < watch->count; i++)
        free(watch->files[i].path);
    free(watch->files);
    free(watch);
}

static struct trace trace_of(const char *path) {
    struct stat about = {0};
    if (stat(path, &about) != 0) return (struct trace){0};
    return (struct trace){about.st_ino, about.st_size, about.st_mtim};
}

static bool same(const struct trace *a, const struct trace *b) {
    return a->number == b->number && a->size == b->size && a->at.tv_sec == b->at.tv_sec &&
           a->at.tv_nsec == b->at.tv_nsec;
}

/* Reads the file; gives true where its content is another one. One that is gone is being replaced,
 * and what takes its place will be seen. */
static bool read_anew(struct watched *file, const struct trace *trace) {
    enum { longest = 256 << 20 };
    struct bytes text = {0};
    struct fault ignored = {0};
    uint32_t before = file->digest;
    if (!trace->number || !file_read(file->path, longest, &text, &ignored)) {
        bytes_free(&text);
        return false;
    }
    file->known = *trace;
    file->digest = digest_crc32(0, bytes_string(&text), text.length);
    bytes_free(&text);
    return file->digest != before;
}

void watch_file(struct watch *watch, const char *path) {
    for (size_t i = 0; i < watch->count; i++)
        if (strcmp(watch->files[i].path, path) == 0) return;
    struct bytes folder = {0};
    file_folder(path, &folder);
    watch->files = memory_resize(watch->files, watch->count + 1, sizeof *watch->files);
    struct watched *file = &watch->files[watch->count++];
    *file = (struct watched){.path = memory_text(path, strlen(path))};
    file->folder = inotify_add_watch(watch->events, bytes_string(&folder),
                                     IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
    struct trace now = trace_of(path);
    read_anew(file, &now);
    bytes_free(&folder);
}

int watch_descriptor(const struct watch *watch) {
    return watch->both;
}

/* A save that inotify tells of is complete. */
static bool take_event(struct watch *watch, const struct inotify_event *event) {
    bool changed = false;
    for (size_t i = 0; i < watch->count; i++) {
        struct watched *file = &watch->files[i];
        if (file->folder != event->wd || !event->len) continue;
        if (strcmp(event->name, file_name(file->path)) != 0) continue;
        struct trace now = trace_of(file->path);
        if (!read_anew(file, &now)) continue;
        watch->which = file->path;
        changed = true;
    }
    return changed;
}

static bool take_events(struct watch *watch) {
    _Alignas(struct inotify_event) char buffer[8192];
    bool changed = false;
    for (;;) {
        ssize_t length = read(watch->events, buffer, sizeof buffer);
        if (length <= 0) return changed;
        for (char *at = buffer; at < buffer + length;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            changed = take_event(watch, event) || changed;
            at += sizeof *event + event->len;
        }
    }
}

/* One that is seen between two looks may be half written, so it has to look the same twice. */
static bool take_tick(struct watch *watch) {
    uint64_t ticks = 0;
    bool changed = false;
    if (read(watch->ticks, &ticks, sizeof ticks) != sizeof ticks) return false;
    for (size_t i = 0; i < watch->count; i++) {
        struct watched *file = &watch->files[i];
        struct trace now = trace_of(file->path);
        bool settled = same(&now, &file->seen);
        file->seen = now;
        if (!settled || same(&now, &file->known) || !read_anew(file, &now)) continue;
        watch->which = file->path;
        changed = true;
    }
    return changed;
}

bool watch_changed(struct watch *watch) {
    bool told = take_events(watch);
    return take_tick(watch) || told;
}

const char *watch_which(const struct watch *watch) {
    return watch->which;
}
