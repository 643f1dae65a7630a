/* SPDX-License-Identifier: GPL-3.0-or-later
 * The commands of the program, one file each.
 */
#ifndef ASKWELL_COMMAND_H
#define ASKWELL_COMMAND_H

struct command_of_program {
    const char *name;
    const char *what;                    /* one line for `askwell help` */
    const char *help;                    /* all of it, as `--help` shows it */
    int (*run)(int argc, char **argv);   /* argv[0] is the command's name; gives the exit code */
    void (*tell)(int argc, char **argv); /* prints help about what is in argv; NULL: it is `help` */
};

extern const struct command_of_program
    start_command; /* without a name: what `askwell` alone does */
extern const struct command_of_program talk_command;
extern const struct command_of_program flows_command;
extern const struct command_of_program agenda_command;
extern const struct command_of_program report_command;
extern const struct command_of_program notebook_command;
extern const struct command_of_program practise_command;
extern const struct command_of_program serve_command;
extern const struct command_of_program play_command;
extern const struct command_of_program test_command;
extern const struct command_of_program check_command;
extern const struct command_of_program lint_command;
extern const struct command_of_program score_command;
extern const struct command_of_program new_command;
extern const struct command_of_program watch_command;
extern const struct command_of_program map_command;
extern const struct command_of_program doctor_command;
extern const struct command_of_program version_command;
extern const struct command_of_program help_command;

/* Every command by name, ended by NULL. */
extern const struct command_of_program *const program_commands[];

/* Prints all about a command, or about what of it is named in its arguments. */
void command_tell(const struct command_of_program *command, int argc, char **argv);

/* Says on standard error what is wrong with the arguments and where help is; gives 64. */
int command_misused(const struct command_of_program *command, const char *what, ...)
    __attribute__((format(printf, 2, 3)));

#endif
