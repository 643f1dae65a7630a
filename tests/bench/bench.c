/* SPDX-License-Identifier: GPL-3.0-or-later
 * How fast askwell is, as ratios to limits that are measured in the same run, by turns, so that the
 * machine's noise falls on both. Nothing here passes or fails: times belong to a machine, and a
 * test of them would fail on a busy one.
 */
#include "measure.h"
#include "stage.h"

#include <linux/magic.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

static const struct {
    const char *name;
    void (*measure)(const struct stage *stage);
} measures[] = {
    {"start", start_measure},   {"turn", turn_measure},     {"walk", walk_measure},
    {"memory", memory_measure}, {"resume", resume_measure}, {"bank", bank_measure},
    {"lint", lint_measure},     {"check", check_measure},   {"practice", practice_measure},
    {"score", score_measure},   {"report", report_measure}, {"agenda", agenda_measure},
};

static bool is_wanted(const char *name, int argc, char **argv) {
    for (int i = 4; i < argc; i++)
        if (strcmp(argv[i], name) == 0) return true;
    return argc <= 4;
}

int main(int argc, char **argv) {
    struct statfs disk;
    if (argc < 4) {
        fprintf(
            stderr,
            "bench ASKWELL HOST FOLDER "
            "[start|turn|walk|memory|resume|bank|lint|check|practice|score|report|agenda ...]\n");
        return EXIT_FAILURE;
    }
    struct stage stage = {.askwell = argv[1], .host = argv[2], .folder = argv[3]};
    signal(SIGPIPE, SIG_IGN); /* measure_failed tells more */
    stage_set(&stage);
    measure_heading();
    if (statfs(stage.folder, &disk) == 0 && disk.f_type == TMPFS_MAGIC)
        measure_note("%s is in memory and not on a disk: syncing costs nothing there",
                     stage.folder);
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (is_wanted(measures[i].name, argc, argv)) measures[i].measure(&stage);
    return EXIT_SUCCESS;
}
