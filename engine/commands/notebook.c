/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell notebook: the coach's own notes and hours.
 */
#include "commands/command.h"

#include "agenda/notebook.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/shelf.h"
#include "base/text.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell notebook show [--about NAME] [--since DAY] [--json] [--notebook FILE]\n"
    "askwell notebook export --markdown|--csv|--json [--about NAME] [--since DAY]\n"
    "askwell notebook hours [--names] [--about NAME] [--since DAY] [--csv|--json]\n"
    "askwell notebook begin\n"
    "\n"
    "The coach's notebook: what was noted with /note, and how long each sitting was.\n"
    "Nothing of a mentee's agenda is in it. `begin` makes one, and so does the first\n"
    "note; from then on each sitting is in it, with its day, programme and minutes.\n"
    "`hours` is for a certificate: by day, by month and by programme. A mentee is a\n"
    "number there, unless names are asked for.\n"
    "\n"
    "  --about NAME     only what is about this mentee\n"
    "  --since DAY      only from this day on\n"
    "  --names          with the mentees' names\n"
    "  --markdown       for a text editor\n"
    "  --csv            a table\n"
    "  --json           as data\n"
    "  --notebook FILE  a notebook elsewhere than in the data folder\n";

enum form { FORM_PAGE, FORM_JSON, FORM_CSV, FORM_MARKDOWN };

struct request {
    struct notebook_wish wish;
    char since[day_size];
    enum form form;
    const char *notebook;
};

static bool take_option(struct request *request, int letter, const char *word) {
    const struct clock clock = {0};
    if (letter == 'a') request->wish.about = optarg;
    if (letter == 'j') request->form = FORM_JSON;
    if (letter == 'c') request->form = FORM_CSV;
    if (letter == 'm') request->form = FORM_MARKDOWN;
    if (letter == 'n') request->wish.names = true;
    if (letter == 'b') request->notebook = optarg;
    bool good = letter != ':' && letter != '?';
    if (letter == ':') command_misused(&notebook_command, "%s needs a value", word);
    if (letter == '?') command_misused(&notebook_command, "`%s` is not understood", word);
    if (letter == 's' && !day_read(optarg, clock_now(&clock), request->since)) {
        command_misused(&notebook_command, "`%s` is no day; write it as in 2026-11-24", optarg);
        return false;
    }
    if (letter == 's') request->wish.since = request->since;
    return good;
}

/* Gives the index of the first word behind the options; 0 after saying what is wrong. */
static int take_options(struct request *request, int argc, char **argv) {
    static const struct option known[] = {
        {"about", required_argument, NULL, 'a'},
        {"since", required_argument, NULL, 's'},
        {"notebook", required_argument, NULL, 'b'},
        {"json", no_argument, NULL, 'j'},
        {"csv", no_argument, NULL, 'c'},
        {"markdown", no_argument, NULL, 'm'},
        {"names", no_argument, NULL, 'n'},
        {NULL, 0, NULL, 0},
    };
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":", known, NULL)) != -1;)
        if (!take_option(request, letter, argv[optind - 1])) return 0;
    return optind;
}

static bool find_notebook(const struct request *request, struct bytes *path, struct fault *fault) {
    if (request->notebook) {
        bytes_text(path, request->notebook);
        return true;
    }
    if (!shelf_data_folder(path, fault)) return false;
    bytes_text(path, "/coach.notebook.yaml");
    return true;
}

static struct journal *open_notebook(const struct request *request, enum journal_access access,
                                     const struct clock *clock, struct fault *fault) {
    struct bytes path = {0};
    struct bytes notes = {0};
    struct journal *journal = NULL;
    bool good = find_notebook(request, &path, fault);
    fault_at(fault, bytes_string(&path), 0, 0);
    if (good && access == JOURNAL_READ && !file_exists(bytes_string(&path)))
        good = fault_say(fault, EX_NOINPUT, "`askwell notebook begin` makes one",
                         "there is no notebook yet");
    if (good) journal = journal_open(bytes_string(&path), access, clock, &notes, fault);
    if (notes.length) fprintf(stderr, "askwell: %s", bytes_string(&notes));
    bytes_free(&path);
    bytes_free(&notes);
    return journal;
}

