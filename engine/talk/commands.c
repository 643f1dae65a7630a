/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table, and finding a command in it.
 */
#include "talk/commands.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct command_row commands[COMMAND_COUNT] = {
    [COMMAND_ANOTHER] = {"another", "", "another question for the same purpose"},
    [COMMAND_ASK] = {"ask", "[QUESTION]", "ask a question of your own"},
    [COMMAND_BACK] = {"back", "", "open the last answer again"},
    [COMMAND_EDIT] = {"edit", "[N]", "open answer N again; without N, list them"},
    [COMMAND_UNDO] = {"undo", "", "take back the last answer or command"},
    [COMMAND_SKIP] = {"skip", "", "leave this question"},
    [COMMAND_PARK] = {"park", "[TEXT]", "put a topic aside for later"},
    [COMMAND_PARKED] = {"parked", "[N]", "see what is parked; with N, take it up"},
    [COMMAND_GO] = {"go", "[SECTION]", "on to a later section, or back to an earlier one"},
    [COMMAND_SILENCE] = {"silence", "[SECONDS]", "hold a silence until a key is pressed"},
    [COMMAND_OFFER] = {"offer", "[WHAT]", "ask leave for advice, a story, direction, information"},
    [COMMAND_MUST] = {"must", "[REASON]", "say what the law or a career asks for, without leave"},
    [COMMAND_WORDS] = {"words", "[N]", "the words of this session; with N, replay them"},
    [COMMAND_NOTE] = {"note", "[TEXT]", "a private note into the coach's notebook"},
    [COMMAND_LONG] = {"long", "", "write this answer in your editor"},
    [COMMAND_MINE] = {"mine", "[ALL]", "the last answer, or all, stays with the mentee"},
    [COMMAND_OURS] = {"ours", "[ALL]", "the last answer, or all, may be in the coach's copy"},
    [COMMAND_COUNTED] = {"counted", "[ALL]", "likewise, but without its words"},
    [COMMAND_UNKEPT] = {"unkept", "[ALL]", "the last answer, or all, goes out of the file"},
    [COMMAND_AGENDA] = {"agenda", "", "what is on the agenda so far"},
    [COMMAND_MENTEE] = {"mentee", "", "the mentee types from here on"},
    [COMMAND_COACH] = {"coach", "", "the coach types from here on"},
    [COMMAND_HELP] = {"help", "", "this list"},
    [COMMAND_PAUSE] = {"pause", "", "leave and come back later"},
    [COMMAND_END] = {"end", "", "close the session now"},
};

size_t command_find_in(const struct command_row *rows, size_t count, const char *line,
                       const char **argument) {
    size_t length = strcspn(line, " ");
    *argument = line + length + strspn(line + length, " ");
    size_t begun = count;
    size_t matches = 0;
    for (size_t i = 0; length && i < count; i++) {
        if (strncmp(rows[i].name, line, length) != 0) continue;
        if (rows[i].name[length] == '\0') return i;
        begun = i;
        matches++;
    }
    return matches == 1 ? begun : count;
}

enum command command_find(const char *line, const char **argument) {
    return (enum command)command_find_in(commands, COMMAND_COUNT, line, argument);
}

const char *command_nearest_in(const struct command_row *rows, size_t count, const char *line) {
    const char **names = memory_new((count + 1) * sizeof *names);
    char word[32];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(line, " "), line);
    for (size_t i = 0; i < count; i++)
        names[i] = rows[i].name;
    const char *nearest = text_nearest(word, names, count);
    free(names);
    return nearest;
}

const char *command_nearest(const char *line) {
    return command_nearest_in(commands, COMMAND_COUNT, line);
}
