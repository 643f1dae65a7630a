/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda add: a goal or an action of one's own, between sessions.
 */
#include "commands/settling.h"

#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/value.h"

#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda add goal|action TEXT... [--by DAY] [--who coach] [--toward GOAL]\n"
    "                [--know TEXT] [--standard CODE] (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Puts a goal or an action of your own on the agenda. The next conversation knows it.\n"
    "\n"
    "  --by DAY         tomorrow, friday, in two weeks, 24 November\n"
    "  --who WHO        who does it: mentee (you), or coach\n"
    "  --toward GOAL    toward which goal: its number, or the beginning of its words\n"
    "  --know TEXT      how you will know that it came about\n"
    "  --standard CODE  the standard that it serves, such as psel-2015:4\n"
    "  --for NAME       whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE    an agenda anywhere\n"
    "  --json           what was kept, as data\n";

static const struct verb_option options[] = {{"by", true},   {"who", true},      {"toward", true},
                                             {"know", true}, {"standard", true}, {NULL, false}};

static bool is_action(const struct hand_item *item) {
    return strcmp(item->kind, "action") == 0;
}

/* Lets item->toward be the goal's words. */
static bool find_goal(const struct fold *fold, struct hand_item *item, struct fault *fault) {
    if (!item->toward) return true;
    const struct item *goal = hand_find(fold, item->toward, fault);
    if (!goal) return false;
    if (strcmp(goal->kind, "goal") != 0)
        return fault_say(fault, EX_DATAERR, "name a goal", "entry %lu is no goal", goal->number);
    item->toward = goal->text;
    return true;
}

static void tell(const struct hand_item *item, unsigned long number, struct bytes *out) {
    const struct item named = {.number = number, .text = item->text};
    bytes_text(out, is_action(item) ? "An action is on the agenda: " : "A goal is on the agenda: ");
    hand_name(&named, out);
    if (item->when) bytes_text(out, ", by ");
    if (item->when) day_long(item->when, out);
    bytes_text(out, ".\n");
}

static struct value as_value(const struct hand_item *item, unsigned long number) {
    const struct {
        const char *key;
        const char *text;
    } fields[] = {{"kind", item->kind},        {"text", item->text}, {"who", item->who},
                  {"when", item->when},        {"know", item->know}, {"toward", item->toward},
                  {"standard", item->standard}};
    struct value map = value_map();
    value_set(&map, "entry", value_number((double)number));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].text) value_set(&map, fields[i].key, value_string(fields[i].text));
    return map;
}

static int keep(struct verb_call *call, struct hand_item *item) {
    int exit_code = EX_OK;
    struct fault fault = {0};
    struct bytes text = {0};
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &exit_code);
    if (!journal) return exit_code;
    struct fold fold = fold_open(journal);
    bool good = find_goal(&fold, item, &fault);
    unsigned long number = good ? hand_add(journal, item) : 0;
    if (good && journal_keep(journal, &fault)) {
        struct value value = as_value(item, number);
        tell(item, number, &text);
        exit_code = verb_print(call, &text, &value);
    } else {
        exit_code = fault_report(&fault);
    }
    fold_free(&fold);
    journal_close(journal);
    return exit_code;
}

static int run(struct verb_call *call) {
    char day[day_size];
    struct bytes words = {0};
    const char *kind = call->word_count ? call->words[0] : "";
    if (strcmp(kind, "goal") != 0 && strcmp(kind, "action") != 0)
        return verb_misused(call, "say what to add: a goal or an action, and its words");
    if (!settling_day(call, day)) return EX_USAGE;
    struct hand_item item = {.kind = kind,
                             .who = verb_given(call, "who"),
                             .when = *day ? day : NULL,
                             .know = verb_given(call, "know"),
                             .toward = verb_given(call, "toward"),
                             .standard = verb_given(call, "standard")};
    if (item.who && strcmp(item.who, "mentee") != 0 && strcmp(item.who, "coach") != 0)
        return verb_misused(call, "--who is mentee or coach");
    if (!is_action(&item) && item.who) return verb_misused(call, "--who is about an action");
    if (item.who && strcmp(item.who, "mentee") == 0) item.who = NULL; /* as where nobody is named */
    settling_words(call, 1, &words);
    item.text = bytes_string(&words);
    int exit_code = words.length && strspn(item.text, " ") < words.length
                        ? keep(call, &item)
                        : verb_misused(call, "say the %s in words", kind);
    bytes_free(&words);
    return exit_code;
}

const struct verb agenda_add = {.name = "add",
                                .what = "put a goal or an action of your own there",
                                .help = help,
                                .options = options,
                                .run = run};
