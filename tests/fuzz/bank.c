/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a question bank: refused with a place and a sentence, or read; and what is read can
 * be asked.
 */
#include "bank/bank.h"
#include "bank/judge.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "fuzz.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char fuzz_noun[] = "banks";
const unsigned fuzz_rounds = 12000;

const char *const fuzz_seeds[] = {
    "bank: x\nyes: [ja, j]\nno: [nein, n]\nunsaid: …\nquestions:\n  a:\n    ask: \"{b:date}?\"\n"
    "    quote: \"{{“{b}”\"\n    kind: choice\n    options: {k: one, l: two}\n    skip: k\n"
    "    or: [Other?, \"{c}?\"]\n    needed: yes\n    keep: goal\n    purpose: develop plans\n"
    "  s:\n    ask: How?\n    kind: scale\n    from: 1\n    to: 5\n    low: l\n    high: h\n"
    "  l:\n    ask: What?\n    kind: list\n    least: 1\n    most: 5\n"
    "  d:\n    ask: When?\n    kind: date\n    skip: tomorrow\n  y:\n    ask: So?\n    kind: "
    "yesno\n"
    "    skip: ja\ngroups:\n  g: [One?, Two?]\n  h:\n    ask: [One?]\n    keep: note\n"
    "lines:\n  x: \"Good. {step}, by {by:date}.\"\n",
    NULL,
};
const char *const fuzz_files[] = {"questionbanks/*.yaml", NULL};
const char *const fuzz_hostile[] = {
    "{a: ",
    "[",
    "- ",
    "{",
    "}",
    "{a",
    "{a:date}",
    "{:}",
    "{{",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "? ",
    "---\n",
    "...\n",
    "\t",
    "\xFF",
    "\xEF\xBB\xBF",
    "\"\\0\"",
    "\"\\e[1m\"",
    "|\n",
    ": ",
    "    kind: list\n",
    "    kind: choice\n",
    "    kind: scale\n",
    "    from: 99999999999\n",
    "    options: []\n",
    "    options: {}\n",
    "    skip: x\n",
    "    ask: []\n",
    "    least: 9\n",
    "yes: []\n",
    "yes: [a]\n",
    "no: x\n",
    "questions: {}\n",
    "groups: []\n",
    "lines:\n",
    "  a: b\n",
    "    or: {}\n",
    NULL,
};

static void try_answers(const struct question *question, const struct value *fill) {
    static const char *const answers[] = {"", "1", "yes", "k", "tomorrow", "in 3 days", "99999999"};
    struct options options = options_of(question, fill);
    struct bytes said = {0};
    struct value value = {0};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        judge(question, &options, answers[i], strlen(answers[i]), 1795262400, &value, &said);
        value_free(&value);
    }
    judge_blank(question, &options, 1795262400, &value, &said);
    value_free(&value);
    judge_hint(question, &options, &said);
    bytes_free(&said);
    options_free(&options);
}

static void ask(const struct bank *bank, const struct question *question) {
    char missing[64];
    struct bytes said = {0};
    struct value fill = value_map();
    value_set(&fill, "goal", value_string("2026-11-24"));
    value_set(&fill, "b", value_string(""));
    for (size_t i = 0; i < question->wording_count; i++) {
        bool unsaid = false;
        bank_render(bank, question->wordings[i].text, &fill, &said, &unsaid, missing);
        bank_render(bank, question->wordings[i].text, NULL, &said, NULL, missing);
    }
    if (question->quote) bank_render(bank, question->quote, &fill, &said, NULL, missing);
    try_answers(question, &fill);
    value_free(&fill);
    bytes_free(&said);
}

/* The names that questions and groups have in the seeds; broken ones keep most of them. */
static const char *const names[] = {
    "a",       "s",    "l",       "d",          "y",       "g",          "h",           "goal",
    "options", "step", "choose",  "step-by",    "learned", "importance", "clarify",     "reflect",
    "topic",   "path", "insight", "confidence", "support", "more-steps", "change-what", "arrive",
};

static void ask_everything(const struct bank *bank) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct question *question = bank_question(bank, names[i]);
        const struct question *group = bank_group(bank, names[i]);
        if (question) ask(bank, question);
        if (group) ask(bank, group);
        bank_nearest(bank, BANK_QUESTIONS, names[i]);
    }
    bank_line(bank, "closing");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fault fault = {0};
    struct bytes sentence = {0};
    struct bank *bank = bank_open(scratch_file(data, size), &fault);
    if (bank)
        ask_everything(bank);
    else if (fault.exit_code != EX_DATAERR || !fault.what[0] || fault.line < 1 || fault.column < 1)
        abort();
    fault_write(&fault, &sentence);
    bytes_free(&sentence);
    bank_free(bank);
    return 0;
}
