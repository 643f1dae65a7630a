# SPDX-License-Identifier: GPL-3.0-or-later
# A test that wants another day, or a disk that fails, sources this behind shell.sh; see machine.c.
machine=${ASKWELL%/*}/machine.so
# the sanitizers' library need not be the first that is loaded
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0

# on TIME COMMAND...: the command, as at 2026-09-07T16:00:00Z
on() {
    local now
    now=$(date -u -d "$1" +%s)
    shift
    LD_PRELOAD=$machine MACHINE_NOW=$now "$@"
}

# Does it stand between a program and its machine here?
has_machine() { [ "$(on 2001-02-03T04:05:06Z date -u +%F 2>/dev/null)" = 2001-02-03 ]; }
