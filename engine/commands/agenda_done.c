/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda done: an action or a goal has come about.
 */
#include "commands/settling.h"

static const char help[] =
    "askwell agenda done ENTRY [--why TEXT]\n"
    "                (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Says that an action is done, or a goal reached. What it said stays on the agenda.\n"
    "\n"
    "ENTRY is its number, as the agenda shows it, or the beginning of its words.\n"
    "\n"

    "  --why TEXT     the reason; asked for on a terminal, and may be left empty\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what was kept, as data\n";

static const struct verb_option options[] = {{"why", true}, {NULL, false}};

static int run(struct verb_call *call) {
    static const struct settling settling = {
        "done", "What did you do, or see? (Enter leaves it open)", "Done"};
    return settling_run(call, &settling);
}

const struct verb agenda_done = {.name = "done",
                                 .what = "say that an action is done",
                                 .help = help,
                                 .options = options,
                                 .run = run};
