/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda plan: the individual learning plan, to print or to hand to a programme.
 */
#include "commands/verb.h"

#include "agenda/fold.h"
#include "base/bytes.h"
#include "base/value.h"
#include "export/plan.h"

static const char help[] =
    "askwell agenda plan (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Shows the individual learning plan: each goal with its standards, how it will be\n"
    "known, what was seen of it, support, and the actions toward it with their days;\n"
    "open goals first. It can be printed. Nothing is changed.\n"
    "\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_READ, &exit_code);
    if (!journal) return exit_code;
    char today[day_size];
    struct bytes text = {0};
    struct value value = {0};
    struct fold fold = fold_open(journal);
    day_of(clock_now(&call->clock), today);
    if (call->json)
        value = plan_value(&fold, journal);
    else
        plan_text(&fold, journal, today, &text);
    fold_free(&fold);
    journal_close(journal);
    return verb_show(call, &text, &value);
}

const struct verb agenda_plan = {
    .name = "plan", .what = "show the learning plan", .help = help, .run = run};
