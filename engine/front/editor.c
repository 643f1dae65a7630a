/* SPDX-License-Identifier: GPL-3.0-or-later
 * Running the editor and reading its file back.
 */
#include "front/editor.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

static const char *chosen_editor(void) {
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor) editor = getenv("EDITOR");
    return editor && *editor ? editor : "vi";
}

/* The variable may hold options, so the shell splits it; the path goes in as an argument. */
static bool run(const char *editor, const char *path) {
    struct bytes command = {0};
    bytes_format(&command, "%s \"$1\"", editor);
    pid_t process = fork();
    if (process == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        execl("/bin/sh", "sh", "-c", bytes_string(&command), "sh", path, (char *)NULL);
        _exit(127);
    }
    bytes_free(&command);
    int status = -1;
    while (process > 0 && waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return process > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool editor_write(const char *path, const char *text, struct bytes *out, struct fault *fault) {
    enum { longest = 1 << 20 };
    const char *editor = chosen_editor();
    if (!*path)
        return fault_say(fault, EX_UNAVAILABLE, "type the answer here",
                         "the agenda is sealed, and this system has no folder in memory where a "
                         "long answer could be written");
    if (!file_exists(path) && !file_write_new(path, text, strlen(text), fault)) return false;
    if (!run(editor, path)) {
        fault_at(fault, path, 0, 0);
        return fault_say(fault, EX_UNAVAILABLE, "set EDITOR to one that works, and try again",
                         "the editor `%s` did not end well; what was written is kept in this file",
                         editor);
    }
    /* one that stayed would be opened the next time as if it were what was written then */
    return file_read(path, longest, out, fault) && file_remove(path, fault);
}
