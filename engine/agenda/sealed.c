/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sealed bytes on the disk, the words in memory and nowhere else.
 */
#include "agenda/sealed.h"

#include "agenda/age.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <unistd.h>

enum { sealed_largest = 1 << 30 };

struct sealed {
    struct keeper keeper;
    struct bytes secret;
    struct bytes keys; /* public ones, a line each */
    struct bytes text; /* all that is kept */
    size_t parts;
    bool was_read;
};

static const char key_line[] = "# sealed for: ";

/* A core dump would hold the words. The tools that look for mistakes in memory need to look in. */
static void hide_memory(void) {
#ifndef ASKWELL_LAX_JAIL
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static size_t line_end(const struct bytes *file, size_t at) {
    const char *end = memchr(file->data + at, '\n', file->length - at);
    return end ? (size_t)(end - file->data) + 1 : file->length;
}

static bool is_line(const struct bytes *file, size_t at, const char *line) {
    size_t length = strlen(line);
    return file->length - at >= length && memcmp(file->data + at, line, length) == 0;
}

bool sealed_next(const struct bytes *file, size_t at, struct sealed_part *part) {
    long line = 1;
    for (size_t i = 0; i < at; i++)
        line += file->data[i] == '\n';
    while (at < file->length && strchr(" \t\r\n", file->data[at]) && file->data[at]) {
        line += file->data[at] == '\n';
        at++;
    }
    if (at >= file->length) return false;
    *part = (struct sealed_part){.at = at, .length = file->length - at, .line = line};
    bool last = false;
    do {
        last = is_line(file, at, age_last_line);
        at = line_end(file, at);
    } while (!last && at < file->length && !is_line(file, at, age_first_line));
    part->length = at - part->at;
    part->whole = last && !memchr(file->data + part->at, '\0', part->length);
    return true;
}

/* Takes the lines on top that name keys out of `text`. */
static void take_keys(struct bytes *text, struct bytes *keys) {
    size_t at = 0;
    bytes_clear(keys);
    while (is_line(text, at, key_line)) {
        size_t end = line_end(text, at);
        bytes_add(keys, text->data + at + strlen(key_line), end - at - strlen(key_line));
        at = end;
    }
    memmove(text->data, text->data + at, text->length - at + 1);
    text->length -= at;
}

static void add_key_lines(const char *keys, struct bytes *out) {
    while (*keys) {
        size_t length = strcspn(keys, "\n");
        if (length) bytes_format(out, "%s%.*s\n", key_line, (int)length, keys);
        keys += length + (keys[length] == '\n');
    }
}

/* Where nothing was opened before it, it is more likely the key than the file. */
static bool refuse_part(const struct sealed *sealed, const struct sealed_part *part,
                        struct fault *fault) {
    struct fault why = *fault;
    if (why.exit_code != EX_DATAERR) return false;
    fault_at(fault, sealed->keeper.path, sealed->parts ? part->line : 0, 0);
    if (sealed->parts)
        return fault_say(fault, EX_DATAERR,
                         "nothing was changed; `askwell agenda check` tells what can be saved",
                         "this agenda is damaged here: %s", why.what);
    return fault_say(fault, EX_DATAERR, "name the right one with --key FILE",
                     "this agenda is sealed, and this key does not open it: %s", why.what);
}

/* What was still being written is sealed, so it can lie aside as it is. */
static bool put_aside(struct keeper *keeper, const char *data, size_t length, struct bytes *notes,
                      struct fault *fault) {
    struct bytes aside = {0};
    for (int i = 1; i == 1 || (i < 1000 && file_exists(bytes_string(&aside))); i++) {
        bytes_clear(&aside);
        bytes_format(&aside, "%s.%d.cut", keeper->path, i);
    }
    bool good = file_write_new(bytes_string(&aside), data, length, fault);
    if (good && notes)
        bytes_format(notes,
                     "The last entry was still being written when askwell stopped; that piece is "
                     "put aside, sealed, in %s, and everything before it is whole.\n",
                     file_name(bytes_string(&aside)));
    bytes_free(&aside);
    return good;
}

static bool drop_torn(struct keeper *keeper, const struct bytes *file,
                      const struct sealed_part *part, struct bytes *notes, struct fault *fault) {
    if (keeper->access == JOURNAL_READ) {
        if (notes)
            bytes_text(notes, "The last entry is still being written, or was cut off; it is left "
                              "out here.\n");
        return true;
    }
    return put_aside(keeper, file->data + part->at, file->length - part->at, notes, fault) &&
           file_cut(keeper->file, keeper->path, part->at, fault);
}

/* Opens every part of `file`; the last may be torn. */
static bool open_parts(struct sealed *sealed, const struct bytes *file, struct bytes *notes,
                       struct fault *fault) {
    struct keeper *keeper = &sealed->keeper;
    struct sealed_part part = {0};
    for (size_t at = 0; sealed_next(file, at, &part); at = part.at + part.length) {
        bool ends = part.at + part.length == file->length;
        if (!part.whole && ends) return drop_torn(keeper, file, &part, notes, fault);
        struct bytes text = {0};
        bool good = age_open(&sealed->secret, file->data + part.at, part.length, &text, fault) ||
                    refuse_part(sealed, &part, fault);
        if (good && text.length && sealed->parts == 0) take_keys(&text, &sealed->keys);
        if (good) bytes_add(&sealed->text, bytes_string(&text), text.length);
        age_forget(&text);
        if (!good) return false;
        sealed->parts++;
    }
    return true;
}

bool sealed_salvage(const char *path, const struct bytes *file, const struct bytes *secret,
                    struct bytes *text, struct bytes *keys, struct bytes *lost,
                    struct faults *damage, struct fault *fault) {
    struct sealed_part part = {0};
    size_t opened = 0;
    for (size_t at = 0; sealed_next(file, at, &part); at = part.at + part.length) {
        struct bytes words = {0};
        bool good =
            part.whole && age_open(secret, file->data + part.at, part.length, &words, fault);
        if (!good && part.whole && fault->exit_code != EX_DATAERR) return false;
        if (good && words.length && opened == 0 && at == 0) take_keys(&words, keys);
        bytes_add(text, bytes_string(&words), words.length);
        opened += good;
        if (!good) {
            struct fault one = {0};
            fault_at(&one, path, part.line, 0);
            fault_say(&one, EX_DATAERR, NULL, "%s",
                      part.whole ? "what is sealed here cannot be opened"
                                 : "what was sealed here was cut off while it was being written");
            faults_add(damage, &one);
            bytes_add(lost, file->data + part.at, part.length);
        }
        age_forget(&words);
    }
    fault_at(fault, path, 0, 0);
    return opened || fault_say(fault, EX_DATAERR, "name the right key with --key FILE",
                               "this key opens nothing of it");
}

bool sealed_write(const struct bytes *secret, const char *keys, const char *text, size_t length,
                  struct bytes *out, struct fault *fault) {
    struct bytes whole = {0};
    struct bytes again = {0};
    struct bytes list = {0};
    bytes_text(&list, keys);
    add_key_lines(keys, &whole);
    bytes_add(&whole, text, length);
    bool good = age_seal(&list, whole.data, whole.length, out, fault) &&
                age_open(secret, out->data, out->length, &again, fault);
    if (good && (again.length != whole.length ||
                 memcmp(bytes_string(&again), bytes_string(&whole), whole.length) != 0))
        good = fault_say(fault, EX_DATAERR, "nothing was changed; try again",
                         "what was sealed is not the same when it is opened again");
    bytes_free(&list);
    age_forget(&whole);
    age_forget(&again);
    return good;
}

static bool open_file(struct keeper *keeper, struct fault *fault) {
    if (keeper->access == JOURNAL_READ) return true;
    keeper->file = file_open_append(keeper->path, keeper->access == JOURNAL_CREATE, fault);
    return keeper->file >= 0;
}

static void close_file(struct keeper *keeper) {
    if (keeper->file >= 0) close(keeper->file);
    keeper->file = -1;
}

static bool replace_sealed(struct keeper *keeper, const char *data, size_t length,
                           struct fault *fault) {
    struct sealed *sealed = (struct sealed *)keeper;
    struct bytes file = {0};
    struct bytes text = {0};
    bytes_add(&text, data, length); /* it may be a piece of what is held */
    bool good =
        sealed_write(&sealed->secret, bytes_string(&sealed->keys), data, length, &file, fault) &&
        file_replace(keeper->path, file.data, file.length, fault);
    if (good) {
        age_forget(&sealed->text);
        sealed->text = text;
        sealed->parts = 1;
        close_file(keeper);
        good = open_file(keeper, fault);
    } else {
        age_forget(&text);
    }
    bytes_free(&file);
    return good;
}

/* A new one, or one whose keys were taken off by hand, is sealed for its owner. */
static bool know_keys(struct sealed *sealed, struct fault *fault) {
    return sealed->keys.length || age_public_keys(&sealed->secret, &sealed->keys, fault);
}

static bool read_sealed(struct keeper *keeper, struct bytes *text, struct bytes *notes,
                        struct fault *fault) {
    struct sealed *sealed = (struct sealed *)keeper;
    bool good = true;
    if (!sealed->was_read) {
        struct bytes file = {0};
        good = file_read(keeper->path, sealed_largest, &file, fault) &&
               open_parts(sealed, &file, notes, fault);
        bytes_free(&file);
        sealed->was_read = good;
        if (good && keeper->access != JOURNAL_READ) good = know_keys(sealed, fault);
        if (good && keeper->access != JOURNAL_READ && sealed->parts > 1)
            good = replace_sealed(keeper, sealed->text.data, sealed->text.length, fault);
    }
    if (good) bytes_add(text, bytes_string(&sealed->text), sealed->text.length);
    return good;
}

static bool append_sealed(struct keeper *keeper, const char *data, size_t length,
                          struct fault *fault) {
    struct sealed *sealed = (struct sealed *)keeper;
    struct bytes text = {0};
    struct bytes file = {0};
    if (sealed->parts == 0) add_key_lines(bytes_string(&sealed->keys), &text);
    bytes_add(&text, data, length);
    bool good = age_seal(&sealed->keys, text.data, text.length, &file, fault) &&
                file_append(keeper->file, keeper->path, file.data, file.length, fault);
    if (good) {
        bytes_add(&sealed->text, data, length);
        sealed->parts++;
    }
    age_forget(&text);
    bytes_free(&file);
    return good;
}

/* The words themselves were cut off inside their seal: somebody sealed them so. */
static bool cut_sealed(struct keeper *keeper, const struct bytes *text, size_t at,
                       struct bytes *notes, struct fault *fault) {
    struct sealed *sealed = (struct sealed *)keeper;
    struct bytes file = {0};
    bool good = age_seal(&sealed->keys, text->data + at, text->length - at, &file, fault) &&
                put_aside(keeper, file.data, file.length, notes, fault) &&
                replace_sealed(keeper, text->data, at, fault);
    bytes_free(&file);
    return good;
}

static struct keeper *beside_sealed_one(const struct keeper *keeper, const char *path,
                                        enum journal_access access) {
    const struct sealed *sealed = (const struct sealed *)keeper;
    struct keeper *other = sealed_keeper(path, access, &sealed->secret);
    sealed_set_keys(other, bytes_string(&sealed->keys));
    return other;
}

static void close_sealed(struct keeper *keeper) {
    struct sealed *sealed = (struct sealed *)keeper;
    struct fault ignored = {0}; /* in its parts it is as whole, and made one at the next opening */
    if (keeper->file >= 0 && sealed->was_read && sealed->parts > 1)
        replace_sealed(keeper, sealed->text.data, sealed->text.length, &ignored);
    close_file(keeper);
    age_forget(&sealed->secret);
    age_forget(&sealed->text);
    bytes_free(&sealed->keys);
}

static const struct keeping keeping_sealed = {open_file,   read_sealed,    append_sealed,
                                              cut_sealed,  replace_sealed, beside_sealed_one,
                                              close_sealed};

struct keeper *sealed_keeper(const char *path, enum journal_access access,
                             const struct bytes *secret) {
    struct sealed *sealed = memory_new(sizeof *sealed);
    hide_memory();
    sealed->keeper = (struct keeper){.how = &keeping_sealed,
                                     .path = memory_text(path, strlen(path)),
                                     .access = access,
                                     .lock = -1,
                                     .file = -1};
    bytes_add(&sealed->secret, bytes_string(secret), secret->length);
    return &sealed->keeper;
}

const char *sealed_keys(const struct keeper *keeper) {
    if (keeper->how != &keeping_sealed) return NULL;
    return bytes_string(&((const struct sealed *)keeper)->keys);
}

void sealed_set_keys(struct keeper *keeper, const char *keys) {
    struct sealed *sealed = (struct sealed *)keeper;
    bytes_clear(&sealed->keys);
    bytes_text(&sealed->keys, keys);
}
