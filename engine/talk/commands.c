/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table, and finding a command in it.
 */
#include "talk/commands.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>
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

enum command command_find(const char *line, const char **argument) {
    size_t length = strcspn(line, " ");
    *argument = line + length + strspn(line + length, " ");
    enum command begun = COMMAND_COUNT;
    size_t matches = 0;
    for (int i = 0; length && i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].name, line, length) != 0) continue;
        if (commands[i].name[length] == '\0') return (enum command)i;
        begun = (enum command)i;
        matches++;
    }
    return matches == 1 ? begun : COMMAND_COUNT;
}

const char *command_nearest(const char *line) {
    const char *names[COMMAND_COUNT];
    char word[32];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(line, " "), line);
    for (int i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    return text_nearest(word, names, COMMAND_COUNT);
}
