/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda unseal: a sealed agenda as a plain file again.
 */
#include "commands/verb.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/value.h"
#include "care/seal.h"

#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda unseal (--for NAME | --agenda FILE) [--key FILE] [--output FILE] [--json]\n"
    "\n"
    "Opens a sealed agenda and its records for good: they are plain files again, and the\n"
    "sealed ones are gone. With -o its words are written to another file, and it stays\n"
    "sealed.\n"
    "\n"
    "  --key FILE     your key, where it is not ~/.config/askwell/key.txt\n"
    "  -o, --output FILE\n"
    "                 where to write its words; this file must be new\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what came of it, as data\n";

static const struct verb_option options[] = {{"output", true}, {NULL, false}};

static void tell(const struct bytes *files, struct bytes *text, struct value *list) {
    *list = value_list();
    bytes_text(text, "Open, and readable by whoever may read this file:\n");
    for (const char *line = bytes_string(files); *line;) {
        size_t length = strcspn(line, "\n");
        bytes_text(text, "  ");
        text_show(line, length, TEXT_ONE_LINE, text);
        bytes_char(text, '\n');
        value_add(list, value_text(line, length));
        line += length + (line[length] == '\n');
    }
}

static int run(struct verb_call *call) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct seal_done done = {0};
    const char *to = verb_given(call, "output");
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    bool good = verb_path(call, &path, &fault) && verb_is_there(bytes_string(&path), &fault) &&
                verb_is_sealed(bytes_string(&path), &fault) && keyring_read(&call->keyring, &fault);
    if (good && to)
        good = seal_open_copy(bytes_string(&path), &call->keyring.secret, to, &call->clock, &done,
                              &fault);
    else if (good)
        good = seal_undo(bytes_string(&path), &call->keyring.secret, &call->clock, &done, &fault);
    struct bytes text = {0};
    struct value list = {0};
    struct value map = value_map();
    if (good) tell(&done.files, &text, &list);
    value_set(&map, "files", list);
    verb_notes(&done.notes);
    int code = good ? verb_print(call, &text, &map) : fault_report(&fault);
    if (!good) value_free(&map);
    keyring_forget(&call->keyring);
    seal_done_free(&done);
    bytes_free(&path);
    return code;
}

const struct verb agenda_unseal = {.name = "unseal",
                                   .what = "make a sealed one a plain file again",
                                   .help = help,
                                   .options = options,
                                   .run = run};
