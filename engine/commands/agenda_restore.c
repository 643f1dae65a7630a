/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda restore: a copy is put back, and what was there is put aside.
 */
#include "commands/verb.h"

#include "agenda/age.h"
#include "agenda/beside.h"
#include "agenda/sealed.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "base/value.h"
#include "care/backup.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "askwell agenda restore COPY (--for NAME | --agenda FILE) [--yes] [--key FILE] [--json]\n"
    "\n"
    "Puts a copy back. What is there now is put aside, whole, under a name with the time in\n"
    "it, so that nothing is lost; it is said before how many entries are there now and not\n"
    "in the copy. To have both, `askwell agenda merge` brings them together.\n"
    "\n"
    "  --yes          without asking first\n"
    "  --key FILE     the key of a sealed agenda\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what came of it, as data\n";

static const struct verb_option options[] = {{"yes", false}, {NULL, false}};

/* Adds the words of what is there now, damaged or not; false where there is nothing. */
static bool read_there(struct verb_call *call, const char *path, struct bytes *text,
                       struct fault *fault) {
    enum { largest = 1 << 30 };
    struct bytes file = {0};
    struct bytes keys = {0};
    struct bytes lost = {0};
    struct faults damage = {0};
    bool sealed = beside_is_sealed(path);
    bool good = file_read(path, largest, sealed ? &file : text, fault);
    if (good && sealed)
        good =
            keyring_read(&call->keyring, fault) &&
            sealed_salvage(path, &file, &call->keyring.secret, text, &keys, &lost, &damage, fault);
    bytes_free(&file);
    bytes_free(&keys);
    bytes_free(&lost);
    faults_free(&damage);
    return good;
}

static void add_path(struct bytes *out, const struct bytes *path) {
    text_show(bytes_string(path), path->length, TEXT_ONE_LINE, out);
}

static void tell(const struct restoring *restoring, struct bytes *out) {
    bytes_format(out, "The copy has %zu %s.\n", restoring->entries,
                 restoring->entries == 1 ? "entry" : "entries");
    if (!restoring->there.length) return;
    if (restoring->damaged)
        bytes_text(out, "What is there now is damaged, and this is said of what can be read.\n");
    if (restoring->missing)
        bytes_format(out, "%zu %s there now that the copy has not.\n", restoring->missing,
                     restoring->missing == 1 ? "entry is" : "entries are");
    else
        bytes_text(out, "It has everything that is there now.\n");
    if (restoring->erased)
        bytes_format(out, "%zu %s erased since, and would come back.\n", restoring->erased,
                     restoring->erased == 1 ? "entry was" : "entries were");
    bytes_text(out, "What is there now is put aside in ");
    add_path(out, &restoring->aside);
    bytes_char(out, '\n');
}

static struct value data_of(const struct restoring *restoring, bool done) {
    struct value map = value_map();
    value_set(&map, "file", value_string(bytes_string(&restoring->target)));
    value_set(&map, "restored", value_bool(done));
    value_set(&map, "entries", value_number((double)restoring->entries));
    value_set(&map, "missing", value_number((double)restoring->missing));
    value_set(&map, "erased", value_number((double)restoring->erased));
    if (restoring->aside.length)
        value_set(&map, "aside", value_string(bytes_string(&restoring->aside)));
    return map;
}

static int restore(struct verb_call *call, const struct restoring *restoring) {
    struct fault fault = {0};
    struct bytes page = {0};
    struct value data = {0};
    bool asks = restoring->there.length && !verb_given(call, "yes");
    tell(restoring, &page);
    if (asks && !call->json) {
        fputs(bytes_string(&page), stdout);
        fflush(stdout);
        bytes_clear(&page);
    }
    bool agreed = !asks || verb_confirm(call, "Put the copy back?");
    bool good = !agreed || restoring_do(restoring, &fault);
    if (agreed) {
        bytes_text(&page, "The copy is back in ");
        add_path(&page, &restoring->target);
        bytes_char(&page, '\n');
    } else {
        bytes_text(&page, "Nothing was changed.\n");
    }
    if (call->json) data = data_of(restoring, agreed);
    if (good) return verb_print(call, &page, &data);
    bytes_free(&page);
    value_free(&data);
    return fault_report(&fault);
}

static int run(struct verb_call *call) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes real = {0};
    struct bytes there = {0};
    struct restoring restoring = {0};
    if (call->word_count != 1) return verb_misused(call, "name one copy");
    bool good = verb_path(call, &path, &fault);
    bytes_text(&real, bytes_string(&path));
    good = good && beside_find(&real, &fault);
    bool is_there = good && file_exists(bytes_string(&real));
    if (is_there) good = read_there(call, bytes_string(&real), &there, &fault);
    struct journal *copy = good ? verb_open_path(call, call->words[0], JOURNAL_READ, &fault) : NULL;
    good = copy && restoring_look(copy, bytes_string(&path), bytes_string(&real),
                                  is_there ? &there : NULL, &call->clock, &restoring, &fault);
    int code = good ? restore(call, &restoring) : fault_report(&fault);
    keyring_forget(&call->keyring);
    journal_close(copy);
    restoring_free(&restoring);
    age_forget(&there);
    bytes_free(&path);
    bytes_free(&real);
    return code;
}

const struct verb agenda_restore = {
    .name = "restore", .what = "put a copy back", .help = help, .options = options, .run = run};
