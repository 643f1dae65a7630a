/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell score: what a coach did in a conversation that was written down.
 */
#include "commands/command.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "practice/measure.h"
#include "practice/reading.h"
#include "practice/report.h"
#include "practice/second.h"
#include "practice/yardstick.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

enum { plain_width = 80, widest = 100, narrowest = 24, labels_largest = 16 << 20 };

static const char help[] =
    "askwell score [--json | --html | --labels] [-o FILE] [--second FILE]\n"
    "              [--coach NAME] [--mentee NAME] [--session ID] [--language NAME] FILE\n"
    "\n"
    "Says what the coach did in a conversation, turn by turn: how each question was worded,\n"
    "what was said back, advice with and without leave, silences, and what else could have\n"
    "been said. The same file gives the same report. It is not a MITI score.\n"
    "\n"
    "FILE is a transcript: lines that begin with `coach:` and `mentee:` (or names), WebVTT or\n"
    "SubRip as meeting programs export them, an agenda that `askwell talk` has written, or a\n"
    "session that `askwell practise` has kept.\n"
    "\n"
    "  --coach NAME     who in the file is the coach; of two, the other is the mentee\n"
    "  --mentee NAME    who is the mentee, where more than two speak\n"
    "  --session ID     which session of an agenda; the latest without it\n"
    "  --json           the same as data\n"
    "  --html           as one page for a browser, with a timeline\n"
    "  -o, --output FILE  write it to FILE, whole or not at all\n"
    "  --labels         only our labels, a line for each remark, to be edited by hand\n"
    "  --second FILE    such a file of a second coder: how far the two agree (Cohen's kappa)\n"
    "  --language NAME  the wording to judge by; without it that of the practice session, or "
    "`en`\n";

enum form { FORM_TEXT, FORM_JSON, FORM_HTML, FORM_LABELS };

struct scoring {
    enum form form;
    struct reading_wish wish;
    const char *file;
    const char *output;
    const char *second;
    const char *language;
    struct yardstick yardstick;
    struct reading reading;
    struct measures measures;
    struct agreement agreement;
};

/* Takes one option; false where its letter is not one. */
static bool take_option(struct scoring *scoring, int letter) {
    switch (letter) {
    case 'j':
        scoring->form = FORM_JSON;
        return true;
    case 'h':
        scoring->form = FORM_HTML;
        return true;
    case 'L':
        scoring->form = FORM_LABELS;
        return true;
    case 'o':
        scoring->output = optarg;
        return true;
    case '2':
        scoring->second = optarg;
        return true;
    case 'c':
        scoring->wish.coach = optarg;
        return true;
    case 'm':
        scoring->wish.mentee = optarg;
        return true;
    case 's':
        scoring->wish.session = optarg;
        return true;
    case 'l':
        scoring->language = optarg;
        return true;
    default:
        return false;
    }
}

/* False after saying what is wrong. */
static bool take_options(struct scoring *scoring, int argc, char **argv) {
    static const struct option known[] = {
        {"json", no_argument, NULL, 'j'},           {"html", no_argument, NULL, 'h'},
        {"labels", no_argument, NULL, 'L'},         {"output", required_argument, NULL, 'o'},
        {"second", required_argument, NULL, '2'},   {"coach", required_argument, NULL, 'c'},
        {"mentee", required_argument, NULL, 'm'},   {"session", required_argument, NULL, 's'},
        {"language", required_argument, NULL, 'l'}, {0}};
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":o:", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (letter == ':') command_misused(&score_command, "%s needs a value", word);
        if (letter == '?') command_misused(&score_command, "`%s` is not understood", word);
        if (letter == ':' || letter == '?') return false;
        take_option(scoring, letter);
    }
    if (argc - optind != 1) {
        command_misused(&score_command, argc == optind ? "say which file is to be scored"
                                                       : "score one file at a time");
        return false;
    }
    scoring->file = argv[optind];
    return true;
}

