/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda import: what was ticked off in another program comes back.
 */
#include "commands/verb.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "base/value.h"
#include "export/format.h"
#include "export/import.h"
#include "export/outfile.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const struct verb_option options[] = {
    {"from", true}, {"new", false}, {"theirs", false}, {"yes", false}, {NULL},
};

static const char help[] =
    "askwell agenda import (--for NAME | --agenda FILE) [--from FORMAT] FILE\n"
    "                      [--new] [--theirs] [--yes] [--json]\n"
    "\n"
    "Reads tasks that went out with `askwell agenda export` and came back: what was\n"
    "ticked off, dropped, opened again or given another day there. It says what it\n"
    "found, asks, and writes it as changes; a second time there is nothing to write.\n"
    "\n"
    "  FILE            the file that came back; - for standard input\n"
    "  --from FORMAT   ics, todo or taskwarrior, where its name does not tell\n"
    "  --new           tasks that the agenda does not have come onto it, as actions\n"
    "  --theirs        where the agenda was changed, too, take what is in FILE\n"
    "  --yes           without asking\n"
    "  --for NAME      whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE   an agenda anywhere\n"
    "  --json          the same as data, and nothing is written without --yes\n";

/* So much is read of a file, or of standard input. */
static const size_t import_most = (size_t)64 << 20;

static const struct format *choose_format(const struct verb_call *call, const char *file) {
    const char *name = verb_given(call, "from");
    if (name) return format_find(name);
    const struct format *format = format_of_file(file);
    if (format && format->read) return format;
    return text_ends_with(file, ".json") ? format_find("taskwarrior") : NULL;
}

static bool read_input(const char *file, struct bytes *text, struct fault *fault) {
    struct bytes raw = {0};
    bool good = true;
    if (strcmp(file, "-") == 0) {
        char part[16384];
        size_t got = 0;
        while ((got = fread(part, 1, sizeof part, stdin)) > 0 && raw.length <= import_most)
            bytes_add(&raw, part, got);
        good = raw.length <= import_most ||
               fault_say(fault, EX_DATAERR, "make it shorter", "that is more than is read");
    } else {
        good = file_read(file, import_most, &raw, fault);
    }
    if (good) text_repair(bytes_string(&raw), raw.length, text);
    bytes_free(&raw);
    return good;
}

static size_t count_taken(const struct import *import, const struct import_wish *wish) {
    size_t count = 0;
    for (size_t i = 0; i < import->count; i++)
        count += import_takes(&import->steps[i], wish);
    return count;
}

static int give_data(const struct import *import, const struct import_wish *wish, bool written) {
    struct value map = value_map();
    struct value list = value_list();
    for (size_t i = 0; i < import->count; i++)
        value_add(&list, import_value(&import->steps[i], wish));
    value_set(&map, "changes", list);
    value_set(&map, "written", value_bool(written));
    return verb_print_value(&map);
}

static void tell(const struct import *import, const struct import_wish *wish) {
    struct bytes text = {0};
    for (size_t i = 0; i < import->count; i++) {
        bytes_text(&text, "- ");
        import_tell(&import->steps[i], wish, &text);
        bytes_char(&text, '\n');
    }
    if (!import->count) bytes_text(&text, "Nothing came back that the agenda does not have.\n");
    fputs(bytes_string(&text), stdout);
    fflush(stdout);
    bytes_free(&text);
}

static bool is_agreed(const struct verb_call *call, size_t count) {
    char question[64];
    if (verb_given(call, "yes")) return true;
    if (call->json || strcmp(call->words[0], "-") == 0) return false;
    snprintf(question, sizeof question, "Write %s onto the agenda?",
             count == 1 ? "this" : "these changes");
    return verb_confirm(call, question);
}

static int take_over(const struct verb_call *call, const struct import *import,
                     const struct import_wish *wish, struct journal *journal) {
    struct fault fault = {0};
    size_t count = count_taken(import, wish);
    if (!call->json) tell(import, wish);
    bool agreed = count && is_agreed(call, count);
    if (agreed && !import_write(import, wish, journal, &fault)) return fault_report(&fault);
    if (call->json) return give_data(import, wish, agreed);
    if (agreed)
        printf("%zu %s on the agenda now.\n", count, count == 1 ? "change is" : "changes are");
    if (count && !agreed)
        puts(strcmp(call->words[0], "-") == 0 ? "Nothing was written; --yes writes it."
                                              : "Nothing was written.");
    return EX_OK;
}

static int import(const struct verb_call *call, const struct format *format,
                  struct journal *journal) {
    const char *file = call->words[0];
    const struct import_wish wish = {.new = verb_given(call, "new") != NULL,
                                     .theirs = verb_given(call, "theirs") != NULL,
                                     .from = format->name};
    struct fault fault = {0};
    struct bytes text = {0};
    struct tickets tickets = {0};
    struct export export = export_open(journal, NULL, NULL);
    bool good = read_input(file, &text, &fault);
    fault_at(&fault, file, 0, 0);
    good = good && format->read(&export, &text, &tickets, &fault);
    int exit_code = EX_OK;
    if (good) {
        size_t newest = outfile_newest(journal, file, format->name);
        size_t written = newest < journal_count(journal) ? newest + 1 : 0;
        struct import plan = import_plan(&export, &tickets, written);
        exit_code = take_over(call, &plan, &wish, journal);
        import_free(&plan);
    } else {
        exit_code = fault_report(&fault);
    }
    tickets_free(&tickets);
    bytes_free(&text);
    export_close(&export);
    return exit_code;
}

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count != 1) return verb_misused(call, "say which file came back");
    const struct format *format = choose_format(call, call->words[0]);
    if (!format || !format->read)
        return verb_misused(call, "say --from with one of ics, todo, taskwarrior");
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &exit_code);
    if (!journal) return exit_code;
    exit_code = import(call, format, journal);
    journal_close(journal);
    return exit_code;
}

const struct verb agenda_import = {.name = "import",
                                   .what = "bring back what was ticked off elsewhere",
                                   .help = help,
                                   .options = options,
                                   .run = run};
