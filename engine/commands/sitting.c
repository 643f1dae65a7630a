/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the words of a command line to a session.
 */
#include "commands/sitting.h"

#include "agenda/beside.h"
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

/* False where that is one too many. */
static bool take_option(struct sitting *sitting, int letter, const char *value) {
    if (letter == 'a' && sitting->agenda) sitting->second = value;
    if (letter == 'a' && !sitting->agenda) sitting->agenda = value;
    if (letter == 'f') sitting->owner = value;
    if (letter == 's') sitting->seed = value;
    if (letter == 'n') sitting->fresh = true;
    if (letter == 'j') sitting->json = true;
    if (letter == 'r') sitting->record = value;
    if (letter == 'u') sitting->updates = true;
    if (letter == 'w') sitting->with = value;
    if (letter == 'k') return keyring_add(&sitting->keyring, value);
    return true;
}

int sitting_options(const struct command_of_program *command, int argc, char **argv,
                    const char *allowed, struct sitting *sitting) {
    static const struct option all[] = {
        {"agenda", required_argument, NULL, 'a'}, {"for", required_argument, NULL, 'f'},
        {"seed", required_argument, NULL, 's'},   {"new", no_argument, NULL, 'n'},
        {"json", no_argument, NULL, 'j'},         {"record", required_argument, NULL, 'r'},
        {"update", no_argument, NULL, 'u'},       {"with", required_argument, NULL, 'w'},
        {"key", required_argument, NULL, 'k'},
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
        bool once_more = letter == 'a' && sitting->second;
        if (letter == 'a' && sitting->agenda && !strchr(allowed, 'w')) once_more = true;
        if (once_more) command_misused(command, "that is one --agenda too many");
        if (letter == ':' || letter == '?' || once_more) return 0;
        if (!take_option(sitting, letter, optarg)) {
            command_misused(command, "that is one --key too many");
            return 0;
        }
    }
    if (sitting->agenda && sitting->owner)
        command_misused(command, "give --agenda or --for, not both");
    else if (sitting->second && sitting->with)
        command_misused(command, "give --with or a second --agenda, not both");
    else
        return optind;
    return 0;
}

/* Adds the path of an agenda: `agenda`, or that of `owner` in the data folder. */
static bool find_agenda(const char *agenda, const char *owner, struct bytes *path,
                        struct fault *fault) {
    char slug[64];
    if (agenda) {
        bytes_text(path, agenda);
        if (*file_name(agenda) && !file_is_folder(agenda)) return true;
        return fault_say(fault, EX_DATAERR, "name a file in it, such as maya.agenda.yaml",
                         "“%s” is a folder, and an agenda is a file", agenda);
    }
    if (!text_slug(owner, slug))
        return fault_say(fault, EX_DATAERR,
                         "use letters a to z, digits, - and _, or name a file with --agenda",
                         "no agenda can be named “%s”", owner);
    if (!shelf_data_folder(path, fault)) return false;
    bytes_format(path, "/%s.agenda.yaml", slug);
    return true;
}

bool sitting_agenda_path(const struct sitting *sitting, struct bytes *path, struct fault *fault) {
    return find_agenda(sitting->agenda, sitting->owner, path, fault);
}

bool sitting_open(const struct sitting *sitting, struct journal *journals[2], struct bytes *notes,
                  struct fault *fault) {
    struct bytes first = {0};
    struct bytes second = {0};
    bool both = sitting->second || sitting->with;
    journals[0] = journals[1] = NULL;
    bool good = sitting->agenda || sitting->owner;
    if (!good) journals[0] = journal_in_memory(sitting->clock);
    good = good && sitting_agenda_path(sitting, &first, fault) &&
           (!both || find_agenda(sitting->second, sitting->with, &second, fault));
    struct keyring keyring = sitting->keyring;
    struct keeper *keepers[2] = {NULL};
    if (good) keepers[0] = keyring_keeper(&keyring, &first, JOURNAL_CREATE, fault);
    if (keepers[0] && both) keepers[1] = keyring_keeper(&keyring, &second, JOURNAL_CREATE, fault);
    keyring_forget(&keyring);
    if (keepers[1])
        journal_open_both_with(keepers, sitting->clock, journals, notes, fault);
    else if (keepers[0] && !both)
        journals[0] = journal_open_with(keepers[0], sitting->clock, notes, fault);
    else
        keeper_close(keepers[0]);
    bytes_free(&first);
    bytes_free(&second);
    return journals[0] != NULL;
}

void sitting_scratch(const struct journal *journal, struct bytes *scratch) {
    const char *path = journal_path(journal);
    if (!path || !beside_is_sealed(path)) return;
    bytes_clear(scratch);
    if (file_in_memory(scratch)) bytes_text(scratch, "long-answer.txt");
}

void sitting_close(struct journal *journals[2]) {
    journal_close(journals[0]);
    journal_close(journals[1]);
}

/* Without an owner the file's name tells whose agenda it is. */
static char *owner_of(const char *agenda, const char *owner) {
    if (owner) return memory_text(owner, strlen(owner));
    if (!agenda) return memory_text("", 0);
    const char *name = file_name(agenda);
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
                           struct journal *const journals[2], struct front *front,
                           struct fault *fault) {
    struct bytes notebook = {0};
    struct fault ignored = {0};
    bool noted = sitting->notebook || shelf_data_folder(&notebook, &ignored);
    bytes_text(&notebook, sitting->notebook ? sitting->notebook : "/coach.notebook.yaml");
    char *name = shelf_name(SHELF_FLOWS, sitting->flow);
    char *owner = owner_of(sitting->agenda, sitting->owner);
    char *with = owner_of(sitting->second, sitting->with);
    struct talk_setup setup = {
        .flow = jail,
        .name = name,
        .journal = journals[0],
        .second = journals[1],
        .front = front,
        .clock = sitting->clock,
        .owner = owner,
        .with = with,
        .notebook = noted ? bytes_string(&notebook) : NULL,
        .seed = sitting->seed_read,
        .fresh = sitting->fresh,
        .reload = sitting->reload,
    };
    enum talk_end end = talk_hold(&setup, fault);
    free(name);
    free(owner);
    free(with);
    bytes_free(&notebook);
    return end;
}

int sitting_exit(enum talk_end end, const struct fault *fault) {
    if (end == TALK_FAILED) return fault_report(fault);
    return end == TALK_INTERRUPTED ? 130 : EX_OK;
}
