/* SPDX-License-Identifier: GPL-3.0-or-later
 * Three states of a thing are compared: as it was when the file was written, as it is in the file
 * that came back, and as the agenda has it now.
 */
#include "export/import.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/value.h"

#include <stdlib.h>
#include <string.h>

/* What can be changed elsewhere. */
struct state {
    enum ticket_state state;
    const char *when; /* "" for no day */
};

static const char *day_or_none(const char *when) {
    return when && ticket_begins_with_day(when, strlen(when)) ? when : "";
}

static struct state state_of(const struct item *item) {
    enum ticket_state state = export_is(item, "done")      ? TICKET_DONE
                              : export_is(item, "dropped") ? TICKET_DROPPED
                                                           : TICKET_OPEN;
    return (struct state){state, day_or_none(item->when)};
}

/* Gives what the thing was when the file was written; where that is not known, when it was put on
 * the agenda. Items stand in the order of their numbers. */
static struct state state_then(const struct fold *then, const struct item *item) {
    size_t low = 0;
    size_t high = then->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (then->items[middle].number < item->number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < then->item_count && then->items[low].number == item->number)
        return state_of(&then->items[low]);
    return (struct state){TICKET_OPEN, day_or_none(entry_text(item->entry, "when"))};
}

/* Gives what is to be done about one that the agenda has; nothing where neither flag is set. */
static struct step compare(const struct fold *then, const struct exported *thing,
                           const struct ticket *ticket) {
    struct state now = state_of(thing->item);
    struct state before = state_then(then, thing->item);
    struct step step = {.thing = thing, .ticket = ticket};
    step.state = ticket->state != now.state && ticket->state != before.state;
    step.when = ticket->state == TICKET_OPEN && strcmp(ticket->when, now.when) != 0 &&
                strcmp(ticket->when, before.when) != 0;
    step.both = (step.state && now.state != before.state) ||
                (step.when && strcmp(now.when, before.when) != 0);
    return step;
}

static void add_step(struct import *import, struct step step) {
    import->steps = memory_room(import->steps, import->count, sizeof *import->steps);
    import->steps[import->count++] = step;
}

/* One that is over already, or says nothing, is no task for the agenda. */
static void add_new(struct import *import, const struct ticket *ticket) {
    if (ticket->state != TICKET_OPEN || !ticket->text[strspn(ticket->text, " \t\r\n")]) return;
    for (size_t i = 0; i < import->count; i++)
        if (!import->steps[i].thing && strcmp(import->steps[i].ticket->id, ticket->id) == 0) return;
    add_step(import, (struct step){.ticket = ticket});
}

struct import import_plan(const struct export *export, const struct tickets *tickets,
                          size_t written) {
    struct import import = {0};
    struct fold then = fold_first(export->journal, written);
    bool *seen = memory_new(export->count + 1);
    for (size_t i = 0; i < tickets->count; i++) {
        const struct ticket *ticket = &tickets->items[i];
        const struct exported *thing = export_find(export, ticket->id);
        if (!thing) {
            add_new(&import, ticket);
            continue;
        }
        bool again = seen[thing - export->things];
        seen[thing - export->things] = true;
        if (again || strcmp(thing->item->kind, "action") != 0) continue;
        struct step step = compare(&then, thing, ticket);
        if (step.state || step.when) add_step(&import, step);
    }
    free(seen);
    fold_free(&then);
    return import;
}

void import_free(struct import *import) {
    free(import->steps);
    *import = (struct import){0};
}

bool import_takes(const struct step *step, const struct import_wish *wish) {
    if (!step->thing) return wish->new;
    return !step->both || wish->theirs;
}

/* Words long enough to know them by. */
static void add_words(const char *text, struct bytes *out) {
    enum { enough = 72 };
    size_t length = strlen(text);
    size_t at = 0;
    uint32_t code = 0;
    for (size_t i = 0; i < enough && at < length; i++) {
        size_t size = text_next(text + at, length - at, &code);
        at += size ? size : 1;
    }
    bytes_text(out, "“");
    text_show(text, at, TEXT_ONE_LINE, out);
    bytes_text(out, at < length ? "…”" : "”");
}

