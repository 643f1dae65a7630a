/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell serve: a session for another program, in JSON lines.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "commands/sitting.h"
#include "front/fronts.h"

#include <stdio.h>
#include <sysexits.h>

static const char help[] =
    "askwell serve FLOW [--agenda FILE | --for NAME] [--with NAME]\n"
    "             [--key FILE] [--seed N] [--new]\n"
    "\n"
    "Holds a conversation with another program: one JSON object a line on standard output\n"
    "for what is said and asked, one a line on standard input for each answer.\n"
    "\n"
    "  out  {\"do\":\"say\",\"how\":\"line\",\"text\":\"…\"}\n"
    "       {\"do\":\"ask\",\"turn\":1,\"kind\":\"text\",\"question\":\"goal\",\"asked\":\"…\"}\n"
    "       {\"do\":\"error\",\"turn\":1,\"text\":\"…\"}\n"
    "       {\"do\":\"end\",\"how\":\"finished\"}\n"
    "  in   {\"turn\":1,\"answer\":\"…\"}  text, number, true or false, or a list of text\n"
    "       {\"turn\":1,\"command\":\"back\"}\n"
    "\n"
    "Where two coach each other (--with NAME, or --agenda FILE twice), `learner` says whose\n"
    "turn it is. --key FILE names the key of a sealed agenda. An answer counts only for the turn "
    "it names. The end of input is a pause. Without "
    "an\n"
    "agenda nothing is kept.\n";

static void print_end(enum talk_end end, const struct fault *fault) {
    static const char *const names[] = {
        [TALK_FINISHED] = "finished",
        [TALK_PAUSED] = "paused",
        [TALK_INTERRUPTED] = "interrupted",
        [TALK_FAILED] = "failed",
    };
    struct value map = value_map();
    struct bytes line = {0};
    struct bytes sentence = {0};
    value_set(&map, "do", value_string("end"));
    value_set(&map, "how", value_string(names[end]));
    if (end == TALK_FAILED) {
        fault_write(fault, &sentence);
        value_set(&map, "text", value_string(bytes_string(&sentence)));
    }
    json_write(&map, JSON_LINE, &line);
    puts(bytes_string(&line));
    fflush(stdout);
    bytes_free(&sentence);
    bytes_free(&line);
    value_free(&map);
}

static int hold(struct sitting *sitting, struct flow *jail) {
    struct fault fault = {0};
    struct bytes notes = {0};
    enum talk_end end = TALK_FAILED;
    struct journal *journals[2] = {NULL};
    bool good =
        sitting_load(sitting, jail, &fault) && sitting_open(sitting, journals, &notes, &fault);
    if (notes.length) fprintf(stderr, "askwell: %s", bytes_string(&notes));
    struct front *front = front_json();
    if (good) end = sitting_hold(sitting, jail, journals, front, &fault);
    print_end(end, &fault);
    front->close(front);
    sitting_close(journals);
    bytes_free(&notes);
    return sitting_exit(end, &fault);
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct sitting sitting = {.clock = &clock};
    struct fault fault = {0};
    int first = sitting_options(&serve_command, argc, argv, "afswnk", &sitting);
    if (!first) return EX_USAGE;
    if (argc - first != 1) return command_misused(&serve_command, "name one conversation");
    if (sitting.with && !sitting.agenda && !sitting.owner)
        return command_misused(&serve_command, "--with needs --for or --agenda beside it");
    sitting.flow = argv[first];
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    int code = hold(&sitting, jail);
    flow_close(jail);
    return code;
}

const struct command_of_program serve_command = {"serve", "hold one with another program", help,
                                                 run, NULL};
