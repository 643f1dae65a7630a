/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bytes from one file to another, each time read back.
 */
#include "care/backup.h"

#include "agenda/beside.h"
#include "agenda/fold.h"
#include "agenda/keeper.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "care/draft.h"
#include "care/health.h"
#include "care/twins.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { largest = 1 << 30 };

/* 20261122T021438Z, which a file's name can hold. */
static void add_time(const struct clock *clock, struct bytes *out) {
    char stamp[clock_stamp_size];
    clock_stamp(clock_now(clock), stamp);
    for (const char *c = stamp; *c; c++)
        if (*c != '-' && *c != ':') bytes_char(out, *c);
}

/* Adds the name of a copy: maya.agenda.yaml is maya.20261122T021438Z.agenda.yaml. */
static void add_name(const char *path, const struct clock *clock, struct bytes *out) {
    const char *name = file_name(path);
    size_t stem = strcspn(name, ".");
    bytes_add(out, name, stem);
    bytes_char(out, '.');
    add_time(clock, out);
    bytes_text(out, name + stem);
}

static bool find_place(struct journal *journal, const char *to, const struct clock *clock,
                       struct bytes *path, struct fault *fault) {
    const char *agenda = journal_path(journal);
    bool good = true;
    if (to && !file_is_folder(to)) {
        bytes_text(path, to);
    } else {
        if (to)
            bytes_text(path, to);
        else
            file_folder(agenda, path);
        if (!to) bytes_text(path, "/backups");
        if (!to) good = file_make_folder(bytes_string(path), fault);
        bytes_char(path, '/');
        add_name(agenda, clock, path);
    }
    fault_at(fault, bytes_string(path), 0, 0);
    if (good && file_exists(bytes_string(path)))
        good = fault_say(fault, EX_DATAERR, "name a new one", "this file is there already");
    return good;
}

/* The whole path, so that it can be found from anywhere. */
static void make_whole(struct bytes *path) {
    struct bytes folder = {0};
    struct bytes found = {0};
    file_folder(bytes_string(path), &folder);
    char *whole = realpath(bytes_string(&folder), NULL);
    bytes_format(&found, "%s/%s", whole ? whole : bytes_string(&folder),
                 file_name(bytes_string(path)));
    bytes_clear(path);
    bytes_text(path, bytes_string(&found));
    bytes_free(&found);
    bytes_free(&folder);
    free(whole);
}

/* It is told first and written then: a copy that nobody knows of would be worse than one that is
 * not there. */
static bool tell_copy(struct journal *journal, const struct backup *backup, struct fault *fault) {
    struct bytes *entry = journal_begin(journal, "", DEED_COPY);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "what", "backup");
    entry_add_string(entry, "to", bytes_string(&backup->path));
    entry_add_number(entry, "entries", (double)backup->entries);
    bytes_format(entry, "digest: \"%08x\"\n", (unsigned)backup->digest);
    return journal_keep(journal, fault);
}

bool backup_write(struct journal *journal, const char *to, const struct clock *clock,
                  struct backup *backup, struct fault *fault) {
    struct bytes file = {0};
    bool good = file_read(journal_path(journal), largest, &file, fault) &&
                find_place(journal, to, clock, &backup->path, fault);
    if (good) {
        make_whole(&backup->path);
        backup->bytes = file.length;
        backup->entries = journal_count(journal);
        backup->digest = digest_crc32(0, file.data, file.length);
    }
    good = good && tell_copy(journal, backup, fault) &&
           file_write_new(bytes_string(&backup->path), file.data, file.length, fault) &&
           file_holds(bytes_string(&backup->path), file.data, file.length, fault);
    bytes_free(&file);
    return good;
}

void backup_free(struct backup *backup) {
    bytes_free(&backup->path);
}

static bool same_owner(struct journal *copy, struct journal *there, struct fault *fault) {
    struct fold first = fold_open(copy);
    struct fold second = fold_open(there);
    bool same = strcmp(first.owner, second.owner) == 0 &&
                strcmp(text_or(first.record, ""), text_or(second.record, "")) == 0;
    if (!same) {
        fault_at(fault, journal_path(copy), 0, 0);
        fault_say(fault, EX_DATAERR, "nothing was changed",
                  "this is a copy of the agenda of “%s”, and what is there is that of “%s”",
                  first.owner, second.owner);
    }
    fold_free(&first);
    fold_free(&second);
    return same;
}

static bool compare(struct journal *copy, const struct bytes *text, const struct bytes *there,
                    const struct clock *clock, struct restoring *restoring, struct fault *fault) {
    struct health health = health_of(there, bytes_string(&restoring->there));
    struct journal *now = draft_open(&health.saved, bytes_string(&restoring->there), clock, fault);
    restoring->damaged = !health_is_whole(&health);
    bool good = now && (journal_count(now) == 0 || same_owner(copy, now, fault));
    if (good) {
        struct twins twins = twins_open(copy, text, now, &health.saved);
        for (size_t i = 0; i < twins.there.count; i++) {
            restoring->missing += !twins.found[i];
            restoring->erased += twins.likeness[i] == LIKE_GONE_THERE;
        }
        twins_free(&twins);
    }
    journal_close(now);
    health_free(&health);
    return good;
}

bool restoring_look(struct journal *copy, const char *path, const char *there_path,
                    const struct bytes *there, const struct clock *clock,
                    struct restoring *restoring, struct fault *fault) {
    struct bytes text = {0};
    bool sealed = beside_is_sealed(journal_path(copy));
    (sealed ? beside_sealed : beside_plain)(path, &restoring->target);
    restoring->entries = journal_count(copy);
    bool good = file_read(journal_path(copy), largest, &restoring->copy, fault) &&
                journal_text(copy, &text, fault);
    if (good && there) {
        bytes_text(&restoring->there, there_path);
        bytes_format(&restoring->aside, "%s.", there_path);
        add_time(clock, &restoring->aside);
        bytes_text(&restoring->aside, ".before");
        good = compare(copy, &text, there, clock, restoring, fault);
    }
    bytes_free(&text);
    return good;
}

/* Lets what is there now lie aside too, byte for byte. */
static bool put_aside(const struct restoring *restoring, struct fault *fault) {
    struct bytes now = {0};
    bool good =
        file_read(bytes_string(&restoring->there), largest, &now, fault) &&
        file_write_new(bytes_string(&restoring->aside), bytes_string(&now), now.length, fault) &&
        file_holds(bytes_string(&restoring->aside), bytes_string(&now), now.length, fault);
    bytes_free(&now);
    return good;
}

bool restoring_do(const struct restoring *restoring, struct fault *fault) {
    const struct bytes *copy = &restoring->copy;
    const char *target = bytes_string(&restoring->target);
    const char *there = bytes_string(&restoring->there);
    struct keeper *keeper = keeper_of_file(*there ? there : target, JOURNAL_CREATE);
    bool good = keeper_open(keeper, fault) && (!*there || put_aside(restoring, fault)) &&
                file_replace(target, copy->data, copy->length, fault) &&
                file_holds(target, copy->data, copy->length, fault) &&
                (!*there || strcmp(there, target) == 0 || file_remove(there, fault));
    keeper_close(keeper);
    return good;
}

void restoring_free(struct restoring *restoring) {
    bytes_free(&restoring->copy);
    bytes_free(&restoring->target);
    bytes_free(&restoring->there);
    bytes_free(&restoring->aside);
}
