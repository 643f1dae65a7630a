/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program `dot` is run rather than its library linked or opened: a session's start loads
 * nothing for it, askwell is installed without it, and what Graphviz does with a hostile map it
 * does in a process of its own, with a limit on its time. No shell is between: it gets two words
 * and the map on its standard input.
 */
#include "author/map_svg.h"

#include "author/map_dot.h"
#include "author/map_words.h"
#include "base/bytes.h"
#include "base/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

enum {
    most_seconds = 60,
    most_bytes = 64 << 20,
    status_missing = 127,
};

/* Gives a descriptor that reads `text`, or -1. A file and no pipe, so that neither side waits for
 * the other. */
static int reader_of(const struct bytes *text) {
    int descriptor = memfd_create("map", MFD_CLOEXEC);
    for (size_t at = 0; descriptor >= 0 && at < text->length;) {
        ssize_t put = write(descriptor, text->data + at, text->length - at);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            close(descriptor);
            return -1;
        }
        at += (size_t)put;
    }
    if (descriptor >= 0) lseek(descriptor, 0, SEEK_SET);
    return descriptor;
}

_Noreturn static void be_dot(int input, int output) {
    struct rlimit seconds = {most_seconds, most_seconds};
    setrlimit(RLIMIT_CPU, &seconds);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    execlp("dot", "dot", "-Tsvg", (char *)NULL);
    _exit(errno == ENOENT ? status_missing : EX_UNAVAILABLE);
}

static bool read_all(int descriptor, struct bytes *out) {
    char part[16384];
    ssize_t got = 0;
    while ((got = read(descriptor, part, sizeof part)) != 0 && out->length < most_bytes) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        bytes_add(out, part, (size_t)got);
    }
    return got == 0;
}

/* Runs `dot`; gives its status as waitpid does, or -1 where there is no process. */
static int run_dot(const struct bytes *text, struct bytes *picture) {
    int ends[2] = {-1, -1};
    int status = -1;
    int input = reader_of(text);
    pid_t process = input >= 0 && pipe2(ends, O_CLOEXEC) == 0 ? fork() : -1;
    if (process == 0) be_dot(input, ends[1]);
    if (input >= 0) close(input);
    if (ends[1] >= 0) close(ends[1]);
    bool whole = process > 0 && read_all(ends[0], picture);
    if (ends[0] >= 0) close(ends[0]);
    while (process > 0 && waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return whole || process < 0 ? status : EX_UNAVAILABLE << 8;
}

static void add_xml(const char *text, struct bytes *out) {
    struct bytes shown = {0};
    map_words_show(text, &shown);
    for (const char *at = bytes_string(&shown); *at; at++) {
        if (*at == '<')
            bytes_text(out, "&lt;");
        else if (*at == '>')
            bytes_text(out, "&gt;");
        else if (*at == '&')
            bytes_text(out, "&amp;");
        else
            bytes_char(out, *at);
    }
    bytes_free(&shown);
}

/* What a screen reader says of the picture before what is in it. */
static void add_title(const struct map *map, struct bytes *out) {
    struct bytes walked = {0};
    map_words_walked(map, &walked);
    bytes_text(out, "\n<title>");
    add_xml(map->title, out);
    bytes_format(out,
                 "</title>\n<desc>A conversation of %zu steps in %zu sections. %s "
                 "The same to be read: askwell map ",
                 map->step_count, map->section_count, bytes_string(&walked));
    add_xml(map->name, out);
    bytes_text(out, "</desc>");
    bytes_free(&walked);
}

/* Adds the rest of the picture. A line that holds steps together and is not drawn leaves an empty
 * group whose title a screen reader would read as a way; it is left out. */
static void add_rest(const char *rest, struct bytes *out) {
    static const char begins[] = "<g id=\"edge";
    static const char nothing[] = "</title>\n</g>\n";
    for (const char *group = NULL; (group = strstr(rest, begins));) {
        const char *title = strstr(group, "</title>");
        bool empty = title && strncmp(title, nothing, sizeof nothing - 1) == 0;
        bytes_add(out, rest, (size_t)(group - rest));
        if (!empty) bytes_text(out, begins);
        rest = empty ? title + sizeof nothing - 1 : group + sizeof begins - 1;
    }
    bytes_text(out, rest);
}

bool map_svg(const struct map *map, struct bytes *out, struct fault *fault) {
    struct bytes text = {0};
    struct bytes picture = {0};
    map_dot(map, &text);
    int status = run_dot(&text, &picture);
    const char *head = strstr(bytes_string(&picture), "<svg");
    head = head ? strchr(head, '>') : NULL;
    bool missing = WIFEXITED(status) && WEXITSTATUS(status) == status_missing;
    bool good = status == 0 && head;
    fault_at(fault, NULL, 0, 0);
    if (good) {
        bytes_add(out, picture.data, (size_t)(head + 1 - picture.data));
        add_title(map, out);
        add_rest(head + 1, out);
    } else if (status == -1) {
        fault_say(fault, EX_OSERR, "end other programs, then try again",
                  "the system gives no process to draw in: %s", strerror(errno));
    } else if (missing) {
        fault_say(fault, EX_UNAVAILABLE,
                  "install the package graphviz, or take --mermaid or the outline",
                  "there is no program `dot`, which draws the picture");
    } else {
        fault_say(fault, EX_UNAVAILABLE, "--dot shows what it was given",
                  "Graphviz did not draw this map");
    }
    bytes_free(&text);
    bytes_free(&picture);
    return good;
}
