/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a trainee can do besides saying something.
 */
#include "practice/orders.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "practice/practising.h"
#include "practice/report.h"

#include <stdlib.h>
#include <string.h>

const struct command_row orders[ORDER_COUNT] = {
    [ORDER_WHERE] = {"where", "[MORE]", "which stage of the protocol this is, and what is missing"},
    [ORDER_HINT] = {"hint", "", "one hint for this moment"},
    [ORDER_REWIND] = {"rewind", "[N]", "back to your turn N, to try other words"},
    [ORDER_COMPARE] = {"compare", "", "the two ways side by side, after /rewind"},
    [ORDER_PIN] = {"pin", "[NOTE]", "mark this moment"},
    [ORDER_SWAP] = {"swap", "", "sit in the other chair: you are asked; /swap comes back"},
    [ORDER_SILENCE] = {"silence", "", "hold a silence until a key is pressed"},
    [ORDER_FEEDBACK] = {"feedback", "", "what you have done so far"},
    [ORDER_CONTEST] = {"contest", "[N] [WHY]", "say that a label of your turn N is not right"},
    [ORDER_HELP] = {"help", "", "this list"},
    [ORDER_END] = {"end", "", "close the session, and see the feedback"},
};

static bool move(struct practising *practising, const char *what, unsigned long turn,
                 const char *text) {
    return diary_keep_move(practising->setup->diary, what, turn, text, practising->fault);
}

static void page(const struct practising *practising, struct bytes *text) {
    practice_say(practising, SAY_PAGE, bytes_string(text));
    bytes_free(text);
}

/* Reads a turn's number at the beginning of `argument`, which goes on behind it. 0 where none
 * stands there, or a notice was given because it is no turn of the coach. */
