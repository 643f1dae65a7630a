/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda share: what is mine and what is ours, and a copy of what is ours.
 */
#include "commands/verb.h"

#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "care/copy.h"
#include "care/ours.h"
#include "care/receipt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda share (--for NAME | --agenda FILE) [--json]\n"
    "askwell agenda share ENTRY... | --session ID --as mine|ours|counted|unkept\n"
    "askwell agenda share --with NAME -o FILE\n"
    "\n"
    "Alone it shows what is ours and what is mine. With --as you say it: of answers, of what\n"
    "stands on the agenda, or of a whole conversation. What you said last holds.\n"
    "\n"
    "  mine     stays with you, and is not even counted\n"
    "  ours     stands in a copy for the coach\n"
    "  counted  stands there without its words\n"
    "  unkept   is taken out of your agenda at once, for good\n"
    "\n"
    "Where nothing was said the words are yours alone; that a conversation took place may be\n"
    "counted.\n"
    "\n"
    "  --as WHAT      one of the four\n"
    "  --session ID   all of a conversation, with what is still to come in it\n"
    "  --with NAME    writes a copy for somebody, with what is ours and nothing else\n"
    "  --output FILE  where to; -o for short\n"
    "  --yes          without asking first, for unkept\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

static const struct verb_option options[] = {{"as", true},     {"session", true}, {"with", true},
                                             {"output", true}, {"yes", false},    {NULL, false}};

static int list(struct verb_call *call, struct journal *journal) {
    struct bytes text = {0};
    struct value value = ours_value(journal);
    ours_text(journal, &text);
    return verb_print(call, &text, &value);
}

static int write_copy(struct verb_call *call, struct journal *journal) {
    size_t ours = 0;
    struct fault fault = {0};
    struct bytes text = {0};
    const char *with = verb_given(call, "with");
    const char *path = verb_given(call, "output");
    if (!copy_write(journal, with, path, &call->clock, &ours, &fault)) return fault_report(&fault);
    struct value map = value_map();
    value_set(&map, "to", value_string(path));
    value_set(&map, "with", value_string(with));
    value_set(&map, "ours", value_number((double)ours));
    text_show(path, strlen(path), TEXT_ONE_LINE, &text);
    if (ours) {
        bytes_format(&text, " holds the %zu entr%s that %s ours, for ", ours,
                     ours == 1 ? "y" : "ies", ours == 1 ? "is" : "are");
        text_show(with, strlen(with), TEXT_ONE_LINE, &text);
        bytes_text(&text, ".\n");
    } else {
        bytes_text(&text, " holds no words: nothing is ours yet. `share ENTRY --as ours` says that "
                          "something is.\n");
    }
    return verb_print(call, &text, &map);
}

/* Reads the entries that are named, by number or by the words of an item. */
static bool read_entries(const struct verb_call *call, struct journal *journal,
                         unsigned long *numbers, struct fault *fault) {
    struct fold fold = fold_open(journal);
    bool good = true;
    for (size_t i = 0; good && i < call->word_count; i++) {
        const char *word = call->words[i];
        char *end = NULL;
        numbers[i] = strtoul(word + (*word == '['), &end, 10);
        if (numbers[i] && (!*end || strcmp(end, "]") == 0)) continue;
        const struct item *item = hand_find(&fold, word, fault);
        good = item != NULL;
        if (good) numbers[i] = item->number;
    }
    fold_free(&fold);
    return good;
}

/* What is not to be kept goes now, and what comes of it is said as of what was erased. The words go
 * first: should the power go in between, they are out. Of a whole conversation nothing is left that
 * could be said of it. */
static int take_out(struct verb_call *call, struct journal *journal, const unsigned long *numbers) {
    struct erasing *erasing = erasing_open(journal);
    struct receipt receipt;
    struct fault fault = {0};
    struct bytes text = {0};
    const char *session = verb_given(call, "session");
    bool good = !session || erasing_add_session(erasing, session, &fault);
    for (size_t i = 0; good && i < call->word_count; i++)
        good = erasing_add(erasing, numbers[i], &fault);
    good = good && receipt_erase(journal, erasing, session, &call->clock, &receipt, &fault);
    if (good && !session) {
        sharing_say(journal, "", SHARING_UNKEPT, numbers, call->word_count, NULL);
        good = journal_keep(journal, &fault);
    }
    int exit_code = EX_OK;
    if (good) {
        struct value value = receipt_value(&receipt);
        receipt_text(&receipt, &text);
        exit_code = verb_print(call, &text, &value);
    } else {
        exit_code = fault_report(&fault);
    }
    erasing_free(erasing);
    return exit_code;
}

static int tell(struct verb_call *call, enum sharing sharing) {
    static const char *const sentences[] = {
        [SHARING_OURS] = "Ours: it stands in the next copy for the coach.",
        [SHARING_COUNTED] = "Counted: it stands in the next copy, without its words.",
        [SHARING_MINE] = "Mine: it stays here, and is not counted. Copies that were written are "
                         "as they were.",
    };
    struct bytes text = {0};
    struct value map = value_map();
    value_set(&map, "as", value_string(sharing_name(sharing)));
    bytes_format(&text, "%s\n", sentences[sharing]);
    return verb_print(call, &text, &map);
}

static int say(struct verb_call *call, struct journal *journal, enum sharing sharing) {
    static const char question[] = "These words go out of the agenda for good. Do that?";
    struct fault fault = {0};
    unsigned long *numbers = memory_new((call->word_count + 1) * sizeof *numbers);
    const char *session = verb_given(call, "session");
    int exit_code = EX_OK;
    if (!read_entries(call, journal, numbers, &fault))
        exit_code = fault_report(&fault);
    else if (sharing != SHARING_UNKEPT)
        exit_code = ours_say(journal, sharing, numbers, call->word_count, session, &fault)
                        ? tell(call, sharing)
                        : fault_report(&fault);
    else if (verb_confirm(call, question))
        exit_code = take_out(call, journal, numbers);
    else
        fputs("Nothing was changed.\n", stderr);
    free(numbers);
    return exit_code;
}

static int run(struct verb_call *call) {
    int exit_code = EX_OK;
    enum sharing sharing = SHARING_UNSAID;
    const char *as = verb_given(call, "as");
    bool copies = verb_given(call, "with") || verb_given(call, "output");
    bool named = call->word_count || verb_given(call, "session");
    if (copies && !(verb_given(call, "with") && verb_given(call, "output")))
        return verb_misused(call, "a copy needs --with NAME and -o FILE");
    if (copies && (named || as)) return verb_misused(call, "say what is ours first, then copy");
    if (call->word_count && verb_given(call, "session"))
        return verb_misused(call, "give entries or --session, not both");
    if (named != (as != NULL)) return verb_misused(call, "say which entries, and --as what");
    if (as && !sharing_read(as, &sharing))
        return verb_misused(call, "--as is mine, ours, counted or unkept, and not “%s”", as);
    enum journal_access access = copies || as ? JOURNAL_APPEND : JOURNAL_READ;
    struct journal *journal = verb_open(call, access, &exit_code);
    if (!journal) return exit_code;
    exit_code = copies ? write_copy(call, journal)
                : as   ? say(call, journal, sharing)
                       : list(call, journal);
    journal_close(journal);
    return exit_code;
}

const struct verb agenda_share = {.name = "share",
                                  .what = "say what is ours, and copy that",
                                  .help = help,
                                  .options = options,
                                  .run = run};
