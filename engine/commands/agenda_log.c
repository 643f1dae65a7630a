/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda log: all that is held, entry by entry.
 */
#include "commands/verb.h"

#include "agenda/chronicle.h"
#include "base/bytes.h"
#include "base/value.h"

#include <sysexits.h>

static const struct verb_option options[] = {{"session", true}, {"since", true}, {NULL}};

static const char help[] =
    "askwell agenda log (--for NAME | --agenda FILE) [--session S] [--since DAY] [--json]\n"
    "\n"
    "Tells every entry of an agenda, plainly: when, in which conversation, what was asked\n"
    "and said and what came of it; also what was taken back or set aside, what was edited\n"
    "by hand, which quotes hold words that have changed, what may be known of it, which\n"
    "copies were written, and where something was erased. There is nothing else in the\n"
    "file. Nothing is changed.\n"
    "\n"
    "  --session S    only what is of one conversation: its name, its day, or `last`\n"
    "  --since DAY    only what came from this day on\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data, each field as it is kept\n";

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_READ, &exit_code);
    if (!journal) return exit_code;
    char day[day_size];
    struct bytes text = {0};
    struct value value = {0};
    struct excerpt excerpt = {0};
    struct fold fold = fold_open(journal);
    exit_code = verb_excerpt(call, &fold, journal, day, &excerpt);
    if (exit_code == EX_OK && call->json) value = chronicle_value(&fold, journal, &excerpt);
    if (exit_code == EX_OK && !call->json) chronicle_text(&fold, journal, &excerpt, &text);
    excerpt_free(&excerpt);
    fold_free(&fold);
    journal_close(journal);
    return exit_code == EX_OK ? verb_show(call, &text, &value) : exit_code;
}

const struct verb agenda_log = {.name = "log",
                                .what = "tell every entry, all that is held",
                                .help = help,
                                .options = options,
                                .run = run};
