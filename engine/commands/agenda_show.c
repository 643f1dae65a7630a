/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda show: what stands on an agenda.
 */
#include "commands/verb.h"

#include "agenda/beside.h"
#include "agenda/view.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/text.h"
#include "base/value.h"

#include <string.h>
#include <sysexits.h>

static const struct verb_option options[] = {
    {"session", true}, {"since", true}, {"goal", true}, {NULL}};

static const char help[] =
    "askwell agenda show (--for NAME | --agenda FILE) [--session S] [--since DAY]\n"
    "                    [--goal ENTRY|WORDS] [--json]\n"
    "\n"
    "Shows what stands on an agenda: goals, what was seen, options, choices, actions,\n"
    "those that are due first, what is parked, the conversations that led there, and\n"
    "which records are kept apart. The numbers, as in [17], are what done, revise, drop\n"
    "and erase take. Nothing is changed.\n"
    "\n"
    "  --session S    only what is of one conversation: the name that stands under it,\n"
    "                 its day, or `last`\n"
    "  --since DAY    only what came or changed from this day on\n"
    "  --goal G       one goal, by its number or the beginning of its words, and all that\n"
    "                 hangs on it\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

/* Gives the records apart that this agenda has: a list of {record, file}. Only those that are
 * there; a record belongs to its owner, who may have taken it away. The caller frees. */
static struct value records_of(struct journal *journal) {
    struct value records = value_map();
    struct value list = value_list();
    for (size_t i = 0; i < journal_count(journal); i++) {
        const char *what = entry_text(journal_entry(journal, i), "what");
        const char *record = entry_text(journal_entry(journal, i), "record");
        struct bytes path = {0};
        if (!what || !record || strcmp(what, "apart") != 0 || !text_is_slug(record)) continue;
        beside_record(journal_path(journal), record, &path);
        if (!value_get(&records, record) && file_exists(bytes_string(&path))) {
            struct value one = value_map();
            value_set(&one, "record", value_string(record));
            value_set(&one, "file", value_string(bytes_string(&path)));
            value_add(&list, one);
            value_set(&records, record, value_bool(true));
        }
        bytes_free(&path);
    }
    value_free(&records);
    return list;
}

static void add_records(const struct value *records, struct bytes *out) {
    if (records->count) bytes_text(out, "\nApart, beside this agenda\n");
    for (size_t i = 0; i < records->count; i++) {
        const char *file = file_name(value_get_text(&records->items[i], "file"));
        bytes_format(out, "- %s, in ", value_get_text(&records->items[i], "record"));
        text_show(file, strlen(file), TEXT_ONE_LINE, out);
        bytes_char(out, '\n');
    }
}

static void show(const struct verb_call *call, const struct fold *fold, struct journal *journal,
                 const struct excerpt *excerpt, struct bytes *text, struct value *value) {
    char today[day_size];
    day_of(clock_now(&call->clock), today);
    bool all = !excerpt->session && !excerpt->since && !excerpt->goal;
    struct value records = all ? records_of(journal) : value_list();
    if (call->json) {
        *value = view_value_of(fold, excerpt);
        if (records.count) value_set(value, "apart", value_copy(&records));
    } else {
        struct view view = {.excerpt = *excerpt, .today = today, .names = true};
        view_page(fold, &view, text);
        add_records(&records, text);
    }
    value_free(&records);
}

static int run(struct verb_call *call) {
    int exit_code = 0;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    struct journal *journal = verb_open(call, JOURNAL_READ, &exit_code);
    if (!journal) return exit_code;
    char day[day_size];
    struct bytes text = {0};
    struct value value = {0};
    struct excerpt excerpt = {0};
    struct fold fold = fold_open(journal);
    exit_code = verb_excerpt(call, &fold, journal, day, &excerpt);
    if (exit_code == EX_OK) show(call, &fold, journal, &excerpt, &text, &value);
    excerpt_free(&excerpt);
    fold_free(&fold);
    journal_close(journal);
    return exit_code == EX_OK ? verb_show(call, &text, &value) : exit_code;
}

const struct verb agenda_show = {
    .name = "show", .what = "show what stands on it", .help = help, .options = options, .run = run};