/* Gives how wide the lines may be: as the terminal is, or as plain text usually is. */
static size_t width_of_output(const struct scoring *scoring) {
    struct winsize size = {0};
    if (scoring->output || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
        return plain_width;
    return size.ws_col > widest ? widest : size.ws_col < narrowest ? narrowest : size.ws_col;
}

static bool read_second(struct scoring *scoring, struct fault *fault) {
    struct bytes text = {0};
    if (!scoring->second) return true;
    fault_at(fault, scoring->second, 0, 0);
    bool good =
        file_read(scoring->second, labels_largest, &text, fault) &&
        second_read(scoring->second, bytes_string(&text), text.length, &scoring->reading.encounter,
                    &scoring->measures, &scoring->agreement, fault);
    bytes_free(&text);
    return good;
}

static bool measure(struct scoring *scoring, struct fault *fault) {
    const struct reading *reading = &scoring->reading;
    if (!reading_open(scoring->file, &scoring->wish, &scoring->reading, fault)) return false;
    const char *known = reading->language.length ? bytes_string(&reading->language) : "en";
    if (!yardstick_open(text_or(scoring->language, known), &scoring->yardstick, fault))
        return false;
    scoring->measures = measures_take(&scoring->yardstick, &scoring->reading.encounter);
    return read_second(scoring, fault);
}

static void write_report(const struct scoring *scoring, struct bytes *out) {
    const struct reading *reading = &scoring->reading;
    struct bytes title = {0};
    struct value value;
    bytes_text(&title, file_name(scoring->file));
    if (reading->title.length) bytes_format(&title, ": %s", bytes_string(&reading->title));
    struct report report = {.encounter = &reading->encounter,
                            .measures = &scoring->measures,
                            .title = bytes_string(&title),
                            .language = bank_language(scoring->yardstick.bank),
                            .coach = reading->coach.length ? bytes_string(&reading->coach) : NULL,
                            .mentee =
                                reading->mentee.length ? bytes_string(&reading->mentee) : NULL,
                            .place = reading->place,
                            .second = scoring->second ? file_name(scoring->second) : NULL,
                            .agreement = scoring->second ? &scoring->agreement : NULL};
    switch (scoring->form) {
    case FORM_TEXT:
        text_use_locale();
        report_text(&report, width_of_output(scoring), out);
        break;
    case FORM_JSON:
        value = report_value(&report);
        json_write(&value, JSON_PRETTY, out);
        bytes_char(out, '\n');
        value_free(&value);
        break;
    case FORM_HTML:
        report_html(&report, out);
        break;
    case FORM_LABELS:
        second_write(&reading->encounter, &scoring->measures, out);
        break;
    }
    bytes_free(&title);
}

static bool put_out(const struct scoring *scoring, const struct bytes *out, struct fault *fault) {
    if (scoring->output)
        return file_replace(scoring->output, bytes_string(out), out->length, fault);
    bool good = fwrite(bytes_string(out), 1, out->length, stdout) == out->length;
    if (good && fflush(stdout) == 0) return true;
    return fault_say(fault, EX_IOERR, "make room, and run it again",
                     "standard output takes no more: %s", strerror(errno));
}

static int run(int argc, char **argv) {
    struct scoring scoring = {0};
    struct fault fault = {0};
    struct bytes out = {0};
    if (!take_options(&scoring, argc, argv)) return EX_USAGE;
    bool good = measure(&scoring, &fault);
    if (scoring.reading.notes.length)
        fprintf(stderr, "askwell: %s", bytes_string(&scoring.reading.notes));
    if (good) write_report(&scoring, &out);
    good = good && put_out(&scoring, &out, &fault);
    measures_free(&scoring.measures);
    reading_free(&scoring.reading);
    yardstick_close(&scoring.yardstick);
    bytes_free(&out);
    return good ? EX_OK : fault_report(&fault);
}

const struct command_of_program score_command = {"score", "say what a coach did in a conversation",
                                                 help, run, NULL};
