/* SPDX-License-Identifier: GPL-3.0-or-later
 * One file after the other: first the new one is whole, then the old one goes. Broken off in
 * between, both are there and the same, and doing it again ends it.
 */
#include "care/seal.h"

#include "agenda/age.h"
#include "agenda/beside.h"
#include "agenda/journal.h"
#include "agenda/sealed.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "care/leftovers.h"
#include "care/records.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

struct sealing {
    const struct bytes *secret;
    const struct clock *clock;
    struct seal_done *done;
};

static bool is_listed(const struct bytes *lines, const char *key, size_t length) {
    for (const char *line = bytes_string(lines); *line;) {
        size_t this = strcspn(line, "\n");
        if (this == length && strncmp(line, key, length) == 0) return true;
        line += this + (line[this] == '\n');
    }
    return false;
}

/* Adds the lines of `more` that are not there yet. */
static void add_keys(struct bytes *keys, const char *more) {
    while (*more) {
        size_t length = strcspn(more, "\n");
        if (length && !is_listed(keys, more, length)) {
            bytes_add(keys, more, length);
            bytes_char(keys, '\n');
        }
        more += length + (more[length] == '\n');
    }
}

static struct journal *open_sealed(const struct sealing *sealing, const char *path,
                                   struct fault *fault) {
    return journal_open_with(sealed_keeper(path, JOURNAL_APPEND, sealing->secret), sealing->clock,
                             &sealing->done->notes, fault);
}

/* Adds the text of the sealed file. */
static bool read_sealed(const struct sealing *sealing, const char *path, struct bytes *text,
                        struct fault *fault) {
    struct journal *journal = open_sealed(sealing, path, fault);
    bool good = journal && journal_text(journal, text, fault);
    journal_close(journal);
    return good;
}

static bool write_sealed(const struct sealing *sealing, const char *path, const struct bytes *text,
                         struct fault *fault) {
    struct bytes file = {0};
    bool good = sealed_write(sealing->secret, bytes_string(&sealing->done->keys),
                             bytes_string(text), text->length, &file, fault) &&
                file_replace(path, file.data, file.length, fault) &&
                file_holds(path, file.data, file.length, fault);
    bytes_free(&file);
    return good;
}

/* A sealing that was broken off has left both, and they are the same. */
static bool is_same(const struct sealing *sealing, const char *plain, const char *sealed,
                    const struct bytes *text, struct fault *fault) {
    struct bytes there = {0};
    bool good = read_sealed(sealing, sealed, &there, fault);
    if (good && (there.length != text->length ||
                 memcmp(bytes_string(&there), bytes_string(text), text->length) != 0)) {
        fault_at(fault, plain, 0, 0);
        good = fault_say(fault, EX_DATAERR,
                         "`askwell agenda merge` brings them together; then take one of them away",
                         "%s is there too, and has other entries", file_name(sealed));
    }
    age_forget(&there);
    return good;
}

/* Seals what was put aside of `plain` beside `sealed`, and takes it away with all else that was
 * left of it but the lock, which another process may wait at. */
static bool seal_leftovers(const struct sealing *sealing, const char *plain, const char *sealed,
                           struct fault *fault) {
    struct leftovers left = leftovers_of(plain);
    bool good = true;
    for (size_t i = 0; good && i < left.count; i++) {
        const char *path = left.paths[i];
        struct bytes text = {0};
        struct bytes to = {0};
        bytes_format(&to, "%s%s", sealed, path + strlen(plain));
        bool cut = text_ends_with(path, ".cut") || text_ends_with(path, ".edit") ||
                   text_ends_with(path, ".damaged") || text_ends_with(path, ".before");
        if (cut && file_exists(bytes_string(&to))) bytes_format(&to, ".%s", file_name(path));
        if (cut)
            good = file_read(path, 1 << 30, &text, fault) &&
                   write_sealed(sealing, bytes_string(&to), &text, fault);
        if (good && (cut || text_ends_with(path, ".new"))) good = file_remove(path, fault);
        age_forget(&text);
        bytes_free(&to);
    }
    leftovers_free(&left);
    return good;
}

/* The plain file is locked; the sealed one is made. */
static bool seal_text(const struct sealing *sealing, const char *plain, const char *sealed,
                      const struct bytes *text, struct fault *fault) {
    bool good = file_exists(sealed) ? is_same(sealing, plain, sealed, text, fault)
                                    : write_sealed(sealing, sealed, text, fault);
    return good && file_remove(plain, fault) && seal_leftovers(sealing, plain, sealed, fault);
}

/* What is sealed already is sealed anew where it gets another key. */
static bool seal_again(const struct sealing *sealing, struct journal *journal,
                       struct fault *fault) {
    struct keeper *keeper = journal_keeper(journal);
    struct bytes keys = {0};
    struct bytes text = {0};
    bytes_text(&keys, sealed_keys(keeper));
    size_t before = keys.length;
    add_keys(&keys, bytes_string(&sealing->done->keys));
    bool good = true;
    if (keys.length != before) {
        sealed_set_keys(keeper, bytes_string(&keys));
        good = journal_text(journal, &text, fault) && journal_replace(journal, &text, fault);
    }
    bytes_clear(&sealing->done->keys);
    bytes_text(&sealing->done->keys, bytes_string(&keys));
    bytes_free(&keys);
    age_forget(&text);
    return good;
}

static void add_line(struct bytes *lines, const char *line) {
    bytes_format(lines, "%s\n", line);
}

