/* SPDX-License-Identifier: GPL-3.0-or-later
 * From text to entries, with damage at its line.
 */
#include "agenda/scan.h"

#include "agenda/journal.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/tree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static bool is_line(const struct scan *scan, size_t at, const char *line) {
    size_t length = strlen(line);
    if (scan->length - at < length || memcmp(scan->text + at, line, length) != 0) return false;
    at += length;
    return at < scan->length && (scan->text[at] == '\n' || scan->text[at] == '\r');
}

static size_t line_end(const struct scan *scan, size_t at) {
    const char *end = memchr(scan->text + at, '\n', scan->length - at);
    return end ? (size_t)(end - scan->text) + 1 : scan->length;
}

/* Gives the end of the entry that starts at scan->at, past its `...`, or 0 where it is not closed
 * before the file ends or another entry begins; `lines` is how many lines it has, `sum_at` where
 * its sum line stands (0: it has none). */
static size_t entry_end(const struct scan *scan, long *lines, size_t *sum_at) {
    size_t at = line_end(scan, scan->at);
    *lines = 1;
    *sum_at = 0;
    while (at < scan->length) {
        if (is_line(scan, at, "---")) return 0;
        ++*lines;
        if (is_line(scan, at, "...")) return line_end(scan, at);
        if (scan->length - at > 5 && memcmp(scan->text + at, "sum: ", 5) == 0) *sum_at = at;
        at = line_end(scan, at);
    }
    return 0;
}

static enum deed deed_of(const char *name) {
    int deed = 0;
    while (deed < DEED_OTHER && strcmp(deed_name((enum deed)deed), name) != 0)
        deed++;
    return (enum deed)deed;
}

static bool refuse_field(struct fault *fault, const char *path, const char *what) {
    fault_at(fault, path, 1, 1);
    return fault_say(fault, EX_DATAERR, "correct the line, or take the whole entry out", "%s",
                     what);
}

/* An entry is flat: its values are text or lists of text. */
static bool is_flat(const struct node *top) {
    for (const struct node *field = top->first; field; field = field->next) {
        if (field->kind == NODE_MAP) return false;
        for (const struct node *item = field->first; item; item = item->next)
            if (item->kind != NODE_TEXT) return false;
    }
    return true;
}

static unsigned long number_of(const char *text) {
    char *end = NULL;
    if (!text || *text < '0' || *text > '9') return 0;
    unsigned long number = strtoul(text, &end, 10);
    return *end || number == ULONG_MAX ? 0 : number;
}

bool scan_entry(const char *path, const char *text, size_t length, struct entry *entry,
                struct fault *fault) {
    struct tree *tree = entry_read(text, length);
    if (!tree) tree = tree_read(path, text, length, fault);
    if (!tree) return false;
    const struct node *top = tree_top(tree);
    const char *number = tree_text(top, "entry");
    const char *at = tree_text(top, "at");
    const char *deed = tree_text(top, "do");
    const char *session = tree_text(top, "session");
    *entry =
        (struct entry){.tree = tree, .fields = top, .at = at, .session = session ? session : ""};
    const char *wrong = NULL;
    if (top->kind != NODE_MAP || !is_flat(top))
        wrong = "an entry is a list of `key: text` lines";
    else if (number_of(number) == 0)
        wrong = "this entry has no number";
    else if (!at || clock_read_stamp(at) < 0)
        wrong = "this entry has no time such as 2026-11-21T18:51:02Z";
    else if (!deed)
        wrong = "this entry does not say what it does";
    if (wrong) {
        entry_free(entry);
        return refuse_field(fault, path, wrong);
    }
    entry->number = number_of(number);
    entry->deed = deed_of(deed);
    return true;
}

/* Does an entry begin after scan->at that is closed? Then what stands at scan->at is damage and not
 * an end that was cut off. */
