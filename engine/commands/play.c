/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell play: a written conversation is played, and compared with what really happens.
 */
#include "commands/command.h"

#include "author/recording.h"
#include "author/rehearsal.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "commands/sitting.h"
#include "talk/draw.h"

#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

static const char help[] =
    "askwell play FILE.talk... [--update]\n"
    "askwell play --record FILE.talk FLOW... [--for NAME] [--with NAME] [--seed N]\n"
    "             [--update]\n"
    "\n"
    "Plays written conversations and says where they differ from what really happens.\n"
    "This is how flows are tested. Nothing is kept: the agenda is a file in a temporary\n"
    "folder, read back after each `! crash` and `! pause`.\n"
    "\n"
    "  --update       writes what happened into FILE, after which it is as written\n"
    "  --record FILE  holds FLOW with you and writes it down, so that playing FILE is the\n"
    "                 same conversation; on one that is there only with --update. It is a\n"
    "                 rehearsal: it goes onto no agenda, and its clock stands still\n"
    "  --for NAME     whose conversation it is said to be, of a recording\n"
    "  --with NAME    the other one, where two coach each other, of a recording\n"
    "  --seed N       draws these questions from a group, in a recording\n"
    "\n"
    "A transcript begins with `flow: NAME`, and may say `owner:`, `with:`, `at:` and `seed:`.\n"
    "Then each line begins with a mark:  == section  ? question  | quote  * option  > typed\n"
    "+ its next line  \" said  - notice  [ page\n"
    "!  crash, pause, wait SECONDS, clear, agenda, record NAME, talk FLOW\n";

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
    rehearsal_text(transcript, happened, &text);
    bool good = file_replace(transcript->path, bytes_string(&text), text.length, fault);
    bytes_free(&text);
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

static int record(const struct sitting *sitting, char **flows, size_t count) {
    struct fault fault = {0};
    struct recording recording = {.path = sitting->record,
                                  .replaces = sitting->updates,
                                  .owner = sitting->owner,
                                  .with = sitting->with,
                                  .seed = draw_any_seed(),
                                  .flows = flows,
                                  .flow_count = count};
    if (sitting->seed && !draw_seed(sitting->seed, &recording.seed, &fault))
        return fault_report(&fault);
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    enum talk_end end = recording_hold(&recording, jail, &fault);
    flow_close(jail);
    if (end != TALK_FAILED) printf("Written down; `askwell play %s` plays it.\n", sitting->record);
    fflush(stdout);
    return sitting_exit(end, &fault);
}

static int run(int argc, char **argv) {
    struct sitting sitting = {0};
    int first = sitting_options(&play_command, argc, argv, "urfws", &sitting);
    if (!first) return EX_USAGE;
    if (first == argc)
        return command_misused(&play_command, sitting.record ? "name the conversation to record"
                                                             : "name a transcript");
    if (sitting.record) return record(&sitting, argv + first, (size_t)(argc - first));
    if (sitting.owner || sitting.with || sitting.seed)
        return command_misused(
            &play_command,
            "--for, --with and --seed belong to --record; a transcript says its own");
    int worst = EX_OK;
    for (int i = first; i < argc; i++) {
        int code = play(argv[i], sitting.updates);
        if (code != EX_OK) worst = code;
    }
    return worst;
}

const struct command_of_program play_command = {"play", "play or record a written conversation",
                                                help, run, NULL};
