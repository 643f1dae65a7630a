/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as the bank of a persona: refused with a place and a sentence, or read; and what is
 * read can be listened with and told from.
 */
#include "practice/persona.h"
#include "bank/persona_bank.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/shelf.h"
#include "fuzz.h"
#include "lint/lexicon.h"
#include "practice/hearing.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char fuzz_noun[] = "persona banks";
const unsigned fuzz_rounds = 4000;

const char *const fuzz_seeds[] = {
    "persona: x\nlanguage: en\nname: Sam\nabout: Sam.\nwants: A word.\nholds-back: Much.\n"
    "protocol: first-step\ngroups:\n  greeting: [Hello.]\n  closed: [\"Yes.\", \"No.\"]\n"
    "  held:\n    - One.\n    - Two.\ntopics:\n  bell:\n    cues: [bell, ring, last lesson]\n"
    "    surface: [It rings.]\n    bridge: [And the bell.]\n  aside: {cues: [tea], answer: "
    "[Tea.]}\n",
    NULL,
};
const char *const fuzz_files[] = {"questionbanks/personas/*.yaml", NULL};
const char *const fuzz_hostile[] = {
    "{a: ",
    "[",
    "- ",
    "{",
    "}",
    "&a ",
    "*a",
    "!!str ",
    "? ",
    "---\n",
    "\t",
    "\xFF",
    "\"\\0\"",
    "|\n",
    ": ",
    "groups: {}\n",
    "groups:\n",
    "topics: []\n",
    "topics:\n",
    "cues: []",
    "cues: [\"\"]",
    "cues: [the]",
    "  held: []",
    "language: ../en\n",
    "{words}",
    "\"\\e[1m\"",
    "name: \"\"\n",
    "persona: /\n",
    NULL,
};

/* The lexicon is read once. */
static const struct lexicon *lexicon_in_use(void) {
    static struct lexicon *lexicon;
    struct bytes path = {0};
    struct fault fault = {0};
    if (!lexicon && shelf_find(SHELF_WORDINGS, "en", NULL, &path, &fault))
        lexicon = lexicon_open(bytes_string(&path), &fault);
    bytes_free(&path);
    if (!lexicon) abort();
    return lexicon;
}

/* Each topic is brought up by its first cue, and must be one of the bank's. */
static void listen(const struct persona_bank *bank) {
    struct hearing *hearing = hearing_new(lexicon_in_use(), bank);
    struct impression heard;
    for (size_t i = 0; i < bank->topic_count; i++) {
        struct bytes turn = {0};
        bytes_format(&turn, "What about %s?",
                     bank->topics[i].count ? bank->topics[i].cues[0] : "it");
        hearing_listen(hearing, bytes_string(&turn), &heard);
        if (*heard.topic && !persona_bank_has_topic(bank, heard.topic)) abort();
        hearing_answered(hearing, "It is so.", true);
        bytes_free(&turn);
    }
    hearing_listen(hearing, "", &heard);
    hearing_listen(hearing, NULL, &heard);
    hearing_free(hearing);
}

/* Every line of every group comes, once, and no other. */
static void tell(const struct persona_bank *bank) {
    struct stock stock = persona_stock(bank, 7);
    for (size_t i = 0; i < bank->group_count; i++) {
        const struct persona_group *group = &bank->groups[i];
        struct shelf *shelf = stock_find(&stock, group->topic, group->id);
        if (!shelf || stock_left(shelf) != group->count) abort();
        for (size_t k = 0; k < group->count; k++)
            if (stock_draw(&stock, shelf) >= group->count) abort();
        if (strcmp(group->id, stock_in_order) != 0 && stock_left(shelf)) abort();
    }
    stock_free(&stock);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fault fault = {0};
    struct persona_bank *bank = persona_bank_open(scratch_file(data, size), &fault);
    if (bank) {
        listen(bank);
        tell(bank);
        persona_bank_nearest(bank, "held");
    } else if (fault.exit_code != EX_DATAERR || !fault.what[0] || fault.line < 1) {
        abort();
    }
    persona_bank_free(bank);
    return 0;
}
