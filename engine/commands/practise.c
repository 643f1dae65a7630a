/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell practise: a trainee coaches somebody who is not there, and sees what they did.
 */
#include "commands/command.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/text.h"
#include "commands/practice_choice.h"
#include "commands/practice_room.h"
#include "commands/practice_told.h"
#include "flow/flow.h"
#include "front/fronts.h"
#include "practice/orders.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell practise [PERSONA] [--protocol FLOW] [--seed N] [--live] [--json]\n"
    "                 [--html] [-o FILE] [--mentee-command CMD [--patience SECONDS]]\n"
    "askwell practise --resume [PERSONA] [--live] [--json] [--html] [-o FILE]\n"
    "askwell practise --list\n"
    "askwell practise --log [--json | --csv | --html] [-o FILE]\n"
    "\n"
    "You are the coach and type what you would say; a practice mentee answers. What you\n"
    "said is measured at the end. Nobody else is there, and nothing leaves this machine.\n"
    "\n"
    "  PERSONA          who answers; without it you are asked\n"
    "  --protocol FLOW  a conversation to practise; the persona names one where you do not.\n"
    "                   It is shown only when you ask, with /where\n"
    "  --seed N         the same words get the same conversation\n"
    "  --live           says behind each turn what it was\n"
    "  --json           speaks JSON lines, as `askwell serve` does, and ends with the report\n"
    "  --html           the report is a page; give -o FILE with it\n"
    "  -o FILE          where the report goes, once it is whole\n"
    "\n"
    "  --mentee-command CMD\n"
    "                   another program answers, one JSON object a line: it is sent\n"
    "                   {\"turn\":1,\"coach\":\"…\",\"before\":[…]} and says\n"
    "                   {\"turn\":1,\"mentee\":\"…\"}. It runs as you, outside the jail\n"
    "  --patience SECONDS   how long it may take to answer; 60 without it\n"
    "  --resume         goes on with the latest session that was left, or the latest one\n"
    "                   with PERSONA\n"
    "  --list           who there is to practise with\n"
    "  --log            your sessions so far: hours, personas, protocols, and the measures\n"
    "                   over time; --csv for a certificate\n"
    "\n"
    "Every session is kept as your own, in $XDG_DATA_HOME/askwell/practice.\n";

struct practise_options {
    struct practice_wish wish;
    const char *output;
    bool list;
    bool log;
    bool csv;
    bool json;
    bool html;
};

static bool take_patience(struct practise_options *options, const char *text) {
    char *end = NULL;
    double patience = strtod(text, &end);
    options->wish.patience = patience;
    if (*text && !*end && patience > 0 && patience <= 3600) return true;
    command_misused(&practise_command, "--patience takes seconds, such as --patience 30");
    return false;
}

static bool take_option(struct practise_options *options, int letter) {
    struct practice_wish *wish = &options->wish;
    if (letter == 'p') wish->protocol = optarg;
    if (letter == 's') wish->seed = optarg;
    if (letter == 'o') options->output = optarg;
    if (letter == 'm') wish->program = optarg;
    if (letter == 't' && !take_patience(options, optarg)) return false;
    wish->live = wish->live || letter == 'l';
    wish->resume = wish->resume || letter == 'r';
    options->log = options->log || letter == 'g';
    options->csv = options->csv || letter == 'c';
    options->list = options->list || letter == 'i';
    options->json = options->json || letter == 'j';
    options->html = options->html || letter == 'h';
    return true;
}

/* Gives what is wrong with them together, or NULL. */
static const char *fault_in(const struct practise_options *options, int words) {
    if (words > 1) return "name one persona";
    if (options->html && !options->output && !options->log) return "--html needs -o FILE";
    if (options->wish.resume && options->wish.seed)
        return "--seed is for a new session; one that is gone on with has its own";
    return NULL;
}

static bool take_options(struct practise_options *options, int argc, char **argv) {
    static const struct option known[] = {
        {"protocol", required_argument, NULL, 'p'},
        {"seed", required_argument, NULL, 's'},
        {"live", no_argument, NULL, 'l'},
        {"resume", no_argument, NULL, 'r'},
        {"json", no_argument, NULL, 'j'},
        {"html", no_argument, NULL, 'h'},
        {"output", required_argument, NULL, 'o'},
        {"log", no_argument, NULL, 'g'},
        {"csv", no_argument, NULL, 'c'},
        {"list", no_argument, NULL, 'i'},
        {"mentee-command", required_argument, NULL, 'm'},
        {"patience", required_argument, NULL, 't'},
        {NULL, 0, NULL, 0},
    };
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":o:", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (letter == ':') command_misused(&practise_command, "%s needs a value", word);
        if (letter == '?') command_misused(&practise_command, "`%s` is not understood", word);
        if (letter == ':' || letter == '?' || !take_option(options, letter)) return false;
    }
    const char *wrong = fault_in(options, argc - optind);
    if (wrong) command_misused(&practise_command, "%s", wrong);
    options->wish.persona = argv[optind];
    return !wrong;
}

