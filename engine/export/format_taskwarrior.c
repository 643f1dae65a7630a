/* SPDX-License-Identifier: GPL-3.0-or-later
 * Actions as `task import` reads them and `task export` gives them back (Taskwarrior's JSON, its
 * RFC 31: dates as 20261124T230000Z, status pending, completed, deleted).
 */
#include "export/format.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"
#include "base/value.h"
#include "export/ticket.h"

#include <string.h>
#include <sysexits.h>

static const char stamp_form[] = "%Y%m%dT%H%M%SZ";

static void set_time(struct value *task, const char *key, time_t when) {
    struct tm utc;
    char stamp[32] = "";
    if (when < 0 || !gmtime_r(&when, &utc)) return;
    strftime(stamp, sizeof stamp, stamp_form, &utc);
    value_set(task, key, value_string(stamp));
}

/* Words as they may be shown on the terminal that it works in. */
static void set_words(struct value *task, const char *label, const char *words) {
    struct bytes shown = {0};
    if (label) bytes_format(&shown, "%s: ", label);
    text_show(words, strlen(words), TEXT_KEEP_LINES, &shown);
    value_set(task, "description", value_text(bytes_string(&shown), shown.length));
    bytes_free(&shown);
}

/* What else an action says. Taskwarrior tells annotations apart by their time. */
static void set_annotations(struct value *task, const struct item *item) {
    struct value list = value_list();
    time_t at = clock_read_stamp(item->entry->at);
    const char *label = NULL;
    const char *text = NULL;
    for (size_t i = 0; view_detail(item, i, &label, &text); i++) {
        if (!text || !*text || text == item->when) continue;
        struct value note = value_map();
        set_time(&note, "entry", at < 0 ? at : at + (time_t)i);
        set_words(&note, label, text);
        value_add(&list, note);
    }
    if (list.count)
        value_set(task, "annotations", list);
    else
        value_free(&list);
}

static struct value task_of(const struct exported *thing) {
    const struct item *item = thing->item;
    struct value task = value_map();
    bool done = export_is(item, "done");
    bool over = !item_is_open(item);
    const char *day = over ? entry_text(item->change, "day") : NULL;
    value_set(&task, "uuid", value_string(thing->uuid));
    value_set(&task, "status", value_string(done ? "completed" : over ? "deleted" : "pending"));
    set_words(&task, NULL, item->text);
    set_time(&task, "entry", clock_read_stamp(item->entry->at));
    if (item->when) set_time(&task, "due", ticket_midnight(item->when));
    if (over) set_time(&task, "end", day ? ticket_noon(day) : clock_read_stamp(item->change->at));
    set_annotations(&task, item);
    return task;
}

static bool write_tasks(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    bool first = true;
    bytes_text(out, "[");
    for (size_t i = 0; i < export->count; i++) {
        const struct item *item = export->things[i].item;
        if (strcmp(item->kind, "action") != 0 || !export_wants(export, item)) continue;
        struct value task = task_of(&export->things[i]);
        bytes_text(out, first ? "\n" : ",\n");
        json_write(&task, JSON_LINE, out);
        value_free(&task);
        first = false;
    }
    bytes_text(out, "\n]\n");
    return true;
}

static void read_day(const struct value *task, const char *key, char day[day_size]) {
    struct tm utc = {0};
    const char *stamp = value_get_text(task, key);
    if (stamp && strptime(stamp, stamp_form, &utc)) ticket_local_day(timegm(&utc), day);
}

static void read_task(const struct value *task, struct tickets *tickets) {
    const char *uuid = value_get_text(task, "uuid");
    const char *status = text_or(value_get_text(task, "status"), "pending");
    const char *words = text_or(value_get_text(task, "description"), "");
    if (!uuid || strcmp(status, "recurring") == 0) return;
    struct ticket *ticket = tickets_add(tickets, uuid, words, strlen(words));
    read_day(task, "due", ticket->when);
    if (strcmp(status, "deleted") == 0) ticket->state = TICKET_DROPPED;
    if (strcmp(status, "completed") != 0) return;
    ticket->state = TICKET_DONE;
    read_day(task, "end", ticket->day);
}

static bool read_tasks(const struct export *export, const struct bytes *text,
                       struct tickets *tickets, struct fault *fault) {
    (void)export;
    struct value list = {0};
    bool good = json_read(bytes_string(text), text->length, &list, fault);
    good = good && list.kind == VALUE_LIST;
    if (!good)
        fault_say(fault, EX_DATAERR, "write it with `task export`", "this is not a list of tasks");
    for (size_t i = 0; good && i < list.count; i++)
        read_task(&list.items[i], tickets);
    value_free(&list);
    return good;
}

const struct format format_taskwarrior = {.name = "taskwarrior",
                                          .ending = ".task.json",
                                          .what = "actions for `task import`",
                                          .write = write_tasks,
                                          .read = read_tasks};
