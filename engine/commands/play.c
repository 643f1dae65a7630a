/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell play: a written conversation is played, and compared with what really happens.
 */
#include "commands/command.h"

#include "author/rehearsal.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"

#include <getopt.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell play FILE.talk... [--update]\n"
    "\n"
    "Plays written conversations and says where they differ from what really happens.\n"
    "This is how flows are tested. Nothing is kept: the agenda is a file in a temporary\n"
    "folder, read back after each `! crash` and `! pause`.\n"
    "\n"
    "  --update   writes what happened into FILE, after which it is as written\n"
    "\n"
    "A transcript begins with `flow: NAME`, and may say `owner:`, `at:` and `seed:`. Then\n"
    "each line begins with a mark:  == section  ? question  | quote  * option  > typed\n"
    "\" said  - notice  [ page  ! crash, pause, wait SECONDS, agenda, talk FLOW\n";

/* Gives the number of the first line that differs, counted from 0, or -1. */
static long first_difference(const struct value *expected, const struct value *happened) {
    size_t most = expected->count > happened->count ? expected->count : happened->count;
    for (size_t i = 0; i < most; i++)
        if (i >= expected->count || i >= happened->count ||
            !value_equal(&expected->items[i], &happened->items[i]))
            return (long)i;
    return -1;
}

static void report(const struct transcript *transcript, const struct value *happened, long at) {
    size_t index = (size_t)at;
    bool is_written = index < transcript->lines.count;
    long line =
        is_written
            ? transcript->numbers[index]
            : (transcript->lines.count ? transcript->numbers[transcript->lines.count - 1] + 1 : 1);
    fprintf(stderr, "%s:%ld: the conversation went another way\n", transcript->path, line);
    fprintf(stderr, "  written:  %s\n",
            is_written ? transcript->lines.items[index].text : "(the end)");
    fprintf(stderr, "  happened: %s\n",
            index < happened->count ? happened->items[index].text : "(the end)");
}

/* Writes the file anew, as the conversation went. */
static bool update(const struct transcript *transcript, const struct value *happened,
                   struct fault *fault) {
    struct bytes text = {0};
    struct bytes fresh = {0};
    rehearsal_text(transcript, happened, &text);
    bytes_format(&fresh, "%s.new", transcript->path);
    unlink(bytes_string(&fresh));
    bool good = file_write_new(bytes_string(&fresh), text.data, text.length, fault);
    if (good && rename(bytes_string(&fresh), transcript->path) != 0) {
        fault_at(fault, transcript->path, 0, 0);
        good = fault_say(fault, EX_IOERR, "check the folder's permissions",
                         "this file cannot be replaced");
    }
    bytes_free(&text);
    bytes_free(&fresh);
    return good;
}

static bool play_transcript(const struct transcript *transcript, bool updates, struct flow *jail,
                            struct fault *fault) {
    struct value happened = {0};
    bool good = rehearse(transcript, jail, &happened, fault);
    long differs = good ? first_difference(&transcript->lines, &happened) : -1;
    if (good && differs >= 0 && updates) {
        good = update(transcript, &happened, fault);
    } else if (differs >= 0) {
        report(transcript, &happened, differs);
        fault->exit_code = EX_DATAERR;
        good = false;
    }
    value_free(&happened);
    return good;
}

static int play(const char *path, bool updates) {
    struct fault fault = {0};
    struct transcript transcript;
    struct flow *jail = flow_fork(&fault);
    if (!jail || !transcript_read(path, &transcript, &fault)) {
        flow_close(jail);
        return fault_report(&fault);
    }
    bool good = play_transcript(&transcript, updates, jail, &fault);
    if (good) printf("%s: as written\n", path);
    fflush(stdout);
    if (!good && fault.what[0]) fault_report(&fault);
    transcript_free(&transcript);
    flow_close(jail);
    return good ? EX_OK : fault.exit_code;
}

static int run(int argc, char **argv) {
    static const struct option known[] = {{"update", no_argument, NULL, 'u'}, {0}};
    bool updates = false;
    opterr = 0;
    optind = 0;
    for (int option = 0; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (option == 'u') updates = true;
        if (option == '?')
            return command_misused(&play_command, "`%s` is not understood", argv[optind - 1]);
    }
    if (optind == argc) return command_misused(&play_command, "name a transcript");
    int worst = EX_OK;
    for (; optind < argc; optind++) {
        int code = play(argv[optind], updates);
        if (code != EX_OK) worst = code;
    }
    return worst;
}

const struct command_of_program play_command = {"play", "play a written conversation", help, run};
