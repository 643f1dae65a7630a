/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading bounded, appending durably. A failed sync is final: the kernel may have dropped the pages
 * it could not write, so a second sync that succeeds would prove nothing.
 */
#include "base/file.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sysexits.h>
#include <unistd.h>

static bool read_all(int descriptor, size_t most, struct bytes *out) {
    char part[16384];
    ssize_t got = 0;
    while ((got = read(descriptor, part, sizeof part)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        bytes_add(out, part, (size_t)got);
        if (out->length > most) return true;
    }
    return true;
}

bool file_read(const char *path, size_t most, struct bytes *out, struct fault *fault) {
    fault_at(fault, path, 0, 0);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
    if (descriptor < 0) {
        if (errno == ELOOP)
            return fault_say(fault, EX_DATAERR, "name the file that it points to",
                             "this is a link, and askwell opens files only");
        return fault_say(fault, EX_NOINPUT, "check the name and who may read it",
                         "this file cannot be opened: %s", strerror(errno));
    }
    struct stat about;
    bool regular = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
    bool good = regular && read_all(descriptor, most, out);
    close(descriptor);
    if (!regular) return fault_say(fault, EX_DATAERR, "name a file", "this is not a regular file");
    if (!good)
        return fault_say(fault, EX_IOERR, "try again, or copy it from a good disk",
                         "this file cannot be read: %s", strerror(errno));
    if (out->length > most)
        return fault_say(fault, EX_DATAERR, "make it shorter",
                         "this file is larger than the %zu bytes that are read", most);
    return true;
}

bool file_exists(const char *path) {
    struct stat about;
    return lstat(path, &about) == 0;
}

bool file_is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool could_not(struct fault *fault, const char *path, const char *deed) {
    const char *remedy = "check the disk and the folder's permissions";
    if (errno == ENOSPC || errno == EDQUOT) remedy = "make room on the disk, then start again";
    if (errno == EROFS) remedy = "the disk is read-only; choose another place with --agenda";
    if (errno == EACCES) remedy = "choose a folder that you may write to, with --agenda";
    fault_at(fault, path, 0, 0);
    return fault_say(fault, EX_IOERR, remedy, "could not %s: %s", deed, strerror(errno));
}

const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void file_folder(const char *path, struct bytes *out) {
    const char *name = file_name(path);
    if (name == path)
        bytes_text(out, ".");
    else
        bytes_add(out, path, name - path > 1 ? (size_t)(name - path) - 1 : 1);
}

/* A new name is on the disk only after a sync of the folder that holds it. */
static bool sync_folder(const char *path) {
    struct bytes folder = {0};
    file_folder(path, &folder);
    int descriptor = open(bytes_string(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bytes_free(&folder);
    if (descriptor < 0) return false;
    bool good = fsync(descriptor) == 0 || errno == EINVAL;
    close(descriptor);
    return good;
}

bool file_make_folder(const char *path, struct fault *fault) {
    char *part = memory_text(path, strlen(path));
    bool good = true;
    for (char *slash = part; good && slash;) {
        slash = strchr(slash + 1, '/');
        if (slash) *slash = '\0';
        bool fresh = mkdir(part, 0700) == 0;
        good = fresh ? sync_folder(part) : errno == EEXIST || file_exists(part);
        if (slash) *slash = '/';
    }
    free(part);
    return good ? true : could_not(fault, path, "make this folder");
}

int file_open_append(const char *path, bool create, struct fault *fault) {
    enum { how = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY };
    int descriptor = open(path, how);
    if (descriptor >= 0) return descriptor;
    if (errno == ENOENT && !create) {
        fault_at(fault, path, 0, 0);
        fault_say(fault, EX_NOINPUT, "check the name", "there is no such file");
        return -1;
    }
    if (errno == ENOENT) descriptor = open(path, how | O_CREAT | O_EXCL, 0600);
    if (descriptor < 0) {
        could_not(fault, path, "open this file for writing");
        return -1;
    }
    if (!sync_folder(path)) {
        could_not(fault, path, "make this new file safe on the disk");
        close(descriptor);
        return -1;
    }
    return descriptor;
}

bool file_append(int descriptor, const char *path, const void *data, size_t length,
                 struct fault *fault) {
    struct stat before;
    if (fstat(descriptor, &before) != 0) return could_not(fault, path, "look at this file");
    ssize_t written = -1;
    do
        written = write(descriptor, data, length);
    while (written < 0 && errno == EINTR);
    if (written >= 0 && (size_t)written < length) errno = ENOSPC;
    bool good = written >= 0 && (size_t)written == length && fdatasync(descriptor) == 0;
    if (good) return true;
    could_not(fault, path, "write to this file");
    if (written > 0 && ftruncate(descriptor, before.st_size) != 0)
        fault_say(fault, EX_IOERR, "the half-written end is put aside at the next start",
                  "could not write to this file, nor take back what was half written");
    return false;
}

/* Gives `from` the name `to`, which nothing may have. Not every file system can do both at once. */
static int take_name(const char *from, const char *to) {
    int taken = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    if (taken == 0 || (errno != EINVAL && errno != ENOSYS)) return taken;
    errno = EEXIST;
    return file_exists(to) ? -1 : rename(from, to);
}

/* Writes under another name first, and then takes the name: `path` is there whole or not at all. */
static bool write_whole(const char *path, const void *data, size_t length,
                        int name(const char *from, const char *to), const char *deed,
                        struct fault *fault) {
    enum { how = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC };
    struct bytes fresh = {0};
    bytes_format(&fresh, "%s.new", path);
    const char *other = bytes_string(&fresh);
    unlink(other);
    int descriptor = open(other, how, 0600);
    bool made = descriptor >= 0;
    bool good = made || could_not(fault, path, deed);
    good = good && file_append(descriptor, path, data, length, fault);
    if (made) close(descriptor);
    if (good && name(other, path) != 0) good = could_not(fault, path, deed);
    if (made && !good) unlink(other); /* half of somebody's words helps nobody */
    if (good && !sync_folder(path)) good = could_not(fault, path, "make this file safe");
    bytes_free(&fresh);
    return good;
}

bool file_write_new(const char *path, const void *data, size_t length, struct fault *fault) {
    errno = EEXIST;
    if (file_exists(path)) return could_not(fault, path, "make this file");
    return write_whole(path, data, length, take_name, "make this file", fault);
}

bool file_replace(const char *path, const void *data, size_t length, struct fault *fault) {
    return write_whole(path, data, length, rename, "replace this file", fault);
}

void file_tidy(const char *path) {
    struct bytes fresh = {0};
    bytes_format(&fresh, "%s.new", path);
    unlink(bytes_string(&fresh));
    bytes_free(&fresh);
}

bool file_remove(const char *path, struct fault *fault) {
    if (unlink(path) != 0) return errno == ENOENT || could_not(fault, path, "take this file away");
    return sync_folder(path) || could_not(fault, path, "take this file away for good");
}

bool file_holds(const char *path, const void *data, size_t length, struct fault *fault) {
    struct bytes there = {0};
    bool good = file_read(path, length, &there, fault) && there.length == length &&
                memcmp(bytes_string(&there), data, length) == 0;
    if (there.data) explicit_bzero(there.data, there.room);
    bytes_free(&there);
    if (good) return true;
    fault_at(fault, path, 0, 0);
    return fault_say(fault, EX_IOERR, "check the disk, and try again",
                     "what is read back is not what was written");
}

bool file_cut(int descriptor, const char *path, size_t length, struct fault *fault) {
    if (ftruncate(descriptor, (off_t)length) != 0 || fsync(descriptor) != 0)
        return could_not(fault, path, "cut this file");
    return true;
}

int file_lock(const char *path, struct fault *fault) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        could_not(fault, path, "make this lock");
        return -1;
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    bool taken = errno == EWOULDBLOCK;
    if (!taken) could_not(fault, path, "lock this file");
    close(descriptor);
    fault_at(fault, path, 0, 0);
    if (taken)
        fault_say(fault, EX_DATAERR, "finish that session first",
                  "this agenda is open in another session");
    return -1;
}

bool file_is_open_at(int descriptor, const char *path) {
    struct stat open_one;
    struct stat named;
    return fstat(descriptor, &open_one) == 0 && stat(path, &named) == 0 &&
           open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

static const char memory_folder[] = "askwell-in-memory-";

/* One for each person, which stays, empty, because another session may be about to use it. */
static bool is_own_folder(const char *path) {
    struct stat about;
    if (mkdir(path, 0700) != 0 && errno != EEXIST) return false;
    return lstat(path, &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == geteuid() &&
           (about.st_mode & 077) == 0;
}

bool file_in_memory(struct bytes *path) {
    const char *const places[] = {getenv("XDG_RUNTIME_DIR"), "/dev/shm"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct statfs about;
        if (!places[i] || statfs(places[i], &about) != 0) continue;
        if (about.f_type != TMPFS_MAGIC && about.f_type != RAMFS_MAGIC) continue;
        struct bytes name = {0};
        bytes_format(&name, "%s/%s%lu", places[i], memory_folder, (unsigned long)geteuid());
        bool made = is_own_folder(bytes_string(&name));
        if (made) bytes_format(path, "%s/%lu-", bytes_string(&name), (unsigned long)getpid());
        bytes_free(&name);
        if (made) return true;
    }
    return false;
}

void file_leave_memory(const char *path) {
    struct bytes folder = {0};
    file_folder(path, &folder);
    if (strncmp(file_name(bytes_string(&folder)), memory_folder, strlen(memory_folder)) == 0)
        unlink(path);
    bytes_free(&folder);
}