static void add_state(const struct ticket *ticket, struct bytes *out) {
    static const char *const became[] = {
        [TICKET_OPEN] = "is open again",
        [TICKET_DONE] = "is done",
        [TICKET_DROPPED] = "is dropped",
    };
    bytes_format(out, " %s", became[ticket->state]);
    if (ticket->state != TICKET_DONE || !*ticket->day) return;
    bytes_text(out, ", on ");
    day_long(ticket->day, out);
}

static void add_when(const struct ticket *ticket, struct bytes *out) {
    if (!*ticket->when) {
        bytes_text(out, " has no day any more");
        return;
    }
    bytes_text(out, " has another day, ");
    day_long(ticket->when, out);
}

void import_tell(const struct step *step, const struct import_wish *wish, struct bytes *out) {
    const struct ticket *ticket = step->ticket;
    add_words(step->thing ? step->thing->item->text : ticket->text, out);
    if (!step->thing) {
        bytes_text(out, wish->new ? " is new there, and comes onto the agenda"
                                  : " is new there; --new brings it onto the agenda");
        return;
    }
    if (step->state) add_state(ticket, out);
    if (step->state && step->when) bytes_text(out, ", and");
    if (step->when) add_when(ticket, out);
    if (!step->both) return;
    bytes_text(out, wish->theirs
                        ? " there; the agenda was changed, too, and takes what is there"
                        : " there; the agenda was changed, too, and stays as it is (--theirs takes "
                          "what is there)");
}

static const char *name_of_state(enum ticket_state state) {
    static const char *const names[] = {
        [TICKET_OPEN] = "carried", [TICKET_DONE] = "done", [TICKET_DROPPED] = "dropped"};
    return names[state];
}

struct value import_value(const struct step *step, const struct import_wish *wish) {
    struct value map = value_map();
    const struct ticket *ticket = step->ticket;
    value_set(&map, "id", value_string(step->thing ? step->thing->id : ticket->id));
    value_set(&map, "new", value_bool(!step->thing));
    if (step->thing) value_set(&map, "entry", value_number((double)step->thing->item->number));
    value_set(&map, "text", value_string(step->thing ? step->thing->item->text : ticket->text));
    if (step->state) value_set(&map, "state", value_string(name_of_state(ticket->state)));
    if (step->state && *ticket->day) value_set(&map, "day", value_string(ticket->day));
    if (step->when || !step->thing) value_set(&map, "when", value_string(ticket->when));
    value_set(&map, "both", value_bool(step->both));
    value_set(&map, "taken", value_bool(import_takes(step, wish)));
    return map;
}

static void write_change(const struct step *step, const char *from, struct journal *journal) {
    const struct ticket *ticket = step->ticket;
    struct bytes *entry = journal_begin(journal, "", DEED_CHANGE);
    entry_add_string(entry, "by", "mentee");
    entry_add_number(entry, "of", (double)step->thing->item->number);
    const char *other = step->thing->item->state ? NULL : "revised";
    entry_add_string(entry, "state", step->state ? name_of_state(ticket->state) : other);
    if (step->when) entry_add_string(entry, "when", ticket->when);
    if (step->state && *ticket->day) entry_add_string(entry, "day", ticket->day);
    entry_add_string(entry, "through", from);
}

static void write_new(const struct ticket *ticket, const char *from, struct journal *journal) {
    struct bytes *entry = journal_begin(journal, "", DEED_ITEM);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "kind", "action");
    entry_add_string(entry, "text", ticket->text);
    if (*ticket->when) entry_add_string(entry, "when", ticket->when);
    entry_add_string(entry, "uid", ticket->id);
    entry_add_string(entry, "through", from);
}

bool import_write(const struct import *import, const struct import_wish *wish,
                  struct journal *journal, struct fault *fault) {
    bool any = false;
    for (size_t i = 0; i < import->count; i++) {
        const struct step *step = &import->steps[i];
        if (!import_takes(step, wish)) continue;
        any = true;
        if (step->thing)
            write_change(step, wish->from, journal);
        else
            write_new(step->ticket, wish->from, journal);
    }
    return !any || journal_keep(journal, fault);
}
