/* SPDX-License-Identifier: GPL-3.0-or-later
 * Saying what became of an item: which one, why, and a sentence about it.
 */
#include "commands/settling.h"

#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/value.h"

#include <string.h>
#include <sysexits.h>

bool settling_day(const struct verb_call *call, char day[11]) {
    const char *by = verb_given(call, "by");
    day[0] = '\0';
    if (!by || day_read(by, clock_now(&call->clock), day)) return true;
    verb_misused(
        call, "“%s” is no day; say tomorrow, friday, in two weeks, 24 November or 2026-11-24", by);
    return false;
}

void settling_words(const struct verb_call *call, size_t first, struct bytes *out) {
    for (size_t i = first; i < call->word_count; i++)
        bytes_format(out, "%s%s", i > first ? " " : "", call->words[i]);
}

/* Gives what is wrong with doing this to the item, or NULL. */
static const char *objection(const struct item *item, const struct hand_change *change) {
    bool doable = strcmp(item->kind, "action") == 0 || strcmp(item->kind, "goal") == 0;
    bool dropped = item->state && strcmp(item->state, "dropped") == 0;
    if (strcmp(change->state, "dropped") == 0) return dropped ? "was dropped already" : NULL;
    if (strcmp(change->state, "revised") == 0) return NULL; /* which takes it up again */
    if (!doable) return "is neither a goal nor an action";
    if (dropped) return "was dropped; `revise` takes it up again";
    return hand_is_open(item) ? NULL : "is done already";
}

static void tell(const struct item *item, const struct hand_change *change,
                 const struct settling *settling, struct bytes *out) {
    struct item now = *item;
    if (change->text) now.text = change->text;
    bytes_format(out, "%s: ", settling->done);
    hand_name(&now, out);
    if (change->when) bytes_text(out, ", by ");
    if (change->when) day_long(change->when, out);
    bytes_text(out, ".\n");
}

static void set_text(struct value *map, const char *key, const char *text) {
    if (text) value_set(map, key, value_string(text));
}

static struct value as_value(unsigned long number, const struct item *item,
                             const struct hand_change *change) {
    struct value map = value_map();
    value_set(&map, "entry", value_number((double)number));
    value_set(&map, "of", value_number((double)item->number));
    set_text(&map, "state", change->state);
    set_text(&map, "why", change->why);
    set_text(&map, "text", change->text);
    set_text(&map, "when", change->when);
    return map;
}

static bool keep(struct verb_call *call, const struct settling *settling, struct journal *journal,
                 const struct item *item, struct hand_change *change, struct fault *fault) {
    struct bytes why = {0};
    struct bytes text = {0};
    struct value value = {0};
    const char *wrong = objection(item, change);
    if (wrong) {
        struct bytes name = {0};
        hand_name(item, &name);
        fault_say(fault, EX_DATAERR, NULL, "%s %s", bytes_string(&name), wrong);
        bytes_free(&name);
        return false;
    }
    if (!change->why && verb_ask(call, settling->ask, &why)) change->why = bytes_string(&why);
    unsigned long number = hand_change(journal, item->number, change);
    bool good = journal_keep(journal, fault);
    if (good) {
        tell(item, change, settling, &text);
        value = as_value(number, item, change);
        good = verb_print(call, &text, &value) == EX_OK;
        if (!good) fault_say(fault, EX_IOERR, NULL, "it is kept, but could not be shown");
    }
    bytes_free(&why);
    return good;
}

int settling_run(struct verb_call *call, const struct settling *settling) {
    char day[day_size];
    int exit_code = EX_OK;
    struct bytes meant = {0};
    struct fault fault = {0};
    if (!settling_day(call, day)) return EX_USAGE;
    if (!call->word_count)
        return verb_misused(call, "say which one, by its number or the beginning of its words");
    struct hand_change change = {.state = settling->state,
                                 .why = verb_given(call, "why"),
                                 .text = verb_given(call, "text"),
                                 .when = *day ? day : NULL};
    if (change.text && !*change.text) return verb_misused(call, "the new words are empty");
    if (strcmp(settling->state, "revised") == 0 && !change.text && !change.when)
        return verb_misused(call, "say how it reads now, with --text, or another day, with --by");
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &exit_code);
    if (!journal) return exit_code;
    settling_words(call, 0, &meant);
    struct fold fold = fold_open(journal);
    const struct item *item = hand_find(&fold, bytes_string(&meant), &fault);
    if (!item || !keep(call, settling, journal, item, &change, &fault))
        exit_code = fault_report(&fault);
    fold_free(&fold);
    journal_close(journal);
    bytes_free(&meant);
    return exit_code;
}
