/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell talk, and askwell alone: a session with a person.
 */
#include "commands/command.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "commands/catalogue.h"
#include "commands/choose.h"
#include "commands/sitting.h"
#include "front/fronts.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell talk [FLOW] [--agenda FILE | --for NAME] [--with NAME]\n"
    "             [--key FILE] [--seed N] [--new]\n"
    "\n"
    "Holds a conversation, one question at a time, and writes what is answered into an\n"
    "agenda that belongs to the mentee. What is not said on the command line is asked.\n"
    "An unfinished session of FLOW is gone on with.\n"
    "\n"
    "  FLOW           a conversation, as `askwell flows` lists them, or the path of one\n"
    "  --for NAME     whose agenda; it lies in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere, such as on a memory stick\n"
    "  --with NAME    the other one, where two coach each other; each has an agenda. A second\n"
    "                 --agenda FILE says the same\n"
    "  --key FILE     the key of a sealed agenda, where it is not ~/.config/askwell/key.txt\n"
    "  --seed N       draws the same questions from a group every time\n"
    "  --new          begins a new session even where one is unfinished\n"
    "\n"
    "Where standard input is no terminal, plain lines are read: one for each answer, an\n"
    "empty one for asked and answered aloud, and commands with their slash.\n";

/* Whose agenda: one of those in the data folder, or a new name. */
static bool choose_owner(struct front *front, struct bytes *owner, struct fault *fault) {
    struct bytes pattern = {0};
    struct options known = {0};
    glob_t found = {0};
    if (!shelf_data_folder(&pattern, fault)) return false;
    bytes_text(&pattern, "/*.agenda.{yaml,age}");
    if (glob(bytes_string(&pattern), GLOB_BRACE, NULL, &found) == 0) {
        known.count = found.gl_pathc;
        known.keys = memory_resize(NULL, known.count, sizeof *known.keys);
        for (size_t i = 0; i < known.count; i++) {
            const char *name = file_name(found.gl_pathv[i]);
            known.keys[i] = memory_text(name, strcspn(name, "."));
        }
        known.labels = known.keys;
    }
    const char *hint = known.count ? "a number, or a new name" : "a name; it makes a new agenda";
    char slug[64];
    bool good = true;
    do {
        good = choose_ask(front, "Whose agenda is this?", hint, &known, owner, fault);
        size_t index = good ? choose_index(&known, bytes_string(owner)) : 0;
        if (good && index < known.count) {
            bytes_clear(owner);
            bytes_text(owner, known.keys[index]);
        }
        if (good && !text_slug(bytes_string(owner), slug))
            choose_say(front, SAY_NOTICE,
                       "A name in the letters a to z, please, because it names the file too.");
        else if (good)
            break;
    } while (good);
    for (size_t i = 0; i < known.count; i++)
        free((char *)known.keys[i]);
    free(known.keys);
    globfree(&found);
    bytes_free(&pattern);
    return good;
}

/* More than a few are listed in one line each, so that the list fits on a screen. */
enum { few_titles = 6 };

static char *label_of(const struct title *title, bool brief) {
    struct bytes label = {0};
    bytes_text(&label, title->title);
    if (title->minutes) bytes_format(&label, ", %ld minutes", title->minutes);
    if (*title->about && !brief) bytes_format(&label, ". %s", title->about);
    return label.data;
}

/* Which conversation: an unfinished one first, then all that can be held. */
static bool choose_flow(struct front *front, struct flow *jail, struct journal *journal,
                        struct bytes *flow, bool *fresh, struct fault *fault) {
    size_t count = 0;
    struct title *titles = catalogue_read(jail, &count);
    struct fold fold = fold_open(journal);
    const struct session *unfinished = fold_unfinished(&fold, NULL);
    struct options options = {.keys = memory_resize(NULL, count + 1, sizeof(char *)),
                              .labels = memory_resize(NULL, count + 1, sizeof(char *))};
    struct bytes go_on = {0};
    if (unfinished) {
        bytes_format(&go_on, "Go on with %s, begun %.10s, %zu answers", unfinished->title,
                     unfinished->began, unfinished->answers);
        options.keys[options.count] = unfinished->flow;
        options.labels[options.count++] = memory_text(go_on.data, go_on.length);
    }
    for (size_t i = 0; i < count; i++) {
        if (titles[i].problem) continue;
        options.keys[options.count] = titles[i].name;
        options.labels[options.count++] = label_of(&titles[i], count > few_titles);
    }
    const char *hint = count > few_titles
                           ? "a number, or how it begins; `askwell flows` tells more of each"
                           : "a number";
    bool good = true;
    size_t index = options.count;
    while (good && index == options.count) {
        good = choose_ask(front, "Which conversation?", hint, &options, flow, fault);
        if (good) index = choose_index(&options, bytes_string(flow));
        if (good && index == options.count)
            choose_say(front, SAY_NOTICE, "Choose one by its number, or by how it begins, please.");
    }
    for (size_t i = 0; good && count > few_titles && i < count; i++)
        if (options.keys[index] == titles[i].name && *titles[i].about)
            choose_say(front, SAY_LINE, titles[i].about);
    if (good) {
        bytes_clear(flow);
        bytes_text(flow, options.keys[index]);
        *fresh = *fresh || !unfinished || index > 0;
    }
    for (size_t i = 0; i < options.count; i++)
        free((char *)options.labels[i]);
    options_free(&options);
    bytes_free(&go_on);
    fold_free(&fold);
    catalogue_free(titles, count);
    return good;
}

