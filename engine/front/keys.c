/* SPDX-License-Identifier: GPL-3.0-or-later
 * The terminal without line editing and echo, for as long as one key takes.
 */
#include "front/keys.h"

#include <termios.h>
#include <unistd.h>

enum waited_for keys_wait(void) {
    struct termios before;
    enum waited_for event = WAITED_RESIZED;
    if (tcgetattr(STDIN_FILENO, &before) != 0) return WAITED_LEAVE;
    struct termios quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &quiet);
    while (event == WAITED_RESIZED)
        event = signals_wait(STDIN_FILENO);
    if (event == WAITED_INPUT) {
        char part[64]; /* a key may send several bytes */
        if (read(STDIN_FILENO, part, sizeof part) <= 0) event = WAITED_LEAVE;
    }
    if (event == WAITED_CTRL_C) event = WAITED_INPUT;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return event;
}
