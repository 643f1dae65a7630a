/* SPDX-License-Identifier: GPL-3.0-or-later
 * The file. It is cut into entries at the lines `---` and `...`, which cannot stand at the
 * beginning of a line inside an entry, so that one bad entry does not hide the others.
 */
#include "agenda/journal.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/tree.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { journal_largest = 1 << 30 };

/* What was appended in this session is read back only when somebody asks for it. */
struct slot {
    struct entry entry;
    char *text; /* not yet read; or NULL */
    size_t length;
};

struct journal {
    char *path; /* NULL: in memory */
    int file;
    int lock;
    const struct clock *clock;
    struct slot **slots; /* each stays where it is, because entries are pointed to */
    size_t count;
    size_t room;
    unsigned long last; /* number of the newest entry */
    unsigned long kept; /* the same before the first of those that are not kept yet */
    struct bytes begun; /* entries that are not kept yet */
    size_t begun_at;    /* where the one in hand starts */
    size_t begun_count;
    bool broken; /* a write failed */
};

/* Reading the whole file. */
struct scan {
    struct journal *journal;
    const char *text;
    size_t length;
    size_t at;
    long line;
    struct fault *fault;
    unsigned long by_hand;
    unsigned long first_by_hand;
};

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

static bool read_entry(const char *path, const char *text, size_t length, struct entry *entry,
                       struct fault *fault) {
    struct tree *tree = tree_read(path, text, length, fault);
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

static struct slot *add_slot(struct journal *journal) {
    if (journal->count == journal->room) {
        journal->room = journal->room ? 2 * journal->room : 64;
        journal->slots = memory_resize(journal->slots, journal->room, sizeof *journal->slots);
    }
    struct slot *slot = memory_new(sizeof *slot);
    journal->slots[journal->count++] = slot;
    return slot;
}

static void free_slot(struct slot *slot) {
    entry_free(&slot->entry);
    free(slot->text);
    free(slot);
}

static bool refuse_damage(struct scan *scan, long line) {
    struct fault *fault = scan->fault;
    fault->line = line;
    return fault_say(
        fault, EX_DATAERR,
        "nothing was changed; correct that place with a text editor, or put a good copy "
        "back",
        "this agenda is damaged here: %s", fault->what);
}

static bool check_format(struct scan *scan, const struct entry *entry) {
    if (entry->deed != DEED_OPEN) return true;
    unsigned long format = entry_number(entry, "format");
    if (format <= journal_format) return true;
    fault_at(scan->fault, scan->journal->path, scan->line, 1);
    return fault_say(scan->fault, EX_DATAERR, "use that newer askwell for it; nothing was changed",
                     "this agenda was written by a newer askwell (format %lu)", format);
}

/* Takes the entry from scan->at to `end`. */
static bool take_entry(struct scan *scan, size_t end, size_t sum_at) {
    struct journal *journal = scan->journal;
    struct entry entry = {0};
    fault_at(scan->fault, journal->path, 0, 0);
    if (!read_entry(journal->path, scan->text + scan->at, end - scan->at, &entry, scan->fault))
        return refuse_damage(scan, scan->line + (scan->fault->line ? scan->fault->line - 1 : 0));
    if (entry.number <= journal->last) {
        fault_at(scan->fault, journal->path, scan->line, 1);
        fault_say(scan->fault, EX_DATAERR, NULL, "entry %lu stands behind entry %lu", entry.number,
                  journal->last);
        entry_free(&entry);
        return refuse_damage(scan, scan->line);
    }
    if (!check_format(scan, &entry)) {
        entry_free(&entry);
        return false;
    }
    entry.by_hand = !sum_at || strtoul(scan->text + sum_at + 5, NULL, 16) !=
                                   digest_crc32(0, scan->text + scan->at, sum_at - scan->at);
    if (entry.by_hand && scan->by_hand++ == 0) scan->first_by_hand = entry.number;
    journal->last = entry.number;
    add_slot(journal)->entry = entry;
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
    return scan->journal->count || memcmp(scan->text, first, length) == 0;
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

/* Reads entries until the end, or until one that is cut off, which begins at scan->at then. */
static bool take_entries(struct scan *scan) {
    for (pass_blanks(scan); scan->at < scan->length; pass_blanks(scan)) {
        long lines = 0;
        size_t sum_at = 0;
        size_t end = is_line(scan, scan->at, "---") ? entry_end(scan, &lines, &sum_at) : 0;
        if (end) {
            if (!take_entry(scan, end, sum_at)) return false;
        } else if (goes_on(scan) || !may_be_agenda(scan)) {
            fault_at(scan->fault, scan->journal->path, 0, 0);
            fault_say(scan->fault, EX_DATAERR, NULL,
                      !may_be_agenda(scan)             ? "this does not begin as an agenda does"
                      : is_line(scan, scan->at, "---") ? "an entry is not closed with a line `...`"
                                                       : "this line belongs to no entry");
            return refuse_damage(scan, scan->line);
        } else {
            return true;
        }
        scan->at = end;
        scan->line += lines;
    }
    return true;
}

/* Copies what was cut off aside and cuts the file there. */
static bool put_aside(struct scan *scan, struct bytes *notes) {
    struct journal *journal = scan->journal;
    struct bytes aside = {0};
    for (int i = 1; i == 1 || (i < 1000 && file_exists(bytes_string(&aside))); i++) {
        bytes_clear(&aside);
        bytes_format(&aside, "%s.%d.cut", journal->path, i);
    }
    bool good = file_write_new(bytes_string(&aside), scan->text + scan->at, scan->length - scan->at,
                               scan->fault) &&
                file_cut(journal->file, journal->path, scan->at, scan->fault);
    if (good)
        bytes_format(notes,
                     "The last entry was still being written when askwell stopped; that piece "
                     "is put aside in %s, and everything before it is whole.\n",
                     file_name(bytes_string(&aside)));
    bytes_free(&aside);
    return good;
}

static bool read_journal(struct journal *journal, enum journal_access access, struct bytes *notes,
                         struct fault *fault) {
    struct bytes text = {0};
    if (!file_read(journal->path, journal_largest, &text, fault)) {
        bytes_free(&text);
        return false;
    }
    struct scan scan = {.journal = journal,
                        .text = bytes_string(&text),
                        .length = text.length,
                        .line = 1,
                        .fault = fault};
    bool good = take_entries(&scan);
    bool cut_off = good && scan.at < scan.length;
    if (cut_off && access == JOURNAL_READ)
        bytes_text(notes,
                   "The last entry is still being written, or was cut off; it is left out here.\n");
    else if (cut_off)
        good = put_aside(&scan, notes);
    /* a comment put at the end may have no line end, and must not swallow what is kept next */
    if (good && !cut_off && access != JOURNAL_READ && text.length &&
        text.data[text.length - 1] != '\n')
        good = file_append(journal->file, journal->path, "\n", 1, fault);
    if (good && scan.by_hand)
        bytes_format(
            notes, "%lu %s edited by hand (the first is entry %lu); they count as they stand.\n",
            scan.by_hand, scan.by_hand == 1 ? "entry was" : "entries were", scan.first_by_hand);
    bytes_free(&text);
    return good;
}

static bool lock_file(struct journal *journal, enum journal_access access, struct fault *fault) {
    if (access == JOURNAL_READ) return true;
    struct bytes name = {0};
    if (access == JOURNAL_CREATE) file_folder(journal->path, &name);
    bool good = access != JOURNAL_CREATE || file_make_folder(bytes_string(&name), fault);
    if (good && access == JOURNAL_APPEND && !file_exists(journal->path)) {
        fault_at(fault, journal->path, 0, 0);
        good = fault_say(fault, EX_NOINPUT, "check the name", "there is no such agenda");
    }
    if (good) {
        bytes_clear(&name);
        bytes_format(&name, "%s.lock", journal->path);
        journal->lock = file_lock(bytes_string(&name), fault);
        good = journal->lock >= 0;
        if (fault->exit_code == EX_DATAERR) fault_at(fault, journal->path, 0, 0);
    }
    bytes_free(&name);
    return good;
}

static bool open_file(struct journal *journal, enum journal_access access, struct fault *fault) {
    if (access == JOURNAL_READ) return true;
    journal->file = file_open_append(journal->path, access == JOURNAL_CREATE, fault);
    return journal->file >= 0;
}

static struct journal *journal_at(const char *path, const struct clock *clock) {
    struct journal *journal = journal_in_memory(clock);
    journal->path = memory_text(path, strlen(path));
    return journal;
}

struct journal *journal_open(const char *path, enum journal_access access,
                             const struct clock *clock, struct bytes *notes, struct fault *fault) {
    struct journal *journal = journal_at(path, clock);
    if (lock_file(journal, access, fault) && open_file(journal, access, fault) &&
        read_journal(journal, access, notes, fault))
        return journal;
    journal_close(journal);
    return NULL;
}

/* Two sessions that want the same two meet at the same lock first, so that one of them has both. */
static bool lock_both(struct journal *const *journals, struct fault *fault) {
    int first = strcmp(journals[0]->path, journals[1]->path) > 0;
    struct bytes other = {0};
    bool good = lock_file(journals[first], JOURNAL_CREATE, fault);
    bytes_format(&other, "%s.lock", journals[!first]->path);
    if (good && file_is_open_at(journals[first]->lock, bytes_string(&other))) {
        fault_at(fault, journals[1]->path, 0, 0);
        good = fault_say(fault, EX_DATAERR, "give each of the two an agenda of their own",
                         "both agendas are this one file");
    }
    bytes_free(&other);
    return good && lock_file(journals[!first], JOURNAL_CREATE, fault);
}

bool journal_open_both(const char *const paths[2], const struct clock *clock,
                       struct journal *journals[2], struct bytes *notes, struct fault *fault) {
    for (size_t i = 0; i < 2; i++)
        journals[i] = journal_at(paths[i], clock);
    bool good = lock_both(journals, fault);
    for (size_t i = 0; good && i < 2; i++)
        good = open_file(journals[i], JOURNAL_CREATE, fault) &&
               read_journal(journals[i], JOURNAL_CREATE, notes, fault);
    if (good) return true;
    for (size_t i = 0; i < 2; i++) {
        journal_close(journals[i]);
        journals[i] = NULL;
    }
    return false;
}

struct journal *journal_in_memory(const struct clock *clock) {
    struct journal *journal = memory_new(sizeof *journal);
    *journal = (struct journal){.file = -1, .lock = -1, .clock = clock};
    return journal;
}

void journal_close(struct journal *journal) {
    if (!journal) return;
    if (journal->file >= 0) close(journal->file);
    if (journal->lock >= 0) close(journal->lock);
    for (size_t i = 0; i < journal->count; i++) {
        free_slot(journal->slots[i]);
    }
    free(journal->slots);
    bytes_free(&journal->begun);
    free(journal->path);
    free(journal);
}

size_t journal_count(const struct journal *journal) {
    return journal->count;
}

const struct entry *journal_entry(struct journal *journal, size_t index) {
    struct slot *slot = journal->slots[index];
    if (slot->text) {
        struct fault fault = {0};
        if (!read_entry(journal->path, slot->text, slot->length, &slot->entry, &fault)) {
            fault_report(&fault); /* what we wrote, libyaml reads: a test holds that */
            abort();
        }
        free(slot->text);
        slot->text = NULL;
    }
    return &slot->entry;
}

static void close_begun(struct journal *journal) {
    if (journal->begun.length > journal->begun_at) entry_close(&journal->begun, journal->begun_at);
    if (journal->begun.length > journal->begun_at) {
        struct slot *slot = add_slot(journal);
        slot->length = journal->begun.length - journal->begun_at;
        slot->text = memory_text(journal->begun.data + journal->begun_at, slot->length);
        journal->begun_count++;
    }
    journal->begun_at = journal->begun.length;
}

struct bytes *journal_begin(struct journal *journal, const char *session, enum deed deed) {
    char at[clock_stamp_size];
    if (journal->begun_at == 0 && journal->begun.length == 0) journal->kept = journal->last;
    close_begun(journal);
    clock_stamp(clock_now(journal->clock), at);
    entry_begin(&journal->begun, ++journal->last, at, session, deed);
    return &journal->begun;
}

unsigned long journal_number(const struct journal *journal) {
    return journal->last;
}

void journal_number_past(struct journal *journal, unsigned long number) {
    if (journal->last < number) journal->last = number;
}

bool journal_keep(struct journal *journal, struct fault *fault) {
    close_begun(journal);
    fault_at(fault, journal->path, 0, 0);
    bool good = !journal->broken || fault_say(fault, EX_IOERR, "start again once there is room",
                                              "nothing more can be written here");
    good =
        good && (journal->file < 0 || file_append(journal->file, journal->path, journal->begun.data,
                                                  journal->begun.length, fault));
    if (!good) {
        journal->broken = true;
        for (; journal->begun_count; journal->begun_count--)
            free_slot(journal->slots[--journal->count]);
        journal->last = journal->kept;
    }
    bytes_clear(&journal->begun);
    journal->begun_at = 0;
    journal->begun_count = 0;
    return good;
}

const char *journal_path(const struct journal *journal) {
    return journal->path;
}
