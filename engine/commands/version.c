/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell version.
 */
#include "commands/command.h"

#include <stdio.h>
#include <sysexits.h>

#ifndef ASKWELL_VERSION
#define ASKWELL_VERSION "0.1"
#endif

static const char help[] = "askwell version\n"
                           "\n"
                           "Says which askwell this is.\n";

static int run(int argc, char **argv) {
    (void)argv;
    if (argc > 1) return command_misused(&version_command, "version takes no arguments");
    puts("askwell " ASKWELL_VERSION);
    return EX_OK;
}

const struct command_of_program version_command = {"version", "say which askwell this is", help,
                                                   run, NULL};
