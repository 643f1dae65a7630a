/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda: what stands on an agenda.
 */
#include "commands/command.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"
#include "commands/sitting.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda show (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Shows what stands on an agenda: goals, what was seen, options, choices, actions,\n"
    "what is parked, and the conversations that led there. Nothing is changed.\n"
    "\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

static void print(struct journal *journal, bool json) {
    struct bytes out = {0};
    struct fold fold = fold_open(journal);
    if (json) {
        struct value value = view_value(&fold);
        json_write(&value, JSON_PRETTY, &out);
        bytes_char(&out, '\n');
        value_free(&value);
    } else {
        view_text(&fold, NULL, &out);
    }
    fwrite(bytes_string(&out), 1, out.length, stdout);
    fold_free(&fold);
    bytes_free(&out);
}

static int show(const struct sitting *sitting) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes notes = {0};
    struct journal *journal = NULL;
    if (sitting_agenda_path(sitting, &path, &fault))
        journal = journal_open(bytes_string(&path), JOURNAL_READ, sitting->clock, &notes, &fault);
    if (journal) print(journal, sitting->json);
    fflush(stdout);
    if (notes.length) fprintf(stderr, "askwell: %s", bytes_string(&notes));
    int code = journal ? EX_OK : fault_report(&fault);
    journal_close(journal);
    bytes_free(&path);
    bytes_free(&notes);
    return code;
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct sitting sitting = {.clock = &clock};
    int first = sitting_options(&agenda_command, argc, argv, "afj", &sitting);
    if (!first) return EX_USAGE;
    if (argc - first != 1 || strcmp(argv[first], "show") != 0)
        return command_misused(&agenda_command,
                               "say what to do, as in `askwell agenda show --for maya`");
    if (!sitting.agenda && !sitting.owner)
        return command_misused(&agenda_command,
                               "say whose agenda, with --for NAME or --agenda FILE");
    return show(&sitting);
}

const struct command_of_program agenda_command = {"agenda", "show an agenda", help, run};