/* Seals the one file; gives its journal, still locked, so that what it tells of can follow. */
static struct journal *seal_one(const struct sealing *sealing, const char *path,
                                struct fault *fault) {
    struct bytes plain = {0};
    struct bytes sealed = {0};
    struct bytes text = {0};
    beside_plain(path, &plain);
    beside_sealed(path, &sealed);
    bool is_plain = file_exists(bytes_string(&plain)) || !file_exists(bytes_string(&sealed));
    struct journal *journal = is_plain ? journal_open(bytes_string(&plain), JOURNAL_APPEND,
                                                      sealing->clock, &sealing->done->notes, fault)
                                       : open_sealed(sealing, bytes_string(&sealed), fault);
    bool good = journal != NULL;
    if (good && is_plain)
        good = journal_text(journal, &text, fault) &&
               seal_text(sealing, bytes_string(&plain), bytes_string(&sealed), &text, fault);
    else if (good)
        good = seal_again(sealing, journal, fault) &&
               seal_leftovers(sealing, bytes_string(&plain), bytes_string(&sealed), fault);
    if (good) add_line(&sealing->done->files, bytes_string(&sealed));
    if (!good) journal_close(journal);
    bytes_free(&plain);
    bytes_free(&sealed);
    age_forget(&text);
    return good ? journal : NULL;
}

/* Gives the path of the record where that is there in any form. */
static bool find_record(const char *agenda, const char *name, struct bytes *path) {
    struct bytes plain = {0};
    struct bytes sealed = {0};
    bytes_clear(path);
    beside_record(agenda, name, path);
    beside_plain(bytes_string(path), &plain);
    beside_sealed(bytes_string(path), &sealed);
    bool there = file_exists(bytes_string(&plain)) || file_exists(bytes_string(&sealed));
    bytes_free(&plain);
    bytes_free(&sealed);
    return there;
}

typedef struct journal *one_function(const struct sealing *sealing, const char *path,
                                     struct fault *fault);

/* Does it with each record that the agenda tells of. */
static bool do_records(const struct sealing *sealing, const char *agenda, struct journal *journal,
                       one_function *do_one, struct fault *fault) {
    struct records records = records_of(journal);
    struct bytes path = {0};
    bool good = true;
    for (size_t i = 0; good && i < records.count; i++) {
        if (!find_record(agenda, records.names[i], &path)) continue;
        struct journal *record = do_one(sealing, bytes_string(&path), fault);
        good = record != NULL;
        journal_close(record);
    }
    records_free(&records);
    bytes_free(&path);
    return good;
}

static void tell_copies(struct journal *journal, struct bytes *copies) {
    struct records found = records_copies(journal);
    for (size_t i = 0; i < found.count; i++)
        add_line(copies, found.names[i]);
    records_free(&found);
}

static bool do_all(const struct sealing *sealing, const char *path, one_function *do_one,
                   struct fault *fault) {
    struct journal *journal = do_one(sealing, path, fault);
    bool good = journal && do_records(sealing, path, journal, do_one, fault);
    if (good) tell_copies(journal, &sealing->done->copies);
    journal_close(journal);
    return good;
}

bool seal_all(const char *path, const struct bytes *secret, const char *also,
              const struct clock *clock, struct seal_done *done, struct fault *fault) {
    const struct sealing sealing = {secret, clock, done};
    if (!age_public_keys(secret, &done->keys, fault)) return false;
    add_keys(&done->keys, also);
    return do_all(&sealing, path, seal_one, fault);
}

static bool write_plain(const char *path, const struct bytes *text, struct fault *fault) {
    return file_replace(path, bytes_string(text), text->length, fault) &&
           file_holds(path, bytes_string(text), text->length, fault);
}

static struct journal *unseal_one(const struct sealing *sealing, const char *path,
                                  struct fault *fault) {
    struct bytes plain = {0};
    struct bytes sealed = {0};
    struct bytes text = {0};
    beside_plain(path, &plain);
    beside_sealed(path, &sealed);
    struct journal *journal = open_sealed(sealing, bytes_string(&sealed), fault);
    bool good = journal && journal_text(journal, &text, fault);
    if (good && file_exists(bytes_string(&plain)))
        good = file_holds(bytes_string(&plain), bytes_string(&text), text.length, fault) ||
               fault_say(fault, EX_DATAERR,
                         "`askwell agenda merge` brings them together; then take one of them away",
                         "this is there too, and has other entries");
    else if (good)
        good = write_plain(bytes_string(&plain), &text, fault);
    good = good && file_remove(bytes_string(&sealed), fault);
    if (good) add_line(&sealing->done->files, bytes_string(&plain));
    if (!good) journal_close(journal);
    bytes_free(&plain);
    bytes_free(&sealed);
    age_forget(&text);
    return good ? journal : NULL;
}

bool seal_undo(const char *path, const struct bytes *secret, const struct clock *clock,
               struct seal_done *done, struct fault *fault) {
    const struct sealing sealing = {secret, clock, done};
    return do_all(&sealing, path, unseal_one, fault);
}

bool seal_open_copy(const char *path, const struct bytes *secret, const char *to,
                    const struct clock *clock, struct seal_done *done, struct fault *fault) {
    const struct sealing sealing = {secret, clock, done};
    struct bytes text = {0};
    bool good = read_sealed(&sealing, path, &text, fault) &&
                file_write_new(to, bytes_string(&text), text.length, fault) &&
                file_holds(to, bytes_string(&text), text.length, fault);
    if (good) add_line(&done->files, to);
    age_forget(&text);
    return good;
}

void seal_done_free(struct seal_done *done) {
    bytes_free(&done->files);
    bytes_free(&done->keys);
    bytes_free(&done->copies);
    bytes_free(&done->notes);
}
