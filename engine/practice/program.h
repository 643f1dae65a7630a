/* SPDX-License-Identifier: GPL-3.0-or-later
 * Another program as the mentee: a chat model that somebody runs, a colleague's script. It runs as
 * the trainee's own program, outside the jail. One JSON object a line each way:
 *
 *     to it    {"turn":0,"coach":"","before":[]}
 *              {"turn":2,"coach":"What else?","before":[{"coach":"","mentee":"Hello."},
 *               {"coach":"What would you like?","mentee":"One quiet hour."}]}
 *     from it  {"turn":2,"mentee":"It rings all the time."}     and "left":true where the mentee
 * goes
 *
 * Turn 0 asks for what the mentee says first; "coach":"" later is a silence; "ends":true stands
 * with the farewell. All that was said stands in every object, so the program need not remember
 * anything, and going back is only a shorter `before`. Lines for another turn are passed over: they
 * come late.
 */
#ifndef ASKWELL_PROGRAM_H
#define ASKWELL_PROGRAM_H

#include "practice/mentee.h"

struct fault;

enum { program_line_most = 256 << 10, program_says_most = 4000 };

/* Starts `command` with the shell; `patience` is how many seconds an answer may take. Gives the
 * mentee, whose close ends the program and all that it started. NULL with a fault (71). */
struct mentee *mentee_of_program(const char *command, double patience, struct fault *fault);

#endif
