/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda merge: copies that went their own ways become one.
 */
#include "commands/verb.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "base/value.h"
#include "care/draft.h"
#include "care/merge.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda merge OTHER-FILE... (--for NAME | --agenda FILE) [--output FILE] [--yes]\n"
    "             [--key FILE] [--json]\n"
    "\n"
    "Brings other copies of an agenda into this one: what they have and it has not follows\n"
    "behind what is there. Nothing is lost. Where two say different things of the same, both\n"
    "are kept and it is shown; the later one holds. What was erased in one copy is erased in\n"
    "what comes out, and what was taken back from sharing stays taken back. The other files\n"
    "stay as they are.\n"
    "\n"
    "  -o, --output FILE\n"
    "                 writes what comes out to this new file, and changes nothing else\n"
    "  --yes          without asking first\n"
    "  --key FILE     the key of a sealed agenda\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         what came of it, as data\n";

static const struct verb_option options[] = {{"output", true}, {"yes", false}, {NULL, false}};

/* Adds `what` of `count` to a sentence: “12 entries”. */
static void add_count(struct bytes *out, size_t count, const char *one, const char *several) {
    bytes_format(out, "%zu %s", count, count == 1 ? one : several);
}

static void add_summary(const char *path, const struct merge *merge, struct bytes *out) {
    bytes_text(out, "From ");
    text_show(path, strlen(path), TEXT_ONE_LINE, out);
    bytes_text(out, ": ");
    if (merge->added) {
        add_count(out, merge->added, "entry", "entries");
        bytes_text(out, " that this copy has not");
        if (merge->sessions) {
            bytes_text(out, ", of ");
            add_count(out, merge->sessions, "conversation", "conversations");
        }
        bytes_text(out, ".\n");
    } else {
        bytes_text(out, "nothing that this copy has not.\n");
    }
    if (merge->gone) {
        add_count(out, merge->gone, "entry goes,", "entries go,");
        bytes_text(out, " because that copy has it erased.\n");
    }
    for (size_t i = 0; i < merge->conflict_count; i++) {
        const char *sentence = merge->conflicts[i].sentence;
        bytes_text(out, "- ");
        text_show(sentence, strlen(sentence), TEXT_ONE_LINE, out);
        bytes_char(out, '\n');
    }
}

static struct value summary_value(const char *path, const struct merge *merge) {
    struct value map = value_map();
    struct value conflicts = value_list();
    for (size_t i = 0; i < merge->conflict_count; i++) {
        const struct merge_conflict *conflict = &merge->conflicts[i];
        struct value one = value_map();
        value_set(&one, "kind", value_string(merge_kind_name(conflict->kind)));
        value_set(&one, "entry", value_number((double)conflict->entry));
        value_set(&one, "text", value_string(conflict->sentence));
        value_add(&conflicts, one);
    }
    value_set(&map, "from", value_string(path));
    value_set(&map, "added", value_number((double)merge->added));
    value_set(&map, "sessions", value_number((double)merge->sessions));
    value_set(&map, "erased", value_number((double)merge->gone));
    value_set(&map, "conflicts", conflicts);
    return map;
}

/* What is being put together. */
struct work {
    struct bytes text;    /* as it is so far */
    struct bytes summary; /* what to say of each file */
    struct value files;   /* the same as data */
};

/* Brings the copy at `path` into what is there so far. */
static bool add_copy(struct verb_call *call, const char *path, const char *here_path,
                     struct work *work, struct fault *fault) {
    struct merge merge = {0};
    struct bytes text = {0};
    struct journal *here = draft_open(&work->text, here_path, &call->clock, fault);
    struct journal *there = here ? verb_open_path(call, path, JOURNAL_READ, fault) : NULL;
    bool good = there && journal_text(there, &text, fault) &&
                merge_copies(here, &work->text, there, &text, &call->clock, &merge, fault);
    if (good) {
        add_summary(path, &merge, &work->summary);
        value_add(&work->files, summary_value(path, &merge));
        bytes_free(&work->text);
        work->text = merge.text;
        merge.text = (struct bytes){0};
    }
    journal_close(here);
    journal_close(there);
    merge_free(&merge);
    bytes_free(&text);
    return good;
}

/* Gives the exit code; says on the page what was done. */
static int finish(struct verb_call *call, struct journal *journal, struct work *work,
                  const struct bytes *before) {
    struct fault fault = {0};
    const char *to = verb_given(call, "output");
    bool same = before->length == work->text.length &&
                memcmp(bytes_string(before), bytes_string(&work->text), before->length) == 0;
    bool asks = !verb_given(call, "yes") && !same;
    bool good = true;
    struct bytes page = {0};
    if (asks && !call->json) {
        fputs(bytes_string(&work->summary), stdout);
        fflush(stdout);
    } else {
        bytes_text(&page, bytes_string(&work->summary));
    }
    bool writes = (to || !same) && (!asks || verb_confirm(call, "Bring them together?"));
    if (writes)
        good = to ? verb_write_new(journal_keeper(journal), to, &work->text, &fault)
                  : journal_replace(journal, &work->text, &fault);
    struct value map = value_map();
    value_set(&map, "files", work->files);
    work->files = (struct value){0};
    value_set(&map, "written", value_bool(writes));
    const char *name = to ? to : journal_path(journal);
    if (same)
        bytes_text(&page, "There was nothing to bring together.\n");
    else if (!writes)
        bytes_text(&page, "Nothing was changed.\n");
    if (writes) {
        bytes_text(&page, "All of it is in ");
        text_show(name, strlen(name), TEXT_ONE_LINE, &page);
        bytes_char(&page, '\n');
    }
    if (good) return verb_print(call, &page, &map);
    bytes_free(&page);
    value_free(&map);
    return fault_report(&fault);
}

static int run(struct verb_call *call) {
    int code = 0;
    if (!call->word_count) return verb_misused(call, "name the other copy");
    bool elsewhere = verb_given(call, "output") != NULL;
    struct journal *journal = verb_open(call, elsewhere ? JOURNAL_READ : JOURNAL_APPEND, &code);
    if (!journal) return code;
    struct fault fault = {0};
    struct bytes before = {0};
    struct work work = {.files = value_list()};
    bool good = journal_text(journal, &before, &fault);
    bytes_add(&work.text, bytes_string(&before), before.length);
    for (size_t i = 0; good && i < call->word_count; i++)
        good = add_copy(call, call->words[i], journal_path(journal), &work, &fault);
    code = good ? finish(call, journal, &work, &before) : fault_report(&fault);
    keyring_forget(&call->keyring);
    journal_close(journal);
    bytes_free(&before);
    bytes_free(&work.text);
    bytes_free(&work.summary);
    value_free(&work.files);
    return code;
}

const struct verb agenda_merge = {.name = "merge",
                                  .what = "bring other copies of it into it",
                                  .help = help,
                                  .options = options,
                                  .run = run};
