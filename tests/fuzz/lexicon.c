/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a lexicon, and as an utterance: a lexicon is refused with its place, or judges; and
 * whatever is judged gets a label, with words that lie within it.
 */
#include "lint/lexicon.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "fuzz.h"
#include "lint/lint.h"
#include "scratch.h"

#include <stdlib.h>
#include <sysexits.h>

const char fuzz_noun[] = "lexicons";
const unsigned fuzz_rounds = 3000;

const char *const fuzz_seeds[] = {
    "wording: t\nendings: {\"n't\": not}\nsame: {gonna: going to}\nfillers: [um]\n"
    "joiners: [and]\nabbreviations: [dr]\nopeners: [so, i mean]\n"
    "words: {wh: [what, how], more: [<wh>, who]}\n"
    "cues:\n  c: {says: S., any: [^ <wh> .. (a|b c) $, 'who *ing [x] ?'], but: [what !x _], "
    "request: new}\n  d: {says: S., any: [^^ how ... , x], request: same}\n"
    "rules:\n  lint:\n    - {label: stacked, when: [several-asked, c]}\n    - {label: open, "
    "unless: "
    "[d]}\n"
    "learn: {words: [wh], common: [more]}\n"
    "weights: {move: {always: [1, 2, 3, 4], word what: [1, 2, 3, 4], cue c: [0, 1, 0, -5]}}\n",
    "wording: t\nwords: {a: [a, b], c: [<a>]}\ncues: {x: {says: X., any: [(a|(b [c]|<c>)) a]}}\n",
    NULL,
};
const char *const fuzz_files[] = {NULL};
const char *const fuzz_hostile[] = {
    "(",
    ")",
    "[",
    "]",
    "|",
    "<",
    ">",
    "<wh>",
    "^",
    "$",
    "?",
    "!",
    "!?",
    ",",
    "_",
    "..",
    "...",
    "*",
    "*ing",
    "((((((((",
    "(|||)",
    "[[]]",
    "um",
    "n't",
    "'",
    "-",
    "\xFF",
    "\xE2\x80\x99",
    "what",
    "w-what",
    "what what",
    "and",
    "? ? ?",
    "...",
    "[",
    "dr.",
    "cues: {}\n",
    "words: {}\n",
    "weights: {form: {always: [1, 2]}}\n",
    "rules: {move: []}\n",
    "    - {label: open}\n",
    "\n",
    "\t",
    ": ",
    "- ",
    "99999999999",
    NULL,
};

static void judge(const struct lexicon *lexicon, const char *text, size_t length) {
    struct verdict verdicts[] = {
        lint_form(lexicon, text, length),
        lint_question(lexicon, text, length),
        lint_move(lexicon, text, length / 2, text, length),
    };
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (!verdicts[i].label || !verdicts[i].rule || verdicts[i].from > verdicts[i].to ||
            verdicts[i].to > length)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fault fault = {0};
    struct lexicon *lexicon = lexicon_open(scratch_file(data, size), &fault);
    if (lexicon)
        judge(lexicon, (const char *)data, size);
    else if (fault.exit_code != EX_DATAERR || !fault.what[0] || fault.line < 1 || fault.column < 1)
        abort();
    lexicon_free(lexicon);
    return 0;
}
