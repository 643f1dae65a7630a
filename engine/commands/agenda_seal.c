/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda seal: an agenda that only its owner's key opens.
 */
#include "commands/verb.h"

#include "agenda/age.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/shelf.h"
#include "base/text.h"
#include "base/value.h"
#include "care/seal.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda seal (--for NAME | --agenda FILE) [--key FILE | --new-key FILE]\n"
    "             [--also KEY]... [--json]\n"
    "\n"
    "Seals an agenda and its records: maya.agenda.yaml becomes maya.agenda.age, which opens\n"
    "with your key and with no other. Conversations go on as before, and nothing of them\n"
    "is on the disk but sealed. It is the age format: `age -d -i KEY maya.agenda.age` opens\n"
    "it without askwell. The file that was there is taken away once the sealed one is on the\n"
    "disk and was opened and compared; a disk may keep traces of it until it writes there\n"
    "again, and copies that you made before stay as they are.\n"
    "\n"
    "Without your key nobody can open it, you neither: keep a copy of the key elsewhere.\n"
    "\n"
    "  --key FILE      your key; without it ~/.config/askwell/key.txt, made where it is new\n"
    "  --new-key FILE  makes a key there first, such as on a memory stick\n"
    "  --also KEY      the public key (age1...) of somebody who may open it too, such as a\n"
    "                  coach; may be given again, and later\n"
    "  --for NAME      whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE   an agenda anywhere\n"
    "  --json          what came of it, as data\n";

static const struct verb_option options[] = {{"new-key", true}, {"also", true}, {NULL, false}};

/* Adds the public keys of others; false after saying which is none. */
static bool take_also(struct verb_call *call, struct bytes *keys) {
    const char *key = NULL;
    for (int i = 0; (key = verb_given_nth(call, "also", i)); i++) {
        if (!age_is_public_key(key)) {
            verb_misused(call, "“%s” is no public key; one begins with age1", key);
            return false;
        }
        bytes_format(keys, "%s\n", key);
    }
    return true;
}

/* Makes the key that was asked for, or the usual one where none was named and there is none. `made`
 * gets where. */
static bool make_key(struct verb_call *call, struct bytes *made, struct fault *fault) {
    const char *fresh = verb_given(call, "new-key");
    bool good = true;
    if (fresh)
        bytes_text(made, fresh);
    else if (call->keyring.count == 0)
        good = shelf_key_file(made, fault);
    if (good && !fresh && file_exists(bytes_string(made))) bytes_clear(made);
    if (good && made->length) good = age_make_key(bytes_string(made), fault);
    if (good && fresh) keyring_add(&call->keyring, fresh);
    return good;
}

static struct value lines_value(const struct bytes *lines) {
    struct value list = value_list();
    for (const char *line = bytes_string(lines); *line;) {
        size_t length = strcspn(line, "\n");
        value_add(&list, value_text(line, length));
        line += length + (line[length] == '\n');
    }
    return list;
}

static struct value done_value(const struct seal_done *done, const struct bytes *made) {
    struct value map = value_map();
    value_set(&map, "files", lines_value(&done->files));
    value_set(&map, "keys", lines_value(&done->keys));
    if (made->length) value_set(&map, "new-key", value_string(bytes_string(made)));
    value_set(&map, "copies", lines_value(&done->copies));
    return map;
}

static void add_shown(struct bytes *out, const struct bytes *lines) {
    for (const char *line = bytes_string(lines); *line;) {
        size_t length = strcspn(line, "\n");
        bytes_text(out, "  ");
        text_show(line, length, TEXT_ONE_LINE, out);
        bytes_char(out, '\n');
        line += length + (line[length] == '\n');
    }
}

static void tell(const struct seal_done *done, const struct bytes *made, struct bytes *out) {
    bytes_text(out, "Sealed:\n");
    add_shown(out, &done->files);
    bytes_text(out, "They open with the keys that belong to these:\n");
    add_shown(out, &done->keys);
    if (made->length) {
        bytes_text(out, "Your key is new, and lies here:\n");
        add_shown(out, made);
        bytes_text(out, "Without it nobody can open what is sealed, you neither. Keep a copy of it "
                        "where the agenda is not.\n");
    }
    if (done->copies.length) {
        bytes_text(out, "Copies that were made before stay as they are:\n");
        add_shown(out, &done->copies);
    }
}

static int run(struct verb_call *call) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes also = {0};
    struct bytes made = {0};
    struct seal_done done = {0};
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    if (call->keyring.count && verb_given(call, "new-key"))
        return verb_misused(call, "give --key or --new-key, not both");
    int code = EX_USAGE;
    if (take_also(call, &also)) {
        bool good = verb_path(call, &path, &fault) && verb_is_there(bytes_string(&path), &fault) &&
                    make_key(call, &made, &fault) && keyring_read(&call->keyring, &fault) &&
                    seal_all(bytes_string(&path), &call->keyring.secret, bytes_string(&also),
                             &call->clock, &done, &fault);
        struct bytes text = {0};
        struct value value = {0};
        if (good) tell(&done, &made, &text);
        if (good && call->json) value = done_value(&done, &made);
        verb_notes(&done.notes);
        code = good ? verb_print(call, &text, &value) : fault_report(&fault);
    }
    keyring_forget(&call->keyring);
    seal_done_free(&done);
    bytes_free(&path);
    bytes_free(&also);
    bytes_free(&made);
    return code;
}

const struct verb agenda_seal = {.name = "seal",
                                 .what = "seal it, so that only your key opens it",
                                 .help = help,
                                 .options = options,
                                 .run = run};
