/* SPDX-License-Identifier: GPL-3.0-or-later
 * The personas on the search path, behind the session that was left, where there is one.
 */
#include "commands/practice_choice.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "commands/choose.h"
#include "practice/persona.h"
#include "practice/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static void add(struct options *options, const char *key, struct bytes *label) {
    options->keys[options->count] = memory_text(key, strlen(key));
    options->labels[options->count++] = memory_text(bytes_string(label), label->length);
}

static void add_left(struct options *options) {
    struct progress progress = {0};
    struct fault ignored = {0};
    struct bytes label = {0};
    const struct progress_item *left =
        progress_read(false, &progress, &ignored) ? progress_left(&progress, NULL) : NULL;
    if (left) {
        const struct diary_session *session = &left->session;
        bytes_format(&label, "Go on with %s, begun %.10s, %zu turn%s", session->title, session->at,
                     session->turns, session->turns == 1 ? "" : "s");
        add(options, "", &label);
    }
    bytes_free(&label);
    progress_free(&progress);
}

static void add_persona(struct options *options, struct flow *jail, const char *name) {
    struct fault ignored = {0};
    struct value about = {0};
    struct bytes text = {0};
    struct persona_bank *bank = NULL;
    if (shelf_find(SHELF_PERSONAS, name, NULL, &text, &ignored))
        bank = persona_load(jail, bytes_string(&text), &about, &ignored);
    if (bank) {
        bytes_clear(&text);
        bytes_format(&text, "%s: %s", value_get_text(&about, "title"), bank->name);
        add(options, name, &text);
    }
    value_free(&about);
    persona_bank_free(bank);
    bytes_free(&text);
}

/* Those that cannot be opened, such as what personas take in, are left out. */
static struct options personas_of(struct flow *jail, bool with_left) {
    size_t count = 0;
    char **names = shelf_names(SHELF_PERSONAS, &count);
    struct options options = {.keys = memory_new((count + 1) * sizeof(char *)),
                              .labels = memory_new((count + 1) * sizeof(char *))};
    if (with_left) add_left(&options);
    for (size_t i = 0; i < count; i++)
        add_persona(&options, jail, names[i]);
    shelf_free_names(names, count);
    return options;
}

static void free_personas(struct options *options) {
    for (size_t i = 0; i < options->count; i++) {
        free((char *)options->keys[i]);
        free((char *)options->labels[i]);
    }
    options_free(options);
}

void practice_list(struct flow *jail) {
    struct options options = personas_of(jail, false);
    for (size_t i = 0; i < options.count; i++)
        printf("%-28s %s\n", options.keys[i], options.labels[i]);
    free_personas(&options);
}

bool practice_choose(struct front *front, struct flow *jail, struct bytes *chosen,
                     struct fault *fault) {
    struct options options = personas_of(jail, true);
    struct bytes typed = {0};
    size_t index = options.count;
    bool good = options.count > 0;
    if (!good)
        fault_say(fault, EX_NOINPUT, "write one, as scripts/WRITING.md tells",
                  "there is nobody to practise with");
    while (good && index == options.count) {
        good = choose_ask(front, "Who would you like to practise with?", "a number", &options,
                          &typed, fault);
        if (good) index = choose_index(&options, bytes_string(&typed));
        if (good && index == options.count)
            choose_say(front, SAY_NOTICE, "Choose one by its number, or by how it begins.");
    }
    if (good) bytes_text(chosen, options.keys[index]);
    bytes_free(&typed);
    free_personas(&options);
    return good;
}
