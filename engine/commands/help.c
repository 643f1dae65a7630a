/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell help.
 */
#include "commands/command.h"

#include "talk/commands.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] = "askwell help [COMMAND]\n"
                           "\n"
                           "Says what the commands are, or all about one of them.\n";

static void print_all(void) {
    puts("askwell guides a coaching conversation, one open question at a time, and writes what\n"
         "the mentee says into an agenda that the mentee owns.\n"
         "\n"
         "  askwell              asks whose agenda and which conversation, and begins");
    for (size_t i = 0; program_commands[i]; i++)
        printf("  askwell %-12s %s\n", program_commands[i]->name, program_commands[i]->what);
    puts("\nIn a conversation:\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        printf("  /%-7s %-11s %s\n", commands[i].name, commands[i].argument, commands[i].what);
    puts("\n`askwell help COMMAND` tells more; `man askwell` tells all.");
}

static int run(int argc, char **argv) {
    bool about_verb = argc == 3 && strcmp(argv[1], agenda_command.name) == 0;
    if (argc > 2 && !about_verb) return command_misused(&help_command, "name one command");
    if (argc < 2) {
        print_all();
        return EX_OK;
    }
    for (size_t i = 0; program_commands[i]; i++) {
        if (strcmp(program_commands[i]->name, argv[1]) != 0) continue;
        command_tell(program_commands[i], argc - 1, argv + 1);
        return EX_OK;
    }
    return command_misused(&start_command, "there is no command `%s`", argv[1]);
}

const struct command_of_program help_command = {"help", "say what the commands are", help, run,
                                                NULL};
