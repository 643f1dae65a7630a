/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell watch: a conversation is held while it is being written.
 */
#include "commands/command.h"

#include "author/rehearsal.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/watch.h"
#include "commands/sitting.h"
#include "front/fronts.h"
#include "talk/draw.h"

#include <stdio.h>
#include <sysexits.h>

static const char help[] =
    "askwell watch FLOW [--agenda FILE | --for NAME] [--with NAME]\n"
    "             [--key FILE] [--seed N] [--new]\n"
    "\n"
    "Holds a conversation while you write it: whenever its script or its bank is saved, it\n"
    "goes on at the same question with the new wording, and what is half typed stays. A\n"
    "mistake is shown where it is, and what was there before stays in use until the next\n"
    "save. Questions that were answered are asked again only where their wording changed.\n"
    "\n"
    "It is a rehearsal that nobody keeps, unless it is said whose agenda it goes onto:\n"
    "\n"
    "  --for NAME     whose agenda; it lies in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --with NAME    the other one, where two coach each other\n"
    "  --key FILE     the key of a sealed agenda\n"
    "  --seed N       draws the same questions from a group every time\n"
    "  --new          begins a new session even where one is unfinished\n";

/* Jails are made before anything is said, and each script without an end uses one up. */
enum { spares = 8 };

static bool fork_all(struct flow **jails, size_t count, struct fault *fault) {
    for (size_t i = 0; i < count; i++)
        if (!(jails[i] = flow_fork(fault))) return false;
    return true;
}

static void say(struct front *front, const char *text) {
    struct place nowhere = {.owner = "", .section = ""};
    front->say(front, SAY_NOTICE, text, &nowhere);
}

static enum talk_end hold_kept(struct sitting *sitting, struct flow *jail, struct fault *fault) {
    struct bytes scratch = {0};
    struct bytes notes = {0};
    enum talk_end end = TALK_FAILED;
    struct journal *journals[2] = {NULL};
    if (sitting_load(sitting, jail, fault) && sitting_open(sitting, journals, &notes, fault)) {
        file_folder(journal_path(journals[0]), &scratch);
        bytes_text(&scratch, "/long-answer.txt");
        sitting_scratch(journals[0], &scratch);
        struct front *front = front_for_person(&scratch);
        if (notes.length) say(front, bytes_string(&notes));
        end = sitting_hold(sitting, jail, journals, front, fault);
        front->close(front);
        if (end != TALK_FAILED) printf("The agenda is in %s\n", journal_path(journals[0]));
    }
    sitting_close(journals);
    file_leave_memory(bytes_string(&scratch));
    bytes_free(&scratch);
    bytes_free(&notes);
    return end;
}

static enum talk_end hold_rehearsal(const struct sitting *sitting, struct flow *jail,
                                    struct fault *fault) {
    struct rehearsal rehearsal;
    struct bytes scratch = {0};
    enum talk_end end = TALK_FAILED;
    if (!rehearsal_begin(&rehearsal, fault)) return TALK_FAILED;
    rehearsal.owner = "rehearsal";
    rehearsal.with = sitting->with;
    rehearsal.seed = sitting->seed_read;
    rehearsal.reload = sitting->reload;
    if (rehearsal_enter(&rehearsal, sitting->flow, jail, fault)) {
        bytes_format(&scratch, "%s/long-answer.txt", bytes_string(&rehearsal.folder));
        struct front *front = front_for_person(&scratch);
        say(front, "A rehearsal: it goes onto no agenda. Save the script or the bank, and it goes "
                   "on with them.");
        end = rehearsal_hold(&rehearsal, jail, front, false, fault);
        front->close(front);
        if (end != TALK_FAILED) puts("The rehearsal is over; nothing of it is kept.");
    }
    rehearsal_end(&rehearsal);
    bytes_free(&scratch);
    return end;
}

static int hold(struct sitting *sitting, struct flow *jail) {
    struct fault fault = {0};
    bool kept = sitting->agenda || sitting->owner;
    enum talk_end end =
        kept ? hold_kept(sitting, jail, &fault) : hold_rehearsal(sitting, jail, &fault);
    fflush(stdout);
    return sitting_exit(end, &fault);
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct fault fault = {0};
    struct flow *jails[1 + spares] = {0};
    struct talk_reload reload = {.spares = jails + 1, .spare_count = spares};
    struct sitting sitting = {.clock = &clock, .reload = &reload, .seed_read = draw_any_seed()};
    int first = sitting_options(&watch_command, argc, argv, "afswnk", &sitting);
    if (!first) return EX_USAGE;
    if (argc - first != 1) return command_misused(&watch_command, "name one conversation");
    sitting.flow = argv[first];
    int code = EX_OK;
    if ((sitting.seed && !draw_seed(sitting.seed, &sitting.seed_read, &fault)) ||
        !fork_all(jails, 1 + spares, &fault)) {
        code = fault_report(&fault);
    } else {
        reload.watch = watch_open();
        code = hold(&sitting, jails[0]);
        watch_close(reload.watch);
    }
    for (size_t i = 0; i < 1 + spares; i++)
        flow_close(jails[i]);
    return code;
}

const struct command_of_program watch_command = {
    "watch", "hold a conversation that is being written", help, run, NULL};
