/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda: what its owner can do with an agenda. Which verb, and which agenda.
 */
#include "commands/command.h"
#include "commands/verb.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

const struct verb *const agenda_verbs[] = {
    &agenda_show,   &agenda_log,     &agenda_plan,  &agenda_growth, &agenda_add,    &agenda_done,
    &agenda_carry,  &agenda_revise,  &agenda_drop,  &agenda_edit,   &agenda_erase,  &agenda_share,
    &agenda_export, &agenda_import,  &agenda_merge, &agenda_seal,   &agenda_unseal, &agenda_check,
    &agenda_backup, &agenda_restore, NULL,
};

static const char help[] =
    "askwell agenda VERB (--for NAME | --agenda FILE) [--key FILE] [--json]\n"
    "\n"
    "The agenda is the mentee's: everything here can be done alone, with one file.\n"
    "\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --key FILE     the key of a sealed agenda, where it is not ~/.config/askwell/key.txt\n"
    "  --json         the same as data\n"
    "\n";

static const struct verb *find(const char *name) {
    for (size_t i = 0; agenda_verbs[i]; i++)
        if (strcmp(agenda_verbs[i]->name, name) == 0) return agenda_verbs[i];
    return NULL;
}

static void tell(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        const struct verb *verb = find(argv[i]);
        if (verb) {
            fputs(verb->help, stdout);
            return;
        }
    }
    fputs(help, stdout);
    for (size_t i = 0; agenda_verbs[i]; i++)
        printf("  askwell agenda %-8s %s\n", agenda_verbs[i]->name, agenda_verbs[i]->what);
    puts("\n`askwell agenda VERB --help` tells all about one of them.");
}

enum { option_agenda = 1, option_owner, option_json, option_key, option_first };

/* The first value of an option, and those that follow it. */
static bool take_own(struct verb_call *call, int place, const char *value) {
    bool again = call->given[place] && value;
    if (again && call->also_count == verb_options_most) return false;
    if (again) {
        call->also_of[call->also_count] = place;
        call->also[call->also_count++] = value;
    } else {
        call->given[place] = value ? value : "";
    }
    return true;
}

static bool take_option(struct verb_call *call, int letter, const char *value) {
    if (letter >= option_first) return take_own(call, letter - option_first, value);
    if (letter == option_json) call->json = true;
    if (letter == option_key) return keyring_add(&call->keyring, value);
    const char **place = letter == option_agenda  ? &call->agenda
                         : letter == option_owner ? &call->owner
                                                  : NULL;
    if (!place) return true;
    bool once_more = *place != NULL;
    *place = value;
    return !once_more;
}

/* Gives the letter of a verb's own option called `name`, or '?'. */
static int own_letter(const struct verb_option *own, const char *name) {
    for (int i = 0; own && own[i].name; i++)
        if (strcmp(own[i].name, name) == 0) return option_first + i;
    return '?';
}

/* Gives the index of the first word behind the options in the sorted argv; 0 after saying what is
 * wrong. */
static int take_options(struct verb_call *call, int argc, char **argv) {
    struct option known[option_first + verb_options_most] = {
        {"agenda", required_argument, NULL, option_agenda},
        {"for", required_argument, NULL, option_owner},
        {"json", no_argument, NULL, option_json},
        {"key", required_argument, NULL, option_key},
    };
    const struct verb_option *own = call->verb->options;
    for (int i = 0; own && own[i].name; i++)
        known[option_first - 1 + i] =
            (struct option){own[i].name, own[i].takes_value ? required_argument : no_argument, NULL,
                            option_first + i};
    opterr = 0;
    optind = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, ":o:", known, NULL)) != -1;) {
        if (letter == 'o') letter = own_letter(own, "output");
        const char *word = argv[optind - 1];
        bool good = false;
        if (letter == ':')
            verb_misused(call, "%s needs a value", word);
        else if (letter == '?')
            verb_misused(call, "`%s` is not understood", word);
        else if (!take_option(call, letter, optarg))
            verb_misused(call, "that is one --%s too many", known[letter - 1].name);
        else
            good = true;
        if (!good) return 0;
    }
    return optind;
}

static int run(int argc, char **argv) {
    const struct verb *verb = argc > 1 ? find(argv[1]) : NULL;
    if (argc > 1 && !verb && argv[1][0] != '-')
        return command_misused(&agenda_command, "there is no `askwell agenda %s`", argv[1]);
    if (!verb)
        return command_misused(&agenda_command,
                               "say what to do, as in `askwell agenda show --for maya`");
    struct verb_call call = {.verb = verb};
    int first = take_options(&call, argc - 1, argv + 1);
    if (!first) return EX_USAGE;
    call.words = argv + 1 + first;
    call.word_count = (size_t)(argc - 1 - first);
    if (call.agenda && call.owner) return verb_misused(&call, "give --agenda or --for, not both");
    if (!verb->without_agenda && !call.agenda && !call.owner)
        return verb_misused(&call, "say whose agenda, with --for NAME or --agenda FILE");
    return verb->run(&call);
}

const struct command_of_program agenda_command = {"agenda", "show an agenda and keep it in hand",
                                                  help, run, tell};
