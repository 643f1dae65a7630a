/* SPDX-License-Identifier: GPL-3.0-or-later
 * A plain file: one append is one entry or several. The lock is on a file beside it that is never
 * renamed, because a lock on the agenda itself is lost when it is written anew.
 */
#include "agenda/keeper.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { journal_largest = 1 << 30 };

static bool open_file(struct keeper *keeper, struct fault *fault) {
    if (keeper->access == JOURNAL_READ) return true;
    keeper->made = !file_exists(keeper->path);
    keeper->file = file_open_append(keeper->path, keeper->access == JOURNAL_CREATE, fault);
    return keeper->file >= 0;
}

static bool read_file(struct keeper *keeper, struct bytes *text, struct bytes *notes,
                      struct fault *fault) {
    (void)notes;
    return file_read(keeper->path, journal_largest, text, fault);
}

static bool append_to_file(struct keeper *keeper, const char *data, size_t length,
                           struct fault *fault) {
    return file_append(keeper->file, keeper->path, data, length, fault);
}

/* Copies what was cut off aside and cuts the file there. */
static bool cut_file(struct keeper *keeper, const struct bytes *text, size_t at,
                     struct bytes *notes, struct fault *fault) {
    struct bytes aside = {0};
    for (int i = 1; i == 1 || (i < 1000 && file_exists(bytes_string(&aside))); i++) {
        bytes_clear(&aside);
        bytes_format(&aside, "%s.%d.cut", keeper->path, i);
    }
    bool good = file_write_new(bytes_string(&aside), text->data + at, text->length - at, fault) &&
                file_cut(keeper->file, keeper->path, at, fault);
    if (good)
        bytes_format(notes,
                     "The last entry was still being written when askwell stopped; that piece "
                     "is put aside in %s, and everything before it is whole.\n",
                     file_name(bytes_string(&aside)));
    bytes_free(&aside);
    return good;
}

static void close_file(struct keeper *keeper) {
    if (keeper->file >= 0) close(keeper->file);
    keeper->file = -1;
}

/* The old file is gone once the new one has its name, so it is opened anew. */
static bool replace_file(struct keeper *keeper, const char *data, size_t length,
                         struct fault *fault) {
    if (!file_replace(keeper->path, data, length, fault)) return false;
    close_file(keeper);
    return open_file(keeper, fault);
}

static struct keeper *beside_file(const struct keeper *keeper, const char *path,
                                  enum journal_access access) {
    (void)keeper;
    return keeper_of_file(path, access);
}

struct keeper *keeper_of_file(const char *path, enum journal_access access) {
    static const struct keeping file = {open_file,    read_file,   append_to_file, cut_file,
                                        replace_file, beside_file, close_file};
    struct keeper *keeper = memory_new(sizeof *keeper);
    *keeper = (struct keeper){.how = &file,
                              .path = memory_text(path, strlen(path)),
                              .access = access,
                              .lock = -1,
                              .file = -1};
    return keeper;
}

static bool lock(struct keeper *keeper, struct fault *fault) {
    if (keeper->access == JOURNAL_READ) return true;
    bool creates = keeper->access == JOURNAL_CREATE;
    struct bytes name = {0};
    if (creates) file_folder(keeper->path, &name);
    bool good = !creates || file_make_folder(bytes_string(&name), fault);
    if (good && !creates && !file_exists(keeper->path)) {
        fault_at(fault, keeper->path, 0, 0);
        good = fault_say(fault, EX_NOINPUT, "check the name", "there is no such agenda");
    }
    if (good) {
        bytes_clear(&name);
        bytes_format(&name, "%s.lock", keeper->path);
        keeper->lock = file_lock(bytes_string(&name), fault);
        good = keeper->lock >= 0;
        if (good) file_tidy(keeper->path); /* it may hold words that are erased later */
        if (fault->exit_code == EX_DATAERR) fault_at(fault, keeper->path, 0, 0);
    }
    bytes_free(&name);
    return good;
}

bool keeper_open(struct keeper *keeper, struct fault *fault) {
    return lock(keeper, fault) && keeper->how->open(keeper, fault);
}

/* Two sessions that want the same two meet at the same lock first, so that one of them has both. */
static bool lock_both(struct keeper *const keepers[2], struct fault *fault) {
    int first = strcmp(keepers[0]->path, keepers[1]->path) > 0;
    struct bytes other = {0};
    bool good = lock(keepers[first], fault);
    bytes_format(&other, "%s.lock", keepers[!first]->path);
    if (good && file_is_open_at(keepers[first]->lock, bytes_string(&other))) {
        fault_at(fault, keepers[1]->path, 0, 0);
        good = fault_say(fault, EX_DATAERR, "give each of the two an agenda of their own",
                         "both agendas are this one file");
    }
    bytes_free(&other);
    return good && lock(keepers[!first], fault);
}

bool keeper_open_both(struct keeper *const keepers[2], struct fault *fault) {
    return lock_both(keepers, fault) && keepers[0]->how->open(keepers[0], fault) &&
           keepers[1]->how->open(keepers[1], fault);
}

void keeper_withdraw(struct keeper *keeper) {
    bool ours = keeper->made && keeper->file >= 0;
    if (ours && file_is_open_at(keeper->file, keeper->path)) unlink(keeper->path);
}

void keeper_close(struct keeper *keeper) {
    if (!keeper) return;
    keeper->how->close(keeper);
    if (keeper->lock >= 0) close(keeper->lock);
    free(keeper->path);
    free(keeper);
}
