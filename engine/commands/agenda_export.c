/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda export: the agenda as other programs read it.
 */
#include "commands/verb.h"

#include "agenda/fold.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/value.h"
#include "export/format.h"
#include "export/outfile.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const struct verb_option options[] = {
    {"to", true}, {"output", true}, {"session", true}, {"since", true}, {"yes", false}, {NULL},
};

static const char help[] =
    "askwell agenda export (--for NAME | --agenda FILE) [--to FORMAT] [-o FILE]\n"
    "                      [--session S] [--since DAY] [--yes]\n"
    "\n"
    "Writes what stands on an agenda for another program. What is ticked off there\n"
    "comes back with `askwell agenda import`. The agenda notes each file written\n"
    "with -o.\n"
    "\n"
    "  --to json         all of it as data, for jq and programs\n"
    "       csv          a table, for a spreadsheet or a database\n"
    "       ics          a calendar: actions with alarms, the next conversation\n"
    "       todo         actions as todo.txt, a line each\n"
    "       taskwarrior  actions for `task import`\n"
    "       markdown     text with headings, for pandoc and editors\n"
    "       html         one page to keep and to print, which needs nothing else\n"
    "  -o, --output FILE into this file, which only you can read; its ending (.ics)\n"
    "                    says the format where --to does not; without -o it goes to\n"
    "                    the screen\n"
    "  --session S       only what is of one conversation\n"
    "  --since DAY       only what came or changed from this day on\n"
    "  --yes             even where something else stands in FILE\n"
    "  --for NAME        whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE     an agenda anywhere\n"
    "  --json            the same as --to json\n";

static const struct format *choose_format(const struct verb_call *call) {
    const char *name = verb_given(call, "to");
    const char *file = verb_given(call, "output");
    if (call->json && !name) name = "json";
    return name ? format_find(name) : file ? format_of_file(file) : NULL;
}

static int refuse_format(const struct verb_call *call) {
    struct bytes names = {0};
    for (size_t i = 0; formats[i]; i++)
        bytes_format(&names, "%s%s", i ? ", " : "", formats[i]->name);
    int code = verb_given(call, "to")
                   ? verb_misused(call, "there is no format `%s`; say --to with one of %s",
                                  verb_given(call, "to"), bytes_string(&names))
                   : verb_misused(call, "say --to with one of %s", bytes_string(&names));
    bytes_free(&names);
    return code;
}

/* On a screen nothing may command the terminal; a pipe gets every byte. */
static int print(const struct verb_call *call, struct bytes *text) {
    struct value none = {0};
    struct verb_call plain = *call;
    plain.json = false;
    if (!isatty(STDOUT_FILENO)) return verb_print(&plain, text, &none);
    struct bytes shown = {0};
    text_show(bytes_string(text), text->length, TEXT_KEEP_LINES, &shown);
    bytes_free(text);
    return verb_print(&plain, &shown, &none);
}

static int write_file(const struct verb_call *call, struct journal *journal,
                      const struct format *format, struct bytes *text) {
    struct fault fault = {0};
    struct bytes shown = {0};
    const char *file = verb_given(call, "output");
    bool good =
        outfile_write(journal, file, format->name, text, verb_given(call, "yes") != NULL, &fault);
    text_show(file, strlen(file), TEXT_ONE_LINE, &shown);
    if (good)
        fprintf(stderr, "askwell: written to %s; the agenda notes that this copy is there\n",
                bytes_string(&shown));
    bytes_free(&shown);
    bytes_free(text);
    return good ? EX_OK : fault_report(&fault);
}

static bool has_session(struct journal *journal, const char *session) {
    for (size_t i = 0; i < journal_count(journal); i++)
        if (strcmp(journal_entry(journal, i)->session, session) == 0) return true;
    return false;
}

static int export(const struct verb_call *call, struct journal *journal,
                  const struct format *format, const char *since) {
    struct fault fault = {0};
    struct bytes text = {0};
    const char *session = verb_given(call, "session");
    if (session && !has_session(journal, session))
        return verb_misused(call, "this agenda has no session `%s`", session);
    struct export export = export_open(journal, session, since);
    bool good = format->write(&export, &text, &fault);
    export_close(&export);
    if (good && verb_given(call, "output")) return write_file(call, journal, format, &text);
    if (good) return print(call, &text);
    bytes_free(&text);
    return fault_report(&fault);
}

static int run(struct verb_call *call) {
    int exit_code = 0;
    char since[day_size];
    const char *day = verb_given(call, "since");
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    if (day && !day_read(day, clock_now(&call->clock), since))
        return verb_misused(call, "`%s` is no day; write it as in 2026-11-24", day);
    const struct format *format = choose_format(call);
    if (!format) return refuse_format(call);
    enum journal_access access = verb_given(call, "output") ? JOURNAL_APPEND : JOURNAL_READ;
    struct journal *journal = verb_open(call, access, &exit_code);
    if (!journal) return exit_code;
    exit_code = export(call, journal, format, day ? since : NULL);
    journal_close(journal);
    return exit_code;
}

const struct verb agenda_export = {.name = "export",
                                   .what = "write it for another program, or as a page to keep",
                                   .help = help,
                                   .options = options,
                                   .run = run};
