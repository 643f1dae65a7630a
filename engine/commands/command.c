/* SPDX-License-Identifier: GPL-3.0-or-later
 * The list of commands, and what is said when one is used wrongly.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

const struct command_of_program *const program_commands[] = {
    &talk_command,   &watch_command,    &practise_command, &score_command, &flows_command,
    &agenda_command, &notebook_command, &report_command,   &serve_command, &new_command,
    &check_command,  &map_command,      &lint_command,     &test_command,  &play_command,
    &doctor_command, &version_command,  &help_command,     NULL,
};

void command_tell(const struct command_of_program *command, int argc, char **argv) {
    if (command->tell)
        command->tell(argc, argv);
    else
        fputs(command->help, stdout);
}

int command_misused(const struct command_of_program *command, const char *what, ...) {
    char sentence[512];
    struct bytes shown = {0};
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    text_show(sentence, strlen(sentence), TEXT_ONE_LINE, &shown);
    fprintf(stderr, "askwell: %s; see `askwell help%s%s`\n", bytes_string(&shown),
            *command->name ? " " : "", command->name);
    bytes_free(&shown);
    return EX_USAGE;
}
