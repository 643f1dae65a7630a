/* SPDX-License-Identifier: GPL-3.0-or-later
 * What tests with files share: a folder of their own, and whole files in and out.
 */
#ifndef ASKWELL_SCRATCH_H
#define ASKWELL_SCRATCH_H

#include "unit.h"

#include "base/bytes.h"

#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
    char folder[256];
    char path[300]; /* of the one file that most tests are about */
};

/* Setup and teardown for cmocka: a new folder, and the end of it. */
static inline int scratch_open(void **state) {
    struct scratch *scratch = calloc(1, sizeof *scratch);
    const char *base = getenv("TMPDIR");
    snprintf(scratch->folder, sizeof scratch->folder, "%s/askwell-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(scratch->folder)) return -1;
    snprintf(scratch->path, sizeof scratch->path, "%s/maya.agenda.yaml", scratch->folder);
    *state = scratch;
    return 0;
}

static inline int scratch_take_out(const char *path, const struct stat *about, int kind,
                                   struct FTW *where) {
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline int scratch_close(void **state) {
    struct scratch *scratch = *state;
    nftw(scratch->folder, scratch_take_out, 8, FTW_DEPTH | FTW_PHYS);
    free(scratch);
    return 0;
}

/* Makes the file `path` hold exactly these bytes. */
static inline void scratch_write(const char *path, const void *data, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Gives what the file holds; the caller frees. */
static inline struct bytes scratch_read(const char *path) {
    struct bytes all = {0};
    char part[4096];
    size_t got = 0;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((got = fread(part, 1, sizeof part, file)) > 0)
        bytes_add(&all, part, got);
    fclose(file);
    return all;
}

static inline bool scratch_has(const char *path) {
    return access(path, F_OK) == 0;
}

static inline void assert_same_bytes(const struct bytes *a, const struct bytes *b) {
    assert_int_equal(a->length, b->length);
    assert_memory_equal(bytes_string(a), bytes_string(b), a->length);
}

#endif
