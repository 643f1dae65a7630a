/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda show: what stands on an agenda.
 */
#include "commands/verb.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/value.h"

static const char help[] =
    "askwell agenda show (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Shows what stands on an agenda: goals, what was seen, options, choices, actions,\n"
    "what is parked, and the conversations that led there. Nothing is changed.\n"
    "\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_READ, &exit_code);
    if (!journal) return exit_code;
    struct bytes text = {0};
    struct value value = {0};
    struct fold fold = fold_open(journal);
    if (call->json)
        value = view_value(&fold);
    else
        view_text(&fold, NULL, &text);
    fold_free(&fold);
    journal_close(journal);
    return verb_print(call, &text, &value);
}

const struct verb agenda_show = {
    .name = "show", .what = "show what stands on it", .help = help, .run = run};
