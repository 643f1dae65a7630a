/* SPDX-License-Identifier: GPL-3.0-or-later
 * A part's bank is the one that its script names; where it is wrong, it has none, and checking the
 * part says why.
 */
#include "author/banks.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/shelf.h"

#include <stdlib.h>
#include <string.h>

struct part_bank {
    char *part;
    struct bank *bank; /* or NULL */
};

struct banks {
    const struct flow *flow;
    const struct bank *own;
    struct part_bank *items;
    size_t count;
};

struct banks *banks_around(const struct flow *flow, const struct bank *own) {
    struct banks *banks = memory_new(sizeof *banks);
    *banks = (struct banks){.flow = flow, .own = own};
    return banks;
}

void banks_free(struct banks *banks) {
    if (!banks) return;
    for (size_t i = 0; i < banks->count; i++) {
        free(banks->items[i].part);
        bank_free(banks->items[i].bank);
    }
    free(banks->items);
    free(banks);
}

static struct bank *open_bank(const struct script *script) {
    struct fault ignored = {0};
    struct bytes path = {0};
    struct bank *bank = NULL;
    char *name = script_says(script, "bank", NULL, NULL);
    if (name && shelf_find(SHELF_BANKS, name, script->path, &path, &ignored))
        bank = bank_open(bytes_string(&path), &ignored);
    free(name);
    bytes_free(&path);
    return bank;
}

const struct bank *banks_of(struct banks *banks, const char *part) {
    if (!part || !*part) return banks->own;
    for (size_t i = 0; i < banks->count; i++)
        if (strcmp(banks->items[i].part, part) == 0) return banks->items[i].bank;
    const struct bytes *source = flow_source(banks->flow, part);
    if (!source) return NULL;
    struct script script = {flow_path(banks->flow, part), bytes_string(source), source->length,
                            NULL};
    banks->items = memory_resize(banks->items, banks->count + 1, sizeof *banks->items);
    struct part_bank *item = &banks->items[banks->count++];
    *item = (struct part_bank){memory_text(part, strlen(part)), open_bank(&script)};
    return item->bank;
}

const struct bank *banks_wording(struct banks *banks, const char *part, enum wish_kind kind,
                                 const char *id, struct bank_id *found) {
    enum bank_shelf shelf = kind == WISH_DRAW ? BANK_GROUPS : BANK_QUESTIONS;
    if (kind == WISH_SAY) shelf = BANK_LINES;
    return bank_wording(banks->own, banks_of(banks, part), part, shelf, id, found);
}

struct script banks_script(struct banks *banks, const char *part) {
    const char *name = part && *part ? part : NULL;
    const struct bytes *source = flow_source(banks->flow, name);
    struct script script = {.path = flow_path(banks->flow, name), .bank = banks_of(banks, part)};
    if (source) script.text = bytes_string(source);
    if (source) script.length = source->length;
    return script;
}
