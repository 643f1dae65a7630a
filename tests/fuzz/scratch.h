/* SPDX-License-Identifier: GPL-3.0-or-later
 * A file for readers that take a path and not bytes; one that has no name any more when we end.
 */
#ifndef ASKWELL_FUZZ_SCRATCH_H
#define ASKWELL_FUZZ_SCRATCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char scratch_path[300];

static void scratch_remove(void) {
    unlink(scratch_path);
}

/* Gives the path of a file that holds exactly these bytes; the same path each time. */
static const char *scratch_file(const uint8_t *data, size_t size) {
    static int descriptor = -1;
    const char *folder = getenv("TMPDIR");
    if (descriptor < 0) {
        snprintf(scratch_path, sizeof scratch_path, "%s/fuzz-XXXXXX", folder ? folder : "/tmp");
        descriptor = mkstemp(scratch_path);
        atexit(scratch_remove);
    }
    if (descriptor < 0 || ftruncate(descriptor, 0) != 0 ||
        pwrite(descriptor, data, size, 0) != (ssize_t)size)
        exit(2);
    return scratch_path;
}

#endif
