/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be typed instead of an answer. This one table feeds the turn loop, /help, Tab completion
 * and, held by a test, the manual.
 */
#ifndef ASKWELL_COMMANDS_H
#define ASKWELL_COMMANDS_H

#include <stddef.h>

enum command {
    COMMAND_ANOTHER,
    COMMAND_ASK,
    COMMAND_BACK,
    COMMAND_EDIT,
    COMMAND_UNDO,
    COMMAND_SKIP,
    COMMAND_PARK,
    COMMAND_PARKED,
    COMMAND_GO,
    COMMAND_SILENCE,
    COMMAND_OFFER,
    COMMAND_MUST,
    COMMAND_WORDS,
    COMMAND_NOTE,
    COMMAND_LONG,
    COMMAND_MINE,
    COMMAND_OURS,
    COMMAND_COUNTED,
    COMMAND_UNKEPT,
    COMMAND_AGENDA,
    COMMAND_MENTEE,
    COMMAND_COACH,
    COMMAND_HELP,
    COMMAND_PAUSE,
    COMMAND_END,
    COMMAND_COUNT,
};

struct command_row {
    const char *name;     /* without the slash */
    const char *argument; /* as help shows it, "" for none */
    const char *what;
};

extern const struct command_row commands[COMMAND_COUNT];

/* Finds the command in `line`, which has no slash, by its name or by a beginning that only one
 * command has. Gives COMMAND_COUNT where there is none. `argument` is set to what follows, without
 * blanks. */
enum command command_find(const char *line, const char **argument);

/* The same in another table of `count` rows; gives `count` where there is none. */
size_t command_find_in(const struct command_row *rows, size_t count, const char *line,
                       const char **argument);
const char *command_nearest_in(const struct command_row *rows, size_t count, const char *line);

/* Gives the name nearest to a mistyped one, or NULL. */
const char *command_nearest(const char *line);

#endif
