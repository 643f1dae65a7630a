/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal's modes: what a person finds when askwell has left is what was there before.
 */
#include "front/keys.h"

#include <poll.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static bool changed;

bool keys_begin(void) {
    if (tcgetattr(STDIN_FILENO, &found) != 0) return false;
    struct termios spared = found;
    spared.c_lflag |= NOFLSH;
    changed = tcsetattr(STDIN_FILENO, TCSANOW, &spared) == 0;
    return true;
}

void keys_end(void) {
    if (changed) tcsetattr(STDIN_FILENO, TCSADRAIN, &found);
    changed = false;
}

/* An arrow and its like send several bytes behind an Esc; they come together. */
static void drop_sequence(void) {
    char rest = '\0';
    struct pollfd one = {.fd = STDIN_FILENO, .events = POLLIN};
    while (poll(&one, 1, 0) > 0 && read(STDIN_FILENO, &rest, 1) == 1)
        continue;
}

enum waited_for keys_wait(char *typed) {
    struct termios before;
    enum waited_for event = WAITED_RESIZED;
    char key = '\0';
    if (tcgetattr(STDIN_FILENO, &before) != 0) return WAITED_LEAVE;
    struct termios quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &quiet);
    while (event == WAITED_RESIZED)
        event = signals_wait(STDIN_FILENO, NULL);
    /* one byte and no more: what else was typed belongs to the answer */
    if (event == WAITED_INPUT && read(STDIN_FILENO, &key, 1) != 1) event = WAITED_LEAVE;
    if (key == '\033') drop_sequence();
    if (event == WAITED_CTRL_C) event = WAITED_INPUT;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    bool is_word = (unsigned char)key > ' ' && key != '\177';
    *typed = is_word ? key : '\0';
    return event;
}
