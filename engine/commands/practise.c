/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell practise: a trainee coaches somebody who is not there, and sees what they did.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/flow.h"
#include "front/fronts.h"
#include "practice/persona.h"
#include "practice/practice.h"
#include "practice/protocol.h"
#include "practice/report.h"
#include "talk/draw.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell practise [PERSONA] [--protocol FLOW] [--seed N] [--live] [--json]\n"
    "                 [--html] [-o FILE]\n"
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
    "Enter alone is a silence. Behind a slash:\n"
    "\n"
    "  /where      which stage of the protocol this is, and what is missing\n"
    "  /hint       one hint for this moment\n"
    "  /rewind N   back to your turn N, to try other words; /compare shows both ways\n"
    "  /pin        marks this moment\n"
    "  /swap       you sit in the mentee's chair\n"
    "  /feedback   what you have done so far; /contest N WHY keeps that you see it otherwise\n"
    "  /end        closes the session\n"
    "\n"
    "Every session is kept as your own, in $XDG_DATA_HOME/askwell/practice.\n";

struct practising_options {
    const char *persona;
    const char *protocol;
    const char *seed;
    const char *output;
    bool live;
    bool json;
    bool html;
};

static bool take_options(struct practising_options *options, int argc, char **argv) {
    static const struct option known[] = {
        {"protocol", required_argument, NULL, 'p'},
        {"seed", required_argument, NULL, 's'},
        {"live", no_argument, NULL, 'l'},
        {"json", no_argument, NULL, 'j'},
        {"html", no_argument, NULL, 'h'},
        {"output", required_argument, NULL, 'o'},
        {NULL, 0, NULL, 0},
    };
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":o:", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (letter == ':') command_misused(&practise_command, "%s needs a value", word);
        if (letter == '?') command_misused(&practise_command, "`%s` is not understood", word);
        if (letter == ':' || letter == '?') return false;
        if (letter == 'p') options->protocol = optarg;
        if (letter == 's') options->seed = optarg;
        if (letter == 'o') options->output = optarg;
        options->live = options->live || letter == 'l';
        options->json = options->json || letter == 'j';
        options->html = options->html || letter == 'h';
    }
    if (argc - optind > 1) {
        command_misused(&practise_command, "name one persona");
        return false;
    }
    if (options->html && !options->output) {
        command_misused(&practise_command, "--html needs -o FILE");
        return false;
    }
    options->persona = argv[optind];
    return true;
}

/* All that a session is held with. */
struct practice_room {
    struct practising_options options;
    struct flow *jail;
    struct persona *persona;
    struct mentee *mentee;
    struct yardstick yardstick;
    struct protocol *protocol;
    struct diary *diary;
    struct front *front;
    struct encounter encounter;
    uint64_t seed;
    size_t width;
};

static size_t width_now(void) {
    enum { narrowest = 30, widest = 76, usual = 72 };
    struct winsize size = {0};
    bool known = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    size_t width = known && size.ws_col > 4 ? (size_t)size.ws_col - 4 : usual;
    if (width < narrowest) return narrowest;
    return width > widest ? widest : width;
}

static struct report report_of(const struct practice_room *room, const struct measures *measures) {
    return (struct report){.encounter = &room->encounter,
                           .measures = measures,
                           .title = persona_title(room->persona),
                           .language = persona_bank(room->persona)->language,
                           .mentee = room->mentee->name,
                           .place = "turn"};
}

/* Behind JSON lines the report is one more of them. */
static void print_json(const struct report *report, const struct bytes *debrief) {
    struct value map = value_map();
    struct bytes line = {0};
    value_set(&map, "do", value_string("report"));
    value_set(&map, "mentee", value_string(bytes_string(debrief)));
    value_set(&map, "report", report_value(report));
    json_write(&map, JSON_LINE, &line);
    puts(bytes_string(&line));
    bytes_free(&line);
    value_free(&map);
}

