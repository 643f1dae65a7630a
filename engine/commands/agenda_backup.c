/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda backup: a copy that was read back.
 */
#include "commands/verb.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "base/value.h"
#include "care/backup.h"
#include "care/records.h"

#include <stdio.h>
#include <string.h>

static const char help[] =
    "askwell agenda backup (--for NAME | --agenda FILE) [--output FILE|FOLDER]\n"
    "             [--key FILE] [--json]\n"
    "\n"
    "Writes a copy of an agenda, reads it back, and notes in the agenda where it is. A sealed\n"
    "agenda gives a sealed copy. `askwell agenda restore` puts one back; it is a file like\n"
    "any other, so it can be carried to another machine.\n"
    "\n"
    "  -o, --output FILE|FOLDER\n"
    "                 where to; without it the folder `backups` beside the agenda\n"
    "  --key FILE     the key of a sealed agenda\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         where it is, as data\n";

static const struct verb_option options[] = {{"output", true}, {NULL, false}};

static void tell(const struct backup *backup, const struct records *records, struct bytes *out) {
    bytes_format(out, "A copy with %zu %s is in ", backup->entries,
                 backup->entries == 1 ? "entry" : "entries");
    text_show(bytes_string(&backup->path), backup->path.length, TEXT_ONE_LINE, out);
    bytes_format(out, "\nIt was read back and is the same (%08x).\n", (unsigned)backup->digest);
    for (size_t i = 0; i < records->count; i++) {
        bytes_text(out, i ? ", " : "Not in it, because they are files of their own: ");
        text_show(records->names[i], strlen(records->names[i]), TEXT_ONE_LINE, out);
    }
    if (records->count) bytes_text(out, ".\n");
}

static struct value data_of(const struct backup *backup) {
    char digest[9];
    struct value map = value_map();
    snprintf(digest, sizeof digest, "%08x", (unsigned)backup->digest);
    value_set(&map, "file", value_string(bytes_string(&backup->path)));
    value_set(&map, "entries", value_number((double)backup->entries));
    value_set(&map, "bytes", value_number((double)backup->bytes));
    value_set(&map, "digest", value_string(digest));
    return map;
}

static int run(struct verb_call *call) {
    int code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &code);
    if (!journal) return code;
    struct fault fault = {0};
    struct backup backup = {0};
    struct bytes page = {0};
    struct value data = {0};
    bool good = backup_write(journal, verb_given(call, "output"), &call->clock, &backup, &fault);
    if (good) {
        struct records records = records_of(journal);
        tell(&backup, &records, &page);
        records_free(&records);
    }
    if (good && call->json) data = data_of(&backup);
    code = good ? verb_print(call, &page, &data) : fault_report(&fault);
    journal_close(journal);
    backup_free(&backup);
    return code;
}

const struct verb agenda_backup = {
    .name = "backup", .what = "write a copy of it", .help = help, .options = options, .run = run};
