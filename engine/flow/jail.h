/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fences around the process that runs a flow. Once they are up it can read and write the one
 * socket it has, use memory and end; it has no file, no network, no clock, no other process.
 */
#ifndef ASKWELL_JAIL_H
#define ASKWELL_JAIL_H

#include <stdbool.h>

struct bytes;

/* What this kernel gave. All true is the whole jail. */
struct jail {
    bool limits;   /* setrlimit: memory, time, no files, no processes, no core */
    bool landlock; /* no file system */
    bool seccomp;  /* no system call but reading, writing, memory and exit */
};

/* Goes to jail, for good, keeping only the descriptor `keep`, which becomes descriptor 0. Gives
 * what could be had; a fence that the kernel does not have is left out, never silently. */
struct jail jail_enter(int keep);

/* Is it the whole jail? */
bool jail_is_whole(const struct jail *jail);

/* Adds one sentence that names what is missing, to `out`. */
void jail_describe(const struct jail *jail, struct bytes *out);

#endif
