/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as an agenda: refused with a place and a sentence, or read, folded and shown; and what
 * is shown can not speak to the terminal.
 */
#include "agenda/fold.h"
#include "agenda/journal.h"
#include "agenda/ledger.h"
#include "agenda/view.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/text.h"
#include "fuzz.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char fuzz_noun[] = "agendas";
const unsigned fuzz_rounds = 40000;

#define ENTRY(number, deed, rest)                                                                  \
    "---\nentry: " number "\nat: 2026-11-21T18:51:02Z\nsession: s\ndo: " deed "\n" rest            \
    "sum: 00000000\n...\n"

const char *const fuzz_seeds[] = {
    ENTRY("1", "open", "owner: Maya\nformat: 1\n")
        ENTRY("2", "begin", "flow: first-step\ntitle: T\nbank: b\nseed: 7\n")
            ENTRY("3", "answer", "question: goal\nasked: What?\nanswer: |-\n  two\n  lines\n")
                ENTRY("4", "item", "kind: goal\ntext: \"shorter\\a\"\nfrom: 3\n")
                    ENTRY("5", "answer", "question: own\nanswer:\n- one\n- two\n")
                        ENTRY("6", "back", "to: 3\n")
                            ENTRY("7", "answer", "question: goal\nrevises: 3\nanswer: x\n")
                                ENTRY("8", "reuse", "of:\n- 3\n- 5\n") ENTRY("9", "undo", "of: 8\n")
                                    ENTRY("10", "item",
                                          "kind: action\ntext: go\nby: 2026-11-24\nsupport: S\n")
                                        ENTRY("11", "park", "text: later\n")
                                            ENTRY("12", "move", "what: taken up\nof: 11\n")
                                                ENTRY("13", "end", "how: finished\n"),
    ENTRY("1", "begin", "flow: f\n")
        ENTRY("2", "pause", "draft: half\n") "# words\n\n" ENTRY("3", "resume", "")
            ENTRY("9", "erased", "") ENTRY("12", "unheard of", "a: b\n"),
    ENTRY("1", "begin", "flow: f\ntitle: \"\\e[2J\"\n") ENTRY("2", "end", "how: \"\\e[2J\"\n"),
    NULL,
};
const char *const fuzz_files[] = {NULL};
const char *const fuzz_hostile[] = {
    "---\n",
    "...\n",
    "...",
    "sum: 1\n",
    "entry: 1\n",
    "entry: -1\n",
    "to: 5\n",
    "of: 3\n",
    "of:\n- 3\n",
    "of: []\n",
    "revises: 4\n",
    "from: 7\n",
    "do: undo\n",
    "do: back\n",
    "do: item\n",
    "kind: action\n",
    "how: \"\\e[2J\"\n",
    "by: 9999-99-99\n",
    "by: 2026-02-31\n",
    "at: 0000-00-00T00:00:00Z\n",
    "session: \"a: b\"\n",
    "text: {a: b}\n",
    "text: [[a]]\n",
    "#",
    "\r\n",
    "\t",
    "\xFF",
    "entry: 18446744073709551615\n",
    "title: \"\\u202e\"\n",
    "&a ",
    "*a",
    NULL,
};

static void assert_harmless(const struct bytes *page) {
    struct bytes shown = {0};
    text_show(bytes_string(page), page->length, TEXT_KEEP_LINES, &shown);
    if (shown.length != page->length ||
        memcmp(bytes_string(&shown), bytes_string(page), page->length) != 0)
        abort();
    bytes_free(&shown);
}

static void show(struct journal *journal) {
    struct fold fold = fold_open(journal);
    struct bytes page = {0};
    struct bytes json = {0};
    struct value value = view_value(&fold);
    view_text(&fold, NULL, &page);
    for (size_t i = 0; i < fold.session_count && i < 4; i++)
        view_text(&fold, fold.sessions[i].id, &page);
    assert_harmless(&page);
    json_write(&value, JSON_LINE, &json);
    fold_unfinished(&fold, "first-step");
    value_free(&value);
    bytes_free(&json);
    bytes_free(&page);
    fold_free(&fold);
}

/* Going on with what was read must give a journal that can be read. */
static void go_on(struct journal *journal) {
    size_t count = journal_count(journal);
    if (count == 0) return;
    const struct entry *last = journal_entry(journal, count - 1);
    struct fault fault = {0};
    struct bytes *entry = journal_begin(journal, last->session, DEED_ANSWER);
    entry_add_string(entry, "question", entry_text(last, "question"));
    entry_add_string(entry, "answer", entry_text(last, "text"));
    if (!journal_keep(journal, &fault)) abort();
    if (strcmp(journal_entry(journal, count)->session, last->session) != 0) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct clock still = {.fixed = 1795262400};
    struct fault fault = {0};
    struct bytes notes = {0};
    struct bytes sentence = {0};
    struct journal *journal =
        journal_open(scratch_file(data, size), JOURNAL_READ, &still, &notes, &fault);
    if (journal) {
        show(journal);
        go_on(journal);
    } else if (fault.exit_code != EX_DATAERR || !fault.what[0] || fault.line < 1) {
        abort();
    }
    fault_write(&fault, &sentence);
    bytes_free(&sentence);
    bytes_free(&notes);
    journal_close(journal);
    return 0;
}
