/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell play: a written conversation is played, and compared with what really happens.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "commands/sitting.h"
#include "front/transcript.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* Plays session after session until the transcript is at its end. */
static bool play_sessions(struct player *player, struct sitting *sitting, struct flow *jail,
                          struct fault *fault) {
    bool good = true;
    bool more = true;
    while (good && more) {
        struct bytes notes = {0};
        struct journal *journal =
            sitting_load(sitting, jail, fault) ? sitting_journal(sitting, &notes, fault) : NULL;
        bytes_free(&notes);
        if (!journal) return false;
        player->journal = journal;
        enum talk_end end = sitting_hold(sitting, jail, journal, &player->front, fault);
        bool crashed = player->event && strcmp(player->event, "crash") == 0;
        bool paused = player->event && strcmp(player->event, "pause") == 0;
        good = end != TALK_FAILED || crashed;
        sitting->fresh = false;
        const char *next = player_between(player);
        if (next) {
            sitting->flow = next;
            sitting->fresh = true;
        }
        more = next || crashed || paused;
        if (!more && good) player_between(player);
        journal_close(journal);
    }
    return good;
}

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

/* Writes the file anew: its opening, then what happened, with room to breathe. */
static bool update(const struct transcript *transcript, const struct value *happened,
                   struct fault *fault) {
    struct bytes text = {0};
    struct bytes fresh = {0};
    bytes_text(&text, bytes_string(&transcript->opening));
    while (text.length && text.data[text.length - 1] == '\n')
        text.data[--text.length] = '\0';
    bytes_char(&text, '\n');
    char before = '\0';
    for (size_t i = 0; i < happened->count; i++) {
        const char *line = happened->items[i].text;
        bool opens =
            strchr("=?|\"![-", *line) && before != *line && !(before == '|' && *line == '?');
        if (opens || *line == '=') bytes_char(&text, '\n');
        bytes_format(&text, "%s\n", line);
        before = *line;
    }
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

static bool begin_clock(const struct transcript *transcript, struct clock *clock,
                        struct fault *fault) {
    const char *at = value_get_text(&transcript->head, "at");
    clock->fixed = clock_read_stamp(at ? at : "2026-01-05T09:00:00Z");
    if (clock->fixed > 0) return true;
    fault_at(fault, transcript->path, 1, 1);
    return fault_say(fault, EX_DATAERR, "write it as 2026-11-21T09:00:00Z", "`at: %s` is no time",
                     at);
}

/* Gives a folder that is nobody's, for the agenda of a rehearsal. */
static bool make_folder(char *folder, struct fault *fault) {
    if (mkdtemp(folder)) return true;
    return fault_say(fault, EX_IOERR, "check $TMPDIR", "no temporary folder can be made");
}

static void remove_journal(const char *path) {
    struct bytes lock = {0};
    bytes_format(&lock, "%s.lock", path);
    unlink(path);
    unlink(bytes_string(&lock));
    bytes_free(&lock);
}

static bool play_transcript(const struct transcript *transcript, bool updates, struct flow *jail,
                            struct fault *fault) {
    struct clock clock = {0};
    struct player player;
    struct bytes folder = {0};
    struct bytes agenda = {0};
    struct bytes notebook = {0};
    const char *place = getenv("TMPDIR");
    bytes_format(&folder, "%s/askwell-play-XXXXXX", place && *place ? place : "/tmp");
    if (!begin_clock(transcript, &clock, fault) || !make_folder(folder.data, fault)) {
        bytes_free(&folder);
        return false;
    }
    bytes_format(&agenda, "%s/rehearsal.agenda.yaml", bytes_string(&folder));
    bytes_format(&notebook, "%s/coach.notebook.yaml", bytes_string(&folder));
    const char *seed = value_get_text(&transcript->head, "seed");
    struct sitting sitting = {.flow = value_get_text(&transcript->head, "flow"),
                              .agenda = bytes_string(&agenda),
                              .owner = value_get_text(&transcript->head, "owner"),
                              .notebook = bytes_string(&notebook),
                              .seed = seed ? seed : "1",
                              .clock = &clock};
    player_begin(&player, transcript, &clock);
    bool good = play_sessions(&player, &sitting, jail, fault);
    long differs = good ? first_difference(&transcript->lines, &player.happened) : -1;
    if (good && differs >= 0 && updates) {
        good = update(transcript, &player.happened, fault);
    } else if (differs >= 0) {
        report(transcript, &player.happened, differs);
        fault->exit_code = EX_DATAERR;
        good = false;
    }
    player_end(&player);
    remove_journal(bytes_string(&agenda));
    remove_journal(bytes_string(&notebook));
    rmdir(bytes_string(&folder));
    bytes_free(&folder);
    bytes_free(&agenda);
    bytes_free(&notebook);
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
