/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bank may serve several flows, and a flow several parts; what nobody asks is known only when all
 * of them were read.
 */
#include "author/bank_checks.h"

#include "author/checking.h"
#include "author/wordings.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/chapters.h"
#include "flow/source.h"

#include <stdlib.h>
#include <string.h>

static struct lexicon *lexicon_for(struct check *check, const struct bank *bank) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct lexicon *lexicon = NULL;
    bool found = shelf_find(SHELF_WORDINGS, bank_language(bank), bank_path(bank), &path, &fault);
    if (found) lexicon = lexicon_open(bytes_string(&path), &fault);
    if (found && !lexicon) checking_find(check, "wording", &fault);
    if (!found) checking_add_once(&check->languages, bank_language(bank));
    bytes_free(&path);
    return lexicon;
}

static void add_texts_of_part(const char *name, const char *beside, size_t depth,
                              struct value *used);

/* Adds what the parts of a script use, as the bank around them words it: part/id. */
static void add_texts_of_parts(const struct script *script, size_t depth, struct value *used) {
    struct value parts = value_list();
    script_parts(script, &parts);
    for (size_t i = 0; i < parts.count && depth < chapters_deep; i++)
        add_texts_of_part(parts.items[i].text, script->path, depth, used);
    value_free(&parts);
}

static void add_texts_of_part(const char *name, const char *beside, size_t depth,
                              struct value *used) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes source = {0};
    struct value texts = value_list();
    if (shelf_find(SHELF_FLOWS, name, beside, &path, &fault) &&
        file_read(bytes_string(&path), source_most, &source, &fault)) {
        struct script script = {bytes_string(&path), bytes_string(&source), source.length, NULL};
        script_texts(&script, &texts);
        add_texts_of_parts(&script, depth + 1, used);
    }
    for (size_t i = 0; i < texts.count; i++) {
        struct bytes id = {0};
        bytes_format(&id, "%s/%s", name, texts.items[i].text);
        value_add(used, value_text(id.data, id.length));
        bytes_free(&id);
    }
    value_free(&texts);
    bytes_free(&source);
    bytes_free(&path);
}

/* Adds to `used` the texts of the script at `path` where it takes its words from this bank. */
static void add_texts(const char *path, const char *bank, struct value *used, bool *found) {
    struct fault fault = {0};
    struct bytes source = {0};
    if (file_read(path, source_most, &source, &fault)) {
        struct script script = {path, bytes_string(&source), source.length, NULL};
        char *name = script_says(&script, "bank", NULL, NULL);
        if (name && strcmp(name, bank) == 0) {
            script_texts(&script, used);
            add_texts_of_parts(&script, 0, used);
            *found = true;
        }
        free(name);
    }
    bytes_free(&source);
}

/* A bank may serve several flows: those on the shelf and those that were named. */
static bool texts_that_use(const struct check *check, const struct bank *bank, struct value *used) {
    size_t count = 0;
    bool found = false;
    char **names = shelf_names(SHELF_FLOWS, &count);
    for (size_t i = 0; i < count; i++) {
        struct fault fault = {0};
        struct bytes path = {0};
        if (shelf_find(SHELF_FLOWS, names[i], NULL, &path, &fault))
            add_texts(bytes_string(&path), bank_name(bank), used, &found);
        bytes_free(&path);
    }
    for (size_t i = 0; i < check->flow_count; i++)
        add_texts(check->flows[i].path, bank_name(bank), used, &found);
    for (size_t i = 0; i < check->parts.count; i++)
        add_texts(check->parts.items[i].text, bank_name(bank), used, &found);
    shelf_free_names(names, count);
    return found;
}

/* A bank called NAME-de whose language is de words NAME anew. */
static void compare_languages(struct check *check, const struct bank *bank) {
    struct bytes ending = {0};
    struct bytes original = {0};
    struct bytes path = {0};
    struct fault fault = {0};
    bytes_format(&ending, "-%s", bank_language(bank));
    const char *name = bank_name(bank);
    if (text_ends_with(name, bytes_string(&ending))) {
        bytes_add(&original, name, strlen(name) - ending.length);
        struct bank *first =
            shelf_find(SHELF_BANKS, bytes_string(&original), bank_path(bank), &path, &fault)
                ? bank_open(bytes_string(&path), &fault)
                : NULL;
        if (first) wordings_compare(bank, first, &check->findings);
        bank_free(first);
    }
    bytes_free(&ending);
    bytes_free(&original);
    bytes_free(&path);
}

static void check_name(struct check *check, const struct bank *bank) {
    struct fault fault = {0};
    char *name = shelf_name(SHELF_BANKS, bank_path(bank));
    if (strcmp(name, bank_name(bank)) != 0) {
        fault_at(&fault, bank_path(bank), 1, 1);
        fault_say(&fault, 0, "let `bank:` be the name of its file", "this bank calls itself %s",
                  bank_name(bank));
        checking_find(check, "bank", &fault);
    }
    free(name);
}

void bank_checks(struct check *check) {
    for (size_t i = 0; i < check->banks.count; i++) {
        struct fault ignored = {0};
        struct bank *bank = bank_open(check->banks.items[i].text, &ignored);
        if (!bank) continue; /* what is wrong is said already */
        struct lexicon *lexicon = lexicon_for(check, bank);
        struct value used = value_list();
        check_name(check, bank);
        wordings_check(bank, lexicon, &check->findings);
        if (texts_that_use(check, bank, &used)) wordings_unused(bank, &used, &check->findings);
        compare_languages(check, bank);
        value_free(&used);
        lexicon_free(lexicon);
        bank_free(bank);
    }
}
