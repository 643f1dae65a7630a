/* SPDX-License-Identifier: GPL-3.0-or-later
 * A title is in the script and the line about it in the bank, so both are looked at.
 */
#include "commands/catalogue.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"

#include <stdlib.h>
#include <string.h>

static char *copy(const char *text) {
    return memory_text(text ? text : "", text ? strlen(text) : 0);
}

static bool take_about(struct title *title, const char *bank_name_wanted, const char *flow,
                       struct fault *fault) {
    struct bytes path = {0};
    struct bank *bank = NULL;
    if (bank_name_wanted && shelf_find(SHELF_BANKS, bank_name_wanted, flow, &path, fault))
        bank = bank_open(bytes_string(&path), fault);
    if (bank) title->about = copy(bank_about(bank));
    bool good = bank != NULL;
    bank_free(bank);
    bytes_free(&path);
    return good;
}

static bool take_title(struct title *title, struct flow *jail, struct fault *fault) {
    struct bytes path = {0};
    struct wish wish = {0};
    bool good = shelf_find(SHELF_FLOWS, title->name, NULL, &path, fault) &&
                flow_load(jail, bytes_string(&path), fault) && flow_run(jail, fault) &&
                flow_next(jail, &wish, fault);
    const struct value *listed = value_get(&wish.fill, "listed");
    title->is_part = good && listed && listed->kind == VALUE_BOOL && !listed->truth;
    if (good && !title->is_part) {
        title->title = copy(value_get_text(&wish.fill, "title"));
        title->minutes = (long)value_get_number(&wish.fill, "minutes", 0);
        good = take_about(title, value_get_text(&wish.fill, "bank"), bytes_string(&path), fault);
    }
    wish_free(&wish);
    bytes_free(&path);
    return good;
}

struct title *catalogue_read(struct flow *jail, size_t *count) {
    size_t named = 0;
    char **names = shelf_names(SHELF_FLOWS, &named);
    struct title *titles = memory_new((named + 1) * sizeof *titles);
    *count = 0;
    for (size_t i = 0; i < named; i++) {
        struct fault fault = {0};
        struct title *title = &titles[*count];
        *title = (struct title){.name = names[i]};
        if (!take_title(title, jail, &fault)) {
            struct bytes sentence = {0};
            fault_write(&fault, &sentence);
            title->problem = copy(bytes_string(&sentence));
            bytes_free(&sentence);
        }
        if (title->is_part) {
            free(title->name);
            continue;
        }
        if (!title->title) title->title = copy(names[i]);
        if (!title->about) title->about = copy(NULL);
        ++*count;
    }
    free(names);
    return titles;
}

void catalogue_free(struct title *titles, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(titles[i].name);
        free(titles[i].title);
        free(titles[i].about);
        free(titles[i].problem);
    }
    free(titles);
}
