/* SPDX-License-Identifier: GPL-3.0-or-later
 * It is said first and written then: a copy that is told of and is not there does less harm than
 * one that nobody knows of.
 */
#include "export/outfile.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

/* So much of a file is read to see what it is. */
static const size_t outfile_most = (size_t)1 << 30;

/* Adds `path` as it is called from everywhere. */
static void add_whole_path(const char *path, struct bytes *out) {
    struct bytes folder = {0};
    file_folder(path, &folder);
    char *whole = realpath(bytes_string(&folder), NULL);
    bytes_text(out, whole ? whole : bytes_string(&folder));
    if (!whole || whole[1]) bytes_char(out, '/');
    bytes_text(out, file_name(path));
    free(whole);
    bytes_free(&folder);
}

static void add_sum(const struct bytes *text, struct bytes *out) {
    bytes_format(out, "%08x", (unsigned)digest_crc32(0, bytes_string(text), text->length));
}

static bool is_export(const struct entry *entry, const char *format) {
    const char *what = entry_text(entry, "what");
    const char *as = entry_text(entry, "format");
    return entry->deed == DEED_COPY && what && strcmp(what, "export") == 0 && as &&
           strcmp(as, format) == 0;
}

static bool has_text(const struct entry *entry, const char *key, const char *text) {
    const char *found = entry_text(entry, key);
    return found && strcmp(found, text) == 0;
}

size_t outfile_newest(struct journal *journal, const char *path, const char *format) {
    size_t none = journal_count(journal);
    size_t newest = none;
    struct bytes whole = {0};
    add_whole_path(path, &whole);
    for (size_t i = none; i-- > 0;) {
        const struct entry *entry = journal_entry(journal, i);
        if (!is_export(entry, format)) continue;
        if (newest == none) newest = i;
        if (!has_text(entry, "to", bytes_string(&whole))) continue;
        newest = i;
        break;
    }
    bytes_free(&whole);
    return newest;
}

static bool was_written(struct journal *journal, const char *to, const char *format,
                        const char *sum) {
    for (size_t i = journal_count(journal); i-- > 0;) {
        const struct entry *entry = journal_entry(journal, i);
        if (is_export(entry, format) && has_text(entry, "to", to) && has_text(entry, "crc", sum))
            return true;
    }
    return false;
}

static bool is_same_file(const char *path, const char *other) {
    struct stat one;
    struct stat two;
    return other && stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

/* May what stands at `to` be replaced? */
static bool is_free(struct journal *journal, const char *to, const char *format, bool anyway,
                    struct fault *fault) {
    struct bytes folder = {0};
    file_folder(to, &folder);
    bool open = access(bytes_string(&folder), W_OK | X_OK) == 0;
    bytes_free(&folder);
    fault_at(fault, to, 0, 0);
    if (!open)
        return fault_say(fault, EX_CANTCREAT, "choose a folder that is there and is yours",
                         "nothing can be written there");
    if (!file_exists(to)) return true;
    if (is_same_file(to, journal_path(journal)))
        return fault_say(fault, EX_DATAERR, "choose another name",
                         "this is the agenda itself, and it is not replaced");
    struct bytes there = {0};
    struct bytes sum = {0};
    bool good = file_read(to, outfile_most, &there, fault);
    if (good && !anyway) {
        add_sum(&there, &sum);
        good = was_written(journal, to, format, bytes_string(&sum));
        fault_at(fault, to, 0, 0);
        if (!good)
            fault_say(fault, EX_DATAERR,
                      "choose another name; if it is an earlier export, `askwell agenda import` "
                      "brings back what was ticked off in it; --yes replaces it",
                      "something else stands there, or an export that was changed since");
    }
    bytes_free(&there);
    bytes_free(&sum);
    return good;
}

static bool say(struct journal *journal, const char *to, const char *format,
                const struct bytes *text, struct fault *fault) {
    struct bytes sum = {0};
    add_sum(text, &sum);
    struct bytes *entry = journal_begin(journal, "", DEED_COPY);
    entry_add_string(entry, "by", "mentee");
    entry_add_string(entry, "what", "export");
    entry_add_string(entry, "format", format);
    entry_add_string(entry, "to", to);
    entry_add_string(entry, "crc", bytes_string(&sum));
    bytes_free(&sum);
    return journal_keep(journal, fault);
}

bool outfile_write(struct journal *journal, const char *path, const char *format,
                   const struct bytes *text, bool anyway, struct fault *fault) {
    struct bytes to = {0};
    add_whole_path(path, &to);
    const char *whole = bytes_string(&to);
    bool good = is_free(journal, whole, format, anyway, fault) &&
                say(journal, whole, format, text, fault) &&
                file_replace(whole, bytes_string(text), text->length, fault);
    bytes_free(&to);
    return good;
}