static void say_goodbye(const struct sitting *sitting, struct journal *const journals[2],
                        enum talk_end end) {
    if (end == TALK_FINISHED) {
        printf("The agenda is in %s\n", journal_path(journals[0]));
        if (journals[1]) printf("and the other one in %s\n", journal_path(journals[1]));
    } else if (end == TALK_PAUSED || end == TALK_INTERRUPTED) {
        const char *option = sitting->agenda ? "--agenda" : "--for";
        const char *name = sitting->agenda ? sitting->agenda : sitting->owner;
        printf("Paused; everything is kept, also what was half typed. To go on:\n"
               "  askwell talk %s %s '%s'",
               sitting->flow, option, name);
        if (sitting->with) printf(" --with '%s'", sitting->with);
        if (sitting->second) printf(" --agenda '%s'", sitting->second);
        for (size_t i = 0; i < sitting->keyring.count; i++)
            printf(" --key '%s'", sitting->keyring.files[i]);
        printf("\n");
    }
}

/* Asks for what is missing and holds the session. */
static int hold(struct sitting *sitting, struct flow *jail) {
    struct fault fault = {0};
    struct fault ignored = {0};
    struct bytes scratch = {0};
    struct bytes owner = {0};
    struct bytes flow = {0};
    struct bytes notes = {0};
    enum talk_end end = TALK_PAUSED;
    bool known = shelf_data_folder(&scratch, &ignored);
    bytes_text(&scratch, known ? "/long-answer.txt" : "long-answer.txt");
    struct front *front = front_for_person(&scratch);
    bool stays = true;
    if (!sitting->agenda && !sitting->owner) {
        stays = choose_owner(front, &owner, &fault);
        sitting->owner = bytes_string(&owner);
    }
    bool chosen_before = sitting->flow != NULL;
    if (stays && chosen_before) stays = sitting_load(sitting, jail, &fault);
    struct journal *journals[2] = {NULL};
    bool opened = stays && sitting_open(sitting, journals, &notes, &fault);
    if (opened) sitting_scratch(journals[0], &scratch);
    if (notes.length) choose_say(front, SAY_NOTICE, bytes_string(&notes));
    if (opened && !chosen_before) {
        stays = choose_flow(front, jail, journals[0], &flow, &sitting->fresh, &fault);
        sitting->flow = bytes_string(&flow);
        stays = stays && sitting_load(sitting, jail, &fault);
    }
    if (opened && stays) end = sitting_hold(sitting, jail, journals, front, &fault);
    if (fault.exit_code) end = TALK_FAILED;
    front->close(front);
    if (opened && stays) say_goodbye(sitting, journals, end);
    fflush(stdout);
    int code = sitting_exit(end, &fault);
    for (size_t i = 0; !stays && i < 2; i++)
        journal_withdraw(journals[i]);
    sitting_close(journals);
    file_leave_memory(bytes_string(&scratch));
    bytes_free(&scratch);
    bytes_free(&owner);
    bytes_free(&flow);
    bytes_free(&notes);
    return code;
}

static int run(int argc, char **argv) {
    struct clock clock = {0};
    struct sitting sitting = {.clock = &clock};
    struct fault fault = {0};
    int first = sitting_options(&talk_command, argc, argv, "afswnk", &sitting);
    if (!first) return EX_USAGE;
    if (argc - first > 1) return command_misused(&talk_command, "name one conversation");
    if (first < argc) sitting.flow = argv[first];
    struct flow *jail = flow_fork(&fault);
    if (!jail) return fault_report(&fault);
    int code = hold(&sitting, jail);
    flow_close(jail);
    return code;
}

static int start(int argc, char **argv) {
    (void)argc;
    char *alone[] = {argv[0], NULL};
    return run(1, alone);
}

const struct command_of_program talk_command = {"talk", "hold a conversation", help, run, NULL};
const struct command_of_program start_command = {"", "", help, start, NULL};
