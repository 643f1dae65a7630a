/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell report: what a programme may know, from any number of agendas.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "commands/progress.h"
#include "report/gather.h"
#include "report/verify.h"
#include "report/vocabulary.h"

#include <errno.h>
#include <fts.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell report AGENDA…|FOLDER… [--from DAY] [--until DAY] [--json|--csv] [-o FILE]\n"
    "askwell report --verify FILE\n"
    "\n"
    "Counts for a programme, from the agendas that mentees share or have copied for it:\n"
    "sessions, their time against the hours of the programme, stages completed, goals by\n"
    "standard, actions promised and done. A report has no room for anything that was\n"
    "said, and what comes from fewer than five mentees is not in it. Whoever has said\n"
    "that a session or an answer is theirs alone is not counted with it.\n"
    "\n"
    "  AGENDA         an agenda, or a copy of one; copies of one agenda count once\n"
    "  FOLDER         all in it, and below it, that end in .agenda.yaml\n"
    "  --from DAY     only what began on this day or later\n"
    "  --until DAY    only what began on this day or before\n"
    "  --json         as data\n"
    "  --csv          as a table\n"
    "  -o, --output FILE  into this file, which must be new; .json and .csv say how\n"
    "  --verify FILE  proves of a report that it holds only counts, days and words from\n"
    "                 the shelf, and no small group; says where it does not\n";

enum form { FORM_PAGE, FORM_JSON, FORM_CSV };

struct request {
    char from[day_size];
    char until[day_size];
    enum form form;
    const char *output;
    const char *verify;
    char **paths;
    size_t count;
};

static bool take_day(const char *text, char day[day_size]) {
    const struct clock clock = {0};
    if (day_read(text, clock_now(&clock), day)) return true;
    command_misused(&report_command, "`%s` is no day; write it as in 2026-11-24", text);
    return false;
}

static bool take_option(struct request *request, int letter, const char *word) {
    if (letter == 'f') return take_day(optarg, request->from);
    if (letter == 'u') return take_day(optarg, request->until);
    if (letter == 'j') request->form = FORM_JSON;
    if (letter == 'c') request->form = FORM_CSV;
    if (letter == 'o') request->output = optarg;
    if (letter == 'v') request->verify = optarg;
    if (letter == ':') command_misused(&report_command, "%s needs a value", word);
    if (letter == '?') command_misused(&report_command, "`%s` is not understood", word);
    return letter != ':' && letter != '?';
}

/* Gives the index of the first word behind the options; 0 after saying what is wrong. */
static int take_options(struct request *request, int argc, char **argv) {
    static const struct option known[] = {
        {"from", required_argument, NULL, 'f'},
        {"until", required_argument, NULL, 'u'},
        {"json", no_argument, NULL, 'j'},
        {"csv", no_argument, NULL, 'c'},
        {"output", required_argument, NULL, 'o'},
        {"verify", required_argument, NULL, 'v'},
        {NULL, 0, NULL, 0},
    };
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":o:", known, NULL)) != -1;)
        if (!take_option(request, letter, argv[optind - 1])) return 0;
    if (request->form == FORM_PAGE && request->output) {
        if (text_ends_with(request->output, ".json")) request->form = FORM_JSON;
        if (text_ends_with(request->output, ".csv")) request->form = FORM_CSV;
    }
    return optind;
}

static void add_path(struct request *request, const char *path) {
    request->paths = memory_room(request->paths, request->count, sizeof *request->paths);
    request->paths[request->count++] = memory_text(path, strlen(path));
}

