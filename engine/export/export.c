/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names that last, and what of the agenda is wanted.
 */
#include "export/export.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* What has this name: the id of a thing, its UUID, or both where they are the same. */
struct exported_name {
    size_t thing;
    UT_hash_handle hh;
};

static struct exported_name *find_name(const struct export *export, const char *name) {
    struct exported_name *found = NULL;
    HASH_FIND_STR(export->names, name, found);
    return found;
}

/* There is room for two names of each thing. */
static void add_name(struct export *export, const char *name, size_t thing) {
    if (find_name(export, name)) return;
    struct exported_name *added = &export->room[HASH_COUNT(export->names)];
    added->thing = thing;
    HASH_ADD_KEYPTR(hh, export->names, name, strlen(name), added);
}

/* The agenda itself is told apart by when it was begun, and for whom. */
static void add_agenda(const struct export *export, struct bytes *out) {
    bool any = journal_count(export->journal) > 0;
    bytes_text(out, any ? journal_entry(export->journal, 0)->at : "");
    bytes_char(out, '\n');
    bytes_text(out, export->fold.owner);
    bytes_char(out, '\n');
}

/* Two that were said twice in the same second are told apart by their order. */
static void name_ours(struct export *export, struct exported *thing) {
    const struct item *item = thing->item;
    struct bytes whole = {0};
    add_agenda(export, &whole);
    bytes_format(&whole, "%s\n%s\n%s\n", item->entry->session, item->entry->at, item->kind);
    bytes_text(&whole, text_or(entry_text(item->entry, "text"), ""));
    do {
        uuid_name(whole.data, whole.length, thing->uuid);
        bytes_text(&whole, "\nonce more");
    } while (find_name(export, thing->uuid));
    bytes_free(&whole);
    thing->id = thing->uuid;
}

static void name_theirs(struct exported *thing, const char *id) {
    if (!uuid_read(id, thing->uuid)) uuid_name(id, strlen(id), thing->uuid);
    thing->id = id;
}

static void name_thing(struct export *export, size_t index) {
    struct exported *thing = &export->things[index];
    thing->item = &export->fold.items[index];
    const char *theirs = entry_text(thing->item->entry, "uid");
    if (theirs)
        name_theirs(thing, theirs);
    else
        name_ours(export, thing);
    add_name(export, thing->id, index);
    add_name(export, thing->uuid, index);
}

struct export export_open(struct journal *journal, const char *session, const char *since) {
    struct export export = {
        .journal = journal, .fold = fold_open(journal), .session = session, .since = since};
    export.count = export.fold.item_count;
    export.things = memory_resize(NULL, export.count + 1, sizeof *export.things);
    export.room = memory_resize(NULL, 2 * export.count + 1, sizeof *export.room);
    for (size_t i = 0; i < export.count; i++)
        name_thing(&export, i);
    return export;
}

void export_close(struct export *export) {
    HASH_CLEAR(hh, export->names);
    free(export->room);
    free(export->things);
    fold_free(&export->fold);
    *export = (struct export){0};
}

static bool is_since(const struct export *export, const char *at) {
    return !export->since || strncmp(at, export->since, strlen(export->since)) >= 0;
}

static bool is_wanted(const struct export *export, const struct entry *entry) {
    bool here = !export->session || strcmp(entry->session, export->session) == 0;
    return here && is_since(export, entry->at);
}

bool export_wants(const struct export *export, const struct item *item) {
    return is_wanted(export, item->entry) || (item->change && is_wanted(export, item->change));
}

bool export_wants_answer(const struct export *export, const struct entry *answer) {
    return is_wanted(export, answer);
}

bool export_wants_session(const struct export *export, const struct session *session) {
    bool here = !export->session || strcmp(session->id, export->session) == 0;
    return here && is_since(export, session->last_at);
}

bool export_wants_parked(const struct export *export, const struct parked *parked) {
    size_t place = journal_find(export->journal, parked->number);
    return is_wanted(export, journal_entry(export->journal, place));
}

const struct exported *export_find(const struct export *export, const char *id) {
    char uuid[uuid_size];
    const struct exported_name *name = find_name(export, id);
    if (!name && uuid_read(id, uuid)) name = find_name(export, uuid);
    return name ? &export->things[name->thing] : NULL;
}

bool export_is(const struct item *item, const char *state) {
    return item->state && strcmp(item->state, state) == 0;
}

bool export_done_day(const struct item *item, char out[day_size]) {
    if (!export_is(item, "done")) return false;
    const char *day = item_day(item);
    memcpy(out, day, strnlen(day, day_size - 1));
    out[strnlen(day, day_size - 1)] = '\0';
    return true;
}

void export_line(const char *text, struct bytes *out) {
    text_show(text, strlen(text), TEXT_ONE_LINE, out);
}
