/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda revise: an item is put into other words, or gets another day.
 */
#include "commands/settling.h"

static const char help[] =
    "askwell agenda revise ENTRY [--text TEXT] [--by DAY] [--why TEXT]\n"
    "                (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Puts an item into other words or gives it another day; one that was done or dropped\n"
    "is taken up again. How it read before stays in the file.\n"
    "\n"
    "ENTRY is its number, as the agenda shows it, or the beginning of its words.\n"
    "\n"
    "  --text TEXT    how it reads now\n"
    "  --by DAY       tomorrow, friday, in two weeks, 24 November\n"
    "  --why TEXT     the reason; asked for on a terminal, and may be left empty\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what was kept, as data\n";

static const struct verb_option options[] = {
    {"text", true}, {"by", true}, {"why", true}, {NULL, false}};

static int run(struct verb_call *call) {
    static const struct settling settling = {"revised", "What has changed? (Enter leaves it open)",
                                             "It reads now"};
    return settling_run(call, &settling);
}

const struct verb agenda_revise = {.name = "revise",
                                   .what = "put an item into other words",
                                   .help = help,
                                   .options = options,
                                   .run = run};