static int by_name(const FTSENT **a, const FTSENT **b) {
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Links are not followed, so that a folder is only what is in it. */
static bool add_folder(struct request *request, char *folder) {
    char *const roots[] = {folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
    if (!walk) return false;
    for (FTSENT *found = NULL; (found = fts_read(walk)) != NULL;)
        if (found->fts_info == FTS_F && text_ends_with(found->fts_name, ".agenda.yaml"))
            add_path(request, found->fts_path);
    fts_close(walk);
    return true;
}

static bool add_paths(struct request *request, int argc, char **argv, struct fault *fault) {
    for (int i = 0; i < argc; i++) {
        size_t before = request->count;
        if (!file_is_folder(argv[i])) {
            add_path(request, argv[i]);
            continue;
        }
        fault_at(fault, argv[i], 0, 0);
        if (!add_folder(request, argv[i]))
            return fault_say(fault, EX_NOINPUT, NULL, "this folder cannot be read: %s",
                             strerror(errno));
        if (request->count == before)
            return fault_say(fault, EX_NOINPUT, "name the files, or another folder",
                             "in this folder no file ends in .agenda.yaml");
    }
    return true;
}

static int put_out(const struct request *request, const struct bytes *out) {
    struct fault fault = {0};
    if (!request->output) {
        bool good =
            fwrite(bytes_string(out), 1, out->length, stdout) == out->length && fflush(stdout) == 0;
        if (!good)
            fputs("askwell: could not write all of it; is there room where it goes?\n", stderr);
        return good ? EX_OK : EX_IOERR;
    }
    fault_at(&fault, request->output, 0, 0);
    if (file_exists(request->output)) {
        fault_say(&fault, EX_DATAERR, "take another name, or put that one away first",
                  "something stands there already");
        return fault_report(&fault);
    }
    bool good = file_write_new(request->output, out->data, out->length, &fault);
    return good ? EX_OK : fault_report(&fault);
}

static int write_report(const struct request *request, const struct census *census,
                        struct vocabulary *vocabulary) {
    struct bytes out = {0};
    if (request->form == FORM_JSON)
        census_json(census, vocabulary, &out);
    else if (request->form == FORM_CSV)
        census_csv(census, vocabulary, &out);
    else
        census_page(census, vocabulary, &out);
    int code = put_out(request, &out);
    bytes_free(&out);
    return code;
}

static int count_agendas(const struct request *request) {
    const struct clock clock = {0};
    const struct gather_time time = {.from = *request->from ? request->from : NULL,
                                     .until = *request->until ? request->until : NULL,
                                     .clock = &clock};
    struct vocabulary *vocabulary = vocabulary_open();
    struct gathering *gathering = gather_open(vocabulary, &time);
    struct progress progress = progress_begin("agendas", request->count);
    for (size_t i = 0; i < request->count; i++) {
        struct fault fault = {0};
        bool good = gather_add(gathering, request->paths[i], &fault);
        if (!good) progress_clear(&progress);
        if (!good) fault_report(&fault);
        progress_step(&progress, i + 1);
    }
    progress_clear(&progress);
    struct census census = gather_census(gathering);
    int code = write_report(request, &census, vocabulary);
    census_free(&census);
    gather_close(gathering);
    vocabulary_free(vocabulary);
    return code;
}

static int verify(const char *path) {
    enum { largest = 1 << 26 }; /* bytes of a report */
    struct bytes text = {0};
    struct bytes shown = {0};
    struct fault fault = {0};
    size_t rows = 0;
    struct vocabulary *vocabulary = vocabulary_open();
    bool good = file_read(path, largest, &text, &fault) &&
                verify_text(path, bytes_string(&text), text.length, vocabulary, &rows, &fault);
    text_show(path, strlen(path), TEXT_ONE_LINE, &shown);
    if (good)
        printf("%s holds only counts, days and words from the shelf, and no small group: %zu "
               "row%s.\n",
               bytes_string(&shown), rows, rows == 1 ? "" : "s");
    vocabulary_free(vocabulary);
    bytes_free(&text);
    bytes_free(&shown);
    return good ? EX_OK : fault_report(&fault);
}

static int run(int argc, char **argv) {
    struct request request = {0};
    struct fault fault = {0};
    int first = take_options(&request, argc, argv);
    if (!first) return EX_USAGE;
    if (request.verify && argc > first)
        return command_misused(&report_command, "--verify checks one report, and counts nothing");
    if (request.verify) return verify(request.verify);
    if (argc == first) return command_misused(&report_command, "name agendas, or a folder of them");
    bool good = add_paths(&request, argc - first, argv + first, &fault);
    int code = good ? count_agendas(&request) : fault_report(&fault);
    for (size_t i = 0; i < request.count; i++)
        free(request.paths[i]);
    free(request.paths);
    return code;
}

const struct command_of_program report_command = {
    "report", "count for a programme, and hold nothing that was said", help, run, NULL};
