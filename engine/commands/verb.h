/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be done with an agenda: `askwell agenda VERB`, one file each, agenda_VERB.c. All of them
 * work on --for NAME or --agenda FILE, and speak as data with --json.
 */
#ifndef ASKWELL_VERB_H
#define ASKWELL_VERB_H

#include "agenda/excerpt.h"
#include "agenda/journal.h"
#include "base/clock.h"
#include "base/day.h"
#include "commands/keyring.h"

#include <stdbool.h>
#include <stddef.h>

struct bytes;
struct fault;
struct value;
struct verb;

/* An option of one verb, beside --agenda, --for, --key and --json, which all have. One called
 * `output` takes a value, and is -o as well. */
struct verb_option {
    const char *name;
    bool takes_value;
};

enum { verb_options_most = 12 };

/* What was typed. */
struct verb_call {
    const struct verb *verb;
    const char *agenda;     /* a path; or NULL */
    const char *owner;      /* as typed; or NULL */
    struct keyring keyring; /* of sealed agendas */
    bool json;
    const char *given[verb_options_most]; /* of the verb's options: what was given, "" for those
                                             without a value, NULL for those not given */
    const char *also[verb_options_most];  /* the values of those given more than once, in order */
    int also_of[verb_options_most];       /* which option each of them belongs to */
    int also_count;
    char **words; /* behind the options */
    size_t word_count;
    struct clock clock;
};

struct verb {
    const char *name;
    const char *what;                   /* one line for `askwell help agenda` */
    const char *help;                   /* all of it, for `askwell agenda VERB --help` */
    const struct verb_option *options;  /* ended by one without a name; or NULL */
    bool without_agenda;                /* it names its files itself */
    int (*run)(struct verb_call *call); /* gives the exit code */
};

extern const struct verb agenda_show;

extern const struct verb agenda_log;
extern const struct verb agenda_plan;
extern const struct verb agenda_growth;
extern const struct verb agenda_add;
extern const struct verb agenda_done;
extern const struct verb agenda_carry;
extern const struct verb agenda_revise;
extern const struct verb agenda_drop;
extern const struct verb agenda_edit;
extern const struct verb agenda_erase;
extern const struct verb agenda_share;
extern const struct verb agenda_export;
extern const struct verb agenda_import;
extern const struct verb agenda_seal;
extern const struct verb agenda_unseal;
extern const struct verb agenda_merge;
extern const struct verb agenda_check;
extern const struct verb agenda_backup;
extern const struct verb agenda_restore;

/* Every verb, ended by NULL. */
extern const struct verb *const agenda_verbs[];

/* Gives what was given for an option of this verb, or NULL. */
const char *verb_given(const struct verb_call *call, const char *option);

/* Gives what was given for it the `nth` time, from 0, or NULL. */
const char *verb_given_nth(const struct verb_call *call, const char *option, int nth);

/* Says on standard error what is wrong with the words and where help is; gives 64. */
int verb_misused(const struct verb_call *call, const char *what, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds the path of the agenda. Fault: 65 where the owner's name cannot be a file's. */
bool verb_path(const struct verb_call *call, struct bytes *path, struct fault *fault);

/* Is that agenda there, sealed or not? Is there a sealed one? Fault: 66; 65. */
bool verb_is_there(const char *path, struct fault *fault);
bool verb_is_sealed(const char *path, struct fault *fault);

/* Opens the agenda, and says on standard error what a person should know about it. NULL after the
 * fault was said, whose exit code is then in `exit_code`. The caller frees with journal_close. */
struct journal *verb_open(const struct verb_call *call, enum journal_access access, int *exit_code);

/* Opens the agenda at `path`, sealed or not, like that of the call. */
struct journal *verb_open_path(struct verb_call *call, const char *path, enum journal_access access,
                               struct fault *fault);

/* Writes `text` to the new file `path`, sealed where `like` is. Fault: 65 where
 * it is there, or its name is not that of such a file; 69, 74. */
bool verb_write_new(const struct keeper *like, const char *path, const struct bytes *text,
                    struct fault *fault);

/* Gives the columns of the window, at most 80: what is wider is hard to read. */
size_t verb_width(void);

/* Prints `text`, or `value` where --json was given, to standard output, and frees both. Gives 0, or
 * 74 where it could not be written. */
int verb_print(const struct verb_call *call, struct bytes *text, struct value *value);

/* Says the notes on standard error and frees them. */
void verb_notes(struct bytes *notes);

/* The same, with the text wrapped to the window where it goes to a terminal. */
int verb_show(const struct verb_call *call, struct bytes *text, struct value *value);

/* Prints the value as it is, and frees it. */
int verb_print_value(struct value *value);

/* Reads what the options `session`, `since` and `goal` want, where the verb has them. A day is kept
 * in `day`. Gives 0, or the exit code after saying what is wrong. */
int verb_excerpt(const struct verb_call *call, const struct fold *fold, struct journal *journal,
                 char day[day_size], struct excerpt *excerpt);

/* Asks yes or no on the terminal, or takes the line that stands in standard input; `--yes` needs no
 * asking. False also at the end of the input, so that nobody agrees by being away. */
bool verb_confirm(const struct verb_call *call, const char *question);

/* Asks for a line of words on the terminal and adds it to `words`; false where there is nobody to
 * ask, with --json, or where nothing was said. */
bool verb_ask(const struct verb_call *call, const char *question, struct bytes *words);

#endif
