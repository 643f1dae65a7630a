/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda edit: what stands there, in the person's own editor.
 */
#include "commands/verb.h"

#include "agenda/beside.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "care/sheet.h"
#include "front/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda edit [--why TEXT] [--yes] (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Opens what stands on the agenda in $VISUAL or $EDITOR, a line each: change words or a day,\n"
    "tick what is done, take out what you drop, add a goal or an action. You see what that\n"
    "comes to before it is kept. After a mistake nothing you wrote is lost.\n"
    "\n"
    "  --why TEXT     a reason, for all of the changes\n"
    "  --yes          without asking first\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what was kept, as data\n";

static const struct verb_option options[] = {{"why", true}, {"yes", false}, {NULL, false}};

/* Adds where the sheet lies while it is edited: beside the agenda, or in memory where that is
 * sealed. */
static bool find_place(const struct journal *journal, struct bytes *path, struct fault *fault) {
    const char *agenda = journal_path(journal);
    bytes_format(path, "%s.edit", agenda);
    if (!beside_is_sealed(agenda)) return true;
    bytes_clear(path);
    fault_at(fault, NULL, 0, 0);
    if (!file_in_memory(path))
        return fault_say(fault, EX_UNAVAILABLE,
                         "use the other verbs, such as `askwell agenda revise`",
                         "the agenda is sealed, and this system has no folder in memory where it "
                         "could be edited");
    bytes_text(path, "agenda.edit");
    return true;
}

/* Keeps what was written beside the agenda, where the next `edit` finds it; what is in memory is
 * shown, because it does not stay. */
static int keep_draft(const struct journal *journal, const char *path, const struct bytes *text) {
    struct fault fault = {0};
    if (beside_is_sealed(journal_path(journal))) {
        struct bytes words = {0};
        text_show(bytes_string(text), text->length, TEXT_KEEP_LINES, &words);
        fprintf(stderr, "What you wrote is kept nowhere:\n%s", bytes_string(&words));
        bytes_free(&words);
        return EX_DATAERR;
    }
    if (!file_write_new(path, bytes_string(text), text->length, &fault)) {
        struct bytes words = {0};
        text_show(bytes_string(text), text->length, TEXT_KEEP_LINES, &words);
        fputs(bytes_string(&words), stderr); /* the last place where it can be read */
        bytes_free(&words);
        return fault_report(&fault);
    }
    struct bytes shown = {0};
    text_show(path, strlen(path), TEXT_ONE_LINE, &shown);
    fprintf(stderr, "What you wrote is kept in %s; `askwell agenda edit` opens it again.\n",
            bytes_string(&shown));
    bytes_free(&shown);
    return EX_DATAERR;
}

/* Lets the sheet be edited until it can be read or the person leaves it. Gives the exit code. */
static int edit(struct verb_call *call, const struct journal *journal, const struct fold *fold,
                const char *path, struct bytes *text, struct sheet *sheet) {
    time_t now = clock_now(&call->clock);
    for (;;) {
        struct fault fault = {0};
        struct bytes written = {0};
        if (!editor_write(path, bytes_string(text), &written, &fault)) {
            bytes_free(&written);
            return fault_report(&fault);
        }
        bytes_free(text);
        *text = written;
        if (sheet_read(fold, bytes_string(text), now, sheet, &fault)) return EX_OK;
        sheet_free(sheet);
        struct bytes line = {0};
        bytes_format(&line, "line %ld", fault.line);
        fault_at(&fault, bytes_string(&line), 0, 0);
        fault_report(&fault);
        bytes_free(&line);
        if (verb_given(call, "yes") || !verb_confirm(call, "Open it again?"))
            return keep_draft(journal, path, text);
    }
}

static int keep(struct verb_call *call, struct journal *journal, const char *path,
                const struct bytes *text, const struct sheet *sheet) {
    struct fault fault = {0};
    struct value kept = value_list();
    struct bytes sentences = {0};
    if (sheet->count) sheet_tell(sheet, &sentences);
    if (!sheet->count) bytes_text(&sentences, "Nothing was changed.\n");
    bool asks = sheet->count && !verb_given(call, "yes");
    if (asks) fputs(bytes_string(&sentences), stderr);
    if (sheet->count && !verb_confirm(call, "Keep that?")) {
        bytes_free(&sentences);
        return keep_draft(journal, path, text);
    }
    value_free(&kept);
    if (sheet->count && !sheet_keep(sheet, journal, verb_given(call, "why"), &kept, &fault)) {
        bytes_free(&sentences);
        value_free(&kept);
        fault_report(&fault);
        keep_draft(journal, path, text);
        return EX_IOERR;
    }
    if (!sheet->count) kept = value_list();
    if (asks) bytes_clear(&sentences);
    if (asks) bytes_text(&sentences, "Kept.\n");
    return verb_print(call, &sentences, &kept);
}

static int run(struct verb_call *call) {
    int exit_code = EX_OK;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &exit_code);
    if (!journal) return exit_code;
    struct bytes path = {0};
    struct bytes text = {0};
    struct sheet sheet = {0};
    struct fold fold = fold_open(journal);
    struct fault fault = {0};
    bool placed = find_place(journal, &path, &fault);
    sheet_write(&fold, &text);
    exit_code = placed ? edit(call, journal, &fold, bytes_string(&path), &text, &sheet)
                       : fault_report(&fault);
    if (exit_code == EX_OK) exit_code = keep(call, journal, bytes_string(&path), &text, &sheet);
    sheet_free(&sheet);
    fold_free(&fold);
    journal_close(journal);
    file_leave_memory(bytes_string(&path));
    bytes_free(&path);
    bytes_free(&text);
    return exit_code;
}

const struct verb agenda_edit = {.name = "edit",
                                 .what = "change what stands there in your editor",
                                 .help = help,
                                 .options = options,
                                 .run = run};
