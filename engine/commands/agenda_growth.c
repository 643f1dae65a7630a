/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda growth: what changed over time, and who led.
 */
#include "commands/verb.h"

#include "agenda/direction.h"
#include "agenda/growth.h"
#include "base/bytes.h"
#include "base/value.h"
#include "front/fronts.h"

static const char help[] =
    "askwell agenda growth (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Shows what changed over time: each number that was given on a scale, such as\n"
    "confidence, what was promised and done month by month, the hours, and of each\n"
    "conversation who set the topic and whose the options were. It is yours, and no copy\n"
    "that is handed on holds who led. Nothing is changed.\n"
    "\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n"
    "\n"
    "With ACCESSIBLE=1 or TERM=dumb the bars are left out; the numbers say the same.\n";

/* A bar that does not fit beside its number would stand under it. */
static size_t bar_columns(void) {
    enum { beside = 29, longest = 20 };
    size_t width = verb_width();
    if (front_wants_lines() || width <= beside) return 0;
    return width - beside < longest ? width - beside : longest;
}

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_READ, &exit_code);
    if (!journal) return exit_code;
    struct bytes text = {0};
    struct value value = {0};
    struct directions directions = directions_open(journal, NULL);
    struct growth growth = growth_open(&directions.fold, journal);
    if (call->json) {
        value = growth_value(&growth);
        value_set(&value, "directions", directions_value(&directions));
    } else {
        growth_text(&growth, bar_columns(), &text);
        bytes_char(&text, '\n');
        directions_text(&directions, &text);
    }
    growth_free(&growth);
    directions_free(&directions);
    journal_close(journal);
    return verb_show(call, &text, &value);
}

const struct verb agenda_growth = {
    .name = "growth", .what = "show what changed over time", .help = help, .run = run};
