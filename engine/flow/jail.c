/* SPDX-License-Identifier: GPL-3.0-or-later
 * rlimits, no_new_privs, Landlock without a rule, and a seccomp allow-list.
 *
 * A build for sanitizers or valgrind (ASKWELL_LAX_JAIL) leaves out what those tools cannot live
 * with: they reserve terabytes of address space and make system calls of their own.
 */
#include "flow/jail.h"

#include "base/bytes.h"

#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef ASKWELL_LAX_JAIL
enum { lax = 1 };
#else
enum { lax = 0 };
#endif

static bool limit(__rlimit_resource_t what, rlim_t most) {
    struct rlimit both = {most, most};
    return setrlimit(what, &both) == 0;
}

/* Lua itself is held to run_memory; this is the wall behind that, and CPU time the one behind the
 * parent's clock. */
static bool set_limits(void) {
    enum { address_space = 256 << 20, processor_seconds = 120 };
    bool good = limit(RLIMIT_CORE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0) &&
                limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CPU, processor_seconds);
    return good && (lax || limit(RLIMIT_AS, address_space));
}

/* Every right that the kernel's Landlock knows is handled and none is granted. The numbers are
 * those of linux/landlock.h, by version of its interface: 13 rights at first, then REFER, TRUNCATE,
 * IOCTL_DEV. */
static bool close_files(void) {
    static const int rights_by_version[] = {0, 13, 14, 15, 15, 16};
    enum { newest = sizeof rights_by_version / sizeof *rights_by_version - 1 };
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return false;
    int rights = rights_by_version[version < newest ? version : newest];
    struct landlock_ruleset_attr none = {.handled_access_fs = ((__u64)1 << rights) - 1};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &none, sizeof none, 0);
    if (ruleset < 0) return false;
    bool good = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return good;
}

static bool close_calls(void) {
    static const int allowed[] = {
        SCMP_SYS(read),   SCMP_SYS(write),  SCMP_SYS(brk),          SCMP_SYS(mmap),
        SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit_group),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    bool good = true;
    for (size_t i = 0; good && i < sizeof allowed / sizeof *allowed; i++)
        good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

struct jail jail_enter(int keep) {
    struct jail jail = {0};
    dup2(keep, STDIN_FILENO);
    close(STDOUT_FILENO);
    close_range(lax ? STDERR_FILENO + 1 : STDERR_FILENO, ~0U,
                0); /* a sanitizer's report goes there */
    bool bound = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    jail.landlock = (bound && close_files()) || lax; /* valgrind knows nothing of it */
    jail.limits = set_limits() || lax;
    jail.seccomp = bound && !lax && close_calls();
    return jail;
}

bool jail_is_whole(const struct jail *jail) {
    return jail->limits && jail->landlock && (jail->seccomp || lax);
}

void jail_describe(const struct jail *jail, struct bytes *out) {
    if (jail_is_whole(jail)) {
        bytes_text(out, "Conversations run in the whole jail: limits, Landlock and seccomp");
        bytes_text(out, lax ? " (seccomp left out of this test build)." : ".");
        return;
    }
    bytes_text(out, "This system's kernel does not offer");
    if (!jail->limits) bytes_text(out, " process limits");
    if (!jail->landlock) bytes_format(out, "%s Landlock", jail->limits ? "" : ",");
    if (!jail->seccomp && !lax)
        bytes_format(out, "%s seccomp", jail->limits && jail->landlock ? "" : ",");
    bytes_text(out, "; conversations run without it, so use only scripts that you trust.");
}
