/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell doctor: what this machine gives, in a few lines.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/flow.h"

#include <langinfo.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell doctor\n"
    "\n"
    "Says whether conversations run in the whole jail on this machine, where agendas\n"
    "lie, which conversations are found, and whether characters are UTF-8.\n";

static int run(int argc, char **argv) {
    (void)argv;
    struct fault fault = {0};
    struct bytes text = {0};
    struct bytes folder = {0};
    if (argc > 1) return command_misused(&doctor_command, "doctor takes no arguments");
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    jail_describe(flow_jail(jail), &text);
    bool whole = jail_is_whole(flow_jail(jail));
    flow_close(jail);
    size_t count = 0;
    text_use_locale();
    char **names = shelf_names(SHELF_FLOWS, &count);
    bytes_format(&text, "\nAgendas lie in %s.\n",
                 shelf_data_folder(&folder, &fault) ? bytes_string(&folder)
                                                    : "no folder: set HOME");
    bytes_format(&text, "%zu conversations are found.\n", count);
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    bytes_format(&text, "Characters are %s.\n", nl_langinfo(CODESET));
    fputs(bytes_string(&text), stdout);
    shelf_free_names(names, count);
    bytes_free(&folder);
    bytes_free(&text);
    return whole && utf8 && count ? EX_OK : EX_UNAVAILABLE;
}

const struct command_of_program doctor_command = {"doctor", "say what this machine gives", help,
                                                  run, NULL};
