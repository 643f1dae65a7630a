/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda erase: words that are really gone, and a receipt that does not name them.
 */
#include "commands/verb.h"

#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "care/receipt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda erase ENTRY... | --session ID | --all [--yes]\n"
    "                (--for NAME | --agenda FILE) [--json]\n"
    "\n"
    "Takes words out of the agenda for good, with all that was made of them, and with the\n"
    "same words where a question quotes them. Nobody can bring them back. What you get is a\n"
    "receipt: which entries, when, and which copies you may want to delete too.\n"
    "\n"
    "ENTRY is its number, or for a goal, an action and the like the beginning of its words.\n"
    "\n"
    "  --session ID   all of a conversation\n"
    "  --all          everything but whose agenda it is\n"
    "  --yes          without asking first\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the receipt as data\n";

static const struct verb_option options[] = {
    {"session", true}, {"all", false}, {"yes", false}, {NULL, false}};

/* Lets the entry go that is meant by its number or by an item's words. */
static bool add_entry(struct journal *journal, struct erasing *erasing, const char *word,
                      struct fault *fault) {
    char *end = NULL;
    unsigned long number = strtoul(word + (*word == '['), &end, 10);
    if (number && (!*end || strcmp(end, "]") == 0)) return erasing_add(erasing, number, fault);
    struct fold fold = fold_open(journal);
    const struct item *item = hand_find(&fold, word, fault);
    bool good = item && erasing_add(erasing, item->number, fault);
    fold_free(&fold);
    return good;
}

static bool add_what_was_named(const struct verb_call *call, struct journal *journal,
                               struct erasing *erasing, struct fault *fault) {
    const char *session = verb_given(call, "session");
    bool good = true;
    if (verb_given(call, "all"))
        erasing_add_all(erasing);
    else if (session)
        good = erasing_add_session(erasing, session, fault);
    for (size_t i = 0; good && i < call->word_count; i++)
        good = add_entry(journal, erasing, call->words[i], fault);
    return good;
}

static bool agrees(const struct verb_call *call, struct journal *journal,
                   const struct erasing *erasing) {
    struct bytes question = {0};
    size_t count = 0;
    for (size_t i = 0; i < journal_count(journal); i++)
        count += erasing_fate(erasing, i) == FATE_GOES;
    if (count == 1)
        bytes_text(&question, "One entry goes for good. Erase it?");
    else
        bytes_format(&question, "%zu entries go for good. Erase them?", count);
    bool agreed = verb_confirm(call, bytes_string(&question));
    bytes_free(&question);
    return agreed;
}

static int erase(struct verb_call *call, struct journal *journal, struct erasing *erasing) {
    struct receipt receipt;
    struct fault fault = {0};
    struct bytes text = {0};
    if (!add_what_was_named(call, journal, erasing, &fault)) return fault_report(&fault);
    if (!agrees(call, journal, erasing)) {
        fputs("Nothing was erased.\n", stderr);
        return EX_OK;
    }
    const char *session = verb_given(call, "session");
    if (!receipt_erase(journal, erasing, session, &call->clock, &receipt, &fault))
        return fault_report(&fault);
    struct value value = receipt_value(&receipt);
    receipt_text(&receipt, &text);
    return verb_print(call, &text, &value);
}

static int run(struct verb_call *call) {
    int exit_code = EX_OK;
    int ways = (call->word_count > 0) + (verb_given(call, "session") != NULL) +
               (verb_given(call, "all") != NULL);
    if (ways == 0) return verb_misused(call, "say which entries, or --session, or --all");
    if (ways > 1) return verb_misused(call, "give entries, --session or --all, one of the three");
    struct journal *journal = verb_open(call, JOURNAL_APPEND, &exit_code);
    if (!journal) return exit_code;
    struct erasing *erasing = erasing_open(journal);
    exit_code = erase(call, journal, erasing);
    erasing_free(erasing);
    journal_close(journal);
    return exit_code;
}

const struct verb agenda_erase = {.name = "erase",
                                  .what = "take words out of it for good",
                                  .help = help,
                                  .options = options,
                                  .run = run};
