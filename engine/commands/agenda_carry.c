/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda carry: an action goes on, perhaps to another day.
 */
#include "commands/settling.h"

static const char help[] =
    "askwell agenda carry ENTRY [--by DAY] [--why TEXT]\n"
    "                (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Carries an action on, to another day where one is said.\n"
    "\n"
    "ENTRY is its number, as the agenda shows it, or the beginning of its words.\n"
    "\n"
    "  --by DAY       tomorrow, friday, in two weeks, 24 November\n"
    "  --why TEXT     the reason; asked for on a terminal, and may be left empty\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what was kept, as data\n";

static const struct verb_option options[] = {{"by", true}, {"why", true}, {NULL, false}};

static int run(struct verb_call *call) {
    static const struct settling settling = {
        "carried", "What came in between? (Enter leaves it open)", "Carried on"};
    return settling_run(call, &settling);
}

const struct verb agenda_carry = {.name = "carry",
                                  .what = "carry an action on, to another day",
                                  .help = help,
                                  .options = options,
                                  .run = run};
