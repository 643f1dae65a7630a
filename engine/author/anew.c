/* SPDX-License-Identifier: GPL-3.0-or-later
 * An id part/id of a bank is held against the part, and against the walks.
 */
#include "author/anew.h"

#include "base/fault.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Did a walk come to what the bank calls `id`, which is part/id? */
static bool is_led_to(const struct walks *walks, const char *id) {
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        size_t part = strlen(site->part);
        bool here = part && strncmp(id, site->part, part) == 0 && id[part] == '/';
        if (here && site->times && strcmp(id + part + 1, site->id) == 0) return true;
    }
    return false;
}

/* A question of another kind gives the part what it cannot use. */
static void check_kind(struct anew *anew, const struct question *question) {
    const char *slash = strchr(question->id, '/');
    char *part = memory_text(question->id, (size_t)(slash - question->id));
    const struct bank *bank = banks_of(anew->banks, part);
    const struct question *own = bank ? bank_question(bank, slash + 1) : NULL;
    if (own && own->kind != question->kind) {
        struct fault fault = {0};
        fault_at(&fault, bank_path(anew->bank), question->traits.line, question->traits.column);
        fault_say(&fault, 0, "give it the kind that it has in the part",
                  "`%s` is a %s question here, and a %s question in its part", question->id,
                  kind_name(question->kind), kind_name(own->kind));
        findings_add(anew->findings, SEVERITY_ERROR, "kind", &fault);
    }
    free(part);
}

/* An id without a part is the script's own. */
static void look_at(struct anew *anew, const char *id, const struct traits *traits, bool whole) {
    if (!strchr(id, '/')) return;
    bool reached = is_led_to(anew->walks, id);
    anew->places++;
    anew->reached += reached;
    if (reached || !whole) return;
    struct fault fault = {0};
    fault_at(&fault, bank_path(anew->bank), traits->line, traits->column);
    fault_say(&fault, 0, "look at what the part is given, or take it out",
              "no path comes to `%s` (%u walked)", id, anew->walks->walks);
    findings_add(anew->findings, SEVERITY_WARNING, "unreached", &fault);
}

void anew_check(struct anew *anew, bool whole) {
    const struct bank *bank = anew->bank;
    for (size_t i = 0; i < bank_count(bank, BANK_QUESTIONS); i++) {
        const struct question *question = bank_question_at(bank, i);
        if (strchr(question->id, '/')) check_kind(anew, question);
        look_at(anew, question->id, &question->traits, whole);
    }
    for (size_t i = 0; i < bank_count(bank, BANK_GROUPS); i++)
        look_at(anew, bank_group_at(bank, i)->id, &bank_group_at(bank, i)->traits, whole);
    for (size_t i = 0; i < bank_count(bank, BANK_LINES); i++)
        look_at(anew, bank_line_at(bank, i)->id, &bank_line_at(bank, i)->traits, whole);
}
