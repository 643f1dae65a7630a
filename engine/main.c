/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell: finds the command and runs it. Exit codes: 0 good, 64 used wrongly, 65 bad data, 66 no
 * such file, 71 the system gave no memory or process, 74 could not write, 130 interrupted.
 */
#include "commands/command.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

static const struct command_of_program *find(const char *name) {
    for (size_t i = 0; program_commands[i]; i++)
        if (strcmp(program_commands[i]->name, name) == 0) return program_commands[i];
    return NULL;
}

int main(int argc, char **argv) {
    umask(077);               /* what a mentee says is nobody else's */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a fault to be said, not a death */
    if (argc < 2) return start_command.run(argc, argv);
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) name = "help";
    if (strcmp(name, "--version") == 0) name = "version";
    const struct command_of_program *command = find(name);
    if (!command) return command_misused(&start_command, "there is no command `%s`", name);
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") != 0 && strcmp(argv[i], "-h") != 0) continue;
        command_tell(command, argc - 1, argv + 1);
        return EX_OK;
    }
    return command->run(argc - 1, argv + 1);
}