static bool tell_report(const struct practice_room *room, struct fault *fault) {
    const struct practising_options *options = &room->options;
    struct measures measures = measures_take(&room->yardstick, &room->encounter);
    struct report report = report_of(room, &measures);
    struct bytes out = {0};
    struct bytes debrief = {0};
    bool good = true;
    room->mentee->debrief(room->mentee, &debrief);
    if (options->html)
        report_html(&report, &out);
    else
        report_text(&report, room->width, &out);
    if (options->output) good = file_replace(options->output, out.data, out.length, fault);
    if (options->json) {
        print_json(&report, &debrief);
    } else {
        struct bytes shown = {0};
        text_wrap(bytes_string(&debrief), room->width, 0, &shown);
        printf("\n%s\n%s", bytes_string(&shown), options->output ? "" : bytes_string(&out));
        if (good && options->output) printf("The report is in %s\n", options->output);
        bytes_free(&shown);
    }
    bytes_free(&debrief);
    bytes_free(&out);
    measures_free(&measures);
    return good;
}

static bool open_room(struct practice_room *room, struct fault *fault) {
    const struct practising_options *options = &room->options;
    room->seed = draw_any_seed();
    if (options->seed && !draw_seed(options->seed, &room->seed, fault)) return false;
    room->persona = persona_open(room->jail, options->persona, room->seed, fault);
    if (!room->persona) return false;
    const struct persona_bank *bank = persona_bank(room->persona);
    if (!yardstick_open(bank->language, &room->yardstick, fault)) return false;
    const char *protocol = options->protocol ? options->protocol : bank->protocol;
    if (protocol) room->protocol = protocol_open(protocol, room->yardstick.lexicon, fault);
    if (protocol && !room->protocol) return false;
    room->mentee = mentee_of_persona(room->persona);
    return true;
}

static bool open_diary(struct practice_room *room, const struct clock *clock, struct fault *fault) {
    const struct persona_bank *bank = persona_bank(room->persona);
    struct bytes folder = {0};
    char *name = shelf_name(SHELF_PERSONAS, room->options.persona);
    const char *protocol = room->options.protocol ? room->options.protocol : bank->protocol;
    struct diary_begin begin = {.persona = name,
                                .title = persona_title(room->persona),
                                .mentee = bank->name,
                                .protocol = protocol,
                                .sum = bank->digest,
                                .seed = room->seed};
    if (diary_folder(&folder, fault))
        room->diary = diary_open(bytes_string(&folder), clock, &begin, fault);
    bytes_free(&folder);
    free(name);
    return room->diary != NULL;
}

static void close_room(struct practice_room *room) {
    if (room->front) room->front->close(room->front);
    diary_close(room->diary);
    if (room->mentee) room->mentee->close(room->mentee);
    protocol_free(room->protocol);
    yardstick_close(&room->yardstick);
    persona_free(room->persona);
    encounter_free(&room->encounter);
    flow_close(room->jail);
}

static enum practice_end hold(struct practice_room *room, struct fault *fault) {
    struct practice_setup setup = {
        .front = room->front,
        .mentee = room->mentee,
        .diary = room->diary,
        .yardstick = &room->yardstick,
        .protocol = room->protocol,
        .title = persona_title(room->persona),
        .about = persona_bank(room->persona)->about,
        .language = persona_bank(room->persona)->language,
        .width = room->width,
        .live = room->options.live,
    };
    return practice_hold(&setup, &room->encounter, fault);
}

static int practise(struct practice_room *room, const struct clock *clock) {
    struct fault fault = {0};
    if (!open_room(room, &fault) || !open_diary(room, clock, &fault)) return fault_report(&fault);
    room->front = room->options.json ? front_json() : front_for_person("");
    enum practice_end end = hold(room, &fault);
    room->front->close(room->front);
    room->front = NULL;
    bool good = end != PRACTICE_FAILED && tell_report(room, &fault);
    if (good && !room->options.json)
        printf("\nThe session is kept in %s\n", diary_path(room->diary));
    fflush(stdout);
    if (!good) return fault_report(&fault);
    return end == PRACTICE_INTERRUPTED ? 130 : EX_OK;
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct fault fault = {0};
    struct practice_room room = {0};
    if (!take_options(&room.options, argc, argv)) return EX_USAGE;
    room.jail = flow_fork(&fault);
    if (!room.jail) return fault_report(&fault);
    text_use_locale();
    room.width = width_now();
    int code = practise(&room, &clock);
    close_room(&room);
    return code;
}

const struct command_of_program practise_command = {"practise", "coach somebody who is not there",
                                                    help, run};