static bool goes_on(const struct scan *scan) {
    struct scan ahead = *scan;
    long lines = 0;
    size_t sum_at = 0;
    for (size_t at = line_end(scan, scan->at); at < scan->length; at = line_end(scan, at)) {
        ahead.at = at;
        if (is_line(scan, at, "---") && entry_end(&ahead, &lines, &sum_at)) return true;
    }
    return false;
}

/* Could the file have begun as an agenda, however early it was cut off? */
static bool may_be_agenda(const struct scan *scan) {
    static const char first[] = "---\n";
    size_t length = scan->length < sizeof first - 1 ? scan->length : sizeof first - 1;
    return scan->entries || memcmp(scan->text, first, length) == 0;
}

static bool starts_blank(char c) {
    return c == '\n' || c == '\r' || c == '#';
}

/* Passes blank lines and comments, which a person may have put between entries. */
static void pass_blanks(struct scan *scan) {
    while (scan->at < scan->length && starts_blank(scan->text[scan->at])) {
        scan->at = line_end(scan, scan->at);
        scan->line++;
    }
}

static bool is_of_our_format(const struct scan *scan, const struct entry *entry,
                             struct fault *fault) {
    if (entry->deed != DEED_OPEN) return true;
    unsigned long format = entry_number(entry, "format");
    if (format <= journal_format) return true;
    fault_at(fault, scan->path, scan->line, 1);
    return fault_say(fault, EX_DATAERR, "use that newer askwell for it; nothing was changed",
                     "this agenda was written by a newer askwell (format %lu)", format);
}

/* Reads the closed piece from scan->at to `end`. */
static enum piece take_entry(struct scan *scan, size_t end, size_t sum_at, struct entry *entry,
                             struct fault *fault) {
    fault_at(fault, scan->path, 0, 0);
    if (!scan_entry(scan->path, scan->text + scan->at, end - scan->at, entry, fault)) {
        fault->line = scan->line + (fault->line ? fault->line - 1 : 0);
        return PIECE_DAMAGE;
    }
    if (entry->number <= scan->last) {
        fault_at(fault, scan->path, scan->line, 1);
        fault_say(fault, EX_DATAERR, NULL, "entry %lu stands behind entry %lu", entry->number,
                  scan->last);
        entry_free(entry);
        return PIECE_DAMAGE;
    }
    if (!is_of_our_format(scan, entry, fault)) {
        entry_free(entry);
        return PIECE_NEWER;
    }
    entry->by_hand = !sum_at || strtoul(scan->text + sum_at + 5, NULL, 16) !=
                                    digest_crc32(0, scan->text + scan->at, sum_at - scan->at);
    scan->last = entry->number;
    scan->entries++;
    return PIECE_ENTRY;
}

/* Passes over what is no entry, to the next line `---` or the end. */
static void pass_damage(struct scan *scan) {
    do {
        scan->at = line_end(scan, scan->at);
        scan->line++;
    } while (scan->at < scan->length && !is_line(scan, scan->at, "---"));
}

enum piece scan_next(struct scan *scan, struct entry *entry, size_t *from, struct fault *fault) {
    long lines = 0;
    size_t sum_at = 0;
    pass_blanks(scan);
    *from = scan->at;
    if (scan->at >= scan->length) return PIECE_END;
    bool opens = is_line(scan, scan->at, "---");
    size_t end = opens ? entry_end(scan, &lines, &sum_at) : 0;
    if (end) {
        enum piece piece = take_entry(scan, end, sum_at, entry, fault);
        scan->at = end;
        scan->line += lines;
        return piece;
    }
    if (!goes_on(scan) && may_be_agenda(scan)) {
        scan->at = scan->length;
        return PIECE_CUT;
    }
    fault_at(fault, scan->path, scan->line, 0);
    fault_say(fault, EX_DATAERR, NULL,
              !may_be_agenda(scan) ? "this does not begin as an agenda does"
              : opens              ? "an entry is not closed with a line `...`"
                                   : "this line belongs to no entry");
    pass_damage(scan);
    return PIECE_DAMAGE;
}
