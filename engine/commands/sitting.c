/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the words of a command line to a session.
 */
#include "commands/sitting.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "talk/draw.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static void take_option(struct sitting *sitting, int letter, const char *value) {
    if (letter == 'a') sitting->agenda = value;
    if (letter == 'f') sitting->owner = value;
    if (letter == 's') sitting->seed = value;
    if (letter == 'n') sitting->fresh = true;
    if (letter == 'j') sitting->json = true;
    if (letter == 'r') sitting->record = value;
    if (letter == 'u') sitting->updates = true;
}

int sitting_options(const struct command_of_program *command, int argc, char **argv,
                    const char *allowed, struct sitting *sitting) {
    static const struct option all[] = {
        {"agenda", required_argument, NULL, 'a'}, {"for", required_argument, NULL, 'f'},
        {"seed", required_argument, NULL, 's'},   {"new", no_argument, NULL, 'n'},
        {"json", no_argument, NULL, 'j'},         {"record", required_argument, NULL, 'r'},
        {"update", no_argument, NULL, 'u'},
    };
    enum { all_count = sizeof all / sizeof *all };
    struct option known[all_count + 1] = {{0}};
    for (size_t i = 0, count = 0; i < all_count; i++)
        if (strchr(allowed, all[i].val)) known[count++] = all[i];
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        const char *word = argv[optind - 1];
        if (letter == ':') command_misused(command, "%s needs a value", word);
        if (letter == '?') command_misused(command, "`%s` is not understood", word);
        if (letter == ':' || letter == '?') return 0;
        take_option(sitting, letter, optarg);
    }
    if (!sitting->agenda || !sitting->owner) return optind;
    command_misused(command, "give --agenda or --for, not both");
    return 0;
}

bool sitting_agenda_path(const struct sitting *sitting, struct bytes *path, struct fault *fault) {
    char slug[64];
    if (sitting->agenda) {
        bytes_text(path, sitting->agenda);
        if (*file_name(sitting->agenda) && !file_is_folder(sitting->agenda)) return true;
        return fault_say(fault, EX_DATAERR, "name a file in it, such as maya.agenda.yaml",
                         "“%s” is a folder, and an agenda is a file", sitting->agenda);
    }
    if (!text_slug(sitting->owner, slug))
        return fault_say(fault, EX_DATAERR,
                         "use letters a to z, digits, - and _, or name a file with --agenda",
                         "no agenda can be named “%s”", sitting->owner);
    if (!shelf_data_folder(path, fault)) return false;
    bytes_format(path, "/%s.agenda.yaml", slug);
    return true;
}

struct journal *sitting_journal(const struct sitting *sitting, struct bytes *notes,
                                struct fault *fault) {
    if (!sitting->agenda && !sitting->owner) return journal_in_memory(sitting->clock);
    struct bytes path = {0};
    struct journal *journal = NULL;
    if (sitting_agenda_path(sitting, &path, fault))
        journal = journal_open(bytes_string(&path), JOURNAL_CREATE, sitting->clock, notes, fault);
    bytes_free(&path);
    return journal;
}

/* Without an owner the file's name tells whose agenda it is. */
static char *owner_of(const struct sitting *sitting) {
    if (sitting->owner) return memory_text(sitting->owner, strlen(sitting->owner));
    if (!sitting->agenda) return memory_text("", 0);
    const char *name = file_name(sitting->agenda);
    return memory_text(name, strcspn(name, "."));
}

static bool take_seed(struct sitting *sitting, struct fault *fault) {
    if (sitting->seed) return draw_seed(sitting->seed, &sitting->seed_read, fault);
    sitting->seed_read = draw_any_seed();
    return true;
}

bool sitting_load(struct sitting *sitting, struct flow *jail, struct fault *fault) {
    struct bytes path = {0};
    fault_at(fault, NULL, 0, 0); /* it is about no file that was opened before */
    bool good = take_seed(sitting, fault) &&
                shelf_find(SHELF_FLOWS, sitting->flow, NULL, &path, fault) &&
                flow_load(jail, bytes_string(&path), fault);
    bytes_free(&path);
    return good;
}

enum talk_end sitting_hold(const struct sitting *sitting, struct flow *jail,
                           struct journal *journal, struct front *front, struct fault *fault) {
    struct bytes notebook = {0};
    struct fault ignored = {0};
    bool noted = sitting->notebook || shelf_data_folder(&notebook, &ignored);
    bytes_text(&notebook, sitting->notebook ? sitting->notebook : "/coach.notebook.yaml");
    char *name = shelf_name(SHELF_FLOWS, sitting->flow);
    char *owner = owner_of(sitting);
    struct talk_setup setup = {
        .flow = jail,
        .name = name,
        .journal = journal,
        .front = front,
        .clock = sitting->clock,
        .owner = owner,
        .notebook = noted ? bytes_string(&notebook) : NULL,
        .seed = sitting->seed_read,
        .fresh = sitting->fresh,
        .reload = sitting->reload,
    };
    enum talk_end end = talk_hold(&setup, fault);
    free(name);
    free(owner);
    bytes_free(&notebook);
    return end;
}

int sitting_exit(enum talk_end end, const struct fault *fault) {
    if (end == TALK_FAILED) return fault_report(fault);
    return end == TALK_INTERRUPTED ? 130 : EX_OK;
}
