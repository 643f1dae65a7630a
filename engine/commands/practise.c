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
#include "commands/choose.h"
#include "flow/flow.h"
#include "front/fronts.h"
#include "practice/persona.h"
#include "practice/practice.h"
#include "practice/program.h"
#include "practice/progress.h"
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
    "                 [--html] [-o FILE] [--mentee-command CMD [--patience SECONDS]]\n"
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
    "  --list           who there is to practise with\n"
    "  --log            your sessions so far: hours, personas, protocols, and the measures\n"
    "                   over time; --csv for a certificate\n"
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
    const char *program;
    double patience;
    bool list;
    bool log;
    bool csv;
    bool live;
    bool json;
    bool html;
};

static bool take_patience(struct practising_options *options, const char *text) {
    char *end = NULL;
    options->patience = strtod(text, &end);
    if (*text && !*end && options->patience > 0 && options->patience <= 3600) return true;
    command_misused(&practise_command, "--patience takes seconds, such as --patience 30");
    return false;
}

static bool take_options(struct practising_options *options, int argc, char **argv) {
    static const struct option known[] = {
        {"protocol", required_argument, NULL, 'p'},
        {"seed", required_argument, NULL, 's'},
        {"live", no_argument, NULL, 'l'},
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
        if (letter == ':' || letter == '?') return false;
        if (letter == 'p') options->protocol = optarg;
        if (letter == 's') options->seed = optarg;
        if (letter == 'o') options->output = optarg;
        if (letter == 'm') options->program = optarg;
        if (letter == 't' && !take_patience(options, optarg)) return false;
        options->log = options->log || letter == 'g';
        options->csv = options->csv || letter == 'c';
        options->list = options->list || letter == 'i';
        options->live = options->live || letter == 'l';
        options->json = options->json || letter == 'j';
        options->html = options->html || letter == 'h';
    }
    if (argc - optind > 1) {
        command_misused(&practise_command, "name one persona");
        return false;
    }
    if (options->html && !options->output && !options->log) {
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
    struct bytes chosen; /* the persona, where it was asked for */
    const char *title;
    const char *language;
    const char *about;         /* or NULL */
    const char *protocol_name; /* or NULL */
    uint64_t seed;
    size_t width;
    bool recalls;
};

static size_t width_now(void) {
    enum { narrowest = 30, widest = 70, usual = 72 };
    struct winsize size = {0};
    bool known = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    size_t width = known && size.ws_col > 4 ? (size_t)size.ws_col - 4 : usual;
    if (width < narrowest) return narrowest;
    return width > widest ? widest : width;
}

static struct report report_of(const struct practice_room *room, const struct measures *measures) {
    return (struct report){.encounter = &room->encounter,
                           .measures = measures,
                           .title = room->title,
                           .language = room->language,
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

/* Who can be practised with, as a list to choose from. */
static struct options personas_of(struct flow *jail) {
    size_t count = 0;
    char **names = shelf_names(SHELF_PERSONAS, &count);
    struct options options = {.keys = memory_new((count + 1) * sizeof(char *)),
                              .labels = memory_new((count + 1) * sizeof(char *))};
    for (size_t i = 0; i < count; i++) {
        struct fault ignored = {0};
        struct value about = {0};
        struct bytes text = {0};
        struct persona_bank *bank = NULL;
        if (shelf_find(SHELF_PERSONAS, names[i], NULL, &text, &ignored))
            bank = persona_load(jail, bytes_string(&text), &about, &ignored);
        if (bank) {
            bytes_clear(&text);
            bytes_format(&text, "%s: %s", value_get_text(&about, "title"), bank->name);
            options.keys[options.count] = memory_text(names[i], strlen(names[i]));
            options.labels[options.count++] = memory_text(bytes_string(&text), text.length);
        }
        value_free(&about);
        persona_bank_free(bank);
        bytes_free(&text);
    }
    shelf_free_names(names, count);
    return options;
}

static void free_personas(struct options *options) {
    for (size_t i = 0; i < options->count; i++) {
        free((char *)options->keys[i]);
        free((char *)options->labels[i]);
    }
    options_free(options);
}

static void list_personas(struct flow *jail) {
    struct options options = personas_of(jail);
    for (size_t i = 0; i < options.count; i++)
        printf("%-28s %s\n", options.keys[i], options.labels[i]);
    free_personas(&options);
}

static bool choose_persona(struct practice_room *room, struct fault *fault) {
    struct options options = personas_of(room->jail);
    size_t index = options.count;
    bool good = options.count > 0;
    if (!good)
        fault_say(fault, EX_NOINPUT, "write one, as scripts/WRITING.md tells",
                  "there is nobody to practise with");
    while (good && index == options.count) {
        good = choose_ask(room->front, "Who would you like to practise with?", "a number", &options,
                          &room->chosen, fault);
        if (good) index = choose_index(&options, bytes_string(&room->chosen));
        if (good && index == options.count)
            choose_say(room->front, SAY_NOTICE, "Choose one by its number, or by how it begins.");
    }
    bytes_clear(&room->chosen);
    if (good) bytes_text(&room->chosen, options.keys[index]);
    room->options.persona = bytes_string(&room->chosen);
    free_personas(&options);
    return good;
}

/* The mentee is a persona, or another program, which may be called anything. */
static bool open_mentee(struct practice_room *room, struct fault *fault) {
    enum { usual_patience = 60 };
    const struct practising_options *options = &room->options;
    room->protocol_name = options->protocol;
    room->language = "en";
    if (options->program) {
        room->title = options->persona ? options->persona : "Another program";
        room->mentee = mentee_of_program(
            options->program, options->patience > 0 ? options->patience : usual_patience, fault);
        return room->mentee != NULL;
    }
    room->persona = persona_open(room->jail, options->persona, room->seed, fault);
    if (!room->persona) return false;
    const struct persona_bank *bank = persona_bank(room->persona);
    room->title = persona_title(room->persona);
    room->language = bank->language;
    room->about = bank->about;
    if (!room->protocol_name) room->protocol_name = bank->protocol;
    room->mentee = mentee_of_persona(room->persona);
    return true;
}

static bool open_room(struct practice_room *room, struct fault *fault) {
    const struct practising_options *options = &room->options;
    room->seed = draw_any_seed();
    if (options->seed && !draw_seed(options->seed, &room->seed, fault)) return false;
    if (!open_mentee(room, fault) || !yardstick_open(room->language, &room->yardstick, fault))
        return false;
    if (!room->protocol_name) return true;
    room->protocol = protocol_open(room->protocol_name, room->yardstick.lexicon, fault);
    return room->protocol != NULL;
}

static bool open_diary(struct practice_room *room, const struct clock *clock, struct fault *fault) {
    struct bytes folder = {0};
    const char *named = room->options.persona ? room->options.persona : "program";
    char *name = shelf_name(SHELF_PERSONAS, named);
    struct diary_begin begin = {.persona = name,
                                .title = room->title,
                                .mentee = room->mentee->name,
                                .protocol = room->protocol_name,
                                .sum = room->persona ? persona_bank(room->persona)->digest : 0,
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
    bytes_free(&room->chosen);
    flow_close(room->jail);
}

/* What fades with practice is how much /where tells unasked: less for each session of this protocol
 * that was finished with hardly a look at it. */
static unsigned fading_of(const struct practice_room *room) {
    struct progress progress = {0};
    struct fault ignored = {0};
    enum { hardly = 1, short_session = 5 };
    unsigned fading = 0;
    if (!room->protocol_name || !progress_read(NULL, &progress, &ignored)) return 0;
    for (size_t i = 0; i < progress.count; i++) {
        const struct diary_session *session = &progress.items[i].session;
        bool same = session->protocol && strcmp(session->protocol, room->protocol_name) == 0;
        fading +=
            same && session->ended && session->turns > short_session && session->wheres <= hardly;
    }
    progress_free(&progress);
    return fading;
}

static enum practice_end hold(struct practice_room *room, struct fault *fault) {
    struct practice_setup setup = {
        .front = room->front,
        .mentee = room->mentee,
        .diary = room->diary,
        .yardstick = &room->yardstick,
        .protocol = room->protocol,
        .title = room->title,
        .about = room->about,
        .language = room->language,
        .width = room->width,
        .fading = fading_of(room),
        .live = room->options.live,
        .recalls = room->recalls,
    };
    return practice_hold(&setup, &room->encounter, fault);
}

static bool has_spoken(const struct practice_room *room) {
    bool spoken = false;
    for (size_t i = 0; i < room->encounter.count; i++)
        spoken = spoken || room->encounter.moments[i].speaker == SPEAKER_COACH;
    return spoken;
}

static void close_front(struct practice_room *room) {
    room->front->close(room->front);
    room->front = NULL;
}

/* What was said is measured, also where the session came to a bad end. */
static int practise(struct practice_room *room, const struct clock *clock) {
    struct fault fault = {0};
    struct fault untold = {0};
    static const struct bytes no_scratch = {0}; /* nothing here is long enough for an editor */
    bool chooses = !room->options.persona && !room->options.program;
    room->front = room->options.json ? front_json() : front_for_person(&no_scratch);
    if (chooses && !choose_persona(room, &fault)) {
        close_front(room);
        return fault.exit_code ? fault_report(&fault) : EX_OK;
    }
    bool opened = open_room(room, &fault) && open_diary(room, clock, &fault);
    enum practice_end end = opened ? hold(room, &fault) : PRACTICE_FAILED;
    close_front(room);
    bool told = !has_spoken(room) || tell_report(room, &untold);
    if (opened && !room->options.json)
        printf("\nThe session is kept in %s\n", diary_path(room->diary));
    fflush(stdout);
    if (end == PRACTICE_FAILED) return fault_report(&fault);
    if (!told) return fault_report(&untold);
    return end == PRACTICE_INTERRUPTED ? 130 : EX_OK;
}

static int show_log(const struct practising_options *options, size_t width) {
    enum progress_form form = PROGRESS_TEXT;
    struct progress progress = {0};
    struct fault fault = {0};
    struct yardstick yardstick = {0};
    struct bytes out = {0};
    if (options->json) form = PROGRESS_JSON;
    if (options->csv) form = PROGRESS_CSV;
    if (options->html) form = PROGRESS_HTML;
    bool good =
        yardstick_open("en", &yardstick, &fault) && progress_read(&yardstick, &progress, &fault);
    if (good) progress_show(&progress, form, width, &out);
    if (good && options->output)
        good = file_replace(options->output, out.data, out.length, &fault);
    else if (good)
        fwrite(bytes_string(&out), 1, out.length, stdout);
    progress_free(&progress);
    yardstick_close(&yardstick);
    bytes_free(&out);
    return good ? EX_OK : fault_report(&fault);
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct fault fault = {0};
    struct practice_room room = {0};
    if (!take_options(&room.options, argc, argv)) return EX_USAGE;
    text_use_locale();
    room.width = width_now();
    if (room.options.log) return show_log(&room.options, room.width);
    room.recalls = !room.options.json && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    room.jail = flow_fork(&fault);
    if (!room.jail) return fault_report(&fault);
    int code = EX_OK;
    if (room.options.list)
        list_personas(room.jail);
    else
        code = practise(&room, &clock);
    close_room(&room);
    return code;
}

const struct command_of_program practise_command = {"practise", "coach somebody who is not there",
                                                    help, run, NULL};