static unsigned long number_in(const struct practising *practising, const char **argument,
                               bool *wrong) {
    char *end = NULL;
    *wrong = false;
    if (**argument < '0' || **argument > '9') return 0;
    unsigned long number = strtoul(*argument, &end, 10);
    if (*end && *end != ' ') return 0;
    *argument = end + strspn(end, " ");
    if (number >= 1 && number <= practising->turns) return number;
    struct bytes text = {0};
    if (practising->turns)
        bytes_format(&text, "Your turns so far have the numbers 1 to %lu.", practising->turns);
    else
        bytes_text(&text, "You have not said anything yet.");
    practice_say(practising, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
    *wrong = true;
    return 0;
}

static void list_turns(const struct practising *practising, struct bytes *out) {
    const struct encounter *encounter = practising->encounter;
    for (size_t i = 0; i < encounter->count; i++) {
        const struct moment *moment = &encounter->moments[i];
        if (moment->speaker != SPEAKER_COACH) continue;
        bytes_format(out, "%2lu  %s%s\n", moment->line, *moment->text ? moment->text : "(silence)",
                     moment->pinned ? "  (pinned)" : "");
    }
    bytes_text(out, "\n/rewind N goes back to turn N; what you said from there on is kept, and "
                    "/compare shows it.\n");
}

static bool rewind_to(struct practising *practising, const char *argument) {
    const struct practice_setup *setup = practising->setup;
    bool wrong = false;
    unsigned long turn = number_in(practising, &argument, &wrong);
    if (wrong) return true;
    if (!turn || *argument) {
        struct bytes text = {0};
        list_turns(practising, &text);
        page(practising, &text);
        return true;
    }
    if (!diary_keep_back(setup->diary, turn, practising->fault)) return false;
    encounter_fork(practising->encounter, turn, &practising->aside);
    practising->forked = turn;
    practising->turns = turn - 1;
    practising->over = false;
    practice_hear_again(practising);
    practice_say(practising, SAY_NOTICE,
                 "You are back there. Try other words; /compare shows both ways.");
    return setup->mentee->rewind(setup->mentee, practising->encounter, practising->fault);
}

static bool compare(struct practising *practising) {
    struct bytes text = {0};
    if (!practising->aside.count) {
        practice_say(practising, SAY_NOTICE,
                     "There is one way so far. /rewind N goes back to a turn, to try another.");
        return true;
    }
    compare_ways(&practising->aside, practising->encounter, practising->forked,
                 practising->setup->mentee->name, practising->setup->width, &text);
    page(practising, &text);
    return move(practising, "compare", practising->turns, NULL);
}

static bool pin(struct practising *practising, const char *argument) {
    struct moment *moment = encounter_turn(practising->encounter, practising->turns);
    if (!moment) {
        practice_say(practising, SAY_NOTICE, "Say something first; then it can be pinned.");
        return true;
    }
    moment_pin(moment, argument);
    practice_say(practising, SAY_KEPT, "pinned");
    return move(practising, "pin", practising->turns, argument);
}

static bool contest(struct practising *practising, const char *argument) {
    bool wrong = false;
    unsigned long turn = number_in(practising, &argument, &wrong);
    if (wrong) return true;
    struct moment *moment = encounter_turn(practising->encounter, turn ? turn : practising->turns);
    if (!moment || !*argument) {
        practice_say(practising, SAY_NOTICE,
                     "Say which turn and why, as in /contest 3 it was not advice, she had asked.");
        return true;
    }
    moment_contest(moment, argument);
    practice_say(practising, SAY_KEPT, "kept; the feedback counts with and without it");
    return move(practising, "contest", moment->line, argument);
}

static bool feedback(struct practising *practising) {
    const struct practice_setup *setup = practising->setup;
    struct bytes text = {0};
    struct measures measures = measures_take(setup->yardstick, practising->encounter);
    struct report report = practice_report(setup, practising->encounter, &measures);
    report_text(&report, setup->width, &text);
    measures_free(&measures);
    page(practising, &text);
    return move(practising, "feedback", practising->turns, NULL);
}

static bool where(struct practising *practising, const char *argument) {
    struct bytes text = {0};
    guide_where(practising, strcmp(argument, "more") == 0, &text);
    practice_say(practising, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
    return move(practising, "where", practising->turns, NULL);
}

static bool hint(struct practising *practising) {
    struct bytes text = {0};
    guide_hint(practising, &text);
    practice_say(practising, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
    return move(practising, "hint", practising->turns, NULL);
}

/* A silence that is held as long as the trainee likes; to the mentee it is one like any other. */
static bool silence(struct practising *practising) {
    struct reply reply;
    if (practising->swapped) return chair_answer(practising, "");
    if (!practising->setup->recalls)
        practice_say(practising, SAY_NOTICE, "(silence; Enter ends it)");
    if (!practice_ask(practising, MANNER_SILENCE, &reply)) return false;
    reply.waited = reply.thought;
    bool good = practice_turn(practising, "", &reply);
    value_free(&reply.value);
    return good;
}

/* Adds a row, with what it says beside it, or below where that is too narrow. */
static void add_row(const struct command_row *row, size_t width, struct bytes *out) {
    enum { narrow = 50, beside = 20, below = 4 };
    struct bytes what = {0};
    size_t indent = width < narrow ? below : beside;
    text_wrap(row->what, width - indent, indent, &what);
    if (width < narrow)
        bytes_format(out, "/%s %s\n%s", row->name, row->argument, bytes_string(&what));
    else
        bytes_format(out, "/%-8s %-10s%s", row->name, row->argument, bytes_string(&what) + beside);
    bytes_free(&what);
}

void orders_help(size_t width, struct bytes *out) {
    for (size_t i = 0; i < ORDER_COUNT; i++)
        add_row(&orders[i], width, out);
}

static bool help(struct practising *practising) {
    struct bytes text = {0};
    orders_help(practising->setup->width, &text);
    bytes_text(&text, "\nEnter alone is a short silence. // begins words with a slash.\n");
    page(practising, &text);
    return true;
}

static bool refuse(struct practising *practising, const char *line) {
    struct bytes text = {0};
    const char *near = command_nearest_in(orders, ORDER_COUNT, line);
    if (near)
        bytes_format(&text, "There is no /%.30s; did you mean /%s?", line, near);
    else
        bytes_format(&text, "There is no /%.30s; /help lists what there is.", line);
    practice_say(practising, SAY_NOTICE, bytes_string(&text));
    bytes_free(&text);
    return true;
}

bool practice_order(struct practising *practising, const char *line) {
    const char *argument = "";
    switch ((enum order)command_find_in(orders, ORDER_COUNT, line, &argument)) {
    case ORDER_WHERE:
        return where(practising, argument);
    case ORDER_HINT:
        return hint(practising);
    case ORDER_REWIND:
        return rewind_to(practising, argument);
    case ORDER_COMPARE:
        return compare(practising);
    case ORDER_PIN:
        return pin(practising, argument);
    case ORDER_SWAP:
        return chair_swap(practising);
    case ORDER_SILENCE:
        return silence(practising);
    case ORDER_FEEDBACK:
        return feedback(practising);
    case ORDER_CONTEST:
        return contest(practising, argument);
    case ORDER_HELP:
        return help(practising);
    case ORDER_END:
        practising->ended = true;
        return true;
    case ORDER_COUNT:
        break;
    }
    return refuse(practising, line);
}
