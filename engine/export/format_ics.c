/* SPDX-License-Identifier: GPL-3.0-or-later
 * A calendar (iCalendar, RFC 5545): a VTODO for each action, with an alarm at six the evening
 * before and one at nine on the day, and a VEVENT for the day of the next conversation. Libical
 * folds, escapes and reads it; this is the only file that knows it.
 *
 * Every time in it is one of the agenda's, so the same agenda gives the same bytes.
 */
#include "export/format.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "export/ticket.h"

#include <dlfcn.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* What of libical is used. It is opened here and not linked, because it takes longer to load than
 * askwell takes to its first question. */
#define CALLS(call)                                                                                \
    call(icalcomponent_new);                                                                       \
    call(icalcomponent_free);                                                                      \
    call(icalcomponent_add_property);                                                              \
    call(icalcomponent_add_component);                                                             \
    call(icalcomponent_as_ical_string_r);                                                          \
    call(icalcomponent_isa);                                                                       \
    call(icalcomponent_get_first_component);                                                       \
    call(icalcomponent_get_next_component);                                                        \
    call(icalcomponent_get_first_property);                                                        \
    call(icalparser_parse_string);                                                                 \
    call(icalproperty_new);                                                                        \
    call(icalproperty_set_value);                                                                  \
    call(icalproperty_get_value);                                                                  \
    call(icalproperty_get_value_as_string_r);                                                      \
    call(icalproperty_add_parameter);                                                              \
    call(icalparameter_new_related);                                                               \
    call(icalvalue_isa);                                                                           \
    call(icalvalue_new_text);                                                                      \
    call(icalvalue_new_from_string);                                                               \
    call(icalvalue_get_text);                                                                      \
    call(icalmemory_free_buffer)

struct library {
#define MEMBER(name) __typeof__(&(name)) name
    CALLS(MEMBER);
#undef MEMBER
};

/* Gives all of it, to be freed, or NULL with a fault. It stays open, because it has tables that
 * live as long as it does. */
