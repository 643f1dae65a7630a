/* SPDX-License-Identifier: GPL-3.0-or-later
 * The most that a session has resident, both its processes added up, at its first question and
 * after a conversation's answers; against the least program that asks from Lua.
 */
#include "stage.h"

#include "base/bytes.h"
#include "measure.h"
#include "peer.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double mebibyte = 1024;

/* Gives the number behind `key` in a file of /proc/PROCESS, or 0. */
static long number_of(long process, const char *file, const char *key) {
    char line[256];
    long number = 0;
    snprintf(line, sizeof line, "/proc/%ld/%s", process, file);
    FILE *status = fopen(line, "re");
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, key, strlen(key)) == 0) number = strtol(line + strlen(key), NULL, 10);
    if (status) fclose(status);
    return number;
}

/* Gives the process whose parent is `parent`, or 0. */
static long child_of(long parent) {
    long child = 0;
    DIR *folder = opendir("/proc");
    for (struct dirent *entry = NULL; folder && !child && (entry = readdir(folder)) != NULL;) {
        long process = strtol(entry->d_name, NULL, 10);
        if (process > 0 && number_of(process, "status", "PPid:") == parent) child = process;
    }
    if (folder) closedir(folder);
    return child;
}

static double kibibytes_of(const struct peer *peer, const char *file, const char *key) {
    long child = child_of(peer->process);
    long both = number_of(peer->process, file, key);
    if (child) both += number_of(child, file, key);
    return (double)both;
}

static void print(const char *what, double ours, double theirs, const char *aim) {
    char askwell[32];
    char limit[32];
    snprintf(askwell, sizeof askwell, "%.1f MiB", ours / mebibyte);
    snprintf(limit, sizeof limit, "%.1f MiB", theirs / mebibyte);
    measure_texts(what, askwell, limit, theirs > 0 ? ours / theirs : 0, aim, "");
}

static void answer_all(struct peer *peer) {
    struct bytes line = {0};
    for (int turn = 1; turn < stage_turns; turn++) {
        bool choice = strstr(bytes_string(&peer->said), "\"kind\":\"choice\"") != NULL;
        bytes_clear(&line);
        bytes_format(&line, "{\"turn\":%d,\"answer\":\"%s\"}\n", turn, choice ? "1" : stage_answer);
        peer_send(peer, line.data, line.length);
        peer_expect(peer, "\"do\":\"ask\"");
    }
    bytes_free(&line);
}

void memory_measure(const struct stage *stage) {
    struct bytes flow = {0};
    struct bytes agenda = {0};
    stage_path(stage, "scripts/twelve.lua", &flow);
    stage_path(stage, "memory.agenda.yaml", &agenda);
    const char *host[] = {stage->host, NULL};
    const char *argv[] = {stage->askwell,        "serve", bytes_string(&flow), "--agenda",
                          bytes_string(&agenda), NULL};
    struct peer least = peer_start(host);
    peer_expect(&least, "?");
    double limit = kibibytes_of(&least, "status", "VmHWM:");
    peer_end(&least);
    struct peer peer = peer_start(argv);
    peer_expect(&peer, "\"do\":\"ask\"");
    double first = kibibytes_of(&peer, "status", "VmHWM:");
    answer_all(&peer);
    double last = kibibytes_of(&peer, "status", "VmHWM:");
    double shared = kibibytes_of(&peer, "smaps_rollup", "Pss:");
    peer_end(&peer);
    print("peak memory at the first question, both processes", first, limit, "≤ 6 MiB");
    print("peak memory after 15 answers, both processes", last, limit, "≤ 6 MiB");
    if (shared > 0)
        measure_note("pages that both have count twice there; counted once: %.1f MiB",
                     shared / mebibyte);
    bytes_free(&flow);
    bytes_free(&agenda);
}
