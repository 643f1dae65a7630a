/* SPDX-License-Identifier: GPL-3.0-or-later
 * Calls that fail when a test wants them to. They are wrapped by the linker: see UNIT_FLAGS in
 * tests.mk.
 */
#ifndef ASKWELL_CALLS_H
#define ASKWELL_CALLS_H

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum call { CALL_WRITE, CALL_SYNC, CALL_CUT, CALL_RENAME, CALL_UNLINK, CALL_ALLOCATE, call_count };

enum manner { MANNER_ERROR, MANNER_SHORT, manner_count };

static struct {
    bool armed;
    enum call call;
    enum manner manner;
    long nth;       /* from 1; 0 for none */
    bool cuts_fail; /* all of them */
    long seen[call_count];
    long failed;
    long syncs_after_failure;
} plan;

static bool fails(enum call call) {
    if (!plan.armed) return false;
    plan.seen[call]++;
    if (call == CALL_SYNC && plan.call == CALL_SYNC && plan.failed) plan.syncs_after_failure++;
    if (call == CALL_CUT && plan.cuts_fail) return true;
    if (call != plan.call || plan.seen[call] != plan.nth) return false;
    plan.failed++;
    return true;
}

ssize_t __real_write(int descriptor, const void *data, size_t length);
int __real_fdatasync(int descriptor);
int __real_fsync(int descriptor);
int __real_ftruncate(int descriptor, off_t length);
int __real_rename(const char *from, const char *to);
int __real_renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned how);
int __real_unlink(const char *path);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
ssize_t __wrap_write(int descriptor, const void *data, size_t length);
int __wrap_fdatasync(int descriptor);
int __wrap_fsync(int descriptor);
int __wrap_ftruncate(int descriptor, off_t length);
int __wrap_rename(const char *from, const char *to);
int __wrap_renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned how);
int __wrap_unlink(const char *path);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

ssize_t __wrap_write(int descriptor, const void *data, size_t length) {
    if (!fails(CALL_WRITE)) return __real_write(descriptor, data, length);
    if (plan.manner == MANNER_SHORT) return __real_write(descriptor, data, length / 2);
    errno = ENOSPC;
    return -1;
}

static int fail_io(void) {
    errno = EIO;
    return -1;
}

int __wrap_fdatasync(int descriptor) {
    return fails(CALL_SYNC) ? fail_io() : __real_fdatasync(descriptor);
}

int __wrap_fsync(int descriptor) {
    return fails(CALL_SYNC) ? fail_io() : __real_fsync(descriptor);
}

int __wrap_ftruncate(int descriptor, off_t length) {
    return fails(CALL_CUT) ? fail_io() : __real_ftruncate(descriptor, length);
}

int __wrap_rename(const char *from, const char *to) {
    return fails(CALL_RENAME) ? fail_io() : __real_rename(from, to);
}

int __wrap_renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned how) {
    return fails(CALL_RENAME) ? fail_io() : __real_renameat2(from_folder, from, to_folder, to, how);
}

int __wrap_unlink(const char *path) {
    return fails(CALL_UNLINK) ? fail_io() : __real_unlink(path);
}

void *__wrap_malloc(size_t size) {
    return fails(CALL_ALLOCATE) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails(CALL_ALLOCATE) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return fails(CALL_ALLOCATE) ? NULL : __real_realloc(old, size);
}

static inline void arm(enum call call, enum manner manner, long nth) {
    memset(&plan, 0, sizeof plan);
    plan.armed = true;
    plan.call = call;
    plan.manner = manner;
    plan.nth = nth;
}

#endif