static struct library *open_library(struct fault *fault) {
    struct bytes linux_name = {0};
    struct bytes mac_name = {0};
    bytes_format(&linux_name, "libical.so.%d", ICAL_MAJOR_VERSION);
    bytes_format(&mac_name, "libical.%d.dylib", ICAL_MAJOR_VERSION);
    void *handle = dlopen(bytes_string(&linux_name), RTLD_NOW | RTLD_NODELETE);
    if (!handle) handle = dlopen(bytes_string(&mac_name), RTLD_NOW | RTLD_NODELETE);
    bytes_free(&linux_name);
    bytes_free(&mac_name);
    bool good = handle != NULL;
    struct library *library = memory_new(sizeof *library);
#define FIND(name)                                                                                 \
    good = good && (library->name = (__typeof__(&(name)))dlsym(handle, #name)) != NULL
    CALLS(FIND);
#undef FIND
    if (good) return library;
    fault_say(fault, EX_UNAVAILABLE, "install the library libical (Debian: libical3)",
              "a calendar needs libical %d, which is not there", ICAL_MAJOR_VERSION);
    free(library);
    return NULL;
}

/* It gives NULL where memory is short. */
static void *got(void *thing) {
    if (!thing) memory_none();
    return thing;
}

static icalproperty *add_value(const struct library *library, icalcomponent *component,
                               icalproperty_kind kind, icalvalue *value) {
    icalproperty *property = got(library->icalproperty_new(kind));
    library->icalproperty_set_value(property, got(value));
    library->icalcomponent_add_property(component, property);
    return property;
}

/* Words as they may be shown; the controls that are left out may not stand in a calendar. */
static void add_text(const struct library *library, icalcomponent *component,
                     icalproperty_kind kind, const char *text) {
    struct bytes shown = {0};
    text_show(text, strlen(text), TEXT_KEEP_LINES, &shown);
    add_value(library, component, kind, library->icalvalue_new_text(bytes_string(&shown)));
    bytes_free(&shown);
}

static icalproperty *add_coded(const struct library *library, icalcomponent *component,
                               icalproperty_kind kind, icalvalue_kind as, const char *code) {
    return add_value(library, component, kind, library->icalvalue_new_from_string(as, code));
}

static void add_day(const struct library *library, icalcomponent *component, icalproperty_kind kind,
                    const char *day) {
    struct bytes code = {0};
    bytes_format(&code, "%.4s%.2s%.2s", day, day + 5, day + 8);
    add_coded(library, component, kind, ICAL_DATE_VALUE, bytes_string(&code));
    bytes_free(&code);
}

static void add_time(const struct library *library, icalcomponent *component,
                     icalproperty_kind kind, time_t when) {
    struct tm utc;
    char code[32];
    if (when < 0 || !gmtime_r(&when, &utc)) return;
    strftime(code, sizeof code, "%Y%m%dT%H%M%SZ", &utc);
    add_coded(library, component, kind, ICAL_DATETIME_VALUE, code);
}

/* `when` is counted from the midnight that the day begins with. */
static void add_alarm(const struct library *library, icalcomponent *component, const char *words,
                      const char *when, icalparameter_related related) {
    icalcomponent *alarm = got(library->icalcomponent_new(ICAL_VALARM_COMPONENT));
    add_coded(library, alarm, ICAL_ACTION_PROPERTY, ICAL_ACTION_VALUE, "DISPLAY");
    add_text(library, alarm, ICAL_DESCRIPTION_PROPERTY, words);
    icalproperty *trigger =
        add_coded(library, alarm, ICAL_TRIGGER_PROPERTY, ICAL_TRIGGER_VALUE, when);
    if (related == ICAL_RELATED_END)
        library->icalproperty_add_parameter(trigger,
                                            got(library->icalparameter_new_related(related)));
    library->icalcomponent_add_component(component, alarm);
}

static void add_alarms(const struct library *library, icalcomponent *component, const char *words,
                       icalparameter_related related) {
    add_alarm(library, component, words, "-PT6H", related);
    add_alarm(library, component, words, "PT9H", related);
}

/* What every part of the calendar says; a calendar takes the one of the higher sequence. */
static void add_common(const struct library *library, icalcomponent *component,
                       const struct exported *thing) {
    const struct item *item = thing->item;
    const struct entry *last = item->change ? item->change : item->entry;
    char sequence[32];
    snprintf(sequence, sizeof sequence, "%lu", item->change ? item->change->number : 0);
    add_text(library, component, ICAL_UID_PROPERTY, thing->id);
    add_time(library, component, ICAL_DTSTAMP_PROPERTY, clock_read_stamp(last->at));
    add_time(library, component, ICAL_CREATED_PROPERTY, clock_read_stamp(item->entry->at));
    add_time(library, component, ICAL_LASTMODIFIED_PROPERTY, clock_read_stamp(last->at));
    add_coded(library, component, ICAL_SEQUENCE_PROPERTY, ICAL_INTEGER_VALUE, sequence);
}

static void add_details(const struct library *library, icalcomponent *todo,
                        const struct item *item) {
    struct bytes words = {0};
    const char *label = NULL;
    const char *text = NULL;
    for (size_t i = 0; view_detail(item, i, &label, &text); i++)
        if (text && *text && text != item->when)
            bytes_format(&words, "%s%s: %s", words.length ? "\n" : "", label, text);
    if (words.length) add_text(library, todo, ICAL_DESCRIPTION_PROPERTY, bytes_string(&words));
    const char *standard = entry_text(item->entry, "standard");
    if (standard && *standard) add_text(library, todo, ICAL_CATEGORIES_PROPERTY, standard);
    bytes_free(&words);
}

static void add_state(const struct library *library, icalcomponent *todo, const struct item *item) {
    bool done = export_is(item, "done");
    const char *status = done ? "COMPLETED" : item_is_open(item) ? "NEEDS-ACTION" : "CANCELLED";
    const char *day = done ? entry_text(item->change, "day") : NULL;
    add_coded(library, todo, ICAL_STATUS_PROPERTY, ICAL_STATUS_VALUE, status);
    if (done)
        add_time(library, todo, ICAL_COMPLETED_PROPERTY,
                 day ? ticket_noon(day) : clock_read_stamp(item->change->at));
}

static void add_action(const struct library *library, icalcomponent *calendar,
                       const struct exported *thing) {
    const struct item *item = thing->item;
    bool has_day = item->when && ticket_begins_with_day(item->when, strlen(item->when));
    icalcomponent *todo = got(library->icalcomponent_new(ICAL_VTODO_COMPONENT));
    add_common(library, todo, thing);
    add_text(library, todo, ICAL_SUMMARY_PROPERTY, item->text);
    add_details(library, todo, item);
    add_state(library, todo, item);
    if (has_day) add_day(library, todo, ICAL_DUE_PROPERTY, item->when);
    if (has_day && item_is_open(item)) add_alarms(library, todo, item->text, ICAL_RELATED_END);
    library->icalcomponent_add_component(calendar, todo);
}

/* The words of such an item are the day. */
static void add_next(const struct library *library, icalcomponent *calendar,
                     const struct exported *thing) {
    const struct item *item = thing->item;
    struct bytes words = {0};
    bytes_text(&words, "Next conversation");
    if (item->session) bytes_format(&words, ": %s", item->session->title);
    icalcomponent *event = got(library->icalcomponent_new(ICAL_VEVENT_COMPONENT));
    add_common(library, event, thing);
    add_text(library, event, ICAL_SUMMARY_PROPERTY, bytes_string(&words));
    add_day(library, event, ICAL_DTSTART_PROPERTY, item->text);
    add_alarms(library, event, bytes_string(&words), ICAL_RELATED_START);
    library->icalcomponent_add_component(calendar, event);
    bytes_free(&words);
}

static icalcomponent *make_calendar(const struct library *library, const struct export *export) {
    icalcomponent *calendar = got(library->icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    add_text(library, calendar, ICAL_PRODID_PROPERTY, "-//askwell//agenda//EN");
    add_text(library, calendar, ICAL_VERSION_PROPERTY, "2.0");
    const struct exported *next = NULL;
    for (size_t i = 0; i < export->count; i++) {
        const struct item *item = export->things[i].item;
        if (!export_wants(export, item)) continue;
        if (strcmp(item->kind, "action") == 0) add_action(library, calendar, &export->things[i]);
        if (strcmp(item->kind, "next") == 0 &&
            ticket_begins_with_day(item->text, strlen(item->text)))
            next = &export->things[i];
    }
    if (next) add_next(library, calendar, next);
    return calendar;
}

static bool write_ics(const struct export *export, struct bytes *out, struct fault *fault) {
    struct library *library = open_library(fault);
    if (!library) return false;
    icalcomponent *calendar = make_calendar(library, export);
    char *text = got(library->icalcomponent_as_ical_string_r(calendar));
    bytes_text(out, text);
    library->icalmemory_free_buffer(text);
    library->icalcomponent_free(calendar);
    free(library);
    return true;
}

/* Adds the text of a property; nothing where there is none. */
static void take_text(const struct library *library, icalcomponent *todo, icalproperty_kind kind,
                      struct bytes *out) {
    icalproperty *property = library->icalcomponent_get_first_property(todo, kind);
    icalvalue *value = property ? library->icalproperty_get_value(property) : NULL;
    bool is_text = value && library->icalvalue_isa(value) == ICAL_TEXT_VALUE;
    const char *text = is_text ? library->icalvalue_get_text(value) : NULL;
    if (text) bytes_text(out, text);
}

/* Adds the code of one, such as NEEDS-ACTION or 20261124T120000Z. */
static void take_code(const struct library *library, icalcomponent *todo, icalproperty_kind kind,
                      struct bytes *out) {
    icalproperty *property = library->icalcomponent_get_first_property(todo, kind);
    char *text = property ? library->icalproperty_get_value_as_string_r(property) : NULL;
    if (text) bytes_text(out, text);
    if (text) library->icalmemory_free_buffer(text);
}

/* A day, or a time on the clock there; only one of UTC falls on another day here. */
static void take_day(const struct library *library, icalcomponent *todo, icalproperty_kind kind,
                     char day[day_size]) {
    struct bytes code = {0};
    struct tm utc = {0};
    take_code(library, todo, kind, &code);
    const char *text = bytes_string(&code);
    bool is_utc = code.length == 16 && text[15] == 'Z';
    if (is_utc && strptime(text, "%Y%m%dT%H%M%SZ", &utc))
        ticket_local_day(timegm(&utc), day);
    else if (strspn(text, "0123456789") == 8)
        snprintf(day, day_size, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
    bytes_free(&code);
}

static void read_todo(const struct library *library, icalcomponent *todo, struct tickets *tickets) {
    struct bytes id = {0};
    struct bytes words = {0};
    struct bytes status = {0};
    take_text(library, todo, ICAL_UID_PROPERTY, &id);
    take_text(library, todo, ICAL_SUMMARY_PROPERTY, &words);
    take_code(library, todo, ICAL_STATUS_PROPERTY, &status);
    if (id.length) {
        struct ticket *ticket =
            tickets_add(tickets, bytes_string(&id), bytes_string(&words), words.length);
        take_day(library, todo, ICAL_DUE_PROPERTY, ticket->when);
        take_day(library, todo, ICAL_COMPLETED_PROPERTY, ticket->day);
        if (strcmp(bytes_string(&status), "CANCELLED") == 0)
            ticket->state = TICKET_DROPPED;
        else if (strcmp(bytes_string(&status), "COMPLETED") == 0 ||
                 (!status.length && *ticket->day))
            ticket->state = TICKET_DONE;
    }
    bytes_free(&id);
    bytes_free(&words);
    bytes_free(&status);
}

/* Several calendars in one file are parts of one that libical makes up. */
static void read_part(const struct library *library, icalcomponent *part, int depth,
                      struct tickets *tickets) {
    enum { deepest = 3 };
    if (library->icalcomponent_isa(part) == ICAL_VTODO_COMPONENT) {
        read_todo(library, part, tickets);
        return;
    }
    icalcomponent *inner = library->icalcomponent_get_first_component(part, ICAL_ANY_COMPONENT);
    for (; inner && depth < deepest;
         inner = library->icalcomponent_get_next_component(part, ICAL_ANY_COMPONENT))
        read_part(library, inner, depth + 1, tickets);
}

static bool read_ics(const struct export *export, const struct bytes *text, struct tickets *tickets,
                     struct fault *fault) {
    (void)export;
    struct library *library = open_library(fault);
    if (!library) return false;
    icalcomponent *calendar = library->icalparser_parse_string(bytes_string(text));
    if (calendar) read_part(library, calendar, 0, tickets);
    if (calendar) library->icalcomponent_free(calendar);
    free(library);
    return calendar || fault_say(fault, EX_DATAERR, "export it from the calendar once more",
                                 "this is no calendar");
}

const struct format format_ics = {.name = "ics",
                                  .ending = ".ics",
                                  .what = "a calendar: actions with alarms, the next conversation",
                                  .write = write_ics,
                                  .read = read_ics};
