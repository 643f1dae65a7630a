/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal without line editing and echo, for as long as one key takes.
 */
#include "front/keys.h"

#include <poll.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

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
        event = signals_wait(STDIN_FILENO);
    /* one byte and no more: what else was typed belongs to the answer */
    if (event == WAITED_INPUT && read(STDIN_FILENO, &key, 1) != 1) event = WAITED_LEAVE;
    if (key == '\033') drop_sequence();
    if (event == WAITED_CTRL_C) event = WAITED_INPUT;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    bool is_word = (unsigned char)key > ' ' && key != '\177';
    *typed = is_word ? key : '\0';
    return event;
}