static size_t width_now(void) {
    enum { narrowest = 30, widest = 70, usual = 80 };
    struct winsize size = {0};
    bool known = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    if (!known) return usual;
    size_t width = size.ws_col > 4 ? (size_t)size.ws_col - 4 : narrowest;
    if (width < narrowest) return narrowest;
    return width > widest ? widest : width;
}

/* Where nobody was named, it is asked. */
static bool choose(struct practice_room *room, struct bytes *chosen, struct fault *fault) {
    struct practice_wish *wish = &room->wish;
    if (wish->persona || wish->program || wish->resume) return true;
    if (!practice_choose(room->setup.front, room->jail, chosen, fault)) return false;
    wish->resume = !chosen->length;
    wish->persona = chosen->length ? bytes_string(chosen) : NULL;
    return true;
}

/* What was said is told, also where the session came to a bad end. */
static int hold(struct practice_room *room, const struct telling *telling,
                const struct clock *clock) {
    struct fault fault = {0};
    struct fault untold = {0};
    bool opened = practice_room_open(room, clock, &fault);
    enum practice_end end =
        opened ? practice_hold(&room->setup, &room->encounter, &fault) : PRACTICE_FAILED;
    room->setup.front->close(room->setup.front);
    bool spoken = opened && encounter_last_turn(&room->encounter);
    bool told = !spoken || practice_tell(room, telling, &untold);
    if (end == PRACTICE_INTERRUPTED && spoken && !telling->json)
        puts("To go on: askwell practise --resume");
    fflush(stdout);
    if (end == PRACTICE_FAILED) return fault_report(&fault);
    if (!told) return fault_report(&untold);
    return end == PRACTICE_INTERRUPTED ? 130 : EX_OK;
}

static int practise(const struct practise_options *options, struct flow *jail) {
    static const struct bytes no_scratch = {0}; /* nothing here is long enough for an editor */
    const struct clock clock = {0};
    bool at_terminal = !options->json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    struct practice_room room = {.wish = options->wish, .jail = jail};
    struct telling telling = {.output = options->output,
                              .json = options->json,
                              .html = options->html,
                              .brief = at_terminal};
    struct fault fault = {0};
    struct bytes chosen = {0};
    int code = EX_OK;
    room.setup.width = width_now();
    room.setup.recalls = at_terminal;
    room.setup.front = options->json ? front_json() : front_for_person(&no_scratch);
    if (choose(&room, &chosen, &fault)) {
        code = hold(&room, &telling, &clock);
    } else {
        room.setup.front->close(room.setup.front);
        if (fault.exit_code) code = fault_report(&fault);
    }
    practice_room_close(&room);
    bytes_free(&chosen);
    return code;
}

static int show_log(const struct practise_options *options) {
    enum progress_form form = PROGRESS_TEXT;
    struct fault fault = {0};
    if (options->json) form = PROGRESS_JSON;
    if (options->csv) form = PROGRESS_CSV;
    if (options->html) form = PROGRESS_HTML;
    return practice_tell_log(form, options->output, width_now(), &fault) ? EX_OK
                                                                         : fault_report(&fault);
}

static int run(int argc, char **argv) {
    struct fault fault = {0};
    struct practise_options options = {0};
    if (!take_options(&options, argc, argv)) return EX_USAGE;
    text_use_locale();
    if (options.log) return show_log(&options);
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    int code = EX_OK;
    if (options.list)
        practice_list(jail);
    else
        code = practise(&options, jail);
    flow_close(jail);
    return code;
}

/* What can be typed in a session comes from its own table. */
static void tell(int argc, char **argv) {
    (void)argc;
    (void)argv;
    enum { help_columns = 88 };
    struct bytes text = {0};
    orders_help(help_columns, &text);
    printf("%s\nEnter alone is a silence. Behind a slash:\n\n%s", help, bytes_string(&text));
    bytes_free(&text);
}

const struct command_of_program practise_command = {"practise", "coach somebody who is not there",
                                                    help, run, tell};
