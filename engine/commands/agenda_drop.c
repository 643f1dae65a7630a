/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda drop: an item is let go.
 */
#include "commands/settling.h"

static const char help[] =
    "askwell agenda drop ENTRY [--why TEXT]\n"
    "                (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Lets an item go. It stays in the file, as dropped; `erase` takes words out.\n"
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
        "dropped", "What lets you drop it? (Enter leaves it open)", "Dropped"};
    return settling_run(call, &settling);
}

const struct verb agenda_drop = {
    .name = "drop", .what = "let an item go", .help = help, .options = options, .run = run};