static int begin(const struct request *request) {
    const struct clock clock = {0};
    struct fault fault = {0};
    struct journal *journal = open_notebook(request, JOURNAL_CREATE, &clock, &fault);
    if (!journal) return fault_report(&fault);
    bool is_new = journal_count(journal) == 0;
    notebook_begin(journal);
    bool good = journal_keep(journal, &fault);
    if (good)
        puts(is_new ? "Your notebook has begun. From now on each sitting is in it, and your notes."
                    : "You have a notebook; nothing was changed.");
    journal_close(journal);
    return good ? EX_OK : fault_report(&fault);
}

/* On a screen nothing may command the terminal; a pipe gets every byte. */
static int put_out(struct bytes *text) {
    struct bytes shown = {0};
    if (isatty(STDOUT_FILENO))
        text_show(bytes_string(text), text->length, TEXT_KEEP_LINES, &shown);
    else
        bytes_add(&shown, bytes_string(text), text->length);
    bool good = fwrite(bytes_string(&shown), 1, shown.length, stdout) == shown.length &&
                fflush(stdout) == 0;
    bytes_free(&shown);
    bytes_free(text);
    if (!good) fputs("askwell: could not write all of it; is there room where it goes?\n", stderr);
    return good ? EX_OK : EX_IOERR;
}

static void add_value(struct value value, struct bytes *out) {
    json_write(&value, JSON_PRETTY, out);
    bytes_char(out, '\n');
    value_free(&value);
}

static void write_notes(struct journal *journal, const struct request *request, struct bytes *out) {
    if (request->form == FORM_JSON)
        add_value(notebook_value(journal, &request->wish), out);
    else if (request->form == FORM_CSV)
        notebook_csv(journal, &request->wish, out);
    else if (request->form == FORM_MARKDOWN)
        notebook_markdown(journal, &request->wish, out);
    else
        notebook_text(journal, &request->wish, out);
}

static void write_hours(struct journal *journal, const struct request *request, struct bytes *out) {
    if (request->form == FORM_JSON)
        add_value(notebook_hours_value(journal, &request->wish), out);
    else if (request->form == FORM_CSV)
        notebook_hours_csv(journal, &request->wish, out);
    else
        notebook_hours_text(journal, &request->wish, out);
}

static int tell(const struct request *request,
                void write(struct journal *, const struct request *, struct bytes *)) {
    const struct clock clock = {0};
    struct fault fault = {0};
    struct bytes out = {0};
    struct journal *journal = open_notebook(request, JOURNAL_READ, &clock, &fault);
    if (!journal) return fault_report(&fault);
    write(journal, request, &out);
    journal_close(journal);
    return put_out(&out);
}

static int run(int argc, char **argv) {
    struct request request = {0};
    int first = take_options(&request, argc, argv);
    if (!first) return EX_USAGE;
    const char *verb = first < argc ? argv[first] : "";
    if (argc - first > 1)
        return command_misused(&notebook_command, "`%s` is not understood", argv[first + 1]);
    bool hours = strcmp(verb, "hours") == 0;
    if (hours && request.form == FORM_MARKDOWN)
        return command_misused(&notebook_command, "hours are a page, --csv or --json");
    if (hours) return tell(&request, write_hours);
    if (request.wish.names)
        return command_misused(&notebook_command, "--names is for `hours`; notes have them");
    if (strcmp(verb, "begin") == 0) return begin(&request);
    if (strcmp(verb, "show") == 0 && request.form <= FORM_JSON) return tell(&request, write_notes);
    if (strcmp(verb, "export") == 0 && request.form != FORM_PAGE)
        return tell(&request, write_notes);
    if (strcmp(verb, "export") == 0)
        return command_misused(&notebook_command, "say --markdown, --csv or --json");
    if (strcmp(verb, "show") == 0)
        return command_misused(&notebook_command, "`export` writes it in another form");
    if (*verb) return command_misused(&notebook_command, "there is no `askwell notebook %s`", verb);
    return command_misused(&notebook_command, "say what to do, as in `askwell notebook show`");
}

const struct command_of_program notebook_command = {"notebook", "show the coach's notes and hours",
                                                    help, run, NULL};
